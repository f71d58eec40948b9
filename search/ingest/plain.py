"""Which article is this plain text?

Three forms: lines `Titre: …` and their like before the text; a first line
`date 2023-11 …`; neither, where the text speaks for itself. In each, a last
line `Source: …` names the source and is no part of the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from search.article import Article, Rejected
from search.ingest.dates import iso, leading
from search.ingest.names import NAMES, field_of
from search.ingest.opened import Format, Opened
from search.ingest.record import article
from search.ingest.wording import beginning, clean

NO_TEXT = "fichier texte sans texte"
HEADLINE = 150
"""A first line of more signs than this is a paragraph, not a title."""

_LABELLED = re.compile(r"[ \t]*([^\W\d_][\w’'()/ -]{0,30}?)[ \t\xa0\u202f]*[:：][ \t\xa0\u202f]*(.*)")
_DATED = re.compile(r"\s*date\s*:?\s+(?=\S)", re.IGNORECASE)
_SOURCE = re.compile(r"\s*sources?\s*:\s*(\S[^\n]{0,120})\s*", re.IGNORECASE)
_HEADING = frozenset(("title", "date", "source", "authors", "body"))
_TITLE_LINE = re.compile(r"([^\n]+)\n[ \t]*\n+(?=\s*\S)")


def labelled(head: str) -> bool:
    """Tell whether a text begins with labelled lines: a title, a date that is understood, or two that are known."""
    lines = [_LABELLED.match(line) for line in head.split("\n", 12)[:12]]
    fields = [field_of(line[1]) if line else "" for line in lines]
    if fields[0] == "date" and lines[0] is not None and iso(lines[0][2]):
        return True
    return fields[0] == "title" or (fields[0] != "" and len(set(fields) - {""}) > 1)


def dated(head: str) -> bool:
    """Tell whether a text begins with the word « date », one that is understood, and a sentence on the same line."""
    opening = _DATED.match(head)
    date, rest = leading(head[opening.end() :]) if opening else ("", "")
    return date != "" and len(rest.partition("\n")[0].split()) >= 4


def read_labelled(opened: Opened) -> Iterator[Article | Rejected]:
    """Read labelled lines, then the text."""
    record, body = _labels(clean(opened.text()))
    rest, source = _source(body)
    yield article(
        {"source": source} | record | {"body": "\n\n".join(filter(None, (record.get("body"), rest)))}, opened.origin
    )


def read_dated(opened: Opened) -> Iterator[Article | Rejected]:
    """Read a text after its date."""
    text = clean(opened.text())
    opening = _DATED.match(text)
    date, rest = leading(text[opening.end() :]) if opening else ("", text)
    body, source = _source(rest.lstrip(" \t,:;.–—-"))
    yield article({"date": date, "body": body, "source": source}, opened.origin)


def read_bare(opened: Opened) -> Iterator[Article | Rejected]:
    """Read a text without anything before it; a short first line with a blank one after it is the title."""
    body, source = _source(clean(opened.text()))
    if not body:
        yield Rejected(opened.origin, NO_TEXT)
        return
    first = _TITLE_LINE.match(body)
    title = beginning(body)
    if first and len(first[1]) <= HEADLINE and not first[1].rstrip().endswith((".", ",", ";", ":")):
        title, body = first[1], body[first.end() :]
    yield article({"title": title, "body": body, "source": source}, opened.origin)


def _labels(text: str) -> tuple[dict[str, str], str]:
    """Part labelled lines from the text after them; a line that begins with blanks goes on with the one before.

    After a blank line only what heads an article is read on: « Résumé : … » may then be a paragraph.
    """
    record: dict[str, str] = {}
    lines = text.split("\n")
    field = ""
    readable = frozenset(NAMES)
    for number, line in enumerate(lines):
        label = _LABELLED.match(line)
        known = field_of(label[1]) if label else ""
        if not line.strip():
            readable = _HEADING
        elif label and known in readable and known not in record:
            field = known
            record[field] = label[2].strip()
            if field == "body":
                return record, "\n".join(lines[number + 1 :]).strip()
        elif field and line[:1] in (" ", "\t") and line.strip():
            record[field] += f" {line.strip()}"
        else:
            return record, "\n".join(lines[number:]).strip()
    return record, ""


def _source(text: str) -> tuple[str, str]:
    """Part a last line `Source: …` from the text before it."""
    text = text.rstrip()
    before, _, last = text.rpartition("\n")
    found = _SOURCE.fullmatch(last)
    return (before.rstrip(), found[1].strip()) if found else (text, "")


LABELLED = Format(
    name="labelled",
    label="Texte à en-tête",
    help="lignes « Titre : », « Date : », « Source : »…, puis le texte",
    suffixes=(),
    looks=labelled,
    read=read_labelled,
)
DATED = Format(
    name="dated",
    label="Texte daté",
    help="première ligne « date 2023-11 … », dernière ligne « Source : … »",
    suffixes=(),
    looks=dated,
    read=read_dated,
)
BARE = Format(
    name="text",
    label="Texte seul",
    help="un article par fichier ; le titre est la première ligne ou le début de la première phrase",
    suffixes=(".txt", ".text", ".md", ""),
    looks=lambda head: False,
    read=read_bare,
)
