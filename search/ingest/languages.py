"""Which language is meant by a code or a name?"""

from __future__ import annotations

import re

from search.ingest.names import folded

_NAMES = {
    name: code
    for code, names in {
        "fr": "francais french franzosisch frances",
        "en": "anglais english englisch ingles",
        "de": "allemand german deutsch",
        "es": "espagnol spanish espanol castillan",
        "it": "italien italian italiano",
        "pt": "portugais portuguese portugues",
        "nl": "neerlandais dutch nederlands",
        "ar": "arabe arabic",
        "ru": "russe russian",
        "zh": "chinois chinese",
        "ja": "japonais japanese",
        "ca": "catalan",
        "br": "breton",
        "oc": "occitan",
        "eu": "basque",
        "pl": "polonais polish",
    }.items()
    for name in names.split()
}
_CODE = re.compile(r"([A-Za-z]{2,3})(?:[-_]\w+)*")


def language(text: str) -> str:
    """Give the code of the first language of a list, by its code or by its French or English name; else nothing.

    >>> language("Français"), language("en-GB"), language("ENGLISH; ENGLISHS")
    ('fr', 'en', 'en')
    """
    first = re.split(r"[;,/]", text, maxsplit=1)[0].strip()
    if name := _NAMES.get(folded(first)):
        return name
    code = _CODE.fullmatch(first)
    return code[1].lower() if code else ""
