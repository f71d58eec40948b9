"""Can an answer be narrowed by any of its values, and what narrows it be seen and taken away?"""

import pytest
from flask.testing import FlaskClient

from search import FACETS, Library, Page, Question
from tests.web.reading import link, page, plain
from web import narrowing


def ledger(shown: object, name: str) -> dict[str, str]:
    """The values of one facet, each with its count as it is written."""
    items = shown.xpath(f"//ul[@aria-labelledby='facette-{name}']/li")  # type: ignore[attr-defined]
    return {plain(item.xpath("./a")[0]): plain(item.xpath("./span")[0]) for item in items}


def test_values_of_one_facet_are_alternatives_with_the_counts_that_they_would_give(client: FlaskClient) -> None:
    one = page(client, "/recherche?q=budget&section=Monde&section=Société")
    assert ledger(one, "section") == {"Société ×, retirer": "1", "Économie": "1", "Monde ×, retirer": "0"}
    both = page(client, link(one, "Économie"))
    assert plain(both.xpath("//h1")[0]) == "2 articles pour budget"
    assert link(both, "Retirer ces choix") == "/recherche?q=budget"
    assert link(both, "Société ×, retirer") == "/recherche?q=budget&section=Monde&section=%C3%89conomie"


def test_each_count_beside_an_answer_is_what_its_link_gives(client: FlaskClient, library: Library) -> None:
    question = Question("budget OU trêve", filters=(("lang", "fr"), ("year", "2021")))
    shown = narrowing.facets(library.search(question))
    assert {"year", "section", "lang"} <= {facet.field.name for facet in shown}
    for facet in shown:
        for choice in facet.choices:
            if not choice.kept:
                alone = narrowing.facet(question, facet.field.name, ()).cleared
                alone_kept = library.search(
                    Question(alone.text, filters=(*alone.filters, (facet.field.name, choice.value))), facets=()
                )
                assert alone_kept.total == choice.count, (facet.field.name, choice.value)


def test_a_facet_that_can_narrow_nothing_is_not_shown(library: Library) -> None:
    alone = library.search(Question("humanitaire"))
    assert narrowing.facets(alone) == ()
    kept = library.search(Question("humanitaire", filters=(("source", "L’Écho des Alpes"),)))
    assert [facet.field.name for facet in narrowing.facets(kept)] == ["source"]


def test_a_language_and_a_month_are_said_in_words(client: FlaskClient) -> None:
    shown = page(client, "/recherche")
    assert ledger(shown, "lang") == {"français": "33", "breton": "1"}
    assert "novembre 2023" in ledger(shown, "month")
    assert not shown.xpath("//details[@open and .//ul[@aria-labelledby='facette-lang']]")
    narrowed = page(client, "/recherche?lang=br&ui=en")
    assert "Language: Breton ×, remove" in [plain(each) for each in narrowed.iter("a")]
    assert narrowed.xpath("//details[@open and .//ul[@aria-labelledby='facette-lang']]")


@pytest.mark.parametrize("name", FACETS)
def test_every_facet_has_a_page(client: FlaskClient, name: str) -> None:
    assert page(client, f"/recherche/{name}?q=trêve").xpath("//h1")


@pytest.mark.parametrize(
    ("letters", "number"), [("correspondant 1", 11), ("CORRESPONDÀNT 30", 1), ("d’arcy", 1), ("d'arcy", 1), ("zz", 0)]
)
def test_values_are_searched_within(client: FlaskClient, letters: str, number: int) -> None:
    shown = page(client, f"/recherche/author?parmi={letters}&section=Local&section=Monde")
    assert len(ledger(shown, "author")) == number
    form = shown.xpath("//form[@class='among']")[0]
    assert dict(form.form_values())["parmi"] == letters
    assert [value for name, value in form.form_values() if name == "section"] == ["Local", "Monde"]


def test_a_long_facet_is_paged_and_what_is_kept_elsewhere_is_not_lost() -> None:
    question = Question("a", filters=(("author", "n1"),), page=2)
    found = tuple((f"n{number}", 1) for number in range(250))
    facet = narrowing.listed(question, "author", found)
    assert (facet.values, facet.last, len(facet.choices), facet.hidden) == (250, 3, 100, ("n1",))
    assert facet.choices[0].value == "n100"
    assert facet.choices[0].link.page == 1
    seen = [choice.value for number in (1, 2, 3) for choice in
            narrowing.listed(Question("a", page=number), "author", found).choices]  # fmt: skip
    assert seen == [value for value, _ in found]


def test_several_values_are_ticked_at_once(client: FlaskClient) -> None:
    shown = page(client, "/recherche/section?q=budget&section=Société&-author=x&sort=oldest")
    form = shown.xpath("//form[.//input[@type='checkbox']]")[0]
    assert dict(form.form_values()) == {"section": "Société", "q": "budget", "-author": "x", "sort": "oldest"}
    assert form.get("action") == "/recherche"
    assert page(client, "/recherche/section?q=budget&page=2", 404) is not None


def test_every_narrowing_has_its_chip(client: FlaskClient) -> None:
    question = Question(
        "a", filters=(("lang", "fr"), ("month", "2021-03")), excluded=(("source", "x"),), since="2020", until="2022-02",
        match="any", without_forms=("b",),
    )  # fmt: skip
    chips = narrowing.chips(question)
    assert [(chip.name, chip.value, chip.barred) for chip in chips] == [
        ("Langue", "français", False), ("Mois", "mars 2021", False), ("Journal", "x", True), ("Depuis", "2020", False),
        ("Jusqu’à", "février 2022", False), ("Forme", "b", True), ("Mots", "l’un des mots", False),
    ]  # fmt: skip
    bare = question
    for _ in chips:
        bare = narrowing.chips(bare)[0].without
    assert bare == Question("a")


def test_facets_are_none_where_nothing_was_counted() -> None:
    empty = Page(Question("a"), (), 0, facets=dict.fromkeys(FACETS, ()))
    assert narrowing.facets(empty) == ()
