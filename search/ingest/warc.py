"""Which saved pages are in this WARC?

Each response is read by what it holds, as a file on the disk would be; requests
and notes about the crawl are no items (ISO 28500, WARC 1.0 and 1.1).
"""

from __future__ import annotations

import io
import re
import zlib
from collections.abc import Iterator
from dataclasses import replace

from search.article import Article, Rejected
from search.errors import SourceUnreadable
from search.ingest.bounds import Part, Stream
from search.ingest.opened import WHOLE, Format, Opened, no_text, nothing_beside

DAMAGED = "WARC abîmé ou tronqué"
REVISIT = "page déjà saisie ailleurs, sans texte ici"
TOO_LONG = "réponse de plus de 64 Mo"
CODED = "réponse compressée d’une façon inconnue"

NOT_PRESS = "fichier d’accompagnement d’une page, pas un article"

_PRESS = re.compile(
    r"\s*(?:$|text/(?:html|plain|xml|csv|tab-separated-values)|application/(?:[\w.+-]*\+)?(?:xml|json)"
    r"|application/(?:pdf|octet-stream|x-ndjson|zip|gzip|vnd\.))",
    re.IGNORECASE,
)
_LINE = 1 << 16
_LINES = 500
_CHUNK = re.compile(rb"\s*([0-9A-Fa-f]{1,8})[^\r\n]{0,200}\r?\n")


def read(opened: Opened) -> Iterator[Article | Rejected]:
    """Read each record as it comes."""
    lines = _Lines(opened.stream)
    while version := lines.next_after_blanks():
        if not version.startswith(b"WARC/"):
            raise SourceUnreadable(DAMAGED)
        fields = dict(lines.fields())
        size = fields.get("content-length", "")
        if not size.isascii() or not size.isdigit():
            raise SourceUnreadable(DAMAGED)
        part = Part(lines, int(size))
        yield from _record(opened, fields, part)
        part.skip()


def _record(opened: Opened, fields: dict[str, str], part: Part) -> Iterator[Article | Rejected]:
    url = fields.get("warc-target-uri", "").strip("<>")
    kind = fields.get("warc-type", "")
    if kind == "revisit":
        yield Rejected(opened.place(url), REVISIT)
    elif kind in ("response", "resource") and not url.startswith(("dns:", "metadata:", "urn:")):
        answered = kind == "response" and fields.get("content-type", "").startswith("application/http")
        start = (lambda: _body(part)) if answered else (lambda: part)
        for item in opened.inside(opened, url, start, nothing_beside):
            nameless = isinstance(item, Article) and not item.url and url.startswith("http")
            yield replace(item, url=url) if isinstance(item, Article) and nameless else item


def _body(part: Part) -> Stream:
    """Give the page that an HTTP response brings; raise SourceUnreadable where it brings none."""
    lines = _Lines(part)
    status = lines.next_after_blanks().split(b" ", 2)
    code = status[1].decode("latin-1") if len(status) > 1 else ""
    fields = dict(lines.fields())
    if code != "200":
        raise SourceUnreadable(f"réponse HTTP {code or 'illisible'}, pas un article")
    if not _PRESS.match(fields.get("content-type", "")):
        raise SourceUnreadable(NOT_PRESS)
    raw = lines.read(WHOLE + 1)
    if len(raw) > WHOLE:
        raise SourceUnreadable(TOO_LONG)
    if "chunked" in fields.get("transfer-encoding", "").lower():
        raw = _unchunked(raw)
    match fields.get("content-encoding", "").lower():
        case "br" | "compress" | "dcb" | "dcz":
            raise SourceUnreadable(CODED)
        case "deflate":
            raw = _inflated(raw)
    return io.BytesIO(raw)  # gzip and Zstandard are known by their first bytes, as in any file


def _unchunked(raw: bytes) -> bytes:
    """Put chunks together (RFC 9112, 7.1); some tools have done so already and left the header."""
    parts: list[bytes] = []
    at = 0
    while size := _CHUNK.match(raw, at):
        length = int(size[1], 16)
        parts.append(raw[size.end() : size.end() + length])
        at = size.end() + length
        if not length:
            break
    return b"".join(parts) or raw


def _inflated(raw: bytes) -> bytes:
    """Undo ``deflate``: zlib's form, or the bare one that some servers send."""
    for bits in (zlib.MAX_WBITS, -zlib.MAX_WBITS):
        try:
            content = zlib.decompressobj(bits).decompress(raw, WHOLE + 1)
        except zlib.error:
            continue
        if len(content) > WHOLE:
            raise SourceUnreadable(TOO_LONG)
        return content
    return raw


class _Lines:
    """A stream of which lines can be read, then what follows them."""

    def __init__(self, stream: Stream) -> None:
        self._stream = stream
        self._held = b""

    def read(self, size: int = -1, /) -> bytes:
        """Give at most ``size`` bytes, fewer only at the end."""
        held = self._held if size < 0 else self._held[:size]
        self._held = self._held[len(held) :]
        more = size - len(held)
        return held + (self._stream.read(more if size >= 0 else -1) if more else b"")

    def read1(self, size: int = -1, /) -> bytes:
        """Give what comes at once."""
        if self._held:
            return self.read(min(len(self._held), size) if size >= 0 else len(self._held))
        return self._stream.read1(size)

    def next(self) -> bytes:
        """Give the next line without its end; raise SourceUnreadable over 64 KB."""
        while b"\n" not in self._held:
            more = self._stream.read1(_LINE) if len(self._held) < _LINE else b""
            if not more:
                break
            self._held += more
        line, end, self._held = self._held.partition(b"\n")
        if len(line) > _LINE or (not end and self._held):
            raise SourceUnreadable(DAMAGED)
        return line.rstrip(b"\r") if end or line else b""

    def next_after_blanks(self) -> bytes:
        """Give the next line that says something, or nothing at the end."""
        while True:
            line = self.next()
            if line.strip() or not (self._held or self._more()):
                return line.strip()

    def fields(self) -> Iterator[tuple[str, str]]:
        """Give the names, in lower case, and the values of headers, up to the blank line."""
        for _ in range(_LINES):
            line = self.next()
            if not line.strip():
                return
            name, _, value = line.decode("utf-8", "replace").partition(":")
            yield name.strip().lower(), value.strip()
        raise SourceUnreadable(DAMAGED)

    def _more(self) -> bool:
        self._held = self._stream.read1(_LINE)
        return bool(self._held)


FORMAT = Format(
    name="warc",
    label="WARC",
    help="pages web archivées, aussi compressées : chaque réponse lue selon ce qu’elle contient",
    suffixes=(".warc",),
    looks=no_text,
    read=read,
    holds=lambda head: head.startswith(b"WARC/"),
)
