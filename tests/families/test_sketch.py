"""Do sketches say how much two texts share?"""

import random
from operator import mul

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.sketch import (
    FEWEST,
    KEPT,
    plainly,
    plainly_shared,
    plainly_sharing,
    plainly_together,
    resemblance,
    sketch,
    values,
)

drawn = random.Random(3)
WORDS = ["".join(drawn.choices("abcdeilmnoprstu", k=drawn.randint(1, 9))) for _ in range(3000)]


def text(length: int, seed: int) -> list[str]:
    return random.Random(seed).choices(WORDS, k=length)


def share(one: list[str], other: list[str]) -> float:
    return resemblance(*(sketch(" ".join(words)) for words in (one, other)))


@pytest.mark.parametrize("length", [60, 400, 5000])
def test_a_text_resembles_itself_and_no_other(length: int) -> None:
    assert share(text(length, 1), text(length, 1)) == 1.0
    assert share(text(length, 1), text(length, 2)) < 0.05


@pytest.mark.parametrize(
    ("kept", "low", "high"), [(0.9, 0.75, 1.0), (0.7, 0.5, 0.9), (0.5, 0.3, 0.7), (0.1, 0.0, 0.25)]
)  # fmt: skip
def test_the_beginning_of_a_long_text_shares_as_much_as_it_is_long(kept: float, low: float, high: float) -> None:
    whole = text(2000, 4)
    assert low <= share(whole, whole[: int(2000 * kept)]) <= high


def test_a_sketch_is_small_and_a_few_words_have_none() -> None:
    assert len(sketch(" ".join(text(5000, 1)))) == 4 * KEPT
    assert sketch("") == sketch("la depeche est reservee aux abonnes") == b""
    assert len(values(sketch(" ".join(text(60, 1))))) >= FEWEST


@given(st.lists(st.from_regex(r"[0-9a-z]{1,64}", fullmatch=True), max_size=80).map(" ".join))
def test_any_forms_have_a_sketch_that_depends_on_them_alone(forms: str) -> None:
    found = sketch(forms)
    assert list(values(found)) == sorted(set(values(sketch(forms))))
    assert not found or resemblance(found, found) == 1.0


LONG = st.builds(mul, st.text("adlp ", max_size=400), st.sampled_from((1, 1, 20, 41)))


@given(LONG, st.integers(1, 20), st.integers(1, 6), st.integers(0, 5))
def test_with_or_without_c_a_sketch_is_the_same(text: str, width: int, kept: int, fewest: int) -> None:
    quick = pytest.importorskip("search._sketch")
    assert quick.sketch(text, "dlp", width, kept, fewest) == plainly(text, "dlp", width, kept, fewest)


@given(st.text("adlp ", max_size=400), st.text("adlp ", max_size=400))
def test_with_or_without_c_as_much_is_shared(one: str, other: str) -> None:
    quick = pytest.importorskip("search._sketch")
    pair = [plainly(text, "dlp", 4, 40, 1) for text in (one, other)]
    assert quick.shared(*pair) == plainly_shared(*pair)


@given(st.lists(st.text("adlp ", max_size=200), max_size=8), st.integers(1, 6), st.sampled_from((0.0, 0.22, 0.6, 1.0)))
def test_with_or_without_c_the_same_are_alike(texts: list[str], keys: int, share: float) -> None:
    quick = pytest.importorskip("search._sketch")
    sketches = [plainly(text, "dlp", 4, 40, 1) for text in texts]
    for part in range(3):
        assert quick.together(sketches, keys, part, 3) == plainly_together(sketches, keys, part, 3)
    for one in sketches:
        assert quick.sharing(one, sketches, 3, share) == plainly_sharing(one, sketches, 3, share)
