"""What must an engine do? The one door between the library and whatever keeps the terms.

An engine's module has a ``NAME``, and functions ``installed() -> bool``,
``version() -> str``, ``create(folder) -> Writer``, ``open_(folder) -> Reader``.
It knows :class:`~search.document.Document` and the tree of
:mod:`search.query.terms`, and raises only our own errors.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple, Protocol

from search.document import Document
from search.query.terms import Node, Scored
from search.question import Sort


@dataclass(frozen=True, slots=True)
class Request:
    """What is asked of an engine.

    ``query`` says which articles match; it gives no points. ``rank`` is the sum
    that orders them when ``sort`` is ``relevance``. Order: score rounded to six
    digits, highest first, then newest first, undated last, then the digest of
    the id (:func:`~search.document.order_keys`). ``facets``: keyword fields whose
    values are to be counted over all matches.
    """

    query: Node
    rank: tuple[Scored, ...] = ()
    sort: Sort = "relevance"
    offset: int = 0
    limit: int = 10
    facets: tuple[str, ...] = ()


class Row(NamedTuple):
    """One article found: its id, its score (0 where not asked), what :func:`search.document.pack` wrote."""

    id: str
    score: float
    stored: bytes


@dataclass(frozen=True, slots=True)
class Found:
    """What an engine answers: exact total, one page of rows, exact counts, most frequent first then by value."""

    total: int
    rows: tuple[Row, ...]
    facets: Mapping[str, tuple[tuple[str, int], ...]] = field(default_factory=dict)


class Reader(Protocol):
    """An engine's index, open for reading; safe to be used by several threads at once."""

    def search(self, request: Request) -> Found:
        """Answer one request; an offset beyond the end gives no rows, a limit of 0 only counts."""

    def scan(self, query: Node) -> Iterator[Row]:
        """Walk every match, without a cap, in an order that is the engine's own."""

    def fetch(self, id: str) -> bytes | None:
        """Give one article as stored, or nothing."""

    def count(self, query: Node) -> int:
        """Count the matches, exactly."""

    def close(self) -> None:
        """Release files; a second call does nothing."""


class Writer(Protocol):
    """An engine's index, open for writing by one thread; nothing is visible before ``commit``."""

    def add(self, documents: Iterable[Document]) -> None:
        """Add documents whose ids are not in the index."""

    def remove(self, ids: Iterable[str]) -> None:
        """Remove the articles of these ids; unknown ones are no error."""

    def commit(self) -> None:
        """Write all out and end the writing."""

    def close(self) -> None:
        """Give up what is not committed and release files; a second call does nothing."""
