"""Which paragraphs are in a text that was set in lines of one width?

Agencies cut their lines at about 65 signs and begin a paragraph with blanks or
after an empty line; the end of a line says nothing there.
"""

from __future__ import annotations

import re

from search.ingest.markup import html, paragraphs, unescaped
from search.ingest.wording import one_line

WIDTH = 120
"""A text that has a line of more signs is not set in lines: each of its lines is a paragraph."""

_TAGGED = re.compile(r"</?(?:p|br|b|i|em|strong|div|span|a|ul|li|h[1-6]|html|body)\b[^<>]*>", re.IGNORECASE)
_MARKER = re.compile(r"[-–—*•]\s|\d+[.)]\s")


def unwrapped(text: str) -> str:
    """Give the paragraphs of a text, a line each.

    >>> unwrapped("   La crue a surpris la ville, sans\\nun bruit, dans la nuit.\\n   Les quais sont fermés.")
    'La crue a surpris la ville, sans un bruit, dans la nuit.\\nLes quais sont fermés.'
    """
    lines = text.replace("\r\n", "\n").replace("\r", "\n").expandtabs(4).strip("\n").split("\n")
    width = max(len(line.strip()) for line in lines)
    if width > WIDTH:
        return "\n".join(filter(None, map(one_line, lines)))
    margin = min((_indent(line) for line in lines[1:] if line.strip()), default=0)
    by_margin = any(_indent(line) > margin for line in lines)  # else a short line is the last of its paragraph
    paragraphs: list[list[str]] = [[]]
    for line in lines:
        last, held = paragraphs[-1][-1] if paragraphs[-1] else "", line.strip()
        short = not by_margin and len(last) < 0.6 * width and not held[:1].islower()
        if not held or (last and (short or _indent(line) > margin or _MARKER.match(held))):
            paragraphs.append([])
        if held:
            paragraphs[-1].append(held)
    return "\n".join(one_line(" ".join(lines)) for lines in paragraphs if lines)


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def loose_text(text: str) -> str:
    """Give the paragraphs of a text that may hold tags of HTML, as agencies leave them in data, a line each."""
    if not _TAGGED.search(text):
        return unwrapped(unescaped(text))
    return "\n".join(paragraphs(html(text.encode("utf-8", "replace"))))
