"""Is an index that was updated the one that a rebuild would give?"""

from __future__ import annotations

import os
import random
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from search import Library, Question, Report
from search.engines import ENGINES
from search.errors import IndexMissing, IndexOutdated, SourceUnreadable
from search.families import Families
from search.lexicon import KINDS, Headings, Lexicon
from search.store import Store
from tests.ingest.test_mets import PAGE_1, issue
from tests.pipeline.invented import WORDS, lines, record

EMBEDDED = [name for name in ("tantivy", "whoosh") if ENGINES[name].installed()]


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    place = tmp_path / "corpus"
    place.mkdir()
    return place


def write(path: Path, *numbers: int, **fields: object) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(lines(record(number, 20, **fields) for number in numbers), encoding="utf-8")
    os.utime(path, (1_600_000_000, 1_600_000_000))


def questions(chance: random.Random) -> Iterator[Question]:
    """Questions of every kind over the words of the invented articles."""
    shapes: tuple[Callable[[str, str], str], ...] = (
        lambda a, b: f"{a} {b}",
        lambda a, b: f"{a} OU {b}",
        lambda a, b: f"{a} SAUF {b}",
        lambda a, b: f'"{a} {b}"',
        lambda a, b: f"{a} PRÈS/3 {b}",
        lambda a, b: f"{a[:3]}* {b}",
        lambda a, b: f"={a}",
        lambda a, b: f"titre:{a} OU source:écho",
        lambda a, b: f"{a}~ date:2003..2015",
    )
    while True:
        yield Question(
            chance.choice(shapes)(*chance.sample(WORDS, 2)), sort=chance.choice(("newest", "oldest")), size=50
        )


def described(library: Library, place: Path, seed: int) -> dict[str, object]:
    """All that may be asked of an index."""
    articles = [library.article(article.id) for article in library.scan(Question())]
    generation = Store(place).current()
    assert generation is not None
    lexicon, headings = Lexicon.open(generation.lexicon), Headings.open(generation.headings)
    families = Families.open(generation.families)
    drawn = questions(random.Random(seed))
    pages = [library.search(next(drawn)) for _ in range(20)]
    meta = generation.meta
    return {
        "articles": {article.id: article for article in articles},
        "meta": (meta.articles, meta.rejected, meta.duplicates, meta.renamed, meta.reasons, meta.first, meta.last),
        "rejected": list(library.rejected()),
        "lexicon": (lexicon.counts(), lexicon.articles),
        "headings": {kind: headings.starting(kind, "", 10_000) for kind in KINDS},
        "families": sorted({families.of(id) for id in families.members}),
        "answers": [
            (page.question, page.total, [hit.article.id for hit in page.hits], page.facets, page.timeline)
            for page in pages
        ],
    }


def same_as_rebuilt(library: Library, corpus: Path, engine: str, seed: int = 0) -> Report:
    """Rebuild everything elsewhere and hold the two together."""
    beside = corpus.parent / "rebuilt"
    rebuilt = Library.open(beside)
    report = rebuilt.rebuild([corpus], engine=engine, jobs=1)
    place = library._store.place
    mine, other = described(library, place, seed), described(rebuilt, beside, seed)
    for name in other:
        assert mine[name] == other[name], name
    assert library.check() == ()
    rebuilt.close()
    return report


class Press:
    """A folder that changes at random: ids and whole articles come back in other files."""

    def __init__(self, place: Path, seed: int) -> None:
        self.place = place
        self.chance = random.Random(seed)
        self.clock = 1_600_000_000
        for _ in range(self.chance.randint(1, 8)):
            self.write()

    def files(self) -> list[Path]:
        return sorted(path for path in self.place.rglob("*") if path.is_file())

    def write(self) -> None:
        """Add a file, or write another one in its place."""
        path = self.place / self.chance.choice(("", "a", "b/c")) / f"{self.chance.randint(0, 9)}.jsonl"
        path.parent.mkdir(parents=True, exist_ok=True)
        records = [self.record() for _ in range(self.chance.randint(0, 6))]
        text = lines(records) + self.chance.choice(("", "", "rien\n", '{"id": "x"}\n'))
        path.write_text(text, encoding="utf-8")
        self.set_time(path)

    def record(self) -> dict[str, object]:
        number = self.chance.randint(0, 11)
        return record(
            number // 2,
            40,
            id=self.chance.choice(("", f"a{number // 2}", "x")),
            source=self.chance.choice(("L’Écho", "Le Phare")),
        )

    def change(self) -> None:
        """Do one thing to it."""
        files = self.files()
        path = self.chance.choice(files) if files else None
        match self.chance.randint(0, 5):
            case 0 | 1:
                self.write()
            case 2 if path:
                path.unlink()
            case 3 if path:
                path.rename(path.with_name(f"{self.chance.randint(0, 99)}.jsonl"))
            case 4 if path:
                shutil.copyfile(path, copy := path.with_name(f"{self.chance.randint(100, 199)}.jsonl"))
                self.set_time(copy)
            case 5 if path:
                path.write_bytes(b"\n" + path.read_bytes())
                self.set_time(path)
            case _:
                pass

    def set_time(self, path: Path) -> None:
        self.clock += 5
        os.utime(path, (self.clock, self.clock))


