"""Which article is this saved page?"""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from search.article import Article, Rejected
from search.ingest.main_text import main_text
from search.ingest.markup import Element, html
from search.ingest.metadata import metadata
from search.ingest.opened import Format, Opened
from search.ingest.record import article

NO_ARTICLE = "page sans article"
NO_TEXT = "page sans texte d’article reconnu (installer manchette[pages] pour chercher mieux)"
SHORT = 200
"""Fewer signs than this are no body: a caption, a notice. What the page says of itself may still be an article."""

_OPENING = re.compile(r"(?:<\?xml[^>]*>\s*)?(?:<!--.{0,2000}?-->\s*)*<(?:!doctype\s+html|html|head|body|meta|title|article)\b", re.I | re.S)


def looks(head: str) -> bool:
    """Tell whether a text opens as a page does."""
    return _OPENING.match(head) is not None


def read(opened: Opened) -> Iterator[Article | Rejected]:
    """Read metadata first, then the paragraphs; trafilatura, twenty times slower, only where these give no text."""
    root = html(opened.content())
    record = metadata(root)
    said = str(record.get("body", ""))
    body = main_text(root) if len(said) < SHORT else said
    if len(body) < SHORT:
        body = max(said, _sought(root), body, key=len) if record.get("date") else body
    yield article(record | {"body": body}, opened.origin)


def _sought(root: Element) -> str:
    try:
        import trafilatura
    except ImportError:
        return ""
    return trafilatura.extract(root) or ""


FORMAT = Format(
    name="html",
    label="Page web enregistrée",
    help="JSON-LD, OpenGraph, microdonnées, Dublin Core ; le texte par la structure de la page",
    suffixes=(".html", ".htm", ".xhtml", ".shtml"),
    looks=looks,
    read=read,
)
_ = etree
