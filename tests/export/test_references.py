"""Are references right, and whole again when programs read them back?"""

from datetime import date

import bibtexparser
import pytest
import rispy
from hypothesis import given
from hypothesis import strategies as st
from pybtex.database import parse_string

from search import Article, bibtex, citation, ris
from search.export.signatories import in_capitals, signatory

READ = date(2024, 3, 8)
ADDRESS = "https://exemple.fr/monde/treve_1?a=b&c=%20d"
WHOLE = Article(
    "treve",
    "Trêve à Gaza : « rien n’est joué »",
    "Texte.",
    lead="Les négociateurs ont obtenu 50 % de ce qu’ils voulaient.",
    date="2023-11-07T14:05:00+01:00",
    source="L’Écho des Alpes",
    authors=("Anne Morel", "Inès d’Aubeterre", "AFP"),
    section="Monde",
    tags=("diplomatie", "Proche-Orient"),
    page="4-5",
    lang="fr",
)


@pytest.mark.parametrize(
    ("name", "given", "family"),
    [
        ("Anne Morel", "Anne", "Morel"),
        ("François-Xavier Nérac", "François-Xavier", "Nérac"),
        ("Jean Pierre Martin", "Jean Pierre", "Martin"),
        ("Yann Le Guellec", "Yann", "Le Guellec"),
        ("Loïc Tanguy-Le Bris", "Loïc", "Tanguy-Le Bris"),
        ("Adrien de Calan", "Adrien", "de Calan"),
        ("Charles de la Tour", "Charles", "de la Tour"),
        ("Inès d’Aubeterre", "Inès", "d’Aubeterre"),
        ("Noémie O’Brien", "Noémie", "O’Brien"),
        ("J.-P. Thévenot", "J.-P.", "Thévenot"),
        (" Anne\n Morel ", "Anne", "Morel"),
        ("AFP", "", "AFP"),
        ("Zola", "", "Zola"),
        ("Agence Presse Atlantique", "", "Agence Presse Atlantique"),
        ("La Rédaction", "", "La Rédaction"),
        ("Service Politique", "", "Service Politique"),
        ("Courrier du Vexin", "", "Courrier du Vexin"),
        ("Nordet Dimanche", "", "Nordet Dimanche"),
        ("Correspondant 3", "", "Correspondant 3"),
        ("FRANCE INFO", "", "FRANCE INFO"),
        ("<b>Anne Morel</b>", "", "<b>Anne Morel</b>"),
        ("", "", ""),
    ],
)
def test_people_are_told_from_bodies(name: str, given: str, family: str) -> None:
    found = signatory(name, source="Le Nordet Dimanche")
    assert (found.given, found.family) == (given, family)


@pytest.mark.parametrize(
    ("family", "written"),
    [("Morel", "MOREL"), ("d’Aubeterre", "d’AUBETERRE"), ("de la Tour", "de la TOUR"), ("Le Pen", "LE PEN")],
)
def test_family_names_stand_in_capitals(family: str, written: str) -> None:
    assert in_capitals(family) == written


END = "[en ligne] https://a.fr/1 (consulté le 8\u00a0mars 2024)."


@pytest.mark.parametrize(
    ("article", "cited"),
    [
        (
            Article("a", "La trêve", "", date="2023-11-07", source="Le Nordet", authors=("Anne Morel",), page="4"),
            f"Anne MOREL, «\u202fLa trêve\u202f», Le Nordet, 7\u00a0novembre 2023, p.\u00a04, {END}",
        ),
        (
            Article("a", "La trêve", "", date="2023-11-01", source="Le Nordet", authors=("Anne Morel", "AFP")),
            f"Anne MOREL et AFP, «\u202fLa trêve\u202f», Le Nordet, 1er\u00a0novembre 2023, {END}",
        ),
        (
            Article("a", "Dit « non »", "", date="2023-11", authors=("Anne Morel", "Luc Roy", "AFP")),
            f"Anne MOREL, Luc ROY et AFP, «\u202fDit “non”\u202f», novembre 2023, {END}",
        ),
        (
            Article("a", "X", "", date="2023", source="S", authors=("Anne Morel", "B", "C", "D"), page="Une"),
            f"Anne MOREL et al., «\u202fX\u202f», S, 2023, Une, {END}",
        ),
        (Article("a", "", "Texte."), f"«\u202f[Sans titre]\u202f», s.\u00a0d., {END}"),
        (Article("a", "X", "", date="bientôt", page="A12"), f"«\u202fX\u202f», s.\u00a0d., p.\u00a0A12, {END}"),
    ],
)
def test_an_article_is_cited_as_the_french_press_is(article: Article, cited: str) -> None:
    assert "".join(text for text, _ in citation(article, "https://a.fr/1", READ)) == cited


