"""Where in a row of terms does a node of the terms tree hold? The truth about phrases and proximity."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import assert_never

from search.query.terms import AnyOf, Near, Part, Phrase, Prefix, Term, length

Shown = Term | AnyOf | Prefix | Phrase | Near
"""The nodes that can be shown in a text; the others say nothing of places."""


def places(node: Shown, terms: Sequence[str]) -> Iterator[list[int]]:
    """Walk the places of a node: for each, the ranks of the terms that make it, ascending."""
    match node:
        case Prefix(_, text):
            yield from ([rank] for rank, term in enumerate(terms) if term.startswith(text))
        case Term() | AnyOf() | Phrase():
            size = length(node)
            yield from (list(range(start, start + size)) for start in _starts(node, terms))
        case Near():
            yield from _near(node, terms)
        case _:
            assert_never(node)


def _starts(part: Part, terms: Sequence[str]) -> list[int]:
    match part:
        case Term(_, text):
            return [rank for rank, term in enumerate(terms) if term == text]
        case AnyOf(_, texts):
            among = frozenset(texts)
            return [rank for rank, term in enumerate(terms) if term in among]
        case Phrase(_, texts):
            size, first = len(texts), texts[0]
            return [
                rank for rank, term in enumerate(terms) if term == first and tuple(terms[rank : rank + size]) == texts
            ]
        case _:
            assert_never(part)


def _near(node: Near, terms: Sequence[str]) -> Iterator[list[int]]:
    """Walk the windows in which all parts stand close together, each window from a place of the part that opens it."""
    starts = [_starts(part, terms) for part in node.parts]
    lengths = [length(part) for part in node.parts]
    for first in range(1 if node.ordered else len(starts)):
        for start in starts[first]:
            end = start + lengths[first] - 1
            within = [found[bisect_right(found, end) : bisect_right(found, end + node.gap)] for found in starts]
            within[first] = [start]
            kept = _in_order(within, lengths) if node.ordered else _in_any_order(within, lengths)
            if kept:
                yield _ranks(kept, lengths)


def _ranks(kept: list[list[int]], lengths: list[int]) -> list[int]:
    return sorted(
        {at + more for found, size in zip(kept, lengths, strict=True) for at in found for more in range(size)}
    )


def _in_order(starts: list[list[int]], lengths: list[int]) -> list[list[int]]:
    """Keep the places that some choice in order uses: after all that must come before, before all that must follow."""
    kept: list[list[int]] = []
    end = -1
    for found, size in zip(starts, lengths, strict=True):
        kept.append(found[bisect_right(found, end) :])
        if not kept[-1]:
            return []
        end = kept[-1][0] + size - 1
    for part in range(len(kept) - 2, -1, -1):
        limit = kept[part + 1][-1] - lengths[part]
        kept[part] = kept[part][: bisect_right(kept[part], limit)]
    return kept


def _in_any_order(starts: list[list[int]], lengths: list[int]) -> list[list[int]]:
    """Keep all places where one of each part can be chosen, disjoint; the least end of each set of parts tells."""
    ends = {0: -1}
    for _ in starts:
        wider: dict[int, int] = {}
        for placed, end in ends.items():
            for part, found in enumerate(starts):
                rank = bisect_right(found, end)
                if not placed >> part & 1 and rank < len(found):
                    key, last = placed | 1 << part, found[rank] + lengths[part] - 1
                    wider[key] = min(last, wider.get(key, last))
        ends = wider
    return starts if ends else []
