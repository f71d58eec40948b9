"""What is the title of a text that has none, and what may no text hold?"""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.ingest.wording import TITLE, beginning, clean, one_line


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("La Seine déborde. Les quais sont fermés.", "La Seine déborde"),
        ("Faut-il fermer les quais ? La mairie hésite.", "Faut-il fermer les quais ?"),
        ("« Jamais ! » Le maire a tranché.", "« Jamais ! »"),
        ("M. Blin a démissionné. Il part.", "M. Blin a démissionné"),
        ("Première ligne\nSeconde ligne", "Première ligne"),
        (
            "Le conseil municipal de Rivemont a voté, tard dans la nuit de lundi, un budget que personne n’attendait.",
            "Le conseil municipal de Rivemont a voté, tard dans la nuit de lundi, un budget que…",
        ),
        ("a" * 200, "a" * 90 + "…"),
        ("Et puis...", "Et puis..."),
        ("", ""),
    ],
)
def test_the_first_sentence_stands_for_a_title(text: str, title: str) -> None:
    assert beginning(text) == title


@given(st.text(max_size=400))
def test_a_beginning_is_one_short_line(text: str) -> None:
    assert len(beginning(text)) <= TITLE + 1
    assert "\n" not in beginning(text)


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        (" un\r\ndeux\rtrois\n", "un\ndeux\ntrois"),
        ("a\x00b\x1fc\ttab", "abc\ttab"),
        ("moitié \ud83d de paire", "moitié  de paire"),
        ("un\u2028deux\x85trois", "un\ndeux\ntrois"),
        ("10\u202f000\u00a0€", "10\u202f000\u00a0€"),
    ],
)
def test_what_no_text_may_hold_goes(text: str, cleaned: str) -> None:
    assert clean(text) == cleaned


@given(st.text(alphabet=st.characters(), max_size=200))
def test_a_clean_text_is_clean_and_can_be_written(text: str) -> None:
    assert clean(clean(text)) == clean(text)
    clean(text).encode()
    assert "\n" not in one_line(text)
