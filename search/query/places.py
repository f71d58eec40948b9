"""Do these places stand close together? The geometry of Near, for whoever knows where the words are."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from typing import assert_never

from search.query.terms import AnyOf, Part, Phrase, Term


def slots(part: Part) -> tuple[tuple[str, ...], ...]:
    """Give, for each position that a place of ``part`` covers, the terms that may stand there."""
    match part:
        case Term(_, text):
            return ((text,),)
        case AnyOf(_, texts):
            return (texts,)
        case Phrase(_, texts):
            return tuple((text,) for text in texts)
        case _:
            assert_never(part)


def close(begins: Sequence[Sequence[int]], sizes: Sequence[int], gap: int, *, ordered: bool) -> bool:
    """Tell whether one place of each part can be chosen, disjoint, the last at most ``gap`` after the first's end.

    ``begins``: for each part, ascending, the positions where its places begin;
    ``sizes``: how many positions each of its places covers. As a part's places
    all have one size, the earliest that fits is always the best: from each first
    place, the least last position is kept for every set of parts already placed.
    """
    if not all(begins):
        return False
    every = range(len(begins))
    return any(
        _fits(begins, sizes, ordered, {1 << first: begin + sizes[first] - 1}, begin + sizes[first] - 1 + gap)
        for first in (every[:1] if ordered else every)
        for begin in begins[first]
    )


def _fits(
    begins: Sequence[Sequence[int]], sizes: Sequence[int], ordered: bool, ends: dict[int, int], limit: int
) -> bool:
    """Extend the sets of placed parts (a bit each, with their least last position) until all are placed."""
    for _ in range(len(begins) - 1):
        wider: dict[int, int] = {}
        for placed, end in ends.items():
            for part in (placed.bit_length(),) if ordered else range(len(begins)):
                if placed >> part & 1:
                    continue
                rank = bisect_right(begins[part], end)
                if rank == len(begins[part]) or begins[part][rank] > limit:
                    continue
                last = begins[part][rank] + sizes[part] - 1
                both = placed | 1 << part
                wider[both] = min(last, wider.get(both, last))
        ends = wider
    return bool(ends)
