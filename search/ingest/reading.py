"""What does one file hold?"""

from __future__ import annotations

import csv
import gzip
import os
import re
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path, PurePosixPath
from typing import BinaryIO, TypeVar, cast

from lxml import etree

from search.article import Article, Rejected
from search.errors import SourceUnreadable
from search.ingest import jsonl
from search.ingest.bounds import DEPTH, TOO_DEEP, Budget, Exhausted, Metered, Stream
from search.ingest.neighbours import beside
from search.ingest.opened import Format, Opened
from search.ingest.packed import DAMAGED, suffix_of, unpacked
from search.ingest.recognise import HEAD, recognise
from search.ingest.shares import Share, cut

_FOREIGN = (
    *(OSError, EOFError, zlib.error, zipfile.BadZipFile, struct.error),
    *(ValueError, csv.Error, etree.LxmlError, RecursionError),
)
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
    if path.is_file():
        yield from _told(origin, lambda: _of_file(path, origin, reading))
    else:
        yield Rejected(origin, _not_a_file(path))


def _told(origin: str, begin: Callable[[], Iterator[_Item]], *, inside: bool = False) -> Iterator[_Item | Rejected]:
    """Give the items, then the reason why there are no more, or none, unless all have been given."""
    empty = True
    try:
        for item in begin():
            empty = False
            yield item
    except SourceUnreadable as problem:
        if inside and isinstance(problem, Exhausted):
            raise
        yield Rejected(origin, problem.message)
    except _FOREIGN as error:
        yield Rejected(origin, _reason(error))
    else:
        if empty:
            yield Rejected(origin, "aucun article")


def _of_file(path: Path, origin: str, reading: _Reading[_Item]) -> Iterator[_Item]:
    with path.open("rb") as file:
        head = file.read(HEAD)
        file.seek(0)
        whole = Opened(
            origin,
            path.name,
            cast(Stream, file),
            partial(beside, path.parent),
            partial(_inside, 1),
            Budget(os.fstat(file.fileno()).st_size),
        )
        yield from reading(*_recognised(whole, head), file)


def _inside(
    depth: int, outer: Opened, name: str, start: Callable[[], Stream], near: Callable[[str], bytes]
) -> Iterator[Article | Rejected]:
    """Read a file that an archive holds, as if it lay on the disk."""
    if depth > DEPTH:
        raise SourceUnreadable(TOO_DEEP)
    outer.budget.enter()

    def items() -> Iterator[Article | Rejected]:
        stream = Metered(start(), outer.budget)
        head = stream.peek(HEAD)
        own_name = PurePosixPath(re.split(r"[?#]", name, maxsplit=1)[0] if "://" in name else name).name
        member = Opened(outer.place(name), own_name, stream, near, partial(_inside, depth + 1), outer.budget)
        form, opened = _recognised(member, head)
        yield from form.read(opened)

    return _told(outer.place(name), items, inside=True)


def _recognised(packed: Opened, head: bytes) -> tuple[Format, Opened]:
    """Give the format of what a file holds, uncompressed where it is compressed."""
    suffix = suffix_of(head)
    if not suffix:
        return recognise(head, packed.name), packed
    stream = Metered(unpacked(packed.stream, suffix), packed.budget)
    head = stream.peek(HEAD)
    if suffix_of(head):
        raise SourceUnreadable("fichier compressé deux fois")
    cut = packed.name.lower().endswith(suffix)
    name = packed.name[: -len(suffix)] if cut else packed.name
    return recognise(head, name), replace(packed, name=name, stream=stream)


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
        case EOFError() | zlib.error() | gzip.BadGzipFile() | zipfile.BadZipFile():
            return DAMAGED
        case PermissionError():
            return "lecture interdite"
        case FileNotFoundError():
            return "fichier disparu ou lien rompu"
        case OSError():
            return "lecture impossible"
        case _:
            return "contenu illisible"
