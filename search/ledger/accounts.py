"""What came out of the files, by format and kind of file?"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable

from search.ingest import Account
from search.ledger.register import State

TABLE = """
CREATE TABLE accounts (
    file INTEGER, format TEXT, kind TEXT, files INTEGER, articles INTEGER,
    undated INTEGER, untitled INTEGER, mended INTEGER, reasons TEXT, encodings TEXT
);
"""
INDEX = "CREATE INDEX accounts_of_file ON accounts (file);"


def note(db: sqlite3.Connection, accounts: Iterable[tuple[int, Account]]) -> None:
    """Keep accounts, each with the number of its file."""
    db.executemany(
        "INSERT INTO accounts VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            (
                *(file, a.format, a.kind, a.files, a.articles, a.undated, a.untitled, a.mended),
                *(json.dumps(counted) if counted else "" for counted in (a.reasons, a.encodings)),
            )
            for file, a in accounts
        ),
    )


def summed(db: sqlite3.Connection) -> tuple[tuple[Account, int], ...]:
    """Give one account for each format and kind of file, with how many of its articles are twins of others.

    A file of several formats, an archive, has its twins counted with its first.
    """
    found: dict[tuple[str, str], Account] = {}
    first: dict[int, tuple[str, str]] = {}
    for file, format, kind, *numbers, reasons, encodings in db.execute("SELECT * FROM accounts ORDER BY rowid"):
        first.setdefault(file, (format, kind))
        each = found.setdefault((format, kind), Account(kind=kind, format=format, files=0))
        for name, number in zip(("files", "articles", "undated", "untitled", "mended"), numbers, strict=True):
            setattr(each, name, getattr(each, name) + number)
        each.reasons.update(json.loads(reasons or "{}"))
        each.encodings.update(json.loads(encodings or "{}"))
    twins = dict.fromkeys(found, 0)
    counted = f"SELECT file, count(*) FROM items WHERE state = {State.TWIN:d} GROUP BY file"
    for file, number in db.execute(counted):
        if file in first:
            twins[first[file]] += number
    return tuple((found[key], twins[key]) for key in sorted(found))
