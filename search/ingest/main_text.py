"""Which paragraphs of a page are its article?

By structure, not by site: the element that says so (``articleBody``), else the
smallest one that holds most of the text of the page's paragraphs.
"""

from __future__ import annotations

import re
from collections import defaultdict

from search.ingest.markup import SILENT, Element, inline, paragraphs

SHARE = 0.75
"""An inner element is entered while it holds at least this share of the text of paragraphs around it."""

_ASIDE = frozenset(("aside", "footer", "figure", "figcaption", "nav", "form", "menu"))
_FURNITURE = re.compile(
    r"(?:^|[\s_-])(?:share|sharing|social|partage[rz]?|related|lire-?aussi|read-?more|voir-?aussi|newsletter|comments?"
    r"|commentaires?|disqus|breadcrumbs?|promo|pubs?|publicite|ads?|advert\w*|sponsor\w*|tags?|taglist|caption|credits?"
    r"|legende|copyright|cookies?|popup|modal|sidebar|outbrain|taboola|recommend\w*|subscribe|abonne\w*|paywall|footer"
    r"|widget|menu|nav|teaser|toolbar|hidden|screen-reader-text|sr-only|meta|byline|author|auteur|signature|date|time"
    r"|published|pubdate|dateline|postmeta|entry-meta|infos?-article|navigation|pagination|pager)(?=$|[\s_-])",
    re.IGNORECASE,
)
_NOTICE_WORDS = 40
_WORD = re.compile(r"\w+")


def main_text(root: Element) -> str:
    """Give the paragraphs of the article, a line each, or nothing where the page has none."""
    said = [element for element in root.iterfind(".//*[@itemprop]") if "articleBody" in element.get("itemprop", "")]
    for element in said:
        if body := _text(element):
            return body
    container = _container(root)
    return "" if container is None else _text(container)


def _text(container: Element) -> str:
    return "\n".join(paragraphs(container, _furniture(container)))


def _furniture(container: Element) -> set[Element]:
    """Give what is in the article's element without being its text: notices, captions, links to other articles."""
    aside = {element for element in container.iterdescendants(*_ASIDE)}
    for element in container.iterdescendants():
        name = f"{element.get('class') or ''} {element.get('id') or ''}"
        if len(name) > 1 and _FURNITURE.search(name) and len(_WORD.findall(inline(element))) <= _NOTICE_WORDS:
            aside.add(element)
    return aside


def _container(root: Element) -> Element | None:
    """Descend from the page to the smallest element that holds most of the text of its paragraphs."""
    weight: dict[Element, int] = defaultdict(int)
    for paragraph in root.iter("p"):
        text = _own_text(paragraph)
        if text < 40 or _is_aside(paragraph):
            continue
        for element in paragraph.iterancestors():
            weight[element] += text
    return _deepest(root, weight)


def _deepest(root: Element, weight: dict[Element, int]) -> Element | None:
    if not weight:
        return None
    element = root
    while True:
        heaviest = max((child for child in element if child in weight), key=lambda child: weight[child], default=None)
        if heaviest is None or weight[heaviest] < SHARE * weight[element]:
            return element
        element = heaviest


def _own_text(paragraph: Element) -> int:
    """Count the signs of a paragraph that are no link's: a list of links weighs nothing."""
    linked = sum(len(inline(link)) for link in paragraph.iter("a"))
    return max(len(inline(paragraph)) - 2 * linked, 0)


def _is_aside(paragraph: Element) -> bool:
    return any(element.tag in _ASIDE or element.tag in SILENT for element in paragraph.iterancestors())
