"""How do the tests read a page? As a reader does: by its words, its links and its headings."""

from flask.testing import FlaskClient
from lxml import html
from lxml.html import HtmlElement


def page(client: FlaskClient, address: str, status: int = 200) -> HtmlElement:
    response = client.get(address)
    assert response.status_code == status, response.text
    assert response.content_type == "text/html; charset=utf-8"
    return html.document_fromstring(response.text)


def words(element: HtmlElement) -> str:
    """The text of an element, every run of blanks one blank (no-break ones are kept)."""
    return " ".join(element.text_content().split(" ")).strip().replace("\n", " ")


def texts(element: HtmlElement, path: str) -> list[str]:
    return [" ".join(each.text_content().replace("\n", " ").split(" ")).strip() for each in element.xpath(path)]


def link(element: HtmlElement, words: str) -> str:
    """The address of the one link that reads so."""
    found = [each.get("href") for each in element.iter("a") if plain(each) == words]
    assert len(found) == 1, f"{len(found)} links read « {words} »: {[plain(each) for each in element.iter('a')]}"
    return str(found[0])


def plain(element: HtmlElement) -> str:
    """The text of an element with every kind of blank made one plain blank."""
    return " ".join(element.text_content().split())
