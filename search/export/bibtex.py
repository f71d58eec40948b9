"""How is an article said in BibTeX? In UTF-8, for biblatex as for the older styles."""

from __future__ import annotations

from datetime import date

from bibtexparser.entrypoint import write_string
from bibtexparser.library import Library
from bibtexparser.model import Entry, Field

from search.article import Article
from search.export.parts import day, line, pages
from search.export.signatories import Signatory, signatories

# A brace counts for BibTeX even behind a backslash: it is named, so that every value is well closed.
_ESCAPES = str.maketrans(
    {
        "\\": "\\textbackslash{}",
        "{": "\\textbraceleft{}",
        "}": "\\textbraceright{}",
        "~": "\\textasciitilde{}",
        "^": "\\textasciicircum{}",
        **{sign: f"\\{sign}" for sign in "&%$#_"},
    }
)
_IN_ADDRESS = str.maketrans({"{": "%7B", "}": "%7D", "\\": "%5C", " ": "%20"})
_LANGUAGES = {
    "fr": "french",
    "en": "english",
    "de": "german",
    "es": "spanish",
    "it": "italian",
    "nl": "dutch",
    "pt": "portuguese",
}


def bibtex(article: Article, address: str, read: date) -> str:
    """Give the reference of an article that was read at an address on a day; its key is the article's id.

    Titles stand in two pairs of braces: a style must not take away the capitals
    of French names. ``date`` is for biblatex, ``year`` and ``month`` for the others.
    """
    year, month, number = day(article.date)
    first, last = pages(article.page)
    values = {
        "author": " and ".join(map(_name, signatories(article))),
        "title": f"{{{title}}}" if (title := _line(article.title)) else "",
        "journal": _line(article.source),
        "date": "-".join(filter(None, (year, month, number))),
        "year": year,
        "month": month,
        "pages": _line(f"{first}--{last}" if last else first),
        "url": line(address).translate(_IN_ADDRESS),
        "urldate": read.isoformat(),
        "langid": _LANGUAGES.get(article.lang[:2], ""),
        "keywords": ", ".join(map(_line, article.tags)),
        "abstract": _line(article.lead),
    }
    fields = [Field(name, value) for name, value in values.items() if value]
    return write_string(Library([Entry("article", article.id, fields)]))


def _name(signed: Signatory) -> str:
    """« Family, Given »; the name of a body stands in braces, for « and » and its blanks are part of it."""
    return _line(f"{signed.family}, {signed.given}") if signed.given else f"{{{_line(signed.family)}}}"


def _line(text: str) -> str:
    return line(text).translate(_ESCAPES)
