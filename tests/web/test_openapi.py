"""Does the API keep to what it says of itself? schemathesis asks it all that is allowed, and what is not.

The gate draws few examples of each route, right and wrong; MANCHETTE_EXAMPLES=260 draws 2,000 in all.
"""

import os
from typing import Any

import pytest
import schemathesis
from flask import Flask
from flask.testing import FlaskClient
from hypothesis import HealthCheck, given, settings
from schemathesis import GenerationMode

from search import FACETS, MOST_PER_PAGE
from tests.web.articles import ARTICLES
from web.api.description import PREFIX, ROUTES, Route, description

EXAMPLES = int(os.environ.get("MANCHETTE_EXAMPLES", "20"))
# Where there are no parameters, nothing can be said wrongly.
ASKED = [(route, mode) for route in ROUTES for mode in GenerationMode if route.parameters or mode.is_positive]
IDS = [article["id"] for article in ARTICLES]


@pytest.fixture(scope="session")
def described(app: Flask) -> Any:
    return schemathesis.openapi.from_wsgi(f"{PREFIX}/openapi.json", app)


@pytest.mark.parametrize(("route", "mode"), ASKED, ids=lambda value: getattr(value, "name", value).lower())
def test_the_api_keeps_to_its_description(described: Any, route: Route, mode: GenerationMode) -> None:
    drawn = 0

    @settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=list(HealthCheck))
    @given(described[route.path]["GET"].as_strategy(generation_mode=mode))
    def ask(case: schemathesis.Case) -> None:
        nonlocal drawn
        drawn += 1
        case.call_and_validate()

    ask()
    assert drawn


@pytest.mark.parametrize("id", IDS[:8])
def test_articles_are_as_described(described: Any, id: str) -> None:
    described["/articles/{id}"]["GET"].Case(path_parameters={"id": id}).call_and_validate()
    both = {"id": id, "other": "treve"}
    described["/articles/{id}/compare/{other}"]["GET"].Case(path_parameters=both).call_and_validate()


@pytest.mark.parametrize("field", FACETS)
def test_facets_are_as_described(described: Any, client: FlaskClient, field: str) -> None:
    described["/facets/{field}"]["GET"].Case(path_parameters={"field": field}).call_and_validate()
    said = client.get(f"{PREFIX}/facets/{field}?q=conseil").json
    found = client.get(f"{PREFIX}/search?q=conseil").json
    assert said["values"] == found["facets"][field]
    assert said["total"] == found["total"] == 30


def test_questions_of_every_kind_are_answered_as_described(described: Any) -> None:
    for query in (
        {"q": "treve gaza"}, {"q": "trêev"}, {"q": "vo*", "-forme": ["vote"]}, {"q": "(conseil", "collapse": "1"},
        {"since": "2019", "source": ["Le Courrier des Communes"], "-section": ["Monde"], "sort": "oldest", "page": 2},
    ):  # fmt: skip
        described["/search"]["GET"].Case(query=query).call_and_validate()


def test_the_description_is_of_the_routes_that_there_are(app: Flask, client: FlaskClient) -> None:
    rules = {
        rule.rule.replace("<", "{").replace(">", "}")
        for rule in app.url_map.iter_rules()
        if rule.rule.startswith(PREFIX)
    }
    assert rules == {PREFIX + route.path for route in ROUTES} | {f"{PREFIX}/openapi.json"}
    assert client.get(f"{PREFIX}/openapi.json").json == description()
    assert description()["openapi"] == "3.1.0"


def test_every_example_of_the_description_can_be_asked(client: FlaskClient) -> None:
    for route in ROUTES:
        for parameter in route.parameters:
            address = f"{PREFIX}{route.path.format(field='source', id='treve', other='nu')}"
            said = client.get(address, query_string={parameter.name: parameter.example})
            assert said.status_code == 200, (route.path, parameter.name, said.json)


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("sources=AFP", "sources"),
        ("ui=en", "ui"),
        ("page=1&page=2", "2 fois"),
        ("page=", "« page »"),
        ("page=01", "« page »"),
        ("since=+2021", "« since »"),
        ("source=", "« source »"),
        (f"size={MOST_PER_PAGE + 1}", str(MOST_PER_PAGE)),
        ("sort=", "« sort »"),
    ],
)
def test_a_program_is_told_what_a_page_would_overlook(client: FlaskClient, query: str, words: str) -> None:
    said = client.get(f"{PREFIX}/search?{query}")
    assert said.status_code == 400
    assert words in said.json["error"]["message"]


@pytest.mark.parametrize(
    ("address", "method", "status", "code"),
    [
        ("/api", "GET", 404, "not_found"),
        ("/api/v1/", "GET", 404, "not_found"),
        ("/api/v1/search", "DELETE", 405, "method_not_allowed"),
        ("/api/v1/facets/texte", "GET", 404, "not_found"),
        ("/api/v1/articles/treve?q=a", "GET", 400, "bad_request"),
        ("/api/v1/articles/treve/compare/rien", "GET", 404, "not_found"),
    ],
)
def test_errors_have_one_shape(client: FlaskClient, address: str, method: str, status: int, code: str) -> None:
    said = client.open(address, method=method)
    assert (said.status_code, said.content_type) == (status, "application/json")
    assert list(said.json["error"]) == ["code", "message", "hint"]
    assert said.json["error"]["code"] == code
