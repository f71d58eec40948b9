"""What does a part of a TEI text say, paragraph by paragraph?"""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from search.ingest.markup import Element

_BLOCKS = frozenset(
    (
        *("p", "ab", "head", "l", "lg", "item", "label", "row", "table", "list", "cit", "byline", "sp", "speaker"),
        *("stage", "opener", "closer", "dateline", "salute", "signed", "trailer", "epigraph", "floatingText", "figure"),
        *(
            "div",
            "div1",
            "div2",
            "div3",
            "div4",
            "div5",
            "div6",
            "div7",
            "front",
            "body",
            "back",
            "figDesc",
            "argument",
        ),
        *("titlePage", "docTitle", "titlePart", "docAuthor", "docImprint", "postscript", "figDesc"),
    )
)
"""Quotations and notes are not among them: they may stand inside a sentence; their paragraphs are."""
_BLANKS = re.compile(r"[ \t\n]+")
_SILENT = frozenset(("fw", "del", "sic", "orig", "abbr", "teiHeader", "facsimile", "index", "surplus", "am"))
"""What is no part of the reading text; of a ``choice`` the corrected, regular or full form is read."""
_REPLACED = frozenset(("sic", "orig", "abbr", "am"))


def paragraphs(part: Element) -> Iterator[str]:
    """Give the text of a part without its own headings, a line each block, blanks made single."""
    yield from _lines(part, skipped=set(part.iterchildren("head")))


def inline_text(element: Element) -> str:
    """Give the reading text of an element on one line."""
    return " ".join(_lines(element, skipped=set()))


def _lines(part: Element, skipped: set[Element]) -> Iterator[str]:
    parts: list[str] = []
    walk = etree.iterwalk(part, events=("start", "end"))
    for event, element in walk:
        if element.tag in _BLOCKS and parts:
            yield from _line(parts)
            parts = []
        if event == "start":
            if element in skipped or _is_silent(element):
                walk.skip_subtree()
            elif element.tag in ("lb", "pb", "cb"):
                parts.append("" if element.get("break") == "no" else " ")
            elif element.text:
                parts.append(element.text)
        elif element.tail and element is not part:
            parts.append(element.tail.lstrip() if _joins(element) else element.tail)
    yield from _line(parts)


def _joins(element: Element) -> bool:
    return element.tag in ("lb", "pb", "cb") and element.get("break") == "no"


def _is_silent(element: Element) -> bool:
    parent = element.getparent()
    if element.tag in _REPLACED:
        return parent is not None and parent.tag == "choice"
    return element.tag in _SILENT


def _line(parts: list[str]) -> Iterator[str]:
    text = _BLANKS.sub(" ", "".join(parts)).strip()
    if text:
        yield text
