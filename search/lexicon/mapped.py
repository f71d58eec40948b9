"""How is the lexicon laid out on disk, and how is it read without being loaded?

One file, mapped and never read whole: opening it costs the same whatever its
size. The forms stand sorted, so that a word is found by halving and a prefix is
a slice; a second sorted table, of stems, points into the first.

    head     magic, lengths, a checksum of the head; the length of the file guards the rest
    forms    counts, then places of each form in its text, then the text, a form a line
    stems    places of each stem, where its members begin, the members (ranks of forms), the text
    spelled  places of each form's spellings, then the text, a form a line: ``élection 388 Élection 12``, or nothing
"""

from __future__ import annotations

import mmap
import re
import struct
import sys
from array import array
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence, Sized
from functools import lru_cache, partial
from heapq import nlargest
from itertools import accumulate, repeat
from operator import add
from pathlib import Path
from typing import Self
from zlib import crc32

from search.analysis import stem
from search.lexicon.closeness import near_lines
from search.lexicon.lines import Lines, damaged
from search.lexicon.spellings import Spelled

_MAGIC = b"lexicon2" + sys.byteorder[:1].encode()
_HEAD = struct.Struct("<9s8QI")
_ALIGNED = (_HEAD.size + 7) // 8 * 8
_WILDCARD = re.compile(r"[*?]")
_MOST_REMEMBERED = 10_000
"""Ranks found: of one word a question asks a dozen times."""
_AFTER = b"{"  # sorts after every letter and figure of a form


class Lexicon:
    """The forms of titles, texts and names; every answer is sorted. Safe for several threads."""

    def __init__(self, buffer: mmap.mmap | bytes, name: str = "lexicon") -> None:
        """Read what :func:`pack` gave; raises IndexDamaged where it is something else."""
        self._buffer = buffer
        self._start, sizes = _sections(buffer, name)
        self.articles, forms, stems, _, self._size, stem_size, _, _ = sizes
        view = memoryview(buffer)
        words = view[_ALIGNED : self._start].cast("I")
        self._counts, words = words[:forms], words[forms:]
        places, words = words[: forms + 1], words[forms + 1 :]
        stem_places, words = words[: stems + 1], words[stems + 1 :]
        self._firsts, words = words[: stems + 1], words[stems + 1 :]
        self._members, spelled_places = words[:forms], words[forms:]
        self._forms = Lines(view, places, self._start)
        self._stems = Lines(view, stem_places, self._start + self._size)
        self._spelled = Lines(view, spelled_places, self._start + self._size + stem_size)
        self._rank = lru_cache(_MOST_REMEMBERED)(partial(_rank, self._forms))
        self._rank_of_stem = lru_cache(_MOST_REMEMBERED)(partial(_rank, self._stems))

    @staticmethod
    def write(
        path: Path | str, counts: Mapping[str, int], articles: int, spellings: Mapping[str, Spelled] | None = None
    ) -> None:
        """Write the lexicon of so many articles: for each form, how many of them hold it, and how it is spelled."""
        Path(path).write_bytes(pack(counts, articles, spellings))

    @classmethod
    def open(cls, path: Path | str) -> Self:
        """Map the file; raises IndexDamaged where it is missing, cut short or something else."""
        try:
            with Path(path).open("rb") as file:
                mapped = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        except (OSError, ValueError) as error:  # ValueError: an empty file cannot be mapped
            raise damaged(Path(path).name) from error
        return cls(mapped, Path(path).name)

    def __len__(self) -> int:
        return len(self._forms)

    def count(self, form: str) -> int:
        """Count the articles that hold this form."""
        rank = self._rank(form)
        return 0 if rank is None else self._counts[rank]

    def counts(self) -> dict[str, int]:
        """Give all forms, each with how many articles hold it."""
        forms = self._forms.text(0, len(self)).decode().split()
        return dict(zip(forms, self._counts.tolist(), strict=True))

    def spelled(self) -> dict[str, Spelled]:
        """Give the spellings of all forms that are not their own."""
        lines = self._spelled.text(0, len(self)).decode().split("\n")
        forms = self._forms.text(0, len(self)).decode().split()
        return {form: _spelled(line) for form, line in zip(forms, lines, strict=True) if line} if forms else {}

    def spellings(self, form: str) -> Spelled:
        """Give the commonest spellings of a form with how often they were met; nothing where it is its own."""
        rank = self._rank(form)
        return _spelled(self._spelled[rank].decode()) if rank is not None else ()

    def spelling(self, form: str) -> str:
        """Write a form as the corpus mostly does: « élection », « Macron », « ONU »."""
        rank = self._rank(form)
        return (self._spelled[rank].decode().partition(" ")[0] if rank is not None else "") or form

    def starting(self, prefix: str) -> tuple[str, ...]:
        """Give the forms that begin so."""
        key = prefix.encode()
        return tuple(self._forms.text(self._forms.rank(key), self._forms.rank(key + _AFTER)).decode().split())

    def holding(self, prefix: str) -> int:
        """Sum the counts of the forms that begin so: at most so many articles hold one of them."""
        key = prefix.encode()
        return min(self.articles, sum(self._counts[self._forms.rank(key) : self._forms.rank(key + _AFTER)]))

    def frequent(self, prefix: str, most: int) -> tuple[str, ...]:
        """Give at most so many of the forms that begin so, those that most articles hold first."""
        key = prefix.encode()
        span = range(self._forms.rank(key), self._forms.rank(key + _AFTER))
        ranks = nlargest(most, span, key=self._counts.__getitem__)  # the first of equals first: in their order
        return tuple(self._forms[rank].decode() for rank in ranks)

    def matching(self, pattern: str) -> tuple[str, ...]:
        """Give the forms of this shape: ``*`` stands for any letters, none too, ``?`` for one."""
        head = _WILDCARD.split(pattern, maxsplit=1)[0].encode()
        lines = self._forms.text(self._forms.rank(head), self._forms.rank(head + _AFTER))
        return tuple(line.decode() for line in _shape(pattern).findall(lines) if line)

    def close_to(self, form: str, edits: int, same: int = 0) -> tuple[str, ...]:
        """Give the forms at most ``edits`` letters away: one put in, left out, changed, or swapped with its neighbour.

        The distance is the optimal string alignment; ``form`` itself is there where the corpus holds it. The
        ``same`` first letters must be those of ``form``.
        """
        return tuple(line.decode() for line in near_lines(self._forms, form.encode(), edits, same))

    def forms_of(self, stem: str) -> tuple[str, ...]:
        """Give the forms that have this stem."""
        return tuple(self._forms[member].decode() for member in self._ranks_of(stem))

    def count_of(self, stem: str) -> int:
        """Sum the counts of the forms that have this stem: at most so many articles hold one of them."""
        return min(self.articles, sum(self._counts[member] for member in self._ranks_of(stem)))

    def _ranks_of(self, stem: str) -> memoryview | tuple[()]:
        rank = self._rank_of_stem(stem)
        return () if rank is None else self._members[self._firsts[rank] : self._firsts[rank + 1]]


