"""What does a reader see? Home, answers, the values of a facet, the help; articles are in :mod:`web.articles`."""

from __future__ import annotations

from math import ceil

from flask import Blueprint, Response

from search import BadRequest, Page, Question, Sort
from web import help, narrowing, replies
from web.shelf import asked, library

blueprint = Blueprint("pages", __name__)

LATEST = 5
"""How many articles the home page shows."""

SORTS: dict[Sort, str] = {"relevance": "Pertinence", "newest": "Plus récents", "oldest": "Plus anciens"}


@blueprint.get("/")
def home() -> Response:
    """The box, what the corpus holds, its latest articles."""
    stats = library().stats()
    latest = library().search(Question(size=LATEST), facets=())
    return replies.html("home.html", stats=stats, page=latest, facets=narrowing.front(stats))


@blueprint.get("/recherche")
def answers() -> Response:
    """One page of an answer; 404 beyond the last one."""
    question = asked()
    page = library().search(question, facets=narrowing.SHOWN, forms=True)
    last = last_page(page)
    return replies.html(
        "answers.html",
        200 if question.page <= last else 404,
        page=page,
        question=question,
        chips=narrowing.chips(question),
        several_forms=any(len(word.forms) > 1 for word in page.forms),
        facets=narrowing.facets(page),
        last=last,
        numbers=numbers(question.page, last),
        sorts=SORTS,
        # Without words there is nothing to rank by, and the library answers by date.
        sorted_by=question.sort or ("relevance" if question.text.strip() else "newest"),
    )


@blueprint.get("/recherche/<name>")
def values(name: str) -> Response:
    """All the values of one facet of an answer."""
    if name not in narrowing.SHOWN:
        raise BadRequest(f"On ne peut pas affiner par « {name} ».", f"Choisir parmi {', '.join(narrowing.SHOWN)}.")
    question = asked()
    page = library().search(question, facets=(name,))
    return replies.html(
        "values.html", page=page, question=question, facet=narrowing.facet(question, name, page.facets[name])
    )


@blueprint.get("/aide")
def aide() -> Response:
    """The query language and the addresses, from their tables."""
    return replies.html("help.html", help=help)


def last_page(page: Page) -> int:
    """Give the number of the last page of an answer; an empty one has one page."""
    return max(1, ceil((page.total + page.partial) / page.question.size))


def numbers(current: int, last: int) -> list[int]:
    """Give the pages to link to, in order: both ends and those around; 0 stands for those left out."""
    near = {1, last, *range(max(1, current - 2), min(last, current + 2) + 1)}
    found: list[int] = []
    for number in sorted(near):
        if found and number > found[-1] + 1:
            found.append(0)
        found.append(number)
    return found
