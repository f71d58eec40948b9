"""Which pages of other sites may read the API? None, unless they were allowed."""

import pytest
from flask.testing import FlaskClient

from search import BadRequest, Library
from web import create_app

HERE, THERE = "https://exemple.fr", "https://ailleurs.fr"


def allowed(client: FlaskClient, address: str, origin: str) -> str | None:
    return client.get(address, headers={"Origin": origin}).headers.get("Access-Control-Allow-Origin")


def test_no_other_site_reads_unless_it_was_allowed(client: FlaskClient, library: Library) -> None:
    assert allowed(client, "/api/v1/health", HERE) is None
    some = create_app(library, cors=(HERE, "http://localhost:3000")).test_client()
    assert allowed(some, "/api/v1/health", HERE) == HERE
    assert allowed(some, "/api/v1/health", "http://localhost:3000") == "http://localhost:3000"
    assert allowed(some, "/api/v1/health", THERE) is None
    assert "Origin" in some.get("/api/v1/health").headers["Vary"]
    all_ = create_app(library, cors=("*",)).test_client()
    assert allowed(all_, "/api/v1/search?q=budget", THERE) == "*"
    assert allowed(all_, "/api/v1/articles/inconnu", THERE) == "*"


@pytest.mark.parametrize("address", ["/", "/recherche", "/article/treve", "/suggestions?q=a"])
def test_pages_are_never_shared(library: Library, address: str) -> None:
    assert allowed(create_app(library, cors=("*",)).test_client(), address, HERE) is None


def test_a_browser_may_ask_before(library: Library) -> None:
    client = create_app(library, cors=(HERE,)).test_client()
    reply = client.options("/api/v1/search", headers={"Origin": HERE, "Access-Control-Request-Method": "GET"})
    assert (reply.status_code, reply.headers["Access-Control-Allow-Origin"]) == (200, HERE)
    assert "GET" in reply.headers["Access-Control-Allow-Methods"]


@pytest.mark.parametrize("origin", ["exemple.fr", "https://exemple.fr/", "https://", "file:///a", "https://[", ""])
def test_what_is_no_origin_is_refused(library: Library, origin: str) -> None:
    with pytest.raises(BadRequest):
        create_app(library, cors=(origin,))
