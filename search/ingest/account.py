"""What came out of one file, and what was wrong with it?"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import PurePath

from search.article import Article, Rejected
from search.ingest.wording import beginning

_KIND = re.compile(r"\.[a-z][a-z0-9]{0,9}")
_PACKED = (".gz", ".bz2", ".xz", ".zst")


@dataclass(slots=True)
class Account:
    """What is counted while one file is read, or one that an archive holds.

    ``file``: the path of the file on the disk; ``kind``: how its name ends. ``format``: by which reader it was
    read, empty where none knew it. Among ``articles``: those ``undated``, those ``untitled`` (or with a title that
    is but the beginning of the text). ``encodings``: how often a text, or a line, was decoded by each; lines in
    UTF-8 are not counted.
    """

    file: str = ""
    origin: str = ""
    kind: str = ""
    format: str = ""
    files: int = 1
    articles: int = 0
    undated: int = 0
    untitled: int = 0
    reasons: Counter[str] = field(default_factory=Counter)
    encodings: Counter[str] = field(default_factory=Counter)
    inside: int = 0
    _guessed: int = 0

    def add(self, item: object) -> None:
        """Count an item, unless a file inside has counted it already."""
        if self.inside:
            self.inside -= 1
        elif isinstance(item, Article):
            self.articles += 1
            self.undated += not item.date
            self.untitled += _is_untitled(item)
        elif isinstance(item, Rejected):
            self.reasons[item.reason] += 1

    def decoded(self, encoding: str, *, guessed: bool, whole: bool = True) -> None:
        """Note how a text was decoded, the ``whole`` of the file or a line of it."""
        self.encodings[encoding] += 1
        if guessed:
            self._guessed = _ALL if whole else self._guessed + 1

    @property
    def mended(self) -> int:
        """How many articles are in an encoding that had to be guessed, or have lost signs."""
        return min(self._guessed, self.articles)

    @property
    def items(self) -> int:
        """How many items are its own."""
        return self.articles + self.reasons.total()


_ALL = 1 << 62

Listen = Callable[[Account], None]
"""Is told the account of each file, and of each that an archive holds, when it has been read."""


def unheard(_: Account) -> None:
    """Listen to nothing."""


def kind_of(name: str) -> str:
    """Give how the name of a file ends, by which its kind is known; nothing where that says none.

    >>> kind_of("depeches.JSONL.gz"), kind_of("notice.2019")
    ('.jsonl.gz', '')
    """
    before, last = ["", "", *PurePath(name.lower()).suffixes][-2:]
    inner = before if last in _PACKED and _KIND.fullmatch(before) else ""
    return inner + last if _KIND.fullmatch(last) else ""


def _is_untitled(article: Article) -> bool:
    text = article.lead or article.body
    return not article.title or (text.startswith(article.title[:16]) and article.title == beginning(text))
