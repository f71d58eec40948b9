"""How is an article said in RIS, which Zotero, EndNote and Mendeley import?

A press article is of the type NEWS. The tags are those that these programs read
for it: T2 the newspaper, SE its section, DA the date to its own precision.
"""

from __future__ import annotations

from datetime import date
from typing import Any

import rispy

from search.article import Article
from search.export.parts import day, line, pages
from search.export.signatories import signatories


class _Writer(rispy.RisWriter):  # type: ignore[misc]
    """Lines end as the format wants, and no number stands before a reference."""

    NEWLINE = "\r\n"

    def set_header(self, count: int) -> str:
        return ""


def ris(article: Article, address: str, read: date) -> str:
    """Give the reference of an article that was read at an address on a day."""
    first, last = pages(article.page)
    known: dict[str, Any] = {
        "type_of_reference": "NEWS",
        "authors": [f"{each.family}, {each.given}" if each.given else each.family for each in signatories(article)],
        "title": line(article.title),
        "secondary_title": line(article.source),
        "section": line(article.section),
        "year": day(article.date)[0],
        "date": _date(article.date),
        "start_page": first,
        "end_page": last,
        "abstract": line(article.lead),
        "keywords": [line(tag) for tag in article.tags],
        "language": line(article.lang),
        "id": line(article.id),
        "urls": [line(address)],
        "access_date": _date(read.isoformat()),
        "database_provider": "Manchette",
    }
    return str(rispy.dumps([{name: value for name, value in known.items() if value}], implementation=_Writer))


def _date(iso: str) -> str:
    """Write a date as the format wants, ``2023/11/07/``; the slashes stand whatever is not known."""
    year, month, number = day(iso)
    return f"{year}/{month}/{number}/" if year else ""
