"""Which marks keep the role they were written in?

An operator without operands is a word, a bracket without its fellow is mended,
a suffix with nothing to cling to vanishes. What leaves here has brackets in
pairs, none empty, and every operator and field has its operands: the tree can
be built without looking back.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from search.page import Note
from search.query.notes import Mend
from search.query.scan import Kind, Mark

MOST_CLAUSES = 64
"""Words and quotations that one question may hold."""
MOST_NESTED = 7
"""Brackets inside brackets: with the fields and the spellings of a word, a lowered tree stays within 32."""
SHOUTED = 5
"""So many words without one lower-case letter are a headline: its ET and OU are words."""

OPERANDS = frozenset({Kind.WORD, Kind.QUOTE, Kind.EXACT})
_SUFFIXES = frozenset({Kind.FUZZY, Kind.BOOST})
_STARTS = OPERANDS | {Kind.OPEN, Kind.FIELD}
_ENDS = OPERANDS | {Kind.CLOSE} | _SUFFIXES
_PREFIXES = frozenset({Kind.NOT, Kind.EXCEPT})
_BINARY = frozenset({Kind.AND, Kind.OR, Kind.NEAR})
_LETTER = re.compile(r"[^\W\d_]")


def settle(text: str, marks: tuple[Mark, ...], notes: list[Note]) -> list[Mark]:
    """Give the marks in the roles they keep; what was mended is added to ``notes``."""
    bounded = _bounded(marks, notes)
    quiet = _quiet(text, bounded, notes)
    paired = _paired(quiet, len(text), notes, cut=len(bounded) < len(marks))
    return _operating(_fielded(text, paired))


def _bounded(marks: tuple[Mark, ...], notes: list[Note]) -> tuple[Mark, ...]:
    """Keep the first clauses."""
    places = [rank for rank, mark in enumerate(marks) if mark.kind in OPERANDS]
    if len(places) <= MOST_CLAUSES:
        return marks
    last = places[MOST_CLAUSES]
    notes.append(Mend.TOO_MANY.at(marks[last].start, marks[-1].end, most=MOST_CLAUSES))
    return marks[:last]


def _quiet(text: str, marks: tuple[Mark, ...], notes: list[Note]) -> tuple[Mark, ...]:
    """Make words of the operators of a text that is all capitals."""
    words = [word for word in text.split() if _LETTER.search(word)]
    capitals = any(mark.text != mark.text.lower() for mark in marks if mark.kind in OPERANDS)
    # A letter without case is no capital: a question in Arabic has its operators in capitals, as any other.
    if len(words) < SHOUTED or not capitals or any(sign.isalpha() and sign == sign.lower() for sign in text):
        return marks
    return tuple(_said(mark, notes) for mark in marks)


def _said(mark: Mark, notes: list[Note]) -> Mark:
    if mark.kind not in _BINARY | _PREFIXES or mark.text == "-" or "/" in mark.text:
        return mark
    notes.append(Mend.CAPITALS.at(mark.start, mark.end, mark.text))
    return _word(mark, mark.text)


def _paired(marks: Iterable[Mark], end: int, notes: list[Note], cut: bool) -> list[Mark]:
    """Drop stray closers, suffixes that cling to nothing, brackets empty or too deep; close what was left open."""
    kept: list[Mark] = []
    open_: list[Mark] = []
    for mark in marks:
        if mark.kind is Kind.STRAY or (mark.kind is Kind.CLOSE and not open_):
            notes.append(Mend.STRAY.at(mark.start, mark.end, mark.text))
        elif mark.kind is Kind.OPEN:
            open_.append(mark)
            if len(open_) <= MOST_NESTED:
                kept.append(mark)
            elif len(open_) == MOST_NESTED + 1:
                notes.append(Mend.TOO_NESTED.at(mark.start, mark.end, most=MOST_NESTED))
        elif mark.kind is Kind.CLOSE:
            _close(kept, open_, mark, notes)
        elif mark.kind in _SUFFIXES and not (kept and kept[-1].kind in _ENDS and kept[-1].end == mark.start):
            notes.append(Mend.SUFFIX.at(mark.start, mark.end, mark.kind.value + mark.text))
        else:
            kept.append(mark)
    while open_:
        if not cut:
            notes.append(Mend.UNCLOSED_BRACKET.at(open_[-1].start, open_[-1].end))
        _close(kept, open_, Mark(Kind.CLOSE, ")", end, end), notes)
    return kept


def _close(kept: list[Mark], open_: list[Mark], closing: Mark, notes: list[Note]) -> None:
    """Close the last open bracket; one that was too deep was not kept."""
    opening = open_.pop()
    if kept[-1] is opening:
        kept.pop()
        notes.append(Mend.EMPTY_BRACKETS.at(opening.start, closing.end))
    elif len(open_) < MOST_NESTED:
        kept.append(closing)


def _fielded(text: str, marks: list[Mark]) -> list[Mark]:
    """Make words of the fields that nothing follows at once."""
    kept = list(marks)
    for rank in range(len(kept) - 1, -1, -1):
        mark = kept[rank]
        if mark.kind is Kind.FIELD:
            after = kept[rank + 1] if rank + 1 < len(kept) else None
            if after is None or after.kind not in _STARTS or after.start != mark.end:
                kept[rank] = _word(mark, text[mark.start : mark.end])
    return kept


def _operating(marks: list[Mark]) -> list[Mark]:
    """Make words of the operators that lack an operand."""
    starts = [False] * (len(marks) + 1)
    for rank in range(len(marks) - 1, -1, -1):
        kind = marks[rank].kind
        starts[rank] = kind in _STARTS or (kind in _PREFIXES and starts[rank + 1])
    kept: list[Mark] = []
    for rank, mark in enumerate(marks):
        ended = bool(kept) and kept[-1].kind in _ENDS
        lacking = mark.kind in _BINARY and not (ended and starts[rank + 1])
        if lacking or (mark.kind in _PREFIXES and not starts[rank + 1]):
            kept.append(_word(mark, mark.text))
        else:
            kept.append(mark)
    return kept


def _word(mark: Mark, text: str) -> Mark:
    return replace(mark, kind=Kind.WORD, text=text, inner=mark.start)
