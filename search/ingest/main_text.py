"""Which paragraphs of a page are its article?

By structure, not by site: the element that says so (``articleBody``), else the
smallest one that holds most of the text of the page's paragraphs.
"""

from __future__ import annotations

import re
from collections import Counter

from search.ingest.markup import SILENT, Element, inline, paragraphs, said, with_property

SHARE = 0.75
"""An inner element is entered while it holds at least this share of the text of paragraphs around it."""

SENTENCE = 40
"""A paragraph of fewer signs, links apart, says nothing of where the article is."""

_ASIDE = frozenset(("aside", "footer", "figure", "figcaption", "nav", "form", "menu"))
_OUTSIDE = _ASIDE | SILENT
_FURNITURE = re.compile(
    r"(?:^|[\s_-])(?:share|sharing|social|partage[rz]?|related|lire-?aussi|read-?more|voir-?aussi|newsletter|comments?"
    r"|commentaires?|disqus|breadcrumbs?|promo|pubs?|publicite|ads?|advert\w*|sponsor\w*|tags?|taglist|caption|credits?"
    r"|legende|copyright|cookies?|popup|modal|sidebar|outbrain|taboola|recommend\w*|subscribe|abonne\w*|paywall|footer"
    r"|widget|menu|nav|teaser|toolbar|hidden|screen-reader-text|sr-only|meta|byline|author|auteur|signature|date|time"
    r"|published|pubdate|dateline|postmeta|navigation|pagination|pager)(?=$|[\s_-])",
    re.IGNORECASE,
)
_NOTICE = 40
"""What is named as furniture is left out up to this many words: a longer text is more than a notice."""

_SEE_ALSO = re.compile(r"\W*(?:à|a)?\s*(?:lire|voir|écouter|revoir|relire)\s+(?:aussi|également)\b", re.IGNORECASE)
_BEGINNING = 500
"""Signs of a paragraph, blanks of its markup among them, in which such words are looked for."""


def main_text(root: Element) -> str:
    """Give the paragraphs of the article, a line each, or nothing where the page has none."""
    bodies = [element for element in with_property(root) if "articleBody" in element.get("itemprop", "")]
    if body := max(map(_text, bodies), key=len, default=""):
        return body
    container = _container(root)
    return "" if container is None or is_index(container) else _text(container)


def _text(container: Element) -> str:
    return "\n".join(paragraphs(container, _furniture(container)))


def _furniture(container: Element) -> set[Element]:
    """Give what is in the article's element without being its text: notices, captions, links to other articles."""
    left_out = set(container.iterdescendants(*_ASIDE))
    for element in container.iterdescendants():
        name = f"{element.get('class') or ''} {element.get('id') or ''}"
        if len(name) > 1 and _FURNITURE.search(name[:500]) and _is_notice(element):
            left_out.add(element)
    for element in container.iterdescendants("p", "ul", "ol"):
        if _is_see_also(element):
            left_out.add(element)
    return left_out


def _is_notice(element: Element) -> bool:
    words = 0
    for text in element.itertext():
        words += len(text.split())
        if words > _NOTICE:
            return False
    return True


def _is_see_also(element: Element) -> bool:
    """Tell whether a paragraph sends to another article, or a list of two items or more is of links only."""
    if element.tag == "p":
        return _SEE_ALSO.match(said(element)[:_BEGINNING]) is not None and element.find(".//a") is not None
    return len(element) > 1 and all(
        (link := item.find(".//a")) is not None and len(inline(item)) <= len(inline(link)) + 3 for item in element
    )


def is_index(container: Element) -> bool:
    """Tell whether an element lists articles instead of being one: three headings or more are links, to few texts."""
    links = sum(map(_is_link, container.iterdescendants("h1", "h2", "h3", "h4")))
    return links > 2 and 2 * links >= sum(len(inline(text)) >= SENTENCE for text in container.iter("p"))


def _is_link(heading: Element) -> bool:
    link = heading.find(".//a")
    parent = heading.getparent()
    return link is not None or (parent is not None and parent.tag == "a")


def _container(root: Element) -> Element | None:
    """Descend from the page to the smallest element that holds most of the text of its paragraphs."""
    own: Counter[Element] = Counter()
    for paragraph in root.iter("p"):
        parent = paragraph.getparent()
        if parent is not None and (size := _size(paragraph)) >= SENTENCE:
            own[parent] += size
    weight: Counter[Element] = Counter()
    for parent, size in own.items():
        above = [parent, *parent.iterancestors()]
        if not any(element.tag in _OUTSIDE for element in above):
            weight.update(dict.fromkeys(above, size))
    return _deepest(root, weight) if weight else None


def _deepest(element: Element, weight: Counter[Element]) -> Element:
    while True:
        heaviest = max(element, key=lambda child: weight[child], default=None)
        if heaviest is None or weight[heaviest] < SHARE * weight[element]:
            return element
        element = heaviest


def _size(paragraph: Element) -> int:
    """Count the signs of a paragraph, those of links against it: a list of links weighs nothing."""
    return len(inline(paragraph)) - 2 * sum(len(inline(link)) for link in paragraph.iter("a"))
