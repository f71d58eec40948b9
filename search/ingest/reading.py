"""What does one file hold?"""

from __future__ import annotations

import csv
import gzip
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, cast

from lxml import etree

from search.article import Article, Rejected
from search.errors import SourceUnreadable
from search.ingest.opened import Opened, Stream
from search.ingest.recognise import HEAD, recognise

_GZIP = b"\x1f\x8b"


def read(path: Path) -> Iterator[Article | Rejected]:
    """Give each article of a file, and what was refused, with its place and the reason in French.

    This never raises for what a file holds: a file that breaks in its middle
    gives what comes before the break, then one ``Rejected``.
    """
    origin = str(path)
    if not path.is_file():
        yield Rejected(origin, _not_a_file(path))
        return
    empty = True
    try:
        with path.open("rb") as file:
            for item in _read_file(file, origin, path.name):
                empty = False
                yield item
    except SourceUnreadable as problem:
        yield Rejected(origin, problem.message)
    except (OSError, EOFError, zlib.error, ValueError, csv.Error, etree.LxmlError, RecursionError) as error:
        yield Rejected(origin, _reason(error))
    else:
        if empty:
            yield Rejected(origin, "aucun article")


def _read_file(file: BinaryIO, origin: str, name: str) -> Iterator[Article | Rejected]:
    stream: Stream = cast(Stream, file)
    if file.read(2) == _GZIP:
        stream = gzip.GzipFile(fileobj=file)
        name = name.removesuffix(".gz").removesuffix(".GZ")
    file.seek(0)
    head = stream.read(HEAD)
    stream.seek(0)
    yield from recognise(head, name).read(Opened(origin, name, stream))


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
