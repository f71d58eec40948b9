"""Does the analysis alone already keep the French contract?

A plain word finds a text where the stems of its terms follow each other; quotes
ask for forms, a star for the beginning of a form, ``=`` for spellings. No
engine, no parser: only the terms.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from search.analysis import Token, exact_term, joined_terms, plain_too, spelled, spelled_otherwise, tokens
from tests.contract import SECTIONS, Row


def words(query: str) -> Iterator[list[Token]]:
    """The query's terms, word by word: a blank outside a term separates words."""
    word: list[Token] = []
    for token in tokens(query):
        if word and any(char.isspace() for char in query[word[-1].end : token.start]):
            yield word
            word = []
        word.append(token)
    if word:
        yield word


def places(text: str, tests: list[Callable[[Token], bool]]) -> list[tuple[int, int]]:
    found = tokens(text)
    return [
        (token.start, token.end)
        for at in range(len(found) - len(tests) + 1)
        if all(test(token) for test, token in zip(tests, found[at : at + len(tests)], strict=True))
        for token in found[at : at + len(tests)]
    ]


def exactly(text: str, query: str) -> list[tuple[int, int]]:
    """What ``=`` finds, by the terms of the field ``exact``, as the module of exact terms says."""
    exact = joined_terms("", text).exact.split()
    spellings = []
    for token in tokens(query):
        form, word = token.form, query[token.start : token.end]
        if spelled(word) != form:
            if exact_term(form, word) not in exact:
                return []
        elif any(term.startswith(spelled_otherwise(form)) for term in exact) and plain_too(form) not in exact:
            return []
        spellings.append(spelled(word))
    return places(text, [lambda token, each=each: spelled(text[token.start : token.end]) == each for each in spellings])


def answer(text: str, query: str) -> list[tuple[int, int]]:
    """The places of a query in a text; none where one of its words has none."""
    query = query.removeprefix("texte:")
    if query.startswith("="):
        return exactly(text, query[1:])
    if query.endswith("*"):
        (begun,) = tokens(query)
        return places(text, [lambda token: token.form.startswith(begun.form)])
    if query.startswith('"'):
        return places(text, [lambda token, each=each: token.form == each.form for each in tokens(query)])
    found = [places(text, [lambda token, each=each: token.stem == each.stem for each in word]) for word in words(query)]
    return sorted({place for each in found for place in each}) if all(found) else []


@pytest.mark.parametrize(
    "row",
    [pytest.param(row, id=f"{title}-{row.query!r}-in-{row.text!r}") for title, rows in SECTIONS for row in rows],
)
def test_row(row: Row) -> None:
    found = answer(row.text, row.query)
    assert bool(found) == row.found
    if row.marked is not None:
        assert tuple(row.text[start:end] for start, end in found) == row.marked
