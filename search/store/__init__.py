"""Which generation of the index is in force, and how does the next one take its place?

    index_data/
      CURRENT                       the name of the generation in force
      writer.lock                   held, with the name of its holder, by the one process that writes
      20261122T101500-3f2a/         a generation: whole and unchanging once CURRENT has named it
        meta.json                   versions, counts, sources; size and checksum of every other file
        engine/  lexicon  headings  families.json  refused.jsonl  ledger.db

The next one may be linked to the engine's files of the one before: engines
never change a file that they have written.

A folder that is neither in force nor what the one in force replaced is
rubbish, and goes at the next build, unless a reader holds it.
"""

from __future__ import annotations

import os
import re
import shutil
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from time import perf_counter

from search.analysis import fingerprint
from search.errors import IndexBusy, IndexDamaged, IndexMissing, IndexProblem
from search.store.build import Build, make_folder
from search.store.durable import put, seal, sync_folder
from search.store.generation import META, Generation, Meta, load, remove, save
from search.store.locks import Lock

__all__ = ["Build", "Generation", "Meta", "Store"]

_NAME = re.compile(r"\d{8}T\d{6}-[0-9a-f]{4}")


class Store:
    """The generations kept in one folder. Readers need no right to write there."""

    def __init__(self, place: Path | str) -> None:
        self.place = Path(place)
        self._current = str(self.place / "CURRENT")

    def current_name(self) -> str:
        """Name the generation in force, or nothing; a few microseconds, for a server to ask at each question.

        Raises IndexDamaged where CURRENT holds something else than a name.
        """
        name = self._written_name()
        if name and not _NAME.fullmatch(name):
            raise IndexDamaged(
                "L’index est abîmé : son fichier CURRENT ne nomme aucune génération.",
                "manchette rollback, ou manchette rebuild SOURCE…",
            )
        return name

    def current(self) -> Generation | None:
        """Look at the generation in force, without holding it. Raises IndexDamaged, IndexOutdated."""
        try:
            with self.hold() as generation:
                return generation
        except IndexMissing:
            return None

    def hold(self) -> Generation:
        """Hold the generation in force, for as long as it is read.

        Raises IndexMissing, IndexDamaged, IndexOutdated.
        """
        while name := self.current_name():
            folder = self.place / name
            try:
                lock = Lock.shared(folder / META)
            except OSError:
                lock = None
            if self.current_name() != name:  # replaced in the meantime, and perhaps cleaned
                if lock:
                    lock.release()
                continue
            if lock is None:
                load(folder)  # says what is wrong with it
                raise IndexBusy(f"La génération {name} est verrouillée par un autre programme.")
            try:
                generation = load(folder, lock)
                generation.verify()
            except IndexProblem:
                lock.release()
                raise
            return generation
        raise _missing(self.place)

    @contextmanager
    def building(self) -> Iterator[Build]:
        """Build the next generation beside the one in force.

        Leaving without :meth:`Build.publish` discards what was built. Raises
        IndexBusy where another build is under way, IndexProblem where the folder cannot be written.
        """
        with self._writing():
            follows = self._written_name()
            self._clean()
            build = Build(make_folder(self.place), follows, self._publish)
            try:
                yield build
            finally:
                if self._written_name() != build.folder.name:
                    shutil.rmtree(build.folder, ignore_errors=True)

    def generations(self) -> tuple[Generation, ...]:
        """List the generations that are whole, the oldest first; some may not be served by this version."""
        found = []
        for folder in self._folders():
            try:
                generation = load(folder)
            except IndexDamaged:
                continue
            found.append(generation)
        return tuple(sorted(found, key=lambda generation: (generation.meta.built, generation.name)))

    def rollback(self) -> str:
        """Put the previous generation in force again, and name it.

        Raises IndexProblem where there is none that could serve, IndexBusy during a build.
        """
        with self._writing():
            name = self._previous()
            if not name:
                raise IndexProblem("Il n’y a pas de génération précédente.", "manchette rebuild SOURCE…")
            load(self.place / name).verify()
            put(Path(self._current), name + "\n")
            return name

    def check(self) -> tuple[str, ...]:
        """Read the generation in force in full; list what is wrong, in French. Raises IndexMissing."""
        try:
            name = self.current_name()
            if not name:
                raise _missing(self.place)
            generation = load(self.place / name)
        except IndexDamaged as error:
            return (error.message,)
        outdated = ("construit par une autre version de l’analyse",) if generation.outdated else ()
        return (*generation.problems(), *outdated)

    def _publish(self, build: Build, meta: Meta) -> Generation:
        whole = replace(
            meta,
            manchette=_own_version(),
            fingerprint=fingerprint(),
            built=datetime.now(UTC).isoformat(timespec="milliseconds"),
            seconds=round(perf_counter() - build.begun, 3),
            follows=build.follows,
            files=seal(build.folder, build.sealed()),
        )
        save(build.folder, whole)
        sync_folder(self.place)
        put(Path(self._current), build.folder.name + "\n")
        self._clean()
        return Generation(build.folder.name, build.folder, whole)

    def _previous(self) -> str:
        """Name what the generation in force replaced; where it cannot say, the newest other one."""
        name = self._written_name()
        others = {each.name: each for each in self.generations()}
        current = others.pop(name, None)
        if current is not None:
            return current.meta.follows if current.meta.follows in others else ""
        return next(reversed(others), "")

    def _clean(self) -> None:
        kept = {name for name in (self._written_name(), self._previous()) if name}
        for folder in self._folders():
            if folder.name not in kept:
                remove(folder)

    def _folders(self) -> tuple[Path, ...]:
        return tuple(folder for folder in self.place.iterdir() if _NAME.fullmatch(folder.name) and folder.is_dir())

    def _written_name(self) -> str:
        try:
            descriptor = os.open(self._current, os.O_RDONLY)
        except (FileNotFoundError, NotADirectoryError):
            return ""
        except OSError as error:
            raise IndexProblem(f"L’index de « {self.place} » ne peut être lu ({error.strerror}).") from error
        try:
            return os.read(descriptor, 64).decode("ascii", "replace").strip()
        finally:
            os.close(descriptor)

    @contextmanager
    def _writing(self) -> Iterator[None]:
        """Be the only writer; the lock's file tells the others who that is."""
        path = self.place / "writer.lock"
        try:
            self.place.mkdir(parents=True, exist_ok=True)
            lock = Lock.exclusive(path)
        except OSError as error:
            raise IndexProblem(f"On ne peut écrire dans « {self.place} » ({error.strerror}).") from error
        if lock is None:
            holder = path.read_text(encoding="utf-8", errors="replace").strip() or "un autre processus"
            raise IndexBusy(
                f"Un index est déjà en construction dans « {self.place} » par {holder}.",
                "Attendre qu’il soit fini, ou arrêter ce processus ; l’index en vigueur répond toujours.",
            )
        with lock:
            since = datetime.now().astimezone().strftime("%d/%m/%Y à %H:%M:%S")
            lock.write(f"le processus {os.getpid()} de {socket.gethostname()}, depuis le {since}\n")
            yield


def _missing(place: Path) -> IndexMissing:
    return IndexMissing(f"Il n’y a pas encore d’index dans « {place} ».", "manchette rebuild SOURCE…")


def _own_version() -> str:
    try:
        return version("manchette")
    except PackageNotFoundError:  # run from its folder, never installed
        return ""
