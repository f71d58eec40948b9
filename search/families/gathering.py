"""Which of the articles indexed are versions of one text, and which was published first?

Candidates are articles that share one of the smallest digests of their sketches;
whole sketches then say whether they resemble each other, the closest first. What
comes out depends on the articles and their order alone.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterator
from dataclasses import dataclass, field

from search.sketch import resemblance, sharing, together

ALIKE = 0.22
"""From this share of common passages on, two articles are versions of one text."""
KIN = 0.1
"""The least that the first articles of two families share where the families join: chains end here."""

_KEYS = 8
_PARTS = 16
_MODELS = 6  # a digest that stands in many texts is a stock phrase: each is set beside the nearest few of them


@dataclass(slots=True)
class Gathering:
    """The articles met so far; some 350 bytes each."""

    _ids: list[str] = field(default_factory=list)
    _moments: array[int] = field(default_factory=lambda: array("q"))
    _sketches: list[bytes] = field(default_factory=list)

    def add(self, id: str, moment: int, sketch: bytes) -> None:
        """Take an article; the earlier its ``moment``, the more it counts as the first."""
        if sketch:
            self._ids.append(id)
            self._moments.append(moment)
            self._sketches.append(sketch)

    def families(self) -> tuple[tuple[str, ...], ...]:
        """Give the ids of each family of two or more, the first published first."""
        first = list(range(len(self._ids)))  # of each, one that is nearer the first of its family

        def root(each: int) -> int:
            while first[each] != each:
                first[each] = first[first[each]]
                each = first[each]
            return each

        alike = self._alike()
        for pair in sorted(alike, key=lambda pair: (-alike[pair], pair)):
            one, other = sorted(map(root, pair), key=self._rank)
            if one != other and ({one, other} == set(pair) or self._resemblance(one, other) >= KIN):
                first[other] = one
        members: dict[int, list[int]] = {}
        for each in sorted({each for pair in alike for each in pair}, key=self._rank):
            members.setdefault(root(each), []).append(each)
        return tuple(tuple(self._ids[each] for each in family) for family in members.values() if len(family) > 1)

    def _rank(self, each: int) -> tuple[int, int]:
        return self._moments[each], each

    def _resemblance(self, one: int, other: int) -> float:
        return resemblance(self._sketches[one], self._sketches[other])

    def _alike(self) -> dict[tuple[int, int], float]:
        """Find pairs that resemble each other, enough of them to hold each family together."""
        found: dict[tuple[int, int], float] = {}
        for bucket in self._buckets():
            models: list[int] = []
            sketches: list[bytes] = []
            if len(bucket) > _MODELS:  # those that share other digests too become neighbours
                bucket.sort(key=lambda each: (self._sketches[each], each))
            for each in bucket:
                sketch = self._sketches[each]
                # Nearly all have but the stock phrase in common. The passages that either has are at least
                # as many as the larger sketch holds: what is shared of that is no less than the resemblance.
                near = [models[rank] for rank in sharing(sketch, sketches, ALIKE)]
                alike = [model for model in near if self._are_alike(model, each, found)]
                if not alike:
                    models.append(each)
                    sketches.append(sketch)
                    if len(models) > _MODELS:
                        del models[0], sketches[0]
        return found

    def _are_alike(self, one: int, other: int, found: dict[tuple[int, int], float]) -> bool:
        """Compare two articles, and write down what they share where that is enough."""
        pair = (min(one, other), max(one, other))
        share = found.get(pair) or self._resemblance(one, other)
        if share >= ALIKE:
            found[pair] = share
        return share >= ALIKE

    def _buckets(self) -> Iterator[list[int]]:
        """Give the articles that share a digest, in order; a part of the digests at a time, to spare the memory."""
        for part in range(_PARTS):
            yield from together(self._sketches, _KEYS, part, _PARTS)
