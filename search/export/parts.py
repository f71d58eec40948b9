"""Which parts of an article do all references say alike? Values of one line, dates to their precision, pages."""

from __future__ import annotations

import re

_CONTROLS = dict.fromkeys([*range(32), *range(127, 160)], " ")
_ISO = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")
_PAGES = re.compile(r"(\S+?)\s*[-–]\s*(\S+)")


def line(text: str) -> str:
    """Give a text on one line, without control characters: in these formats a break begins another value."""
    return " ".join(text.translate(_CONTROLS).split())


def day(iso: str) -> tuple[str, str, str]:
    """Cut an ISO date in year, month and day; what is not known is empty, and all of what is no date."""
    found = _ISO.match(iso)
    return (found[1], found[2] or "", found[3] or "") if found else ("", "", "")


def pages(page: str) -> tuple[str, str]:
    """Cut « 4-5 » in its first and its last page; of one page, the last is empty."""
    page = line(page)
    both = _PAGES.fullmatch(page)
    return (both[1], both[2]) if both else (page, "")
