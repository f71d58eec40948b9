"""How does Whoosh keep the terms, and who ranks them? The engine that works wherever Python does.

Whoosh keeps the index; what matches, counts and ranks is reckoned here over
whole posting lists (:mod:`search.engines.whoosh_segment`), so that answers, points
and order are those of the other engines.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from heapq import nsmallest
from pathlib import Path

from whoosh.index import TOC

from search.engines import bm25
from search.engines.base import Found, Request, Row, check_depth, checked, ranked
from search.engines.shelf import Shelf
from search.engines.whoosh_codec import MappedStorage
from search.engines.whoosh_segment import Segment
from search.engines.whoosh_writer import INDEX, WhooshWriter, door
from search.errors import EngineFailed, IndexDamaged
from search.query.terms import Node, Phrase, Scored, Term

_Matches = list[tuple[Segment, frozenset[int]]]


def create(folder: Path) -> WhooshWriter:
    """Open a folder for writing."""
    folder.mkdir(parents=True, exist_ok=True)
    return WhooshWriter(folder)


def open_(folder: Path) -> WhooshReader:
    """Open the index of a folder for reading."""
    try:
        with door():
            return WhooshReader(folder)
    except EngineFailed as error:
        raise IndexDamaged(f"L’index de {folder} est illisible.", "manchette rebuild") from error


class WhooshReader:
    """A Reader; see :class:`search.engines.base.Reader`."""

    def __init__(self, folder: Path) -> None:
        storage = MappedStorage(str(folder))
        self._segments = [Segment(storage, each) for each in TOC.read(storage, INDEX).segments]
        self._shelf = Shelf(folder)

    def search(self, request: Request) -> Found:
        """Answer one request."""
        checked(request)
        with door():
            matches = self._matching(request.query)
            counts = {facet: Counter[str]() for facet in request.facets}
            for segment, found in matches:
                for facet in request.facets:
                    counts[facet].update(segment.facet(facet, found))
            return Found(
                total=sum(len(found) for _, found in matches),
                rows=self._page(request, matches),
                facets={facet: ranked(each) for facet, each in counts.items()},
            )

    def scan(self, query: Node) -> Iterator[Row]:
        """Walk every match, in the order in which they were added."""
        check_depth(query)
        with door():
            places = [segment.places[number] for segment, found in self._matching(query) for number in sorted(found)]
        for place in places:
            id, stored = self._shelf.at(place)
            yield Row(id, 0.0, stored)

    def fetch(self, id: str) -> bytes | None:
        """Give one article as stored, or nothing."""
        with door():
            for segment in self._segments:
                for number in segment.named(id):
                    return self._shelf.at(segment.places[number])[1]
        return None

    def count(self, query: Node) -> int:
        """Count the matches."""
        check_depth(query)
        with door():
            return sum(len(found) for _, found in self._matching(query))

    def close(self) -> None:
        """Release files."""
        for segment in self._segments:
            segment.close()
        self._segments = []
        self._shelf.close()

    def _matching(self, query: Node) -> _Matches:
        return [(segment, segment.matching(query)) for segment in self._segments]

    def _page(self, request: Request, matches: _Matches) -> tuple[Row, ...]:
        """Give the rows asked for, in the one order."""
        rank = request.rank if request.sort == "relevance" else ()
        if not request.limit:
            return ()
        ordered = (
            (-round(scores.get(number, 0.0), 6), keys[number], segment.places[number])
            for (segment, found), scores in zip(matches, self._scores(rank, matches), strict=True)
            for keys in (segment.oldest if request.sort == "oldest" else segment.newest,)
            for number in found
        )
        best = nsmallest(request.offset + request.limit, ordered)[request.offset :]
        articles = ((score, *self._shelf.at(place)) for score, _, place in best)
        return tuple(Row(id, -score, stored) for score, id, stored in articles)

    def _scores(self, rank: tuple[Scored, ...], matches: _Matches) -> list[dict[int, float]]:
        """Sum the points of all clauses, for each segment those of the articles found that have any."""
        scores: list[dict[int, float]] = [{} for _ in matches]
        for scored in rank:
            for points, (segment, found) in zip(scores, matches, strict=True):
                for number, more in self._points(scored, segment, found):
                    points[number] = points.get(number, 0.0) + more
        return scores

    def _points(self, scored: Scored, segment: Segment, found: frozenset[int]) -> Iterator[tuple[int, float]]:
        query, weight = scored.query, scored.weight
        if scored.constant:
            yield from ((number, weight) for number in segment.matching(query) & found)
            return
        assert isinstance(query, Term | Phrase), "only a term or a phrase has a BM25 score"
        lengths, mean, idf = segment.lengths(query.field), self._mean_length(query.field), weight * self._idf(query)
        for number, frequency in segment.frequencies(query, found).items():
            yield number, bm25.points(idf, frequency, bm25.rounded_length(lengths[number]), mean)

    def _idf(self, query: Term | Phrase) -> float:
        articles = sum(segment.count for segment in self._segments)
        texts = query.texts if isinstance(query, Phrase) else (query.text,)
        return sum(
            bm25.idf(articles, sum(segment.holding(query.field, text) for segment in self._segments)) for text in texts
        )

    def _mean_length(self, field: str) -> float:
        total = sum(sum(each.lengths(field)) for each in self._segments)
        return total / sum(each.count for each in self._segments)
