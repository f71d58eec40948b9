"""What does the HTML inside a feed say, and which record is an entry of one?"""

from __future__ import annotations

import re

from search.errors import SourceUnreadable
from search.ingest.markup import html, paragraphs, unescaped
from search.ingest.wording import letters, one_line

_CUT = re.compile(r"\s*(?:\[?(?:…|\.\.\.|&hellip;)\]?|\[…\])\s*$")


def plain(text: str) -> str:
    """Give the paragraphs of a piece of HTML, a line each; a text without markup stays as it is.

    >>> plain("<p>Crue &agrave; Rivemont.</p><p>Suite.</p>")
    'Crue à Rivemont.\\nSuite.'
    """
    if "<" not in text:
        return unescaped(text).strip()
    try:
        return "\n".join(paragraphs(html(text.encode("utf-8", "replace"))))
    except SourceUnreadable:  # a comment, a picture: nothing is said
        return ""


def title(text: str) -> str:
    """Give a title on one line, without the markup that some feeds leave in it."""
    return one_line(plain(text) if "<" in text else unescaped(unescaped(text)))


def lead_and_body(summary: str, content: str) -> dict[str, str]:
    """Give lead and body; a summary that is only the beginning of the content is no lead."""
    lead, body = plain(summary), plain(content)
    begun = letters(_CUT.sub("", lead))
    if body and (not begun or letters(body[: 2 * len(lead) + 100]).startswith(begun)):
        lead = ""
    return {"lead": lead, "body": body}
