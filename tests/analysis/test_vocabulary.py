"""Do the two vocabularies, in Python and in C, say the same?"""

from __future__ import annotations

import os
from copy import deepcopy

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from search.analysis import vocabulary
from search.analysis.codepage import chunked
from search.analysis.joined import words_of
from search.analysis.printed import Met, note, plainly_add
from tests.analysis.test_laws import western

try:
    from search.analysis import _vocabulary as quick
except ImportError:
    if os.environ.get("CI"):
        raise
    pytest.skip("what is written in C is not compiled here", allow_module_level=True)

MOST = 1 << 20
articles = st.lists(
    st.tuples(
        st.lists(western, max_size=3), st.lists(st.sampled_from(["Émile Zola", "", "AFP", "St-Malo"]), max_size=2)
    ),
    max_size=6,
)


Made = vocabulary.Vocabulary | quick.Vocabulary


def read(made: Made, texts: list[str], names: list[str]) -> vocabulary.Joined:
    """Read those of some texts and names that have chunks."""
    several = [(part, text) for text in texts if (part := chunked(text)) is not None]
    called = tuple(part for name in names if (part := chunked(name)) is not None)
    return vocabulary.Joined(
        *made.joined(tuple(part for part, _ in several), tuple(text for _, text in several), called)
    )


def both(most: int = MOST) -> tuple[tuple[vocabulary.Vocabulary, Met], tuple[quick.Vocabulary, Met]]:
    """Both, each with where it counts spellings."""
    plainly: Met = {}
    quickly: Met = {}
    return (
        (vocabulary.Vocabulary(words_of, note, plainly, most), plainly),
        (quick.Vocabulary(words_of, note, quickly, most), quickly),
    )


@settings(max_examples=500, deadline=None)
@given(articles, st.sampled_from([0, 3_000, MOST]))
def test_they_say_the_same_however_little_they_remember(several: list[tuple[list[str], list[str]]], most: int) -> None:
    (plain, plainly), (fast, quickly) = both(most)
    for texts, names in several:
        assert read(fast, texts, names) == read(plain, texts, names)
    assert fast.counts() == plain.counts()
    fast.settle()
    assert quickly == plainly


def test_they_count_an_article_once_for_each_form() -> None:
    for made, _ in both():
        read(made, ["Gaza gaza", " trêve"], ["gaza AFP"])
        for _ in range(2):
            made.count({"gaza", "nu"})
        assert made.counts() == {"gaza": 3, "treve": 1, "afp": 1, "nu": 2}


def test_they_count_a_spelling_each_time_that_a_text_prints_it() -> None:
    text = "Trêve : la trêve (Trêve). L’ONU, l’Élysée de la TRÊVE ; iPhone, cœur d’O.N.U., aujourd’hui la Trêve"
    expected = {
        "treve": {"^trêve": 2, "trêve": 1, "TRÊVE": 1, "Trêve": 1},
        "onu": {"ONU": 1},
        "elysee": {"Élysée": 1},
        "iphone": {"iPhone": 1},
        "coeur": {"cœur": 1},
        "aujourdhui": {"aujourd'hui": 1},
        "la": {"la": 3},
        "de": {"de": 1},
    }
    for made, met in both():
        read(made, [text], ["Trêve"])
        made.settle()
        made.settle()
        assert met == expected


def test_nothing_is_learnt_of_how_words_are_printed_without_the_texts() -> None:
    for made, met in both():
        assert made.joined((b"gaza", b"trve"), None, ())[0] == ("gaza", "trve")
        made.settle()
        assert met == {}


def test_a_text_is_as_long_as_its_chunks() -> None:
    for made, _ in both():
        with pytest.raises(ValueError, match="as long"):
            made.joined((b"gaza",), ("Gaz",), ())


mets = st.dictionaries(
    st.sampled_from("abc"), st.dictionaries(st.sampled_from(["a", "A", "^a"]), st.integers(1, 9), min_size=1)
)


@given(mets, mets)
def test_they_add_the_same(one: Met, other: Met) -> None:
    plainly, quickly = deepcopy(one), deepcopy(one)
    plainly_add(plainly, deepcopy(other))
    quick.add(quickly, deepcopy(other))
    assert quickly == plainly


def test_rules_that_fail_are_heard_and_harm_nothing() -> None:
    def rules(chunk: bytes) -> tuple[vocabulary.Word, ...]:
        if chunk == b"bad":
            raise ValueError("no rule")
        return words_of(chunk)

    made = quick.Vocabulary(rules, note, {}, MOST)
    with pytest.raises(ValueError, match="no rule"):
        read(made, ["une bad treve"], [])
    assert read(made, ["une treve"], []).forms == ("une treve",)


@pytest.mark.parametrize("said", [None, 3, (3,), (("a",),), (("\u00e9", "e", "", ""),), ((b"a", "a", "", ""),)])
def test_rules_that_say_nonsense_are_refused(said: object) -> None:
    made = quick.Vocabulary(lambda chunk: said, note, {}, MOST)  # type: ignore[arg-type,return-value]
    with pytest.raises((TypeError, ValueError)):
        read(made, ["une"], [])
