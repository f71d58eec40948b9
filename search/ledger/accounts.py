"""How much came out of the files, by format and kind of file, and what was wrong with it?"""

from __future__ import annotations

import re
import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from search.ingest import Account
from search.ledger.register import State

TABLE = """
CREATE TABLE accounts (
    file INTEGER, inside TEXT, format TEXT, kind TEXT, files INTEGER,
    articles INTEGER, undated INTEGER, untitled INTEGER, mended INTEGER
);
"""
INDEX = "CREATE INDEX accounts_of_file ON accounts (file);"
_SUMS = "sum(files), sum(articles), sum(undated), sum(untitled), sum(mended)"
_SET_APART = (
    "SELECT file, origin, reason, 0 FROM refused UNION ALL"
    f" SELECT file, origin, CASE state WHEN {State.TWIN:d} THEN '' ELSE ? END, 1 FROM items"
    f" WHERE state IN ({State.TWIN:d}, {State.REFUSED:d}) ORDER BY file"
)
_LINE = re.compile(r", ligne \d+$")
_Key = tuple[str, str]


@dataclass(slots=True)
class Row:
    """What came of the files of one kind that one reader has read.

    ``format``: the name of the reader, empty for files that none knows. ``kind``: how the names of the files end;
    what an archive holds counts under the archive's. ``articles`` are kept, ``duplicates`` are word for word an
    article met before; among both stand those ``undated``, ``untitled`` and ``mended``, as of
    :class:`search.ingest.Account`. ``reasons``: why items were rejected, and how many, most frequent first.
    """

    format: str
    kind: str
    files: int
    articles: int
    undated: int
    untitled: int
    mended: int
    duplicates: int = 0
    rejected: int = 0
    reasons: tuple[tuple[str, int], ...] = ()


def note(db: sqlite3.Connection, accounts: Iterable[tuple[int, Account]]) -> None:
    """Keep accounts, each with the number of its file."""
    db.executemany(
        "INSERT INTO accounts VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            (
                *(file, "" if a.origin == a.file else a.origin, a.format, a.kind, a.files),
                *(a.articles, a.undated, a.untitled, a.mended),
            )
            for file, a in accounts
            if a.items  # an archive has no items of its own, a file that others read in shares none yet
        ),
    )


def rows(db: sqlite3.Connection, taken: str) -> tuple[Row, ...]:
    """Sum up, the most fruitful first; ``taken``: why an article is rejected all of whose ids others have."""
    summed = db.execute(f"SELECT format, kind, {_SUMS} FROM accounts GROUP BY format, kind")
    found = {(row[0], row[1]): Row(*row) for row in summed}
    reasons: dict[_Key, Counter[str]] = {key: Counter() for key in found}
    for key, reason, was_read in _by_reader(db, db.execute(_SET_APART, (taken,))):
        row = found[key]
        row.articles -= was_read
        if reason:
            row.rejected += 1
            reasons[key][general(reason)] += 1
        else:
            row.duplicates += 1
    for key, counted in reasons.items():
        found[key].reasons = tuple(sorted(counted.items(), key=lambda each: (-each[1], each[0])))
    return tuple(sorted(found.values(), key=lambda row: (-row.articles, -row.rejected, row.format, row.kind)))


def general(reason: str) -> str:
    """Give a reason without the line where it was found.

    >>> general("XML invalide, ligne 12")
    'XML invalide'
    """
    return _LINE.sub("", reason)


def _by_reader(db: sqlite3.Connection, items: Iterable[tuple[int, str, str, int]]) -> Iterator[tuple[_Key, str, int]]:
    """Say for each item, in the order of files, by which reader of which kind of file it was read."""
    current, readers = -1, dict[str, _Key]()
    for file, origin, reason, was_read in items:
        if file != current:
            known = db.execute("SELECT inside, format, kind FROM accounts WHERE file = ?", (file,))
            current, readers = file, {inside: (form, kind) for inside, form, kind in known}
        yield readers[next(filter(readers.__contains__, beginnings(origin)))], reason, was_read


def beginnings(origin: str) -> Iterator[str]:
    """Give an origin, what is left of it before each sign that parts a place from a file, and nothing at last."""
    yield origin
    for at in range(len(origin) - 1, 0, -1):
        if origin[at] in ":#!":
            yield origin[:at]
    yield ""
