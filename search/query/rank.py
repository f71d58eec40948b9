"""What makes one article answer better than another? The clauses whose points are summed.

The sum and its weights were measured on French questions and headlines (MRR@10,
docs/benchmarks.md): stems say what, forms break ties between inflections, small
words and expressions (words that stand together) reward the question's own wording. Words weigh one by
one whatever they are written in: what a quotation or a compound adds, when it is
found whole, comes on top of them. Where an article may lack a word, one that begins alike
is better than none (« iranien » for « Iran », « rénovation » for « rénover »): stems cut at
four or five letters join derivations, too loosely to answer a question, well enough to rank.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from math import log
from operator import attrgetter, itemgetter

from search.analysis import SMALL, stem
from search.fields import BY_NAME
from search.query.shapes import Lexicon, Shape, Slot
from search.query.terms import Node, Nothing, Phrase, Prefix, Scored, Term, all_of, any_of, negate, phrase

STEM = 1.0
FORM = 0.5
PRESENT = 0.65
"""For each clause found, times the idf of its rarest word: an article that holds them all comes before one that
repeats one, and of two that lack a word each, the one that lacks the commoner."""
SMALL_FORM = 0.75
TOGETHER = 0.3
OPENED = 2.0
"""For a truncation, a misspelling or a proximity found: such a set of forms has no BM25 of its own."""
KIN = 1.5
"""For a word that is lacking, where another begins alike: times the idf of all that begin so."""
MOST_KIN = 12
"""Beginnings that are scored, the rarest."""
MOST_TOGETHER = 12
"""Expressions that are scored, the rarest: those of frequent words cost most and say least."""
MOST_LINKED = 4
"""Words of the longest: « ministère de la Défense »."""


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
    root: str
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
    apart = [[] if clause.near else several for clause, several in zip(clauses, words, strict=True)]
    found += _expressions(apart, lexicon)
    merged: dict[tuple[Node, bool], float] = {}
    for each in found:
        merged[each.query, each.constant] = merged.get((each.query, each.constant), 0.0) + each.weight
    return tuple(Scored(query, weight, constant) for (query, constant), weight in merged.items())


def kin(clauses: Sequence[Clause], lexicon: Lexicon) -> tuple[Scored, ...]:
    """Give what adds to the sum where words may lack: the beginnings of the plain words."""
    alike: dict[tuple[str, str], dict[str, float]] = {}
    for clause in clauses:
        if clause.small or clause.near or BY_NAME[clause.fields[0]].kind != "text":
            continue
        for root in (root for shape in clause.shapes if not shape.kept for root in shape.stems):
            if beginning := _beginning(root):
                alike.setdefault((f"{clause.fields[-1]}_stem", beginning), {})[root] = clause.factor
    found = [
        Scored(
            all_of((Prefix(field, beginning), negate(any_of(field, stems)))),
            KIN * max(stems.values()) * _weigh(lexicon.holding(beginning), lexicon),
            constant=True,
        )
        for (field, beginning), stems in alike.items()
    ]
    return tuple(sorted(found, key=attrgetter("weight"), reverse=True)[:MOST_KIN])


def _beginning(root: str) -> str:
    """Give the first letters, that words of one family share; nothing where the word is too short, or figures."""
    if len(root) < 4 or not root.isalpha():
        return ""
    return root[:5] if len(root) > 5 else root[:4]


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
    if shape.stems:
        held = min(map(lexicon.count_of, shape.stems))
    else:
        held = min(lexicon.count(slot[0]) for slot in shape.slots)
    return _weigh(held, lexicon)


def _weigh(held: int, lexicon: Lexicon) -> float:
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
        _Word(slot[0], root, clause.fields, clause.factor, clause.small or (len(shape.slots) > 1 and slot[0] in SMALL))
        for shape in clause.shapes
        if shape.stems or (len(shape.slots) > 1 and not (clause.near or shape.words or shape.like or _is_open(shape)))
        for slot, root in zip(shape.slots, _roots(shape), strict=True)
    ]


def _roots(shape: Shape) -> Slot:
    return shape.stems or tuple(stem(slot[0]) for slot in shape.slots)


def _points(word: _Word) -> Iterator[Scored]:
    if word.small:
        yield Scored(Term(word.text, word.form), SMALL_FORM * word.factor)
        return
    for field in word.fields:
        yield Scored(Term(f"{field}_stem", word.root), STEM * weight_of(field, word.fields) * word.factor)
    yield Scored(Term(word.text, word.form), FORM * word.factor)


def weight_of(field: str, fields: Sequence[str]) -> float:
    """Give the weight of a field among those asked: asked alone, it weighs in full."""
    return BY_NAME[field].weight if len(fields) > 1 else 1.0


def _is_open(shape: Shape) -> bool:
    return any(len(slot) != 1 for slot in shape.slots)


def _expressions(clauses: Sequence[Sequence[_Word]], lexicon: Lexicon) -> Iterable[Scored]:
    """Give the phrases of stems of words that stand together, one of which at least is not small."""
    found: list[tuple[int, Scored]] = []
    for filled, several in groupby(clauses, key=bool):  # one without words (a date, a truncation) parts its neighbours
        for words in _together([word for clause in several for word in clause]) if filled else ():
            if len({word.fields for word in words}) == 1 and not all(word.small for word in words):
                rarest = min(lexicon.count(word.form) for word in words)
                node = Phrase(f"{words[0].text}_stem", tuple(word.root for word in words))
                found.append((rarest, Scored(node, TOGETHER * min(word.factor for word in words))))
    found.sort(key=itemgetter(0))
    return [scored for _, scored in found[:MOST_TOGETHER]]


def _together(words: Sequence[_Word]) -> Iterator[Sequence[_Word]]:
    """Walk the words two by two, and those that weigh with one or two small ones between them (« chef de l’État »)."""
    for start in range(len(words) - 1):
        yield words[start : start + 2]
        for end in range(start + 3, min(start + MOST_LINKED, len(words)) + 1):
            first, *small, last = words[start:end]
            if all(word.small for word in small) and not (first.small or last.small):
                yield words[start:end]
