"""Are the versions of one text put together, the first published first, and no other article with them?"""

import random
from pathlib import Path

import pytest

from search.errors import IndexDamaged
from search.families import Families, Gathering
from search.sketch import sketch
from tests.families.test_sketch import text


def gather(*given: tuple[str, int, list[str]]) -> tuple[tuple[str, ...], ...]:
    gathering = Gathering()
    for id, moment, words in given:
        gathering.add(id, moment, sketch(" ".join(words)))
    return gathering.families()


def test_versions_stand_together_by_date_whatever_their_order() -> None:
    dispatch = text(300, 1)
    given = [
        ("journal", 20, dispatch[:200]),
        ("depeche", 10, dispatch),
        ("site", 30, text(30, 9) + dispatch),
        ("autre", 5, text(300, 2)),
    ]
    for seed in range(6):
        random.Random(seed).shuffle(given)
        assert gather(*given) == (("depeche", "journal", "site"),)


def test_of_one_moment_the_first_read_is_the_first() -> None:
    assert gather(("b", 1, text(99, 1)), ("a", 1, text(99, 1))) == (("b", "a"),)


def test_a_hundred_copies_are_one_family() -> None:
    copies = [(str(rank), rank, text(20, 100 + rank) + text(200, 1)) for rank in range(100)]
    (family,) = gather(*copies)
    assert len(family) == 100


def test_a_stock_phrase_joins_nothing() -> None:
    stock = text(25, 1)
    assert gather(*((str(rank), rank, text(250, 10 + rank) + stock) for rank in range(80))) == ()


def test_a_page_that_prints_many_dispatches_does_not_join_them() -> None:
    dispatches = [text(150, seed) for seed in range(10)]
    given = [(f"depeche-{rank}", rank, words) for rank, words in enumerate(dispatches)]
    assert gather(*given, ("direct", 99, [word for words in dispatches for word in words])) == ()


def test_a_chain_of_rewritings_ends() -> None:
    words = text(4000, 1)
    links = [(str(start), start, words[start : start + 400]) for start in range(0, 3600, 150)]
    families = gather(*links)
    assert len(families) > 3, "each resembles the next, and the last nothing of the first"
    assert max(map(len, families)) < len(links) / 2


def test_families_are_kept(tmp_path: Path) -> None:
    Families.write(tmp_path / "families.json", [("a", "b"), ("é", "c", "d")])
    families = Families.open(tmp_path / "families.json")
    assert families.of("b") == ("a", "b")
    assert families.of("é") == ("é", "c", "d")
    assert families.of("seul") == ()
    assert set(families.members) == set("abécd")


@pytest.mark.parametrize("content", [None, "", "{", "[1]", "[[[]]]"])
def test_a_damaged_table_is_said(tmp_path: Path, content: str | None) -> None:
    path = tmp_path / "families.json"
    if content is not None:
        path.write_text(content, encoding="ascii")
    with pytest.raises(IndexDamaged):
        Families.open(path)
