"""Which article is this saved page?"""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from search.article import Article, Rejected
from search.ingest.main_text import SENTENCE, is_index, main_text
from search.ingest.markup import Element, html
from search.ingest.metadata import metadata
from search.ingest.opened import Format, Opened
from search.ingest.record import article
from search.ingest.wording import alike, letters, one_line

NO_ARTICLE = "page sans article"
INDEX = "page d’accueil ou de rubrique, pas un article"
NOT_SOUGHT = "page sans texte reconnu ; installer manchette[pages] pour le chercher autrement"

SOUGHT = 2_000_000
"""A page of more signs is not given to trafilatura, whose cost grows faster than the page."""

_OPENING = re.compile(r"<(?:!doctype\s+html|html|head|body|meta|title|article)\b", re.IGNORECASE)
_SENTENCE_END = (".", "!", "?", "»", '"', "”")


def looks(head: str) -> bool:
    """Tell whether a text opens as a page does, after any declaration and comments."""
    while head.startswith(("<!--", "<?xml")):
        head = head.partition("-->" if head.startswith("<!--") else "?>")[2].lstrip()
    return _OPENING.match(head) is not None


def read(opened: Opened) -> Iterator[Article | Rejected]:
    """Read metadata and paragraphs; trafilatura, twenty times slower, only where these give no text.

    A page that is dated and says in a few words what it shows (a video, a
    picture) is an article of those words.
    """
    root = html(opened.content(), opened.account)
    record = metadata(root)
    found = _without_title(main_text(root), str(record["title"]))
    body = _body(str(record.get("body", "")), found)
    reason = NO_ARTICLE
    if not body and not record.get("date") and is_index(root):
        reason = INDEX
    elif not body:
        body, reason = _sought(root)
    lead = lead_of(str(record.get("lead", "")), body)
    if body or (lead and record.get("date")):
        yield article(record | {"body": body, "lead": lead}, opened.origin)
    else:
        yield Rejected(opened.origin, reason)


def _body(said: str, found: str) -> str:
    """Choose between the text that the metadata hold and the paragraphs of the page.

    Paragraphs where both are about as long, for metadata run them together, and
    where the metadata are cut; else the metadata, for they hold nothing foreign.
    """
    if not said or not found or 2 * len(said) < len(found):
        return found or said
    return found if 0.85 < len(found) / len(said) < 1.15 else said


def _without_title(body: str, title: str) -> str:
    first, _, others = body.partition("\n")
    return others if title and alike(first, title) else body


def lead_of(lead: str, body: str) -> str:
    """Give the lead as the body has it where it begins with it; nothing where it is only cut out of it."""
    first, _, _ = body.partition("\n")
    said, begun = letters(lead), letters(body[: 2 * len(lead) + 200])
    if not said or not begun.startswith(said):
        return lead
    if letters(first) == said:
        return first
    return lead if body.startswith(lead) and lead.endswith(_SENTENCE_END) else ""


def _sought(root: Element) -> tuple[str, str]:
    """Give the text that trafilatura finds, and the reason to say where there is none."""
    try:
        import trafilatura
    except ImportError:
        return "", NOT_SOUGHT
    page = etree.tostring(root, encoding="unicode", method="html")
    if len(page) > SOUGHT:
        return "", NO_ARTICLE
    try:
        text = trafilatura.extract(page, include_comments=False) or ""
        text = "\n".join(filter(None, map(one_line, text.split("\n"))))
        return text if len(text) >= SENTENCE else "", NO_ARTICLE
    except (ValueError, TypeError, LookupError, AttributeError, RecursionError, etree.LxmlError):
        return "", NO_ARTICLE  # whatever it stumbled on, the page has no text that can be told apart


FORMAT = Format(
    name="html",
    label="Page web enregistrée",
    help="JSON-LD, OpenGraph, microdonnées, Dublin Core ; le texte d’après la structure de la page",
    suffixes=(".html", ".htm", ".xhtml", ".shtml"),
    looks=looks,
    read=read,
)
