"""How does a French page write figures, dates and spaces? Pure; the texts of articles never pass here."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

THIN = "\u202f"
"""The narrow no-break space, before « ; : ! ? » and between thousands."""

DAYS = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")
MONTHS = (
    *("janvier", "février", "mars", "avril", "mai", "juin", "juillet"),
    *("août", "septembre", "octobre", "novembre", "décembre"),
)

_THIN = re.compile(r"[ \u00a0](?=[;:!?»])|(?<=«)[ \u00a0]")
_ISO = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")


def prose(text: str) -> str:
    """Make the blanks of a French sentence narrow and unbreakable where they should be; none is added."""
    return _THIN.sub(THIN, text)


def figures(number: int) -> str:
    """Write ``12403`` as « 12 403 »."""
    return f"{number:,}".replace(",", THIN)


def percent(share: float) -> str:
    """Write a share from 0 to 1: « 3,5 % », « 87 % »; « 100 % » and « 0 % » only where it is all or nothing."""
    return f"{tenths(share).replace('.', ',')}{THIN}%"


def tenths(share: float) -> str:
    """Write a share as a hundredth of itself, to a tenth, without a zero at the end: ``3.5``, ``87``."""
    nearest = round(share * 1000)
    return f"{(min(max(nearest, 1), 999) if 0 < share < 1 else nearest) / 10:g}"


def seconds(duration: float) -> str:
    """Write a duration given in seconds: « 0,8 ms », « 12 ms », « 1,3 s »."""
    if duration >= 1:
        return f"{duration:.1f}\u00a0s".replace(".", ",")
    thousandths = duration * 1000
    return f"{thousandths:.{1 if thousandths < 10 else 0}f}\u00a0ms".replace(".", ",")


def in_words(iso: str, *, weekday: bool = True) -> str:
    """Write an ISO date, possibly partial, in words; what is no date is left as it is.

    ``2023-11-07T14:05`` is « mardi 7 novembre 2023 », ``2023-11`` « novembre 2023 ».
    """
    return dated(iso, DAYS if weekday else (), MONTHS, first="1er")


def dated(iso: str, days: Sequence[str], months: Sequence[str], first: str = "1") -> str:
    """Write an ISO date in the words of a language that puts the day before the month, without ``days`` if none."""
    found = _ISO.match(iso)
    if found is None:
        return iso
    year, month, day = (int(part) if part else 0 for part in found.groups())
    if not 1 <= month <= 12:
        return str(year)
    if not day:
        return f"{months[month - 1]} {year}"
    try:
        weekday = date(year, month, day).weekday()
    except ValueError:  # a 31 June was printed, or a year 0000
        return iso
    name = f"{days[weekday]} " if days else ""
    return f"{name}{first if day == 1 else day}\u00a0{months[month - 1]} {year}"


def span(first: str, last: str) -> str:
    """Write the months between two ISO dates: « de mars 2019 à juin 2023 », « d’avril 2020 », nothing for none."""
    if not first or not last:
        return ""
    begin, end = in_words(first[:7]), in_words(last[:7])
    start = f"d’{begin}" if begin[0] in "ao" else f"de {begin}"
    return start if begin == end else f"{start} à {end}"
