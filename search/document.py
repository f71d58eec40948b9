"""What does an engine keep of an article? A pure function from Article to Document."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import UTC, datetime
from hashlib import blake2b
from itertools import chain, islice
from json.encoder import encode_basestring_ascii as _quoted
from operator import attrgetter

from search.analysis import Analyst
from search.article import Article
from search.sketch import sketch

BREAK = "0" * 64
"""A term between two names of one field, so that no phrase runs from one into the other."""

APART = " ".join(["0a"] * 30)
"""Between the title and the rest in ``text``: thirty positions, so that no proximity runs from one into the other.

No form mixes letters and figures, so that no word is this term.
"""

LATEST = 99_999_999

_TEXTS, _NAMES = "\x1f", "\x1e"
_printed = attrgetter("title", "date", "source", "section", "page", "url", "lang")


@dataclass(frozen=True, slots=True)
class Document:
    """What an engine keeps.

    ``texts``: for each text field, its terms joined by single blanks, in order
    (positions are their ranks): ``title``, ``text`` (forms: the title, :data:`APART`,
    lead and body), ``title_stem``, ``text_stem``, ``exact`` (positions mean nothing), and the forms of the names
    ``source``, ``author``, ``section``, ``tags``. ``keywords``: for each facet its
    values as they are. ``day``: YYYYMMDD, unknown parts 00, undated 0. ``stored``:
    the article, for :func:`unpack`. ``moment``: when it was published, for
    :func:`moment`'s order; ``sketch``: what its versions are known by. Engines keep neither.
    """

    id: str
    texts: Mapping[str, str]
    keywords: Mapping[str, tuple[str, ...]]
    day: int
    stored: bytes
    moment: int = 0
    sketch: bytes = b""

    def __reduce__(self) -> tuple[type[Document], tuple[object, ...]]:
        """Travel between processes: a third of what it costs by default."""
        return Document, _parts(self)


_parts = attrgetter(*(field.name for field in fields(Document)))


def document(article: Article) -> Document:
    """Analyse an article."""
    return analysed(article, Analyst())


def analysed(article: Article, analyst: Analyst) -> Document:
    """Analyse an article by an analyst, who learns its words."""
    values = {
        "source": (article.source,) if article.source else (),
        "author": article.authors,
        "section": (article.section,) if article.section else (),
        "tags": article.tags,
    }
    terms = analyst.read((article.title, article.text), tuple(chain.from_iterable(values.values())))
    names = iter(terms.names)
    year, month = article.date[:4], article.date[:7]
    return Document(
        id=article.id,
        texts={
            "title": terms.forms[0],
            "title_stem": terms.stems[0],
            "text": _whole(*terms.forms),
            "text_stem": _whole(*terms.stems),
            "exact": terms.exact,
        }
        | {field: f" {BREAK} ".join(islice(names, len(several))) for field, several in values.items()},
        keywords=values
        | {
            "lang": (article.lang,) if article.lang else (),
            "year": (year,) if year else (),
            "month": (month,) if len(month) == 7 else (),
        },
        day=day(article.date),
        stored=pack(article),
        moment=moment(article.date),
        sketch=sketch(terms.forms[1]),
    )


def held(document: Document) -> set[str]:
    """Give the forms that title, text and names of a document hold: those that an Analyst counts."""
    fields = ("title", "text", "source", "author", "section", "tags")
    return {form for field in fields for form in document.texts[field].split()} - {BREAK, *APART.split()}


def _whole(title: str, text: str) -> str:
    """Join the title and the text: a word of the title is one more occurrence of it in the article.

    Not where the title is but the beginning of the text, as that of an article without one.
    """
    return text if text.startswith(title) else f"{title} {APART} {text}" if text else title


def day(date: str) -> int:
    """Give the integer YYYYMMDD of an ISO date, unknown parts 00; ``2023-11`` is 20231100, nothing is 0."""
    digits = date[:10].replace("-", "")
    return int(digits.ljust(8, "0")) if digits else 0


def moment(date: str) -> int:
    """Give the integer YYYYMMDDhhmmss of an ISO date, for « who first »: in UTC where the zone is known.

    What is not known is all nines: a bare day comes after its hours, undated articles come last.
    """
    if len(date) > 10:
        try:
            known = datetime.fromisoformat(date)
            at = known.astimezone(UTC) if known.tzinfo else known
            day = (at.year * 100 + at.month) * 100 + at.day
            return ((day * 100 + at.hour) * 100 + at.minute) * 100 + at.second
        except (ValueError, OverflowError):  # « 2023-11-07T25:00 »: the day is known
            date = date[:10]
    return int(date.replace("-", "").ljust(14, "9"))


def order_keys(day: int, id: str) -> tuple[int, int]:
    """Give the sort keys, both ascending, of « newest first » and « oldest first ».

    Undated articles come last in both. Ties are broken by 36 bits of a digest of
    the id: one total order, the same on every engine, in 63 bits.
    """
    tie = int.from_bytes(blake2b(id.encode(), digest_size=5).digest()) >> 4
    newest = LATEST - day
    oldest = day or LATEST
    return newest << 36 | tie, oldest << 36 | tie


def pack(article: Article) -> bytes:
    """Write an article as bytes: a line of JSON with its id and where it was read, then all that it says.

    Texts and names hold no control signs (:func:`search.ingest.wording.clean`): two of these part them, at a
    quarter of the cost of JSON. A file may have any name.
    """
    # What json.dumps gives for these four, at a quarter of its cost.
    others = json.dumps(article.other_origins) if article.other_origins else "[]"
    where = f"[{_quoted(article.id)}, {_quoted(article.byline)}, {_quoted(article.origin)}, {others}]"
    names = _NAMES.join((*article.authors, "", *article.tags))
    said = _TEXTS.join((*_printed(article), names, article.lead, article.body))
    return f"{where}\n{said}".encode("utf-8", "surrogatepass")


def unpack(stored: bytes) -> Article:
    """Read what :func:`pack` wrote."""
    where, said = stored.decode("utf-8", "surrogatepass").split("\n", 1)
    id, byline, origin, others = json.loads(where)
    title, date, source, section, page, url, lang, several, lead, body = said.split(_TEXTS)
    names = several.split(_NAMES)
    after = names.index("")
    return Article(
        id=id,
        title=title,
        body=body,
        lead=lead,
        date=date,
        source=source,
        authors=tuple(names[:after]),
        section=section,
        tags=tuple(names[after + 1 :]),
        page=page,
        url=url,
        lang=lang,
        origin=origin,
        byline=byline,
        other_origins=tuple(others),
    )


def own_id(stored: bytes) -> str:
    """Give the id that a packed article has by all that it says, whatever id it was given and wherever it was read."""
    return blake2b(stored[stored.index(b"\n") + 1 :], digest_size=8).hexdigest()
