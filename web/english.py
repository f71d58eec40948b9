"""How does an English page write figures, dates and durations? As :mod:`web.french` does for French ones. Pure."""

from __future__ import annotations

import re
from datetime import date

DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)

_ISO = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")


def figures(number: int) -> str:
    """Write ``12403`` as « 12,403 »."""
    return f"{number:,}"


def seconds(duration: float) -> str:
    """Write a duration given in seconds: « 0.8 ms », « 12 ms », « 1.3 s »."""
    if duration >= 1:
        return f"{duration:.1f}\u00a0s"
    thousandths = duration * 1000
    return f"{thousandths:.{1 if thousandths < 10 else 0}f}\u00a0ms"


def in_words(iso: str, *, weekday: bool = True) -> str:
    """Write an ISO date, possibly partial, in words; what is no date is left as it is.

    ``2023-11-07T14:05`` is « Tuesday 7 November 2023 », ``2023-11`` « November 2023 ».
    """
    found = _ISO.match(iso)
    if found is None:
        return iso
    year, month, day = (int(part) if part else 0 for part in found.groups())
    if not 1 <= month <= 12:
        return str(year)
    if not day:
        return f"{MONTHS[month - 1]} {year}"
    try:
        name = DAYS[date(year, month, day).weekday()]
    except ValueError:  # a 31 June was printed, or a year 0000
        return iso
    return f"{f'{name} ' if weekday else ''}{day}\u00a0{MONTHS[month - 1]} {year}"


def span(first: str, last: str) -> str:
    """Write the months between two ISO dates: « March 2019 to June 2023 », « April 2020 », nothing for none."""
    if not first or not last:
        return ""
    begin, end = in_words(first[:7]), in_words(last[:7])
    return begin if begin == end else f"{begin} to {end}"
