"""Of which family is this article? A small file: most articles stand alone, and are not in it."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Self

from search.errors import IndexDamaged


class Families:
    """The families of an index; safe for several threads."""

    def __init__(self, families: Iterable[tuple[str, ...]]) -> None:
        self._of = {id: family for family in families for id in family}
        self.members = tuple(self._of)
        """All articles that have a reprint or are one."""

    @staticmethod
    def write(path: Path, families: Iterable[tuple[str, ...]]) -> None:
        """Write families, each a tuple of ids, the first published first."""
        path.write_text(json.dumps(list(families)), encoding="ascii")

    @classmethod
    def open(cls, path: Path) -> Self:
        """Read what :meth:`write` wrote; raises IndexDamaged where it is missing or something else."""
        try:
            return cls(tuple(family) for family in json.loads(path.read_text(encoding="ascii")))
        except (OSError, ValueError, TypeError) as error:
            raise IndexDamaged(
                f"La table des reprises « {path.name} » est illisible.",
                "Reconstruire l’index : manchette rebuild SOURCE…",
            ) from error

    def of(self, id: str) -> tuple[str, ...]:
        """Give the ids of an article's family, itself among them, the first published first; of one alone, none."""
        return self._of.get(id, ())
