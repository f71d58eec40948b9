"""What does an OCR page in ALTO say, in which order?"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from search.article import Article, Rejected
from search.ingest.dates import iso
from search.ingest.markup import Element, xml, xml_text
from search.ingest.opened import Format, Opened
from search.ingest.record import article
from search.ingest.xml_root import root_name

NO_TEXT = "page numérisée sans texte"

_CUT = re.compile("[^\\W\\d_][-\u00ad¬\u2010]$")
_CLOSING = re.compile(r"[.,)\]]+")
_DAY = re.compile(r"(?<!\d)(1[5-9]\d\d|20\d\d)[-_]?([01]\d)[-_]?([0-3]\d)(?!\d)")


def looks(head: str) -> bool:
    """Tell whether a text opens as ALTO."""
    return root_name(head).lower() == "alto"


def read(opened: Opened) -> Iterator[Article | Rejected]:
    """Read each page as one item; what no ALTO says (the newspaper) stays empty, the day is in some files' names."""
    for page in pages(xml(xml_text(opened.content(), opened.account))):
        body = "\n".join(paragraphs(blocks(page)))
        if body:
            yield article({"body": body, "date": day_in(opened.origin), "page": number(page)}, opened.origin)
        else:
            yield Rejected(opened.origin, NO_TEXT)


def pages(root: Element) -> list[Element]:
    """Give the pages of a document."""
    return list(root.iter("Page"))


def number(page: Element) -> str:
    """Give the number of a page: the one of its picture, for the printed one is often misread."""
    return page.get("PHYSICAL_IMG_NR") or page.get("PRINTED_IMG_NR") or ""


def blocks(element: Element) -> list[Element]:
    """Give the text blocks of a page, or of a part of one, in reading order.

    As the page says it (``ReadingOrder`` of ALTO 4.3, else the ``IDNEXT`` of blocks), else as they stand.
    """
    found = [element] if element.tag == "TextBlock" else list(element.iter("TextBlock"))
    by_id = {block.get("ID", ""): block for block in found}
    order = [ref.get("REF", "") for ref in element.iterfind(".//ReadingOrder//ElementRef")]
    if not order:
        order = list(_chained(found))
    ordered = dict.fromkeys(by_id[id] for id in order if id in by_id)
    return list(ordered | dict.fromkeys(found))


def _chained(found: list[Element]) -> Iterator[str]:
    following = {block.get("ID", ""): block.get("IDNEXT", "") for block in found}
    entered = set(following.values())
    for id in [first for first in following if first not in entered]:
        while id in following:
            yield id
            id = following.pop(id)


def paragraphs(found: Iterable[Element]) -> Iterator[str]:
    """Give the text of each block on one line; a word cut at the end of a line, or of a block, stands whole."""
    joiner = _Joiner()
    for block in found:
        words: list[str] = []
        for line in block.iter("TextLine"):
            joiner.add_line(line, words)
        if words:
            yield " ".join(words)


class _Joiner:
    """Puts together what the ends of lines part."""

    def __init__(self) -> None:
        self._whole = ""
        self._cut = False

    def add_line(self, line: Element, words: list[str]) -> None:
        """Add the words of a line to those of its block."""
        for part in line:
            match part.tag:
                case "String":
                    self._add(part, words)
                case "HYP" if words and not self._whole:
                    words[-1] = words[-1].removesuffix("-") + "-"
        self._cut = not self._whole and bool(words) and _CUT.search(words[-1]) is not None

    def _add(self, string: Element, words: list[str]) -> None:
        said = " ".join(string.get("CONTENT", "").split())
        whole = " ".join(string.get("SUBS_CONTENT", "").split())
        part = string.get("SUBS_TYPE", "")
        begun, self._whole = self._whole, whole if part == "HypPart1" else ""
        if part == "HypPart1" and whole:
            words.append(whole)
        elif part == "HypPart2" and whole:
            if begun != whole:
                words.append(whole)
        elif said and words and self._cut:
            # « Saint-Pierre » keeps its hyphen, « jour-nal » does not; « peut-être » loses it too, having no capital.
            words[-1] = (words[-1][:-1] if said[0].islower() else words[-1]) + said
        elif said and words and _CLOSING.fullmatch(said):
            words[-1] += said
        elif said:
            words.append(said)
        self._cut = False


def day_in(path: str) -> str:
    """Give the day that a path tells, its last part first: ``BLB/18451228_01/00001.xml``."""
    found = [iso("-".join(day.groups())) for day in _DAY.finditer(path)]
    return next(filter(None, reversed(found)), "")


FORMAT = Format(
    name="alto",
    label="Page numérisée ALTO",
    help="une page par fichier, mots coupés en fin de ligne rétablis ; lue par le METS quand il y en a un",
    suffixes=(),
    looks=looks,
    read=read,
)
