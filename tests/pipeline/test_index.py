"""What goes in comes out: every article once, or refused aloud."""

from __future__ import annotations

import csv
import gzip
import random
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import pytest

from search.document import APART, BREAK
from search.errors import SourceUnreadable
from tests.pipeline.invented import Indexed, indexed, lines, record


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with everything that takes a way of its own: big and small, whole and broken, once and twice."""
    place = tmp_path_factory.mktemp("corpus")
    first = [record(number, 400) for number in range(600)]
    first[7] = {"id": "nothing"}
    text = lines(first[:300]) + "not JSON\n\n" + lines(first[300:] + first[20:25])
    (place / "a.jsonl").write_text(text, encoding="utf-8")
    with (place / "b.csv").open("w", encoding="utf-8", newline="") as file:
        table = csv.DictWriter(file, ["id", "title", "date", "body", "source"])
        table.writeheader()
        table.writerows(record(number, 400) for number in range(590, 1000))
    chance = random.Random(1)
    # Addresses that do not compress make it big at little cost.
    bulky = [record(number, url=f"https://echo.test/{chance.randbytes(9000).hex()}") for number in range(2000, 2200)]
    broken = gzip.compress(lines(bulky).encode())
    (place / "c.jsonl.gz").write_bytes(broken[: len(broken) * 2 // 3])
    small = place / "small"
    small.mkdir()
    for number in range(70):
        (small / f"{number:03}.txt").write_text(
            f"Titre: Dépêche {number}\nDate: 2023-11\nSource: L’Écho\n\nLa brume du {number} couvre le port.",
            encoding="utf-8",
        )
    (small / "image.png").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(50))
    return place


@dataclass
class Watched:
    """One indexing, and what was told on the way."""

    result: Indexed
    told: list[tuple[int, float | None]]


@pytest.fixture(scope="module")
def runs(corpus: Path) -> dict[int, Watched]:
    """The corpus indexed by one, two and three processes."""
    done = {}
    for jobs in (1, 2, 3):
        told: list[tuple[int, float | None]] = []
        done[jobs] = Watched(indexed(corpus, jobs=jobs, progress=lambda *each, told=told: told.append(each)), told)
    return done


@pytest.fixture(scope="module")
def by_one(runs: dict[int, Watched]) -> Indexed:
    return runs[1].result


def test_the_corpus_is_big_enough_for_several_processes(corpus: Path) -> None:
    sizes = {path.name: path.stat().st_size for path in corpus.iterdir()}
    assert sizes["a.jsonl"] > 1 << 20
    assert sizes["b.csv"] > 1 << 20
    assert sizes["c.jsonl.gz"] > 1 << 20


@pytest.mark.parametrize("jobs", [2, 3])
def test_the_result_does_not_depend_on_how_many_processes(runs: dict[int, Watched], jobs: int) -> None:
    one, several = runs[1].result, runs[jobs].result
    assert several.kept.documents == one.kept.documents
    assert several.refused == one.refused
    assert several.kin == one.kin
    assert several.outcome == one.outcome


def test_articles_rejected_and_duplicates_are_all_that_was_seen(corpus: Path, by_one: Indexed) -> None:
    total, refused = by_one.outcome.total, by_one.refused
    assert total.articles == len(by_one.kept.documents) == len(set(by_one.kept.ids))
    assert total.rejected == len(refused) == sum(count for _, count in total.reasons)
    ids = set(by_one.kept.ids)
    assert {f"a{number}" for number in range(1000)} - ids == {"a7"}
    assert sum(title.startswith("Dépêche") for title in by_one.kept.titles) == 70
    origins = [each.origin.removeprefix(str(corpus)) for each in refused]
    assert "/a.jsonl:8" in origins, "no text"
    assert "/a.jsonl:301" in origins, "not JSON"
    assert "/small/image.png" in origins
    assert "/c.jsonl.gz" in origins, "what is broken says so"
    assert 0 < sum(id.startswith("a2") and len(id) == 5 for id in ids) < 200, "what came before the break is kept"
    assert total.duplicates == 15


def test_the_lexicon_counts_the_articles_that_hold_each_form(by_one: Indexed) -> None:
    expected: Counter[str] = Counter()
    for document in by_one.kept.documents:
        held = (document.texts[name] for name in ("title", "text", "source", "author", "section", "tags"))
        expected.update(set(" ".join(held).split()) - {BREAK, *APART.split()})
    assert by_one.outcome.counts == expected
    assert expected["echo"] == by_one.outcome.total.articles, "names are counted, and once"
    assert BREAK not in expected


def test_the_first_and_the_last_day(by_one: Indexed, tmp_path: Path) -> None:
    assert (by_one.outcome.total.first, by_one.outcome.total.last) == (20000101, 20231100)
    (tmp_path / "undated.jsonl").write_text(lines([record(1, date="")]), encoding="utf-8")
    undated = indexed(tmp_path).outcome.total
    assert (undated.articles, undated.first, undated.last) == (1, 0, 0)


@pytest.mark.parametrize("jobs", [1, 2, 3])
def test_progress_grows_to_the_end(runs: dict[int, Watched], jobs: int) -> None:
    told = runs[jobs].told
    assert told == sorted(told)
    assert told[-1] == (runs[jobs].result.outcome.total.articles, 1.0)
    assert told[0] < told[-1]
    assert all(0 <= part <= 1 for _, part in told)


# what stands in the file; the titles kept; how many are duplicates, how many renamed
SAME_ID: tuple[tuple[str, list[dict[str, object]], list[str], int, int], ...] = (
    ("twice the same", [record(1), record(1)], ["Titre 1"], 1, 0),
    ("other words", [record(1), record(1, title="Autre")], ["Titre 1", "Autre"], 0, 1),
    ("other newspaper", [record(1), record(1, source="Le Phare")], ["Titre 1", "Titre 1"], 0, 1),
    (
        "each of two twice",
        [record(1), record(1, title="Autre"), record(1), record(1, title="Autre")],
        ["Titre 1", "Autre"],
        2,
        1,
    ),
    (
        "three that differ",
        [record(1), record(1, title="Autre"), record(1, title="Encore")],
        ["Titre 1", "Autre", "Encore"],
        0,
        2,
    ),
    ("no id, same words", [record(1, id=""), record(1, id="")], ["Titre 1"], 1, 0),
    ("no id, elsewhere", [record(1, id=""), record(1, id="", source="Le Phare")], ["Titre 1", "Titre 1"], 0, 1),
)


@pytest.mark.parametrize(("records", "titles", "duplicates", "renamed"), [case[1:] for case in SAME_ID])
def test_an_id_stands_for_one_article(
    records: list[dict[str, object]], titles: list[str], duplicates: int, renamed: int, tmp_path: Path
) -> None:
    (tmp_path / "a.jsonl").write_text(lines(records), encoding="utf-8")
    found = indexed(tmp_path)
    assert found.kept.titles == titles
    assert len(set(found.kept.ids)) == len(titles)
    total = found.outcome.total
    assert (total.articles, total.duplicates, total.renamed, total.rejected) == (len(titles), duplicates, renamed, 0)


def test_ids_are_the_same_after_every_rebuild(tmp_path: Path) -> None:
    records = [record(number % 5, id=f"a{number % 3}", source=f"Journal {number % 4}") for number in range(60)]
    (tmp_path / "a.jsonl").write_text(lines(records), encoding="utf-8")
    once = indexed(tmp_path)
    assert indexed(tmp_path).kept.documents == once.kept.documents
    random.Random(1).shuffle(records)
    (tmp_path / "a.jsonl").write_text(lines(records), encoding="utf-8")
    again = indexed(tmp_path)
    assert again.outcome.total == once.outcome.total


def test_a_source_that_is_missing_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(SourceUnreadable, match="absent"):
        indexed(tmp_path / "absent")


def test_an_empty_folder_gives_nothing(tmp_path: Path) -> None:
    found = indexed(tmp_path, jobs=2)
    assert (found.outcome.total.articles, found.outcome.total.rejected, found.refused) == (0, 0, [])


def test_letters_that_are_none_travel(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text(
        '{"title": "Demi \\ud83d signe", "body": "La brume.", "id": "x"}\n', encoding="utf-8"
    )
    assert indexed(tmp_path).outcome.total.articles == 1
