"""Which day is meant, as far as it is said?

Everything is kept to the precision that it has: « novembre 2023 » is
``2023-11``, « 1631 » is ``1631``. A day that no calendar has gives nothing.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import UTC, datetime
from functools import lru_cache

from unidecode import unidecode

_MONTHS: dict[str, int] = {
    name: number
    for number, names in enumerate(
        (
            "janvier janv jan january",
            "fevrier fevr fev february feb",
            "mars mar march",
            "avril avr apr april",
            "mai may",
            "juin jun june",
            "juillet juil jul july",
            "aout aou aug august",
            "septembre sept sep september",
            "octobre oct october",
            "novembre nov november",
            "decembre dec december",
        ),
        start=1,
    )
    for name in names.split()
}
_ZONES = {"z": "Z", "gmt": "Z", "ut": "Z", "utc": "Z", "est": "-05:00", "edt": "-04:00", "cet": "+01:00"}
_ZONES |= {"cst": "-06:00", "cdt": "-05:00", "mst": "-07:00", "mdt": "-06:00", "pst": "-08:00", "pdt": "-07:00"}
_ZONES |= {"cest": "+02:00"}

_MONTH = "(?P<month>" + "|".join(sorted(_MONTHS, key=len, reverse=True)) + r")\b\.?"
_WEEKDAY = r"(?:(?:lun|mar|mer|jeu|ven|sam|dim|mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,?\s+(?:le\s+)?)?"
_TIME = (
    r"(?:(?:\s*[t,]\s*|\s+(?:a\s+)?|\s*[-|]\s*)(?P<hour>\d{1,2})\s*(?:h(?:eures?)?|:)(?:\s*(?P<minute>\d\d))?"
    r"(?::(?P<second>\d\d)(?:[.,]\d+)?)?(?:\s*(?P<zone>z\b|[+-]\d\d:?\d\d|[a-z]{2,4}\b))?)?"
)
_ISO = re.compile(
    r"[12]\d{3}-\d\d-\d\d(?:T(?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)?)?", re.ASCII
)

_LONGEST = 120
"""No date is written in more signs than this, its weekday and « Publié le » included."""

_SHAPES: tuple[re.Pattern[str], ...] = tuple(
    re.compile(shape)
    for shape in (
        r"(?P<year>\d{4})(?P<monthly>\d\d)(?P<day>\d\d)"
        r"(?:[t ]?(?P<hour>\d\d)(?P<minute>\d\d)(?P<second>\d\d)?\s*(?P<zone>z|[+-]\d\d:?\d\d)?)?\b",
        rf"(?P<year>\d{{4}})[-/.](?P<monthly>\d\d?)(?:[-/.](?P<day>\d\d?))?(?!\d){_TIME}",
        rf"{_WEEKDAY}(?P<day>\d\d?)[-/.](?P<monthly>\d\d?)[-/.](?P<year>\d{{4}}|\d\d)(?!\d){_TIME}",
        r"(?P<monthly>\d\d?)[-/.](?P<year>\d{4})(?!\d)",
        rf"{_WEEKDAY}(?P<day>\d\d?)(?:er|e|st|nd|rd|th)?(?:\s*(?:et|au|ou|-|/|&)\s*{_WEEKDAY}\d\d?(?:er)?)?"
        rf"[\s-]*{_MONTH}(?:[\s,-]*(?P<year>\d{{4}}|\d\d)(?!\d)){_TIME}",
        rf"{_WEEKDAY}{_MONTH}\s*(?P<day>\d\d?)(?:st|nd|rd|th)?,?\s+(?P<year>\d{{4}})\b{_TIME}",
        rf"{_MONTH}[\s,-]*(?P<year>\d{{4}})\b",
        r"(?P<year>1[0-9]\d\d|20\d\d)(?!\d)",
    )
)
_LEAD_IN = re.compile(
    r"\s*(?:(?:publie|paru|mis a jour|mise a jour|modifie|cree|date|edition|published|updated|posted)e?s?\s*)?"
    r"(?:(?:le|du|de|en|on|the)\s+|:\s*)?"
)


def iso(text: str) -> str:
    """Give the ISO date meant by ``text``, or nothing where none is understood.

    >>> iso("mardi 1er mai 1995 à 14 h 05")
    '1995-05-01T14:05'
    >>> iso("30/02/2023")
    ''
    """
    if _ISO.fullmatch(text) and _is_day(text[:10]):
        return text
    date, rest = leading(text)
    return date if date and not re.search(r"\d", rest[:_LONGEST]) else ""


def leading(text: str) -> tuple[str, str]:
    """Give the date with which ``text`` begins, and what follows it; the date is empty where there is none."""
    folded = _folded(text[:_LONGEST])
    start = _LEAD_IN.match(folded)
    at = start.end() if start else 0
    for shape in _SHAPES:
        if (found := shape.match(folded, at)) and (date := _written(found)):
            return date, text[found.end() :]
    return "", text


def from_number(value: float) -> str:
    """Give the date meant by a number: a year, a day as YYYYMMDD, or seconds (or milliseconds) since 1970."""
    if not -1e15 < value < 1e15:
        return ""
    if value == int(value) and 0 < value < 100_000_000:
        return iso(str(int(value)))
    seconds = value / 1000 if abs(value) > 100_000_000_000 else value
    try:
        return datetime.fromtimestamp(seconds, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    except (ValueError, OverflowError, OSError):
        return ""


@lru_cache(maxsize=1 << 16)
def _is_day(text: str) -> bool:
    try:
        datetime.fromisoformat(text)
    except ValueError:
        return False
    return True


def _folded(text: str) -> str:
    """Lower-case letters without accents, sign for sign: what does not fold into one sign stays."""
    return "".join(folded if len(folded := unidecode(sign)) == 1 else sign for sign in text).lower()


def _written(found: re.Match[str]) -> str:
    part = found.groupdict()
    year, month, day = _year(part["year"]), _month(part), int(part.get("day") or 0)
    if month > 12 >= day > 0 and found.start("year") > found.start("day"):  # 11/25/2023 can only be American
        month, day = day, month
    hour, minute, second = (int(part.get(name) or 0) for name in ("hour", "minute", "second"))
    if not _valid(year, month, day, hour, minute, second):
        return ""
    if not month:
        return f"{year:04}"
    if not day:
        return f"{year:04}-{month:02}"
    return f"{year:04}-{month:02}-{day:02}{_time(part)}"


def _time(part: dict[str, str | None]) -> str:
    if not part.get("hour"):
        return ""
    time = f"T{int(part['hour'] or 0):02}:{int(part.get('minute') or 0):02}"
    if part.get("second"):
        time += f":{part['second']}"
    zone = part.get("zone") or ""
    if zone[:1] in ("+", "-"):
        return time + (zone if ":" in zone else f"{zone[:3]}:{zone[3:]}")
    return time + _ZONES.get(zone, "")


def _year(written: str | None) -> int:
    year = int(written or 0)
    if len(written or "") > 2:
        return year
    return year + (2000 if year < 50 else 1900)


def _month(part: dict[str, str | None]) -> int:
    return _MONTHS[part["month"] or ""] if "month" in part else int(part.get("monthly") or 0)


def _valid(year: int, month: int = 0, day: int = 0, hour: int = 0, minute: int = 0, second: int = 0) -> bool:
    if not (0 < year <= 2999 and month <= 12 and (month or not day)):
        return False
    return day <= (monthrange(year, month)[1] if month else 0) and hour < 24 and minute < 60 and second <= 60
