"""Which articles are in this issue of a digitised newspaper?

The METS says which blocks of which pages make an article, in which order; the
ALTO files beside it hold the words. A page that no article is on
is an item of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from search.article import Article, Rejected
from search.errors import SourceUnreadable
from search.ingest import alto
from search.ingest.dates import iso
from search.ingest.languages import language
from search.ingest.markup import Element, inline, xml, xml_text
from search.ingest.opened import Format, Opened
from search.ingest.record import article
from search.ingest.wording import letters
from search.ingest.xml_root import root_name

NO_PAGES = "METS sans page ALTO"

ITEMS = frozenset(
    (
        *("article", "advertisement", "ad", "announcement", "obituary", "death_notice", "weather", "letter", "poem"),
        *("serial", "review", "table", "interview", "editorial", "cartoon"),
    )
)
"""Types of logical divisions, in lower case, that are read as one article each."""

_HREF = "{http://www.w3.org/1999/xlink}href"
_LANGUAGE = "language/languageTerm[@type='code']"
_WHOLE = ("issue", "volume", "newspaper")
_NAMELESS = ("", "untitled", "document_title_placeholder")
_NUMBERED = re.compile(r"adv\.? \d+|.*\.\.\.$", re.IGNORECASE | re.DOTALL)


def looks(head: str) -> bool:
    """Tell whether a text opens as METS."""
    return root_name(head).lower() == "mets"


def read(opened: Opened) -> Iterator[Article | Rejected]:
    """Read each article of the issue, then each page that holds none."""
    issue = _Issue(xml(xml_text(opened.content(), opened.account)), opened)
    if not issue.files:
        yield Rejected(opened.origin, NO_PAGES)
        return
    yield from map(issue.article, issue.items())
    yield from issue.whole_pages()
    for href, reason in issue.unread.items():
        yield Rejected(f"{opened.origin}:{href}", reason)


def hrefs(root: Element) -> dict[str, str]:
    """Give the paths of the ALTO files that a METS refers to, by their ids, as relative paths with slashes."""
    found: dict[str, str] = {}
    for file in root.iterfind(".//file"):
        for place in file.iterfind("FLocat"):
            path = (place.get(_HREF) or "").replace("\\", "/")
            path = path.removeprefix("file://").removeprefix("./")
            if path.lower().endswith((".xml", ".alto", ".xml.gz")):
                found.setdefault(file.get("ID") or path, path)
    return found


@dataclass
class _Issue:
    """One issue, its pages opened when they are asked for."""

    root: Element
    opened: Opened

    def __post_init__(self) -> None:
        self.files = hrefs(self.root)
        self.unread: dict[str, str] = {}
        self._pages: dict[str, Element | None] = {}
        self._blocks: dict[str, dict[str, Element]] = {}

    @cached_property
    def described(self) -> dict[str, Element]:
        """The MODS records by their ids, for what divisions say in ``DMDID``."""
        found: dict[str, Element] = {}
        for section in self.root.iterfind("dmdSec"):
            mods = section.find(".//mods")
            if mods is not None:
                found[section.get("ID", "")] = mods
        return found

    @cached_property
    def about(self) -> dict[str, object]:
        """What the METS says of the issue: newspaper, day, language, address."""
        divs = [div for div in self.root.iter("div") if div.get("TYPE", "").lower() in _WHOLE]
        divs.sort(key=lambda div: _WHOLE.index(div.get("TYPE", "").lower()))
        known = [mods for mods in map(self._mods, divs) if mods is not None]
        label = self.root.get("LABEL", "")
        return {
            "source": _first(known, "titleInfo/title") or (label if label.lower() not in _NAMELESS else ""),
            "date": next(filter(None, map(_date, known)), "") or alto.day_in(self.opened.origin),
            "lang": language(_first(known, _LANGUAGE)),
            "url": next((url for mods in known for url in _said(mods, "identifier") if url.startswith("http")), ""),
        }

    def items(self) -> Iterator[Element]:
        """Give the divisions that are articles, outermost ones only."""
        walk = [map for map in self.root.iter("structMap") if map.get("TYPE", "").upper() != "PHYSICAL"][::-1]
        while walk:
            div = walk.pop()
            if div.get("TYPE", "").lower() in ITEMS:
                yield div
            else:
                walk += reversed(div)

    def article(self, div: Element) -> Article | Rejected:
        """Read one division."""
        origin = f"{self.opened.origin}:{div.get('ID') or div.get('ORDER') or ''}"
        mods = self._mods(div)
        title = _title(mods) or _label(div)
        areas = [area for area in div.iter("area", "fptr") if area.get("FILEID") in self.files]
        heads = {area for head in div.iter("div") if _is_heading(head) for area in head.iter("area", "fptr")}
        heading = " ".join(alto.paragraphs(block for area in areas if area in heads for block in self._area(area)))
        body = "\n".join(alto.paragraphs(block for area in areas if area not in heads for block in self._area(area)))
        if not (body or heading):
            return Rejected(origin, "publicité ou image sans texte" if not title else "article sans texte")
        record = self.about | {
            "title": title or heading,
            "lead": "" if letters(heading) in letters(title or heading) else heading,
            "body": body,
            "section": _section(div),
            "page": self._numbers(areas),
            "id": self._id(div.get("ID", "")),
        }
        if mods is not None and (lang := language(_first([mods], _LANGUAGE))):
            record["lang"] = lang
        return article(record, origin)

    def whole_pages(self) -> Iterator[Article | Rejected]:
        """Read every page that no article is on as an item of its own."""
        for number, (id, href) in enumerate(self.files.items(), start=1):
            root = None if id in self._pages else self._page(id)
            if root is not None:
                body = "\n".join(alto.paragraphs(alto.blocks(root)))
                origin = f"{self.opened.origin}:{href}"
                record = self.about | {"body": body, "page": str(number), "id": self._id(href)}
                yield article(record, origin) if body else Rejected(origin, alto.NO_TEXT)

    def _id(self, place: str) -> str:
        """Articles of one issue share its address: with their place it tells them apart."""
        return f"{self.about['url']}#{place}" if self.about["url"] else ""

    def _mods(self, div: Element) -> Element | None:
        return next((self.described[id] for id in div.get("DMDID", "").split() if id in self.described), None)

    def _page(self, id: str) -> Element | None:
        if id not in self._pages:
            try:
                self._pages[id] = xml(xml_text(self.opened.beside(self.files[id]), self.opened.account))
            except SourceUnreadable as problem:
                self.unread[self.files[id]] = problem.message
                self._pages[id] = None
        return self._pages[id]

    def _area(self, area: Element) -> list[Element]:
        file = area.get("FILEID", "")
        root = self._page(file)
        if root is None:
            return []
        if file not in self._blocks:
            self._blocks[file] = {id: part for part in root.iter() if (id := part.get("ID"))}
        begin = area.get("BEGIN", "")
        part = self._blocks[file].get(begin) if begin else root
        return [] if part is None else alto.blocks(part)

    def _numbers(self, areas: list[Element]) -> str:
        order = {file: rank for rank, file in enumerate(self.files, start=1)}
        ranks = sorted({order[area.get("FILEID", "")] for area in areas})
        return "-".join(map(str, dict.fromkeys((ranks[0], ranks[-1])))) if ranks else ""


def _title(mods: Element | None) -> str:
    titles = [] if mods is None else [" ".join(map(inline, title)) for title in mods.iterfind("titleInfo")]
    return " ".join(title for title in titles if title.lower() not in _NAMELESS)


def _label(div: Element) -> str:
    """Give the label of a division, unless software made it up (« Adv. 3 Page 1 ») or cut it."""
    label = div.get("LABEL", "").strip()
    return "" if label.lower() in _NAMELESS or _NUMBERED.match(label) else label


def _is_heading(div: Element) -> bool:
    return div.get("TYPE", "").lower() in ("heading", "title", "headline")


def _section(div: Element) -> str:
    labels = [above.get("LABEL", "") for above in div.iterancestors() if above.get("TYPE", "").lower() == "section"]
    return next((label for label in labels if label.lower() not in _NAMELESS), "")


def _date(mods: Element) -> str:
    dates = _said(mods, "originInfo/dateIssued") + _said(mods, "part/date")
    return next(filter(None, map(iso, dates)), "")


def _first(records: list[Element], path: str) -> str:
    return next((said for mods in records for said in _said(mods, path)), "")


def _said(mods: Element, path: str) -> list[str]:
    return [text for element in mods.iterfind(path) if (text := inline(element))]


FORMAT = Format(
    name="mets",
    label="Numéro numérisé METS et ALTO",
    help="les articles du numéro, leurs blocs lus dans les fichiers ALTO à côté ; sans articles, une page chacun",
    suffixes=(),
    looks=looks,
    read=read,
)
