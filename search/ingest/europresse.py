"""Which articles are in this Europresse export?

Both layouts of its HTML, and the two ages of the second one: the table of 2012
(Eureka, « Biblio Branchée »), and an ``article`` each since 2014.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from search.article import Article, Rejected
from search.ingest.dates import leading
from search.ingest.html import looks as is_page
from search.ingest.markup import Element, html, inline, paragraphs, said
from search.ingest.opened import Format, Opened
from search.ingest.record import article

NO_ARTICLE = "article Europresse sans titre ni texte"
NONE = "export Europresse sans article"

HEADER = 500
"""No line of section, date and page has more signs."""

_MARKS = ("DocPublicationName", "itreArticleVisu")
_NUMBER = re.compile(r"(?:Num[ée]ro de document|Document number)\s*:\s*(\w+·\w+·[\w·-]+)|(\bnews·\d{8}·[\w·-]+)")
_LENGTH = re.compile(r"[\s,•·-]*(?<![:\d])(?:\b\d{1,3}(?:\s\d{3})+|\b\d+)\s(?:mots?|words?)\b")
_PAGE = re.compile(r"[\s,•]*\bpp?(?:ages?)?\.\s*(?P<page>[^,•]+?)[\s,•]*$", re.IGNORECASE)
_ISSUE = re.compile(r"[\s,]+(?:no|n°|nº|vol)\b.*$", re.IGNORECASE | re.DOTALL)
_RIGHTS = re.compile(r"\s*(?:©|\(c\)|Copyright\b)", re.IGNORECASE)
_BETWEEN = re.compile(r",\s+|\s+•\s+")


def read(opened: Opened) -> Iterator[Article | Rejected]:
    """Read each article of an export."""
    root = html(opened.content(), opened.account)
    found = [one for one in root.iter("article") if _first(one, "docpublicationname", "titrearticlevisu") is not None]
    records = list(map(_new, found)) if found else [_old(lines) for cell in _tables(root) for lines in _parts(cell)]
    if not records:
        yield Rejected(opened.origin, NONE)
    for number, record in enumerate(records, start=1):
        place = f"{opened.origin}#{number}" if len(records) > 1 else opened.origin
        yield article(record, place) if record["title"] or record["body"] else Rejected(place, NO_ARTICLE)


def _new(root: Element) -> dict[str, object]:
    """Give the fields of an ``article``: what is before its title is above it, what is after it the chapô."""
    title = _first(root, "titrearticlevisu")
    box = _first(root, "titrearticle")
    if title is None:
        title, box = box, None
    above: list[str] = []
    below: list[str] = []
    side = above
    for one in () if box is None else box.iterchildren("p", "div"):
        if title is one or (title is not None and title.getparent() is one):
            side = below
        else:
            side.append(inline(one))
    header = _first_tag(root, "header")
    outside = _around_title(header, box if box is not None else title)
    authors = _first(root, "docauthors")
    lead = [*outside[0], *above, *below]
    body = _first(root, "doctext", "dococurrcontainer")
    body = _first_tag(root, "section") if body is None else body
    notes = set() if body is None else set(body.iter("aside", "footer"))
    return _header(" ".join(map(inline, _all(root, "docheader"))) or _undersection(root)) | {
        "id": _number(map(str, root.itertext())),
        "title": "" if title is None else inline(title),
        "lead": "\n".join(filter(None, lead)),
        "body": "" if body is None else "\n".join(paragraphs(body, notes)),
        "source": _source(_first(root, "docpublicationname")),
        "authors": inline(authors) if authors is not None else "; ".join(outside[1]),
    }


def _around_title(header: Element | None, title: Element | None) -> tuple[list[str], list[str]]:
    """Give what the header says before its title, but publication and date, and after it: the signature."""
    before: list[str] = []
    after: list[str] = []
    said_so_far = before
    for one in () if header is None else header.iterchildren("div", "p"):
        if one is title or (title is not None and one in title.iterancestors()):
            said_so_far = after
        elif not _classes(one) & {"rdp__docpublicationname", "docauthors", "apd-wrapper"} and not (
            _first(one, "docpublicationname", "docheader", "doctitresoussection") is not None
        ):
            said_so_far += filter(None, [inline(one)])
    return before, after


def _undersection(root: Element) -> str:
    """Give the line of section and date where it has no class of its own: it follows the one of the subsection."""
    above = _first(root, "doctitresoussection")
    following = None if above is None else above.getnext()
    return "" if following is None else inline(following)


def _tables(root: Element) -> list[Element]:
    """Give the cells that hold an article each."""
    cells = (name.getparent() for name in _all(root, "docpublicationname"))
    return list(dict.fromkeys(cell for cell in cells if cell is not None))


def _parts(cell: Element) -> Iterator[list[tuple[str, str]]]:
    """Part the lines of a cell at each publication: where the page is damaged, articles run into one cell."""
    lines = _lines(cell)
    starts = [place for place, (kind, _) in enumerate(lines) if kind == "source"]
    for start, end in zip(starts, [*starts[1:], len(lines)], strict=True):
        yield lines[start:end]


def _old(lines: list[tuple[str, str]]) -> dict[str, object]:
    """Give the fields of an article where breaks part what has no element: surtitle, title, author, text."""
    kinds = [kind for kind, _ in lines]
    at = kinds.index("title") if "title" in kinds else max(place for place, kind in enumerate(kinds) if kind)
    texts = [text for _, text in lines[at + 1 :]]
    filled = [place for place, text in enumerate(texts) if text]
    authors = ""
    # The signature ends with a line break before the first paragraph; a text does not.
    if filled and texts[filled[0]].endswith("\n") and len(texts[filled[0]]) < 200 and len(filled) > 1:
        authors = texts[filled[0]]
        texts[filled[0]] = ""
    body = [line for text in texts if (line := " ".join(text.split())) and not _RIGHTS.match(line)]
    end = next((place for place, line in enumerate(body) if _NUMBER.search(line)), len(body))
    surtitle = [" ".join(text.split()) for kind, text in lines[:at] if not kind and text.strip()]
    return _header("".join(text for kind, text in lines if kind == "header")) | {
        "id": _number(text for _, text in lines),
        "title": lines[at][1] if "title" in kinds else "",
        "lead": "\n".join(surtitle),
        "body": "\n".join(body[:end]),
        "source": _ISSUE.sub("", next((text for kind, text in lines if kind == "source"), "")),
        "authors": authors.strip(),
    }


def _lines(cell: Element) -> list[tuple[str, str]]:
    """Give what stands in a cell, in order: the kind of an element that has one, else text, up to a break.

    A text that a ``br`` ends keeps it as a line end.
    """
    kinds = {"docpublicationname": "source", "docheader": "header", "titrearticlevisu": "title"}
    lines: list[tuple[str, str]] = []
    text = cell.text or ""
    for one in cell:
        kind = next((kinds[name] for name in _classes(one) if name in kinds), "")
        if kind or one.tag in ("br", "p", "table", "div"):
            end = "\n" if one.tag == "br" else ""
            lines.append(("", text.strip() and text + end))
            lines.append(
                (kind, inline(one) if kind != "header" else said(one)) if kind or one.tag in ("p", "div") else ("", "")
            )
            text = ""
        else:
            text += said(one)
        text += one.tail or ""
    return [line for line in (*lines, ("", text)) if line[0] or line[1].strip()]


def _header(text: str) -> dict[str, object]:
    """Give section, date and page of « Politique, jeudi 4 octobre 2012 659 mots, p. 3 »."""
    line = _LENGTH.sub(" ", " ".join(text[:HEADER].split()))
    page = _PAGE.search(line)
    parts = _BETWEEN.split(line[: page.start()] if page else line)
    best = ("", len(parts))
    for place in range(len(parts)):
        date, _ = leading(", ".join(parts[place:]))
        if len(date) > len(best[0]):
            best = (date, place)
    return {"section": ", ".join(parts[: best[1]]).strip(" ,"), "date": best[0], "page": page["page"] if page else ""}


def _source(name: Element | None) -> str:
    return "" if name is None else _ISSUE.sub("", inline(name))


def _number(texts: Iterable[str]) -> str:
    """Give the number of the document; the certificate below may have another."""
    found = _NUMBER.search(" ".join(texts))
    return found[1] or found[2] if found else ""


def _classes(element: Element) -> set[str]:
    return set((element.get("class") or "").lower().split())


def _all(root: Element, *names: str) -> list[Element]:
    return [one for one in root.iter() if _classes(one) & set(names)]


def _first(root: Element, *names: str) -> Element | None:
    return next((found for name in names for found in _all(root, name)), None)


def _first_tag(root: Element, tag: str) -> Element | None:
    return next(root.iter(tag), None)


FORMAT = Format(
    name="europresse",
    label="Europresse",
    help="export HTML d’Europresse, ancienne et nouvelle présentation, plusieurs articles par fichier",
    suffixes=(),
    looks=lambda head: any(mark in head for mark in _MARKS) and is_page(head),
    read=read,
)
