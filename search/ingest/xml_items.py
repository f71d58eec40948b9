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
    text = xml_text(opened.content())
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
    root = re.search(rf"<((?:[\w.-]+:)?{re.escape(root_name(text[:HEAD]))})\b[^<>]*>", text)
    opening = re.compile(rf"<((?:[\w.-]+:)?(?:{'|'.join(names)}))(?=[\s>/])")
    starts = list(opening.finditer(text, root.end())) if root else []
    if not root or len(starts) < 2:
        yield Rejected(origin, reason)
        return
    ends = [*(start.start() for start in starts[1:]), len(text)]
    for number, (start, end) in enumerate(zip(starts, ends, strict=True), start=1):
        closing = f"</{start[1]}>"
        whole = text.rfind(closing, start.start(), end)
        place = f"{origin}#{number}"
        try:
            if whole < 0:
                raise SourceUnreadable(reason)
            around = xml(f"{root[0]}{text[start.start() : whole]}{closing}</{root[1]}>")
        except SourceUnreadable as problem:
            yield Rejected(place, problem.message)
        else:
            yield from read(around[0], place)
