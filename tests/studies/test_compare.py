"""Does a comparison say what one version changed, and nothing else?"""

import random
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.article import Article
from search.studies.reprints import changes, compare

TEXTS = st.text(st.sampled_from("abé’ .,\n?«»\u0301"), max_size=60)


def few(seed: int) -> str:
    return " ".join(random.Random(seed).choices("abcdefghij", k=20_000))


def joined(pieces: tuple[tuple[str, str], ...], *kinds: str) -> str:
    return "".join(text for kind, text in pieces if kind in kinds)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("", "", ()),
        ("Le pont.", "Le pont.", (("same", "Le pont."),)),
        ("", "Le pont.", (("added", "Le pont."),)),
        ("Le pont.", "", (("removed", "Le pont."),)),
        (
            "Le pont a cédé lundi.",
            "Le pont a cédé mardi.",
            (("same", "Le pont a cédé "), ("removed", "lundi"), ("added", "mardi"), ("same", ".")),
        ),
        (
            "NANTES — Le pont a cédé. Il est fermé.",
            "Le pont a cédé.",
            (("removed", "NANTES — "), ("same", "Le pont a cédé."), ("removed", "Il est fermé.")),
        ),
        ("L’été. La pluie.", "L’été.\n\nLa pluie.", (("same", "L’été.\n\nLa pluie."),)),
        ("Des élus", "Des élûs", (("same", "Des "), ("removed", "élus"), ("added", "élûs"))),
    ],
)
def test_changes(one: str, other: str, expected: tuple[tuple[str, str], ...]) -> None:
    assert changes(one, other) == expected


@pytest.mark.parametrize(
    ("one", "other", "shared"),
    [
        ("", "", 1),
        ("Le pont.", "", 0),
        ("Le pont a cédé.", "Le pont a cédé.", 1),
        # Signs and blanks are no words.
        ("Le pont a cédé.", "Le pont a cédé !\n", 1),
        # Three words of four, in each; then of four and of eight.
        ("Le pont a cédé.", "Le pont a tenu.", 0.75),
        ("Le pont a cédé.", "Le pont a cédé. Rien de grave, ouf.", 8 / 12),
    ],
)
def test_the_share_of_words_in_common(one: str, other: str, shared: float) -> None:
    assert compare(Article("1", "", one), Article("2", "", other)).shared == shared
    assert compare(Article("2", "", other), Article("1", "", one)).shared == shared


@given(TEXTS, TEXTS)
def test_a_share_is_between_none_and_all(one: str, other: str) -> None:
    assert 0 <= compare(Article("1", "", one), Article("2", "", other)).shared <= 1


@given(TEXTS, TEXTS)
def test_both_versions_can_be_read_in_what_changed(one: str, other: str) -> None:
    pieces = changes(one, other)
    assert joined(pieces, "same", "added") == other
    assert "".join(joined(pieces, "same", "removed").split()) == "".join(one.split())
    assert all(text for _, text in pieces)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("mot " * 100_000, "mot " * 99_000),
        (few(1), few(2)),
        ("a. b! " * 20_000, "b. a? " * 20_000),
        (" ".join(map(str, range(30_000))), " ".join(map(str, reversed(range(30_000))))),
    ],
    ids=["one word", "few words", "few sentences", "backwards"],
)  # fmt: skip
def test_any_texts_are_compared_in_bounded_time(one: str, other: str) -> None:
    begun = process_time()
    assert joined(changes(one, other), "same", "added") == other
    assert process_time() - begun < 5
