"""Where is the library read? In pages and in JSON: ``create_app(library)`` gives the Flask application."""

from __future__ import annotations

from collections.abc import Iterable

from flask import Flask

from search import Library
from web import (
    answers,
    api,
    articles,
    errors,
    filters,
    freshness,
    headers,
    language,
    opensearch,
    pages,
    references,
    sharing,
    state,
)

__all__ = ["create_app"]

FILLED = (answers, articles, state)
"""Modules that add their pages to the blueprint of ``pages``."""


def create_app(library: Library, *, cors: Iterable[str] = ()) -> Flask:
    """Make the application that reads ``library``; it keeps no state of its own.

    ``cors``: the origins whose pages may read the API (``https://exemple.fr``, or ``*``). Raises BadRequest.
    """
    app = Flask(__name__)
    app.extensions["library"] = library
    language.init_app(app)
    filters.init_app(app)
    headers.init_app(app)
    errors.init_app(app)
    freshness.init_app(app)
    sharing.init_app(app, cors)
    app.register_blueprint(pages.blueprint)
    for blueprint in (references.blueprint, opensearch.blueprint, api.blueprint):
        app.register_blueprint(blueprint)
    return app
