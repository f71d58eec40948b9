"""Where is each part of the next generation written, and what is taken over from the one before?"""

from __future__ import annotations

import os
import secrets
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path, PurePosixPath
from time import perf_counter

from search.errors import IndexProblem
from search.store.durable import Sealed, seal
from search.store.generation import ENGINE, Generation, Meta, Places


@dataclass(frozen=True, slots=True)
class Build(Places):
    """A generation in the making. Write into these places, then publish."""

    folder: Path
    follows: str
    _publish: Callable[[Build, Meta], Generation]
    begun: float = field(default_factory=perf_counter)
    _carried: dict[str, tuple[Path, Sealed]] = field(default_factory=dict)
    _sealed: dict[str, Sealed] = field(default_factory=dict)

    def carry(self, before: Generation) -> None:
        """Begin with the engine's files of the generation before: links to them, and a copy of the ledger."""
        shutil.copyfile(before.ledger, self.ledger)
        for name, sealed in before.meta.files.items():
            if name.startswith(f"{ENGINE}/"):
                _link(before.folder / name, self.folder / name)
                self._carried[name] = before.folder / name, sealed

    def seal_engine(self) -> None:
        """Put the engine's files on the disk, ahead of the rest; they change no more."""
        known = {PurePosixPath(name).relative_to(ENGINE).as_posix(): each for name, each in self._unchanged().items()}
        with self._door():
            sealed = seal(self.engine_folder, known)
        self._sealed.update((f"{ENGINE}/{name}", each) for name, each in sealed.items())

    def sealed(self) -> dict[str, Sealed]:
        """Give what is known already of the files, by their paths."""
        return self._unchanged() | self._sealed

    def _unchanged(self) -> dict[str, Sealed]:
        """Give what is known of the files that are still those of the generation before."""
        return {
            name: sealed
            for name, (path, sealed) in self._carried.items()
            if (self.folder / name).exists() and path.samefile(self.folder / name)
        }

    def publish(self, meta: Meta) -> Generation:
        """Make it durable, then put it in force at once; a crash at any instant leaves the old one or the new one."""
        with self._door():
            return self._publish(self, meta)

    @contextmanager
    def _door(self) -> Iterator[None]:
        """Let the system's errors out as ours."""
        try:
            yield
        except OSError as error:
            raise IndexProblem(
                f"Le nouvel index n’a pu être écrit ({error.strerror}) ; l’ancien reste en vigueur.",
                f"Vérifier la place libre et les droits de « {self.folder.parent} ».",
            ) from error


def make_folder(place: Path) -> Path:
    """Make the folder of a new generation, in its final name."""
    folder = place / f"{datetime.now(UTC):%Y%m%dT%H%M%S}-{secrets.token_hex(2)}"
    try:
        folder.mkdir()
        (folder / ENGINE).mkdir()
    except OSError as error:
        raise IndexProblem(f"On ne peut écrire dans « {place} » ({error.strerror}).") from error
    return folder


def _link(path: Path, beside: Path) -> None:
    """Give a file a second name, or copy it where the system has no links."""
    beside.parent.mkdir(parents=True, exist_ok=True)
    try:
        os.link(path, beside)
    except OSError:
        shutil.copyfile(path, beside)
