"""When was the answer published? Bars by year, by month inside one year; where the years are many, by tens or more.

A bar narrows the answer to its period. Places and sizes are percentages of the
picture, for it is as wide as the page lets it be.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from search import Page, Question
from web import urls

MOST_BARS = 40
STEPS = (1, 5, 10, 20, 25, 50, 100, 250)
"""Years that one bar may stand for: four figures of years make 40 bars at most."""
MOST_TICKS = 6
_LEAST = 2.0
"""The height of a bar of one article: it must be seen."""


@dataclass(frozen=True, slots=True)
class Bar:
    """A period that has articles; ``first`` and ``last`` are its years or its month, ``link`` narrows to it."""

    first: str
    last: str
    count: int
    kept: bool
    link: Question
    x: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Timeline:
    """The bars of an answer, in order; ``ticks`` are periods to be named below and the middle of their place.

    ``wider``: the question without what narrows its period, where something does.
    ``undated``: the articles of which the period is not known.
    """

    months: bool
    bars: tuple[Bar, ...]
    ticks: tuple[tuple[float, str], ...]
    most: int
    wider: Question | None
    undated: int


def timeline(page: Page) -> Timeline | None:
    """Draw the time of an answer whose years and months were counted; nothing where there is but one bar."""
    years = dict(page.facets["year"])
    question = page.question
    kept = [value for name, value in question.filters if name == "year"]
    shown = [year for year in years if year in kept] or list(years)
    if len(shown) == 1 and len(kept) < 2:
        drawn = _by_month(page, shown[0])
    elif years:
        drawn = _by_years(page, years)
    else:
        return None
    return drawn if len(drawn.bars) > 1 or drawn.wider else None


def _by_month(page: Page, year: str) -> Timeline:
    question = page.question
    counts = {month: count for month, count in page.facets["month"] if month.startswith(year)}
    slots = [(f"{year}-{month:02}", f"{year}-{month:02}") for month in range(1, 13)]
    kept = {value for name, value in question.filters if name == "month"}
    links = {
        month: urls.without(question, "month", month)
        if month in kept
        else urls.narrowed(_without(question, "month"), "month", month)
        for month in counts
    }
    known = sum(counts.values()) if not kept else sum(counts.get(month, 0) for month in kept)
    return _drawn(page, slots, counts, links, kept, undated=page.articles - known)


def _by_years(page: Page, counts: Mapping[str, int]) -> Timeline:
    question = page.question
    step = next(step for step in STEPS if int(max(counts)) // step - int(min(counts)) // step < MOST_BARS)
    first, last = int(min(counts)) // step * step, int(max(counts))
    slots = [(f"{year:04}", f"{year + step - 1:04}") for year in range(first, last + 1, step)]
    grouped = {
        start: sum(counts.get(f"{year:04}", 0) for year in range(int(start), int(end) + 1)) for start, end in slots
    }
    kept = {value for name, value in question.filters if name == "year"}
    whole = _without(question, "year", "month")
    links = {
        start: urls.narrowed(whole, "year", start) if step == 1 else _between(whole, start, end) for start, end in slots
    }
    known = sum(count for year, count in counts.items() if not kept or year in kept)
    return _drawn(page, slots, grouped, links, kept if step == 1 else set(), undated=page.articles - known)


def _drawn(
    page: Page,
    slots: list[tuple[str, str]],
    counts: Mapping[str, int],
    links: Mapping[str, Question],
    kept: set[str],
    undated: int,
) -> Timeline:
    """Lay out one place a period, and a bar in each that has articles."""
    wide = 100 / len(slots)
    most = max(counts.values(), default=0)
    bars = tuple(
        Bar(
            first,
            last,
            counts[first],
            first in kept,
            links[first],
            round(rank * wide, 2),
            round(wide * 0.82, 2),
            round(max(_LEAST, 100 * counts[first] / most), 1),
        )
        for rank, (first, last) in enumerate(slots)
        if counts.get(first)
    )
    every = -(-len(slots) // MOST_TICKS)
    ticks = tuple((round((rank + 0.41) * wide, 2), first) for rank, (first, _) in enumerate(slots) if rank % every == 0)
    return Timeline("-" in slots[0][0], bars, ticks, most, _wider(page.question), undated)


def _wider(question: Question) -> Question | None:
    whole = _without(question, "year", "month")
    if whole.filters != question.filters:
        return whole
    return replace(question, since="", until="", page=1) if question.since or question.until else None


def _without(question: Question, *names: str) -> Question:
    """Keep all but the filters of some fields."""
    kept = tuple(pair for pair in question.filters if pair[0] not in names)
    return replace(question, filters=kept, page=1)


def _between(question: Question, first: str, last: str) -> Question:
    """Narrow to years that lie between two, and within the dates that narrow already."""
    since = max(question.since, first)
    until = min(filter(None, (question.until, last)), key=lambda date: f"{date}-99")
    return replace(question, since=since, until=until)
