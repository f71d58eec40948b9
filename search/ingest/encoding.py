"""In which encoding was this text written?"""

from __future__ import annotations

import codecs
from collections.abc import Callable

from charset_normalizer import from_bytes

from search.ingest.account import Account

_MARKS: tuple[tuple[bytes, str], ...] = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16, whose mark begins it
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)

_FRENCH = frozenset("àâäçéèêëîïôöùûüÿæœÀÂÄÇÉÈÊËÎÏÔÖÙÛÜŸÆŒ«»’‘“”–—…•€°²³½§·©ªº´ñóáíú\xa0\xad")
_SAMPLE = 1 << 16

DAMAGED = "utf-8, abîmé"
"""What the encoding of a text is called in which some signs are lost."""


def encoding_of(head: bytes) -> str:
    """Give the encoding that a mark tells, or that every other byte of UTF-16 without one betrays; else nothing."""
    for mark, encoding in _MARKS:
        if head.startswith(mark):
            return encoding
    if b"\0" not in head:
        return ""
    pairs = len(head) // 2
    for first, encoding in ((0, "utf-16-be"), (1, "utf-16-le")):
        if pairs > 1 and head[first::2].count(0) > 0.7 * pairs and not head[1 - first :: 2].count(0):
            return encoding
    return ""


def decode(raw: bytes, declared: str = "", account: Account | None = None) -> str:
    """Give the text of bytes, whatever they are; this never fails. The account is told how it was done.

    In this order: the byte-order mark, UTF-8 where it is valid, the declared
    encoding (a saved page may have been converted and its declaration left: what
    is valid UTF-8 is hardly ever anything else), Windows-1252 where it gives
    French, UTF-8 with a few damaged signs (shown as U+FFFD), then detection.
    """
    account = account or Account()
    encoding, guessed = encoding_of(raw[:_SAMPLE]), False
    try:
        text = raw.decode(encoding or "utf-8", "replace" if encoding else "strict")
    except UnicodeDecodeError:
        text, encoding, guessed = _legacy(raw, declared)
    account.decoded(encoding or "utf-8", guessed=guessed)
    return text


def decode_line(raw: bytes, account: Account | None = None) -> str:
    """Give the text of one line: UTF-8, else Windows-1252. Files glued together change encoding between lines."""
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        text = _damaged_utf8(raw)
        if account:
            account.decoded(DAMAGED if text else "cp1252", guessed=True, whole=False)
        return text or raw.decode("cp1252", "replace")


def whole_signs(raw: bytes) -> int:
    """Give how many of these bytes come before a sign of UTF-8 that they may cut at their end."""
    for back in range(1, min(4, len(raw) + 1)):
        if raw[-back] >= 0xC0:
            wanted = 2 + (raw[-back] >= 0xE0) + (raw[-back] >= 0xF0)
            return len(raw) - back if wanted > back else len(raw)
        if raw[-back] < 0x80:
            break
    return len(raw)


def utf8_stream(read: Callable[[int], bytes]) -> Callable[[int], bytes]:
    """Give a function that reads the same text in UTF-8 where it opens with a mark of UTF-16 or 32, and drops marks."""
    head = read(_SAMPLE)
    encoding = encoding_of(head)
    if encoding in ("", "utf-8-sig"):
        beginning = [text] if (text := head.removeprefix(codecs.BOM_UTF8)) else []
        return lambda size: beginning.pop() if beginning else read(size)
    decoder = codecs.getincrementaldecoder(encoding)("replace")
    pending = [head]

    def recoded(size: int) -> bytes:
        while chunk := pending.pop() if pending else read(size):
            if text := decoder.decode(chunk):
                return text.encode("utf-8", "replace")
        return decoder.decode(b"", final=True).encode("utf-8", "replace")

    return recoded


def _legacy(raw: bytes, declared: str) -> tuple[str, str, bool]:
    """Give the text of what is not UTF-8, its encoding, and whether this is a guess."""
    if declared and (found := _declared(raw, declared)):
        return *found, False
    if text := _damaged_utf8(raw):
        return text, DAMAGED, True
    try:
        text = raw.decode("cp1252")
    except UnicodeDecodeError:
        text = ""
    if text and _looks_french(text):
        return text, "cp1252", True
    best = from_bytes(raw[:_SAMPLE]).best()
    encoding = best.encoding if best else "cp1252"
    return raw.decode(encoding, "replace"), encoding, True


def _declared(raw: bytes, declared: str) -> tuple[str, str] | None:
    try:
        # What is declared as Latin-1 is Windows-1252 on the web (WHATWG, Encoding Standard, section 4.2).
        name = codecs.lookup(declared).name
        name = "cp1252" if name in ("iso8859-1", "ascii") else name
        return raw.decode(name), name
    except (LookupError, UnicodeError):
        return None


def _damaged_utf8(raw: bytes) -> str:
    """Give the text of UTF-8 with a few broken signs, or nothing where it is not UTF-8."""
    text = raw.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    sound = len(raw) - len(text)  # every sound sign above ASCII takes more bytes than one
    return text if broken * 2 < sound else ""


def _looks_french(text: str) -> bool:
    high = [sign for sign in text[:_SAMPLE] if sign > "\x7f"]
    return sum(sign in _FRENCH for sign in high) >= 0.9 * len(high)
