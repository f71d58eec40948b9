"""Does this document match? The plain truth of a terms tree, which every engine must agree with.

Written to be evidently right, not fast: engines are held to it by tests, and the
``memory`` engine is nothing else.
"""

from __future__ import annotations

from bisect import bisect_right
from typing import assert_never

from search.document import Document
from search.query.terms import (
    All,
    And,
    AnyOf,
    Near,
    Node,
    Not,
    Nothing,
    Or,
    Part,
    Phrase,
    Prefix,
    Range,
    Term,
    Value,
)


def matches(node: Node, document: Document) -> bool:
    """Tell whether a document is one of those that ``node`` describes."""
    match node:
        case Term() | AnyOf() | Phrase():
            return bool(_places(node, _terms(document, node.field)))
        case Prefix(field, text):
            return any(term.startswith(text) for term in _terms(document, field))
        case Near():
            return near(node, _terms(document, node.field))
        case Value(field, values):
            return not set(values).isdisjoint(document.keywords.get(field, ()))
        case Range(low, high):
            return document.day > 0 and low <= document.day <= high
        case And(parts):
            return all(matches(part, document) for part in parts)
        case Or(parts):
            return any(matches(part, document) for part in parts)
        case Not(part):
            return not matches(part, document)
        case All() | Nothing():
            return isinstance(node, All)
        case _:
            assert_never(node)


def occurrences(part: Part, document: Document) -> int:
    """Count the places of a term or a phrase in its field: the frequency that BM25 wants."""
    return len(_places(part, _terms(document, part.field)))


def near(node: Near, terms: list[str]) -> bool:
    """Tell whether the parts of ``node`` stand close together in ``terms``, the terms of its field in order."""
    return close([_places(part, terms) for part in node.parts], [_length(part) for part in node.parts], node)


def close(places: list[list[int]], lengths: list[int], node: Near) -> bool:
    """Tell whether one place of each part can be chosen, disjoint and within the gap.

    ``places``: for each part the positions where it begins, ascending; ``lengths``:
    how many positions each of its places covers. A part's places all have one
    length, so the earliest that fits is always the best: from each first place,
    the least last position is kept for every set of parts already placed.
    """
    if not all(places):
        return False
    every = range(len(places))
    for first in every[:1] if node.ordered else every:
        for start in places[first]:
            end = start + lengths[first] - 1
            if _fits(places, lengths, node.ordered, {1 << first: end}, end + node.gap):
                return True
    return False


def _fits(places: list[list[int]], lengths: list[int], ordered: bool, ends: dict[int, int], limit: int) -> bool:
    """Extend the sets of placed parts (a bit each, with their least last position) until all are placed."""
    for _ in range(len(places) - 1):
        wider: dict[int, int] = {}
        for placed, end in ends.items():
            following = (placed.bit_length(),) if ordered else range(len(places))
            for part in following:
                if placed >> part & 1:
                    continue
                rank = bisect_right(places[part], end)
                if rank == len(places[part]) or places[part][rank] > limit:
                    continue
                last = places[part][rank] + lengths[part] - 1
                key = placed | 1 << part
                wider[key] = min(last, wider.get(key, last))
        ends = wider
    return bool(ends)


def _length(part: Part) -> int:
    return len(part.texts) if isinstance(part, Phrase) else 1


def _places(part: Part, terms: list[str]) -> list[int]:
    match part:
        case Term(_, text):
            return [place for place, term in enumerate(terms) if term == text]
        case AnyOf(_, texts):
            return [place for place, term in enumerate(terms) if term in texts]
        case Phrase(_, texts):
            size = len(texts)
            return [place for place in range(len(terms) - size + 1) if tuple(terms[place : place + size]) == texts]
        case _:
            assert_never(part)


def _terms(document: Document, field: str) -> list[str]:
    return document.texts.get(field, "").split()
