"""How does what is recent gain? By steps of age, reckoned from the newest article of the index, not from today:
an archive that ends in 1944 has recent articles too.
"""

from __future__ import annotations

from search.query.terms import Range, Scored

MONTHS = (1, 12, 60)
"""An article at most so old gains one share; the newest gain them all, the undated none."""
SHARE = 1 / 6
"""Of what an article gains that holds every word (the constant clauses): recency decides between near scores, and
does not put a word in passing before an article that is about it."""

_LATEST = 99_991_231


def recent(rank: tuple[Scored, ...], newest: int) -> tuple[Scored, ...]:
    """Give the clauses of a sum, with those of recency; ``newest``: the last day of the index, YYYYMMDD, or 0.

    They are constant clauses over days, that every engine sums alike. Where there are no words to rank by, or no
    dates, there is nothing to add.
    """
    whole = sum(each.weight for each in rank if each.constant)
    if not (whole and newest):
        return rank
    ages = (Scored(Range(_before(newest, months), _LATEST), SHARE * whole, constant=True) for months in MONTHS)
    return (*rank, *ages)


def _before(day: int, months: int) -> int:
    """Give the day so many months before, on the calendar's figures: it need not exist to be compared."""
    year, rest = divmod(day, 10_000)
    month, date = divmod(rest, 100)
    years, month = divmod(year * 12 + max(month, 1) - 1 - months, 12)
    return max(1, years * 10_000 + (month + 1) * 100 + date)
