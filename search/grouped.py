"""Which articles answer, when the versions of one text stand for one another?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from search.engines.base import Reader, Request, Row
from search.families import Families
from search.query.terms import Value, all_of

_MORE = 20


@dataclass(frozen=True, slots=True)
class Answered:
    """One page of rows out of ``total``, which counts a family once; ``articles`` counts all that match."""

    total: int
    articles: int
    rows: tuple[Row, ...]
    facets: Mapping[str, tuple[tuple[str, int], ...]]
    met: frozenset[str] = field(default=frozenset())


def plain(reader: Reader, request: Request) -> Answered:
    """Answer a request, every article for itself."""
    found = reader.search(request)
    return Answered(found.total, found.total, found.rows, found.facets)


def grouped(reader: Reader, families: Families, request: Request, met: frozenset[str] = frozenset()) -> Answered:
    """Answer with the best article of each family; ``offset`` and ``limit`` count families.

    ``met``: families, by their first article, that are left out here; the answer adds its own.
    Totals are exact: of all that match, those that have a reprint are looked at one by one.
    """
    found = reader.search(replace(request, offset=0, limit=0))
    several = Value("id", families.members)
    holders = [families.of(row.id)[0] for row in reader.scan(all_of((request.query, several)))] if found.total else []
    own = frozenset(holders)
    total = found.total - len(holders) + len(own - met)
    rows = walk(reader, families, request, set(met), min(request.limit, total - request.offset))
    return Answered(total, found.total, rows, found.facets, own | met)


def walk(reader: Reader, families: Families, request: Request, met: set[str], limit: int) -> tuple[Row, ...]:
    """Give one page of the best article of each family but those ``met``, which grows; nothing is counted."""
    rows: list[Row] = []
    passed = start = 0
    while len(rows) < limit:
        wanted = request.offset + limit - passed + _MORE
        found = reader.search(replace(request, offset=start, limit=wanted, facets=()))
        for row in found.rows:
            family = families.of(row.id)
            if family and family[0] in met:
                continue
            met.update(family[:1])
            passed += 1
            if passed > request.offset and len(rows) < limit:
                rows.append(row)
        start += wanted
        if start >= found.total:
            break
    return tuple(rows)
