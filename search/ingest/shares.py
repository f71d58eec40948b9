"""How is one big file of JSON Lines read by several processes? In shares of its lines, cut by the one that opens it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

from search.article import Article, Rejected
from search.ingest.account import Account, Listen, kind_of, unheard
from search.ingest.jsonl import FORMAT, read_lines
from search.ingest.names import Columns
from search.ingest.opened import Opened


@dataclass(frozen=True, slots=True)
class Share:
    """Some lines of a file, the number of the first, and how many bytes of the file have been read so far."""

    file: str
    origin: str
    first: int
    lines: tuple[bytes | None, ...]
    consumed: int
    columns: Columns = ()

    def read(self, listen: Listen = unheard) -> Iterator[Article | Rejected]:
        """Give the articles of these lines."""
        account = Account(self.file, self.origin, kind_of(self.file), FORMAT.name, files=int(self.first == 1))
        for item in read_lines(self.lines, self.origin, account, self.columns, self.first):
            account.add(item)
            yield item
        listen(account)


def cut(opened: Opened, file: BinaryIO, size: int) -> Iterator[Share]:
    """Cut the lines of an open file in shares of ``size`` bytes, or one line where it is longer.

    A file that breaks in its middle gives the lines before the break, then raises.
    """
    held: list[bytes | None] = []
    held_size, first = 0, 1
    try:
        for line in opened.lines():
            held.append(line)
            held_size += len(line or b"")
            if held_size >= size:
                yield Share(opened.account.file, opened.origin, first, tuple(held), file.tell(), opened.columns)
                first += len(held)
                held, held_size = [], 0
    except Exception:
        if held:
            yield Share(opened.account.file, opened.origin, first, tuple(held), file.tell(), opened.columns)
        raise
    if held:
        yield Share(opened.account.file, opened.origin, first, tuple(held), file.tell(), opened.columns)
