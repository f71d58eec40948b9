from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from search import EngineFailed, Library
from tests.web.reading import page, plain
from web import create_app


@pytest.mark.parametrize(
    ("address", "status", "words"),
    [
        ("/article/inconnu", 404, "« inconnu »"),
        ("/nulle/part", 404, "Cette page n’existe pas."),
        ("/recherche?q=a&page=0", 400, "La première page est la page 1."),
        ("/recherche?q=a&since=hier", 400, "Écrire 2021, 2021-03 ou 2021-03-15."),
        ("/recherche?sort=%3Cscript%3E", 400, "Tri inconnu : <script>."),
        ("/article/treve?page=x", 400, "nombre entier"),
    ],
)
def test_an_error_says_what_happened_and_where_to_go(
    client: FlaskClient, address: str, status: int, words: str
) -> None:
    shown = page(client, address, status)
    assert words in plain(shown.xpath("//main")[0])
    assert {"/", "/aide"} <= set(shown.xpath("//main//a/@href"))
    assert shown.xpath("//form[@role='search']")


def test_a_missing_index_is_unavailable_and_says_the_command_that_builds_it(tmp_path: Path) -> None:
    client = create_app(Library.open(tmp_path / "rien")).test_client()
    for address in ("/", "/recherche?q=a", "/article/a"):
        assert "manchette rebuild" in plain(page(client, address, 503))
    response = client.get("/api/v1/search?q=a")
    assert (response.status_code, response.json["error"]["code"]) == (503, "index_missing")
    assert "manchette rebuild" in response.json["error"]["hint"]
    # The help needs no index.
    assert client.get("/aide").status_code == 200


class Broken(Library):
    """A library whose engine fails, or whose code is wrong: no real one can be made to on demand."""

    generation = ""

    def __init__(self, problem: Exception) -> None:
        self.problem = problem

    def search(self, *_: object, **__: object) -> object:  # type: ignore[override]
        raise self.problem


@pytest.mark.parametrize(
    ("problem", "code"),
    [(EngineFailed("Le moteur a cédé.", "Recommencer."), "engine_failed"), (ZeroDivisionError(), "internal_error")],
)
def test_a_fault_is_logged_and_told_without_its_entrails(
    problem: Exception, code: str, caplog: pytest.LogCaptureFixture
) -> None:
    app: Flask = create_app(Broken(problem))
    shown = page(app.test_client(), "/recherche?q=a", 500)
    assert "Traceback" not in plain(shown)
    assert caplog.records[-1].exc_info
    assert app.test_client().get("/api/v1/search?q=a").json["error"]["code"] == code
