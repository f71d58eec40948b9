"""Do the rules in Python and their usual case in C say the same?"""

from __future__ import annotations

import os

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from search.analysis import joined
from search.analysis.guards import APART, IRREGULAR, KEPT, VERBS_IN_ERER, VERBS_IN_MENT
from search.analysis.stem import _ENDINGS, plainly, stem
from search.analysis.verbs import FIRST_GROUP, OTHER_GROUPS
from search.analysis.words import ELIDED, WHOLE

try:
    from search.analysis._stem import Stemmer
    from search.analysis._usual import Usual
except ImportError:
    if os.environ.get("CI"):
        raise
    pytest.skip("what is written in C is not compiled here", allow_module_level=True)

KNOWN = sorted({*APART, *IRREGULAR, *KEPT, *VERBS_IN_ERER, *VERBS_IN_MENT, *FIRST_GROUP, *OTHER_GROUPS})
LAST = (
    "",
    "s",
    "e",
    "es",
    "ee",
    "ees",
    "a",
    "gea",
    "ment",
    "aux",
    "eaux",
    "eux",
    *(ending for ending, _, _ in _ENDINGS),
)
forms = st.one_of(
    st.text("abcdefghijklmnopqrstuvwxyz0123456789", max_size=64),
    st.text("aeiouyxvslmt", max_size=9),
    st.builds(lambda word, last: (word + last)[:64], st.sampled_from(KNOWN), st.sampled_from(LAST)),
)
PIECES = ("'", "(", ")", ".", "·", "\xad", "é", "été", "st", "ste", "1", "286.000", "0.200", "mot", "œ", *ELIDED)
pieces = [*(piece.encode("cp1252") for piece in PIECES), b"aujourd'hui", b"entr'", *(each.encode() for each in WHOLE)]
chunks = st.one_of(st.binary(max_size=70), st.lists(st.sampled_from(pieces), min_size=1, max_size=5).map(b"".join))


@settings(max_examples=1000, deadline=None)
@given(forms)
def test_they_give_the_same_stem(form: str) -> None:
    assert stem(form) == plainly(form)


def test_they_give_the_same_stem_of_all_that_is_in_a_table() -> None:
    assert [stem(word + last) for word in KNOWN for last in LAST] == [
        plainly(word + last) for word in KNOWN for last in LAST
    ]


@settings(max_examples=1000, deadline=None)
@given(chunks)
def test_they_give_the_same_words(chunk: bytes) -> None:
    assert joined.usual(chunk) == joined.words_of(chunk)


def test_what_is_no_form_and_no_chunk_is_refused() -> None:
    with pytest.raises(ValueError, match="ASCII"):
        stem("été")
    with pytest.raises(TypeError):
        joined.usual("mot")  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "endings", [(("e" * 5, "a" * 5, 1),), ((("e", "", 1),) * 65)], ids=["replaced by too much", "too many"]
)
def test_tables_that_do_not_fit_are_refused(endings: tuple[tuple[str, str, int], ...]) -> None:
    nothing = frozenset[str]()
    with pytest.raises(ValueError, match="too m"):
        Stemmer({}, nothing, nothing, nothing, nothing, endings)
    with pytest.raises(ValueError, match="256"):
        Usual(joined.words_of, stem, b"", frozenset(), frozenset(), frozenset())
