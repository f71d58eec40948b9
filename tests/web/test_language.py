"""Is every page said in French and in English, and is a language that was chosen kept?"""

import inspect

import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.web.reading import link, page, plain
from tests.web.sentences import Sentence, sentences
from web import english, french, language
from web.catalogues import written

ENGLISH = {"Accept-Language": "en-GB,en;q=0.8,fr;q=0.5"}
ADDRESSES = ["/", "/aide", "/accessibilite", "/recherche?q=budget&section=Monde", "/article/treve?q=treve"]


def key(sentence: Sentence | list[str]) -> str:
    """A sentence that has a plural goes by its singular, in the catalogue too."""
    return french.prose(sentence if isinstance(sentence, str) else sentence[0])


def test_every_sentence_is_said_in_english_and_none_that_is_no_longer_said() -> None:
    translated = {key(message.id): message.string for message in written("en") if message.id}
    assert set(translated) == set(map(key, sentences()))
    assert not [french for french, said in translated.items() if not said or not all(said)]


def test_a_translation_has_the_places_of_its_sentence() -> None:
    for message in written("en"):
        assert not list(message.check()), message.id


@pytest.mark.parametrize(
    ("address", "accepted", "language"),
    [
        ("/aide", "", "fr"),
        ("/aide", "de", "fr"),
        ("/aide", "de,en;q=0.5", "en"),
        ("/aide", "fr-CA,en;q=0.5", "fr"),
        ("/aide?ui=fr", "en", "fr"),
        ("/aide?ui=en", "fr", "en"),
        ("/aide?ui=klingon", "en", "en"),
        ("/nulle/part?ui=en", "", "en"),
    ],
)
def test_the_address_says_the_language_then_the_browser(
    client: FlaskClient, address: str, accepted: str, language: str
) -> None:
    response = client.get(address, headers={"Accept-Language": accepted} if accepted else {})
    assert f'<html lang="{language}">' in response.text
    assert response.headers["Content-Language"] == language
    assert "Accept-Language" in response.headers["Vary"]


@pytest.mark.parametrize("address", ADDRESSES)
def test_links_and_forms_keep_a_language_that_was_chosen(client: FlaskClient, address: str) -> None:
    shown = page(client, f"{address}{'&' if '?' in address else '?'}ui=en")
    pages = [href for href in shown.xpath("//a/@href") if href.startswith("/") and "hreflang" not in href]
    astray = [href for href in pages if "ui=en" not in href and "ui=fr" not in href and "." not in href]
    assert not astray
    assert all(form.xpath(".//input[@name='ui']/@value") == ["en"] for form in shown.xpath("//form[@action]"))


def test_a_language_that_the_browser_asks_is_not_written_in_addresses(client: FlaskClient) -> None:
    assert "ui=" not in client.get("/recherche?q=budget", headers=ENGLISH).text.replace("ui=fr", "")


def test_a_page_is_read_again_in_the_other_language(client: FlaskClient) -> None:
    address = link(page(client, "/recherche?q=trêve+%26+paix&section=Monde&ui=fr"), "English")
    assert address == "/recherche?q=tr%C3%AAve+%26+paix&section=Monde&ui=en"
    assert "article" in plain(page(client, address).xpath("//h1")[0])


def test_articles_stay_french_and_say_so_on_an_english_page(client: FlaskClient) -> None:
    shown = page(client, "/?ui=en")
    assert "34 articles, January 2019 to November 2023" in plain(shown)
    assert shown.xpath("//section[@aria-labelledby='derniers']/article/@lang") == ["br", "fr", "fr", "fr", "fr"]
    assert "Tuesday 7 November 2023" in plain(shown)


@pytest.mark.parametrize(
    ("call", "in_french", "in_english"),
    [
        (("figures", 12403), "12\u202f403", "12,403"),
        (("percent", 0.035), "3,5\u202f%", "3.5%"),
        (("percent", 0.8712), "87,1\u202f%", "87.1%"),
        (("percent", 0.87), "87\u202f%", "87%"),
        (("percent", 1.0), "100\u202f%", "100%"),
        (("percent", 0.0), "0\u202f%", "0%"),
        # All or nothing is said of nothing else.
        (("percent", 0.9999), "99,9\u202f%", "99.9%"),
        (("percent", 0.0001), "0,1\u202f%", "0.1%"),
        (("seconds", 0.00081), "0,8\u00a0ms", "0.8\u00a0ms"),
        (("seconds", 1.26), "1,3\u00a0s", "1.3\u00a0s"),
        (("in_words", "2023-11-07T14:05"), "mardi 7\u00a0novembre 2023", "Tuesday 7\u00a0November 2023"),
        (("in_words", "2021-03-01"), "lundi 1er\u00a0mars 2021", "Monday 1\u00a0March 2021"),
        (("in_words", "2023-11"), "novembre 2023", "November 2023"),
        (("in_words", "2021-06-31"), "2021-06-31", "2021-06-31"),
        (("in_words", "hier"), "hier", "hier"),
        (("span", "2019-03-01", "2023-06-30"), "de mars 2019 à juin 2023", "March 2019 to June 2023"),
        (("span", "2020-10-01", "2020-10-30"), "d’octobre 2020", "October 2020"),
        (("span", "", ""), "", ""),
    ],
)
def test_each_language_has_its_rules(call: tuple[str, object], in_french: str, in_english: str) -> None:
    name, *values = call
    assert getattr(french, name)(*values) == in_french
    assert getattr(english, name)(*values) == in_english


@pytest.mark.parametrize(
    ("number", "in_french", "in_english"),
    [
        (0, "0\u00a0article", "0\u00a0articles"),
        (1, "1\u00a0article", "1\u00a0article"),
        (2, "2\u00a0articles", "2\u00a0articles"),
        (12403, "12\u202f403\u00a0articles", "12,403\u00a0articles"),
        (1234567, "1\u202f234\u202f567\u00a0articles", "1,234,567\u00a0articles"),
    ],
)
def test_a_number_agrees_with_its_noun(app: Flask, number: int, in_french: str, in_english: str) -> None:
    for ui, words in (("fr", in_french), ("en", in_english)):
        with app.test_request_context(f"/?ui={ui}"):
            assert language.count(number, "article") == words


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("q=%22gaza", "Quotation mark never closed: the quotation goes to the end."),
        ("q=date:hier", "is not a date: write 2023"),
        ("sort=hasard", "Unknown order: hasard."),
        ("since=hier", "“since” must be a year, a month or a day."),
    ],
)
def test_what_the_library_says_is_said_in_english(client: FlaskClient, query: str, words: str) -> None:
    assert words in client.get(f"/recherche?ui=en&{query}").text


def test_a_text_of_a_reader_is_no_sentence_of_ours(client: FlaskClient) -> None:
    assert "&lt;b&gt;50 %s" in client.get("/recherche", query_string={"sort": "<b>50 %s", "ui": "en"}).text
    assert "No article" in client.get("/recherche", query_string={"q": "<b>%(x)s</b>", "ui": "en"}).text


def test_both_languages_write_the_same_things() -> None:
    def written_by(module: object) -> set[str]:
        return {name for name, _ in inspect.getmembers(module, inspect.isfunction)}

    assert written_by(english) <= written_by(french)
