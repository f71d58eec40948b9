"""What must an engine do? The one door between the library and whatever keeps the terms.

An engine's module has two functions, ``create(folder) -> Writer`` and
``open_(folder) -> Reader``, and a line in :data:`search.engines.ENGINES`. It
knows :class:`~search.document.Document` and the tree of
:mod:`search.query.terms`, and raises only our own errors. Texts and values are
well-formed Unicode: readers of sources leave no half of a surrogate pair.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal, NamedTuple, Protocol

from search.document import Document
from search.errors import BadRequest
from search.fields import FIELDS
from search.query.terms import MOST_DEPTH, And, Node, Not, Or, Scored

_TEXTS = tuple(each.name for each in FIELDS if each.kind == "text")
_NAMES = tuple(each.name for each in FIELDS if each.kind == "name")

TEXTS: tuple[str, ...] = (*_TEXTS, *(f"{name}_stem" for name in _TEXTS), *_NAMES, "exact")
"""The fields of :attr:`Document.texts`; positions count in all but ``exact``."""

KEYWORDS: tuple[str, ...] = tuple(each.name for each in FIELDS if each.kind in ("name", "keyword"))
"""The fields of :attr:`Document.keywords`."""

VALUES: tuple[str, ...] = ("id", *KEYWORDS)
"""The fields that a :class:`~search.query.terms.Value` may ask."""


Order = Literal["relevance", "newest", "oldest"]


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
    sort: Order = "relevance"
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


def checked(request: Request) -> Request:
    """Give the request back, or raise BadRequest before an engine is hurt by it.

    Depth kills tantivy's process by its stack, beyond any ``except``; fields that
    it does not know are counted by it in silence.
    """
    for each in (request.query, *(scored.query for scored in request.rank)):
        check_depth(each)
    if request.offset < 0 or request.limit < 0:
        raise BadRequest("On ne compte pas les réponses à partir d’un nombre négatif.")
    if unknown := set(request.facets).difference(KEYWORDS):
        raise BadRequest(f"Facettes inconnues : {', '.join(sorted(unknown))}.", f"Choisir parmi {', '.join(KEYWORDS)}.")
    return request


def check_depth(node: Node) -> None:
    """Raise BadRequest where a tree is deeper than an engine may be given."""
    level: list[Node] = [node]
    for _ in range(MOST_DEPTH):
        level = [part for each in level for part in _under(each)]
        if not level:
            return
    raise BadRequest("La question est trop imbriquée.", f"Au plus {MOST_DEPTH} niveaux de parenthèses.")


def _under(node: Node) -> tuple[Node, ...]:
    match node:
        case And(parts) | Or(parts):
            return parts
        case Not(part):
            return (part,)
        case _:
            return ()


def ranked(counts: Mapping[str, int]) -> tuple[tuple[str, int], ...]:
    """Put the counts of a facet in their order: most frequent first, then by value."""
    return tuple(sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])))
