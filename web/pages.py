"""What does a reader see? Home and the help here; :mod:`web.answers` and :mod:`web.articles` have the rest."""

from __future__ import annotations

from flask import Blueprint, Response

from search import Question
from web import accessibility, help, narrowing, replies
from web.shelf import library

blueprint = Blueprint("pages", __name__)

LATEST = 5
"""How many articles the home page shows."""


@blueprint.get("/")
def home() -> Response:
    """The box, what the corpus holds, its latest articles."""
    stats = library().stats()
    latest = library().search(Question(size=LATEST), facets=())
    return replies.html("home.html", stats=stats, page=latest, facets=narrowing.front(stats))


@blueprint.get("/aide")
def aide() -> Response:
    """The query language and the addresses, from their tables."""
    return replies.html("help.html", help=help)


@blueprint.get("/accessibilite")
def accessibilite() -> Response:
    """What is accessible here, how it is known, and what is not."""
    return replies.html("accessibility.html", checked=accessibility.CHECKED, unchecked=accessibility.UNCHECKED)
