"""Which dispatches are in this text of the old wires?

IPTC 7901 (1979): control signs mark the header, the text and the end, where the
day and hour stand; lines of about 65 signs.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from search.article import Article, Rejected
from search.ingest.dates import iso
from search.ingest.fixed_lines import unwrapped
from search.ingest.opened import Format, Opened
from search.ingest.record import article
from search.ingest.wording import one_line

NO_TEXT = "dépêche IPTC 7901 sans texte"

_MESSAGE = re.compile(r"\x01([^\x01\x02]*)(?:\x02([^\x01\x03]*))?(?:\x03([^\x01]*))?")
_OPENING = re.compile(r"\x01[^\x00-\x1f]{4,80}\r?\n[^\x00\x01]{0,200}\x02")
_STAMP = re.compile(
    r"(?P<day>\d\d)(?P<hour>\d\d)(?P<minute>\d\d)\s+(?P<zone>[A-Z]{3,4})\s+(?P<month>\w{3,9})\.?\s+(?P<year>\d\d(?:\d\d)?)\b"
)
_HEADER = re.compile(r"\S+\s+\d\s+\w{1,3}\s+\d+\s+(?P<rest>.*)")
_TITLE = re.compile(
    r"\s*+(?P<title>[^=\s][^=]{0,400}?)\s{0,8}=[ \t]*+\r?\n|\s{0,2}(?P<first>\S[^\r\n]{0,149})\r?\n[ \t]*+\r?\n"
)
_NOTEBOOK = re.compile(r"^# ?\w+ (?:NOTEBOOK|NOTIZBLOCK|BLOC-NOTES)\b", re.MULTILINE | re.IGNORECASE)
"""What follows is for editors, « not for publication »."""


def looks(head: str) -> bool:
    """Tell whether a text opens with a header between the signs SOH and STX."""
    return _OPENING.match(head) is not None


def read(opened: Opened) -> Iterator[Article | Rejected]:
    """Read each message of a file."""
    messages = list(_MESSAGE.finditer(opened.text()))
    for number, message in enumerate(messages, start=1):
        origin = f"{opened.origin}#{number}" if len(messages) > 1 else opened.origin
        yield _read(message[1], message[2] or "", message[3] or "", origin)


def _read(header: str, text: str, end: str, origin: str) -> Article | Rejected:
    first, _, slug = header.strip().partition("\n")
    opening = _TITLE.match(text)
    title = one_line(opening["title"] or opening["first"]) if opening else ""
    body = _NOTEBOOK.split(text[opening.end() if opening else 0 :], maxsplit=1)[0]
    if not (title or body.strip()):
        return Rejected(origin, NO_TEXT)
    return article(
        {
            "title": title,
            "body": unwrapped(body),
            "date": _date(end),
            "source": _source(first),
            "tags": one_line(slug).strip("/ "),
        },
        origin,
    )


def _date(end: str) -> str:
    stamp = _STAMP.search(end[:200])
    return iso("{day} {month} {year} {hour}:{minute} {zone}".format(**stamp.groupdict())) if stamp else ""


def _source(header: str) -> str:
    """Give the agency: the last word of the header, before the number of the dispatch."""
    found = _HEADER.match(header)
    names = [word for word in found["rest"].split() if word.isalpha()] if found else []
    return names[-1] if names else ""


FORMAT = Format(
    name="iptc7901",
    label="IPTC 7901",
    help="dépêches des anciens téléscripteurs, avec leurs signes de contrôle",
    suffixes=(),
    looks=looks,
    read=read,
)
