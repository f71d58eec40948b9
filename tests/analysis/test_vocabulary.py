"""Do the two vocabularies, in Python and in C, say the same?"""

from __future__ import annotations

import os

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from search.analysis import vocabulary
from search.analysis.codepage import chunked
from search.analysis.joined import words_of
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


def chunks(texts: list[str]) -> tuple[bytes, ...]:
    return tuple(found for text in texts if (found := chunked(text)) is not None)


@settings(max_examples=500, deadline=None)
@given(articles, st.sampled_from([0, 3_000, MOST]))
def test_they_say_the_same_however_little_they_remember(read: list[tuple[list[str], list[str]]], most: int) -> None:
    plain, fast = vocabulary.Vocabulary(words_of, MOST), quick.Vocabulary(words_of, most)
    for texts, names in read:
        one, other = plain.joined(chunks(texts), chunks(names)), fast.joined(chunks(texts), chunks(names))
        one, other = vocabulary.Joined(*one), vocabulary.Joined(*other)
        assert other[:4] == one[:4]
        if most == MOST:
            assert other.looks == one.looks
    assert fast.counts() == plain.counts()


def test_they_count_an_article_once_for_each_form_and_look_when_it_doubles() -> None:
    for made in (vocabulary.Vocabulary(words_of, MOST), quick.Vocabulary(words_of, MOST)):
        places = [("gaza", 0, 0, 4), ("treve", 1, 1, 6), ("afp", 2, 5, 8)]
        assert vocabulary.Joined(*made.joined((b"gaza gaza", b" treve"), (b"gaza afp",))).looks == places
        places = [
            vocabulary.Place("gaza", 0, 3, 7),
            vocabulary.Place("gaza", 0, 8, 12),
            vocabulary.Place("nu", 1, 0, 2),
        ]
        assert made.count(places, 1) == [places[0], places[2]]
        assert made.count(places, 1) == []
        assert made.count(places[:1], 1) == places[:1]
        assert made.counts() == {"gaza": 4, "treve": 1, "afp": 1, "nu": 2}


def test_they_look_at_a_frequent_form_as_often() -> None:
    made = [vocabulary.Vocabulary(words_of, MOST), quick.Vocabulary(words_of, MOST)]
    plain, fast = ([len(each.joined((b"gaza",), ())[4]) for _ in range(800)] for each in made)
    assert plain == fast
    assert sum(plain) == 11  # articles 1, 2, 4 … 512, and 768


def test_rules_that_fail_are_heard_and_harm_nothing() -> None:
    def rules(chunk: bytes) -> tuple[vocabulary.Word, ...]:
        if chunk == b"bad":
            raise ValueError("no rule")
        return words_of(chunk)

    made = quick.Vocabulary(rules, MOST)
    with pytest.raises(ValueError, match="no rule"):
        made.joined((b"une bad treve",), ())
    assert made.joined((b"une treve",), ())[0] == ("une treve",)


@pytest.mark.parametrize("said", [None, 3, (3,), (("a",),), (("\u00e9", "e", "", ""),), ((b"a", "a", "", ""),)])
def test_rules_that_say_nonsense_are_refused(said: object) -> None:
    made = quick.Vocabulary(lambda chunk: said, MOST)  # type: ignore[arg-type,return-value]
    with pytest.raises((TypeError, ValueError)):
        made.joined((b"une",), ())
