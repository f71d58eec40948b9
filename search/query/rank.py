"""What makes one article answer better than another? The clauses whose points are summed.

The sum and its weights were measured on French questions and headlines (MRR@10,
docs/benchmarks.md): stems say what, forms break ties between inflections, small
words and neighbouring pairs reward the question's own wording. Words weigh one by
one whatever they are written in: what a quotation or a compound adds, when it is
found whole, comes on top of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import log

from search.analysis import SMALL, stem
from search.fields import BY_NAME
from search.query.shapes import Lexicon, Shape
from search.query.terms import Node, Nothing, Phrase, Scored, Term, phrase

STEM = 1.0
FORM = 0.5
PRESENT = 0.5
"""For each clause found, times the idf of its rarest word: an article that holds them all comes before one that
repeats one, and of two that lack a word each, the one that lacks the commoner."""
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
    ``shapes``: what it stands for, several for a proximity. ``fields``: where, the last one holding the others.
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


@dataclass(frozen=True, slots=True)
class _Word:
    """One word that weighs, in a clause of its own or with others; ``small``: by its form alone."""

    form: str
    fields: tuple[str, ...]
    factor: float
    small: bool

    @property
    def text(self) -> str:
        """The widest field in which it is asked."""
        return self.fields[-1]


def scored(clauses: Sequence[Clause], lexicon: Lexicon) -> tuple[Scored, ...]:
    """Give the clauses of the sum, each query once."""
    found = [each for clause in clauses for each in _whole(clause, lexicon)]
    words = [_words(clause) for clause in clauses]
    found += [each for several in words for word in several for each in _points(word)]
    found += _pairs([[] if clause.near else several for clause, several in zip(clauses, words, strict=True)], lexicon)
    merged: dict[tuple[Node, bool], float] = {}
    for each in found:
        merged[each.query, each.constant] = merged.get((each.query, each.constant), 0.0) + each.weight
    return tuple(Scored(query, weight, constant) for (query, constant), weight in merged.items())


def _whole(clause: Clause, lexicon: Lexicon) -> Iterator[Scored]:
    """Give what a clause weighs as a whole: its presence, and the words of a quotation as they stand."""
    if clause.small:
        return
    opened = clause.near or any(shape.prefix or _is_open(shape) for shape in clause.shapes)
    present = OPENED if opened else PRESENT * max(_idf(shape, lexicon) for shape in clause.shapes)
    yield Scored(clause.query, present * clause.factor, constant=True)
    for shape in clause.shapes:
        for field in clause.fields:
            if BY_NAME[field].kind == "text" and not shape.stems and (node := _as_it_stands(shape, field)):
                yield Scored(node, STEM * weight_of(field, clause.fields) * clause.factor)


def _idf(shape: Shape, lexicon: Lexicon) -> float:
    """Weigh the rarest word of a shape, as BM25 does: by the articles that hold any form that it stands for."""
    held = min(
        sum(map(lexicon.count, lexicon.forms_of(stem(slot[0])))) if shape.stems else lexicon.count(slot[0])
        for slot in shape.slots
    )
    holding = min(held, lexicon.articles)
    return log(1 + (lexicon.articles - holding + 0.5) / (holding + 0.5))


def _as_it_stands(shape: Shape, field: str) -> Term | Phrase | None:
    if shape.like:
        return Term(field, shape.like)
    node = Nothing() if shape.prefix or _is_open(shape) else phrase(field, (slot[0] for slot in shape.slots))
    return None if isinstance(node, Nothing) else node


def _words(clause: Clause) -> list[_Word]:
    """Give the words of a clause that weigh one by one: those of a plain word, and of a quotation of several."""
    if BY_NAME[clause.fields[0]].kind != "text":
        return []
    return [
        _Word(slot[0], clause.fields, clause.factor, clause.small or (len(shape.slots) > 1 and slot[0] in SMALL))
        for shape in clause.shapes
        if shape.stems or (len(shape.slots) > 1 and not (clause.near or shape.words or shape.like or _is_open(shape)))
        for slot in shape.slots
    ]


def _points(word: _Word) -> Iterator[Scored]:
    if word.small:
        yield Scored(Term(word.text, word.form), SMALL_FORM * word.factor)
        return
    for field in word.fields:
        yield Scored(Term(f"{field}_stem", stem(word.form)), STEM * weight_of(field, word.fields) * word.factor)
    yield Scored(Term(word.text, word.form), FORM * word.factor)


def weight_of(field: str, fields: Sequence[str]) -> float:
    """Give the weight of a field among those asked: asked alone, it weighs in full."""
    return BY_NAME[field].weight if len(fields) > 1 else 1.0


def _is_open(shape: Shape) -> bool:
    return any(len(slot) != 1 for slot in shape.slots)


def _pairs(clauses: Sequence[Sequence[_Word]], lexicon: Lexicon) -> Iterable[Scored]:
    """Give the phrases of stems of neighbouring words, one of which at least is not small."""
    found: list[tuple[int, Scored]] = []
    for left, right in _neighbours(clauses):
        if left.fields == right.fields and not (left.small and right.small):
            rarest = min(lexicon.count(left.form), lexicon.count(right.form))
            node = Phrase(f"{left.text}_stem", (stem(left.form), stem(right.form)))
            found.append((rarest, Scored(node, PAIR * min(left.factor, right.factor))))
    found.sort(key=lambda pair: pair[0])
    return [pair for _, pair in found[:MOST_PAIRS]]


def _neighbours(clauses: Sequence[Sequence[_Word]]) -> Iterator[tuple[_Word, _Word]]:
    """Walk the words two by two; a clause without words that weigh (a date, a truncation) parts its neighbours."""
    for words in clauses:
        yield from pairwise(words)
    for left, right in pairwise(clauses):
        if left and right:
            yield left[-1], right[0]
