"""Which articles are in this saved JSON Feed?"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping

from search.article import Article, Rejected
from search.ingest.feed_text import lead_and_body, title
from search.ingest.feeds import NO_ITEM
from search.ingest.jsonl import NOT_JSON
from search.ingest.languages import language
from search.ingest.opened import Format, Opened
from search.ingest.record import article
from search.ingest.wording import clean

_VERSION = re.compile(r'"version"\s*:\s*"https?:\\?/\\?/jsonfeed\.org\\?/version\\?/')
_decode = json.JSONDecoder(strict=False).decode


def looks(head: str) -> bool:
    """Tell whether a JSON object says that it is a JSON Feed."""
    return head.startswith("{") and _VERSION.search(head, 0, 4096) is not None


def read(opened: Opened) -> Iterator[Article | Rejected]:
    """Read each item (https://www.jsonfeed.org/version/1.1/)."""
    try:
        feed = _decode(opened.text())
    except (ValueError, RecursionError):
        yield Rejected(opened.origin, NOT_JSON)
        return
    items = feed.get("items") if isinstance(feed, dict) else None
    if not isinstance(items, list) or not items:
        yield Rejected(opened.origin, NO_ITEM)
        return
    shared = {name: feed.get(name) for name in ("title", "language", "authors", "author")}
    for number, item in enumerate(items, start=1):
        origin = f"{opened.origin}:{number}"
        yield article(_record(item, shared), origin) if isinstance(item, dict) else Rejected(origin, NO_ITEM)


def _record(item: Mapping[str, object], shared: Mapping[str, object]) -> dict[str, object]:
    content = _text(item, "content_html") or _text(item, "content_text")
    summary = _text(item, "summary")
    return {
        "source": shared["title"],
        "id": item.get("id"),
        "url": item.get("url") or item.get("external_url"),
        "title": title(_text(item, "title")),
        "date": item.get("date_published") or item.get("date_modified"),
        "authors": item.get("authors") or item.get("author") or shared["authors"] or shared["author"],
        "tags": item.get("tags"),
        "lang": language(_text(item, "language") or _text(shared, "language")),
        **lead_and_body(summary, content),
    }


def _text(item: Mapping[str, object], name: str) -> str:
    value = item.get(name)
    return clean(value) if isinstance(value, str) else ""


FORMAT = Format(
    name="json_feed",
    label="JSON Feed",
    help="fil JSON Feed enregistré : un article par élément",
    suffixes=(),
    looks=looks,
    read=read,
)
