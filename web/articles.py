"""What does a reader see of one article, and of two beside each other?"""

from __future__ import annotations

from datetime import date

from flask import Response

from search import NotFound, citation
from web import language, metadata, references, replies
from web.filters import web_address
from web.marks import steps
from web.neighbours import neighbours, rank_of
from web.pages import blueprint
from web.shelf import arguments, asked, library


@blueprint.get("/article/<id>")
def article(id: str) -> Response:
    """One article, with the words of the question marked; the question is the way back to its answers."""
    question = asked()
    found = library().article(id)
    marked = library().marked(found, question.text, question.without_forms)
    permanent, original = references.permanent(found), web_address(found.url)
    return replies.html(
        "article.html",
        article=found,
        texts=steps(marked, lead=not found.body.startswith(found.lead)),
        question=question,
        asked=any(name != language.PARAMETER for name, _ in arguments()),
        place=neighbours(library(), question, rank_of(arguments()), id),
        permanent=permanent,
        original=original,
        citation=citation(found, original or permanent, date.today()),
        meta=metadata.meta(found, permanent),
        news_article=metadata.news_article(found, permanent, original),
        kinds=references.KINDS,
        reprints=library().reprints(id),
        similar=library().similar(id),
    )


@references.blueprint.get("/article/<id>.<any(ris, bib):suffix>")
def reference(id: str, suffix: str) -> Response:
    """The reference of one article, as a file; but an article whose own id ends so is shown at its address."""
    whole = f"{id}.{suffix}"
    try:
        library().article(whole)
    except NotFound:
        return references.kept(id, suffix)
    return article(whole)


@blueprint.get("/article/<id>/comparer/<other>")
def compare(id: str, other: str) -> Response:
    """Two articles, with what the second takes away from the first and adds to it."""
    return replies.html("compare.html", compared=library().compare(id, other))
