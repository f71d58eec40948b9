"""Which articles are in this Factiva export?

HTML in its two layouts, with codes (HD, PD, SN…) or without, and the XML of its
web services (namespace global.factiva.com). The codes are those of Dow Jones
(Factiva, « Codes de champ »): LP and TD are both text, the one the beginning of
the other.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from search.article import Article, Rejected
from search.ingest.dates import iso, leading
from search.ingest.fixed_lines import unwrapped
from search.ingest.html import looks as is_page
from search.ingest.languages import language
from search.ingest.markup import Element, html, inline, paragraphs, said
from search.ingest.opened import Format, Opened
from search.ingest.record import article
from search.ingest.xml_items import read_items, words
from search.ingest.xml_root import root_name

NO_ARTICLE = "article Factiva sans titre ni texte"
NONE = "export Factiva sans article"

_PAGE = re.compile(r"<title>[^<]{0,40}Factiva")
_CODE = re.compile(r"[A-Z]{2,4}")
_LENGTH = re.compile(r"[\d\s.,]+(?:mots|words|palabras|w[öo]rter|parole|palavras|woorden)\b", re.IGNORECASE)
_TIME = re.compile(r"\d{1,2}[:h]\d\d(?: ?(?:AM|PM|GMT))?", re.IGNORECASE)
_NUMBER = re.compile(r"Document\s+(\w{10,40})\s*$")
_PAGES = re.compile(r"(?:pages?|pp?|pg|p[áa]gs?|seite)\.?\s*([\w ,&-]{1,20})$|(\w{0,3}\d{1,3})$", re.IGNORECASE)
_SOURCE_CODE = re.compile(r"[A-Z0-9]{2,8}")


def read_pages(opened: Opened) -> Iterator[Article | Rejected]:
    """Read each article of an export in HTML."""
    root = html(opened.content(), opened.account)
    found = [one for one in root.iter("div") if "article" in (one.get("class") or "").split()]
    if not found:
        yield Rejected(opened.origin, NONE)
    for number, element in enumerate(found, start=1):
        held = _coded(element) or _uncoded(element)
        place = f"{opened.origin}#{number}" if len(found) > 1 else opened.origin
        yield article(held, place) if held.get("title") or held.get("body") else Rejected(place, NO_ARTICLE)


def _coded(element: Element) -> dict[str, object]:
    """Give the fields of an article whose lines begin with their codes; nothing where it has none."""
    cells: dict[str, Element] = {}
    for row in element.iter("tr"):
        columns = row.findall("td")
        if len(columns) == 2 and _CODE.fullmatch(code := inline(columns[0]).strip("\xa0 ")):
            cells.setdefault(code, columns[1])
    if not {"HD", "LP", "TD", "PD"} & cells.keys():
        return {}
    text = {code: inline(cell) for code, cell in cells.items()}
    date, time = text.get("PD", ""), text.get("ET", "")
    number = _NUMBER.search(text.get("AN", ""))
    return {
        "id": number[1] if number else "",
        "title": text.get("HD", ""),
        "body": "\n".join(line for code in ("LP", "TD") if code in cells for line in paragraphs(cells[code])),
        "date": iso(f"{date} {time}") or iso(date),
        "source": text.get("SN", ""),
        "authors": text.get("BY", ""),
        "section": text.get("SE", "") or text.get("CLM", ""),
        "tags": tuple(dict.fromkeys(tag for code in ("NS", "IN", "RE", "CO") for tag in _labels(text.get(code, "")))),
        "page": text.get("PG", ""),
        "lang": language(text.get("LA", "")),
    }


def _labels(codes: str) -> list[str]:
    """Give the names in « fra : France | eurz : Europe »."""
    return [name for code in codes.split("|") if (name := code.partition(":")[2].strip())]


def _uncoded(element: Element) -> dict[str, object]:
    """Give the fields of an article that says them in lines without codes: length, date, hour, source, its code…"""
    texts = [inline(one) for one in element.iter("p")]
    number = next((found[1] for text in reversed(texts) if (found := _NUMBER.match(text))), "")
    lead = [line for one in element.iter("p") for line in paragraphs(one) if not _NUMBER.match(line)]
    lines = [inline(one) for one in element.iterchildren("div")]
    held: dict[str, object] = {"id": number, "title": _headline(element), "body": "\n".join(lead)}
    held["authors"] = next((inline(one) for one in element.iter("div") if one.get("class") == "author"), "")
    dated = next((place for place, line in enumerate(lines) if leading(line)[0] and len(line) < 40), -1)
    if dated < 0:
        return held
    before = [line for line in lines[:dated] if line and not _LENGTH.fullmatch(line)]
    known = (held["title"], held["authors"])
    held["section"] = next((line for line in before if line not in known), "")
    after = lines[dated + 1 :]
    time = after.pop(0) if after and _TIME.fullmatch(after[0]) else ""
    held["date"] = iso(f"{lines[dated]} {time}") or iso(lines[dated])
    held["source"] = after.pop(0) if after else ""
    return held | _details(after)


def _details(lines: list[str]) -> dict[str, object]:
    """Give page and language, among the lines after the source: code, edition, page, language, rights."""
    held: dict[str, object] = {}
    for line in lines:
        if (code := language(line)) and len(line) > 3:
            return held | {"lang": code}
        if (page := _PAGES.fullmatch(line)) and not _SOURCE_CODE.fullmatch(line):
            held["page"] = page[1] or page[2]
        elif page and line.isdigit():
            held["page"] = line
    return held


def _headline(element: Element) -> str:
    for one in element.iter():
        if (one.get("class") or "").endswith("Headline") or one.get("id") == "hd":
            return inline(one)
    return ""


def read_xml(opened: Opened) -> Iterator[Article | Rejected]:
    """Read each article of an export in XML."""
    return read_items(opened, ("article",), _read_xml)


def _read_xml(element: Element, origin: str) -> Iterator[Article | Rejected]:
    parts = [*element.iterfind("leadParagraph"), *element.iterfind("tailParagraphs")]
    title, body = words(element, "headline"), "\n".join(filter(None, map(_text, parts)))
    if not (title or body):
        yield Rejected(origin, NO_ARTICLE)
        return
    day, time = words(element, "publicationDate/date", "publicationDate"), words(element, "publicationTime/time")
    kinds = ("newsSubject/name", "industry/name", "region/name", "company/name")
    held: dict[str, object] = {
        "id": words(element, "accessionNo"),
        "title": title,
        "body": body,
        "date": iso(f"{day} {time}".strip()) or iso(day),
        "source": words(element, "sourceName"),
        "authors": words(element, "byline"),
        "section": words(element, "sectionName", "columnName"),
        "tags": tuple(dict.fromkeys(inline(one) for kind in kinds for one in element.iterfind(kind))),
        "page": words(element, "pages/page", "pages"),
        "lang": language(words(element, "baseLanguage")),
    }
    yield article(held, origin)


def _text(part: Element) -> str:
    inner = list(part.iter("paragraph"))
    return "\n".join(filter(None, map(inline, inner))) if inner else unwrapped(said(part))


PAGES = Format(
    name="factiva",
    label="Factiva (HTML)",
    help="export HTML de Factiva, avec ou sans codes de champ, plusieurs articles par fichier",
    suffixes=(),
    looks=lambda head: "Factiva" in head and is_page(head) and _PAGE.search(head) is not None,
    read=read_pages,
)
XML = Format(
    name="factiva-xml",
    label="Factiva (XML)",
    help="export XML de Factiva, plusieurs articles par fichier",
    suffixes=(),
    looks=lambda head: root_name(head) in ("PPSResponse", "ppsArticleResponse", "ppsarticleResultSet"),
    read=read_xml,
)
