"""What changes in an index when some files give something else than they gave?

Which item is an article, under which id, depends on what stands before it in the
order of the sources: so all items that share an id with one that has come or gone
are placed anew, as a rebuild would place them. Nothing else can change.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from search.ledger.register import Placed, Register, State
from search.ledger.table import Ledger

_TABLES = """
CREATE TEMP TABLE former (id TEXT PRIMARY KEY, mark INTEGER) WITHOUT ROWID;
CREATE TEMP TABLE touched (key TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TEMP TABLE fresh (file INTEGER PRIMARY KEY);
"""
_ARTICLES = f"state IN ({State.GIVEN:d}, {State.OWN:d})"
_STANDS = "EXISTS (SELECT 1 FROM items WHERE items.id = former.id AND items.mark = former.mark AND state IN (1, 2))"
_TOUCH = "INSERT OR IGNORE INTO touched SELECT {0} FROM items WHERE file = ? UNION SELECT {1} FROM items WHERE file = ?"


class Changes:
    """Files are forgotten, or read anew; then :meth:`settle` says what comes of it."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self._db = ledger.db
        for statement in filter(str.strip, _TABLES.split(";")):
            self._db.execute(statement)

    def forget(self, file: int, *, gone: bool) -> None:
        """Take away all that a file gave, and the file where it has gone."""
        self._touch(file)
        self._db.execute(
            f"INSERT OR IGNORE INTO former SELECT id, mark FROM items WHERE file = ? AND {_ARTICLES}",
            (file,),
        )
        for table in ("items", "refused", "accounts"):
            self._db.execute(f"DELETE FROM {table} WHERE file = ?", (file,))
        if gone:
            self._db.execute("DELETE FROM files WHERE number = ?", (file,))

    def settle(self, fresh: Iterable[int]) -> dict[int, set[int]]:
        """Place the items of the files read anew, and all that depend on them.

        Give what must be read again though its file has not changed: the ranks of articles, by file.
        """
        for file in fresh:
            self._db.execute("INSERT INTO fresh VALUES (?)", (file,))
            self._touch(file)
        self._spread()
        register = Register()
        again: dict[int, set[int]] = {}
        for row, file, rank, given, own, state, id, is_fresh in list(self._component()):
            placed = register.place(given, own)
            if placed == (state, id):
                continue
            if state in (State.GIVEN, State.OWN):
                self._db.execute("INSERT OR IGNORE INTO former SELECT id, mark FROM items WHERE rowid = ?", (row,))
            self._db.execute("UPDATE items SET state = ?, id = ? WHERE rowid = ?", (*placed, row))
            if not is_fresh and placed.state in (State.GIVEN, State.OWN):
                again.setdefault(file, set()).add(rank)
        return again

    def removed(self) -> Iterator[str]:
        """Give the ids of the articles that are no more, or not as they were."""
        return (id for (id,) in self._db.execute(f"SELECT id FROM former WHERE NOT {_STANDS}"))

    def placed(self, file: int, rank: int) -> Placed:
        """Say what has become of an item."""
        query = "SELECT state, id FROM items WHERE file = ? AND rank = ?"
        return Placed(*self._db.execute(query, (file, rank)).fetchone())

    def stood(self, id: str, mark: int) -> bool:
        """Tell whether this very article was there before, under this id."""
        query = "SELECT 1 FROM former WHERE id = ? AND mark = ?"
        return self._db.execute(query, (id, mark)).fetchone() is not None

    def _touch(self, file: int) -> None:
        self._db.execute(_TOUCH.format("given", "own"), (file, file))

    def _spread(self) -> None:
        """Reach all ids that a touched one may push to another item, or take from it."""
        before = -1
        while before < (before := self._db.execute("SELECT count(*) FROM touched").fetchone()[0]):
            for one, other in (("given", "own"), ("own", "given")):
                self._db.execute(
                    f"INSERT OR IGNORE INTO touched SELECT {other} FROM touched CROSS JOIN items ON items.{one} = key"
                )

    def _component(self) -> Iterator[tuple[int, int, int, str, str, int | None, str | None, bool]]:
        """Give the items that have a touched id, in order."""
        both = "SELECT items.rowid FROM touched CROSS JOIN items ON items.{} = touched.key"
        return self._db.execute(
            "SELECT items.rowid, items.file, rank, given, own, state, id, fresh.file IS NOT NULL"
            " FROM items JOIN files ON files.number = items.file LEFT JOIN fresh ON fresh.file = items.file"
            f" WHERE items.rowid IN ({both.format('given')} UNION {both.format('own')}) ORDER BY files.key, rank"
        )
