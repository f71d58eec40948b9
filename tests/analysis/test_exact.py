"""What does the field of exact spellings hold, and how is it asked?"""

from __future__ import annotations

import pytest

from search.analysis import accented, exact_term, joined_terms, plain_too, spelled

ÉTÉ = "0c3a974c3a9"
ST = "07374"


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("ete mur 2015", ""),
        ("été", f"{ÉTÉ} 1ete"),
        ("L’ÉTÉ, l'été, e\u0301te\u0301", f"{ÉTÉ} 1ete"),
        ("été ete", f"{ÉTÉ} 1ete 2ete"),
        ("St-Nicolas", f"{ST} 1saint"),
        ("St-Nicolas, Saint-Denis", f"{ST} 1saint 2saint"),
        ("10 000 O.N.U. aujourd'hui m² XIXᵉ", ""),
    ],
)
def test_only_spellings_that_forms_do_not_say(text: str, terms: str) -> None:
    assert sorted(joined_terms(text).exact.split()) == sorted(terms.split())


@pytest.mark.parametrize(
    ("word", "spelling"),
    [("ÉTÉ", "été"), ("Cœur", "cœur"), ("ﬁn", "fin"), ("O.N.U", "onu"), ("coo\u00adpé", "coopé"), ("c\x9cur", "cœur")],
)
def test_a_spelling_keeps_accents_and_nothing_else(word: str, spelling: str) -> None:
    assert spelled(word) == spelling
    assert exact_term(word) == exact_term(spelling)


def test_terms_of_any_length_are_clipped() -> None:
    assert len(exact_term("é" * 100)) == len(accented("e" * 64)) == len(plain_too("e" * 64)) == 64


def test_accented_in_the_title_and_plain_in_the_text_is_both() -> None:
    assert "2ete" in joined_terms("Été", "ete").exact.split()
    assert "2ete" not in joined_terms("Été", "été").exact.split()
