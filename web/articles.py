"""What does a reader see of one article, and of two beside each other?"""

from __future__ import annotations

from flask import Response

from web import replies
from web.neighbours import neighbours, rank_of
from web.pages import blueprint
from web.shelf import arguments, asked, library


@blueprint.get("/article/<id>")
def article(id: str) -> Response:
    """One article, with the words of the question marked; the question is the way back to its answers."""
    question = asked()
    found = library().article(id)
    return replies.html(
        "article.html",
        article=found,
        marked=library().marked(found, question.text, question.without_forms),
        question=question,
        asked=bool(arguments()),
        place=neighbours(library(), question, rank_of(arguments()), id),
        repeats=found.body.startswith(found.lead),
        reprints=library().reprints(id),
        similar=library().similar(id),
    )


@blueprint.get("/article/<id>/comparer/<other>")
def compare(id: str, other: str) -> Response:
    """Two articles, with what the second takes away from the first and adds to it."""
    return replies.html("compare.html", compared=library().compare(id, other))
