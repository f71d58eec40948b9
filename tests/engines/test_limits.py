"""What is refused, and what is borne?"""

from pathlib import Path

import pytest

from search.article import Article
from search.document import Document, document
from search.engines import ENGINES, Engine, default_engine
from search.engines import engine as named
from search.engines.base import Reader, Request
from search.errors import BadRequest, IndexDamaged
from search.query.terms import All, And, AnyOf, Near, Node, Not, Or, Prefix, Scored, Term, Value
from tests.engines.conftest import Build, write

GARE, PORTE = Term("text", "gare"), Term("text", "porte")


def nested(depth: int, node: Node = GARE) -> Node:
    for level in range(depth):
        node = Not(node) if level % 2 else Or((node, PORTE))
    return node


REFUSED = (
    ("a tree one level too deep", Request(nested(33))),
    ("a tree that would overrun the stack", Request(nested(20_000))),
    ("the same among the points", Request(All(), (Scored(nested(20_000), 1, True),))),
    ("a facet that there is not", Request(All(), facets=("source", "humeur"))),
    ("a text field as a facet", Request(All(), facets=("text",))),
    ("a negative offset", Request(All(), offset=-1)),
    ("a negative limit", Request(All(), limit=-1)),
)


@pytest.mark.parametrize(("why", "request_"), REFUSED, ids=[why for why, _ in REFUSED])
def test_refused(reader: Reader, why: str, request_: Request) -> None:
    with pytest.raises(BadRequest):
        reader.search(request_)
    assert reader.count(GARE) == 2, "and the reader still serves"


def test_depth_is_refused_on_every_way(reader: Reader) -> None:
    with pytest.raises(BadRequest):
        reader.count(nested(1_000))
    with pytest.raises(BadRequest):
        list(reader.scan(nested(1_000)))


EMPTY: tuple[Node, ...] = (
    All(), GARE, Not(GARE), And((GARE, Not(PORTE))), Prefix("text", "g"), AnyOf("text", ("gare", "porte")),
    Near("text", (GARE, PORTE), 5, False), Value("source", ("Le Matin",)),
)  # fmt: skip


@pytest.mark.parametrize("query", EMPTY)
def test_an_index_without_articles(engine: Engine, tmp_path: Path, query: Node) -> None:
    write(engine, tmp_path, [])
    reader = engine.open_(tmp_path)
    found = reader.search(Request(query, (Scored(GARE, 1), Scored(All(), 1, True)), facets=("source",)))
    assert (found.total, found.rows, found.facets) == (0, (), {"source": ()})
    assert list(reader.scan(query)) == []
    assert reader.fetch("gare") is None
    reader.close()


def test_fetch(reader: Reader) -> None:
    assert reader.fetch("gare") == next(row.stored for row in reader.scan(GARE) if row.id == "gare")
    for unknown in ("inconnu", "", "gar", "gare gare", "GARE"):
        assert reader.fetch(unknown) is None


STRANGE = {
    "quotes": 'Le "Matin" \\ de l\'Est',
    "signs": "<b>&amp;</b> \x00\x01\n\t",
    "emoji": "🗞️ Presse",
    "bidi": "\u202eerutcel",
    "long": "x" * 3_000,
    "star": "*",
    "blank": " ",
}


def test_strange_values_are_values(engine: Engine, build: Build) -> None:
    """What a source calls itself reaches facets and filters as it is."""
    documents = [
        Document(id, {"text": "mot"}, {"source": (value,)}, 0, value.encode("utf-8", "surrogatepass"))
        for id, value in STRANGE.items()
    ]
    reader = build(engine, documents)
    assert dict(reader.search(Request(All(), facets=("source",))).facets["source"]) == dict.fromkeys(
        STRANGE.values(), 1
    )
    for id, value in STRANGE.items():
        rows = reader.search(Request(Value("source", (value,)))).rows
        assert [(row.id, row.stored) for row in rows] == [(id, value.encode("utf-8", "surrogatepass"))]


def test_a_very_long_text(engine: Engine, build: Build) -> None:
    """Two hundred thousand words: the last is found, and its place is known."""
    body = "mot " * 200_000 + "dernier mot"
    reader = build(engine, [document(Article(id="long", title="Long", body=body))])
    assert reader.count(Term("text", "dernier")) == 1
    assert reader.count(Near("text", (Term("text", "dernier"), Term("text", "mot")), 1, True)) == 1
    assert len(reader.fetch("long") or b"") > len(body)


def test_many_values_are_all_counted(engine: Engine, build: Build) -> None:
    """More authors than tantivy counts in one request."""
    documents = [
        Document(f"d{n}", {"text": "mot"}, {"author": tuple(f"A{n}-{m}" for m in range(100))}, 0, b"")
        for n in range(700)
    ]
    reader = build(engine, documents)
    counts = reader.search(Request(All(), limit=0, facets=("author",))).facets["author"]
    assert len(counts) == 70_000
    assert set(counts) == {(value, 1) for each in documents for value in each.keywords["author"]}


def test_tantivy_refuses_a_proximity_of_too_many_ways(build: Build) -> None:
    """It cannot be stopped once it runs; the others only read the words of the articles."""
    words = tuple(Term("text", f"mot{n}") for n in range(6))
    if ENGINES["tantivy"].installed():
        with pytest.raises(BadRequest):
            build(ENGINES["tantivy"], []).count(Near("text", words, 30, False))
    assert build(ENGINES["whoosh"], []).count(Near("text", words, 30, False)) == 0


@pytest.mark.parametrize("name", ["tantivy", "whoosh", "memory"])
def test_a_folder_that_is_no_index(name: str, tmp_path: Path) -> None:
    if not ENGINES[name].installed():
        pytest.skip(f"{name} is not installed")
    with pytest.raises(IndexDamaged):
        named(name).open_(tmp_path)


def test_names(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(BadRequest):
        named("lucene")
    monkeypatch.setenv("MANCHETTE_ENGINE", "memory")
    assert default_engine() == "memory"
    monkeypatch.delenv("MANCHETTE_ENGINE")
    assert default_engine() == next(each.name for each in ENGINES.values() if each.installed())
    assert all(each.version() for each in ENGINES.values() if each.library and each.installed())
