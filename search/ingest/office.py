"""What does a document of Word (.docx) or OpenDocument (.odt) say?

Text and title only: its author and day are those of a file, seldom those of an
article.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Literal

from lxml import etree

from search.article import Article, Rejected
from search.errors import SourceUnreadable
from search.ingest.markup import Element, inline, said, xml, xml_text
from search.ingest.plain import HEADLINE
from search.ingest.record import article

NO_TEXT = "document sans texte"

Kind = Literal["docx", "odt", ""]
_PARTS = {"docx": ("word/document.xml", "docProps/core.xml"), "odt": ("content.xml", "meta.xml")}
_TITLES = ("title", "titre", "heading1", "titre1")
_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}val"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}style-name"


def kind(names: Iterable[str]) -> Kind:
    """Tell which document the files of a ZIP make, if any."""
    held = set(names)
    if "word/document.xml" in held:
        return "docx"
    return "odt" if {"content.xml", "mimetype", "meta.xml"} <= held else ""


def article_of(kind: Kind, content: Callable[[str], bytes], origin: str) -> Article | Rejected:
    """Read a document; its title is its first paragraph where it has the style of one, or is short and no sentence."""
    main, about = _PARTS[kind]
    root = xml(xml_text(content(main)))
    found = [(style, " ".join(text.split())) for style, text in (_word(root) if kind == "docx" else _open(root))]
    found = [(style, text) for style, text in found if text]
    if not found:
        return Rejected(origin, NO_TEXT)
    (style, first), *others = found
    is_title = style.lower() in _TITLES or (len(first) <= HEADLINE and not first.endswith((".", ",", ";", ":")))
    title = first if others and is_title else _told(content, about)
    return article(
        {"title": title, "body": "\n".join(text for _, text in (others if title == first else found))}, origin
    )


def _word(root: Element) -> Iterator[tuple[str, str]]:
    """Give style and text of each paragraph; a text box stands twice in the file, once as ``Fallback``."""
    etree.strip_elements(root, "Fallback", with_tail=False)
    for paragraph in root.iter("p"):
        style = paragraph.find("pPr/pStyle")
        parts = [
            (part.text or "") if part.tag == "t" else " "
            for part in paragraph.iter("t", "tab", "br", "cr", "noBreakHyphen")
            if next(part.iterancestors("p")) is paragraph
        ]
        yield "" if style is None else style.get(_WORD, ""), "".join(parts)


def _open(root: Element) -> Iterator[tuple[str, str]]:
    """Give style and text of each paragraph, notes in their places, without comments and struck text."""
    etree.strip_elements(root, "tracked-changes", "annotation", "note-citation", with_tail=False)
    for blank in root.iter("s", "tab", "line-break"):
        blank.text = " "
    for paragraph in root.iter("p", "h"):
        if next(paragraph.iterancestors("p", "h"), None) is None:
            yield "heading1" if paragraph.tag == "h" else paragraph.get(_TEXT, ""), said(paragraph)


def _told(content: Callable[[str], bytes], about: str) -> str:
    try:
        title = next(xml(xml_text(content(about))).iter("title"), None)
    except SourceUnreadable:  # a document may do without it
        return ""
    return "" if title is None else inline(title)
