"""How is markup from strangers parsed without harm?

Nothing is fetched, no entity of the document's own is expanded, depth keeps the
bound of libxml2 (256 elements; ``huge_tree`` is off), and two more are ours:
elements a page, which cost memory, and attributes a tag, whose cost in libxml2
2.14 grows with their square (20,000: 1.6 s; 300,000: more than ten minutes).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape

from lxml import etree

from search.errors import SourceUnreadable
from search.ingest.encoding import decode

Element = etree._Element

NO_MARKUP = "page vide ou illisible"
TOO_MANY_TAGS = "page de plus de deux millions de balises"
TOO_MANY_ATTRIBUTES = "balise de plus de cinq mille attributs"

_TAGS = 2_000_000
_ATTRIBUTES = 5_000
_HARMLESS = 1 << 16
"""No page of so few bytes can hold enough attributes to cost more than a few seconds."""

_HTML = etree.HTMLParser(
    encoding="utf-8", no_network=True, huge_tree=False, recover=True, remove_comments=True, remove_pis=True
)
_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_:.-]{2,40})", re.IGNORECASE)
_BLANKS = re.compile(r"[ \t\r\n\f\v]+")
_NAMED = re.compile(r"&(?:#\d+|#x[0-9a-f]+|[a-z]{2,8}\d?);", re.IGNORECASE)
# Comments and elements of raw text are passed over whole: what looks like a tag in them is none.
_TAG = re.compile(
    rb"<!--.*?-->"
    rb"|<(?P<raw>script|style|title|textarea|xmp|iframe|noembed|noframes)\b.*?</(?P=raw)\b"
    rb"|<[a-z](?P<attributes>(?:[^>\"'=]++|=\s*+(?:\"[^\"]*+\"|'[^']*+')?+|[\"'])*+)",
    re.IGNORECASE | re.DOTALL,
)
_QUOTED = re.compile(rb"=\s*+(?:\"[^\"]*+\"|'[^']*+')")
_APART = re.compile(rb"[\s/]+")

BLOCKS = frozenset(
    (
        *("p", "div", "section", "article", "main", "body", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li"),
        *("blockquote", "pre", "table", "tr", "td", "th", "dl", "dt", "dd", "figure", "figcaption", "header", "footer"),
        *("aside", "nav", "form", "fieldset", "address", "hr", "br", "center", "tbody", "thead", "details", "summary"),
    )
)
SILENT = frozenset(
    (
        *("script", "style", "noscript", "template", "svg", "math", "iframe", "object", "embed", "canvas", "audio"),
        *("video", "picture", "map", "button", "select", "textarea", "input", "label", "form", "nav", "dialog", "head"),
    )
)
"""Elements whose text is no part of what a page says."""


def html(raw: bytes) -> Element:
    """Parse a page, whatever its state; raise SourceUnreadable where nothing of it can be read."""
    declared = _CHARSET.search(raw, 0, 4096)
    page = decode(raw, declared[1].decode("ascii") if declared else "").replace("\x00", "").encode("utf-8", "replace")
    _refuse_costly(page)
    root = etree.fromstring(page, _HTML) if page.strip() else None
    if root is None:
        raise SourceUnreadable(NO_MARKUP)
    return root


def _refuse_costly(page: bytes) -> None:
    if len(page) < _HARMLESS:
        return
    if page.count(b"<") > _TAGS:
        raise SourceUnreadable(TOO_MANY_TAGS)
    for tag in _TAG.finditer(page):
        held = tag["attributes"]
        if held and len(held) > _ATTRIBUTES and len(_APART.split(_QUOTED.sub(b"", held))) > _ATTRIBUTES:
            raise SourceUnreadable(TOO_MANY_ATTRIBUTES)


def paragraphs(root: Element, skipped: frozenset[Element] | set[Element] = frozenset()) -> Iterator[str]:
    """Give the text of an element, a block at a time, blanks made single; what is in ``skipped`` is passed over."""
    parts: list[str] = []
    walk = etree.iterwalk(root, events=("start", "end"))
    for event, element in walk:
        block = element.tag in BLOCKS
        if block and parts:
            yield from _block(parts)
            parts = []
        if event == "start":
            if element.tag in SILENT or element in skipped:
                walk.skip_subtree()
            elif element.text:
                parts.append(element.text)
        elif element.tail and element is not root:
            parts.append(element.tail)
    yield from _block(parts)


def _block(parts: list[str]) -> Iterator[str]:
    text = _BLANKS.sub(" ", "".join(parts)).strip()
    if text:
        yield text


def inline(element: Element) -> str:
    """Give all the text of an element on one line."""
    return _BLANKS.sub(" ", said(element)).strip()


def unescaped(text: str) -> str:
    """Give a text whose signs were escaped once too often: ``l&#039;été`` is ``l'été``."""
    return unescape(text) if _NAMED.search(text) else text


def said(element: Element) -> str:
    """Give all the text of an element as it stands."""
    return "".join(map(str, element.itertext()))
