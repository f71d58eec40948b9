"""How does an English page write figures, dates and durations? As :mod:`web.french` does for French ones. Pure."""

from __future__ import annotations

from web import french

DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)


def figures(number: int) -> str:
    """Write ``12403`` as « 12,403 »."""
    return f"{number:,}"


def percent(share: float) -> str:
    """Write a share from 0 to 1: « 3.5% », « 87% »."""
    return f"{french.tenths(share)}%"


def seconds(duration: float) -> str:
    """Write a duration given in seconds: « 0.8 ms », « 12 ms », « 1.3 s »."""
    return french.seconds(duration).replace(",", ".")


def in_words(iso: str, *, weekday: bool = True) -> str:
    """Write an ISO date: « Tuesday 7 November 2023 », « November 2023 »; what is no date is left as it is."""
    return french.dated(iso, DAYS if weekday else (), MONTHS)


def span(first: str, last: str) -> str:
    """Write the months between two ISO dates: « March 2019 to June 2023 », « April 2020 », nothing for none."""
    if not first or not last:
        return ""
    begin, end = in_words(first[:7]), in_words(last[:7])
    return begin if begin == end else f"{begin} to {end}"
