"""What does a program see? The same answers as JSON, under ``/api/v1/``."""

from __future__ import annotations

from flask import Blueprint, Response

from search import BadRequest, article_json, comparison_json, page_json, suggestions_json
from web import replies, urls
from web.shelf import arguments, asked, library

blueprint = Blueprint("api", __name__, url_prefix="/api/v1")


@blueprint.get("/search")
def search() -> Response:
    """One page of an answer. A misspelled parameter is refused: a program cannot see that it was ignored."""
    if unknown := urls.unknown(arguments()):
        raise BadRequest(
            f"Paramètre inconnu : {', '.join(unknown)}.", f"Choisir parmi {', '.join(sorted(urls.NAMES))}."
        )
    return replies.data(page_json(library().search(asked(), forms=True)))


@blueprint.get("/suggest")
def suggest() -> Response:
    """What may complete ``q``, at most ``size``."""
    if unknown := [name for name, _ in arguments() if name not in ("q", "size")]:
        raise BadRequest(f"Paramètre inconnu : {', '.join(dict.fromkeys(unknown))}.", "Choisir parmi q, size.")
    question = asked()
    return replies.data(suggestions_json(question.text, library().suggest(question.text, question.size)))


@blueprint.get("/articles/<id>")
def article(id: str) -> Response:
    """One whole article, the versions of its text, the first published first, and the articles near to it."""
    return replies.data(article_json(library().article(id), library().reprints(id), library().similar(id)))


@blueprint.get("/articles/<id>/compare/<other>")
def compare(id: str, other: str) -> Response:
    """What changes, word by word, from one article to another."""
    return replies.data(comparison_json(library().compare(id, other)))
