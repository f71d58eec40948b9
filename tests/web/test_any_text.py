"""A box takes anything that a person may paste; an address anything that a program may send."""

import pytest
from flask import Flask
from flask.testing import FlaskClient
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.web.reading import page

PASTED = [
    "https://exemple.fr/a?b=c&d=e#f",
    "a:b:c ((( ] ~ ^",
    "C++ AT&T #MeToo @compte 50 %",
    '"',
    "«",
    "-",
    "*",
    "?",
    "~",
    "^",
    ":",
    "()",
    "titre:",
    "date:hier",
    "SAUF",
    "ET OU SAUF",
    "\0",
    "a\0b",
    "\ud800",
    "\udfff\ud800",
    "\u202e\u200f\ufeff",
    "👩‍👩‍👧‍👦 東京 ½ ﬁn",
    "<script>alert(1)</script>",
    "' OR 1=1 --",
    "{{ 7 * 7 }} {% raw %}",
    "a " * 2500,
    "(" * 5000,
    "é" * 5000,
    "-" * 5000,
    '"a" ' * 1250,
    "a* " * 1600,
]


@pytest.mark.parametrize("text", PASTED, ids=lambda text: ascii(text[:20]))
def test_any_pasted_text_gives_a_page(client: FlaskClient, text: str) -> None:
    query = {"q": text.encode("utf-8", "replace").decode()}
    answer = client.get("/recherche", query_string=query)
    assert answer.status_code == 200
    assert client.get("/article/treve", query_string=query).status_code == 200
    assert client.get("/api/v1/search", query_string=query).status_code == 200
    assert client.get("/suggestions", query_string=query).status_code == 200


def test_the_box_shows_what_was_typed(client: FlaskClient) -> None:
    text = '<b>"l\'été" & «  deux  blancs » {{ 7 * 7 }}'
    answer = client.get("/recherche", query_string={"q": text})
    assert page(client, answer.request.url).xpath("//input[@name='q']/@value") == [text]


@pytest.mark.parametrize("query", ["q=%ED%A0%80", "q=%FF%FE", "q=\xff\xfe", "q=%", "%ED%A0%80=1", "q=%00", "&&=&;"])
@pytest.mark.parametrize("path", ["/recherche", "/article/treve", "/suggestions", "/unapi", "/etat"])
def test_bytes_that_are_no_text_give_a_page(app: Flask, path: str, query: str) -> None:
    status = []
    environ = app.test_request_context(path).request.environ | {"QUERY_STRING": query}
    body = app(environ, lambda line, headers, exc_info=None: status.append(line))  # type: ignore[arg-type]
    assert b"".join(body)
    assert status == ["200 OK"]


@pytest.mark.parametrize("id", ["%ED%A0%80", "%00", "a%0Ab", "é", "x" * 5000, "..", "%2e%2e%2f"])
def test_any_article_id_is_found_or_not(client: FlaskClient, id: str) -> None:
    assert client.get(f"/article/{id}").status_code in (404, 308)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(st.characters(codec="utf-8"), max_size=60))
def test_arbitrary_text_gives_a_page(client: FlaskClient, text: str) -> None:
    assert client.get("/recherche", query_string={"q": text}).status_code == 200
