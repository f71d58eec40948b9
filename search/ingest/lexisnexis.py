"""Which articles are in this LexisNexis export?

The HTML that Nexis and LexisNexis Academic gave: a block for each thing said,
in order (rank, publication, date, title), then blocks with labels in French or
English, the text between them without one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from search.article import Article, Rejected
from search.ingest.dates import leading
from search.ingest.html import looks as is_page
from search.ingest.languages import language
from search.ingest.markup import Element, html, paragraphs
from search.ingest.names import folded
from search.ingest.opened import Format, Opened
from search.ingest.record import article

NO_ARTICLE = "article LexisNexis sans titre ni texte"
NOT_SHOWN = "article que LexisNexis n’a pas pu donner"
NONE = "export LexisNexis sans article"

_LABELS: dict[str, str] = {
    folded(label): field
    for field, labels in {
        "authors": "auteur byline author auteurs signature",
        "section": "rubrique section rubrik",
        "lead": "encart highlight abstract chapeau resume",
        "tags": "sujet subject",
        "lang": "langue language",
        "title": "titre headline title",
        "body": "corps body texte text",
        "url": "url",
        "id": "numero-accession accession-number acno numero-document",
        "": "longueur length localisation-geo geographic date-chargement load-date type-publication publication-type"
        " societe company organisation organization symbole-boursier ticker secteur-activite industry personne person"
        " distribution code-journal journal-code etat state pays country ville city type graphique graphic dateline"
        " ligne-date copyright series notes correction update",
    }.items()
    for label in labels.split()
}
"""What the labels stand for; nothing where no field holds it."""

_MARK = "<DOCFULL>"
_LABEL = re.compile(r"([A-ZÀ-Ý][A-ZÀ-Ý _/-]{1,30})\s*:[\s\xa0]*")
_RANK = re.compile(r"\d+ (?:of|de|sur|von) \d+ (?:DOCUMENTS?|DOKUMENTE)", re.IGNORECASE)
_RIGHTS = re.compile(
    r"(?:copyright\b|copy \d{4}|©|\(c\) ).{0,300}$|.{0,300}(?:all rights reserved|tous droits réservés)\W*$",
    re.IGNORECASE,
)
_ERROR = re.compile(r"we are sorry but there is an error in this document", re.IGNORECASE)
_SHARE = re.compile(r"\s*\(\d{1,3}\s*%\)")
_PAGE = re.compile(r"\b(?:pg|page|p)\.?\s*([\w-]{1,12})$", re.IGNORECASE)


def read(opened: Opened) -> Iterator[Article | Rejected]:
    """Read each document of an export."""
    documents = list(_documents(html(opened.content(), opened.account)))
    if not documents:
        yield Rejected(opened.origin, NONE)
    for number, blocks in enumerate(documents, start=1):
        origin = f"{opened.origin}#{number}" if len(documents) > 1 else opened.origin
        yield _read(blocks, origin)


def _documents(root: Element) -> Iterator[list[Element]]:
    """Give the blocks of each document: those between its anchor and the next."""
    anchors = [one for one in root.iter("a") if (one.get("name") or "").upper().startswith("DOC_ID_")]
    known = set(anchors)
    for anchor in anchors:
        blocks: list[Element] = []
        for one in anchor.itersiblings():
            if one in known or not known.isdisjoint(one.iter("a")):
                break
            if one.tag in ("div", "p", "table"):
                blocks.append(one)
        yield blocks


def _read(blocks: Sequence[Element], origin: str) -> Article | Rejected:
    said = [lines for block in blocks if (lines := list(paragraphs(block)))]
    if said and _ERROR.match(said[-1][0]):
        return Rejected(origin, NOT_SHOWN)
    record, body = _fields(said)
    text = "\n".join(body)
    if not (record.get("title") or text):
        return Rejected(origin, NO_ARTICLE)
    section, page = _section(str(record.get("section", "")))
    record |= {"body": text, "section": section, "page": page}
    record["tags"] = _SHARE.sub("", str(record.get("tags", "")))
    record["lang"] = language(str(record.get("lang", "")))
    return article(record, origin)


def _fields(blocks: Sequence[list[str]]) -> tuple[dict[str, object], list[str]]:
    """Give what is said by label or by place, and the lines of the text."""
    record: dict[str, object] = {}
    body: list[str] = []
    labelled = False
    for place, lines in enumerate(blocks):
        label = _LABEL.match(lines[0])
        field = _LABELS.get(folded(label[1])) if label else None
        line = " ".join(lines)
        if label and field is not None:
            labelled = True
            rest = [lines[0][label.end() :], *lines[1:]]
            if field == "body":
                body += filter(None, rest)
            elif field:
                record.setdefault(field, " ".join(filter(None, rest)))
        elif _RANK.fullmatch(line) or (place and _RIGHTS.match(line)):
            continue
        elif labelled or "title" in record:
            body += lines
        elif "date" not in record and (date := leading(line)[0]):
            record["date"] = date
        elif "date" not in record and "source" not in record:
            record["source"] = line
        elif "date" in record:
            record["title"] = line
    return record, body


def _section(said: str) -> tuple[str, str]:
    """Part « INTERNATIONAL; Pg. 35 » in section and page."""
    page = _PAGE.search(said)
    return (said[: page.start()] if page else said).strip(" ;,"), page[1] if page else ""


FORMAT = Format(
    name="lexisnexis",
    label="LexisNexis",
    help="export HTML de LexisNexis, plusieurs articles par fichier",
    suffixes=(),
    looks=lambda head: _MARK in head and is_page(head),
    read=read,
)
