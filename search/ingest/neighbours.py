"""Which files beside another does it speak for, and how are they read?

An issue's METS speaks for the ALTO files of its pages, a ``metadata.csv`` for
the texts that it describes: these are read through it, not a second time by
themselves.
"""

from __future__ import annotations

import csv
import zlib
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path, PurePosixPath
from typing import cast

from search.errors import SourceUnreadable
from search.ingest import mets, txm
from search.ingest.bounds import Stream
from search.ingest.encoding import decode
from search.ingest.markup import xml, xml_text
from search.ingest.opened import WHOLE
from search.ingest.packed import suffix_of, unpacked

_HEAD = 4096
_XML = (".xml", ".xml.gz")


def beside(folder: Path, path: str) -> bytes:
    """Give the content of a file of a folder, by its relative path, uncompressed (``.gz`` may be added to its name).

    Raise SourceUnreadable where it is missing, too long, or would lie outside the folder.
    """
    if is_outside(path):
        raise SourceUnreadable("renvoi hors du dossier")
    for candidate in (folder / path, folder / f"{path}.gz"):
        if candidate.is_file():
            return _content(candidate)
    raise SourceUnreadable("fichier absent du dossier")


def is_outside(path: str) -> bool:
    """Tell whether a path that a document gives may lead out of its folder."""
    parts = PurePosixPath(path.replace("\\", "/"))
    return parts.is_absolute() or ".." in parts.parts or ":" in path or not parts.parts


def spoken_for(files: Iterable[Path]) -> dict[Path, set[Path]]:
    """Give those of some files, all of one folder, that speak for others, each with the others."""
    found: dict[Path, set[Path]] = {}
    for file in files:
        if may_speak(file.name):
            named = named_by(file.name, partial(_content, file), partial(_is_file, file.parent))
            if named:
                found[file] = {file.parent / path for path in named}
    return found


def may_speak(name: str) -> bool:
    """Tell whether a file of this name may speak for others."""
    return name.lower() == txm.NAME or name.lower().endswith(_XML)


def named_by(name: str, content: Callable[[int], bytes], exists: Callable[[str], bool]) -> set[str]:
    """Give the relative paths of the files that a file speaks for.

    ``content`` gives the beginning of the file, or all of it for 0. One that cannot
    be read speaks for nothing: whoever reads it as an item says what is wrong with it.
    """
    try:
        if name.lower() == txm.NAME:
            paths = set(txm.named(content(0), lambda path: not is_outside(path) and exists(path)))
        elif mets.looks(decode(content(_HEAD)).lstrip("\ufeff \t\r\n")):
            paths = set(mets.hrefs(xml(xml_text(content(0)))).values())
        else:
            return set()
    except (SourceUnreadable, OSError, EOFError, zlib.error, csv.Error):
        return set()
    inside = {path for path in paths if not is_outside(path)}
    return inside | {f"{path}.gz" for path in inside}


def _is_file(folder: Path, path: str) -> bool:
    return (folder / path).is_file()


def _content(file: Path, limit: int = 0) -> bytes:
    with file.open("rb") as raw:
        suffix = suffix_of(raw.read(8))
        raw.seek(0)
        stream = cast(Stream, raw)
        content = (unpacked(stream, suffix) if suffix else stream).read(limit or WHOLE + 1)
    if len(content) > WHOLE:
        raise SourceUnreadable("fichier de plus de 64 Mo")
    return content
