"""What is in this archive, file by file? Each is read as if it lay on the disk, and nothing is unpacked there.

Names are only shown: one with ``..`` or from the root leads nowhere.
"""

from __future__ import annotations

import posixpath
import shutil
import tarfile
import zipfile
import zlib
from collections.abc import Callable, Iterator
from functools import partial
from operator import attrgetter
from tempfile import SpooledTemporaryFile
from typing import IO, cast

from search.article import Article, Rejected
from search.errors import SourceUnreadable
from search.ingest import neighbours, office
from search.ingest.bounds import Metered, Part, Stream
from search.ingest.opened import WHOLE, Format, Opened, no_text, nothing_beside
from search.ingest.packed import DAMAGED, suffix_of, unpacked
from search.ingest.walk import is_hidden

CIPHERED = "fichier chiffré par un mot de passe"
UNKNOWN = "compression inconnue"
NEWER = "archive ZIP d’une version inconnue"
LINK = "lien dans une archive : non suivi"

_IN_MEMORY = 16 << 20
_BLOCK = 512
_LONGEST_NAME = 1 << 16


def read_zip(opened: Opened) -> Iterator[Article | Rejected]:
    """Read each file of a ZIP, or the document where it is one of an office suite."""
    with _seekable(opened) as file, _zip(file) as archive:
        content = partial(_content, archive, opened)
        if office.kind(archive.namelist()):
            yield office.article_of(office.kind(archive.namelist()), content, opened.origin)
            return
        infos = [info for info in archive.infolist() if not info.is_dir() and not _hidden(info.filename)]
        known = {info.filename for info in infos}
        elsewhere = _spoken_for(known, content)
        for info in sorted(infos, key=attrgetter("filename")):
            if info.filename not in elsewhere:
                near = partial(_beside, content, known, posixpath.dirname(info.filename))
                yield from opened.inside(opened, info.filename, partial(_member, archive, info), near)


def read_tar(opened: Opened) -> Iterator[Article | Rejected]:
    """Read each file of a tar as it comes."""
    stream, name = opened.stream, ""
    while (header := stream.read(_BLOCK)).strip(b"\0"):
        try:
            info = tarfile.TarInfo.frombuf(header, "utf-8", "replace")
        except tarfile.HeaderError as error:
            raise SourceUnreadable(DAMAGED) from error
        size = max(info.size, 0) if info.type in _WITH_DATA else 0
        part = Part(stream, size)
        if info.type in _NAMING:
            name = _long_name(info, part.read(min(size, _LONGEST_NAME))) or name
        else:
            shown, name = name or info.name, ""
            if info.issym() or info.islnk():
                yield Rejected(opened.place(shown), LINK)
            elif info.isreg() and not _hidden(shown):
                yield from opened.inside(opened, shown, partial(_part, part), nothing_beside)
        part.skip()
        stream.read(-size % _BLOCK)


_NAMING = (tarfile.GNUTYPE_LONGNAME, tarfile.XHDTYPE)
_WITH_DATA = (*tarfile.REGULAR_TYPES, *_NAMING, tarfile.GNUTYPE_LONGLINK, tarfile.XGLTYPE)


def _long_name(info: tarfile.TarInfo, said: bytes) -> str:
    """Give the name that a header of its own tells for the next file: GNU's, or ``path`` among those of POSIX."""
    text = said.decode("utf-8", "replace")
    if info.type == tarfile.GNUTYPE_LONGNAME:
        return text.rstrip("\0")
    paths = [line.partition("=")[2] for line in text.split("\n") if line.partition("=")[0].endswith(" path")]
    return paths[-1] if paths else ""


def _part(part: Part) -> Stream:
    return part


def _seekable(opened: Opened) -> IO[bytes]:
    """Give a file in which one can go back: the one on the disk, else a copy in memory, spooled where it is big."""
    if not isinstance(opened.stream, Metered):
        return cast(IO[bytes], opened.stream)
    copy: IO[bytes] = cast(IO[bytes], SpooledTemporaryFile(max_size=_IN_MEMORY))  # noqa: SIM115
    shutil.copyfileobj(opened.stream, copy, 1 << 20)
    copy.seek(0)
    return copy


def _zip(file: IO[bytes]) -> zipfile.ZipFile:
    try:
        return zipfile.ZipFile(file)
    except NotImplementedError as error:
        raise SourceUnreadable(NEWER) from error


def _member(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> Stream:
    if info.flag_bits & 1:
        raise SourceUnreadable(CIPHERED)
    try:
        return cast(Stream, archive.open(info))
    except (NotImplementedError, RuntimeError) as error:
        raise SourceUnreadable(UNKNOWN) from error


def _content(archive: zipfile.ZipFile, opened: Opened, name: str, limit: int = 0) -> bytes:
    """Give the content of a member, uncompressed, or its beginning; raise SourceUnreadable where it cannot be had."""
    try:
        stream = Metered(_member(archive, archive.getinfo(name)), opened.budget)
        if suffix := suffix_of(stream.peek(8)):
            stream = Metered(unpacked(stream, suffix), opened.budget)
        content = stream.read(limit or WHOLE + 1)
    except KeyError as error:
        raise SourceUnreadable("fichier absent de l’archive") from error
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError) as error:
        raise SourceUnreadable(DAMAGED) from error
    if len(content) > WHOLE:
        raise SourceUnreadable("fichier de plus de 64 Mo")
    return content


def _beside(content: Callable[[str], bytes], known: set[str], folder: str, path: str) -> bytes:
    if neighbours.is_outside(path):
        raise SourceUnreadable("renvoi hors du dossier")
    name = posixpath.normpath(posixpath.join(folder, path))
    return content(name if name in known else f"{name}.gz")


def _spoken_for(known: set[str], content: Callable[[str, int], bytes]) -> set[str]:
    found: dict[str, set[str]] = {}
    for name in known:
        folder, _, own = name.rpartition("/")
        if neighbours.may_speak(own):
            named = neighbours.named_by(own, partial(content, name), partial(_is_known, known, folder))
            if named:
                found[name] = {posixpath.normpath(posixpath.join(folder, path)) for path in named}
    return set[str]().union(*found.values()) - found.keys()


def _is_known(known: set[str], folder: str, path: str) -> bool:
    return posixpath.join(folder, path) in known


def _hidden(name: str) -> bool:
    return any(is_hidden(part) for part in name.split("/") if part not in ("", ".", ".."))


ZIP = Format(
    name="zip",
    label="Archive ZIP",
    help="chaque fichier lu comme sur le disque ; documents Word (.docx) et OpenDocument (.odt)",
    suffixes=(".zip", ".docx", ".odt"),
    looks=no_text,
    read=read_zip,
    holds=lambda head: head.startswith((b"PK\x03\x04", b"PK\x05\x06")),
)
TAR = Format(
    name="tar",
    label="Archive tar",
    help="chaque fichier lu comme sur le disque ; aussi compressée par gzip, bzip2, xz ou Zstandard",
    suffixes=(".tar", ".tgz", ".tbz2", ".txz"),
    looks=no_text,
    read=read_tar,
    holds=lambda head: head[257:262] == b"ustar",
)
