"""What makes one article answer better than another? The clauses whose points are summed.

The sum and its weights were measured on French questions and headlines (MRR@10,
docs/decisions): stems say what, forms break ties between inflections, small
words and neighbouring pairs reward the question's own wording.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from search.fields import BY_NAME
from search.query.shapes import Lexicon, Shape
from search.query.terms import Node, Nothing, Phrase, Scored, Term, phrase

STEM = 1.0
FORM = 0.5
PRESENT = 1.0
"""For each word found, wherever: an article that holds all of them comes before one that repeats one."""
SMALL_FORM = 0.6
PAIR = 0.3
OPENED = 2.0
"""For a truncation, a misspelling or a proximity found: such a set of forms has no BM25 of its own."""
MOST_PAIRS = 8
"""Neighbouring pairs that are scored, the rarest: those of frequent words cost most and say least."""


@dataclass(frozen=True, slots=True)
class Clause:
    """A positive clause of the question, for ranking and for marks.

    ``query``: the articles that hold it; ``nodes``: the same field by field.
    ``shapes``: what it stands for, several for a proximity. ``fields``: where.
    ``small``: it only weighs. ``near``: it is a proximity.
    """

    label: str
    query: Node
    nodes: tuple[Node, ...]
    shapes: tuple[Shape, ...]
    fields: tuple[str, ...]
    factor: float = 1.0
    small: bool = False
    required: bool = True
    near: bool = False


def scored(clauses: Sequence[Clause], lexicon: Lexicon) -> tuple[Scored, ...]:
    """Give the clauses of the sum, each query once."""
    found = [each for clause in clauses for each in _points(clause)]
    found += _pairs(clauses, lexicon)
    merged: dict[tuple[Node, bool], float] = {}
    for each in found:
        merged[each.query, each.constant] = merged.get((each.query, each.constant), 0.0) + each.weight
    return tuple(Scored(query, weight, constant) for (query, constant), weight in merged.items())


def _points(clause: Clause) -> Iterator[Scored]:
    factor = clause.factor
    if clause.small:
        yield from _small(clause)
        return
    opened = clause.near or any(shape.prefix or _is_open(shape) for shape in clause.shapes)
    yield Scored(clause.query, (OPENED if opened else PRESENT) * factor, constant=True)
    for shape in clause.shapes:
        for field in clause.fields:
            weight = weight_of(field, clause.fields) * factor
            for node, share in _measured(shape, field):
                yield Scored(node, share * weight)


def _small(clause: Clause) -> Iterator[Scored]:
    for field in clause.fields:
        if weight_of(field, clause.fields) == 1.0:
            node = phrase(field, (slot[0] for slot in clause.shapes[0].slots))
            if not isinstance(node, Nothing):
                yield Scored(node, SMALL_FORM * clause.factor)


def weight_of(field: str, fields: Sequence[str]) -> float:
    """Give the weight of a field among those asked: asked alone, it weighs in full."""
    return BY_NAME[field].weight if len(fields) > 1 else 1.0


def _is_open(shape: Shape) -> bool:
    return any(len(slot) != 1 for slot in shape.slots)


def _measured(shape: Shape, field: str) -> Iterator[tuple[Term | Phrase, float]]:
    """Give what BM25 measures of a shape in a field, with its share."""
    if BY_NAME[field].kind != "text" or shape.prefix:
        return
    if shape.stems:
        yield from _firm(phrase(f"{field}_stem", shape.stems), STEM)
        if BY_NAME[field].weight == 1.0:
            yield from _firm(phrase(field, (slot[0] for slot in shape.slots)), FORM)
    elif shape.like:
        yield Term(field, shape.like), STEM
    elif not _is_open(shape):
        yield from _firm(phrase(field, (slot[0] for slot in shape.slots)), STEM)


def _firm(node: Term | Phrase | Nothing, share: float) -> Iterator[tuple[Term | Phrase, float]]:
    if not isinstance(node, Nothing):
        yield node, share


def _pairs(clauses: Sequence[Clause], lexicon: Lexicon) -> Iterable[Scored]:
    """Give the phrases of stems of neighbouring words, one of which at least is not small."""
    found: list[tuple[int, Scored]] = []
    for left, right in pairwise(clauses):
        one, other = left.shapes[0], right.shapes[0]
        if left.fields != right.fields or not (one.stems and other.stems) or (left.small and right.small):
            continue
        rarest = min(lexicon.count(slot[0]) for slot in (*one.slots, *other.slots))
        for field in left.fields:
            if BY_NAME[field].kind == "text" and weight_of(field, left.fields) == 1.0:
                node = phrase(f"{field}_stem", one.stems + other.stems)
                found.append((rarest, Scored(node, PAIR * min(left.factor, right.factor))))
    found.sort(key=lambda pair: pair[0])
    return [pair for _, pair in found[:MOST_PAIRS]]
