"""Which article is this NITF document?

IPTC News Industry Text Format, versions 2.5 to 3.6, alone in its file or inside
NewsML (www.iptc.org/standards/nitf).
"""

from __future__ import annotations

from collections.abc import Iterator

from search.article import Article, Rejected
from search.ingest.html import lead_of
from search.ingest.languages import language
from search.ingest.markup import Element, inline, paragraphs
from search.ingest.opened import Format, Opened
from search.ingest.record import article
from search.ingest.wording import letters
from search.ingest.xml_items import nearest_lang, read_items, said_in, words
from search.ingest.xml_root import root_name

NO_ARTICLE = "NITF sans titre ni texte"

_BLOCKS = {"hl1": "h1", "hl2": "h2", "block": "div", "br": "span", "tagline": "p", "nitf-table": "table"}
_OUTSIDE = ("media", "note", "body.head")
_SUBJECT = ("detail", "matter", "type")


def read(opened: Opened) -> Iterator[Article | Rejected]:
    """Read each document of a file."""
    return read_items(opened, ("nitf",), _read)


def _read(root: Element, origin: str) -> Iterator[Article | Rejected]:
    held = record(root)
    if held["title"] or held["body"] or held["lead"]:
        yield article(held, origin)
    else:
        yield Rejected(origin, NO_ARTICLE)


def record(root: Element) -> dict[str, object]:
    """Give what a document says of its article, by field; what it does not say is empty.

    A line break in a paragraph is a blank: agencies cut their lines there.
    """
    tags = _tags(root)
    title = words(root, "body/body.head/hedline/hl1", "body/body.head/hedline", "head/title")
    lead, authors = _lead(root, title, tags), _authors(root)
    body = _body(root)  # last: it gives elements the names that they have in a page
    return {
        "id": said_in(root, "id-string", "head/docdata/doc-id"),
        "title": title,
        "lead": lead_of(lead, body),
        "body": body,
        "date": said_in(root, "norm", "head/docdata/date.issue", "head/docdata/date.release")
        or said_in(root, "date.publication", "head/pubdata")
        or said_in(root, "norm", ".//story.date"),
        "source": said_in(root, "name", "head/pubdata")
        or words(root, "body/body.head/distributor")
        or said_in(root, "holder", "head/docdata/doc.copyright")
        or said_in(root, "src-name", "head/docdata/del-list/from-src"),
        "authors": authors,
        "section": said_in(root, "position.section", "head/pubdata"),
        "tags": tags,
        "page": said_in(root, "position.sequence", "head/pubdata"),
        "lang": language(root.get("baselang") or nearest_lang(root)),
    }


def _body(root: Element) -> str:
    lines: list[str] = []
    parts = [*root.iterfind("body/body.content"), *root.iterfind("body/body.end")]
    for part in parts or root.findall("body"):
        for element in list(part.iter(*_BLOCKS)):
            if element.tag == "br":
                element.tail = f" {element.tail or ''}"
            element.tag = _BLOCKS[str(element.tag)]
        lines += paragraphs(part, set(part.iter(*_OUTSIDE)))
    return "\n".join(lines)


def _lead(root: Element, title: str, tags: tuple[str, ...]) -> str:
    """Give the second headline and the abstract, each where it says more than the title or a key word."""
    second = words(root, "body/body.head/hedline/hl2")
    known = {letters(text) for text in (title, *tags)}
    abstract = [line for one in root.iterfind("body/body.head/abstract") for line in paragraphs(one)]
    return "\n".join(line for line in (second, *abstract) if letters(line) not in known)


def _authors(root: Element) -> str:
    """Give the signatures without the functions that follow the names."""
    names = []
    for line in root.iterfind("body/body.head/byline"):
        persons = tuple(filter(None, map(inline, line.iter("person"))))
        name = " ".join(paragraphs(line, set(line.iter("byttl"))))
        names.append("; ".join(persons) or name.strip(" ,;"))
    return "; ".join(filter(None, names))


def _tags(root: Element) -> tuple[str, ...]:
    keys = [key.get("key", "") for key in root.iterfind("head/docdata/key-list/keyword")]
    for subject in root.iterfind("head/tobject/tobject.subject"):
        keys.append(next(filter(None, (subject.get(f"tobject.subject.{part}") for part in _SUBJECT)), ""))
    return tuple(dict.fromkeys(" ".join(key.split()) for key in keys if key.strip()))


FORMAT = Format(
    name="nitf",
    label="NITF",
    help="dépêche d’agence au format NITF de l’IPTC",
    suffixes=(".nitf",),
    looks=lambda head: root_name(head) == "nitf",
    read=read,
)
