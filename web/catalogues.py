"""How is a sentence of a page said in another language? By catalogues whose keys are the French sentences.

A catalogue is ``translations/LANGUAGE/LC_MESSAGES/messages.po``, read as it is:
nobody has to compile it. Sentences are set before they are looked for
(:func:`web.french.prose`), so that a key may be typed with plain blanks. A
sentence that the library has already put together (a note, an error) is known by
a key with places: « Tri inconnu : {sort}. ».
"""

from __future__ import annotations

import re
from functools import cache
from gettext import c2py
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po
from babel.support import NullTranslations

from web import french

_PLACE = re.compile(r"\\{(\w+)\\}")  # as ``re.escape`` leaves it

FOLDER = Path(__file__).parent / "translations"


class French(NullTranslations):
    """What is written in French already: only its blanks are set."""

    def ugettext(self, message: str) -> str:
        """Give the sentence with its blanks set."""
        return french.prose(message)

    def ungettext(self, msgid1: str, msgid2: str, num: int) -> str:
        """Give the sentence in its number; in French the plural begins at two."""
        return french.prose(msgid1 if abs(num) < 2 else msgid2)


class Translated(French):
    """What is said in another language; what its catalogue lacks stays French."""

    def __init__(self, catalogue: Catalog) -> None:
        super().__init__()
        self._number = c2py(catalogue.plural_expr)
        self._said: dict[str, tuple[str, ...]] = {}
        for message in catalogue:
            if message.id:
                one = message.id if isinstance(message.id, str) else message.id[0]
                said = message.string or one
                self._said[french.prose(one)] = (said,) if isinstance(said, str) else tuple(said)
        self._put_together = [
            (re.compile(_PLACE.sub(r"(?P<\1>.+)", re.escape(one)), re.DOTALL), said[0])
            for one, said in self._said.items()
            if "{" in one
        ]

    def ugettext(self, message: str) -> str:
        """Give the sentence."""
        french_ = super().ugettext(message)
        if said := self._said.get(french_):
            return said[0]
        for pattern, said_ in self._put_together:
            if found := pattern.fullmatch(french_):
                return said_.format(**found.groupdict())
        return french_

    def ungettext(self, msgid1: str, msgid2: str, num: int) -> str:
        """Give the sentence in its number."""
        said = self._said.get(super().ugettext(msgid1))
        return said[self._number(num)] if said else super().ungettext(msgid1, msgid2, num)


@cache
def catalogue(language: str) -> NullTranslations:
    """Give the catalogue of a language, read once."""
    return French() if language == "fr" else Translated(written(language))


def written(language: str) -> Catalog:
    """Read a catalogue as its translators wrote it."""
    with (FOLDER / language / "LC_MESSAGES" / "messages.po").open("rb") as file:
        return read_po(file, locale=language)
