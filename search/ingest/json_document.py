"""Which articles are in this one JSON document?"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from itertools import count

from search.article import Article, Rejected
from search.ingest.jsonl import NOT_JSON
from search.ingest.opened import WHOLE, Format, Opened
from search.ingest.record import articles

_OPENING = re.compile(r'\{\s*["}]|\[\s*[\[{"\]]')
_BETWEEN = re.compile(r"[\s,]*")
_decoder = json.JSONDecoder(strict=False)


def looks(head: str) -> bool:
    """Tell whether a text opens as an object or as a list of objects."""
    return _OPENING.match(head) is not None


def read(opened: Opened) -> Iterator[Article | Rejected]:
    """Read a list item by item, so that its size does not matter; anything else as a whole."""
    pieces = opened.pieces()
    head = next(pieces, "").lstrip()
    if head.startswith("["):
        yield from _items(head[1:], pieces, opened)
        return
    parts, size = [head], len(head)
    for piece in pieces:
        parts.append(piece)
        size += len(piece)
        if size > WHOLE:
            yield Rejected(opened.origin, "document JSON de plus de 64 Mo")
            return
    try:
        value = _decoder.decode("".join(parts).strip())
    except (ValueError, RecursionError):
        yield Rejected(opened.origin, NOT_JSON)
        return
    yield from articles(value, opened.origin, opened.columns)


def _items(text: str, pieces: Iterator[str], opened: Opened) -> Iterator[Article | Rejected]:
    """Read the items of a list one after the other: a break costs only what follows it."""
    at = 0
    for number in count(1):
        value: object = None
        while True:
            at = _end(_BETWEEN.match(text, at), at)
            try:
                if text[at : at + 1] == "]":
                    return
                value, at = _decoder.raw_decode(text, at)
                break
            except (ValueError, RecursionError):
                # The item may go on in what is not read yet: read as much again, so that the cost stays linear.
                more = _more(pieces, max(len(text) - at, 1)) if len(text) - at < WHOLE else ""
                if not more:
                    yield Rejected(f"{opened.origin}:{number}", NOT_JSON)
                    return
                text, at = text[at:] + more, 0
        yield from articles(value, f"{opened.origin}:{number}", opened.columns)


def _more(pieces: Iterator[str], size: int) -> str:
    parts: list[str] = []
    while size > 0 and (piece := next(pieces, "")):
        parts.append(piece)
        size -= len(piece)
    return "".join(parts)


def _end(match: re.Match[str] | None, at: int) -> int:
    return match.end() if match else at


FORMAT = Format(
    name="json",
    label="JSON",
    help="une liste d’articles, seule ou dans un objet, mêmes noms de champs",
    suffixes=(".json",),
    looks=looks,
    read=read,
)
