"""What exactly is asked? Everything that an address can say, and nothing else."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

from search.errors import BadRequest

Sort = Literal["relevance", "recent", "newest", "oldest"]
Match = Literal["auto", "all", "any"]

MOST_PER_PAGE = 100

_SORTS, _MATCHES = get_args(Sort), get_args(Match)


@dataclass(frozen=True, slots=True)
class Question:
    """A question; a change is a new one: ``replace(question, page=2)``.

    ``text`` is in the query language; ``filters`` and ``excluded`` are pairs of a
    field's name and a value exactly as facets give it (several values of one
    field are alternatives); ``since`` and ``until`` are ISO dates, possibly
    partial, both included. ``sort`` empty means relevance where there are words
    to rank by, else newest first; ``recent`` is relevance
    to which recency adds (:mod:`search.query.recency`). ``match``: ``all`` words, ``any`` of them, or
    ``auto``: all of a short question, any of a long one. ``collapse``: of the
    versions of one text, only the one that answers best. ``without_forms``:
    forms, accents or not, that the words of the question do not stand for (``électoral`` for ``élection``).
    """

    text: str = ""
    filters: tuple[tuple[str, str], ...] = ()
    excluded: tuple[tuple[str, str], ...] = ()
    since: str = ""
    until: str = ""
    sort: Sort | Literal[""] = ""
    page: int = 1
    size: int = 10
    match: Match = "auto"
    collapse: bool = False
    without_forms: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if self.page < 1:
            raise BadRequest("La première page est la page 1.")
        if not 1 <= self.size <= MOST_PER_PAGE:
            raise BadRequest(f"Une page compte de 1 à {MOST_PER_PAGE} réponses.")
        if self.sort and self.sort not in _SORTS:
            raise BadRequest(f"Tri inconnu : {self.sort}.", f"Choisir parmi {', '.join(_SORTS)}.")
        if self.match not in _MATCHES:
            raise BadRequest(f"Mode inconnu : {self.match}.", f"Choisir parmi {', '.join(_MATCHES)}.")

    @property
    def offset(self) -> int:
        """How many answers stand before this page."""
        return (self.page - 1) * self.size
