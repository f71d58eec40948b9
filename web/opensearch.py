"""How does a browser search here from its own box? OpenSearch: a description, and suggestions in its format."""

from __future__ import annotations

import json

from flask import Blueprint, Response, render_template

from web import replies
from web.shelf import asked, library

blueprint = Blueprint("opensearch", __name__)


@blueprint.get("/opensearch.xml")
def opensearch() -> Response:
    """What a browser needs to know to search here."""
    return replies.text(render_template("opensearch.xml"), "application/opensearchdescription+xml")


@blueprint.get("/suggestions")
def suggestions() -> Response:
    """What may complete ``q``: the text typed, the questions to ask, what they stand for."""
    question = asked()
    found = library().suggest(question.text, question.size)
    said = [question.text, [each.question for each in found], [each.text for each in found]]
    return replies.text(json.dumps(said, ensure_ascii=False), "application/x-suggestions+json")
