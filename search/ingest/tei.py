"""Which articles are in this TEI document?

Divisions that say they are articles, else those with a heading where there are
two or more, else the whole text. What the header tells holds for each of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from search.article import Article, Rejected
from search.ingest.dates import iso
from search.ingest.languages import language
from search.ingest.markup import Element, inline, xml, xml_text
from search.ingest.opened import Format, Opened
from search.ingest.record import article
from search.ingest.tei_header import about
from search.ingest.tei_text import inline_text, paragraphs
from search.ingest.xml_root import root_name

NO_TEXT = "TEI sans texte"

_ARTICLES = frozenset(("article", "item", "news", "newsitem", "story", "review", "letter", "editorial", "advert"))
_DIV = re.compile(r"div[1-7]?")
_NO_ITEM = frozenset(("titlepage", "toc", "contents"))
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_ID = "{http://www.w3.org/XML/1998/namespace}id"


def looks(head: str) -> bool:
    """Tell whether a text opens as TEI."""
    return root_name(head) in ("TEI", "TEI.2", "teiCorpus", "teiCorpus.2")


def read(opened: Opened) -> Iterator[Article | Rejected]:
    """Read each text of the document, or each of its articles."""
    root = xml(xml_text(opened.content(), opened.account))
    documents = [root] if root.tag.startswith("TEI") else list(root.iter("TEI", "TEI.2"))
    for number, tei in enumerate(documents, start=1):
        origin = opened.origin if len(documents) == 1 else f"{opened.origin}:{tei.get(_ID) or number}"
        yield from _of_document(tei, origin)


def _of_document(tei: Element, origin: str) -> Iterator[Article | Rejected]:
    header = about(tei)
    divs = _items(tei)
    for number, div in enumerate(divs, start=1):
        place = div.get(_ID) or str(number)
        yield _of_div(div, header | {"id": header["url"] and f"{header['url']}#{place}"}, f"{origin}:{place}")
    if not divs:
        texts = list(tei.iterchildren("text"))
        body = "\n".join(line for text in texts for line in paragraphs(text))
        record = header | {"body": body}
        yield article(record, origin) if body else Rejected(origin, NO_TEXT)


def _items(tei: Element) -> list[Element]:
    """Give the divisions that are one article each, outermost first met, in the order of the text."""
    named = [div for div in tei.iter() if _is_div(div) and div.get("type", "").lower() in _ARTICLES]
    if named:
        inner = set(named)
        return [div for div in named if not any(above in inner for above in div.iterancestors())]
    parts = [part for part in tei.iter("front", "body", "back") for part in _parts(part)]
    headed = [part for part in parts if part.find("head") is not None]
    return parts if len(headed) > 1 else []


def _parts(part: Element) -> list[Element]:
    """Give the outermost divisions of a part, or those inside where one division holds all."""
    while True:
        divs = [child for child in part if _is_div(child)]
        if len(divs) != 1 or not any(map(_is_div, divs[0])):
            return [div for div in divs if div.get("type", "").lower() not in _NO_ITEM]
        part = divs[0]


def _is_div(element: Element) -> bool:
    return isinstance(element.tag, str) and _DIV.fullmatch(element.tag) is not None


def _of_div(div: Element, header: dict[str, object], origin: str) -> Article | Rejected:
    heads = [head for head in map(inline_text, div.iterchildren("head")) if head]
    signed = [element for name in ("byline", "docAuthor", "signed") for element in div.iter(name)]
    dated = [element for name in ("docDate", "date", "dateline") for element in div.iter(name)]
    body = "\n".join(paragraphs(div))
    if not body and not heads:
        return Rejected(origin, NO_TEXT)
    own = {
        "title": _joined(heads),
        "date": next(filter(None, map(_day, dated[:1])), ""),
        "authors": "\n".join(map(inline, signed)),
        "lang": language(div.get(_LANG, "")),
        "section": _section(div),
        "page": next((page.get("n", "") for page in div.iter("pb")), ""),
    }
    shared = {"source": header["source"] or header["title"]}
    return article(header | shared | {"title": "", "body": body} | {k: v for k, v in own.items() if v}, origin)


def _section(div: Element) -> str:
    """Give the heading of the division around one, where it is a rubric."""
    above = next((above for above in div.iterancestors() if _is_div(above)), None)
    return _joined([inline_text(head) for head in above.iterchildren("head")]) if above is not None else ""


def _day(element: Element) -> str:
    inner = element.find(".//date")
    dated = element if inner is None else inner
    return iso(dated.get("when") or inline(dated))


def _joined(heads: list[str]) -> str:
    """Put headings together: « I », « UNE VEILLÉE. » is « I. UNE VEILLÉE. »."""
    return " ".join(head if head.endswith((".", "!", "?", ":", "…")) else f"{head}." for head in heads[:-1]) + (
        f" {heads[-1]}" if len(heads) > 1 else "".join(heads)
    )


FORMAT = Format(
    name="tei",
    label="TEI P5",
    help="un article par division qui en est un ou qui a un titre, sinon un par fichier ; en-tête TEI",
    suffixes=(".tei",),
    looks=looks,
    read=read,
)
