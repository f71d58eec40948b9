"""Which of some sorted words are one or two letters away from a given one?

The words are walked as a tree of prefixes, each with its row of distances to
the beginnings of the given word (Damerau's distance by optimal string
alignment, row by row). A prefix that is already too far ends its branch; one
that has spent its last edit can only go on as the given word does, so that its
continuations are looked up instead of walked.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

Row = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class _Branch:
    """The words from ``low`` to ``high`` begin with ``prefix``; ``before`` is the row of the prefix less one letter."""

    prefix: bytes
    low: int
    high: int
    row: Row
    before: Row


def near_lines(words: Sequence[bytes], word: bytes, edits: int, same: int = 0) -> list[bytes]:
    """Give, sorted, those of the sorted ``words`` within ``edits`` of ``word``, beginning with its ``same`` letters."""
    first = tuple(range(len(word) + 1))
    far = tuple(edits + 1 for _ in first)
    found: set[bytes] = set()
    branch = _Branch(b"", 0, len(words), first, far)
    for end in range(1, min(same, len(word)) + 1):
        prefix = word[:end]
        low = bisect_left(words, prefix, branch.low, branch.high)
        high = bisect_left(words, prefix + b"\xff", low, branch.high)
        branch = _Branch(prefix, low, high, _row(word, prefix, branch.row, branch.before), branch.row)
    waiting = [branch] if branch.low < branch.high else []
    while waiting:
        branch = waiting.pop()
        if min(branch.row) == edits:
            found.update(_finished(words, word, edits, branch))
            continue
        if branch.row[-1] <= edits and words[branch.low] == branch.prefix:
            found.add(branch.prefix)
        waiting.extend(each for each in _children(words, word, branch) if min(each.row) <= edits)
    return sorted(found)


def _children(words: Sequence[bytes], word: bytes, branch: _Branch) -> Iterator[_Branch]:
    depth, low = len(branch.prefix), branch.low
    if low < branch.high and len(words[low]) == depth:
        low += 1
    while low < branch.high:
        prefix = words[low][: depth + 1]
        high = _after(words, prefix, low, branch.high)
        yield _Branch(prefix, low, high, _row(word, prefix, branch.row, branch.before), branch.row)
        low = high


def _after(words: Sequence[bytes], prefix: bytes, low: int, high: int) -> int:
    """Find the first rank beyond the words that begin with ``prefix``, by steps that double, then by halving."""
    step = 1
    while low + step < high and words[low + step].startswith(prefix):
        low += step
        step *= 2
    return bisect_left(words, prefix + b"\xff", low, min(low + step, high))


def _row(word: bytes, prefix: bytes, above: Row, before: Row) -> Row:
    """Give the distances of ``prefix`` to each beginning of ``word``, from the rows of the two shorter prefixes."""
    letter = prefix[-1]
    last = prefix[-2] if len(prefix) > 1 else -1
    left = above[0] + 1
    row = [left]
    for place, other in enumerate(word):
        left = above[place] if letter == other else min(above[place], left, above[place + 1]) + 1
        if place and letter == word[place - 1] and last == other and before[place - 1] < left:
            left = before[place - 1] + 1
        row.append(left)
    return tuple(row)


def _finished(words: Sequence[bytes], word: bytes, edits: int, branch: _Branch) -> Iterator[bytes]:
    """Give the words of a branch that has no edit left: the prefix, then the rest of ``word``, or a swap under way."""
    ends = {word[place:] for place, distance in enumerate(branch.row) if distance == edits}
    last = branch.prefix[-1:]
    for place in range(len(word) - 1):
        if branch.before[place] == edits - 1 and word[place + 1 : place + 2] == last:
            ends.add(word[place : place + 1] + word[place + 2 :])
    for end in ends:
        whole = branch.prefix + end
        rank = bisect_left(words, whole, branch.low, branch.high)
        if rank < branch.high and words[rank] == whole:
            yield whole
