from dataclasses import replace

import pytest
from flask.testing import FlaskClient

from search import Library, Question, page_json, suggestions_json


def test_an_answer_is_the_same_as_the_library_gives(client: FlaskClient, library: Library) -> None:
    said = client.get("/api/v1/search?q=treve+gaza&size=5")
    assert said.content_type == "application/json"
    expected = page_json(replace(library.search(Question("treve gaza", size=5), forms=True), seconds=0.0))
    assert said.json | {"seconds": 0.0} == expected


def test_the_shape_of_an_answer(client: FlaskClient) -> None:
    said = client.get("/api/v1/search?q=treve+gaza").json
    assert list(said) == [
        "query", "understood", "total", "partial", "articles", "collapse", "exact", "seconds", "notes", "suggestion",
        "forms", "generation", "hits", "facets", "timeline",
    ]  # fmt: skip
    assert (said["query"], said["total"], said["partial"], said["exact"]) == ("treve gaza", 1, 1, True)
    full, partial = said["hits"]
    assert list(full) == [
        "id", "title", "date", "source", "authors", "section", "url", "score", "missing", "family", "passages",
    ]  # fmt: skip
    assert (full["id"], full["missing"], partial["id"], partial["missing"]) == ("treve", [], "greve", ["gaza"])
    marked = [piece["text"] for passage in full["passages"] for piece in passage if piece["marked"]]
    assert {word.lower() for word in marked} == {"trêve", "gaza"}
    assert said["facets"]["source"] == [{"value": "L’Écho des Alpes", "count": 1}]
    assert said["timeline"] == [{"period": "2023-11", "count": 1}]


@pytest.mark.parametrize(
    ("query", "total"),
    [
        ("q=budget", 3),
        ("q=budget&source=Le+Quotidien+du+Nord", 1),
        ("q=budget&source=Le+Quotidien+du+Nord&source=%3Cscript%3Ealert(1)%3C/script%3E", 2),
        ("q=budget&-source=Le+Quotidien+du+Nord", 2),
        ("q=budget&year=2021", 2),
        ("q=budget&month=2021-03", 1),
        ("section=Local", 30),
        ("author=Anne+Morel", 1),
        ("tags=diplomatie", 1),
        ("lang=br", 1),
        ("lang=fr", 33),
        ("since=2021", 3),
        ("until=2019-06", 17),
        ("since=2021-03-15&until=2021-03-15", 1),
        ("q=treve+gaza&match=any", 2),
        ("", 34),
    ],
)
def test_parameters_narrow(client: FlaskClient, query: str, total: int) -> None:
    assert client.get(f"/api/v1/search?{query}").json["total"] == total


def test_an_article_is_given_whole_and_without_where_it_lies_on_the_server(client: FlaskClient) -> None:
    said = client.get("/api/v1/articles/treve").json
    assert said["title"] == "Trêve fragile à Gaza : « rien n’est joué »"
    assert said["authors"] == ["Anne Morel", "Claire d’Arcy"]
    assert said["body"].startswith("La trêve")
    assert "origin" not in said


@pytest.mark.parametrize(
    ("address", "status", "code"),
    [
        ("/api/v1/articles/inconnu", 404, "not_found"),
        ("/api/v1/articles/..%2f..%2fetc", 404, "not_found"),
        ("/api/v1/rien", 404, "not_found"),
        ("/api/v1/search?page=0", 400, "bad_request"),
        ("/api/v1/search?size=1000", 400, "bad_request"),
        ("/api/v1/search?since=hier", 400, "bad_request"),
        ("/api/v1/search?sources=AFP", 400, "bad_request"),
    ],
)
def test_errors_have_one_shape(client: FlaskClient, address: str, status: int, code: str) -> None:
    response = client.get(address)
    assert (response.status_code, response.content_type) == (status, "application/json")
    error = response.json["error"]
    assert list(error) == ["code", "message", "hint"]
    assert error["code"] == code
    assert error["message"]


def test_only_reading_is_allowed(client: FlaskClient) -> None:
    response = client.post("/api/v1/search")
    assert (response.status_code, response.json["error"]["code"]) == (405, "method_not_allowed")
    assert "GET" in response.headers["Allow"]


def test_suggest_completes(client: FlaskClient, library: Library) -> None:
    said = client.get("/api/v1/suggest?q=trev&size=3").json
    assert said == suggestions_json("trev", library.suggest("trev", 3))
    assert said["suggestions"][0]["text"] == "trêve"


@pytest.mark.parametrize("query", ["q=a&taille=3", "q=a&size=0", "q=a&size=1000", "q=a&size=x"])
def test_suggest_refuses_what_it_cannot_do(client: FlaskClient, query: str) -> None:
    assert client.get(f"/api/v1/suggest?{query}").status_code == 400
