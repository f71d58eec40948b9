"""Is an index of tantivy the same, byte for byte, whoever collects its postings?"""

from __future__ import annotations

import struct
from collections.abc import Sequence
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from search.document import Document, document
from search.engines.base import Request
from search.errors import EngineFailed, IndexBusy
from search.query.terms import All, Phrase, Scored, Term
from tests.engines.press import ARTICLES

tantivy = pytest.importorskip("search.engines.tantivy")
bulk = pytest.importorskip("search.engines.tantivy_bulk")
segment = pytest.importorskip("search.engines.tantivy_segment")
plain = pytest.importorskip("search.engines.tantivy_writer")

FILES = {".term", ".idx", ".pos", ".fieldnorm", ".fast", ".store"}
FIELDS = ("title", "text", "title_stem", "text_stem", "exact", "source", "author")

texts = st.builds(
    lambda words, times: " ".join(words * times),
    st.lists(
        st.one_of(st.sampled_from(["a", "b", "ab", "de", "z" * 64]), st.from_regex("[0-9a-z]{1,9}", fullmatch=True))
    ),
    st.sampled_from([1, 1, 1, 3, 40]),
)
some = st.lists(st.dictionaries(st.sampled_from(FIELDS), texts), min_size=1, max_size=12)
many = st.builds(lambda few, times: few * times, some, st.sampled_from([1, 1, 12, 30]))


def made(fields: Sequence[dict[str, str]]) -> list[Document]:
    values = {"source": ("Le Soir",), "year": ("2020",)}
    return [Document(f"d{rank}", each, values, 20200101 + rank, b"{}") for rank, each in enumerate(fields)]


def random_articles(seed: int, count: int) -> list[Document]:
    """Words as frequent as in a language, so that some stand in blocks of many bits and some once."""
    random = Random(seed)
    words = [f"m{number}" for number in range(3000)]
    weights = [1 / (rank + 1) for rank in range(len(words))]
    lengths = [random.choice((0, 1, 39, 40, 41, 300, 5000)) for _ in range(count)]
    bodies = [" ".join(random.choices(words, weights, k=length)) for length in lengths]
    return made([{"text": body, "exact": body[:200], "title": body[:50]} for body in bodies])


def files(writer: object, folder: Path, documents: Sequence[Document]) -> dict[str, list[bytes]]:
    """Write an index; the bytes of its segments' files, by kind."""
    writing = writer(folder)  # type: ignore[operator]
    writing.add(documents[: len(documents) // 3])
    writing.add(documents[len(documents) // 3 :])
    writing.commit()
    writing.close()
    return {kind: sorted(path.read_bytes() for path in folder.glob(f"*{kind}")) for kind in FILES}


def both(documents: Sequence[Document]) -> tuple[dict[str, list[bytes]], dict[str, list[bytes]]]:
    with TemporaryDirectory() as one, TemporaryDirectory() as other:
        return files(bulk.BulkWriter, Path(one), documents), files(plain.TantivyWriter, Path(other), documents)


def test_this_tantivy_is_known() -> None:
    """Where it is not, an index is written more slowly: compare the bytes, then raise the version that is known."""
    with TemporaryDirectory() as folder:
        assert bulk.can_begin(Path(folder))


@settings(max_examples=150, deadline=None)
@given(many)
@example([{"text": "a"}] * 128)
@example([{"text": "a"}] * 129 + [{"title": "b"}] * 128)
@example([{"text": " ".join(["a"] * 128)}])
@example([{"text": " ".join(f"t{number}" for number in range(600))}] * 2)
@example([{}])
def test_both_ways_give_the_same_bytes(fields: Sequence[dict[str, str]]) -> None:
    ours, theirs = both(made(fields))
    assert ours == theirs


@pytest.mark.parametrize("seed", range(3))
def test_both_ways_give_the_same_bytes_for_many(seed: int) -> None:
    ours, theirs = both(random_articles(seed, 700))
    assert ours == theirs


def test_nothing_at_all(tmp_path: Path) -> None:
    assert files(bulk.BulkWriter, tmp_path, []) == {kind: [] for kind in FILES}
    reader = tantivy.open_(tmp_path)
    assert reader.search(Request(All())).total == 0


@pytest.mark.parametrize("most", [0, 1500], ids=["a segment a batch, merged eight by eight", "some segments"])
def test_several_segments_answer_as_one(most: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    documents = [document(article) for article in ARTICLES]
    request = Request(All(), (Scored(Term("text", "treve"), 1), Scored(Phrase("text", ("de", "la")), 1)), limit=50)
    found = []
    for folder, terms in (("whole", 1 << 30), ("parts", most)):
        monkeypatch.setattr(bulk, "_MOST_TERMS", terms)
        monkeypatch.setattr(bulk, "_FIRST", (2 * terms, 2 * terms))
        writer = tantivy.create(tmp_path / folder)
        for each in documents:
            writer.add([each])
        writer.commit()
        found.append(tantivy.open_(tmp_path / folder).search(request))
    assert [row.id for row in found[0].rows] == [row.id for row in found[1].rows]
    assert [row.score for row in found[0].rows] == pytest.approx([row.score for row in found[1].rows], abs=1e-5)
    groups, rest = divmod(len(documents), 8)
    segments = len(list((tmp_path / "parts").glob("*.idx")))
    assert segments == groups + rest if not most else 1 < segments < 8
    assert not [path for path in (tmp_path / "parts").iterdir() if path.is_dir()]


def test_what_tantivy_adds_later_stands_beside(tmp_path: Path) -> None:
    documents = [document(article) for article in ARTICLES]
    for several in (documents[:20], documents[20:]):
        writer = tantivy.create(tmp_path)
        writer.add(several)
        writer.commit()
    assert tantivy.open_(tmp_path).search(Request(All())).total == len(documents)


def test_given_up(tmp_path: Path) -> None:
    writer = bulk.BulkWriter(tmp_path)
    with pytest.raises(IndexBusy):
        bulk.BulkWriter(tmp_path)
    writer.add(random_articles(0, 5))
    writer.close()
    writer.close()
    assert tantivy.open_(tmp_path).search(Request(All())).total == 0
    assert {path.suffix for path in tmp_path.iterdir()} <= {".json", ".lock", ""}


def test_terms_that_are_none_are_refused(tmp_path: Path) -> None:
    writer = bulk.BulkWriter(tmp_path)
    writer.add(made([{"text": "é"}]))
    with pytest.raises(ValueError, match="ASCII"):
        writer.commit()
    writer.close()


def test_another_format_is_not_touched(tmp_path: Path) -> None:
    files(bulk.BulkWriter, tmp_path, made([{"text": "a"}]))
    path = next(tmp_path.glob("*.idx"))
    content = path.read_bytes().replace(b'"index_format_version":7', b'"index_format_version":8')
    path.write_bytes(content)
    with pytest.raises(EngineFailed):
        segment.complete(tmp_path, path.stem, {0: segment.Written(b"", b"", b"", b"")})
    path.write_bytes(content[:-4] + struct.pack("<I", 1))
    with pytest.raises(EngineFailed):
        segment.complete(tmp_path, path.stem, {0: segment.Written(b"", b"", b"", b"")})
