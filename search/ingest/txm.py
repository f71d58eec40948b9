"""Which articles are these texts, described line by line in the ``metadata.csv`` beside them?

The form of TXM: the first column names a text file of the same folder, with or
without ``.txt``; the others are named as in any table.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator
from dataclasses import replace

from search.article import Article, Rejected
from search.errors import SourceUnreadable
from search.ingest import tables
from search.ingest.account import Account
from search.ingest.encoding import decode
from search.ingest.opened import WHOLE, Format, Opened
from search.ingest.record import article

NAME = "metadata.csv"


def read(opened: Opened) -> Iterator[Article | Rejected]:
    """Read each row with its text; as a plain table where no text lies beside."""
    raw = opened.content()
    texts = _Texts(opened.beside, opened.account)
    header, rows = _rows(raw)
    if not any(texts.has(row[0]) for _, row in rows if row):
        yield from tables.read(replace(opened, stream=io.BytesIO(raw)))
        return
    for line, row in rows:
        origin = f"{opened.origin}:{line}"
        if not any(map(str.strip, row)):
            continue
        if texts.has(row[0]):
            record = {name: value for name, value in reversed(list(zip(header, row, strict=False))) if name}
            yield article(record | {"body": texts.of(row[0])}, origin, opened.columns)
        else:
            yield Rejected(origin, f"texte décrit mais illisible : {texts.reason(row[0])}")


def named(raw: bytes, exists: Callable[[str], bool]) -> Iterator[str]:
    """Give the names of the text files that the rows describe, those that exist."""
    for _, row in _rows(raw)[1]:
        yield from (name for name in _candidates(row[0] if row else "") if exists(name))


class _Texts:
    """The texts beside, each read once."""

    def __init__(self, beside: Callable[[str], bytes], account: Account) -> None:
        self._beside = beside
        self._account = account
        self._held: tuple[str, str, str] = ("", "", "")

    def has(self, name: str) -> bool:
        """Tell whether there is a text of this name, not empty."""
        return bool(self._text(name)[1])

    def of(self, name: str) -> str:
        """Give the text."""
        return self._text(name)[1]

    def reason(self, name: str) -> str:
        """Say why there is none."""
        return self._text(name)[2] or "fichier vide"

    def _text(self, name: str) -> tuple[str, str, str]:
        if self._held[0] != name:
            text, reason = "", "nom absent"
            for candidate in _candidates(name):
                try:
                    text = decode(self._beside(candidate), account=self._account).strip("\ufeff \t\r\n")
                    reason = ""
                    break
                except SourceUnreadable as problem:
                    reason = problem.message
            self._held = (name, text, reason)
        return self._held


def _candidates(name: str) -> tuple[str, ...]:
    name = name.strip()
    if not name:
        return ()
    return (name,) if name.lower().endswith(".txt") else (f"{name}.txt",)


def _rows(raw: bytes) -> tuple[list[str], list[tuple[int, list[str]]]]:
    csv.field_size_limit(WHOLE)
    lines = io.StringIO(decode(raw).lstrip("\ufeff"), newline="")
    header = lines.readline()
    delimiter = max(";\t,", key=header.count)
    reader = csv.reader(lines, delimiter=delimiter)
    names = [name.strip() for name in next(csv.reader([header], delimiter=delimiter), [])]
    return names, [(reader.line_num + 1, row) for row in reader]


FORMAT = Format(
    name="txm",
    label="Textes décrits par un tableau (TXM)",
    help="metadata.csv dont la première colonne nomme les fichiers .txt du même dossier",
    suffixes=(),
    looks=lambda head: False,
    read=read,
    names=(NAME,),
)
