"""Where is a passage cut, and how is it shown?

A passage begins and ends with a sentence where one begins and ends near enough,
else between words; « … » stands where a sentence is cut.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from search.highlight.leaf import Span
from search.page import Pieces

_CUT_BEFORE = ("… ", False)
_CUT_AFTER = (" …", False)
_LONGEST = 300
"""Signs in which the end of a sentence is looked for."""
_LINE = re.compile(r"\s*\n\s*")
_BLANKS = " \n\t"
"""Where a line may break: a no-break space holds its words together here too."""
_BLANK = re.compile(f"[{_BLANKS}]")
_SOLID = re.compile(r"\S")
_SENTENCE = re.compile(r"[.!?…\n](?:(?<=\n)\s*|(?<![ .'’][A-Z].)(?:[»”\"’)\]]|\s»)*\s+(?=[«“\"(\[—–-]*\s*[A-ZÀ-Þ0-9]))")
"""The end of a sentence or of a line, with the blanks after it; the stop of an initial (M. Dupont) ends none."""


class Passage(NamedTuple):
    """A stretch of a text; whether it begins and ends with a sentence, or cuts one."""

    start: int
    end: int
    begins: bool
    ends: bool


def cut(text: str, span: Span, width: int, floor: int = 0, ceiling: int | None = None) -> Passage:
    """Widen a span to a passage of about ``width`` signs that goes neither below the floor nor above the ceiling."""
    ceiling = len(text) if ceiling is None else ceiling
    room = max(0, width - (span.end - span.start))
    low, high = max(floor, span.start - room), min(ceiling, span.end + width)
    bounds = [0] * (low == 0) + [found.end() for found in _SENTENCE.finditer(text, low, high)]
    start = _start(text, span.start, low, room, bounds)
    limit = min(ceiling, start + width)
    end = _end(text, span.end, limit, bounds)
    if end <= span.start:  # one endless word, of which nothing is sought
        end = limit
    if end - start < width * 2 // 3:
        start = _sooner(text, start, max(low, end - width), bounds)
    inner = text[start:end]
    start, end = start + len(inner) - len(inner.lstrip()), start + len(inner.rstrip())
    following = _following(text, end)
    return Passage(start, end, start in bounds, following in bounds or following == len(text))


def opening(text: str, width: int) -> list[Passage]:
    """Give the beginning of a text; of a blank one, nothing."""
    first = _following(text, 0)
    return [cut(text, Span(first, first), width)] if first < len(text) else []


def sentences(text: str, passage: Passage) -> Span:
    """Give the sentences that a passage is part of, from their beginning to their end."""
    start, end = passage.start, passage.end
    if not passage.begins:
        low = max(0, start - _LONGEST)
        *_, start = low, *(found.end() for found in _SENTENCE.finditer(text, low, start))
    if not passage.ends:
        found = _SENTENCE.search(text, end, end + _LONGEST)
        end = found.end() if found else min(len(text), end + _LONGEST)
    return Span(start, end)


def _start(text: str, first: int, low: int, room: int, bounds: Sequence[int]) -> int:
    """Begin with the sentence where a third of the room is left for what follows, else with a word a third before."""
    before = bisect_right(bounds, first)
    if before and first - bounds[before - 1] <= room * 2 // 3:
        return bounds[before - 1]
    blank = _BLANK.search(text, max(low, first - room // 3), first)
    return blank.start() if blank else first


def _sooner(text: str, start: int, low: int, bounds: Sequence[int]) -> int:
    """Begin sooner, there is room: with a sentence, else with a word."""
    sooner = bisect_left(bounds, low)
    if sooner < len(bounds) and bounds[sooner] < start:
        return bounds[sooner]
    blank = _BLANK.search(text, low, start)
    return blank.start() if blank else start


def _end(text: str, last: int, limit: int, bounds: Sequence[int]) -> int:
    """End with the last sentence that fits and fills half of what is left, else with a word."""
    if limit >= len(text):
        return len(text)
    limit = max(limit, last)
    before = bisect_right(bounds, limit)
    if before and bounds[before - 1] - last >= (limit - last) // 2:
        return bounds[before - 1]
    blank = max(text.rfind(sign, last + 1, limit + 1) for sign in _BLANKS)
    return blank if blank > last else last


def _following(text: str, place: int) -> int:
    """Find the first sign at or after ``place`` that is not blank."""
    solid = _SOLID.search(text, place)
    return solid.start() if solid else len(text)


def pieces(text: str, passage: tuple[int, int, bool, bool], marks: Sequence[Span]) -> Pieces:
    """Cut a passage in pieces, marked and not; a line's end becomes a blank, a cut sentence gets its « … »."""
    start, end, begins, ends = passage
    found = painted(text, Span(start, end), marks)
    shown = tuple((_LINE.sub(" ", part), marked) if "\n" in part else (part, marked) for part, marked in found)
    return (() if begins else (_CUT_BEFORE,)) + shown + (() if ends else (_CUT_AFTER,))


def painted(text: str, passage: Span, marks: Sequence[Span]) -> Pieces:
    """Cut a passage in pieces that, joined, are exactly its text; ``marks`` are in order, none overlapping."""
    found: list[tuple[str, bool]] = []
    place = passage.start
    for start, end in marks[bisect_left(marks, (place,)) :]:
        if start < place:
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
