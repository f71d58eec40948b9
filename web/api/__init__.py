"""What does a program see? The same answers as JSON, under ``/api/v1/``."""

from __future__ import annotations

from flask import Blueprint, Response

from search import FACETS, NotFound, article_json, comparison_json, facet_json, page_json, suggestions_json
from web import replies, state
from web.api.description import PREFIX, description
from web.api.parameters import COMPLETION, NARROWING, QUESTION, strictly
from web.shelf import library

blueprint = Blueprint("api", __name__, url_prefix=PREFIX)


@blueprint.get("/search")
def search() -> Response:
    """One page of an answer."""
    return replies.data(page_json(library().search(strictly(QUESTION), forms=True)))


@blueprint.get("/facets/<field>")
def facets(field: str) -> Response:
    """All the values of one facet of an answer."""
    if field not in FACETS:
        raise NotFound(f"Il n’y a pas de facette « {field} ».", f"Choisir parmi {', '.join(FACETS)}.")
    return replies.data(facet_json(library().search(strictly(NARROWING), facets=(field,)), field))


@blueprint.get("/suggest")
def suggest() -> Response:
    """What may complete ``q``, at most ``size``."""
    question = strictly(COMPLETION)
    return replies.data(suggestions_json(question.text, library().suggest(question.text, question.size)))


@blueprint.get("/articles/<id>")
def article(id: str) -> Response:
    """One whole article, the versions of its text, the first published first, and the articles near to it."""
    strictly(())
    return replies.data(article_json(library().article(id), library().reprints(id), library().similar(id)))


@blueprint.get("/articles/<id>/compare/<other>")
def compare(id: str, other: str) -> Response:
    """What changes, word by word, from one article to another."""
    strictly(())
    return replies.data(comparison_json(library().compare(id, other)))


@blueprint.get("/health")
def health() -> Response:
    """Whether the index answers, and what it holds; 503 where it does not."""
    strictly(())
    return state.lasting_no_time(replies.data(state.health(library().stats())))


@blueprint.get("/openapi.json")
def openapi() -> Response:
    """What can be asked here, for programs that make clients and tests."""
    return replies.data(description())
