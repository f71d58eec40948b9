"""Which articles are in this saved feed: RSS 2.0, RSS 1.0 or Atom?

Feeds are often not well-formed: each item is then read by itself, and one that
cannot be costs no other.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from search.article import Article, Rejected
from search.errors import SourceUnreadable
from search.ingest.feed_text import lead_and_body, plain, title
from search.ingest.languages import language
from search.ingest.markup import Element, inline, said, xml, xml_text
from search.ingest.opened import Format, Opened
from search.ingest.record import article
from search.ingest.xml_root import root_name

NO_ITEM = "fil sans article"
BROKEN = "article de fil mal formé"

# A prefix is kept as a part of the name, for `media:title` is not `title`; feeds often do not declare theirs.
_PREFIX = re.compile(r"(</?)(?:atom:|([A-Za-z][\w-]*):)(?=[A-Za-z])")
_ITEM = re.compile(r"<(item|entry)(?=[\s>])")
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_ADDRESS = re.compile(r"https?://\S+")


def looks(head: str) -> bool:
    """Tell whether a text opens as a feed."""
    match root_name(head):
        case "rss":
            return True
        case "RDF":
            return "http://purl.org/rss/1." in head
        case "feed":
            return "http://www.w3.org/2005/Atom" in head or "http://purl.org/atom/" in head
        case _:
            return False


def read(opened: Opened) -> Iterator[Article | Rejected]:
    """Read each item or entry."""
    text = _PREFIX.sub(
        lambda tag: tag[1] + (f"{tag[2]}." if tag[2] else ""), xml_text(opened.content(), opened.account)
    )
    channel, items = _items(text)
    shared = _channel(channel)
    number = 0
    for number, item in enumerate(items, start=1):
        origin = f"{opened.origin}:{number}"
        if isinstance(item, str):
            yield Rejected(origin, item)
        else:
            yield article({**shared, **_said(_atom(item) if item.tag == "entry" else _rss(item))}, origin)
    if not number:
        yield Rejected(opened.origin, NO_ITEM)


def _items(text: str) -> tuple[Element | None, Iterator[Element | str]]:
    """Give what says of which feed it is, and each item, or the reason why it cannot be read."""
    try:
        root = xml(text)
    except SourceUnreadable:
        return None, _one_by_one(text)
    return next(root.iter("channel"), root), root.iter("item", "entry")


def _one_by_one(text: str) -> Iterator[Element | str]:
    starts = [(found.start(), found[1]) for found in _ITEM.finditer(text)]
    for (start, name), (end, _) in zip(starts, [*starts[1:], (len(text), "")], strict=True):
        inner, closing, _ = text[start:end].partition(f"</{name}>")
        try:
            yield xml(inner + closing)
        except SourceUnreadable:
            yield BROKEN


def _channel(channel: Element | None) -> dict[str, object]:
    if channel is None:
        return {}
    return _said(
        {
            "source": _text(channel, "title"),
            "lang": language(_text(channel, "language", "dc.language") or channel.get(_LANG, "")),
            "authors": [inline(name) for name in channel.iterfind("author/name")],  # RFC 4287, 4.2.1
        }
    )


def _rss(item: Element) -> dict[str, object]:
    return {
        "title": title(_text(item, "title", "dc.title")),
        "url": _text(item, "link") or next(iter(_ADDRESS.findall(_text(item, "guid"))), ""),
        "id": _text(item, "guid", "dc.identifier") or item.get("{http://www.w3.org/1999/02/22-rdf-syntax-ns#}about"),
        "date": _text(item, "pubDate", "dc.date", "dcterms.issued", "published"),
        "authors": [name for name in map(_person, _texts(item, "dc.creator") or _texts(item, "author")) if name],
        "tags": [plain(tag) for tag in _texts(item, "category") + _texts(item, "dc.subject")],
        "source": _text(item, "source", "dc.publisher", "dc.source"),
        "lang": language(_text(item, "dc.language")),
        **lead_and_body(_text(item, "description", "dc.description"), _text(item, "content.encoded")),
    }


def _atom(entry: Element) -> dict[str, object]:
    links = {link.get("rel", "alternate"): link.get("href", "") for link in reversed(list(entry.iterchildren("link")))}
    return {
        "title": title(_atom_text(entry, "title")),
        "url": links.get("alternate") or next(iter(links.values()), ""),
        "id": _text(entry, "id"),
        "date": _text(entry, "published", "issued", "dc.date", "updated", "modified"),
        "authors": [inline(name) for name in entry.iterfind("author/name")] or _texts(entry, "dc.creator"),
        "tags": [tag.get("label") or tag.get("term") or "" for tag in entry.iterchildren("category")],
        "source": next((inline(name) for name in entry.iterfind("source/title")), ""),
        "lang": language(entry.get(_LANG, "")),
        **lead_and_body(_atom_text(entry, "summary"), _atom_text(entry, "content")),
    }


def _atom_text(entry: Element, name: str) -> str:
    """Give a text construct as HTML: XHTML is written out again, a plain text escaped."""
    element = entry.find(name)
    if element is None:
        return ""
    if len(element):
        return str(etree.tostring(element, encoding="unicode", method="html"))
    return said(element)


def _person(text: str) -> str:
    """Give the name of « redaction@relais.example (Ana Ruiz) »."""
    named = re.fullmatch(r"\S+@\S+\s*\((.+)\)", text)
    return named[1] if named else ("" if re.fullmatch(r"\S+@\S+", text) else text)


def _text(item: Element, *names: str) -> str:
    return next((text for name in names for text in _texts(item, name)), "")


def _texts(item: Element, name: str) -> list[str]:
    return [text for child in item.iterchildren(name) if (text := said(child).strip())]


def _said(record: dict[str, object]) -> dict[str, object]:
    return {field: value for field, value in record.items() if value}


FORMAT = Format(
    name="feed",
    label="Fil RSS ou Atom",
    help="RSS 2.0, RSS 1.0 ou Atom enregistré : un article par élément, texte complet s’il y est, sinon résumé",
    suffixes=(".rss", ".atom", ".rdf"),
    looks=looks,
    read=read,
)
