"""Which articles stand before and after this one in the answer that the reader came from?"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from search import BadRequest, Hit, Library, Question
from web.urls import Argument

RANK = "rank"
"""What an address calls the place of an article in the answer to its question, from 1."""

_NUMBER = re.compile(r"[1-9][0-9]{0,8}")


@dataclass(frozen=True, slots=True)
class Neighbours:
    """The place of an article in an answer of ``total`` articles, and those beside it where there are some."""

    question: Question
    rank: int
    total: int
    before: Hit | None
    after: Hit | None

    @property
    def page(self) -> int:
        """The page of answers on which the article stands."""
        return (self.rank - 1) // self.question.size + 1


def rank_of(arguments: Iterable[Argument]) -> int:
    """Read the rank that an address says, 0 where it says none. Raises BadRequest."""
    said = next((value for name, value in arguments if name == RANK), "")
    if said and not _NUMBER.fullmatch(said):
        raise BadRequest(f"« {RANK} » doit être un nombre entier, à partir de 1.", f"Par exemple : {RANK}=1.")
    return int(said or 0)


def neighbours(library: Library, question: Question, rank: int, id: str) -> Neighbours | None:
    """Give an article's neighbours in an answer; nothing where the index has changed and it stands elsewhere now."""
    if not rank:
        return None
    first, size = _window(rank)
    page = library.search(replace(question, page=first // size + 1, size=size), facets=())
    here = rank - 1 - first
    if here >= len(page.hits) or page.hits[here].article.id != id:
        return None
    around = dict(enumerate(page.hits))
    total = page.total + page.partial
    return Neighbours(question, rank, total, around.get(here - 1), around.get(here + 1))


def _window(rank: int) -> tuple[int, int]:
    """Give the offset and the size of the smallest page that holds the rank, and those before and after it."""
    last = rank  # offsets count from 0: this is the one after
    size = next(size for size in range(2, last + 2) if max(last - 2, 0) // size == last // size)
    return last // size * size, size
