"""Which engines are there, and which one serves where none is named?"""

from __future__ import annotations

import os
from dataclasses import dataclass
from importlib import import_module, metadata
from importlib.util import find_spec
from pathlib import Path
from typing import Protocol, cast

from search.engines.base import Reader, Writer
from search.errors import BadRequest, EngineMissing

VARIABLE = "MANCHETTE_ENGINE"


class _Module(Protocol):
    """What a module of this folder must offer to be an engine."""

    def create(self, folder: Path) -> Writer: ...

    def open_(self, folder: Path) -> Reader: ...


@dataclass(frozen=True, slots=True)
class Engine:
    """One line of the table: an engine, and the distribution that it stands on.

    The engine's module, and the library underneath, are imported when an index
    is created or opened, not before: one that is not installed costs nothing.
    """

    name: str
    library: str = ""
    distribution: str = ""

    def installed(self) -> bool:
        """Tell whether the library underneath can be imported."""
        return not self.library or find_spec(self.library) is not None

    def version(self) -> str:
        """Give the version of the library underneath; empty where there is none."""
        return metadata.version(self.distribution) if self.distribution and self.installed() else ""

    def create(self, folder: Path) -> Writer:
        """Open a folder for writing: a new index, or more of the one that stands there."""
        return self._module().create(folder)

    def open_(self, folder: Path) -> Reader:
        """Open the index of a folder for reading; IndexDamaged where it cannot be read."""
        return self._module().open_(folder)

    def _module(self) -> _Module:
        if not self.installed():
            raise EngineMissing(f"Le moteur « {self.name} » n’est pas installé.", f"pip install {self.distribution}")
        return cast(_Module, import_module(f"{__name__}.{self.name}"))


ENGINES: dict[str, Engine] = {
    each.name: each
    for each in (
        Engine("tantivy", library="tantivy", distribution="tantivy"),
        Engine("whoosh", library="whoosh", distribution="whoosh3"),
        Engine("memory"),
    )
}
"""By name, in order of preference."""


def engine(name: str) -> Engine:
    """Give the engine of this name; BadRequest where there is none."""
    if name not in ENGINES:
        raise BadRequest(f"Moteur inconnu : {name}.", f"Choisir parmi {', '.join(ENGINES)}.")
    return ENGINES[name]


def default_engine() -> str:
    """Name the engine that builds where none is asked for: the environment's, else the first that is installed."""
    chosen = os.environ.get(VARIABLE, "")
    return engine(chosen).name if chosen else next(each.name for each in ENGINES.values() if each.installed())
