"""Which days does a written date cover? Integers YYYYMMDD, unknown parts 00."""

from __future__ import annotations

import re
from typing import NamedTuple

OPEN_END = 99_991_231

_DATE = re.compile(r"(\d{4})(?:[-/.](\d{1,2})(?:[-/.](\d{1,2}))?)?")
_FRENCH_DATE = re.compile(r"(?:(\d{1,2})[-/.])?(\d{1,2})[-/.](\d{4})")
_BETWEEN = re.compile(r"\s*(?:\.{2,3}|…)\s*")


class Days(NamedTuple):
    """From ``low`` to ``high``, both included; ``swapped`` where they were written the other way round."""

    low: int
    high: int
    swapped: bool = False


def span(text: str) -> Days | None:
    """Give the days of ``2023``, ``2023-11``, ``2023-11-07`` or ``7/11/2023``; of no date, nothing."""
    if found := _DATE.fullmatch(text):
        year, month, day = found[1], found[2], found[3]
    elif found := _FRENCH_DATE.fullmatch(text):
        year, month, day = found[3], found[2], found[1]
    else:
        return None
    first = int(year) * 10_000
    if first == 0 or not 1 <= int(month or 1) <= 12 or not 1 <= int(day or 1) <= 31:
        return None
    if month is None:
        return Days(first, first + 9_999)
    first += int(month) * 100
    return Days(first + int(day), first + int(day)) if day else Days(first, first + 99)


def interval(text: str) -> Days | None:
    """Give the days of a date or of ``2019..2021``, either end possibly open."""
    ends = _BETWEEN.split(text.strip())
    if len(ends) == 1:
        return span(ends[0])
    if len(ends) != 2 or ends == ["", ""]:
        return None
    low = span(ends[0]) if ends[0] else Days(0, 0)
    high = span(ends[1]) if ends[1] else Days(OPEN_END, OPEN_END)
    if not low or not high:
        return None
    return Days(low.low, high.high) if low.low <= high.high else Days(high.low, low.high, swapped=True)


def since(text: str) -> Days | None:
    """Give the days from a date on, itself included."""
    found = span(text)
    return Days(found.low, OPEN_END) if found else None


def before(text: str) -> Days | None:
    """Give the days before a date: before a first of the month, those of that month of unknown day are not."""
    found = span(text)
    if not found:
        return None
    first = found.low
    if first % 100 == 1:
        first -= 1
    if first % 10_000 == 100:
        first -= 100
    return Days(0, first - 1)


def written(low: int, high: int) -> str:
    """Write an interval as it is asked in the query language, after ``date:``."""
    if low == 0:
        return f"..{_last(high)}"
    if high == OPEN_END:
        return f"{_first(low)}.."
    first, last = _first(low), _last(high)
    return first if first == last else f"{first}..{last}"


def _first(day: int) -> str:
    year, month, date = day // 10_000, day // 100 % 100, day % 100
    return f"{year:04}" + (f"-{month:02}" if month else "") + (f"-{date:02}" if date else "")


def _last(day: int) -> str:
    if day % 10_000 == 9_999:
        return f"{day // 10_000:04}"
    if day % 100 == 99:
        return _first(day - 99)
    return _first(day)
