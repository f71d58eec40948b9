"""A small library on disk, and a client of its pages."""

import pytest
from flask import Flask
from flask.testing import FlaskClient

from search import Library
from tests.web.articles import build
from web import create_app


@pytest.fixture(scope="session")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    return build(tmp_path_factory.mktemp("reading_room"))


@pytest.fixture(scope="session")
def app(library: Library) -> Flask:
    return create_app(library)


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    return app.test_client()
