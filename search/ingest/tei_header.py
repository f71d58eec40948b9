"""What does the header of a TEI document say of its text?"""

from __future__ import annotations

from collections.abc import Iterable

from search.ingest.dates import iso
from search.ingest.languages import language
from search.ingest.markup import Element, inline

_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_PRINTED = ("printsource", "firstedition", "print")
_NOT_PRINTED = ("digitalsource", "digital")


def about(tei: Element) -> dict[str, object]:
    """Give title, source, date, authors, language, tags, address; empty where nothing is said.

    The printed source says when a text came out: the date of the file itself is no date of an article.
    """
    header = tei.find("teiHeader")
    if header is None:
        return dict.fromkeys(("title", "source", "date", "authors", "lang", "tags", "url"), "")
    printed = _printed(header)
    titles = list(header.iterfind("fileDesc/titleStmt/title"))
    article_titles = [title for title in (*_of(printed, "title"), *titles) if title.get("level") == "a"]
    journals = [title for title in (*_of(printed, "title"), *titles) if title.get("level") in ("j", "s")]
    books = [title for title in _of(printed, "title") if title.get("level") != "a"]
    return {
        "title": _first(article_titles or titles),
        "source": _first(journals) or _first(books),
        "date": next(filter(None, map(_when, _of(printed, "date"))), "") or _text_date(header),
        "authors": tuple(_name(author) for author in header.iterfind("fileDesc/titleStmt/author") if _name(author))
        or tuple(_name(author) for author in _of(printed[:1], "author") if _name(author)),
        "lang": _language(tei, header),
        "tags": tuple(inline(term) for term in header.iterfind("profileDesc/textClass/keywords//term") if inline(term)),
        "url": next((u for ref in _of(printed, "ref", "ptr") if (u := ref.get("target", "")).startswith("http")), ""),
    }


def _printed(header: Element) -> list[Element]:
    """Give the descriptions of the source, printed ones first, digital ones left out."""
    found = list(header.iterfind("fileDesc/sourceDesc//bibl")) + list(
        header.iterfind("fileDesc/sourceDesc//biblStruct")
    )
    known = [bibl for bibl in found if bibl.get("type", "").lower() not in _NOT_PRINTED]
    return sorted(known, key=lambda bibl: _rank(bibl.get("type", "").lower()))


def _rank(kind: str) -> int:
    return _PRINTED.index(kind) if kind in _PRINTED else len(_PRINTED)


def _of(elements: Iterable[Element], *names: str) -> list[Element]:
    return [found for element in elements for found in element.iter(*names)]


def _first(elements: Iterable[Element]) -> str:
    return next(filter(None, map(inline, elements)), "")


def _when(date: Element) -> str:
    return iso(date.get("when") or date.get("from") or inline(date))


def _text_date(header: Element) -> str:
    dates = header.iterfind("profileDesc/creation//date")
    return next(filter(None, map(_when, dates)), "")


def _name(author: Element) -> str:
    """Give « forename surname » where they are told apart, else what is written."""
    parts = [next(iter(author.iter(part)), None) for part in ("forename", "surname")]
    said = [inline(part) for part in parts if part is not None]
    return " ".join(said) if len(said) == 2 else inline(author)


def _language(tei: Element, header: Element) -> str:
    text = tei.find("text")
    told = [tei.get(_LANG, "")] if text is None else [text.get(_LANG, ""), tei.get(_LANG, "")]
    used = [language.get("ident", "") for language in header.iterfind("profileDesc/langUsage/language")]
    return next(filter(None, map(language, told + used)), "")
