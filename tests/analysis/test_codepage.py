"""Do the two ways to a text's bytes, in Python and in C, say the same?"""

from __future__ import annotations

import os

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from search.analysis.codepage import plainly
from tests.analysis.test_laws import western

try:
    from search.analysis import _codepage
    from search.analysis.codepage import chunked
except ImportError:
    if os.environ.get("CI"):
        raise
    pytest.skip("what is written in C is not compiled here", allow_module_level=True)

figures = st.lists(
    st.sampled_from(["1", "12", "123", "1234", "0", "000", "234", "a", "é", "-", " ", "\u202f", ".", "\n", "²", "№"])
).map("".join)


@settings(max_examples=1000, deadline=None)
@given(western | figures | st.text())
@example("1 234 567,5 et 1 234 5678, 0 123, G20 200, covid-19 200, 12.500 et -1 000")
@example("ˆ10 000, é10 000")
@example("mal\xad\n\u2003ade\u200b moi\xad")
@example("Straße, œuvre, Ǆ, ﬁn, 漢字")
def test_they_say_the_same(text: str) -> None:
    assert chunked(text) == plainly(text)


def test_a_sign_is_a_byte() -> None:
    assert chunked("L’Œuvre : 1 234 €") == b"l'\x9cuvre \n 1.234 \n"
    assert chunked("ma\u00ad \nla\u200bde\ufeff moi") == b"ma\xad\xad\xadla\xadde\xad moi"


def test_an_error_in_what_is_asked_is_heard() -> None:
    class Broken(dict[str, bytes | None]):
        def __missing__(self, char: str) -> bytes | None:
            raise ValueError(char)

    with pytest.raises(ValueError, match="’"):
        _codepage.chunked("l’eau", bytes(256), bytes(256), Broken())
    with pytest.raises(ValueError, match="256"):
        _codepage.chunked("eau", b"", bytes(256), {})
