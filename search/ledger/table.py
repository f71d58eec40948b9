"""How is what was read kept, file by file and item by item?"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple, Self

from search.article import Rejected
from search.errors import IndexDamaged, IndexProblem
from search.ingest import Account
from search.ledger import accounts
from search.ledger.register import Placed, State
from search.ledger.sources import Source, Sources
from search.ledger.stamps import Stamp

_TABLES = f"""
CREATE TABLE sources (rank INTEGER PRIMARY KEY, source TEXT);
CREATE TABLE files (number INTEGER PRIMARY KEY, key BLOB UNIQUE, stamps TEXT);
CREATE TABLE refused (file INTEGER, rank INTEGER, origin TEXT, reason TEXT, PRIMARY KEY (file, rank)) WITHOUT ROWID;
CREATE TABLE items (
    file INTEGER, rank INTEGER, given TEXT, own TEXT, mark INTEGER, origin TEXT,
    day INTEGER, moment INTEGER, heading BLOB, sketch BLOB, state INTEGER, id TEXT
);
{accounts.TABLE}
"""
_INDEXES = f"""
{accounts.INDEX}
CREATE UNIQUE INDEX items_of_file ON items (file, rank);
CREATE INDEX items_given ON items (given);
CREATE INDEX items_own ON items (own);
CREATE INDEX items_id ON items (id);
"""
_ARTICLES = f"state IN ({State.GIVEN:d}, {State.OWN:d})"
_IN_ORDER = "FROM files CROSS JOIN items ON items.file = files.number"
_TAKEN = "identifiant déjà pris par un autre article"
_REASONS = 1000
_OTHERS = "autres raisons"


class Item(NamedTuple):
    """What is kept of an article that a file gave.

    ``rank``: its place among those of its file. ``given``: its id; ``own``: the one that it would have by all that
    it says. ``mark`` changes where anything in it does. ``heading``: see :func:`search.lexicon.heading`.
    ``moment`` and ``sketch``: see :class:`search.document.Document`.
    """

    file: int
    rank: int
    given: str
    own: str
    mark: int
    origin: str
    day: int
    moment: int
    heading: bytes
    sketch: bytes


@dataclass(frozen=True, slots=True)
class Total:
    """What all files gave together. ``duplicates``: items that are word for word an article met before.

    ``reasons``: why items were rejected and how many, most frequent first. ``first`` and ``last``: integer days, 0
    where nothing is dated.
    """

    articles: int
    duplicates: int
    rejected: int
    renamed: int
    reasons: tuple[tuple[str, int], ...]
    first: int
    last: int


class Ledger:
    """The ledger of a generation in the making; for one thread."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self.db = db
        self._open = True
        rows = db.execute("SELECT rank, source FROM sources")
        self.sources = Sources({rank: Source(*json.loads(source)) for rank, source in rows})

    @classmethod
    def create(cls, path: Path) -> Self:
        """Begin a new one."""
        db = _connect(path)
        db.executescript(_TABLES)
        db.execute("BEGIN")
        return cls(db)

    @classmethod
    def open(cls, path: Path) -> Self:
        """Go on with one that was closed."""
        db = _connect(path)
        db.execute("BEGIN")
        return cls(db)

    def add_file(self, key: bytes) -> int:
        """Add a file by its key, or find it; give its number."""
        known = self.db.execute("SELECT number FROM files WHERE key = ?", (key,)).fetchone()
        return int(known[0]) if known else self.db.execute("INSERT INTO files (key) VALUES (?)", (key,)).lastrowid or 0

    def stamp(self, number: int, stamps: Iterable[Stamp]) -> None:
        """Write down what a file, and those that it speaks for, looked like when it was read."""
        self.db.execute("UPDATE files SET stamps = ? WHERE number = ?", (json.dumps(list(stamps)), number))

    def key(self, number: int) -> bytes:
        """Give the key of a file."""
        return bytes(self.db.execute("SELECT key FROM files WHERE number = ?", (number,)).fetchone()[0])

    def files(self) -> Iterator[tuple[bytes, int, tuple[Stamp, ...]]]:
        """Give all files in order: key, number, stamps."""
        for key, number, stamps in self.db.execute("SELECT key, number, stamps FROM files ORDER BY key"):
            yield key, number, tuple(Stamp(*each) for each in json.loads(stamps))

    def add(self, items: Iterable[tuple[Item, Placed | None]]) -> None:
        """Add items, each with what has become of it where that is known yet."""
        rows = ((*item, *(placed or (None, None))) for item, placed in items)
        self.db.executemany("INSERT INTO items VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", rows)

    def refuse(self, items: Iterable[tuple[int, int, Rejected]]) -> None:
        """Add what a file gave that is no article: the file, the rank among these of the file, and why."""
        rows = ((file, rank, each.origin, each.reason) for file, rank, each in items)
        self.db.executemany("INSERT INTO refused VALUES (?, ?, ?, ?)", rows)

    def account(self, several: Iterable[tuple[int, Account]]) -> None:
        """Add accounts of what was read, each with the number of its file."""
        accounts.note(self.db, several)

    def rows(self) -> tuple[accounts.Row, ...]:
        """Sum up by format and kind of file."""
        return accounts.rows(self.db, _TAKEN)

    def renew(self, item: Item) -> Placed | None:
        """Write down an item that was read again; give what has become of it, nothing where it is another one."""
        row = self.db.execute(
            "UPDATE items SET mark = ?, origin = ? WHERE file = ? AND rank = ? AND given = ? AND own = ?"
            " RETURNING state, id",
            (item.mark, item.origin, item.file, item.rank, item.given, item.own),
        ).fetchone()
        return Placed(*row) if row else None

    def complete(self) -> None:
        """All is added to a new one: prepare for what is asked of it."""
        self.db.executescript(_INDEXES)
        self.db.execute("BEGIN")

    def total(self) -> Total:
        """Sum up."""
        states: dict[int, int] = dict(self.db.execute("SELECT state, count(*) FROM items GROUP BY state"))
        given, own, twins, taken = (states.get(state, 0) for state in State)
        counted = list(self.db.execute("SELECT reason, count(*) FROM refused GROUP BY reason"))
        reasons = sorted([*counted, *([(_TAKEN, taken)] if taken else [])], key=lambda each: (-each[1], each[0]))
        others = sum(count for _, count in reasons[_REASONS:])
        days = f"SELECT min(day), max(day) FROM items WHERE day > 0 AND {_ARTICLES}"
        first, last = self.db.execute(days).fetchone()
        return Total(
            articles=given + own,
            duplicates=twins,
            rejected=sum(count for _, count in reasons),
            renamed=own,
            reasons=(*reasons[:_REASONS], *([(_OTHERS, others)] if others else [])),
            first=first or 0,
            last=last or 0,
        )

    def refused(self) -> Iterator[tuple[str, Rejected]]:
        """Give what is no article, with the path of its file, file by file in order."""
        query = (
            "SELECT key, 0, rank, stamps, origin, reason FROM files CROSS JOIN refused ON file = number"
            f" UNION ALL SELECT key, 1, rank, stamps, origin, '{_TAKEN}' {_IN_ORDER} WHERE state = {State.REFUSED:d}"
            " ORDER BY 1, 2, 3"
        )
        for *_, stamps, origin, reason in self.db.execute(query):
            yield json.loads(stamps)[0][0], Rejected(origin, reason)

    def kin(self) -> Iterator[tuple[str, int, bytes]]:
        """Give id, moment and sketch of the articles, in order."""
        return self.db.execute(f"SELECT id, moment, sketch {_IN_ORDER} WHERE {_ARTICLES} ORDER BY key, rank")

    def headings(self) -> Iterator[tuple[bytes, int]]:
        """Give heading and day of the articles."""
        return self.db.execute(f"SELECT heading, day FROM items WHERE {_ARTICLES} AND heading > x''")

    def close(self) -> None:
        """Write all out; a second call does nothing."""
        if self._open:
            self._open = False
            self.db.execute("DELETE FROM sources")
            rows = ((rank, json.dumps((source.named, source.place))) for rank, source in self.sources.all.items())
            self.db.executemany("INSERT INTO sources VALUES (?, ?)", rows)
            self.db.execute("COMMIT")
            self.db.close()


