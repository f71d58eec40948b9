"""What does a page say of its article in its metadata?

In order of trust: JSON-LD, OpenGraph and the other ``meta``, Dublin Core,
microdata, then the page's own heading and time. Microdata comes late because
templates often fill it carelessly (a ``headline`` that is a cut lead, a
``datePublished`` without its time).
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping

from search.ingest.dates import iso
from search.ingest.json_ld import article_node
from search.ingest.markup import Element, inline, with_property
from search.ingest.names import columns
from search.ingest.record import authors, tags, text

_META: dict[str, tuple[str, ...]] = {
    "title": ("og:title", "dc.title", "dcterms.title", "citation_title", "twitter:title", "title"),
    "lead": ("og:description", "description", "dc.description", "dcterms.abstract", "twitter:description"),
    "date": (
        *("article:published_time", "og:article:published_time", "datepublished", "dc.date.issued", "dcterms.issued"),
        *("dc.date", "dcterms.date", "dcterms.created", "dc.date.created", "date", "pubdate", "publish-date"),
        *("publication_date", "citation_publication_date", "citation_date", "sailthru.date", "parsely-pub-date"),
        *("video:release_date", "og:updated_time"),
    ),
    "source": (
        *("og:site_name", "dc.publisher", "dcterms.publisher", "citation_journal_title", "application-name"),
        *("publisher", "article:publisher", "copyright"),
    ),
    "authors": (
        *("article:author", "author", "dc.creator", "dcterms.creator", "citation_author", "byl", "parsely-author"),
        "sailthru.author",
    ),
    "section": ("article:section", "og:article:section", "parsely-section", "section", "dc.coverage"),
    "tags": ("article:tag", "video:tag", "news_keywords", "keywords", "dc.subject", "parsely-tags"),
    "url": ("og:url", "dc.identifier", "twitter:url"),
    "lang": ("dc.language", "og:locale", "content-language", "language"),
}
_MICRODATA = {
    "headline": "title",
    "datePublished": "date",
    "author": "authors",
    "publisher": "source",
    "articleSection": "section",
    "keywords": "tags",
    "description": "lead",
}
_ADDRESS = re.compile(r"(?:https?:)?//|www\.", re.IGNORECASE)
# An address without a path or a question is that of the site: it would make one article of all its pages.
_OF_ONE_PAGE = re.compile(r"(?:https?:)?//[^/?#\s]++(?:/[^/?#\s]|/?\?[^#\s])", re.IGNORECASE)
_DATED = re.compile(r"date|publi|posted|time", re.IGNORECASE)
_HOST = re.compile(r"(?:https?:)?//(?:www\.)?([^/:?#\s]+)", re.IGNORECASE)
_URL_DAY = re.compile(r"/((?:19|20)\d\d)[/-]?([01]\d)[/-]?([0-3]\d)(?=[/_-])")
_SEPARATOR = re.compile(r"\s+[|–—·:-]\s+")


def metadata(root: Element) -> dict[str, object]:
    """Give what is said of the article: title, lead, date, source, authors, section, tags, url, lang; body if said.

    Every value is a text, or a tuple of texts for authors and tags; what is not said is left out.
    """
    record: dict[str, object] = {}
    for said in (_json_ld(root), _metas(root), _microdata(root), _elements(root)):
        for field, value in said.items():
            if value and not record.get(field):
                record[field] = value
    url = str(record.get("url", ""))
    record["date"] = record.get("date") or _shown_date(root) or _date_in(url)
    record["source"] = record.get("source") or _host(url)
    record["title"] = _without_site(str(record.get("title", "")), str(record.get("source", "")))
    return record


def _json_ld(root: Element) -> dict[str, object]:
    node = article_node(root)
    held = columns(tuple(node))
    record: dict[str, object] = {}
    for field, names in held.items():
        for name in names:
            if field != "id" and (value := _value(field, node[name])):
                record.setdefault(field, value)
    return record


def _metas(root: Element) -> dict[str, object]:
    said: dict[str, list[str]] = defaultdict(list)
    for meta in root.iter("meta"):
        name = meta.get("property") or meta.get("name") or meta.get("http-equiv")
        content = (meta.get("content") or "").strip()
        if name and content:
            said[name.lower()].append(content)
    return _chosen(said, _META)


def _chosen(said: Mapping[str, list[str]], wanted: Mapping[str, tuple[str, ...]]) -> dict[str, object]:
    record: dict[str, object] = {}
    for field, names in wanted.items():
        for name in names:
            if name in said and (value := _value(field, said[name])):
                record[field] = value
                break
    return record


def _microdata(root: Element) -> dict[str, object]:
    said: dict[str, list[str]] = defaultdict(list)
    for element in with_property(root):
        for name in (element.get("itemprop") or "").split():
            if (field := _MICRODATA.get(name)) and _of_article(element):
                said[field].append(_property(element))
    return {field: value for field, values in said.items() if (value := _value(field, values))}


def _of_article(element: Element) -> bool:
    scope = next((above for above in element.iterancestors() if above.get("itemscope") is not None), None)
    return scope is None or (scope.get("itemtype") or "").endswith(("Article", "Posting", "Report"))


def _property(element: Element) -> str:
    inner = element.find(".//*[@itemprop='name']")
    held = element if inner is None else inner
    return held.get("content") or held.get("datetime") or inline(held)


def _elements(root: Element) -> dict[str, object]:
    record: dict[str, object] = {}
    for link in root.iterfind(".//link[@rel='canonical']"):
        record["url"] = _value("url", link.get("href") or "")
    title = root.find(".//title")
    headings = [heading for heading in root.iter("h1") if inline(heading)]
    if headings:
        record["title"] = inline(headings[0])
    elif title is not None:
        record["title"] = inline(title)
    record["date"] = next((day for time in root.iter("time") if (day := iso(time.get("datetime") or inline(time)))), "")
    record["authors"] = tuple(name for link in root.iterfind(".//a[@rel='author']") if (name := inline(link)))
    record["lang"] = _language(root.get("lang") or "")
    return record


def _value(field: str, value: object) -> str | tuple[str, ...]:
    """Give a text, or the names of a field that has several; addresses and handles are no names."""
    match field:
        case "authors":
            return tuple(name for name in authors(value) if not _ADDRESS.match(name) and not name.startswith("@"))
        case "tags":
            return tags(value) if isinstance(value, str) else tuple(dict.fromkeys(_all_tags(value)))
        case "date":
            return next((day for one in _listed(value) if (day := iso(text(one).strip()))), "")
        case "lang":
            return _language(text(_listed(value)[0])) if _listed(value) else ""
        case "body":
            return text(value)
        case "url":
            return next((url for one in _listed(value) if _OF_ONE_PAGE.match(url := text(one).strip())), "")
        case "source":
            name = text(_listed(value)[0]) if _listed(value) else ""
            return "" if _ADDRESS.match(name) else " ".join(name.split())
        case _:
            return " ".join(text(_listed(value)[0]).split()) if _listed(value) else ""


def _listed(value: object) -> list[object]:
    return list(value) if isinstance(value, list | tuple) else [value]


def _all_tags(value: object) -> list[str]:
    return [name for one in _listed(value) for name in tags(one)]


def _language(code: str) -> str:
    found = re.match(r"\s*([A-Za-z]{2,3})(?:[-_]|\s*$)", code)
    return found[1].lower() if found else ""


def _shown_date(root: Element) -> str:
    """Give the date of the first element that is named after it: `<p class="date">publié le 7 novembre 2023</p>`."""
    for element in root.iter("p", "span", "div", "time", "li", "small"):
        name = f"{element.get('class') or ''} {element.get('id') or ''}"
        if _DATED.search(name) and len(shown := inline(element)) < 200 and (day := iso(shown)):
            return day
    return ""


def _date_in(url: str) -> str:
    found = _URL_DAY.search(url)
    return iso("-".join(found.groups())) if found else ""


def _host(url: str) -> str:
    found = _HOST.match(url)
    return found[1].lower() if found else ""


def _without_site(title: str, site: str) -> str:
    """Give a title without the name of the site after it: « Crue de la Seine | Le Relais »."""
    ends = list(_SEPARATOR.finditer(title))
    if site and ends and title[ends[-1].end() :].casefold() == site.casefold():
        return title[: ends[-1].start()]
    return title
