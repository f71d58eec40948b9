"""What does a terms tree say in tantivy's own queries?"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import combinations, permutations
from math import comb, factorial
from typing import assert_never

from tantivy import FieldType, Occur, Query, Schema

from search.engines.base import KEYWORDS, TEXTS
from search.errors import BadRequest
from search.query.places import slots
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
    Scored,
    Term,
    Value,
    length,
)

MOST_CLAUSES = 5_000
"""A proximity is an alternative of phrases, one for each way to space its parts: well above what is ever asked."""


def keyword(field: str) -> str:
    """Name the field that keeps the values of a keyword field as they are; the bare name is for its forms."""
    return f"{field}_value"


def matching(node: Node, schema: Schema) -> Query:
    """Build the query that matches as ``node`` does; its scores mean nothing."""
    match node:
        case Term() | AnyOf() | Phrase() | Prefix() | Near():
            return _words(node, schema) if node.field in TEXTS else Query.empty_query()
        case Value(field, values):
            return Query.term_set_query(schema, keyword(field), values) if field in KEYWORDS else Query.empty_query()
        case Range(low, high):
            low, high = max(low, 1), min(high, 99_999_999)  # an undated article has day 0
            return (
                Query.range_query(schema, "day", FieldType.Unsigned, low, high) if low <= high else Query.empty_query()
            )
        case And(parts):
            return Query.boolean_query(list(_all_of(parts, schema)))
        case Or(parts):
            return Query.boolean_query([(Occur.Should, matching(part, schema)) for part in parts])
        case Not(part):
            return Query.boolean_query([(Occur.Must, Query.all_query()), (Occur.MustNot, matching(part, schema))])
        case All():
            return Query.all_query()
        case Nothing():
            return Query.empty_query()
        case _:
            assert_never(node)


def scoring(query: Query, rank: Iterable[Scored], schema: Schema) -> Query:
    """Build the query that matches as ``query`` does, and scores by ``rank`` alone."""
    clauses = [(Occur.Must, Query.const_score_query(query, 0.0))]
    clauses += [(Occur.Should, _scored(each, schema)) for each in rank]
    return Query.boolean_query(clauses)


def _all_of(parts: tuple[Node, ...], schema: Schema) -> Iterable[tuple[Occur, Query]]:
    if all(isinstance(part, Not) for part in parts):
        yield Occur.Must, Query.all_query()  # tantivy finds nothing where all is negative
    for part in parts:
        if isinstance(part, Not):
            yield Occur.MustNot, matching(part.part, schema)
        else:
            yield Occur.Must, matching(part, schema)


def _scored(scored: Scored, schema: Schema) -> Query:
    query = matching(scored.query, schema)
    if scored.constant:
        return Query.const_score_query(query, scored.weight)
    assert isinstance(scored.query, Term | Phrase), "only a term or a phrase has a BM25 score"
    return Query.boost_query(query, scored.weight)


def _words(node: Part | Prefix | Near, schema: Schema) -> Query:
    match node:
        case Term(field, text):
            return Query.term_query(schema, field, text)
        case AnyOf(field, texts):
            return Query.term_set_query(schema, field, texts)
        case Phrase(field, texts):
            return Query.phrase_query(schema, field, list(texts))
        case Prefix(field, text):
            return Query.regex_query(schema, field, f"{text}.*")
        case Near():
            return _near(node, schema)
        case _:
            assert_never(node)


def _near(node: Near, schema: Schema) -> Query:
    """Build the alternative of all ways to space the parts, each a phrase with gaps: exact, where slop is not."""
    if _layouts(node) > MOST_CLAUSES:
        raise BadRequest("Trop de mots à chercher ensemble à cette distance.", "Moins de mots, ou plus rapprochés.")
    ways = [
        _spaced(parts, begins, node.field, schema)
        for parts in ([node.parts] if node.ordered else permutations(node.parts))
        for begins in _begins([length(part) for part in parts], node.gap)
    ]
    if not ways:
        return Query.empty_query()
    return Query.boolean_query([(Occur.Should, way) for way in ways])


def _layouts(node: Near) -> int:
    """Count the ways, or a little more: unordered, any part may stand between the others."""
    lengths = [length(part) for part in node.parts]
    between = lengths[1:-1] if node.ordered else sorted(lengths)[: len(lengths) - 2]
    room = node.gap - sum(between) + len(between)
    return comb(max(room, 0), len(lengths) - 1) * (1 if node.ordered else factorial(len(lengths)))


def _begins(sizes: list[int], gap: int) -> Iterable[tuple[int, ...]]:
    """List where each part may begin: the first at 0, none over another, the last near enough to the first's end.

    Beginnings are counted without the parts between, each taken as one position:
    then they are the combinations of the positions allowed.
    """
    between = sum(size - 1 for size in sizes[1:-1])
    for chosen in combinations(range(1, gap - between + 1), len(sizes) - 1):
        shift, begins = sizes[0] - 1, [0]
        for place, size in zip(chosen, sizes[1:], strict=True):
            begins.append(place + shift)
            shift += size - 1
        yield tuple(begins)


def _spaced(parts: tuple[Part, ...], begins: tuple[int, ...], field: str, schema: Schema) -> Query:
    asked = [
        (begin + step, texts)
        for part, begin in zip(parts, begins, strict=True)
        for step, texts in enumerate(slots(part))
    ]
    if len(asked) == 1:
        return Query.term_set_query(schema, field, asked[0][1])
    if all(len(texts) == 1 for _, texts in asked):
        return Query.phrase_query(schema, field, [(place, texts[0]) for place, texts in asked])
    return Query.regex_phrase_query(schema, field, [(place, "|".join(texts)) for place, texts in asked])
