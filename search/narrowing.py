"""What narrows an answer beside its words, and how many articles would each value of a facet give?"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from operator import itemgetter

from search.engines.base import Reader, Request
from search.errors import BadRequest
from search.fields import BY_NAME
from search.query.terms import Node, Range, Value, all_of, negate
from search.question import Question

Facets = Mapping[str, tuple[tuple[str, int], ...]]

_DAY = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")
_LAST_DAY = 99_991_231


def narrowing(question: Question, but: str = "") -> tuple[Node, ...]:
    """Give what the filters and dates of a question add to its words; ``but``: a field that keeps no value."""
    wanted = tuple(Value(name, values) for name, values in _grouped(question.filters) if name != but)
    unwanted = tuple(negate(Value(name, values)) for name, values in _grouped(question.excluded))
    return (*wanted, *unwanted, *_days(question.since, question.until))


def kept(question: Question) -> frozenset[str]:
    """Name the fields of which a question keeps some values only."""
    return frozenset(name for name, _ in question.filters)


def alternatives(reader: Reader, query: Node, question: Question, names: Iterable[str]) -> Facets:
    """Count the values of facets of which some are kept, as if none were: what each would give beside those.

    ``query``: the words of the question. One request a facet, for its matches are its own.
    """
    found: dict[str, tuple[tuple[str, int], ...]] = {}
    for name in names:
        wider = all_of((query, *narrowing(question, but=name)))
        found |= reader.search(Request(wider, limit=0, facets=(name,))).facets
    return found


def timeline(facets: Facets, question: Question) -> tuple[tuple[str, int], ...]:
    """Give the months of an answer in order, and the years for its articles of which no month is known.

    An article has one year and one month at most: of the counts of a facet that
    is asked as if none of its values were kept, those of the values kept are the answer's.
    """
    months = _own(facets, question, "month")
    periods = dict(months)
    for year, count in _own(facets, question, "year").items():
        known = sum(number for month, number in months.items() if month.startswith(year))
        if count > known:
            periods[year] = count - known
    return tuple(sorted(periods.items()))


def _own(facets: Facets, question: Question, name: str) -> dict[str, int]:
    values = {value for field, value in question.filters if field == name}
    return {value: count for value, count in facets.get(name, ()) if not values or value in values}


def _grouped(pairs: tuple[tuple[str, str], ...]) -> Iterator[tuple[str, tuple[str, ...]]]:
    for name, group in groupby(sorted(set(pairs)), key=itemgetter(0)):
        field = BY_NAME.get(name)
        if field is None or not field.facet:
            raise BadRequest(f"On ne filtre pas par « {name} ».")
        yield name, tuple(value for _, value in group)


def _days(since: str, until: str) -> tuple[Node, ...]:
    if not since and not until:
        return ()
    return (Range(_day(since, "00") if since else 1, _day(until, "99") if until else _LAST_DAY),)


def _day(date: str, unknown: str) -> int:
    """Give the first or last integer day of a partial ISO date."""
    match = _DAY.fullmatch(date)
    if match is None:
        raise BadRequest(f"« {date} » n’est pas une date.", "Écrire 2023, 2023-11 ou 2023-11-07.")
    return int("".join(part or unknown for part in match.groups()))
