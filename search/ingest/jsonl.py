"""Which articles are in these lines of JSON?"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from search.article import Article, Rejected
from search.ingest.account import Account
from search.ingest.encoding import decode_line
from search.ingest.names import Columns
from search.ingest.opened import Format, Opened
from search.ingest.record import articles

NOT_JSON = "JSON invalide"
TOO_LONG = "ligne de plus de 64 Mo"
# Lenient about raw control signs in strings: exports leave tabs in them.
_decode = json.JSONDecoder(strict=False).decode


def looks(head: str) -> bool:
    """Tell whether one of the first lines is an object of its own, or is so long that its end is not seen."""
    if not head.startswith("{"):
        return False
    lines = head.split("\n", 4)
    return len(lines) == 1 or any(map(_is_object, lines[:4]))


def read(opened: Opened) -> Iterator[Article | Rejected]:
    """Read each line as a record; what is not one is refused with its number."""
    return read_lines(opened.lines(), opened.origin, opened.account, opened.columns)


def read_lines(
    lines: Iterable[bytes | None], path: str, account: Account, columns: Columns = (), first: int = 1
) -> Iterator[Article | Rejected]:
    """Read some of a file's lines, in UTF-8, of which the first has this number; ``None`` is one over 64 MB."""
    for number, line in enumerate(lines, start=first):
        origin = f"{path}:{number}"
        if line is None:
            yield Rejected(origin, TOO_LONG)
        elif line and not line.isspace():
            try:
                value = _decode(decode_line(line, account))
            except (ValueError, RecursionError):
                yield Rejected(origin, NOT_JSON)
            else:
                yield from articles(value, origin, columns)


def _is_object(line: str) -> bool:
    try:
        return isinstance(_decode(line), dict)
    except (ValueError, RecursionError):
        return False


FORMAT = Format(
    name="jsonl",
    label="JSON Lines",
    help="un article par ligne, noms de champs français ou anglais",
    suffixes=(".jsonl", ".ndjson", ".jsonlines"),
    looks=looks,
    read=read,
)
