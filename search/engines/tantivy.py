"""How does tantivy keep the terms, and rank? The default engine where its wheel is installed."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from tantivy import DocAddress, FieldType, Index, Occur, Order, Query, SearchResult

from search.engines.base import Found, Request, Row, Writer, check_depth, checked, ranked
from search.engines.shelf import Shelf
from search.engines.tantivy_bulk import BulkWriter, can_begin
from search.engines.tantivy_query import keyword, levels, matching, scoring
from search.engines.tantivy_writer import TantivyWriter, door
from search.errors import EngineFailed, IndexDamaged
from search.query.terms import Node, all_of

_SCAN = 20_000
_MOST_CONSTANT = 4  # clauses: each doubles the levels that there may be
_BUCKETS = 65_000  # the most that tantivy counts in one request; fewer in a segment would make counts approximate


def create(folder: Path) -> Writer:
    """Open a folder for writing."""
    return BulkWriter(folder) if can_begin(folder) else TantivyWriter(folder)


def open_(folder: Path) -> TantivyReader:
    """Open the index of a folder for reading."""
    try:
        with door(), _writable(folder) as place:
            return TantivyReader(folder, Index.open(str(place)))
    except EngineFailed as error:
        raise IndexDamaged(f"L’index de {folder} est illisible.", "manchette rebuild") from error


@contextmanager
def _writable(folder: Path) -> Iterator[Path]:
    """Give a folder where tantivy can make the lock without which it opens nothing.

    Where the index itself is read-only, a private one of links, which an open index needs no more.
    """
    if os.access(folder, os.W_OK, effective_ids=os.access in os.supports_effective_ids):
        yield folder
        return
    with TemporaryDirectory(prefix="manchette-") as private:
        for path in folder.iterdir():
            if path.suffix != ".lock":
                Path(private, path.name).symlink_to(path.resolve())
        yield Path(private)


class TantivyReader:
    """A Reader; see :class:`search.engines.base.Reader`. One searcher serves all threads."""

    def __init__(self, folder: Path, index: Index) -> None:
        index.config_reader("manual")
        index.reload()
        self._schema = index.schema
        self._searcher = index.searcher()
        self._shelf = Shelf(folder)

    def search(self, request: Request) -> Found:
        """Answer one request."""
        checked(request)
        with door():
            facets = self._facets(request.query, request.facets)
            wanted = min(request.limit, self._searcher.num_docs - request.offset)
            if wanted <= 0:
                return Found(self._count(request.query), (), facets)
            if request.sort != "relevance" or not request.rank:
                total, hits = self._dated(request.query, request.sort, request.offset, wanted)
            elif len(request.rank) <= _MOST_CONSTANT and all(each.constant for each in request.rank):
                total, hits = self._count(request.query), self._constant(request, wanted)
            else:
                total, hits = self._best(request, wanted)
            return Found(total, self._rows(hits), facets)

    def scan(self, query: Node) -> Iterator[Row]:
        """Walk every match, in the order in which they were added."""
        check_depth(query)
        with door():
            wanted = Query.const_score_query(matching(query, self._schema), 0.0)
        place = 0
        while True:
            with door():
                rest = Query.range_query(self._schema, "place", FieldType.Unsigned, place, (1 << 63) - 1)
                both = Query.boolean_query([(Occur.Must, wanted), (Occur.Must, rest)])
                found = self._searcher.search(both, _SCAN, count=False, order_by_field="place", order=Order.Asc).hits
            for place, _ in found:
                id, stored = self._shelf.at(place)
                yield Row(id, 0.0, stored)
            if len(found) < _SCAN:
                return
            place += 1

    def fetch(self, id: str) -> bytes | None:
        """Give one article as stored, or nothing."""
        with door():
            hits = self._searcher.search(Query.term_query(self._schema, "id", id), 1, count=False).hits
            return self._rows([(score, address) for score, address in hits])[0].stored if hits else None

    def count(self, query: Node) -> int:
        """Count the matches."""
        check_depth(query)
        with door():
            return self._count(query)

    def close(self) -> None:
        """Release files."""
        self._shelf.close()

    def _count(self, query: Node) -> int:
        return _total(self._searcher.search(Query.const_score_query(matching(query, self._schema), 0.0), 1))

    def _dated(self, query: Node, sort: str, offset: int, limit: int) -> tuple[int, list[tuple[float, DocAddress]]]:
        field = "oldest" if sort == "oldest" else "newest"
        found = self._searcher.search(
            matching(query, self._schema), limit, order_by_field=field, offset=offset, order=Order.Asc
        )
        return _total(found), [(0.0, address) for _, address in found.hits]

    def _constant(self, request: Request, limit: int) -> list[tuple[float, DocAddress]]:
        """Give the page where all points are constant: level by level, by day in each, however many tie."""
        hits: list[tuple[float, DocAddress]] = []
        skipped = request.offset
        for score, node in levels(request.rank):
            total, level = self._dated(all_of((request.query, node)), "newest", skipped, limit - len(hits))
            hits += [(score, address) for _, address in level]
            skipped = max(0, skipped - total)
            if len(hits) == limit:
                break
        return hits

    def _best(self, request: Request, limit: int) -> tuple[int, list[tuple[float, DocAddress]]]:
        """Give the page in the exact order: more hits are asked for until the score changes behind the page."""
        query, more = scoring(request.query, request.rank, self._schema)
        end = request.offset + limit
        asked = end + 10
        while True:
            found = self._searcher.search(query, asked)
            hits = [(round(score + more, 6), address) for score, address in found.hits]
            if len(hits) < asked or hits[-1][0] != hits[end - 1][0]:
                break
            asked = min(asked * 8, self._searcher.num_docs + 1)
        if len({score for score, _ in hits}) < len(hits):
            keys = self._searcher.fast_field_values("newest", [address for _, address in hits])
            ordered = sorted(zip(hits, keys, strict=True), key=lambda each: (-each[0][0], each[1]))
            hits = [hit for hit, _ in ordered]
        return _total(found), hits[request.offset : end]

    def _rows(self, hits: list[tuple[float, DocAddress]]) -> tuple[Row, ...]:
        places = self._searcher.fast_field_values("place", [address for _, address in hits])
        rows = []
        for (score, _), place in zip(hits, places, strict=True):
            assert isinstance(place, int), "every article has a place"
            id, stored = self._shelf.at(place)
            rows.append(Row(id, score, stored))
        return tuple(rows)

    def _facets(self, node: Node, fields: tuple[str, ...]) -> dict[str, tuple[tuple[str, int], ...]]:
        """Count the values over all matches, exactly."""
        if not fields:
            return {}
        query = matching(node, self._schema)
        terms = {"size": _BUCKETS, "segment_size": _BUCKETS}
        counted = self._searcher.aggregate(
            query, {field: {"terms": terms | {"field": keyword(field)}} for field in fields}
        )
        return {field: self._ranked(query, field, counted[field]) for field in fields}

    def _ranked(self, query: Query, field: str, counted: dict[str, Any]) -> tuple[tuple[str, int], ...]:
        if counted["sum_other_doc_count"]:  # more values than buckets: walk them all
            every = self._searcher.terms_with_prefix(keyword(field), "", filter_query=query)
            return ranked({value: count for value, count in every if count})
        return ranked({bucket["key"]: bucket["doc_count"] for bucket in counted["buckets"]})


def _total(found: SearchResult) -> int:
    return int(found.count)  # type: ignore[attr-defined]  # the stub forgets it
