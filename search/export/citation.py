"""How is an article cited, in the form that the French press and its libraries use (ISO 690)?

Prénom NOM et Prénom NOM, « Titre », *Journal*, 7 novembre 2023, p. 4, [en ligne] adresse (consulté le 8 mars 2024).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from search.article import Article
from search.export.parts import day, line
from search.export.signatories import Signatory, in_capitals, signatories
from search.page import Pieces

MOST_NAMED = 3
"""Beyond, ISO 690 names the first one and says « et al. »."""

_MONTHS = (
    *("janvier", "février", "mars", "avril", "mai", "juin", "juillet"),
    *("août", "septembre", "octobre", "novembre", "décembre"),
)
_QUOTED = re.compile(r"«\s*([^«»]*?)\s*»")
_THIN = "\u202f"


def citation(article: Article, address: str, read: date) -> Pieces:
    """Cite an article that was read at an address on a day; what is to stand in italics is marked.

    What is not known is left out, but for the date, which is then « s. d. ».
    """
    parts = [*_head(article), (_day(article.date) or "s.\u00a0d.", False)]
    if page := line(article.page):
        parts.append((_page(page), False))
    pieces: list[tuple[str, bool]] = []
    for text, italic in parts:
        pieces += [(text, italic), (", ", False)]
    seen = f"[en ligne] {address} (consulté le {_day(read.isoformat())})."
    return (*pieces, (seen, False))


def _head(article: Article) -> Iterator[tuple[str, bool]]:
    if names := _names(signatories(article)):
        yield names, False
    yield f"«{_THIN}{_quotable(line(article.title)) or '[Sans titre]'}{_THIN}»", False
    if source := line(article.source):
        yield source, True


def _names(signed: tuple[Signatory, ...]) -> str:
    written = [f"{each.given} {in_capitals(each.family)}" if each.given else each.family for each in signed]
    if len(written) > MOST_NAMED:
        return f"{written[0]} et al."
    *others, last = written or [""]
    return f"{', '.join(others)} et {last}" if others else last


def _quotable(title: str) -> str:
    """Quotes within quotes are “ ”."""
    return _QUOTED.sub(r"“\1”", title)


def _page(page: str) -> str:
    """Write « p. 4 » for a number, as it is for « Une » or « p. 4 »."""
    return f"p.\u00a0{page}" if page[0].isdigit() or page[1:].isdigit() else page


def _day(iso: str) -> str:
    year, month, number = day(iso)
    if not 1 <= int(month or 0) <= 12:
        return year
    name = f"{_MONTHS[int(month) - 1]} {year}"
    return f"{'1er' if number == '01' else int(number)}\u00a0{name}" if number else name
