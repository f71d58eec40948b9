"""Has this article been met already? An id stands for one article of an index."""

from __future__ import annotations

from enum import IntEnum
from typing import NamedTuple


class State(IntEnum):
    """What has become of an item."""

    GIVEN = 1
    """An article, under the id that its format or its address gives."""
    OWN = 2
    """An article, under an id made from all that it says: another article had the given one."""
    TWIN = 3
    """Word for word an article met before: one more place where it was read."""
    REFUSED = 4
    """Another article has each of its ids."""


class Placed(NamedTuple):
    """What has become of an item, and the id of the article that it is, or is a twin of."""

    state: State
    id: str


class Register:
    """The ids given so far. Some 180 bytes an article: a million fit in a fifth of a gigabyte."""

    def __init__(self) -> None:
        self._holders: dict[str, int] = {}

    def place(self, given: str, own: str) -> Placed:
        """Give an item its id: the one ``given``, or ``own``, 16 hexadecimal digits made from all that it says.

        The first in the order of the sources keeps the id that several have.
        """
        digest = int(own, 16)
        for id, state in ((given, State.GIVEN), (own, State.OWN)):
            holder = self._holders.setdefault(id, -1)
            if holder < 0:
                self._holders[id] = digest
                return Placed(state, id)
            if holder == digest:
                return Placed(State.TWIN, id)
        return Placed(State.REFUSED, "")
