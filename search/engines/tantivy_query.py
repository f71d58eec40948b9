"""What does a terms tree say in tantivy's own queries?"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import product
from typing import assert_never

from tantivy import FieldType, Occur, Query, Schema

from search.engines.base import TEXTS, VALUES
from search.engines.tantivy_near import near
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
    all_of,
    negate,
    one_of,
)


def keyword(field: str) -> str:
    """Name the field that keeps the values of a keyword field as they are; the bare name is for its forms."""
    return field if field == "id" else f"{field}_value"


def matching(node: Node, schema: Schema) -> Query:
    """Build the query that matches as ``node`` does; its scores mean nothing."""
    match node:
        case Term() | AnyOf() | Phrase() | Prefix() | Near():
            return _words(node, schema) if node.field in TEXTS else Query.empty_query()
        case Value(field, values):
            return Query.term_set_query(schema, keyword(field), values) if field in VALUES else Query.empty_query()
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


def scoring(node: Node, rank: Sequence[Scored], schema: Schema) -> tuple[Query, float]:
    """Build the query that matches as ``node`` does and scores by ``rank`` alone; with what each match gains besides.

    What every match holds is asked for and scored at once: of an option tantivy walks all the postings, of a
    condition those near a match only, and what is constant in all needs no walk.
    """
    asked = node.parts if isinstance(node, And) else (node,)
    sure = [each for each in rank if each.query in asked]
    scored = [each for each in sure if not each.constant]
    held = {each.query for each in scored}
    rest = [part for part in asked if part not in held]
    clauses = [(Occur.Must, _scored(each, schema)) for each in scored]
    if rest:
        clauses.append((Occur.Must, Query.const_score_query(matching(all_of(rest), schema), 0.0)))
    clauses += [(Occur.Should, _scored(each, schema)) for each in rank if each.query not in asked]
    return Query.boolean_query(clauses), sum(each.weight for each in sure if each.constant)


def levels(rank: tuple[Scored, ...]) -> list[tuple[float, Node]]:
    """Give the sums that constant clauses can make, greatest first, each with what must match for it."""
    sums: dict[float, list[Node]] = defaultdict(list)
    for given in product((True, False), repeat=len(rank)):
        score = sum(each.weight for each, holds in zip(rank, given, strict=True) if holds)
        sides = (each.query if holds else negate(each.query) for each, holds in zip(rank, given, strict=True))
        sums[round(score, 6)].append(all_of(sides))
    return [(score, one_of(sums[score])) for score in sorted(sums, reverse=True)]


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
            return Query.regex_query(schema, field, f"{text}[0-9a-z]*")  # all that a term holds: « . » costs 0.3 ms
        case Near():
            return near(node, schema)
        case _:
            assert_never(node)
