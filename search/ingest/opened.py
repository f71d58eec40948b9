"""What does a reader get of a file?"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from search.article import Article, Rejected
from search.errors import SourceUnreadable
from search.ingest.account import Account
from search.ingest.bounds import Budget, Stream
from search.ingest.encoding import decode, decode_line, utf8_stream, whole_signs
from search.ingest.names import Columns

WHOLE = 64 << 20
"""The most that is read of one page, one text, one line: bytes. More is refused, aloud."""

_CHUNK = 1 << 20


def nothing_beside(path: str) -> bytes:
    """Say that a file stands alone."""
    raise SourceUnreadable(f"{path} ne peut être lu d’ici")


def nothing_inside(
    outer: Opened, name: str, start: Callable[[], Stream], beside: Callable[[str], bytes]
) -> Iterator[Article | Rejected]:
    """Say that a file is not to be looked into."""
    yield Rejected(outer.place(name), "archive non ouverte")


@dataclass(frozen=True, slots=True)
class Opened:
    """A file open at its beginning, already uncompressed.

    ``origin`` is what a person is shown of where it lies; ``name`` its own name, without ``.gz``.
    ``beside`` gives the content of another file by its path from the folder where this
    one lies, uncompressed; it raises SourceUnreadable where there is none, or none that may be read.
    ``inside`` reads a file that this one holds, by its name, from the stream that ``start`` gives;
    ``budget`` bounds all that comes out, ``account`` counts it. ``columns``: what was said of the names of
    columns, see :func:`search.ingest.names.columns`.
    """

    origin: str
    name: str
    stream: Stream
    beside: Callable[[str], bytes] = nothing_beside
    inside: Callable[[Opened, str, Callable[[], Stream], Callable[[str], bytes]], Iterator[Article | Rejected]] = (
        nothing_inside
    )
    budget: Budget = field(default_factory=Budget)
    account: Account = field(default_factory=Account)
    columns: Columns = ()

    def place(self, name: str) -> str:
        """Give the origin of a file that this one holds: ``archive.zip!dossier/fichier.txt``."""
        return f"{self.origin}!{''.join(sign if sign.isprintable() else '?' for sign in name)}"

    def content(self) -> bytes:
        """Give all of it; raise SourceUnreadable over 64 MB, so that no file fills the memory."""
        raw = self.stream.read(WHOLE + 1)
        if len(raw) > WHOLE:
            raise SourceUnreadable("fichier de plus de 64 Mo")
        return raw

    def text(self) -> str:
        """Give all of it, decoded; raise SourceUnreadable where a tenth of it or more is no text."""
        text = decode(self.content(), account=self.account)
        if text.count("\ufffd") * 10 > len(text):
            raise SourceUnreadable("texte illisible : encodage inconnu")
        return text

    def lines(self) -> Iterator[bytes | None]:
        """Give its lines in UTF-8 (or in what else it is written), without their ends.

        ``None`` stands for a line over 64 MB. A file that breaks in its middle
        gives the lines before the break, then raises.
        """
        read = utf8_stream(self.stream.read1)
        chunk = read(_CHUNK)
        end = b"\r" if b"\r" in chunk and b"\n" not in chunk else b"\n"  # old Macintoshes
        parts: list[bytes] = []
        size = 0
        while chunk:
            first, *others = chunk.split(end)
            size += len(first)
            if size <= WHOLE:
                parts.append(first)
            if others:
                yield b"".join(parts) if size <= WHOLE else None
                yield from others[:-1]
                parts, size = [others[-1]], len(others[-1])
            chunk = read(_CHUNK)
        if size:
            yield b"".join(parts) if size <= WHOLE else None

    def pieces(self) -> Iterator[str]:
        """Give its text in pieces of about a megabyte, none of them empty, whatever its size."""
        stream = utf8_stream(self.stream.read1)
        held = b""
        while chunk := stream(_CHUNK):
            raw = held + chunk
            end = whole_signs(raw)
            held = raw[end:]
            if end:
                yield decode_line(raw[:end], self.account)
        if held:
            yield decode_line(held, self.account)


Reader = Callable[[Opened], Iterator[Article | Rejected]]


def no_bytes(head: bytes) -> bool:
    """Say that a format is not known by its bytes."""
    return False


def no_text(head: str) -> bool:
    """Say that a format is not known by its text."""
    return False


@dataclass(frozen=True, slots=True)
class Format:
    """One line of the table of formats.

    ``looks`` is asked first, with the beginning of the content (decoded, without
    blanks before it, line ends made ``\\n``); ``suffixes`` count where no content
    is recognised.
    """

    name: str
    label: str
    help: str
    suffixes: tuple[str, ...]
    looks: Callable[[str], bool]
    read: Reader
    names: tuple[str, ...] = ()
    holds: Callable[[bytes], bool] = no_bytes
