"""Does every engine find what the plain truth finds? Random trees over random texts, a few words so that they match."""

from collections import Counter
from collections.abc import Callable
from random import Random

import pytest

from search.document import Document, order_keys
from search.engines import ENGINES, Engine
from search.engines.base import Found, Request
from search.query.terms import (
    All,
    Near,
    Node,
    Nothing,
    Part,
    Prefix,
    Range,
    Scored,
    Term,
    Value,
    all_of,
    any_of,
    negate,
    one_of,
    phrase,
    sequence,
)
from search.query.witness import matches
from tests.engines.conftest import Build

Search = Callable[[Request], Found]
LETTERS, ENDS = "abcdefgh", ("", "", "x", "y", "z")
DAYS = (0, 16310530, 20180000, 20190300, 20200101, 20200102, 20210506)
SOURCES = ("Le Matin", "Le Soir", "L’Écho", "La Dépêche", "Zénith")
FIELDS = ("title", "text", "text", "text_stem", "source")
FACETS = ("source", "year", "section")
SEEDS, TREES = 12, 250  # three thousand trees for each engine


def word(random: Random) -> str:
    return random.choice(LETTERS) + random.choice(ENDS)


def words(random: Random, most: int) -> str:
    return " ".join(word(random) for _ in range(random.randint(0, most)))


def some(random: Random, most: int) -> list[str]:
    return [word(random) for _ in range(random.randint(1, most))]


def made(random: Random, number: int) -> Document:
    return Document(
        id=f"d{number}",
        texts={
            "title": words(random, 4),
            "text": words(random, 25),
            "text_stem": words(random, 9),
            "source": word(random),
        },
        keywords={
            "source": tuple(random.sample(SOURCES, random.randint(0, 2))),
            "year": (random.choice(("2018", "2019")),),
        },
        day=random.choice(DAYS),
        stored=f"texte n° {number}".encode(),
    )


def part(random: Random, field: str) -> Part:
    match random.randrange(4):
        case 0:
            found = any_of(field, some(random, 4))
        case 1:
            found = phrase(field, some(random, 3))
        case _:
            found = Term(field, word(random))
    assert not isinstance(found, Nothing)
    return found


def near(random: Random, field: str) -> Near:
    parts = tuple(part(random, field) for _ in range(random.choice((1, 2, 2, 2, 3, 3, 4))))
    return Near(field, parts, random.randint(0, 9 if len(parts) < 4 else 4), random.random() < 0.5)


def leaf(random: Random) -> Node:
    field = random.choice(FIELDS)
    match random.randrange(10):
        case 0:
            return Prefix(field, word(random))
        case 1 | 2:
            return near(random, field)
        case 3:
            return sequence(field, [tuple(some(random, 3)) for _ in range(random.randint(1, 4))])
        case 4:
            return Value("source", tuple(random.sample(SOURCES, random.randint(1, 2))))
        case 5:
            return Range(random.choice(DAYS), random.choice((20190399, 20200101, 99991231)))
        case 6:
            return random.choice((All(), Nothing(), Value("section", ("Zèbre",))))
        case _:
            return part(random, field)


def tree(random: Random, depth: int = 0) -> Node:
    match random.randrange(10) if depth < 5 else 9:
        case 0 | 1 | 2:
            return all_of(tree(random, depth + 1) for _ in range(random.randint(2, 3)))
        case 3 | 4 | 5:
            return one_of(tree(random, depth + 1) for _ in range(random.randint(2, 3)))
        case 6:
            return negate(tree(random, depth + 1))
        case _:
            return leaf(random)


def scored(random: Random) -> Scored:
    weight = random.choice((1.0, 0.5, 0.3))
    if random.random() < 0.3:
        return Scored(tree(random, 4), weight, constant=True)
    found = phrase(random.choice(("title", "text")), some(random, 3))
    assert not isinstance(found, Nothing)
    return Scored(found, weight)


@pytest.mark.parametrize("seed", range(SEEDS))
def test_engines_agree_with_the_witness(engine: Engine, build: Build, seed: int) -> None:
    random = Random(seed)
    documents = [made(random, number) for number in range(random.choice((1, 30, 80)))]
    reader = build(engine, documents)
    for turn in range(TREES if engine.library else TREES // 10):  # memory is the witness, but for order and counts
        query = tree(random)
        truth = [each for each in documents if matches(query, each)]
        found = reader.search(Request(query, facets=FACETS, limit=0))
        assert found.total == reader.count(query) == len(truth), query
        assert found.facets == {facet: counts(truth, facet) for facet in FACETS}, query
        assert {row.id: row.stored for row in reader.scan(query)} == {each.id: each.stored for each in truth}, query
        if turn % 5 == 0:
            check_order(random, reader.search, query, truth)


def counts(found: list[Document], facet: str) -> tuple[tuple[str, int], ...]:
    values = Counter(value for each in found for value in each.keywords.get(facet, ()))
    return tuple(sorted(values.items(), key=lambda pair: (-pair[1], pair[0])))


def check_order(random: Random, search: Search, query: Node, truth: list[Document]) -> None:
    """Pages join to one order, which is that of law 8: points, then the newest, then the digest."""
    keys = {each.id: order_keys(each.day, each.id) for each in truth}
    for sort, key in (("newest", 0), ("oldest", 1)):
        rows = search(Request(query, sort=sort, limit=1_000)).rows
        assert [row.id for row in rows] == sorted(keys, key=lambda id: keys[id][key]), query
    rank = tuple(scored(random) for _ in range(random.randint(0, 4)))
    rows = search(Request(query, rank, limit=1_000)).rows
    assert [row.id for row in rows] == [row.id for row in sorted(rows, key=lambda row: (-row.score, keys[row.id][0]))]
    assert {row.id for row in rows} == keys.keys()
    step = random.randint(1, 40)
    pages = [search(Request(query, rank, offset=start, limit=step)).rows for start in range(0, len(rows), step)]
    assert [row for page in pages for row in page] == list(rows), (query, rank)


@pytest.mark.parametrize("seed", range(SEEDS))
def test_engines_score_as_memory_does(engine: Engine, build: Build, seed: int) -> None:
    """The formula, over the lengths as one byte keeps them, in the same order but where float32 rounds otherwise."""
    random = Random(seed)
    documents = [made(random, number) for number in range(60)]
    reader, memory = build(engine, documents), build(ENGINES["memory"], documents)
    for _ in range(40):
        request = Request(tree(random), tuple(scored(random) for _ in range(random.randint(1, 5))), limit=1_000)
        mine, theirs = ({row.id: row.score for row in each.search(request).rows} for each in (reader, memory))
        assert mine == pytest.approx(theirs, abs=2e-5), request
