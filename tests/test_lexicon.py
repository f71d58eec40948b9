"""Does the lexicon give the forms that a plain search through the words would give?"""

from __future__ import annotations

from fnmatch import fnmatchcase
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.analysis import stem
from search.errors import IndexDamaged
from search.lexicon import Lexicon, pack

COUNTS = {
    "election": 7,
    "elections": 5,
    "electrice": 1,
    "elu": 3,
    "gaza": 9,
    "gaz": 2,
    "netanyahou": 4,
    "netanyahu": 2,
    "2023": 6,
    "nation": 3,
    "woman": 1,
    "women": 1,
}

words = st.text("abc1", min_size=1, max_size=6)
corpora = st.dictionaries(words, st.integers(1, 9), max_size=40)


@pytest.fixture
def lexicon(tmp_path: Path) -> Lexicon:
    Lexicon.write(tmp_path / "lexicon", COUNTS, 12)
    return Lexicon.open(tmp_path / "lexicon")


def test_counts_and_articles(lexicon: Lexicon):
    assert lexicon.articles == 12
    assert len(lexicon) == len(COUNTS)
    assert {form: lexicon.count(form) for form in COUNTS} == COUNTS
    assert [lexicon.count(form) for form in ("", "a", "elect", "zzz", "été")] == [0, 0, 0, 0, 0]


@pytest.mark.parametrize(
    ("prefix", "forms"),
    [
        ("gaz", ("gaz", "gaza")),
        ("elec", ("election", "elections", "electrice")),
        ("2", ("2023",)),
        ("x", ()),
        ("", tuple(sorted(COUNTS))),
    ],
)
def test_starting(lexicon: Lexicon, prefix: str, forms: tuple[str, ...]):
    assert lexicon.starting(prefix) == forms


@pytest.mark.parametrize(
    ("pattern", "forms"),
    [
        ("*tion", ("election", "nation")),
        ("wom?n", ("woman", "women")),
        ("e*tion*", ("election", "elections")),
        ("gaz*", ("gaz", "gaza")),
        ("gaz?", ("gaza",)),
        ("elu", ("elu",)),
        ("g.z", ()),
        ("*é*", ()),
    ],
)
def test_matching(lexicon: Lexicon, pattern: str, forms: tuple[str, ...]):
    assert lexicon.matching(pattern) == forms


@pytest.mark.parametrize(
    ("form", "edits", "forms"),
    [
        ("netanyahouu", 1, ("netanyahou",)),
        ("netanyahouu", 2, ("netanyahou", "netanyahu")),
        ("nteanyahu", 1, ("netanyahu",)),
        ("gzaa", 1, ("gaza",)),
        ("gaza", 0, ("gaza",)),
        ("zzzz", 2, ()),
    ],
)
def test_close_to(lexicon: Lexicon, form: str, edits: int, forms: tuple[str, ...]):
    assert lexicon.close_to(form, edits) == forms


def test_forms_of_a_stem(lexicon: Lexicon):
    assert lexicon.forms_of(stem("elections")) == ("election", "elections")
    assert lexicon.forms_of("inconnu") == ()


def test_many_stars_stay_cheap():
    lexicon = Lexicon(pack({"a" * 64: 1}, 1))
    assert lexicon.matching("*a" * 30 + "*b") == ()


def test_an_empty_corpus():
    lexicon = Lexicon(pack({}, 0))
    assert lexicon.articles == len(lexicon) == lexicon.count("a") == 0
    assert lexicon.starting("") == lexicon.matching("*") == lexicon.close_to("abcd", 2) == lexicon.forms_of("a") == ()


def test_a_lexicon_cut_anywhere_is_refused(tmp_path: Path):
    whole = pack(COUNTS, 12)
    for size in range(len(whole)):
        with pytest.raises(IndexDamaged):
            Lexicon(whole[:size])
    for size in (0, 10, len(whole) // 2, len(whole) - 1):
        (tmp_path / "lexicon").write_bytes(whole[:size])
        with pytest.raises(IndexDamaged):
            Lexicon.open(tmp_path / "lexicon")


def test_a_missing_file_and_a_stranger_are_refused(tmp_path: Path):
    with pytest.raises(IndexDamaged):
        Lexicon.open(tmp_path / "lexicon")
    (tmp_path / "lexicon").write_bytes(b"x" * 500)
    with pytest.raises(IndexDamaged):
        Lexicon.open(tmp_path / "lexicon")


@given(corpora, st.text("abc1?*", max_size=8))
def test_law_shapes(counts: dict[str, int], pattern: str):
    expected = tuple(sorted(form for form in counts if fnmatchcase(form, pattern)))
    assert Lexicon(pack(counts, 9)).matching(pattern) == expected


@given(corpora, st.text("abc1", max_size=7), st.integers(0, 2))
def test_law_closeness(counts: dict[str, int], form: str, edits: int):
    expected = tuple(sorted(other for other in counts if distance(form, other) <= edits))
    assert Lexicon(pack(counts, 9)).close_to(form, edits) == expected


@given(corpora, st.text("abc1", min_size=1, max_size=7), st.integers(0, 2), st.integers(1, 3))
def test_law_closeness_with_a_beginning(counts: dict[str, int], form: str, edits: int, same: int):
    lexicon = Lexicon(pack(counts, 9))
    expected = tuple(other for other in lexicon.close_to(form, edits) if other.startswith(form[:same]))
    assert lexicon.close_to(form, edits, same) == expected


@given(corpora)
def test_law_every_form_is_under_its_stem_and_its_beginnings(counts: dict[str, int]):
    lexicon = Lexicon(pack(counts, 9))
    for form in counts:
        assert form in lexicon.forms_of(stem(form))
        starting = tuple(sorted(other for other in counts if other.startswith(form[:2])))
        assert lexicon.starting(form[:2]) == starting
        assert lexicon.holding(form[:2]) == min(9, sum(counts[other] for other in starting))
    assert sum(len(lexicon.forms_of(each)) for each in {stem(form) for form in counts}) == len(counts)


def distance(one: str, other: str) -> int:
    """Optimal string alignment, the plain table of Damerau."""
    rows = [[i + j for j in range(len(other) + 1)] for i in range(len(one) + 1)]
    for i, a in enumerate(one, 1):
        for j, b in enumerate(other, 1):
            rows[i][j] = min(rows[i - 1][j] + 1, rows[i][j - 1] + 1, rows[i - 1][j - 1] + (a != b))
            if i > 1 and j > 1 and a == other[j - 2] and b == one[i - 2]:
                rows[i][j] = min(rows[i][j], rows[i - 2][j - 2] + 1)
    return rows[-1][-1]
