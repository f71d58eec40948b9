"""What does an index hold after it was written to, again, by halves, or beside another generation?"""

import os
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from hashlib import sha256
from pathlib import Path

import pytest
from whoosh.index import open_dir
from whoosh.qparser import QueryParser

from search.article import Article
from search.document import Document, document
from search.engines import Engine
from search.engines import engine as named
from search.engines.base import Reader, Request
from search.errors import IndexBusy
from search.query.terms import All, Near, Phrase, Prefix, Scored, Term, Value, any_of
from tests.engines.conftest import write
from tests.engines.press import ARTICLES

MOT, AUTRE = Term("text", "mot"), Term("text", "autre")


def short(*ids: str, body: str = "mot") -> list[Document]:
    return [document(Article(id=id, title=f"Titre {id}", body=body, source="Le Soir", date="2020-05-01")) for id in ids]


def ids(reader: Reader, query: Term = MOT) -> list[str]:
    return sorted(row.id for row in reader.scan(query))


def test_more_is_added(engine: Engine, tmp_path: Path) -> None:
    for id in "abc":
        write(engine, tmp_path, short(id))
    assert ids(engine.open_(tmp_path)) == ["a", "b", "c"]


def test_removed(engine: Engine, tmp_path: Path) -> None:
    write(engine, tmp_path, short("a", "b", "c"))
    write(engine, tmp_path, [], removed=["b", "inconnu"])
    reader = engine.open_(tmp_path)
    found = reader.search(Request(All(), (Scored(MOT, 1),), facets=("source",)))
    assert (found.total, found.facets) == (2, {"source": (("Le Soir", 2),)})
    assert ids(reader) == ["a", "c"]
    assert reader.fetch("b") is None
    assert reader.count(Prefix("text", "m")) == reader.count(any_of("text", ("mot", "autre"))) == 2


def test_changed(engine: Engine, tmp_path: Path) -> None:
    """Removed, then added anew in the same go."""
    write(engine, tmp_path, short("a", "b"))
    write(engine, tmp_path, short("a", body="autre"), removed=["a"])
    reader = engine.open_(tmp_path)
    assert (ids(reader), ids(reader, AUTRE)) == (["b"], ["a"])
    assert reader.fetch("a") == short("a", body="autre")[0].stored


def test_removed_before_it_was_committed(engine: Engine, tmp_path: Path) -> None:
    writer = engine.create(tmp_path)
    writer.add(short("a", "b"))
    writer.remove(["a"])
    writer.add(short("c"))
    writer.commit()
    writer.close()
    assert ids(engine.open_(tmp_path)) == ["b", "c"]


def test_all_removed(engine: Engine, tmp_path: Path) -> None:
    write(engine, tmp_path, short("a", "b"))
    write(engine, tmp_path, [], removed=["a", "b"])
    reader = engine.open_(tmp_path)
    assert reader.search(Request(All(), (Scored(MOT, 1),), facets=("source",))).total == 0
    write(engine, tmp_path, short("a"))
    assert ids(engine.open_(tmp_path)) == ["a"]


def test_nothing_is_seen_before_the_commit(engine: Engine, tmp_path: Path) -> None:
    write(engine, tmp_path, short("a"))
    writer = engine.create(tmp_path)
    writer.add(short("b"))
    writer.remove(["a"])
    assert ids(engine.open_(tmp_path)) == ["a"]
    writer.close()
    writer.close()
    assert ids(engine.open_(tmp_path)) == ["a"], "given up"
    write(engine, tmp_path, short("c"))
    assert ids(engine.open_(tmp_path)) == ["a", "c"]


def test_an_open_reader_keeps_what_it_saw(engine: Engine, tmp_path: Path) -> None:
    write(engine, tmp_path, short("a"))
    reader = engine.open_(tmp_path)
    write(engine, tmp_path, short("b"), removed=["a"])
    assert ids(reader) == ["a"]
    assert [row.id for row in reader.search(Request(MOT)).rows] == ["a"]
    reader.close()
    reader.close()


def test_linked_generations_leave_each_other_alone(engine: Engine, tmp_path: Path) -> None:
    """Every file but the locks is linked into the next generation, which is then written to."""
    first, second = tmp_path / "first", tmp_path / "second"
    write(engine, first, short("a", "b"))
    before = fingerprints(first)
    second.mkdir()
    for path in first.iterdir():
        if path.suffix != ".lock":
            os.link(path, second / path.name)
    write(engine, second, short("c"), removed=["a"])
    assert fingerprints(first) == before
    assert ids(engine.open_(first)) == ["a", "b"]
    assert ids(engine.open_(second)) == ["b", "c"]


