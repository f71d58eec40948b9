"""Which people and which papers does a signature name?"""

import json
from pathlib import Path

import pytest

from search.article import Article
from search.document import document, pack, unpack
from search.ingest import read
from search.ingest.bylines import LONGEST, paper, people

# signature, names in it
SIGNATURES = [
    ("Par Jean Dupont avec AFP", ("Jean Dupont", "AFP")),
    ("Jean Dupont, avec AFP", ("Jean Dupont", "AFP")),
    ("Par Jean DUPONT, à Nice, avec l’AFP et Reuters", ("Jean Dupont", "AFP", "Reuters")),
    ("Orange avec AFP-Services", ("Orange", "AFP-Services")),
    ("(AFP)", ("AFP",)),
    ("Ana Ruiz (AFP)", ("Ana Ruiz", "AFP")),
    ("Ana Ruiz (à Paris) et Léo Blin", ("Ana Ruiz", "Léo Blin")),
    ("Adrien DE BRUME", ("Adrien de Brume",)),
    ("Marie LE GOFF", ("Marie Le Goff",)),
    ("Alain JEAN-ROBERT", ("Alain Jean-Robert",)),
    ("RTL INFO", ("RTL INFO",)),
    ("ANA RUIZ", ("ANA RUIZ",)),
    ("Propos recueillis par Ana Ruiz", ("Ana Ruiz",)),
    ("De notre envoyée spéciale à Rivemont, Ana Ruiz", ("Ana Ruiz",)),
    ("avec les bureaux de l'AFP dans le monde", ("AFP",)),
    ("6medias", ("6Medias",)),
    ("6Médias", ("6Medias",)),
    ("6 Medias", ("6Medias",)),
    ("Source : BFM TV", ("BFMTV",)),
    ("Blin, Léo", ("Blin, Léo",)),
    ("Parfait Avecil", ("Parfait Avecil",)),
    ("daa/mt", ("daa/mt",)),
    ("Par", ()),
    ("x" * LONGEST + " avec AFP", ("x" * LONGEST + " avec AFP",)),
]

PAPERS = [
    ("6medias", "6Medias"),
    ("Source : 6Médias", "6Medias"),
    ("(AFP)", "AFP"),
    ("REUTERS", "Reuters"),
    ("l'humanité", "L'Humanité"),
    ("lemonde.fr", "Le Monde"),
    ("Source : Le Relais", "Le Relais"),
    ("Le Relais (Rivemont)", "Le Relais (Rivemont)"),
    ("Le Relais avec AFP", "Le Relais avec AFP"),
    ("Sources", "Sources"),
    ("", ""),
]


@pytest.mark.parametrize(("signature", "names"), SIGNATURES)
def test_people_are_told_apart_under_one_spelling_each(signature: str, names: tuple[str, ...]) -> None:
    assert people((signature,)) == names
    assert people((signature, signature)) == names
    assert people(names) == names, "what is read again stays the same"


@pytest.mark.parametrize(("name", "usual"), PAPERS)
def test_a_paper_has_one_spelling(name: str, usual: str) -> None:
    assert paper(name) == usual
    assert paper(usual) == usual


def _article(folder: Path, **record: object) -> Article:
    file = folder / "a.jsonl"
    file.write_text(json.dumps({"titre": "Crue", "texte": "Les quais sont fermés."} | record), encoding="utf-8")
    (article,) = read(file)
    assert isinstance(article, Article)
    return article


def test_the_signature_is_kept_as_it_was_printed(tmp_path: Path) -> None:
    article = _article(tmp_path, auteur="Par Jean DUPONT avec AFP", source="6médias")
    assert (article.authors, article.source) == (("Jean Dupont", "AFP"), "6Medias")
    assert article.byline == "Par Jean DUPONT avec AFP"
    assert document(article).keywords["author"] == ("Jean Dupont", "AFP")
    assert unpack(pack(article)) == article
    assert _article(tmp_path, auteurs=["Ana RUIZ", "Léo Blin"]).byline == "Ana RUIZ, Léo Blin"


def test_a_signature_that_says_no_more_than_the_names_is_not_kept_twice(tmp_path: Path) -> None:
    assert _article(tmp_path, auteur="Ana Ruiz et Léo Blin").byline == ""
    assert _article(tmp_path).byline == ""
