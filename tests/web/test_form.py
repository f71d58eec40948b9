"""Does the form ask what its boxes say, and does a question fill the boxes that say it?"""

import pytest
from flask.testing import FlaskClient
from hypothesis import example, given
from hypothesis import strategies as st

from search import Question
from search.query.parse import parse
from search.query.syntax import And, Exact, In, Node, Not, Or, Quote, Word
from tests.web.reading import page, plain
from web import form, urls
from web.form import Written


@pytest.mark.parametrize(
    ("boxes", "text"),
    [
        (Written("grève usine"), "grève usine"),
        (Written("grève", "conseil municipal"), 'grève "conseil municipal"'),
        (Written(un="crue inondation"), "crue OU inondation"),
        (Written("maire", un="crue inondation"), "maire (crue OU inondation)"),
        (Written("maire", un="crue"), "maire crue"),
        (Written("crue", sans="train avion"), "crue SAUF train SAUF avion"),
        (Written(sans="train"), "SAUF train"),
        (Written("grève", champ="titre"), "titre:grève"),
        (Written(phrase="Le Nordet", champ="source"), 'source:"Le Nordet"'),
        (Written("grève usine", champ="titre"), "titre:(grève usine)"),
        (Written(un="crue grève", champ="titre"), "titre:(crue OU grève)"),
        (Written("grève", sans="usine", champ="titre"), "titre:(grève SAUF usine)"),
        (Written(), ""),
        (Written(champ="titre"), ""),
        # What is pasted is only words.
        (Written("trains ET usine"), 'trains "ET" usine'),
        (Written("titre:x -foo C++"), '"titre:x" "-foo" "C++"'),
        (Written('« grève » "usine" élect* (train'), 'grève usine élect "(train"'),
        (Written("l’été porte-avions aujourd'hui"), "l’été porte-avions aujourd'hui"),
        (Written("10 000 manifestants"), "10 000 manifestants"),
        (Written("!!! … 👩 -"), ""),
        (Written(phrase=' il a dit "oui" * '), '"il a dit oui"'),
        # In capitals throughout, operators would be the words of a headline.
        (Written("LA CRUE", un="SEINE RHÔNE LOIRE"), "la crue (seine OU rhône OU loire)"),
    ],
)
def test_boxes_are_written_in_the_query_language(boxes: Written, text: str) -> None:
    assert form.query(boxes) == text


@pytest.mark.parametrize(
    ("text", "boxes"),
    [
        ("grève usine", Written("grève usine")),
        ("grève ET usine", Written("grève usine")),
        ("crue OU inondation", Written(un="crue inondation")),
        ("crue -train SAUF avion", Written("crue", sans="train avion")),
        ('titre:(maire "conseil municipal" (a OU b))', Written("maire", "conseil municipal", "a b", champ="titre")),
        ('"titre:x" "ET" y', Written("titre:x ET y")),
        ("", Written()),
        # What no box says.
        ("élect*", None), ("=été", None), ("a OU b c", None), ('"a b" "c d"', None), ("a PRÈS/3 b", None),
        ("(a b)", None), ("((a))", None), ("titre:a b", None), ("mot^3", None), ("mot~", None), ("a ET", None),
        ("date:2021", None), ("NON a", None), ("«a b»", None),
        ("(a OU b", None), ("a SAUF", None), ("a SAUF (b)", None),
    ],
)  # fmt: skip
def test_a_question_fills_the_boxes_that_can_say_it(text: str, boxes: Written | None) -> None:
    assert form.read(text) == boxes


SIGNS = st.sampled_from("aéB1 '’-\"«»()*?~^:=+,./&OUET")
PASTED = st.text(SIGNS | st.characters(codec="utf-8", categories=["L", "P", "S", "N"]), max_size=30)
WRITTEN = st.builds(Written, PASTED, PASTED, PASTED, PASTED, st.sampled_from(sorted(form.PLACES)))


def leaves(node: Node | None, barred: bool = False) -> list[tuple[str, bool]]:
    """The words of a tree, each with whether it is barred; anything but words and quotations is a fault."""
    match node:
        case None:
            return []
        case Word(text=text) | Quote(text=text):
            return [(text, barred)]
        case Not(part=part):
            return leaves(part, not barred)
        case In(part=part):
            return leaves(part, barred)
        case And(parts=parts) | Or(parts=parts):
            return [leaf for part in parts for leaf in leaves(part, barred)]
        case Exact():
            pytest.fail("a spelling was asked")
        case _:
            pytest.fail(f"an operator was made of pasted text: {node}")


# Letters without another case: a question of them alone is not in capitals.
HOOKED = Written("ϒ ϒ", "ϒ", sans="ϒ")


@given(WRITTEN)
@example(HOOKED)
def test_whatever_is_pasted_is_words_and_nothing_is_mended(boxes: Written) -> None:
    text = form.query(boxes)
    parsed = parse(text)
    assert not parsed.notes, (text, parsed.notes)
    assert sum(barred for _, barred in leaves(parsed.tree)) == text.count("SAUF ")


@given(WRITTEN)
@example(HOOKED)
def test_what_the_form_writes_it_reads_again(boxes: Written) -> None:
    text = form.query(boxes)
    read = form.read(text)
    assert read is not None, text
    assert form.query(read) == text


def test_the_form_leads_to_the_answers_and_keeps_what_narrows_them(client: FlaskClient) -> None:
    shown = page(client, "/recherche/formulaire?q=conseil+-train&section=Local&since=2019&sort=oldest")
    asking = shown.xpath("//form[@class='asking']")[0]
    assert dict(asking.form_values()) == {
        "tous": "conseil", "phrase": "", "un": "", "sans": "train", "champ": "", "since": "2019", "until": "",
        "section": "Local", "sort": "oldest",
    }  # fmt: skip
    assert not asking.xpath(".//input[not(@type='hidden')][not(@id=//label/@for)]")
    sent = client.get("/recherche/formulaire?tous=conseil&phrase=&un=&sans=train&champ=titre&section=Local&since=2019")
    assert sent.status_code == 302
    found = urls.from_args(urls.arguments(sent.headers["Location"].partition("?")[2].encode()))
    assert found == Question("titre:(conseil SAUF train)", filters=(("section", "Local"),), since="2019")


def test_all_the_words_means_all_of_them_however_many() -> None:
    asked = form.asking(Written("un deux trois quatre cinq six"), Question(page=3))
    assert (asked.text, asked.match, asked.page) == ("un deux trois quatre cinq six", "all", 1)


def test_a_question_that_the_form_cannot_say_is_told(client: FlaskClient) -> None:
    shown = page(client, "/recherche/formulaire?q=élect*")
    assert "dit plus que ce formulaire" in plain(shown)
    assert page(client, "/recherche/formulaire").xpath("//input[@id='tous']/@value") == [""]
