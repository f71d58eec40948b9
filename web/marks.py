"""How does a reader go from one marked word of an article to the next? Each mark has a number, in reading order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import count

from search import Marked
from web.filters import paragraphs

Numbered = tuple[tuple[str, int], ...]
"""A text cut in pieces, each with the number of its mark, from 1; 0 where it is not marked."""


@dataclass(frozen=True, slots=True)
class Steps:
    """The texts of an article by paragraphs, and how many marks they hold."""

    title: Numbered
    lead: tuple[Numbered, ...]
    body: tuple[Numbered, ...]
    total: int


def steps(marked: Marked, *, lead: bool) -> Steps:
    """Number the marks of an article; ``lead`` is false where the body repeats it, and it is not shown."""
    numbers = count(1)
    title = _numbered(marked.title, numbers)
    first = tuple(_numbered(each, numbers) for each in paragraphs(marked.lead)) if lead else ()
    body = tuple(_numbered(each, numbers) for each in paragraphs(marked.body))
    return Steps(title, first, body, next(numbers) - 1)


def _numbered(pieces: Iterable[tuple[str, bool]], numbers: Iterator[int]) -> Numbered:
    return tuple((text, next(numbers) if marked else 0) for text, marked in pieces)
