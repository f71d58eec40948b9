"""Do pages and API show the versions of a text, who was first, and what changed?"""

from pathlib import Path

import pytest
from flask.testing import FlaskClient

from search import Library, article_json, comparison_json, summary_json
from tests.web.reading import link, page, plain, texts
from web import create_app

CORPUS = Path(__file__).parents[2] / "corpus"
DISPATCH = "APA-20160602-014"


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    library = Library.open(tmp_path_factory.mktemp("corpus"))
    library.rebuild([CORPUS], jobs=1)
    return library


@pytest.fixture(scope="module")
def client(library: Library) -> FlaskClient:
    return create_app(library).test_client()


def test_an_article_lists_its_versions_the_first_first_and_compares_them(client: FlaskClient, library: Library) -> None:
    first, second = library.reprints(DISPATCH)
    shown = page(client, f"/article/{second.id}")
    versions = texts(shown, "//section[@id='reprises']//li")
    assert "Agence Presse Atlantique" in versions[0]
    assert "(cet article)" in versions[1]
    (compare,) = shown.xpath("//section[@id='reprises']//a[@class='compare']/@href")
    assert compare == f"/article/{second.id}/comparer/{first.id}"


def test_an_article_lists_near_ones_which_are_not_its_versions(client: FlaskClient, library: Library) -> None:
    shown = page(client, f"/article/{DISPATCH}")
    near = [each.rpartition("/")[2] for each in shown.xpath("//section[h2='Articles proches']//a/@href")]
    assert near == [each.id for each in library.similar(DISPATCH)]
    assert library.reprints(DISPATCH)[1].id not in near


def test_an_article_alone_has_no_list_of_versions(client: FlaskClient, library: Library) -> None:
    alone = library.similar(DISPATCH)[0]
    assert bool(library.reprints(alone.id)) == bool(page(client, f"/article/{alone.id}").xpath("//*[@id='reprises']"))


def test_a_comparison_shows_both_texts(client: FlaskClient, library: Library) -> None:
    first, second = library.reprints(DISPATCH)
    shown = page(client, f"/article/{first.id}/comparer/{second.id}")
    assert texts(shown, "//h1/del")
    assert any("En Belgique" in each for each in texts(shown, "//div[@class='text']/ins"))
    assert any("DIJON" in each for each in texts(shown, "//div[@class='text']/del"))
    assert "83,1 % de mots communs" in plain(shown).replace("\u202f", " ")
    assert "83.1% of words in common" in plain(page(client, f"/article/{first.id}/comparer/{second.id}?ui=en"))
    assert link(shown, "Comparer dans l’autre sens") == f"/article/{second.id}/comparer/{first.id}"
    assert client.get(f"/article/{first.id}/comparer/inconnu").status_code == 404


def test_answers_are_grouped_on_request(client: FlaskClient) -> None:
    apart, together = (page(client, f"/recherche?{query}") for query in ("size=100", "size=100&collapse=1"))
    assert plain(apart.xpath("//h1")[0]) == "83 articles"
    assert plain(together.xpath("//h1")[0]) == "76 articles"
    assert "83 articles avec les reprises" in plain(together.xpath("//p[@class='figures']")[0])
    assert len(together.xpath("//ol[@class='hits']/li")) == 76
    assert len(texts(together, "//p[@class='family']")) == 7
    assert set(texts(together, "//p[@class='family']/a")) == {"1\u00a0reprise"}
    assert link(apart, "Reprises groupées") == "/recherche?size=100&collapse=1"
    assert link(together, "Reprises groupées, les dégrouper") == "/recherche?size=100"
    assert client.get("/recherche?collapse=oui").status_code == 400


def test_the_api_says_the_same(client: FlaskClient, library: Library) -> None:
    found = library.article(DISPATCH)
    said = client.get(f"/api/v1/articles/{DISPATCH}").json
    assert said == article_json(found, library.reprints(DISPATCH), library.similar(DISPATCH))
    assert said["reprints"][0]["id"] == DISPATCH
    assert said["similar"] == [summary_json(each) for each in library.similar(DISPATCH)]
    answer = client.get("/api/v1/search?collapse=1").json
    assert (answer["total"], answer["articles"], answer["collapse"]) == (76, 83, True)
    other = said["reprints"][1]["id"]
    compared = client.get(f"/api/v1/articles/{DISPATCH}/compare/{other}").json
    assert compared == comparison_json(library.compare(DISPATCH, other))
