"""Which articles of one segment match a terms tree, and how often does each hold a term?

Whole posting lists are joined as sets, which in Python is many times faster than
walking Whoosh's matchers side by side; what is kept open is mapped and is never
changed, so that all threads share it.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cached_property
from itertools import chain
from typing import assert_never

from whoosh.codec.whoosh3 import W3Segment
from whoosh.columns import NumericColumn
from whoosh.reading import TermNotFound

from search.engines.base import TEXTS, VALUES
from search.engines.whoosh_codec import CODEC, MappedStorage, Postings, decode_places
from search.engines.whoosh_writer import LENGTH, NUMBERS, keyword, length_column
from search.query.places import close, slots
from search.query.terms import (
    All,
    And,
    AnyOf,
    Near,
    Node,
    Not,
    Nothing,
    Or,
    Part,
    Phrase,
    Prefix,
    Range,
    Term,
    Value,
    length,
)

_NONE = Postings([], [], [])


class Segment:
    """One segment, open for reading. Articles are numbered from 0; a set of them is a set of numbers."""

    def __init__(self, storage: MappedStorage, segment: W3Segment) -> None:
        self.count: int = segment.doc_count_all()
        self._live = frozenset(range(self.count)).difference(segment.deleted_docs())
        self._terms = CODEC.terms_reader(storage, segment)
        self._columns = CODEC.per_document_reader(storage, segment)
        self.days, self.newest, self.oldest, self.places = (self._column(name, NUMBERS[name]) for name in NUMBERS)
        self._lengths: dict[str, list[int]] = {}
        self._values: dict[str, list[tuple[str, ...]]] = {}

    def close(self) -> None:
        """Release files."""
        self._terms.close()
        self._columns.close()

    def matching(self, node: Node) -> frozenset[int]:
        """Find the articles that match, but for those removed."""
        return self._live.intersection(self._set(node))

    def named(self, id: str) -> frozenset[int]:
        """Find the article of this id: at most one."""
        return self._live.intersection(self._postings("id", id).articles)

    def holding(self, field: str, text: str) -> int:
        """Count the articles that hold a term, removed ones among them: what idf is made of."""
        try:
            return int(self._terms.term_info(field, text.encode()).doc_frequency())
        except TermNotFound:
            return 0

    def lengths(self, field: str) -> list[int]:
        """Give the number of terms in a field of each article."""
        if field not in self._lengths:
            self._lengths[field] = self._column(length_column(field), LENGTH)
        return self._lengths[field]

    def frequencies(self, part: Term | Phrase, found: frozenset[int]) -> Mapping[int, float]:
        """Count how often each of the articles found holds a term or a phrase; those without it are left out."""
        if isinstance(part, Phrase):
            return {number: len(begins) for number, (begins,) in self._begins((part,), found).items()}
        postings = self._postings(part.field, part.text)
        return {
            n: frequency for n, frequency in zip(postings.articles, postings.frequencies, strict=True) if n in found
        }

    def facet(self, field: str, found: frozenset[int]) -> Counter[str]:
        """Count the values of a keyword field over the articles found."""
        if field not in self._values:
            values: list[tuple[str, ...]] = [()] * self.count
            for text in self._prefixed(keyword(field), ""):
                for number in self._postings(keyword(field), text).articles:
                    values[number] += (text,)
            self._values[field] = values
        values = self._values[field]
        return Counter(value for number in found for value in values[number])

    @cached_property
    def _by_day(self) -> tuple[list[int], list[int]]:
        """Dated articles by day: the days, ascending, and the numbers beside them."""
        dated = sorted((day, number) for number, day in enumerate(self.days) if day)
        return [day for day, _ in dated], [number for _, number in dated]

    def _column(self, name: str, column: NumericColumn) -> list[int]:
        if not self._columns.has_column(name):
            return [0] * self.count
        return list(self._columns.column_reader(name, column))

    def _postings(self, field: str, text: str) -> Postings:
        try:
            found: Postings = self._terms.matcher(field, text.encode("utf-8", "surrogatepass"), None)
        except TermNotFound:
            return _NONE
        return found

    def _prefixed(self, field: str, prefix: str) -> Iterable[str]:
        start = prefix.encode("utf-8", "surrogatepass")
        for name, text in self._terms.terms_from(field, start):
            if name != field or not text.startswith(start):
                return
            yield text.decode("utf-8", "surrogatepass")

    def _set(self, node: Node) -> Iterable[int]:
        match node:
            case Term() | AnyOf() | Phrase() | Prefix() | Near():
                return self._words(node) if node.field in TEXTS else ()
            case Value(field, values):
                return self._union(keyword(field), values) if field in VALUES else ()
            case Range(low, high):
                days, numbers = self._by_day
                return numbers[bisect_right(days, low - 1) : bisect_right(days, high)]
            case And(parts):
                return self._all_of(parts)
            case Or(parts):
                return set().union(*map(self._set, parts))
            case Not(part):
                return self._live.difference(self._set(part))
            case All() | Nothing():
                return self._live if isinstance(node, All) else ()
            case _:
                assert_never(node)

    def _all_of(self, parts: tuple[Node, ...]) -> Iterable[int]:
        """Narrow down part by part: what must not be last, so that it is only taken away."""
        found = self._live
        for part in sorted(parts, key=lambda part: isinstance(part, Not)):
            if isinstance(part, Not):
                found = found.difference(self._set(part.part))
            else:
                found = found.intersection(self._set(part))
            if not found:
                break
        return found

    def _words(self, node: Part | Prefix | Near) -> Iterable[int]:
        match node:
            case Term(field, text):
                return self._postings(field, text).articles
            case AnyOf(field, texts):
                return self._union(field, texts)
            case Prefix(field, text):
                return self._union(field, self._prefixed(field, text))
            case Phrase():
                return self._begins((node,), self._live)
            case Near(_, parts, gap, ordered):
                sizes = [length(part) for part in parts]
                begins = self._begins(parts, self._live)
                return [number for number, each in begins.items() if close(each, sizes, gap, ordered=ordered)]
            case _:
                assert_never(node)

    def _union(self, field: str, texts: Iterable[str]) -> set[int]:
        return set().union(*(self._postings(field, text).articles for text in texts))

    def _begins(self, parts: tuple[Part, ...], found: frozenset[int]) -> dict[int, list[list[int]]]:
        """Give the positions where each part begins, for the articles that hold all parts."""
        places = [
            [_Places(self._postings(part.field, text) for text in texts) for texts in slots(part)] for part in parts
        ]
        for each in chain.from_iterable(places):
            found = found.intersection(each.articles)
        every = {number: [_runs([each.at(number) for each in part]) for part in places] for number in found}
        return {number: begins for number, begins in every.items() if all(begins)}


class _Places:
    """By article, the positions where one of some terms stands; decoded when asked for."""

    def __init__(self, lists: Iterable[Postings]) -> None:
        self._encoded = [dict(zip(each.articles, each.places, strict=True)) for each in lists]
        self.articles = set().union(*self._encoded)

    def at(self, number: int) -> list[int]:
        """Give the positions in an article, ascending."""
        return sorted(place for each in self._encoded if number in each for place in decode_places(each[number]))


def _runs(places: list[list[int]]) -> list[int]:
    """Give the positions from which one place of each list follows the other."""
    begins = set(places[0])
    for step, following in enumerate(places[1:], start=1):
        begins.intersection_update(place - step for place in following)
    return sorted(begins)
