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
from search.ingest.account import Account, Listen, kind_of, unheard
from search.ingest.bounds import DEPTH, TOO_DEEP, Budget, Exhausted, Metered, Stream
from search.ingest.names import Columns
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


def read(path: Path, *, columns: Columns = (), listen: Listen = unheard) -> Iterator[Article | Rejected]:
    """Give each article of a file, and what was refused, with its place and the reason in French.

    This never raises for what a file holds: a file that breaks in its middle
    gives what comes before the break, then one ``Rejected``. ``columns``: what was said of the names of columns.
    """
    return _guarded(path, columns, listen, lambda form, opened, _: form.read(opened))


def shares(
    path: Path, size: int, *, columns: Columns = (), listen: Listen = unheard
) -> Iterator[Share | Article | Rejected]:
    """Like :func:`read`, but JSON Lines come unread, about ``size`` bytes at a time, for other processes to read."""
    return _guarded(
        *(path, columns, listen),
        lambda form, opened, file: cut(opened, file, size) if form is jsonl.FORMAT else form.read(opened),
    )


def _guarded(path: Path, columns: Columns, listen: Listen, reading: _Reading[_Item]) -> Iterator[_Item | Rejected]:
    # A name that is not in UTF-8 is shown with U+FFFD: what is told must be writable everywhere.
    origin = str(path).encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    account = Account(str(path), origin, kind_of(path.name))
    yield from _told(account, listen, partial(_of_file, path, account, columns, listen, reading))


def _told(
    account: Account, listen: Listen, begin: Callable[[], Iterator[_Item]], *, inside: bool = False
) -> Iterator[_Item | Rejected]:
    """Count the items, and tell the account at their end."""
    try:
        for item in _explained(account.origin, begin, inside=inside):
            account.add(item)
            yield item
    finally:
        listen(account)


def _explained(origin: str, begin: Callable[[], Iterator[_Item]], *, inside: bool) -> Iterator[_Item | Rejected]:
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


def _of_file(
    path: Path, account: Account, columns: Columns, listen: Listen, reading: _Reading[_Item]
) -> Iterator[_Item]:
    if not path.is_file():
        raise SourceUnreadable(_not_a_file(path))
    with path.open("rb") as file:
        head = file.read(HEAD)
        file.seek(0)
        whole = Opened(
            account.origin,
            path.name,
            cast(Stream, file),
            partial(beside, path.parent),
            partial(_inside, 1, listen),
            Budget(os.fstat(file.fileno()).st_size),
            account,
            columns,
        )
        yield from reading(*_recognised(whole, head), file)


def _inside(
    depth: int, listen: Listen, outer: Opened, name: str, start: Callable[[], Stream], near: Callable[[str], bytes]
) -> Iterator[Article | Rejected]:
    """Read a file that an archive holds, as if it lay on the disk."""
    if depth > DEPTH:
        raise SourceUnreadable(TOO_DEEP)
    outer.budget.enter()
    account = Account(outer.account.file, outer.place(name), outer.account.kind)

    def items() -> Iterator[Article | Rejected]:
        stream = Metered(start(), outer.budget)
        head = stream.peek(HEAD)
        own_name = PurePosixPath(re.split(r"[?#]", name, maxsplit=1)[0] if "://" in name else name).name
        deeper = partial(_inside, depth + 1, listen)
        member = Opened(account.origin, own_name, stream, near, deeper, outer.budget, account, outer.columns)
        form, opened = _recognised(member, head)
        yield from form.read(opened)

    for item in _told(account, listen, items, inside=True):
        outer.account.inside += 1
        yield item


def _recognised(packed: Opened, head: bytes) -> tuple[Format, Opened]:
    """Give the format of what a file holds, uncompressed where it is compressed."""
    suffix = suffix_of(head)
    if not suffix:
        return _known(packed, head), packed
    stream = Metered(unpacked(packed.stream, suffix), packed.budget)
    head = stream.peek(HEAD)
    if suffix_of(head):
        raise SourceUnreadable("fichier compressé deux fois")
    cut = packed.name.lower().endswith(suffix)
    name = packed.name[: -len(suffix)] if cut else packed.name
    opened = replace(packed, name=name, stream=stream)
    return _known(opened, head), opened


def _known(opened: Opened, head: bytes) -> Format:
    form = recognise(head, opened.name)
    opened.account.format = form.name
    return form


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
