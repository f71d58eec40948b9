"""Does a browser ask again for what has not changed, and is it told so without a search?"""

from pathlib import Path

import pytest
from flask.testing import FlaskClient

from search import Library
from tests.web.articles import ARTICLES
from web import create_app

KEPT = [
    "/", "/recherche?q=budget", "/article/treve?q=treve", "/article/treve.ris", "/aide", "/opensearch.xml",
    "/api/v1/search?q=budget", "/api/v1/articles/treve", "/api/v1/suggest?q=tr", "/api/v1/openapi.json",
]  # fmt: skip


@pytest.mark.parametrize("address", KEPT)
def test_what_has_not_changed_is_not_sent_again(client: FlaskClient, address: str) -> None:
    first = client.get(address)
    assert (first.status_code, first.headers["Cache-Control"]) == (200, "no-cache")
    tag = first.headers["ETag"]
    assert tag.startswith('W/"')
    again = client.get(address, headers={"If-None-Match": f'"autre", {tag}'})
    assert (again.status_code, again.data, again.headers["ETag"]) == (304, b"", tag)
    assert "Accept-Language" in again.headers["Vary"]
    assert again.headers["Content-Security-Policy"]
    assert client.get(address, headers={"If-None-Match": '"autre"'}).status_code == 200
    assert client.head(address).headers["ETag"] == tag


@pytest.mark.parametrize("address", ["/article/inconnu", "/recherche?page=0", "/api/v1/rien", "/recherche?page=99"])
def test_an_error_is_not_kept(client: FlaskClient, address: str) -> None:
    assert "ETag" not in client.get(address).headers


def test_a_star_is_not_an_answer_that_one_has(client: FlaskClient) -> None:
    assert client.get("/article/inconnu", headers={"If-None-Match": "*"}).status_code == 404


@pytest.mark.parametrize("address", ["/etat", "/api/v1/health"])
def test_how_things_are_now_is_never_kept(client: FlaskClient, address: str) -> None:
    headers = client.get(address).headers
    assert headers["Cache-Control"] == "no-store"
    assert "ETag" not in headers


def test_each_language_has_its_own_tag(client: FlaskClient) -> None:
    tags = {client.get("/", headers={"Accept-Language": said}).headers["ETag"] for said in ("fr", "en")}
    assert len(tags) == 2


def test_a_new_generation_is_seen_at_once(tmp_path: Path) -> None:
    library = Library.open(tmp_path / "index")
    client = create_app(library).test_client()
    assert client.get("/recherche").status_code == 503
    source = tmp_path / "un.txt"
    tags = []
    for text in ("Un texte.", "Un autre texte."):
        source.write_text(f"Titre: Un\n\n{text}", encoding="utf-8")
        library.rebuild([source], engine="whoosh", jobs=1)
        reply = client.get("/recherche", headers={"If-None-Match": tags[-1] if tags else ""})
        assert reply.status_code == 200
        tags.append(reply.headers["ETag"])
    assert len(set(tags)) == len(tags)


def test_the_state_says_what_stands(client: FlaskClient, library: Library) -> None:
    assert "34" in client.get("/etat").text
    said = client.get("/api/v1/health").json
    assert said["status"] == "ok"
    assert (said["articles"], said["engine"]) == (len(ARTICLES), "whoosh")
    assert said["generation"] == library.generation == library.stats().generation


def test_a_missing_index_is_said_by_the_state(tmp_path: Path) -> None:
    client = create_app(Library.open(tmp_path)).test_client()
    assert client.get("/etat").status_code == 503
    reply = client.get("/api/v1/health")
    assert (reply.status_code, reply.json["error"]["code"]) == (503, "index_missing")


def test_a_damaged_index_does_not_keep_the_help_away(tmp_path: Path) -> None:
    (tmp_path / "CURRENT").write_text("n'importe quoi", encoding="utf-8")
    client = create_app(Library.open(tmp_path)).test_client()
    assert client.get("/aide").status_code == 200
    assert client.get("/recherche").status_code == 503
    assert client.get("/api/v1/search").json["error"]["code"] == "index_damaged"
