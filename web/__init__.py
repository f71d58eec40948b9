"""Where is the library read? In pages and in JSON: ``create_app(library)`` gives the Flask application."""

from __future__ import annotations

from flask import Flask

from search import Library
from web import answers, api, articles, errors, filters, headers, language, pages, references

__all__ = ["create_app"]

FILLED = (answers, articles)
"""Modules that add their pages to the blueprint of ``pages``."""


def create_app(library: Library) -> Flask:
    """Make the application that reads ``library``; it keeps no state of its own."""
    app = Flask(__name__)
    app.extensions["library"] = library
    language.init_app(app)
    filters.init_app(app)
    headers.init_app(app)
    errors.init_app(app)
    app.register_blueprint(pages.blueprint)
    app.register_blueprint(references.blueprint)
    app.register_blueprint(api.blueprint)
    return app
