"""Which passages of an article show that it answers, and which of its words are marked?

Offsets are those of the original text, and what comes out is pieces, never HTML.
A text is not analysed whole: candidates are found in a folded copy of the same
length, and the careful analysis judges only the runs between blanks where they
stand. The marks are those that a whole analysis would give.
"""

from search.highlight.highlighter import Highlighter

__all__ = ["Highlighter"]
