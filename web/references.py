"""How does a program take the reference of an article? By its address with ``.ris`` or ``.bib``, or by unAPI.

unAPI (https://unapi.info/specs/) is how Zotero takes in one click what a page shows.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import NamedTuple

from flask import Blueprint, Response, render_template, url_for

from search import Article, BadRequest, bibtex, ris
from web import replies
from web.filters import web_address
from web.shelf import arguments, library

blueprint = Blueprint("references", __name__)


class Kind(NamedTuple):
    """One format of reference: its name for unAPI and for readers, its media type, and what writes it."""

    name: str
    label: str
    suffix: str
    media_type: str
    write: Callable[[Article, str, date], str]


KINDS: tuple[Kind, ...] = (
    Kind("ris", "RIS", "ris", "application/x-research-info-systems", ris),
    Kind("bibtex", "BibTeX", "bib", "application/x-bibtex", bibtex),
)


def permanent(article: Article) -> str:
    """Give the address of an article's page that can be kept: it says no question and no language."""
    return url_for("pages.article", id=article.id, _external=True, ui=None)


def cited_at(article: Article) -> str:
    """Give the address under which an article is cited: that of the newspaper, if there is one, else ours."""
    return web_address(article.url) or permanent(article)


def kept(id: str, suffix: str) -> Response:
    """Give the reference of one article, as a file to be kept. Raises NotFound."""
    kind = next(each for each in KINDS if each.suffix == suffix)
    reply = _written(kind, library().article(id))
    reply.headers["Content-Disposition"] = f'attachment; filename="{id}.{suffix}"'
    return reply


@blueprint.get("/unapi")
def unapi() -> Response:
    """The formats in which references can be had; those of one article; one of them."""
    said = dict(reversed(arguments()))  # of what is said twice, the first counts
    id, name = said.get("id", ""), said.get("format", "")
    if name and not id:
        raise BadRequest("unAPI demande un identifiant.", "Par exemple : /unapi?id=…&format=ris.")
    if id:
        article = library().article(id)
    if not name:
        formats = render_template("unapi.xml", id=id, kinds=KINDS)
        return replies.text(formats, "application/xml", 300 if id else 200)
    kind = next((each for each in KINDS if each.name == name), None)
    if kind is None:
        return replies.text(
            f"Format inconnu : choisir parmi {', '.join(each.name for each in KINDS)}.\n", "text/plain", 406
        )
    return _written(kind, article)


def _written(kind: Kind, article: Article) -> Response:
    return replies.text(kind.write(article, cited_at(article), date.today()), kind.media_type)
