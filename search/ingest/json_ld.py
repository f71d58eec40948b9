"""What does a page say of its article in JSON-LD?"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

from search.ingest.markup import Element, said, unescaped

_ARTICLE = re.compile(r"(?:^|[/:])(?:\w*Article|\w*BlogPosting|Report|Review)$")
_OPENINGS = ("<!--", "//<![CDATA[", "// <![CDATA[", "/*<![CDATA[*/", "/* <![CDATA[ */")
_ENDINGS = ("/*]]>*/", "/* ]]> */", "//]]>", "// ]]>", "//-->", "-->", ";")
_decode = json.JSONDecoder(strict=False).decode


def article_node(root: Element) -> dict[str, object]:
    """Give the object of type Article (or NewsArticle, BlogPosting…) of a page, or an empty one."""
    for script in root.iter("script"):
        if "ld+json" in (script.get("type") or "").lower():
            for node in _nodes(_value(said(script))):
                if _is_article(node):
                    return {key: _plain(value) for key, value in node.items()}
    return {}


def _value(script: str) -> object:
    text = script.strip()
    for opening in _OPENINGS:
        text = text.removeprefix(opening).lstrip()
    for ending in _ENDINGS:
        text = text.removesuffix(ending).rstrip()
    try:
        return _decode(text)
    except (ValueError, RecursionError):
        return None  # a damaged script says nothing; the page has other ways to


def _nodes(value: object, depth: int = 0) -> Iterator[dict[str, object]]:
    if depth > 4:
        return
    if isinstance(value, list):
        for item in value:
            yield from _nodes(item, depth + 1)
    elif isinstance(value, dict):
        yield value
        for key in ("@graph", "mainEntity", "mainEntityOfPage", "itemListElement", "item"):
            yield from _nodes(value.get(key), depth + 1)


def _is_article(node: dict[str, object]) -> bool:
    types = node.get("@type")
    named = types if isinstance(types, list) else [types]
    described = node.get("headline") or node.get("name") or node.get("articleBody")
    return bool(described) and any(isinstance(name, str) and _ARTICLE.search(name) for name in named)


def _plain(value: object) -> object:
    """Entities are not decoded inside a script, yet many sites write them there."""
    match value:
        case str():
            return unescaped(value)
        case list():
            return [_plain(item) for item in value]
        case dict():
            return {key: _plain(item) for key, item in value.items()}
        case _:
            return value
