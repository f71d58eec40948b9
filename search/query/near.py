"""Which tree says that these stand close together? Bounded: an engine lays out every way of standing close."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice, pairwise, product
from math import comb, factorial, prod

from search.fields import BY_NAME
from search.page import Note
from search.query.notes import Mend
from search.query.shapes import MOST_FORMS, Lexicon, Shape, Slot
from search.query.terms import (
    MOST_LAYOUTS,
    Near,
    Node,
    Nothing,
    Part,
    Prefix,
    all_of,
    any_of,
    length,
    one_of,
    phrase,
    sequence,
)

Operand = tuple[Shape, ...]
"""The alternatives of one operand: one, or those of a group of OU."""


@dataclass(frozen=True, slots=True)
class Closeness:
    """``operands`` within ``gap`` positions; ``start``, ``end`` and ``said`` are for the notes."""

    operands: tuple[Operand, ...]
    gap: int
    ordered: bool
    said: str
    start: int
    end: int

    def note(self, mend: Mend, **values: int) -> Note:
        """Tell a mending of it."""
        return mend.at(self.start, self.end, self.said, **values)


@dataclass(frozen=True, slots=True)
class _Opened:
    """What an operand may be, part by part; ``whole``: the articles that hold one, wherever."""

    parts: tuple[Part, ...]
    whole: Node


def near(asked: Closeness, field: str, lexicon: Lexicon, notes: list[Note]) -> Node:
    """Build the tree over one field; where it would cost too much, a wider one and a note."""
    stems = BY_NAME[field].kind == "text" and all(
        shape.stems and not shape.kept for operand in asked.operands for shape in operand
    )
    opened = [_open(operand, field, stems, lexicon) for operand in asked.operands]
    return _close(opened, asked, notes) if all(each.parts for each in opened) else Nothing()


def _close(operands: Sequence[_Opened], asked: Closeness, notes: list[Note]) -> Node:
    count = len(operands)
    layouts = comb(max(asked.gap, count - 1), count - 1) * (1 if asked.ordered else factorial(count))
    if layouts * prod(len(each.parts) for each in operands) <= MOST_LAYOUTS:
        return one_of(_laid(parts, asked, notes) for parts in product(*(each.parts for each in operands)))
    if count > 2:
        notes.append(asked.note(Mend.NEAR_PAIRS))
        return all_of(_close(pair, asked, notes) for pair in pairwise(operands))
    notes.append(asked.note(Mend.NEAR_MANY))
    return all_of(each.whole for each in operands)


def _laid(parts: tuple[Part, ...], asked: Closeness, notes: list[Note]) -> Near:
    """Build one Near; several words need room between the first and the last."""
    lengths = [length(part) for part in parts]
    middle = lengths[1:-1] if asked.ordered else sorted(lengths)[: len(parts) - 2]
    gap = max(asked.gap, 1 + sum(middle))
    if gap > asked.gap:
        notes.append(asked.note(Mend.GAP_WIDENED, gap=gap))
    return Near(parts[0].field, parts, gap, asked.ordered)


def _open(operand: Operand, field: str, stems: bool, lexicon: Lexicon) -> _Opened:
    """Give the parts that an operand may be: its single terms together, then its phrases."""
    single: set[str] = set()
    phrases: list[Part] = []
    whole: list[Node] = []
    target = f"{field}_stem" if stems else field
    for shape in operand:
        slots = tuple((stem,) for stem in shape.stems) if stems else forms(shape, lexicon)
        whole.append(Prefix(target, shape.prefix) if shape.prefix else sequence(target, slots))
        if len(slots) == 1:
            single.update(slots[0])
        else:
            phrases += _phrases(slots, target)
    return _Opened((*_runs(sorted(single), target), *phrases), one_of(whole))


def forms(shape: Shape, lexicon: Lexicon) -> tuple[Slot, ...]:
    """Give the forms of each position, a plain word's by its stem."""
    if shape.prefix:
        return (lexicon.starting(shape.prefix),)
    if shape.kept or not shape.stems:
        return shape.kept or shape.slots
    pairs = zip(shape.stems, shape.slots, strict=True)
    return tuple(lexicon.forms_of(stem) or slot for stem, slot in pairs)


def _phrases(slots: tuple[Slot, ...], field: str) -> Iterator[Part]:
    """Multiply the forms of each position; one more than can be laid out tells that they are too many."""
    for texts in islice(product(*slots), MOST_LAYOUTS + 1):
        made = phrase(field, texts)
        assert not isinstance(made, Nothing)
        yield made


def _runs(texts: Sequence[str], field: str) -> Iterator[Part]:
    for start in range(0, len(texts), MOST_FORMS):
        made = any_of(field, texts[start : start + MOST_FORMS])
        assert not isinstance(made, Nothing)
        yield made
