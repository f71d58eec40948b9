"""What does one file hold?"""

from __future__ import annotations

import csv
import gzip
import zlib
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import BinaryIO, TypeVar, cast

from lxml import etree

from search.article import Article, Rejected
from search.errors import SourceUnreadable
from search.ingest import jsonl
from search.ingest.neighbours import beside
from search.ingest.opened import Format, Opened, Stream
from search.ingest.recognise import HEAD, recognise
from search.ingest.shares import Share, cut

_GZIP = b"\x1f\x8b"
_Item = TypeVar("_Item")
_Reading = Callable[[Format, Opened, BinaryIO], Iterator[_Item]]


def read(path: Path) -> Iterator[Article | Rejected]:
    """Give each article of a file, and what was refused, with its place and the reason in French.

    This never raises for what a file holds: a file that breaks in its middle
    gives what comes before the break, then one ``Rejected``.
    """
    return _guarded(path, lambda form, opened, _: form.read(opened))


def shares(path: Path, size: int) -> Iterator[Share | Article | Rejected]:
    """Like :func:`read`, but JSON Lines come unread, about ``size`` bytes at a time, for other processes to read."""
    return _guarded(
        path, lambda form, opened, file: cut(opened, file, size) if form is jsonl.FORMAT else form.read(opened)
    )


def _guarded(path: Path, reading: _Reading[_Item]) -> Iterator[_Item | Rejected]:
    # A name that is not in UTF-8 is shown with U+FFFD: what is told must be writable everywhere.
    origin = str(path).encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    if not path.is_file():
        yield Rejected(origin, _not_a_file(path))
        return
    empty = True
    try:
        with path.open("rb") as file:
            for item in reading(*_open(file, origin, path), file):
                empty = False
                yield item
    except SourceUnreadable as problem:
        yield Rejected(origin, problem.message)
    except (OSError, EOFError, zlib.error, ValueError, csv.Error, etree.LxmlError, RecursionError) as error:
        yield Rejected(origin, _reason(error))
    else:
        if empty:
            yield Rejected(origin, "aucun article")


def _open(file: BinaryIO, origin: str, path: Path) -> tuple[Format, Opened]:
    stream: Stream = cast(Stream, file)
    name = path.name
    if file.read(2) == _GZIP:
        stream = gzip.GzipFile(fileobj=file)
        name = name.removesuffix(".gz").removesuffix(".GZ")
    file.seek(0)
    head = stream.read(HEAD)
    stream.seek(0)
    return recognise(head, name), Opened(origin, name, stream, partial(beside, path.parent))


def _not_a_file(path: Path) -> str:
    try:
        if path.is_dir():
            return "lien vers un dossier déjà parcouru" if path.is_symlink() else "dossier illisible"
        path.stat()
    except OSError as error:
        return _reason(error)
    return "ni fichier ni dossier"


def _reason(error: Exception) -> str:
    match error:
        case EOFError() | zlib.error() | gzip.BadGzipFile():
            return "fichier compressé abîmé ou tronqué"
        case PermissionError():
            return "lecture interdite"
        case FileNotFoundError():
            return "fichier disparu ou lien rompu"
        case OSError():
            return "lecture impossible"
        case _:
            return "contenu illisible"
