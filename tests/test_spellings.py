"""Does the lexicon write each form as the press does, accents and capitals?"""

from __future__ import annotations

from pathlib import Path

import pytest

from search.analysis import Analyst, Met, tokens
from search.lexicon import Lexicon, chosen, pack

TEXT = """Le préfet a reçu M. Macron à l’Élysée. L’élection aura lieu en février. Élection sans cœur ; l'ONU s'en mêle.
Le président Macron a parlé. Ma sœur Anne. L'Etat, c'est l’État. Préjugé. Côte ou côté, côté cour ?
Recep Tayyip Erdoğan est venu."""


def met_in(*texts: str) -> Met:
    """How some texts print their forms."""
    analyst = Analyst()
    for text in texts:
        analyst.read((text,))
    return analyst.spellings()[0]


def spelled(text: str, *forms: str) -> dict[str, str]:
    """How one article's text has these forms written."""
    words = chosen(met_in(text))
    lexicon = Lexicon(pack(dict.fromkeys(forms, 1), 1, words))
    return {form: lexicon.spelling(form) for form in forms}


@pytest.mark.parametrize(
    ("form", "written"),
    [
        ("prefet", "préfet"),
        ("macron", "Macron"),
        ("election", "élection"),
        ("fevrier", "février"),
        ("coeur", "cœur"),
        ("onu", "ONU"),
        ("elysee", "Élysée"),
        ("anne", "Anne"),
        ("soeur", "sœur"),
        ("prejuge", "préjugé"),  # a capital that begins a sentence says nothing
        ("erdogan", "Erdoğan"),
        ("lieu", "lieu"),
        ("absent", "absent"),
    ],
)
def test_a_form_is_written_as_the_press_writes_it(form: str, written: str) -> None:
    assert spelled(TEXT, form) == {form: written}


@pytest.mark.parametrize(
    ("form", "met", "written"),
    [
        ("election", {"élection": 388, "Élection": 12}, (("élection", 400),)),
        ("macron", {"Macron": 9, "macron": 2}, (("Macron", 11),)),
        ("cote", {"côté": 5, "côte": 3, "cote": 1}, (("côté", 5), ("côte", 3), ("cote", 1))),
        ("etat", {"Etat": 9, "état": 1, "État": 1}, (("État", 11),)),
        ("coeur", {"coeur": 9, "cœur": 2}, (("cœur", 11),)),
        ("ecoeure", {"écoeuré": 2, "écœuré": 2, "Ecoeuré": 1}, (("écœuré", 5),)),
        ("gare", {"gare": 9}, ()),
        ("gare", {"^gare": 1}, ()),
    ],
)
def test_the_commonest_spellings_are_kept(form: str, met: dict[str, int], written: tuple[tuple[str, int], ...]) -> None:
    assert Lexicon(pack({form: 1}, 1, chosen({form: met}))).spellings(form) == written


def test_every_form_of_a_text_is_found_with_a_spelling_of_its_own() -> None:
    forms = {token.form for token in tokens(TEXT) if token.form.isalpha()}
    met = met_in(TEXT)
    assert met.keys() == forms
    assert all(tokens(spelling.removeprefix("^"))[0].form == form for form, cases in met.items() for spelling in cases)


def test_names_tell_how_a_form_is_written_where_no_text_does() -> None:
    analyst = Analyst()
    for _ in range(9):
        analyst.read(("La maison Chaussivert ferme",), ("Anne Morel", "MAISON"))
    met, named = analyst.spellings()
    assert (met["chaussivert"], met["maison"]) == ({"Chaussivert": 9}, {"maison": 9})
    assert (named["morel"], named["maison"]) == ({"Morel": 9}, {"MAISON": 9})
    assert chosen(named | met)["morel"] == (("Morel", 9),)
    assert "maison" not in chosen(named | met)


@pytest.mark.parametrize(
    ("text", "form", "written"),
    [
        ("puis Dupin parle.", "dupin", "Dupin"),
        ("Dupin parle.", "dupin", "^dupin"),
        ("DUPIN parle.", "dupin", "DUPIN"),
        ("A Gaza", "a", "^a"),
        ("« Élection » à (Gaza).", "election", "^élection"),
        ("à (Gaza).", "gaza", "^gaza"),
        ("vers l'Élysée", "elysee", "Élysée"),
        ("vers l’E\u0301lyse\u0301e de Kéret\u0142", "elysee", "Élysée"),
        ("ŒUVRE", "oeuvre", "ŒUVRE"),
        ("la sœur", "soeur", "sœur"),
        ("et aujourd’hui.", "aujourdhui", "aujourd'hui"),
        ("un (prud'homme)", "prudhomme", "prud'homme"),
        ("le cri 'Allô' du 'clinicien'", "allo", "^allô"),
        ("le cri 'Allô' du 'clinicien'", "clinicien", "clinicien"),
        ("il vit en l'Amé\u00adri\u00adque.", "amerique", "Amérique"),
    ],
)
def test_a_capital_at_the_beginning_of_a_sentence_says_nothing(text: str, form: str, written: str) -> None:
    assert met_in(text)[form] == {written: 1}


def test_a_chunk_of_very_many_words_is_passed_over() -> None:
    letters = "abcdefghij"
    chunk = ".".join(f"{letters[number % 10]}x{letters[number // 10 % 10]}" for number in range(40_000))
    assert met_in(f"la Brume {chunk}") == {"la": {"la": 1}, "brume": {"Brume": 1}}


def test_spellings_survive_the_disk(tmp_path: Path) -> None:
    Lexicon.write(tmp_path / "lexicon", {"a": 1, "ete": 2, "z": 3}, 3, {"ete": (("été", 2),)})
    lexicon = Lexicon.open(tmp_path / "lexicon")
    assert [lexicon.spelling(form) for form in ("a", "ete", "z", "inconnu")] == ["a", "été", "z", "inconnu"]
    assert lexicon.spellings("a") == ()
