"""What does an engine run? A tree of finished terms, in which the wrong tree cannot be built.

Every text below is a finished term of one field of a :class:`~search.document.Document`
(``[0-9a-z]{1,64}``); an engine compares them and knows no French. Build with the
functions in lower case: they simplify, so that an engine never meets a phrase of
one word, an empty alternative or a lone negation.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

MOST_DEPTH = 32
MOST_LAYOUTS = 600


@dataclass(frozen=True, slots=True)
class Term:
    """Articles whose field holds this term."""

    field: str
    text: str


@dataclass(frozen=True, slots=True)
class AnyOf:
    """Articles whose field holds one of two or more terms, sorted."""

    field: str
    texts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Phrase:
    """Articles whose field holds two or more terms at consecutive positions."""

    field: str
    texts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Prefix:
    """Articles whose field holds a term that begins so; never capped."""

    field: str
    text: str


Part = Term | AnyOf | Phrase


@dataclass(frozen=True, slots=True)
class Near:
    """Articles where each part has a place, the places disjoint and close together.

    With the places in the order of the text, the last one begins at most ``gap``
    positions after the first one's end (its last position). ``ordered``: the
    places stand in the order of ``parts``. All parts are of one field.

    A phrase whose words have alternatives (``"à la gaz*"``) is an ordered Near with
    the least gap: :func:`sequence` builds it. An AnyOf holds at most 1,000 terms; the
    ways of laying the parts out (each part's first position relative to the first)
    number at most :data:`MOST_LAYOUTS`, alternatives not multiplied.
    """

    field: str
    parts: tuple[Part, ...]
    gap: int
    ordered: bool


@dataclass(frozen=True, slots=True)
class Value:
    """Articles one of whose values of a keyword field, or whose ``id``, is exactly one of these."""

    field: str
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Range:
    """Articles whose day (integer YYYYMMDD) lies between two, both included; undated ones never."""

    low: int
    high: int


@dataclass(frozen=True, slots=True)
class And:
    """Two or more conditions, all true."""

    parts: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Or:
    """Two or more conditions, one true."""

    parts: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Not:
    """Every article but these."""

    part: Node


@dataclass(frozen=True, slots=True)
class All:
    """Every article."""


@dataclass(frozen=True, slots=True)
class Nothing:
    """No article."""


Node = Term | AnyOf | Phrase | Prefix | Near | Value | Range | And | Or | Not | All | Nothing


@dataclass(frozen=True, slots=True)
class Scored:
    """One clause of the ranking: an article that matches ``query`` gains points.

    ``weight`` times the BM25 score (k1 = 1.2, b = 0.75) of a Term or a Phrase, or
    with ``constant`` just ``weight``, for any query. A phrase's document frequency
    is taken as its terms' idf summed, as Lucene and tantivy do.
    """

    query: Node
    weight: float
    constant: bool = False


def any_of(field: str, texts: Iterable[str]) -> Term | AnyOf | Nothing:
    """Build the alternative of some terms: nothing, a term, or several sorted."""
    found = tuple(sorted(set(texts)))
    if not found:
        return Nothing()
    return Term(field, found[0]) if len(found) == 1 else AnyOf(field, found)


def phrase(field: str, texts: Iterable[str]) -> Term | Phrase | Nothing:
    """Build a phrase: of one word it is a term, of none it is nothing."""
    found = tuple(texts)
    if not found:
        return Nothing()
    return Term(field, found[0]) if len(found) == 1 else Phrase(field, found)


def length(part: Part) -> int:
    """Count the positions that a part takes."""
    return len(part.texts) if isinstance(part, Phrase) else 1


def sequence(field: str, slots: Iterable[tuple[str, ...]]) -> Term | AnyOf | Phrase | Near | Nothing:
    """Build a phrase each of whose places has alternatives; a place with none finds nothing."""
    places = tuple(tuple(sorted(set(slot))) for slot in slots)
    if not places or not all(places):
        return Nothing()
    if all(len(place) == 1 for place in places):
        return phrase(field, (place[0] for place in places))
    parts: list[Part] = []
    for fixed, run in groupby(places, key=lambda place: len(place) == 1):
        if fixed:
            texts = tuple(place[0] for place in run)
            parts.append(Term(field, texts[0]) if len(texts) == 1 else Phrase(field, texts))
        else:
            parts.extend(AnyOf(field, place) for place in run)
    if len(parts) == 1 and isinstance(parts[0], AnyOf):
        return parts[0]
    return Near(field, tuple(parts), 1 + sum(map(length, parts[1:-1])), ordered=True)


def all_of(parts: Iterable[Node]) -> Node:
    """Join conditions by AND: flat, without repetition; of none, everything."""
    flat: dict[Node, None] = {}
    for part in parts:
        for each in part.parts if isinstance(part, And) else (part,):
            flat[each] = None
    flat.pop(All(), None)
    if Nothing() in flat:
        return Nothing()
    if not flat:
        return All()
    return next(iter(flat)) if len(flat) == 1 else And(tuple(flat))


def one_of(parts: Iterable[Node]) -> Node:
    """Join conditions by OR: flat, without repetition; of none, nothing."""
    flat: dict[Node, None] = {}
    for part in parts:
        for each in part.parts if isinstance(part, Or) else (part,):
            flat[each] = None
    flat.pop(Nothing(), None)
    if All() in flat:
        return All()
    if not flat:
        return Nothing()
    return next(iter(flat)) if len(flat) == 1 else Or(tuple(flat))


def negate(part: Node) -> Node:
    """Build everything but ``part``; twice is not at all."""
    match part:
        case All():
            return Nothing()
        case Nothing():
            return All()
        case Not(inner):
            return inner
        case _:
            return Not(part)