@pytest.mark.parametrize("engine", EMBEDDED)
@pytest.mark.parametrize("seed", range(12))
def test_an_update_gives_what_a_rebuild_gives(corpus: Path, engine: str, seed: int) -> None:
    press = Press(corpus, seed)
    library = Library.open(corpus.parent / "index")
    library.rebuild([corpus], engine=engine, jobs=1)
    for step in range(4):
        for _ in range(press.chance.randint(0, 3)):
            press.change()
        report = library.update([corpus] if step % 2 else (), jobs=1)
        rebuilt = same_as_rebuilt(library, corpus, engine, seed + step)
        assert (report.articles, report.rejected, report.duplicates) == (
            rebuilt.articles,
            rebuilt.rejected,
            rebuilt.duplicates,
        )
        assert report.files_read + report.files_kept == rebuilt.files_read
    library.close()


@pytest.fixture
def library(corpus: Path) -> Iterator[Library]:
    """Five files of two articles each, and their index."""
    for number in range(5):
        write(corpus / f"{number}.jsonl", 2 * number, 2 * number + 1)
    library = Library.open(corpus.parent / "index")
    library.rebuild([corpus], engine="memory", jobs=1)
    yield library
    library.close()


def counts(report: Report) -> tuple[int, int, int, int]:
    return report.articles, report.files_read, report.files_gone, report.files_kept


def test_nothing_has_changed(corpus: Path, library: Library) -> None:
    generation = library.stats().generation
    for _ in range(2):
        report = library.update()
        assert (report.changed, report.generation, counts(report)) == (False, generation, (10, 0, 0, 5))
    (corpus / "3.jsonl").touch()
    assert not library.update().changed, "another time, the same content"
    assert len(Store(corpus.parent / "index").generations()) == 1


def test_only_what_has_changed_is_read(corpus: Path, library: Library) -> None:
    write(corpus / "1.jsonl", 20, 21, 22)
    (corpus / "2.jsonl").unlink()
    write(corpus / "5.jsonl", 30)
    assert counts(library.update([corpus])) == (10, 2, 1, 3)
    same_as_rebuilt(library, corpus, "memory")


def test_the_same_size_and_time_with_other_content_just_after_it_was_read(corpus: Path, library: Library) -> None:
    path = corpus / "1.jsonl"
    path.write_text(lines([record(40, body="La marée monte.")]), encoding="utf-8")
    status = path.stat()
    assert library.update().changed
    path.write_text(lines([record(40, body="La marée tombe.")]), encoding="utf-8")
    os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))
    assert path.stat().st_size == status.st_size
    assert library.update().changed, "a file that was so new might have changed since without showing it"
    same_as_rebuilt(library, corpus, "memory")


def test_what_is_not_named_stays(corpus: Path, library: Library) -> None:
    write(corpus / "1.jsonl", 20)
    (corpus / "2.jsonl").unlink()
    write(corpus / "new" / "a.jsonl", 30)
    assert counts(library.update([corpus / "new"])) == (11, 1, 0, 5)
    assert counts(library.update([corpus / "2.jsonl"])) == (9, 0, 1, 5)
    assert counts(library.update([corpus])) == (8, 1, 0, 4)
    same_as_rebuilt(library, corpus, "memory")


def test_a_new_source_joins_the_others(corpus: Path, library: Library, tmp_path: Path) -> None:
    write(tmp_path / "other" / "a.jsonl", 50, 51)
    assert counts(library.update([tmp_path / "other"])) == (12, 1, 0, 5)
    write(tmp_path / "other" / "b.jsonl", 52)
    assert counts(library.update()) == (13, 1, 0, 6)


