"""Which articles are in this table?"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence

from search.article import Article, Rejected
from search.ingest.account import Account
from search.ingest.encoding import decode_line
from search.ingest.names import Columns, field_of
from search.ingest.opened import WHOLE, Format, Opened
from search.ingest.record import article

NO_COLUMN = "tableau sans colonne de titre ni de texte connue"
BAD_ROW = "ligne de tableau mal formée"
TOO_MANY = "ligne de tableau qui a plus de colonnes que l’en-tête"
TOO_FEW = "ligne de tableau où manquent des colonnes de texte"

ROW_LINES = 20_000
"""A row of more lines than this is one whose quote is not closed."""

_DELIMITERS = (";", ",", "\t", "|")
_TEXTS = {"title", "lead", "body"}


def looks(head: str) -> bool:
    """Tell whether the first line is a row of names, two known at least, one of them a title or a text."""
    return _delimiter(_header(iter(head.split("\n", 2)))) != ""


def read(opened: Opened) -> Iterator[Article | Rejected]:
    """Read each row; the first names the columns. One that is badly quoted costs itself only."""
    csv.field_size_limit(WHOLE)
    lines = _Lines(opened.lines(), opened.account)
    header = _header(lines)
    delimiter = _delimiter(header, opened.columns) or max(_DELIMITERS, key=header.count)
    names = [name.strip() for name in next(csv.reader([header], delimiter=delimiter), [])]
    texts = [column for column, name in enumerate(names) if field_of(name, opened.columns) in _TEXTS]
    if not texts:
        yield Rejected(opened.origin, NO_COLUMN)
        return
    while (row := _row(lines, delimiter, len(names))) is not None:
        origin = f"{opened.origin}:{lines.first}"
        if isinstance(row, str):
            yield Rejected(origin, row)
        elif any(map(str.strip, row)):
            whole = len(row) > texts[-1]
            yield article(_record(names, row), origin, opened.columns) if whole else Rejected(origin, TOO_FEW)


class _Lines:
    """The decoded lines of a table; those of a row that went wrong can be given back."""

    def __init__(self, lines: Iterator[bytes | None], account: Account) -> None:
        self._lines = lines
        self._account = account
        self._again: list[str] = []
        self._taken: list[str] = []
        self.first = 1
        self._number = 0

    def __iter__(self) -> _Lines:
        return self

    def __next__(self) -> str:
        if len(self._taken) > ROW_LINES:
            raise csv.Error(BAD_ROW)
        line = self._again.pop() if self._again else _line(next(self._lines), self._account)
        self._number += 1
        self._taken.append(line)
        return line

    def begin(self) -> None:
        """Mark the beginning of a row."""
        self._taken.clear()
        self.first = self._number + 1

    def give_back(self) -> str:
        """Keep the first line of the row, give back the others."""
        first, *others = self._taken
        self._again += reversed(others)
        self._number -= len(others)
        return first


def _line(raw: bytes | None, account: Account) -> str:
    # A line of more than 64 MB was passed over: a lone sign stands for it, refused as a row that lacks its columns.
    return "\ufffd\n" if raw is None else decode_line(raw, account).rstrip("\r") + "\n"


def _row(lines: _Lines, delimiter: str, width: int) -> Sequence[str] | str | None:
    """Give the next row, or the reason why it is none; None at the end."""
    lines.begin()
    try:
        row = next(csv.reader(lines, delimiter=delimiter, strict=True), None)
    except csv.Error:
        # A quote that is never closed would take all that follows: only its own line is lost.
        row = next(csv.reader(io.StringIO(lines.give_back()), delimiter=delimiter), [])
        if len(row) != width:
            return BAD_ROW
    return row if row is None or len(row) <= width or not any(row[width:]) else TOO_MANY


def _record(names: Sequence[str], row: Sequence[str]) -> dict[str, str]:
    """Pair names and values; of two columns of one name, the first counts."""
    return {name: value for name, value in reversed(list(zip(names, row, strict=False))) if name}


def _header(lines: Iterator[str]) -> str:
    """Give the line of names, after the `sep=;` that spreadsheets write for themselves."""
    header = next(lines, "").strip("\r\n\ufeff")
    return next(lines, "").strip("\r\n") if header.startswith("sep=") else header


def _delimiter(header: str, said: Columns = ()) -> str:
    """Give the sign that parts the most known names of a first line, or nothing."""
    found = {sign: {field_of(name, said) for name in header.split(sign)} - {""} for sign in _DELIMITERS}
    best = max(found, key=lambda sign: len(found[sign]))
    return best if len(found[best]) > 1 and found[best] & _TEXTS else ""


FORMAT = Format(
    name="table",
    label="Tableau CSV ou TSV",
    help="un article par ligne, colonnes nommées en français ou en anglais, séparées par ; , | ou tabulation",
    suffixes=(".csv", ".tsv", ".tab"),
    looks=looks,
    read=read,
)