def _rank(lines: Lines, word: str) -> int | None:
    return lines.exact(word.encode())


def pack(counts: Mapping[str, int], articles: int, spellings: Mapping[str, Spelled] | None = None) -> bytes:
    """Give the bytes of a lexicon; ``Lexicon(pack(…))`` needs no file."""
    forms = sorted(counts)
    roots = list(map(stem, forms))
    members = sorted(range(len(forms)), key=roots.__getitem__)  # those of one stem stay in their order
    families = Counter(roots)
    stems = sorted(families)
    known = spellings or {}
    spelled = [_told(known[form]) if form in known else b"" for form in forms]
    form_lines, stem_lines, spelled_lines = _lines(forms).encode(), _lines(stems).encode(), b"\n".join([*spelled, b""])
    numbers = array("I", map(counts.__getitem__, forms))
    numbers.extend(_places(forms))
    numbers.extend(_places(stems))
    numbers.extend(accumulate(map(families.__getitem__, stems), initial=0))
    numbers.extend(members)
    numbers.extend(_places(spelled))
    texts = form_lines + stem_lines + spelled_lines
    total = _ALIGNED + len(numbers) * numbers.itemsize + len(texts)
    sizes = (
        articles,
        len(forms),
        len(stems),
        len(numbers),
        len(form_lines),
        len(stem_lines),
        len(spelled_lines),
        total,
    )
    head = _HEAD.pack(_MAGIC, *sizes, crc32(repr(sizes).encode()))
    return head.ljust(_ALIGNED, b"\0") + numbers.tobytes() + texts


def _sections(buffer: mmap.mmap | bytes, name: str) -> tuple[int, tuple[int, ...]]:
    """Read the head: where the text of the forms begins, and the eight sizes."""
    if len(buffer) < _ALIGNED:
        raise damaged(name)
    magic, *found, guard = _HEAD.unpack(buffer[: _HEAD.size])
    sizes = tuple(found)
    if magic != _MAGIC or guard != crc32(repr(sizes).encode()) or sizes[7] != len(buffer):
        raise damaged(name)
    return _ALIGNED + sizes[3] * array("I").itemsize, sizes


def _spelled(line: str) -> Spelled:
    words = line.split()
    return tuple((word, int(times)) for word, times in zip(words[::2], words[1::2], strict=True))


def _told(spelled: Spelled) -> bytes:
    if len(spelled) == 1:  # as nearly all are
        ((word, times),) = spelled
        return f"{word} {times}".encode()
    return " ".join([f"{word} {times}" for word, times in spelled]).encode()


def _lines(words: Sequence[str]) -> str:
    return "\n".join([*words, ""])


def _places(lines: Iterable[Sized]) -> Iterable[int]:
    """Give where each line begins, and where the last one ends; a newline ends each."""
    return accumulate(map(add, map(len, lines), repeat(1)), initial=0)


def _shape(pattern: str) -> re.Pattern[bytes]:
    """Compile a pattern to be found as a whole line.

    What stands between two stars is atomic, as in the standard library's
    ``fnmatch``: the first place that fits is as good as any, and time stays linear.
    """
    first, *rest = (re.escape(part).replace(r"\?", r"[^\n]") for part in pattern.split("*"))
    middle = "".join(f"(?>[^\\n]*?{part})" for part in rest[:-1])
    last = f"[^\\n]*{rest[-1]}" if rest else ""
    return re.compile(f"(?m)^{first}{middle}{last}$".encode())
