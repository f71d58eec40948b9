"""Which files beside another does it speak for, and how are they read?

An issue's METS speaks for the ALTO files of its pages, a ``metadata.csv`` for
the texts that it describes: these are read through it, not a second time by
themselves.
"""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Iterable
from pathlib import Path, PurePosixPath
from typing import BinaryIO, cast

from search.errors import SourceUnreadable
from search.ingest import mets, txm
from search.ingest.encoding import decode
from search.ingest.markup import xml, xml_text
from search.ingest.opened import WHOLE

_HEAD = 4096
_GZIP = b"\x1f\x8b"
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


def spoken_for(files: Iterable[Path]) -> set[Path]:
    """Give the files that some of these files, all of one folder, speak for."""
    found: set[Path] = set()
    for file in files:
        lower = file.name.lower()
        if lower.endswith(_XML) or lower == txm.NAME:
            found |= _named_by(file)
    return found


def _named_by(file: Path) -> set[Path]:
    try:
        if file.name.lower() == txm.NAME:
            paths: Iterable[str] = txm.named(_content(file), lambda path: (file.parent / path).is_file())
        elif mets.looks(decode(_content(file, _HEAD)).lstrip("\ufeff \t\r\n")):
            paths = mets.hrefs(xml(xml_text(_content(file)))).values()
        else:
            return set()
    except (SourceUnreadable, OSError, EOFError, zlib.error):
        return set()  # whoever reads the file itself says what is wrong with it; it speaks for nothing
    inside = [file.parent / path for path in paths if not is_outside(path)]
    return {*inside, *(path.with_name(f"{path.name}.gz") for path in inside)}


def _content(file: Path, limit: int = 0) -> bytes:
    with file.open("rb") as raw:
        packed = raw.read(2) == _GZIP
        raw.seek(0)
        stream = cast(BinaryIO, gzip.GzipFile(fileobj=raw)) if packed else raw
        content = stream.read(limit or WHOLE + 1)
    if len(content) > WHOLE:
        raise SourceUnreadable("fichier de plus de 64 Mo")
    return content
