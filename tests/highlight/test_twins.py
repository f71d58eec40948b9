"""Do C and Python find the same words, and choose the same passages?"""

from __future__ import annotations

import os

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from search.highlight import passages, seek
from search.highlight.folding import level
from search.highlight.heads import Head
from search.highlight.passages import WIDEST, Unit
from tests.highlight.test_laws import texts

try:
    from search.highlight import _passages, _seek
except ImportError:
    if os.environ.get("CI"):
        raise
    pytest.skip("what is written in C is not compiled here", allow_module_level=True)

WORDS = "mot mot de l’article Paris Le la À M. Dupont J. C. B. fin.Le été É. ×. z 7 10 0,5 l' mots, qui: 🙂"
STOPS = [*".!?…", ".'", ".’", ".»", ".\u00a0»", '."', ".)", ".]", ".\n"]
SIGNS = [*"«»“”\"([)]–-'’\t\n", "\n\n", "«\u00a0", "\u2009"]
BITS = [*WORDS.split(), *STOPS, *SIGNS]


def prose(draw: st.DrawFn) -> str:
    """A text of up to 200 words and signs, mostly with blanks between them: too long to be drawn sign by sign."""
    chance = draw(st.randoms(use_true_random=False))
    return "".join(
        chance.choice(BITS) + chance.choice("   \u00a0") * chance.choice((0, 1, 1, 1))
        for _ in range(draw(st.integers(0, 200)))
    )


@st.composite
def placed(draw: st.DrawFn) -> tuple[str, list[Unit], list[float]]:
    """A text, places of clauses in it, in order, and what the clauses weigh."""
    text = prose(draw)
    weights = draw(st.lists(st.sampled_from([0.0, 0.7, 1.0, 3.3, 9.1]), min_size=1, max_size=5))
    starts = st.integers(0, max(0, len(text) - 1))
    spans = st.tuples(starts, st.one_of(st.integers(1, 9), st.integers(1, WIDEST)), st.integers(0, len(weights) - 1))
    units = [Unit(start, min(start + size, len(text)), clause) for start, size, clause in draw(st.lists(spans))]
    return text, sorted(units), weights


@settings(max_examples=1_000)
@given(placed())
def test_law_the_passages_are_the_same(case: tuple[str, list[Unit], list[float]]) -> None:
    assert _passages.chosen(*case) == passages.chosen(*case)


heads = st.sampled_from(
    [b"elect", b"st", b"ste", b"sa", b"a", b"o.n", b"10", b"10 0", b"aujourd'", b"e", b"coeur", b"irak"]
)
known = st.one_of(
    st.none(),
    st.just(b"e"),
    st.frozensets(
        st.sampled_from([b"election", b"elections", b"st", b"saint", b"a", b"ete", b"coeur", b"irak", b"elysee"])
    ),
)


@settings(max_examples=1_000)
@given(texts, st.lists(st.builds(Head, heads, st.booleans()), max_size=3), known, st.integers(0, 30), st.integers(0, 5))
def test_law_the_words_found_are_the_same(
    text: str, sought: list[Head], known: frozenset[bytes] | bytes | None, place: int, most: int
) -> None:
    asked = (level(text), tuple(sought), known, (0, place), most)
    assert _seek.seek(*asked) == seek.seek(*asked)


def test_a_word_of_any_length_is_sought() -> None:
    for size in (63, 64, 254, 255, 256, 600):
        word = b"ab" * (size // 2) + b"a" * (size % 2)
        for text in (b"zz " + word + b" zz", b"a" * 700 + word, word + b"z", word[1:] + b" " + word):
            asked = (text, (Head(word, True), Head(word[:9], False)), None, (0, 0), 9)
            assert _seek.seek(*asked) == seek.seek(*asked)


def test_a_walk_goes_on_where_it_stopped() -> None:
    text, sought = b"ete ete l'ete saint ete st saint", (Head(b"ete", True), Head(b"sa", False), Head(b"st", False))
    for walk in (_seek.seek, seek.seek):
        found, begin = [], (0, 0)
        while begin:
            some, begin = walk(text, sought, frozenset([b"ete", b"saint"]), begin, 2)
            found += some
        assert found == [(0, 3), (4, 7), (10, -1), (20, 23), (14, 19), (27, 32), (24, -1)]


def test_what_is_no_place_of_the_text_is_refused() -> None:
    for unit in ((0, 9, 0), (-1, 1, 0), (2, 1, 0), (0, 1, 1), (0, 1, -1)):
        with pytest.raises(ValueError, match="unit"):
            _passages.chosen("mot", [unit], [1.0])
    with pytest.raises(TypeError):
        _passages.chosen("mot", [(0, 1)], [1.0])
