"""By which reader is this file read? By its content first, then by its name."""

from __future__ import annotations

from pathlib import PurePath

from search.errors import SourceUnreadable
from search.ingest import (
    alceste,
    alto,
    archives,
    europresse,
    factiva,
    feeds,
    html,
    iptc7901,
    json_document,
    json_feed,
    jsonl,
    lexisnexis,
    mets,
    newsml1,
    newsml_g2,
    nitf,
    pdf,
    plain,
    tables,
    tei,
    txm,
    warc,
)
from search.ingest.encoding import decode, encoding_of
from search.ingest.opened import Format

HEAD = 1 << 16
"""How many bytes of a file are looked at."""

FORMATS: tuple[Format, ...] = (
    nitf.FORMAT,
    newsml_g2.FORMAT,
    newsml1.FORMAT,
    iptc7901.FORMAT,
    factiva.PAGES,
    factiva.XML,
    europresse.FORMAT,
    lexisnexis.FORMAT,
    html.FORMAT,
    mets.FORMAT,
    alto.FORMAT,
    archives.ZIP,
    archives.TAR,
    warc.FORMAT,
    pdf.FORMAT,
    tei.FORMAT,
    feeds.FORMAT,
    txm.FORMAT,
    json_feed.FORMAT,
    jsonl.FORMAT,
    json_document.FORMAT,
    alceste.FORMAT,
    tables.FORMAT,
    plain.DATED,
    plain.LABELLED,
    plain.BARE,
)

_SIGNATURES: tuple[tuple[bytes, str], ...] = (
    (b"\x89PNG\r\n", "image, pas un article"),
    (b"\xff\xd8\xff", "image, pas un article"),
    (b"GIF8", "image, pas un article"),
    (b"II*\x00", "image, pas un article"),
    (b"MM\x00*", "image, pas un article"),
    (b"\xd0\xcf\x11\xe0", "ancien document bureautique non lu"),
    (b"{\\rtf", "format RTF non lu"),
    (b"7z\xbc\xaf", "archive 7z non lue"),
    (b"Rar!", "archive RAR non lue"),
    (b"SQLite format 3", "base SQLite non lue"),
)
_NOT_PRESS = {
    suffix: reason
    for suffixes, reason in (
        (".css .js .mjs .map .json5 .svg .woff .woff2 .ico", "fichier d’accompagnement d’une page, pas un article"),
        (".py .sh .toml .yaml .yml .ini .cfg .r .log .xsl .xslt .xsd .dtd .rng", "code ou réglages, pas un article"),
    )
    for suffix in suffixes.split()
}
_ABOUT = ("readme", "license", "licence", "copying", "changelog", "lisez-moi", "lisezmoi")
_BLANK = b"\x00 \t\r\n\f\v\xef\xbb\xbf\xff\xfe"
_CONTROLS = bytes(sign for sign in range(32) if sign not in b"\t\n\v\f\r\x1a\x1b")


def recognise(head: bytes, name: str) -> Format:
    """Give the format of a file from its first bytes and its name; raise SourceUnreadable, saying what it is, if none.

    >>> recognise(b'{"titre": "Crue"}', "export.txt").name
    'jsonl'
    """
    if not head.strip(_BLANK):
        raise SourceUnreadable("fichier vide" if len(head) < HEAD else "fichier qui commence par 64 Ko de blancs")
    own_name = PurePath(name).name.lower()
    if known := next((form for form in FORMATS if form.holds(head) or own_name in form.names), None):
        return known
    _refuse_foreign(head, name)
    text = decode(head).lstrip("\ufeff \t\r\n\x0b\x0c").replace("\r\n", "\n").replace("\r", "\n")
    suffix = PurePath(name).suffix.lower()
    for form in FORMATS:
        if form.looks(text):
            # Lines that are all damaged and parts of one document look the same: there the name decides.
            return jsonl.FORMAT if form is json_document.FORMAT and suffix in jsonl.FORMAT.suffixes else form
    for form in FORMATS:
        if suffix in form.suffixes:
            return form
    if text.startswith("<"):
        raise SourceUnreadable("format XML ou HTML inconnu")
    return plain.BARE


def _refuse_foreign(head: bytes, name: str) -> None:
    for signature, reason in _SIGNATURES:
        if head.startswith(signature):
            raise SourceUnreadable(reason)
    wire = iptc7901.looks(head[:512].decode("latin-1"))  # short, it has more control signs than a text may
    if not (wire or encoding_of(head)) and len(head.translate(None, _CONTROLS)) < 0.99 * len(head):
        raise SourceUnreadable("fichier binaire")
    lower = PurePath(name.lower())
    if reason := _NOT_PRESS.get(lower.suffix, ""):
        raise SourceUnreadable(reason)
    if lower.stem in _ABOUT:
        raise SourceUnreadable("notice du dossier, pas un article")
