"""Which stretches of a text are shown, and where are they cut?

One to three passages of about 240 signs in all: as few as hold all the clauses
that the text has, the rarest first. They begin and end with a sentence where one
begins and ends near enough, else between words; « … » stands where a sentence
is cut.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from itertools import islice
from typing import NamedTuple

from search.highlight.leaf import Span
from search.page import Pieces

SIGNS = 240
MOST_PASSAGES = 3
_AGAIN = 0.05
_APART = 24
_CUT_BEFORE = ("… ", False)
_CUT_AFTER = (" …", False)
_LINE = re.compile(r"\s*\n\s*")
_SOLID = re.compile(r"\S")
_SENTENCE = re.compile(r"[.!?…\n](?:(?<=\n)\s*|(?<![ .'’][A-Z].)(?:[»”\"’)\]]|\s»)*\s+(?=[«“\"(\[—–-]*\s*[A-ZÀ-Þ0-9]))")
"""The end of a sentence or of a line, with the blanks after it; the stop of an initial (M. Dupont) ends none."""


class Unit(NamedTuple):
    """One place of one clause (its rank in the question), from its first word to its last."""

    start: int
    end: int
    clause: int


class Passage(NamedTuple):
    """A stretch of a text; whether it begins and ends with a sentence, or cuts one."""

    start: int
    end: int
    begins: bool
    ends: bool


def chosen(units: Sequence[Unit], weights: Sequence[float]) -> list[Span]:
    """Choose the spans to be shown, in order, from the places of clauses of these weights, in order too."""
    whole = sum(weights[clause] for clause in {unit.clause for unit in units})
    best: list[Span] = []
    most = -1.0
    for count in range(1, MOST_PASSAGES + 1):
        spans, gained = _greedy(units, weights, count)
        if gained > most + 1e-9:
            best, most = spans, gained
        if gained >= whole - 1e-9:
            break
    return sorted(best)


def _greedy(units: Sequence[Unit], weights: Sequence[float], count: int) -> tuple[list[Span], float]:
    """Take up to ``count`` spans, each of the greatest gain; give them and the weight of the clauses they hold."""
    width = SIGNS // count
    held: set[int] = set()
    spans: list[Span] = []
    for _ in range(count):
        span, clauses, gain = _best(units, weights, width, held)
        if spans and gain <= 0:
            break
        spans.append(span)
        held |= clauses
    return spans, sum(weights[clause] for clause in held)


def _best(units: Sequence[Unit], weights: Sequence[float], width: int, held: set[int]) -> tuple[Span, set[int], float]:
    """Find the window of most new clauses, then of most places, then the first."""
    best, kept, gain, score = Span(0, 0), set[int](), 0.0, -1.0
    for rank, (start, first_end, _) in enumerate(units):
        clauses: set[int] = set()
        limit = start + width
        end, new, again = min(first_end, limit), 0.0, 0.0
        for _, unit_end, clause in islice(units, rank, None):
            if unit_end > limit and clauses:
                break
            end = max(end, unit_end)
            weight = weights[clause]
            again += weight * _AGAIN
            if clause not in clauses:
                clauses.add(clause)
                new += 0.0 if clause in held else weight
        value = new + again if new else 0.0
        if value > score:
            best, kept, gain, score = Span(start, min(end, limit)), clauses, new, value
    return best, kept, gain


def cut(text: str, spans: Sequence[Span]) -> list[Passage]:
    """Widen the spans to passages, joining those that touch; with no span, the beginning of the text."""
    passages: list[Passage] = []
    width = SIGNS // max(1, len(spans))
    for span in spans or (Span(0, 0),):
        passage = _passage(text, span, width)
        if passages and passage.start <= passages[-1].end + _APART:
            before = passages.pop()
            passage = Passage(before.start, passage.end, before.begins, passage.ends)
        passages.append(passage)
    return [passage for passage in passages if passage.end > passage.start]


def _passage(text: str, span: Span, width: int) -> Passage:
    room = max(0, width - (span.end - span.start))
    low, high = max(0, span.start - room), min(len(text), span.end + width)
    bounds = [0] * (low == 0) + [found.end() for found in _SENTENCE.finditer(text, low, high)]
    start = _start(text, span.start, room, bounds)
    end = _end(text, span.end, start + width, bounds)
    if end - start < width * 2 // 3:
        start = min((bound for bound in bounds if end - width <= bound < start), default=start)
    inner = text[start:end]
    start, end = start + len(inner) - len(inner.lstrip()), start + len(inner.rstrip())
    following = _following(text, end)
    return Passage(start, end, start in bounds, following in bounds or following == len(text))


def _start(text: str, first: int, room: int, bounds: Sequence[int]) -> int:
    """Begin with the sentence where a third of the room is left for what follows, else with a word a third before."""
    before = bisect_right(bounds, first)
    if before and first - bounds[before - 1] <= room * 2 // 3:
        return bounds[before - 1]
    return next((place for place in range(max(0, first - room // 3), first) if text[place].isspace()), first)


def _end(text: str, last: int, limit: int, bounds: Sequence[int]) -> int:
    """End with the last sentence that fits and fills half of what is left, else with a word."""
    if limit >= len(text):
        return len(text)
    limit = max(limit, last)
    before = bisect_right(bounds, limit)
    if before and bounds[before - 1] - last >= (limit - last) // 2:
        return bounds[before - 1]
    return next((place for place in range(limit, last, -1) if text[place].isspace()), last or limit)


def _following(text: str, place: int) -> int:
    """Find the first sign at or after ``place`` that is not blank."""
    solid = _SOLID.search(text, place)
    return solid.start() if solid else len(text)


def pieces(text: str, passage: Passage, marks: Sequence[Span]) -> Pieces:
    """Cut a passage in pieces, marked and not; a line's end becomes a blank, a cut sentence gets its « … »."""
    found = painted(text, Span(passage.start, passage.end), marks)
    shown = tuple((_LINE.sub(" ", part), marked) if "\n" in part else (part, marked) for part, marked in found)
    return (() if passage.begins else (_CUT_BEFORE,)) + shown + (() if passage.ends else (_CUT_AFTER,))


def painted(text: str, passage: Span, marks: Sequence[Span]) -> Pieces:
    """Cut a passage in pieces that, joined, are exactly its text; ``marks`` are in order, none overlapping."""
    found: list[tuple[str, bool]] = []
    place = passage.start
    for start, end in marks:
        if end <= place or start < place:
            continue
        if end > passage.end:
            break
        if start > place:
            found.append((text[place:start], False))
        found.append((text[start:end], True))
        place = end
    if place < passage.end:
        found.append((text[place : passage.end], False))
    return tuple(found)
