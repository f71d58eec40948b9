"""What does a reader see of an answer? A page of it, all the values of a facet, the form that asks for it."""

from __future__ import annotations

from dataclasses import replace
from math import ceil

from babel.dates import get_month_names
from flask import Response, redirect, url_for
from werkzeug.wrappers import Response as BaseResponse

from search import FACETS, BadRequest, Page, Question, Sort
from web import form, language, narrowing, replies
from web.filters import answers_url, with_query
from web.pages import blueprint
from web.shelf import arguments, asked, library
from web.timeline import timeline

SORTS: dict[Sort, str] = {
    "relevance": "Pertinence",
    "recent": "Actualité",
    "newest": "Plus récents",
    "oldest": "Plus anciens",
}
AMONG = "parmi"
"""What an address calls the letters that values are to hold."""


@blueprint.get("/recherche")
def answers() -> Response:
    """One page of an answer; 404 beyond the last one."""
    question = asked()
    page = library().search(question, facets=FACETS, forms=True)
    last = last_page(page)
    return replies.html(
        "answers.html",
        200 if question.page <= last else 404,
        page=page,
        question=question,
        chips=narrowing.chips(question),
        several_forms=any(len(word.forms) > 1 for word in page.forms),
        facets=narrowing.facets(page),
        time=timeline(page),
        last=last,
        numbers=numbers(question.page, last),
        address=lambda number: answers_url(question, page=number),
        sorts=SORTS,
        # Without words there is nothing to rank by, and the library answers by date.
        sorted_by=question.sort or ("relevance" if question.text.strip() else "newest"),
    )


@blueprint.get("/recherche/<name>")
def values(name: str) -> Response:
    """All the values of one facet of an answer, a page at a time; those that hold some letters."""
    if name not in FACETS:
        raise BadRequest(f"On ne peut pas affiner par « {name} ».", f"Choisir parmi {', '.join(FACETS)}.")
    question = asked()
    among = next((value for key, value in arguments() if key == AMONG), "")
    page = library().search(replace(question, page=1, size=1), facets=(name,))
    facet = narrowing.listed(question, name, page.facets[name], among)
    return replies.html(
        "values.html",
        200 if question.page <= facet.last else 404,
        page=page,
        question=question,
        facet=facet,
        among=among,
        numbers=numbers(question.page, facet.last),
        address=lambda number: values_url(name, question, page=number, among=among),
    )


@blueprint.get("/recherche/formulaire")
def formulaire() -> BaseResponse:
    """A form for those who write no operators; filled in, it leads to the answers to what it says."""
    question = asked()
    written = form.written(arguments())
    if written is not None:
        return redirect(answers_url(form.asking(written, question)))
    read = form.read(question.text)
    return replies.html("formulaire.html", question=question, read=read, boxes=form.BOXES, places=form.PLACES)


@blueprint.app_template_filter()
def short(month: str) -> str:
    """Give the abbreviated name of an ISO month: « janv. »."""
    return str(get_month_names("abbreviated", "stand-alone", language.current())[int(month[5:7])])


@blueprint.app_template_global()
def form_url(question: Question) -> str:
    """Give the address of the form, filled with a question."""
    return with_query(url_for("pages.formulaire"), replace(question, page=1))


@blueprint.app_template_global()
def values_url(name: str, question: Question, page: int = 1, among: str = "") -> str:
    """Give the address of all the values of one facet of an answer, or of those that hold some letters."""
    return with_query(url_for("pages.values", name=name, parmi=among or None), replace(question, page=page))


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
