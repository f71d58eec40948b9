"""Which terms do the texts of an article hold? The fast way: terms joined by one blank, without offsets.

It equals the careful way, whose rules it runs once for each chunk met; then a
vocabulary remembers. What it costs is memory: the first look-up of each of an
article's 400 chunks.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from functools import lru_cache
from threading import Lock

from search.analysis.codepage import PLAINLY, chunked, plain, signs
from search.analysis.exact import plain_too, spelled, term_of
from search.analysis.printed import Met, note
from search.analysis.stem import stem
from search.analysis.tokens import LONGEST, cut, tokens
from search.analysis.vocabulary import Joined, Word, joined
from search.analysis.words import ELIDED, SAINTS

MOST_KEPT = 128 << 20
"""Bytes after which a vocabulary begins anew: some 400,000 chunks."""

_ARTICLES = frozenset(map(str.encode, ELIDED))
_ELIDED = _ARTICLES - {b"presqu"}  # presqu'île is one word
_GROUP = re.compile(rb"[1-9][0-9]{0,2}(?:\.[0-9]{3})+")
_OPEN = frozenset(code for code in range(256) if plain(bytes([code])) in tuple("aehiouy"))


def words_of(chunk: bytes) -> tuple[Word, ...] | bytes:
    """Run the rules over one chunk; or give the word that is all it holds.

    Nearly all chunks met hold one word of letters, and the rules cost three times as much.
    """
    bare = plain(chunk)[:LONGEST]
    if bare:
        form = SAINTS.get(bare, bare)
        return (_spelled_as(form, stem(form), bare if chunk.isascii() else signs(chunk)[:LONGEST]),)
    if word := _core(chunk):
        return word
    text = signs(chunk)
    return tuple([_word(form, root, text[start:end]) for start, end, form, root in cut(text)])


def _core(chunk: bytes) -> bytes:
    """Give the one word or number that a chunk holds, were it « (gaza'). » or « l'avocat »; else nothing."""
    article, apostrophe, word = chunk.strip(b"().'").rpartition(b"'")
    if apostrophe and (article not in _ELIDED or not word or word[0] not in _OPEN):
        return b""
    if _GROUP.fullmatch(word):
        return word.replace(b".", b"")
    return word if len(word) > 1 and plain(word) and word not in _ARTICLES else b""


@lru_cache(65_536)
def _word(form: str, root: str, written: str) -> Word:
    return _spelled_as(form, root, form if written == form else spelled(written))


def _spelled_as(form: str, root: str, spelling: str) -> Word:
    return Word(form, root, "", "") if spelling == form else Word(form, root, term_of(form, spelling), plain_too(form))


try:
    from search.analysis._usual import Usual
    from search.analysis._vocabulary import Vocabulary
except ImportError:  # they could not be compiled here
    from search.analysis.vocabulary import Vocabulary  # type: ignore[assignment]

    usual = words_of
else:
    usual = Usual(words_of, stem, PLAINLY, _ELIDED, _ARTICLES, frozenset(map(str.encode, SAINTS))).words_of


class Analyst:
    """Reads articles, one after the other: quick for what it has met. Safe for several threads."""

    def __init__(self) -> None:
        self._met: Met = {}
        self._vocabulary = Vocabulary(usual, note, self._met, MOST_KEPT)
        self._names = defaultdict[str, int](int)
        self._lock = Lock()

    def read(self, texts: Sequence[str], names: Sequence[str] = ()) -> Joined:
        """Give the terms of an article's texts, and the forms of its names."""
        with self._lock:
            for name in names:
                self._names[name] += 1
            return self._read(texts, names, learn=True)

    def terms(self, texts: Sequence[str]) -> Joined:
        """Give the same of texts that are no article's: nothing is learnt of how they are printed."""
        with self._lock:
            return self._read(texts, (), learn=False)

    def counts(self) -> dict[str, int]:
        """Give for each form how many of the articles read hold it."""
        with self._lock:
            return self._vocabulary.counts()

    def spellings(self) -> tuple[Met, Met]:
        """Give for each form how often texts print it in which way, and how often names do."""
        named: Met = {}
        with self._lock:
            self._vocabulary.settle()
            for name, times in self._names.items():
                for start, end, form, _ in tokens(name):
                    note(named, form, name, start, end, times)
        return self._met, named

    def _read(self, texts: Sequence[str], names: Sequence[str], *, learn: bool) -> Joined:
        chunks = [part for part in map(chunked, (*texts, *names)) if part is not None]
        several = len(texts)
        if len(chunks) < several + len(names):
            return self._carefully(texts, names, learn=learn)
        printed = tuple(texts) if learn else None
        return Joined(*self._vocabulary.joined(tuple(chunks[:several]), printed, tuple(chunks[several:])))

    def _carefully(self, texts: Sequence[str], names: Sequence[str], *, learn: bool) -> Joined:
        read = []
        for text in texts:
            found = tokens(text)
            read.append([_word(form, root, text[start:end]) for start, end, form, root in found])
            for start, end, form, _ in found if learn else ():
                note(self._met, form, text, start, end)
        named = [[token.form for token in tokens(name)] for name in names]
        self._vocabulary.count({word.form for text in read for word in text}.union(*named))
        return Joined(*joined(read), tuple(map(" ".join, named)))


_ANALYST = Analyst()


def joined_terms(*texts: str) -> Joined:
    """Give all the terms of some texts: what :func:`~search.analysis.tokens.tokens` gives one by one."""
    return _ANALYST.terms(texts)


@lru_cache(65_536)
def joined_forms(text: str) -> str:
    """Give the forms of a text only: of a name, which many articles bear."""
    return joined_terms(text).forms[0]
