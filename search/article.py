"""What does the press give us?"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from pathlib import PurePath

_OWN_ID = re.compile(r"[A-Za-z0-9._-]{1,64}")


@dataclass(frozen=True, slots=True)
class Article:
    """One article as its source printed it; no field is ever ``None``.

    ``date`` is ISO to the precision that is known: ``2023-11-07T14:05:00+01:00``,
    ``2023-11-07``, ``2023-11``, ``2023`` or empty. ``origin`` says where it was read: a path, and a place in
    it (``depeches.jsonl:12``); ``other_origins``, where else it was read, word for word the same: an index knows, a
    reader of files does not. ``byline`` is the signature as it was printed, where ``authors`` and their spelling
    do not say it all: « Par Jean DUPONT avec AFP ».
    """

    id: str
    title: str
    body: str
    lead: str = ""
    date: str = ""
    source: str = ""
    authors: tuple[str, ...] = ()
    section: str = ""
    tags: tuple[str, ...] = ()
    page: str = ""
    url: str = ""
    lang: str = ""
    origin: str = ""
    byline: str = ""
    other_origins: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """Lead and body together, the lead once: many sources repeat it as the first paragraph."""
        if not self.lead or self.body.startswith(self.lead):
            return self.body
        return f"{self.lead}\n\n{self.body}" if self.body else self.lead

    @property
    def files(self) -> tuple[str, ...]:
        """Where it was read, the first place first, without the folders: where a file lies is its owner's affair."""
        return tuple(map(_shown, filter(None, (self.origin, *self.other_origins))))


def _shown(origin: str) -> str:
    """Give a place without folders, but those inside an archive: ``depeches.zip!2023/a.txt``."""
    file, sign, inside = origin.partition("!")
    return PurePath(file).name + sign + inside


@dataclass(frozen=True, slots=True)
class Rejected:
    """An item that was seen and is not an article: where it stands and why, in French."""

    origin: str
    reason: str


def article_id(given: str = "", url: str = "", content: str = "") -> str:
    """Give the id that an article keeps after every rebuild.

    The format's own identifier where it fits ``[A-Za-z0-9._-]{1,64}``; else 16
    hexadecimal digits of the digest of that identifier, of the address, or of
    the content (title, date and text), in this order.
    """
    if _OWN_ID.fullmatch(given):
        return given
    return hashlib.blake2b((given or url or content).encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()
