"""What must happen before a power cut may come? Files and folders on the disk, and one name changed at once."""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Iterator, Mapping
from io import BufferedRandom, BufferedReader
from pathlib import Path
from typing import NamedTuple
from zlib import crc32

_PIECE = 16 << 20  # bytes: after each one Python must be asked for, up to 5 ms where another thread works


class Sealed(NamedTuple):
    """What a file was when it was written: its bytes, and their CRC-32, which is against accidents."""

    size: int
    checksum: int


def seal(folder: Path, known: Mapping[str, Sealed]) -> dict[str, Sealed]:
    """Put every file under a folder, and the folder itself, on the disk; say what was written.

    Files that are ``known``, by their paths, are so since they were written.

    Engines' lock files are not content. Neither engine leaves this to trust:
    whoosh never calls fsync, tantivy not on the folder after its last rename.
    """
    mode = stat.S_IMODE(folder.stat().st_mode) & 0o666  # tantivy leaves its meta.json at 0600
    sealed = {}
    for path in sorted(_files(folder)):
        name = path.relative_to(folder).as_posix()
        if name in known:
            sealed[name] = known[name]
        else:
            path.chmod(mode)
            sealed[name] = _seal_file(path)
    for inner in sorted((path for path in folder.rglob("*") if path.is_dir()), reverse=True):
        sync_folder(inner)
    sync_folder(folder)
    return sealed


def unseal(folder: Path, sealed: dict[str, Sealed]) -> Iterator[str]:
    """Tell, in French, which files are no longer what was written; reads them all."""
    for name, known in sealed.items():
        try:
            found = measure(folder / name)
        except OSError as error:
            yield f"{name} : illisible ({error.strerror})"
            continue
        if found.size != known.size:
            yield f"{name} : {found.size} octets au lieu de {known.size}"
        elif found.checksum != known.checksum:
            yield f"{name} : le contenu a changé depuis la construction"


def misfits(folder: Path, sealed: dict[str, Sealed]) -> Iterator[str]:
    """Tell, in French, which files are missing or of another size; costs a few microseconds a file."""
    for name, known in sealed.items():
        try:
            size = (folder / name).stat().st_size
        except FileNotFoundError:
            yield f"{name} : manquant"
            continue
        except OSError as error:
            yield f"{name} : illisible ({error.strerror})"
            continue
        if size != known.size:
            yield f"{name} : {size} octets au lieu de {known.size}"


def measure(path: Path) -> Sealed:
    """Read a file's size and checksum."""
    with path.open("rb") as file:
        return _measured(file)


def put(path: Path, text: str) -> None:
    """Give a file this content at once: whoever reads it, at any moment, finds the old or the new, whole."""
    beside = path.with_name(path.name + ".new")
    with beside.open("w", encoding="utf-8", newline="\n") as file:
        file.write(text)
        file.flush()
        _sync(file.fileno())
    beside.replace(path)
    sync_folder(path.parent)


def sync_folder(folder: Path) -> None:
    """Put on the disk which names a folder holds."""
    if sys.platform == "win32":  # folders cannot be opened there; NTFS journals names by itself
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        _sync(descriptor)
    finally:
        os.close(descriptor)


def _files(folder: Path) -> Iterator[Path]:
    return (p for p in folder.rglob("*") if p.is_file() and not p.name.lower().endswith(("lock",)))


def _seal_file(path: Path) -> Sealed:
    with path.open("rb+") as file:
        sealed = _measured(file)
        _sync(file.fileno())
        return sealed


def _measured(file: BufferedReader | BufferedRandom) -> Sealed:
    checksum, buffer = 0, memoryview(bytearray(min(_PIECE, os.fstat(file.fileno()).st_size + 1)))
    while read := file.readinto(buffer):
        checksum = crc32(buffer[:read], checksum)
    return Sealed(file.tell(), checksum)


def _sync(descriptor: int) -> None:
    if sys.platform == "darwin":
        import fcntl

        # fsync leaves the data in the drive's own memory there.
        fcntl.fcntl(descriptor, fcntl.F_FULLFSYNC)
    else:
        os.fsync(descriptor)