def fingerprints(folder: Path) -> dict[str, str]:
    return {path.name: sha256(path.read_bytes()).hexdigest() for path in folder.iterdir() if path.is_file()}


def test_files_can_be_read_by_others(engine: Engine, tmp_path: Path) -> None:
    write(engine, tmp_path, short("a"))
    assert all(path.stat().st_mode & 0o044 for path in tmp_path.iterdir() if path.suffix == ".json")


@pytest.mark.parametrize("name", ["tantivy", "whoosh"])
def test_one_writer_at_a_time(name: str, tmp_path: Path) -> None:
    engine = named(name)
    if not engine.installed():
        pytest.skip(f"{name} is not installed")
    writer = engine.create(tmp_path)
    with pytest.raises(IndexBusy):
        engine.create(tmp_path)
    writer.close()
    write(engine, tmp_path, short("a"))
    assert ids(engine.open_(tmp_path)) == ["a"]


def test_one_reader_serves_many_threads(reader: Reader) -> None:
    """What one thread finds alone, eight find together."""
    asked = [
        Request(query, rank, facets=("source", "year"))
        for query in (Term("text", "treve"), Prefix("text", "gaz"), Phrase("text", ("de", "la")),
                      Near("text", (Term("text", "porte"), Term("text", "avions")), 5, False), All(),
                      Value("section", ("Monde",)))
        for rank in ((), (Scored(Term("text", "a"), 1), Scored(Prefix("text", "t"), 1, True)))
    ]  # fmt: skip
    alone = [reader.search(request) for request in asked]

    def work(turn: int) -> Iterable[bool]:
        order = [(turn + step) % len(asked) for step in range(len(asked) * 5)]
        return [reader.search(asked[each]) == alone[each] for each in order]

    with ThreadPoolExecutor(8) as pool:
        assert all(all(equal) for equal in pool.map(work, range(16)))


def test_plain_whoosh_reads_what_is_written(tmp_path: Path) -> None:
    """The format is Whoosh's own: nothing of ours is needed to open the index and to find in it."""
    write(named("whoosh"), tmp_path, [document(article) for article in ARTICLES])
    index = open_dir(str(tmp_path))
    with index.searcher() as searcher:
        for text, count in (("treve", 3), ('"de la"', 3), ("gaz*", 4), ("porte avions", 2), ("gare NOT avions", 1)):
            assert len(searcher.search(QueryParser("text", index.schema).parse(text), limit=None)) == count
        assert searcher.search(QueryParser("text", index.schema).parse("budget"))[0].score > 0
    index.close()


def test_an_article_of_many_segments(engine: Engine, tmp_path: Path) -> None:
    """Points and order come from all parts of an index together, however often it was written to."""
    documents = [document(article) for article in ARTICLES]
    for each in documents:
        write(engine, tmp_path, [each])
    whole = tmp_path / "whole"
    write(engine, whole, documents)
    request = Request(All(), (Scored(Term("text", "treve"), 1), Scored(Phrase("text", ("de", "la")), 1)), limit=20)
    parts, one = engine.open_(tmp_path).search(request), engine.open_(whole).search(request)
    assert [row.id for row in parts.rows] == [row.id for row in one.rows]
    assert [row.score for row in parts.rows] == pytest.approx([row.score for row in one.rows], abs=1e-5)


def test_many_updates_leave_few_files(engine: Engine, tmp_path: Path) -> None:
    """Each update adds a segment and a file of articles; an open index holds a descriptor for each."""
    write(engine, tmp_path, short("first", body="mot " * 3000))
    for number in range(70):
        write(engine, tmp_path, short(f"a{number}"), removed=[f"a{number - 30}"])
        if number % 20 == 0:
            assert ids(engine.open_(tmp_path)) == sorted(
                ["first", *(f"a{n}" for n in range(max(0, number - 29), number + 1))]
            )
    reader = engine.open_(tmp_path)
    assert ids(reader) == sorted(["first", *(f"a{number}" for number in range(40, 70))])
    assert reader.search(Request(MOT, (Scored(MOT, 1),))).total == 31
    assert all(reader.fetch(f"a{number}") == short(f"a{number}")[0].stored for number in range(40, 70))
    assert len([path for path in tmp_path.iterdir() if path.name.startswith("shelf-")]) <= 33
    assert len(list(tmp_path.iterdir())) < 150
