"""Which items does this XML file hold, and what do their elements say?"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from search.article import Article, Rejected
from search.errors import SourceUnreadable
from search.ingest.markup import Element, inline, xml, xml_text
from search.ingest.opened import Opened
from search.ingest.xml_root import root_name

Item = Article | Rejected
ReadItem = Callable[[Element, str], Iterator[Item]]

HEAD = 1 << 16
"""How many signs may stand before the first element."""

_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def read_items(opened: Opened, names: tuple[str, ...], read: ReadItem) -> Iterator[Item]:
    """Read each outermost element of one of these names; where there are several, each has its number.

    Where the document breaks the rules of XML, its items are cut out of it and
    parsed one by one: only those that are broken are lost.
    """
    text = xml_text(opened.content(), opened.account)
    try:
        root = xml(text)
    except SourceUnreadable as problem:
        yield from _apart(text, opened.origin, names, read, problem.message)
        return
    found = [one for one in root.iter(*names) if not any(above.tag in names for above in one.iterancestors())]
    for number, element in enumerate(found, start=1):
        yield from read(element, f"{opened.origin}#{number}" if len(found) > 1 else opened.origin)


def words(element: Element, *paths: str) -> str:
    """Give the text, on one line, of the first element of these paths that has one, French before other languages."""
    for path in paths:
        found = sorted(element.iterfind(path), key=lambda one: not lang(one).startswith("fr"))
        if text := next(filter(None, map(inline, found)), ""):
            return text
    return ""


def said_in(element: Element, attribute: str, *paths: str) -> str:
    """Give the first of these attributes, by path, that is not empty."""
    values = (one.get(attribute, "").strip() for path in paths for one in element.iterfind(path))
    return next(filter(None, values), "")


def lang(element: Element) -> str:
    """Give the language that an element says it is in."""
    return str(element.get(_LANG) or "").lower()


def nearest_lang(element: Element) -> str:
    """Give the language of an element, or of what is around it."""
    return next(filter(None, map(lang, (element, *element.iterancestors()))), "")


def _apart(text: str, origin: str, names: tuple[str, ...], read: ReadItem, reason: str) -> Iterator[Item]:
    name = root_name(text[:HEAD])
    root = re.search(rf"<((?:[\w.-]+:)?{re.escape(name)})(?=[\s>/])[^<>]*>", text) if name else None
    parts = list(_parts(text, names, root.end())) if root else []
    if not root or len(parts) < 2:
        yield Rejected(origin, reason)
        return
    line, before, opening = 1, 0, " ".join(root[0].split())
    for number, (start, end, whole) in enumerate(parts, start=1):
        line, before = line + text.count("\n", before, start), start
        place = f"{origin}#{number}"
        try:
            around = xml(f"{opening}{text[start:end]}{'' if whole else '<'}</{root[1]}>", line)
        except SourceUnreadable as problem:
            yield Rejected(place, problem.message)
        else:
            yield from read(around[0], place)


def _parts(text: str, names: tuple[str, ...], at: int) -> Iterator[tuple[int, int, bool]]:
    """Give where each outermost item begins and ends, and whether its end tag is there, in one pass."""
    tag = re.compile(rf"<(/?)((?:[\w.-]+:)?(?:{'|'.join(names)}))(?=[\s>/])")
    begun: re.Match[str] | None = None
    for found in tag.finditer(text, at):
        if begun and found[2] == begun[2]:
            closed = bool(found[1])
            yield begun.start(), text.find(">", found.end()) + 1 if closed else found.start(), closed
            begun = None if closed else found
        elif not begun and not found[1]:
            begun = found
    if begun:
        yield begun.start(), len(text), False
