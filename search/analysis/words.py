"""Which words does French treat apart? Small ones, elided ones, and those written with an apostrophe inside."""

# A list of quoted words one a line would hide which belong together.
# ruff: noqa: SIM905

from __future__ import annotations

ELIDED = ("c", "d", "j", "l", "m", "n", "s", "t", "qu", "jusqu", "lorsqu", "puisqu", "quoiqu", "presqu")
"""Before an apostrophe and no consonant these are an article or a conjunction, and give no term."""

WHOLE = (r"aujourd'hui", r"presqu'iles?", r"quelqu'une?s?", r"prud'hom[a-z]*", r"entr'[a-z]+")
"""The closed list of words whose apostrophe is inside: patterns over folded text; each is one term."""

SAINTS = {"st": "saint", "ste": "sainte"}
"""Abbreviations that are read as the whole word, at form level."""

ENDINGS = ("e", "ne", "le", "te", "se", "ve", "fe", "re", "ere", "trice", "rice", "ice", "euse", "eure", "esse", "sse")
"""Inclusive endings after a midpoint or in brackets: étudiant·e·s, acteur(rice)s."""

DOTTED = ("e", "ne", "trice", "rice", "euse")
"""Those that a plain full stop may announce: others are too often the next sentence (« fin.Le »)."""

SMALL: frozenset[str] = frozenset(
    """
    le la les un une des de du au aux ce cet cette ces mon ma mes ton ta tes son sa ses notre nos votre vos leur leurs
    je tu il elle on nous vous ils elles me te se lui y en eux moi toi soi ceci cela ca celui celle ceux celles
    a dans par pour sur sous avec sans chez vers entre depuis pendant contre des lors jusque
    et ou ni donc que qui quoi dont si comme quand lorsque puisque parce
    quel quelle quels quelles lequel laquelle lesquels lesquelles comment pourquoi combien
    ne pas plus tres aussi
    est sont etait etaient etre ont avait avaient avoir ai as suis sera seront fut
    """.split()
)
"""Folded small words: they have positions and answer when asked alone, but never weigh in a plain question."""
