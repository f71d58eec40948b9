"""Which paragraphs are in a text that was set in lines of one width?"""

import pytest

from search.ingest.fixed_lines import loose_text, unwrapped
from search.ingest.languages import language

LONG = " ".join(["La crue a surpris la ville en pleine nuit."] * 3)

# what is written, and the paragraphs that are meant
LINES = [
    ("", []),
    ("La crue.", ["La crue."]),
    (
        "   La crue a surpris la ville, sans\nun bruit.\n   Elle monte.",
        ["La crue a surpris la ville, sans un bruit.", "Elle monte."],
    ),
    (
        "La crue a surpris la ville, sans\r\nun bruit.\r\n\r\nElle monte.",
        ["La crue a surpris la ville, sans un bruit.", "Elle monte."],
    ),
    (
        "La crue a surpris toute la ville.\nFin.\nLa décrue a surpris la ville.",
        ["La crue a surpris toute la ville. Fin.", "La décrue a surpris la ville."],
    ),
    (
        "        Rivemont\n        - le pont est fermé\n        - le quai aussi",
        ["Rivemont", "- le pont est fermé", "- le quai aussi"],
    ),
    (f"{LONG}\n{LONG}", [LONG, LONG]),
]


@pytest.mark.parametrize(("written", "meant"), LINES)
def test_the_ends_of_lines_say_nothing(written: str, meant: list[str]) -> None:
    assert unwrapped(written).split("\n") == (meant or [""])


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("<p>La crue\nmonte.</p><p>Fin.</p>", "La crue monte.\nFin."),
        ("La <b>crue</b>", "La crue"),
        ("3 < 4 et l&#039;eau", "3 < 4 et l'eau"),
    ],
)
def test_tags_left_in_a_text_are_no_words(written: str, meant: str) -> None:
    assert loose_text(written) == meant


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ("Français", "fr"),
        ("ENGLISH; ENGLISHS", "en"),
        ("en-GB", "en"),
        ("FR", "fr"),
        ("fr_FR", "fr"),
        ("", ""),
        ("klingon ancien", ""),
    ],
)
def test_a_language_has_a_code(said: str, code: str) -> None:
    assert language(said) == code