def test_a_source_is_the_same_by_another_name(corpus: Path, library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(corpus.parent)
    assert not library.update(["corpus"]).changed
    assert not library.update(["corpus/../corpus/1.jsonl"]).changed
    library.rebuild(["corpus"], engine="memory")
    monkeypatch.chdir(corpus)
    assert not library.update().changed
    assert not library.update(["."]).changed


def test_what_is_missing_is_an_error_unless_it_was_there(corpus: Path, library: Library, tmp_path: Path) -> None:
    with pytest.raises(SourceUnreadable, match="absent"):
        library.update([tmp_path / "absent"])
    shutil.rmtree(corpus)
    with pytest.raises(SourceUnreadable, match="corpus"):
        library.update()
    assert library.stats().articles == 10
    assert counts(library.update([corpus])) == (0, 0, 5, 0)
    assert not library.update().changed, "the source has gone, too"


def test_an_article_is_one_whatever_the_number_of_files_that_hold_it(corpus: Path, library: Library) -> None:
    shutil.copyfile(corpus / "1.jsonl", corpus / "0bis.jsonl")
    report = library.update()
    assert (report.articles, report.duplicates, report.rejected) == (10, 2, 0)
    article = library.article("a2")
    assert article.origin == f"{corpus}/0bis.jsonl:1", "the first in the order of the files"
    assert article.other_origins == (f"{corpus}/1.jsonl:1",)
    (corpus / "0bis.jsonl").unlink()
    assert library.update().duplicates == 0
    assert (library.article("a2").origin, library.article("a2").other_origins) == (f"{corpus}/1.jsonl:1", ())


def test_an_id_is_given_as_if_all_had_been_read_again(corpus: Path, library: Library) -> None:
    write(corpus / "0.jsonl", 0, 1, id="a8", title="Autre")
    library.update()
    assert library.article("a8").origin.endswith("0.jsonl:1")
    same_as_rebuilt(library, corpus, "memory")
    (corpus / "0.jsonl").unlink()
    library.update()
    assert library.article("a8").origin.endswith("4.jsonl:1")
    same_as_rebuilt(library, corpus, "memory")


def test_a_file_read_through_another_counts_as_part_of_it(corpus: Path) -> None:
    file = issue(corpus)
    library = Library.open(corpus.parent / "index")
    library.rebuild([corpus], engine="memory")
    page = corpus / "ALTO" / "0001.xml"
    assert "surprise" in library.article(next(library.scan(Question("surprise"))).id).body
    page.write_text(page.read_text(encoding="utf-8").replace("surprise", "réveillée"), encoding="utf-8")
    assert counts(library.update([page]))[1:] == (1, 0, 0), "its issue is read again, whatever was named"
    same_as_rebuilt(library, corpus, "memory")
    file.unlink()
    assert counts(library.update([corpus / "ALTO"])) == (2, 2, 1, 0), "its pages are read by themselves"
    same_as_rebuilt(library, corpus, "memory")
    shutil.rmtree(corpus / "ALTO")
    issue(corpus)
    page.unlink()
    library.update()
    same_as_rebuilt(library, corpus, "memory")
    page.write_text(PAGE_1, encoding="utf-8")
    library.update()
    same_as_rebuilt(library, corpus, "memory")


def test_an_index_that_cannot_be_updated_says_what_to_do(tmp_path: Path, corpus: Path) -> None:
    library = Library.open(tmp_path / "nothing")
    with pytest.raises(IndexMissing) as caught:
        library.update([corpus])
    assert "rebuild" in caught.value.hint
    assert not (tmp_path / "nothing").exists()


def test_another_analysis_asks_for_a_rebuild(library: Library, corpus: Path, tmp_path: Path) -> None:
    meta = next((tmp_path / "index").glob("*/meta.json"))
    text = meta.read_text(encoding="utf-8")
    meta.write_text(text.replace('"fingerprint": "', '"fingerprint": "x'), encoding="utf-8")
    with pytest.raises(IndexOutdated) as caught:
        library.update()
    assert caught.value.hint == f"manchette rebuild {corpus}"


@pytest.mark.parametrize("jobs", [1, 2])
def test_the_result_does_not_depend_on_how_many_processes(corpus: Path, jobs: int) -> None:
    write(corpus / "0.jsonl", *range(3000, 3010))
    library = Library.open(corpus.parent / "index")
    library.rebuild([corpus], engine=EMBEDDED[0])
    (corpus / "a.jsonl").write_text(lines(record(number, 400) for number in range(600)), encoding="utf-8")
    (corpus / "b.jsonl").write_text(lines(record(number, 400) for number in range(550, 1200)), encoding="utf-8")
    report = library.update(jobs=jobs)
    assert (report.articles, report.duplicates) == (1210, 50)
    same_as_rebuilt(library, corpus, EMBEDDED[0])
