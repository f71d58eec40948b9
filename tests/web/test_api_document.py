"""Is what docs/api.md shows true? Each of its requests is sent, to the articles that come with the project."""

import fnmatch
import json
import re
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from search import Library
from web import create_app
from web.api.description import PREFIX, ROUTES
from web.api.parameters import QUESTION

ROOT = Path(__file__).parents[2]
TEXT = (ROOT / "docs" / "api.md").read_text("utf-8")
BLOCK = re.compile(r"^```http\nGET (\S+)\n\n(\d{3})\n(.*?)^```$", re.M | re.S)


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> FlaskClient:
    library = Library.open(tmp_path_factory.mktemp("corpus"))
    library.rebuild([ROOT / "corpus"], jobs=1)
    return create_app(library).test_client()


@pytest.mark.parametrize(("address", "status", "shown"), BLOCK.findall(TEXT), ids=lambda value: value[:40])
def test_a_request_is_answered_as_the_document_shows(
    client: FlaskClient, address: str, status: str, shown: str
) -> None:
    reply = client.get(address)
    assert reply.status_code == int(status)
    body = json.dumps(reply.json, ensure_ascii=False, indent=1) if reply.is_json else reply.text
    said = [
        *(f"{name}: {value}" for name, value in reply.headers),
        *(re.sub(r"\s+", " ", line).strip() for line in body.splitlines()),
    ]
    for line in shown.splitlines():
        pattern = re.sub(r"\s+", " ", line).strip().rstrip(",").replace("[", "[[]").replace("…", "*")
        assert any(fnmatch.fnmatchcase(each.rstrip(","), pattern) for each in said), (line, said)


def test_every_block_is_read() -> None:
    assert len(BLOCK.findall(TEXT)) == TEXT.count("```http") > 5


def test_every_address_and_parameter_is_in_the_document() -> None:
    for route in ROUTES:
        assert f"`{PREFIX}{re.sub('{.*?}', '<*>', route.path)}`" in re.sub("<.*?>", "<*>", TEXT)
    for parameter in QUESTION:
        assert f"`{parameter.name}`" in TEXT or parameter.name.startswith("-")
