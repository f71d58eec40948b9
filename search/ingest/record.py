"""Which article is this record, whatever its columns are called?"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache
from unicodedata import normalize

from search.article import Article, Rejected, article_id
from search.ingest.bylines import paper, people
from search.ingest.dates import from_number, iso
from search.ingest.names import Columns, columns
from search.ingest.wording import beginning, clean, one_line
from search.ingest.written_in import written_in

NO_TEXT = "ni titre ni texte"
NO_FIELDS = "JSON sans champs : ni titre ni texte"

_INNER = ("name", "nom", "title", "titre", "label", "text", "texte", "value", "@value", "#text", "_", "id", "@id")
_AND = re.compile(r" (?:et|and) |[;|\n]")
_BY = re.compile(r"(?:par|by) ", re.IGNORECASE)
_LISTED = re.compile(r"[;,|\n]")


def article(record: Mapping[str, object], origin: str, said: Columns = ()) -> Article | Rejected:
    """Give the article that a record holds; Rejected where it has neither title nor text."""
    held = columns(tuple(record), said)
    body = _first(record, held["body"], text)
    lead = _first(record, held["lead"], text)
    title = _first(record, held["title"], _name)
    if not (title or body or lead):
        return Rejected(origin, NO_TEXT)
    date = _first(record, held["date"], _date)
    title = title or beginning(lead or body)
    given = _first(record, held["id"], _name)
    signed = _every(record, held["authors"], authors)
    named = people(signed)
    url = _first(record, held["url"], _name)
    return Article(
        id=article_id(given, url, "" if given or url else f"{title}\n{date}\n{lead}\n{body}"),
        title=title,
        body=body,
        lead=lead,
        date=date,
        source=_composed(paper(_first(record, held["source"], _name))),
        authors=tuple(map(_composed, named)),
        section=_composed(_first(record, held["section"], _name)),
        tags=tuple(map(_composed, _every(record, held["tags"], tags))),
        page=_first(record, held["page"], _name),
        url=url,
        lang=_first(record, held["lang"], _name) or written_in(body or lead or title),
        origin=origin,
        byline="" if named == signed else _first(record, held["authors"], _signature),
    )


def _composed(name: str) -> str:
    """Give a name in one shape (NFC), whatever the file's: it is one value of a facet."""
    return name if name.isascii() else normalize("NFC", name)


def articles(value: object, origin: str, said: Columns = ()) -> Iterator[Article | Rejected]:
    """Give the articles of a decoded value: a record, a list of records, or an object that wraps such a list."""
    match value:
        case dict() if not _is_record(value, said) and (inner := _longest_list(value)):
            yield from articles(inner, origin, said)
        case dict():
            yield article(value, origin, said)
        case list() if value:
            for number, item in enumerate(value, start=1):
                place = f"{origin}:{number}"
                yield article(item, place, said) if isinstance(item, dict) else Rejected(place, NO_FIELDS)
        case _:
            yield Rejected(origin, NO_FIELDS)


def _is_record(value: Mapping[str, object], said: Columns) -> bool:
    held = columns(tuple(value), said)
    for field in ("body", "lead", "title"):  # a loop: ``any`` over a generator would cost five times as much
        for name in held[field]:
            if isinstance(value[name], str):
                return True
    return False


def _longest_list(value: Mapping[str, object]) -> list[object]:
    """Give the longest list of objects among the values of an object, or of the objects in it."""
    lists = [item for item in value.values() if isinstance(item, list) and any(isinstance(one, dict) for one in item)]
    inner = [_longest_list(item) for item in value.values() if isinstance(item, dict)] if not lists else []
    return max(lists + inner, key=len, default=[])


def text(value: object) -> str:
    """Give the text of a value: a list is one paragraph an item, an object what it calls its text."""
    match value:
        case str():
            return clean(value)
        case list() | tuple():
            return "\n".join(filter(None, map(text, value)))
        case Mapping():
            return next((found for key in _INNER if (found := text(value.get(key)))), "")
        case bool() | None:
            return ""
        case _:
            return str(value)


def authors(value: object) -> tuple[str, ...]:
    """Give the names of a list, or of a signature: « Par Ana Ruiz, Léo Blin et Zoé Mao » has three.

    A comma parts names only where each part has two words: « Blin, Léo » is one.
    """
    return _signed(value) if isinstance(value, str) else _names(value, authors)


def tags(value: object) -> tuple[str, ...]:
    """Give the items of a list, or of a string where commas, semicolons or bars part them."""
    if not isinstance(value, str):
        return _names(value, lambda item: (one_line(item),) if isinstance(item, str) else tags(item))
    return tuple(dict.fromkeys(one_line(tag) for tag in _LISTED.split(value) if tag and not tag.isspace()))


@lru_cache(maxsize=4096)
def _signed(signature: str) -> tuple[str, ...]:
    names: list[str] = []
    lines = "\n".join(map(one_line, signature.splitlines()))
    for name in _AND.split(_BY.sub("", lines, count=1) if _BY.match(lines) else lines):
        parts = name.split(",")
        names += parts if all(len(part.split()) > 1 for part in parts) else [name]
    return tuple(dict.fromkeys(filter(None, map(one_line, names))))


def _names(value: object, read: Callable[[object], tuple[str, ...]]) -> tuple[str, ...]:
    if isinstance(value, list | tuple):
        return tuple(dict.fromkeys(name for item in value for name in read(item) if name))
    name = one_line(text(value))
    return (name,) if name else ()


def _name(value: object) -> str:
    if isinstance(value, str):
        return value if value.isprintable() and "  " not in value and value == value.strip() else one_line(value)
    return one_line(text(value))


def _signature(value: object) -> str:
    return one_line(value) if isinstance(value, str) else ", ".join(authors(value))


def _date(value: object) -> str:
    if isinstance(value, int | float) and not isinstance(value, bool):
        return from_number(value)
    return iso(_name(value))


def _first(record: Mapping[str, object], names: tuple[str, ...], read: Callable[[object], str]) -> str:
    for name in names:
        if found := read(record[name]):
            return found
    return ""


def _every(
    record: Mapping[str, object], names: tuple[str, ...], read: Callable[[object], tuple[str, ...]]
) -> tuple[str, ...]:
    for name in names:
        if found := read(record[name]):
            return found
    return ()
