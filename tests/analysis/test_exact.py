"""What does the field of exact spellings hold, and how is it asked?"""

from __future__ import annotations

import pytest

from search.analysis import exact_term, joined_terms, plain_too, spelled, spelled_otherwise

ÉTÉ = exact_term("ete", "été")
ST = exact_term("saint", "St")


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("ete mur 2015", ""),
        ("été", ÉTÉ),
        ("L’ÉTÉ, l'été, e\u0301te\u0301", ÉTÉ),
        ("été ete", f"{ÉTÉ} ete1"),
        ("St-Nicolas", ST),
        ("St-Nicolas, Saint-Denis", f"{ST} saint1"),
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
    assert exact_term("x", word) == exact_term("x", spelling)


def test_exact_terms_begin_with_their_form_and_no_other() -> None:
    assert exact_term("ete", "été").startswith(spelled_otherwise("ete"))
    assert not exact_term("ete", "été").startswith((spelled_otherwise("et"), plain_too("ete")))
    assert exact_term("ete", "été") != exact_term("ete", "étè")


def test_terms_of_any_length_are_short_and_apart() -> None:
    one, other = "e" * 63 + "a", "e" * 63 + "b"
    assert len(exact_term(one, "é" * 100)) <= 64
    assert spelled_otherwise(one) != spelled_otherwise(other)
    assert plain_too(one) != plain_too(other)


def test_accented_in_the_title_and_plain_in_the_text_is_both() -> None:
    assert plain_too("ete") in joined_terms("Été", "ete").exact.split()
    assert plain_too("ete") not in joined_terms("Été", "été").exact.split()
