"""How is a sentence of a page said in another language? By catalogues whose keys are the French sentences.

A catalogue is ``translations/LANGUAGE/LC_MESSAGES/messages.po``, read as it is:
nobody has to compile it. Sentences are set before they are looked for
(:func:`web.french.prose`), so that a key may be typed with plain blanks.
"""

from __future__ import annotations

import io
from functools import cache
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.support import NullTranslations, Translations

from web import french

FOLDER = Path(__file__).parent / "translations"


class French(NullTranslations):
    """What is written in French already: only its blanks are set."""

    def ugettext(self, message: str) -> str:
        """Give the sentence with its blanks set."""
        return french.prose(message)

    def ungettext(self, msgid1: str, msgid2: str, num: int) -> str:
        """Give the sentence in its number; in French the plural begins at two."""
        return french.prose(msgid1 if abs(num) < 2 else msgid2)


class Translated(Translations):
    """What is said in another language; what its catalogue lacks stays French."""

    def ugettext(self, message: str) -> str:
        """Give the sentence; none for none, which is the key of the head of a catalogue."""
        return str(super().ugettext(french.prose(message))) if message else ""

    def ungettext(self, msgid1: str, msgid2: str, num: int) -> str:
        """Give the sentence in its number."""
        return str(super().ungettext(french.prose(msgid1), french.prose(msgid2), num))


@cache
def catalogue(language: str) -> NullTranslations:
    """Give the catalogue of a language, read once."""
    if language == "fr":
        return French()
    set_ = Catalog(locale=language)
    for message in written(language):
        if message.id:
            key = (message.id,) if isinstance(message.id, str) else message.id
            keys = tuple(french.prose(each) for each in key)
            set_.add(keys if len(keys) > 1 else keys[0], message.string)
    binary = io.BytesIO()
    write_mo(binary, set_)
    binary.seek(0)
    return Translated(binary)


def written(language: str) -> Catalog:
    """Read a catalogue as its translators wrote it."""
    with (FOLDER / language / "LC_MESSAGES" / "messages.po").open("rb") as file:
        return read_po(file, locale=language)
