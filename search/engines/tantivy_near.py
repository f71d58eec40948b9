"""How is « close together » said to tantivy? As all the ways to stand so, each a phrase with gaps.

Its own slop lets words change places at a price, and so is neither ordered nor not.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import combinations, permutations, product
from math import comb, factorial, prod

from tantivy import Occur, Query, Schema

from search.errors import BadRequest
from search.query.places import slots
from search.query.terms import Near, Part, length

MOST_CLAUSES = 100_000
"""Phrases that one proximity may come to: one to two seconds over 34,000 articles."""

_PATTERN = 30  # a pattern costs as much as so many phrases of terms, and one more for each term in it
_MOST_STATES = 900  # of an automaton, of which tantivy bears 1,000


def near(node: Near, schema: Schema) -> Query:
    """Build the alternative of all ways to space the parts, each a phrase with gaps: exact, where slop is not.

    Raises BadRequest where they would be too many.
    """
    alternatives = [texts for part in node.parts for texts in slots(part)]
    terms = prod(len(texts) for texts in alternatives)
    several = [(len(texts), len(_patterns(texts))) for texts in alternatives if len(texts) > 1]
    patterns = prod(parts for _, parts in several) * sum(_PATTERN + count // parts for count, parts in several) + 1
    if _layouts(node) * min(terms, patterns) > MOST_CLAUSES:
        raise BadRequest("Trop de mots à chercher ensemble à cette distance.", "Moins de mots, ou plus rapprochés.")
    ways = [
        (Occur.Should, way)
        for parts in ([node.parts] if node.ordered else permutations(node.parts))
        for begins in _begins([length(part) for part in parts], node.gap)
        for way in _spaced(parts, begins, schema, by_terms=terms <= patterns)
    ]
    return Query.boolean_query(ways) if ways else Query.empty_query()


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


def _spaced(parts: tuple[Part, ...], begins: tuple[int, ...], schema: Schema, *, by_terms: bool) -> Iterator[Query]:
    """Give the phrases of one way, one for each choice of terms or of patterns."""
    asked = [
        (begin + step, texts)
        for part, begin in zip(parts, begins, strict=True)
        for step, texts in enumerate(slots(part))
    ]
    field, places = parts[0].field, [place for place, _ in asked]
    if len(asked) == 1:
        yield Query.term_set_query(schema, field, asked[0][1])
    elif by_terms:
        for terms in product(*(texts for _, texts in asked)):
            yield Query.phrase_query(schema, field, list(zip(places, terms, strict=True)))
    else:
        for patterns in product(*(_patterns(texts) for _, texts in asked)):
            yield Query.regex_phrase_query(schema, field, list(zip(places, patterns, strict=True)))


@lru_cache(64)
def _patterns(texts: tuple[str, ...]) -> list[str]:
    """Write sorted terms as regular expressions, few enough in each: tantivy bears automata of 1,000 states."""
    patterns: list[list[str]] = [[]]
    states, before = 0, ""
    for text in texts:
        states += len(text) - _shared(before, text)
        if states > _MOST_STATES:
            patterns.append([])
            states = len(text)
        patterns[-1].append(text)
        before = text
    return ["|".join(each) for each in patterns]


def _shared(one: str, other: str) -> int:
    return next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