@contextmanager
def unchanging(path: Path) -> Iterator[Ledger]:
    """Read a ledger that nobody changes any more, though somebody may have it open."""
    with closing(_immutable(path)) as db:
        yield Ledger(db)


@contextmanager
def door() -> Iterator[None]:
    """Let SQLite's errors out as ours."""
    try:
        yield
    except sqlite3.Error as error:
        raise IndexProblem(
            f"Le registre des fichiers n’a pu être écrit ({error}) ; l’ancien index reste en vigueur.",
            "Vérifier la place libre.",
        ) from error


def twins(path: Path, id: str) -> tuple[str, ...]:
    """Give the other places where an article was read, word for word the same. Raises IndexDamaged."""
    query = f"SELECT origin {_IN_ORDER} WHERE id = ? AND state = {State.TWIN:d} ORDER BY key, rank"
    query = query.replace("files CROSS JOIN items", "items CROSS JOIN files")  # from the few to their files
    try:
        with closing(_immutable(path)) as db:
            return tuple(origin for (origin,) in db.execute(query, (id,)))
    except sqlite3.Error as error:
        raise IndexDamaged("Le registre des fichiers de l’index est illisible.", "manchette rebuild SOURCE…") from error


def _immutable(path: Path) -> sqlite3.Connection:
    return sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True)


def _connect(path: Path) -> sqlite3.Connection:
    db = sqlite3.connect(path, isolation_level=None)
    # Nothing is kept for a crash: what is not published is rubbish, and the store syncs what is.
    db.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -32000;")
    return db
