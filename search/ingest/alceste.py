"""Which articles are in this corpus for IRaMuTeQ or Alceste?

A line of stars (or of figures) and variables stands before each text:
``**** *journal_Relais *date_2023-11-07``. Variables named like a field of an
article fill it, the others are kept as tags.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from search.article import Article, Rejected
from search.ingest.names import field_of
from search.ingest.opened import Format, Opened
from search.ingest.record import article
from search.ingest.wording import clean

NO_TEXT = "variables sans texte après elles"
BEFORE = "texte avant la première ligne de variables"

_HEADER = re.compile(r"(?:\*{4}|\d{4,})(?:[ \t]+\*[^\s*]\S*)+[ \t]*")
_THEME = re.compile(r"-\*(\S+)[ \t]*")


def looks(head: str) -> bool:
    """Tell whether a text begins with a line of variables."""
    return _HEADER.fullmatch(head.partition("\n")[0]) is not None


def read(opened: Opened) -> Iterator[Article | Rejected]:
    """Read each text after its line of variables."""
    header, first, lines = "", 1, list[str]()
    for number, line in enumerate(clean(opened.text()).split("\n"), start=1):
        if _HEADER.fullmatch(line.strip()):
            yield from _text(header, lines, f"{opened.origin}:{first}")
            header, first, lines = line, number, []
        else:
            lines.append(line)
    yield from _text(header, lines, f"{opened.origin}:{first}")


def _text(header: str, lines: list[str], origin: str) -> Iterator[Article | Rejected]:
    themes = [theme[1] for line in lines if (theme := _THEME.fullmatch(line.strip()))]
    body = "\n".join(line for line in lines if not _THEME.fullmatch(line.strip())).strip()
    if header and body:
        yield article({**_variables(header, themes), "body": body}, origin)
    elif header or body:
        yield Rejected(origin, NO_TEXT if header else BEFORE)


def _variables(header: str, themes: list[str]) -> dict[str, object]:
    record: dict[str, object] = {}
    tags: list[str] = []
    for variable in header.split("*"):
        name, _, value = variable.strip().partition("_")
        field = field_of(name)
        if value and field not in ("", "body", "tags", "id") and field not in record:
            record[field] = value.replace("_", "-" if field == "date" else " ")
        elif name and not name.isdigit():
            tags.append(value.replace("_", " ") if field == "tags" else variable.strip())
    return {**record, "tags": tags + themes}


FORMAT = Format(
    name="alceste",
    label="Corpus IRaMuTeQ ou Alceste",
    help="lignes « **** *journal_Relais *date_2023-11-07 » avant chaque texte",
    suffixes=(),
    looks=looks,
    read=read,
)
