"""What does this PDF say? Its text as far as it holds some: a picture of a page is not read."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator

from search.article import Article, Rejected
from search.errors import SourceUnreadable
from search.ingest.opened import Format, Opened, no_text
from search.ingest.plain import HEADLINE
from search.ingest.record import article

NO_PYPDF = "PDF ; installer manchette[bureau] pour le lire"
NO_TEXT = "PDF sans texte : images de pages"
DAMAGED = "PDF abîmé ou illisible"
CIPHERED = "PDF protégé par un mot de passe"
TOO_MANY = "PDF de plus de deux mille pages"

PAGES = 2000
_HYPHENATED = re.compile(r"(?<=[a-zà-öø-ÿœ])[-\u00ad]\n(?=[a-zà-öø-ÿœ])")
_LINE_END = re.compile(r"(?<![.!?:;»”\"…\n])[ \t]*\n(?!\n)")


def read(opened: Opened) -> Iterator[Article | Rejected]:
    """Read all pages as one article."""
    text = _text(opened.content()).strip()
    if not text:
        yield Rejected(opened.origin, NO_TEXT)
        return
    first, _, rest = text.partition("\n")
    titled = len(first) <= HEADLINE and rest and not first.rstrip().endswith((".", ",", ";", ":"))
    body = _flowing(rest if titled else text)
    yield article({"title": first if titled else "", "body": body}, opened.origin)


def _text(raw: bytes) -> str:
    try:
        from pypdf import PdfReader
    except ImportError:
        raise SourceUnreadable(NO_PYPDF) from None
    try:
        reader = PdfReader(io.BytesIO(raw), strict=False)
        if reader.is_encrypted and not reader.decrypt(""):
            raise SourceUnreadable(CIPHERED)
        if len(reader.pages) > PAGES:
            raise SourceUnreadable(TOO_MANY)
        return "\n\n".join(page.extract_text() for page in reader.pages)
    except SourceUnreadable:
        raise
    except Exception as error:  # pypdf lets out whatever a damaged file makes it stumble on
        raise SourceUnreadable(DAMAGED) from error


def _flowing(text: str) -> str:
    """Give paragraphs for lines: a line goes on with the next one unless a sentence ends it."""
    return _LINE_END.sub(" ", _HYPHENATED.sub("", text))


FORMAT = Format(
    name="pdf",
    label="PDF",
    help="le texte d’un PDF qui en a ; avec manchette[bureau]",
    suffixes=(".pdf",),
    looks=no_text,
    read=read,
    holds=lambda head: head.startswith(b"%PDF-"),
)