def test_the_newspaper_stands_in_italics() -> None:
    assert [text for text, italic in citation(WHOLE, ADDRESS, READ) if italic] == ["L’Écho des Alpes"]


def test_ris_reads_back_whole() -> None:
    text = ris(WHOLE, ADDRESS, READ)
    assert text.startswith("TY  - NEWS\r\n")
    assert text.endswith("ER  - \r\n")
    (read,) = rispy.loads(text)
    assert read == {
        "type_of_reference": "NEWS",
        "authors": ["Morel, Anne", "d’Aubeterre, Inès", "AFP"],
        "title": "Trêve à Gaza : « rien n’est joué »",
        "secondary_title": "L’Écho des Alpes",
        "section": "Monde",
        "year": "2023",
        "date": "2023/11/07/",
        "start_page": "4",
        "end_page": "5",
        "abstract": "Les négociateurs ont obtenu 50 % de ce qu’ils voulaient.",
        "keywords": ["diplomatie", "Proche-Orient"],
        "language": "fr",
        "id": "treve",
        "urls": [ADDRESS],
        "access_date": "2024/03/08/",
        "database_provider": "Manchette",
    }


def test_bibtex_reads_back_whole_in_another_library() -> None:
    read = parse_string(bibtex(WHOLE, ADDRESS, READ), "bibtex").entries["treve"]
    assert read.type == "article"
    assert [(p.first_names, p.prelast_names, p.last_names) for p in read.persons["author"]] == [
        (["Anne"], [], ["Morel"]),
        (["Inès"], [], ["d’Aubeterre"]),
        ([], [], ["{AFP}"]),
    ]
    assert dict(read.fields.items()) == {
        "title": "{Trêve à Gaza : « rien n’est joué »}",
        "journal": "L’Écho des Alpes",
        "date": "2023-11-07",
        "year": "2023",
        "month": "11",
        "pages": "4--5",
        "url": ADDRESS,
        "urldate": "2024-03-08",
        "langid": "french",
        "keywords": "diplomatie, Proche-Orient",
        "abstract": "Les négociateurs ont obtenu 50 \\% de ce qu’ils voulaient.",
    }


ANY = st.text(st.one_of(st.sampled_from("{}\\\"'@,=%#\r\n\t\0 -–&«»\u2028"), st.characters(codec="utf-8")), max_size=30)
ARTICLES = st.builds(
    Article,
    id=st.just("a"),
    title=ANY,
    body=st.just(""),
    lead=ANY,
    date=ANY,
    source=ANY,
    authors=st.lists(ANY, max_size=3).map(tuple),
    section=ANY,
    tags=st.lists(ANY, max_size=3).map(tuple),
    page=ANY,
    lang=ANY,
)


@given(ARTICLES)
def test_no_text_breaks_out_of_its_value(article: Article) -> None:
    assert [each["id"] for each in rispy.loads(ris(article, ADDRESS, READ))] == ["a"]
    text = bibtex(article, ADDRESS, READ)
    library = bibtexparser.parse_string(text)
    assert not library.failed_blocks
    assert [each.key for each in library.entries] == ["a"]
    assert list(parse_string(text, "bibtex").entries) == ["a"]
    assert "\n" not in "".join(piece for piece, _ in citation(article, ADDRESS, READ))
