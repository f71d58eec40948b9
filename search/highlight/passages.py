"""Which stretches of a text are shown?

One to three passages, of about 240 signs in all. Two where the words asked for stand
in two places, three where that shows more of them, one where there is but one place
or the text is short. The rarest words come first, then the places where most of them
stand together, another sentence rather than the same. Passages that would touch are
one.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from search.highlight.cutting import Passage, cut, opening, sentences
from search.highlight.leaf import Span

WIDTHS = {1: 240, 2: 130, 3: 90}
"""Signs of each passage, by how many there are."""
_WINDOWS = {count: width * 3 // 4 for count, width in WIDTHS.items()}
"""Signs in which the words of one passage stand: what is left is read around them."""
WIDEST = _WINDOWS[1]
_SEEN = 0.25
_AGAIN = 0.05
"""What a word already shown, and each place of a word, add to a passage, beside a word that is new."""
_TOUCHING = 24
"""Passages that are nearer are one."""
_APART = 60
"""A word that is nearer to a passage stands in no other place: a few signs are read before it."""


class Unit(NamedTuple):
    """One place of one clause (its rank in the question), from its first word on, WIDEST signs at most."""

    start: int
    end: int
    clause: int


class _Laid(NamedTuple):
    """Passages in order, none touching another, and the weight of the clauses that they hold."""

    passages: list[Passage]
    weight: float


def chosen(text: str, units: Sequence[Unit], weights: Sequence[float]) -> list[Passage]:
    """Choose the passages to be shown, in order, from the places of clauses of these weights, in order too.

    Without any place, the beginning of the text; of a blank text, nothing.
    """
    if not units:
        return opening(text, WIDTHS[1])
    if len(text) <= WIDTHS[1]:
        return _laid(text, units, weights, 1).passages
    whole = _weight(weights, {unit.clause for unit in units})
    best = _laid(text, units, weights, 2)
    if len(best.passages) < 2 or best.weight < whole:
        three = _laid(text, units, weights, 3)
        best = max(best, three, key=lambda laid: (laid.weight, len(laid.passages) > 1))
    if len(best.passages) < 2 or best.weight < whole:
        one = _laid(text, units, weights, 1)
        best = max(one, best, key=lambda laid: (laid.weight, len(laid.passages) > 1))
    return best.passages


def _laid(text: str, units: Sequence[Unit], weights: Sequence[float], count: int) -> _Laid:
    """Lay out up to ``count`` passages, each of the greatest gain."""
    passages: list[Passage] = []
    held: set[int] = set()
    every = {unit.clause for unit in units}
    for _ in range(count):
        shown = sum(end - start for start, end, *_ in passages)
        if shown >= WIDTHS[1] or (len(passages) > 1 and held == every):
            break
        span = _next(text, units, weights, passages, held, _WINDOWS[count])
        if span is None:
            break
        passages = _with(text, passages, span, WIDTHS[count])
        held = {clause for low, high, *_ in passages for start, end, clause in units if low <= start and end <= high}
    return _Laid(passages, _weight(weights, held))


def _weight(weights: Sequence[float], clauses: set[int]) -> float:
    """Add the weights of some clauses, the first first: as C does, where ``sum`` may do better."""
    total = 0.0
    for clause in sorted(clauses):
        total += weights[clause]
    return total


def _next(
    text: str,
    units: Sequence[Unit],
    weights: Sequence[float],
    passages: Sequence[Passage],
    held: set[int],
    width: int,
) -> Span | None:
    """Find the place of the next passage: of most new clauses; elsewhere, in another sentence, where there is one."""
    if not passages:
        return _best(units, weights, width, held)[0]
    apart = _outside(units, [Span(passage.start - _APART, passage.end + _APART) for passage in passages])
    elsewhere = _outside(apart, [sentences(text, passage) for passage in passages]) if apart else []
    left = _weight(weights, {unit.clause for unit in units} - held)
    best, most = None, -1.0
    for among in (elsewhere, apart, units if left else []):
        if among and most < left:
            span, gain = _best(among, weights, width, held)
            if gain > most:
                best, most = span, gain
    return best


def _outside(units: Sequence[Unit], spans: Sequence[Span]) -> Sequence[Unit]:
    left = units
    for low, high in spans:
        left = [unit for unit in left if unit[1] <= low or unit[0] >= high]
    return left


def _best(units: Sequence[Unit], weights: Sequence[float], width: int, held: set[int]) -> tuple[Span, float]:
    """Find the window of most new clauses, then of most clauses and places, then the first; and what is new in it."""
    best, gain, score = Span(0, 0), 0.0, -1.0
    for rank, (start, end, _) in enumerate(units):
        clauses: set[int] = set()
        limit = start + width
        new = more = 0.0
        for place in range(rank, len(units)):
            _, unit_end, clause = units[place]
            if unit_end > limit and clauses:
                break
            if unit_end > end:
                end = unit_end
            weight = weights[clause]
            more += weight * _AGAIN
            if clause not in clauses:
                clauses.add(clause)
                if clause in held:
                    more += weight * _SEEN
                else:
                    new += weight
        if new + more > score:
            best, gain, score = Span(start, end), new, new + more
    return best, gain


def _with(text: str, passages: Sequence[Passage], span: Span, width: int) -> list[Passage]:
    """Add a passage for a span, in order: kept off the others where its span is, else joined with those it touches."""
    if not passages:
        return [cut(text, span, width)]
    floor = max((p.end + _TOUCHING for p in passages if p.end + _APART <= span.start), default=0)
    ceiling = min((p.start - _TOUCHING for p in passages if p.start - _APART >= span.end), default=len(text))
    joined: list[Passage] = []
    for passage in sorted((*passages, cut(text, span, width, floor, ceiling))):
        if joined and passage.start < joined[-1].end + _TOUCHING:
            last = max(joined[-1], passage, key=lambda p: p.end)
            joined[-1] = joined[-1]._replace(end=last.end, ends=last.ends)
        else:
            joined.append(passage)
    return joined
