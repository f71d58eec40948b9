"""How is markup from strangers parsed without harm?

Nothing is fetched, no entity of the document's own is expanded, depth keeps the
bound of libxml2 (256 elements; ``huge_tree`` is off), and two more are ours:
elements a page, which cost memory, and attributes a tag, whose cost in libxml2
2.14 grows with their square (20,000: 1.6 s; 300,000: more than ten minutes).
XML is held to its rules; only the names of signs that HTML has (``&eacute;``)
are known to it without a DTD.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape, unescape
from html.entities import html5
from typing import cast

from lxml import etree

from search.errors import SourceUnreadable
from search.ingest.account import Account
from search.ingest.encoding import decode

Element = etree._Element

NO_MARKUP = "page vide ou illisible"
TOO_MANY_TAGS = "page de plus de deux millions de balises"
TOO_MANY_ATTRIBUTES = "balise de plus de cinq mille attributs"
OWN_ENTITIES = "XML qui définit ses propres entités"

_TAGS = 2_000_000
_ATTRIBUTES = 5_000
_HARMLESS = 1 << 16
"""No page of so few bytes can hold enough attributes to cost more than a few seconds."""

_HTML = etree.HTMLParser(
    encoding="utf-8", no_network=True, huge_tree=False, recover=True, remove_comments=True, remove_pis=True
)
_XML = etree.XMLParser(
    encoding="utf-8",
    no_network=True,
    huge_tree=False,
    load_dtd=False,
    resolve_entities=False,
    remove_comments=True,
    remove_pis=True,
)
_DECLARED = re.compile(rb"\s*<\?xml[^>]{0,100}?encoding\s*=\s*[\"']([A-Za-z0-9_:.-]{2,40})")
_VALUE = re.compile(rb"=\s*[\"']")
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_ENTITY = re.compile(r"&([A-Za-z][A-Za-z0-9]{1,31};)")
_OF_XML = frozenset(("amp;", "lt;", "gt;", "quot;", "apos;"))
_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_:.-]{2,40})", re.IGNORECASE)
_BLANKS = re.compile(r"[ \t\r\n\f\v]+")
_WITH_PROPERTY = etree.XPath("descendant::*[@itemprop]")
_NAMED = re.compile(r"&(?:#\d+|#x[0-9a-f]+|[a-z]{2,8}\d?);", re.IGNORECASE)
# Comments and elements of raw text are passed over whole: what looks like a tag in them is none.
_TAG = re.compile(
    rb"<!--.*?(?:-->|\Z)"
    rb"|<(?P<raw>script|style|title|textarea|xmp|iframe|noembed|noframes)\b.*?(?:</(?P=raw)\b|\Z)"
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


def html(raw: bytes, account: Account | None = None) -> Element:
    """Parse a page, whatever its state; raise SourceUnreadable where nothing of it can be read."""
    declared = _CHARSET.search(raw, 0, 4096)
    text = decode(raw, declared[1].decode("ascii") if declared else "", account)
    page = text.replace("\x00", "").encode("utf-8", "replace")
    _refuse_costly(page)
    root = etree.fromstring(page, _HTML) if page.strip() else None
    if root is None:
        raise SourceUnreadable(NO_MARKUP)
    return root


def xml_text(raw: bytes, account: Account | None = None) -> str:
    """Give the text of an XML document, in the encoding that it declares where it is not in UTF-8."""
    declared = _DECLARED.match(raw)
    return _ILLEGAL.sub("", decode(raw, declared[1].decode("ascii") if declared else "", account)).lstrip(
        "\ufeff \t\r\n"
    )


def xml(text: str, first_line: int = 1) -> Element:
    """Parse an XML document; its tags are given without their namespaces, comments are left out.

    Raise SourceUnreadable, with the line, where it breaks the rules of XML or
    uses entities that it defines itself. ``first_line`` is where the text stands in its file.
    """
    page = _ENTITY.sub(_sign, text).encode("utf-8", "replace")
    # In XML no « < » stands in an attribute: a tag never goes past the next one.
    if page.count(b"<") > _TAGS:
        raise SourceUnreadable(TOO_MANY_TAGS)
    if any(piece.count(b"=") > _ATTRIBUTES < len(_VALUE.findall(piece)) for piece in page.split(b"<")):
        raise SourceUnreadable(TOO_MANY_ATTRIBUTES)
    try:
        root = etree.fromstring(page, _XML)
    except etree.XMLSyntaxError as error:
        raise SourceUnreadable(f"XML invalide, ligne {first_line - 1 + (error.lineno or 1)}") from error
    if next(root.iter(etree.Entity), None) is not None:
        raise SourceUnreadable(OWN_ENTITIES)
    for element in root.iter("{*}*"):
        element.tag = etree.QName(element).localname
    return root


def _sign(entity: re.Match[str]) -> str:
    return entity[0] if entity[1] in _OF_XML or entity[1] not in html5 else escape(html5[entity[1]])


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


def with_property(element: Element) -> list[Element]:
    """Give what is marked as a property of microdata in an element, in order."""
    return cast(list[Element], _WITH_PROPERTY(element))


def said(element: Element) -> str:
    """Give all the text of an element as it stands."""
    return "".join(map(str, element.itertext()))
