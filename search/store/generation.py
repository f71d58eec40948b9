"""What is one whole index on disk, and is it still what was built?"""

from __future__ import annotations

import json
import shlex
import shutil
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Self

from search.analysis import fingerprint
from search.errors import IndexDamaged, IndexOutdated
from search.store.durable import Sealed, misfits, put, unseal
from search.store.locks import Lock

META = "meta.json"
ENGINE = "engine"
LEXICON = "lexicon"
HEADINGS = "headings"
FAMILIES = "families.json"
REFUSED = "refused.jsonl"
LEDGER = "ledger.db"
REPORT = "report.json"
FORMAT = 7
"""The layout of a generation's folder and of its documents; another number is another layout."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Meta:
    """What a generation says of itself, in ``meta.json``.

    The builder gives the first fields; the store fills in the others when it
    publishes. ``reasons``: why articles were rejected, and how many, most
    frequent first. ``duplicates``: items that are word for word an article met
    before. ``first`` and ``last``: ISO dates, possibly partial, empty
    where nothing is dated. ``renamed``: articles whose id another one had
    already. ``columns``: what was said of the names of columns. ``follows``: the generation that was in force before.
    ``built``: ISO, UTC. ``files``: path to size and BLAKE2b.
    """

    engine: str
    engine_version: str
    articles: int
    rejected: int = 0
    duplicates: int = 0
    reasons: tuple[tuple[str, int], ...] = ()
    renamed: int = 0
    first: str = ""
    last: str = ""
    sources: tuple[str, ...] = ()
    columns: tuple[tuple[str, str], ...] = ()
    manchette: str = ""
    fingerprint: str = ""
    built: str = ""
    seconds: float = 0.0
    follows: str = ""
    format: int = FORMAT
    files: dict[str, Sealed] = field(default_factory=dict)


class Places:
    """Where the parts of a generation stand in its folder, while it is made and after."""

    __slots__ = ()
    folder: Path

    @property
    def engine_folder(self) -> Path:
        """Where the engine's own files are."""
        return self.folder / ENGINE

    @property
    def lexicon(self) -> Path:
        """The file of the lexicon."""
        return self.folder / LEXICON

    @property
    def headings(self) -> Path:
        """The file of titles and names, for completion."""
        return self.folder / HEADINGS

    @property
    def families(self) -> Path:
        """The file of the families of reprints."""
        return self.folder / FAMILIES

    @property
    def refused(self) -> Path:
        """The file of what was rejected: one JSON object a line, ``file``, ``place``, ``reason`` and ``origin``."""
        return self.folder / REFUSED

    @property
    def ledger(self) -> Path:
        """The file of what each file read gave."""
        return self.folder / LEDGER

    @property
    def report(self) -> Path:
        """The file of what the files gave, by format and kind."""
        return self.folder / REPORT


@dataclass(frozen=True, slots=True)
class Generation(Places):
    """One whole index. While it is held, cleaning leaves it alone."""

    name: str
    folder: Path
    meta: Meta
    _lock: Lock | None = field(default=None, repr=False, compare=False)

    def release(self) -> None:
        """Hold it no more; a second call does nothing."""
        if self._lock is not None:
            self._lock.release()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.release()

    def verify(self) -> None:
        """Refuse what cannot serve, at the cost of a ``stat`` a file. Raises IndexDamaged, IndexOutdated."""
        damage = tuple(misfits(self.folder, self.meta.files))
        if damage:
            raise IndexDamaged(f"L’index est abîmé : {'; '.join(damage)}.", _mend(self.meta, spare=True))
        if self.outdated:
            raise IndexOutdated(
                "L’index a été construit par une autre version de l’analyse : il faut le reconstruire.",
                _mend(self.meta),
            )

    @property
    def outdated(self) -> bool:
        """Whether another analysis than ours, or another layout, built it."""
        return (self.meta.fingerprint, self.meta.format) != (fingerprint(), FORMAT)

    def problems(self) -> Iterator[str]:
        """Read every file and tell, in French, which are not what was written; of another layout, by their sizes."""
        check = unseal if self.meta.format == FORMAT else misfits  # checksums may have been others
        return check(self.folder, self.meta.files)


def load(folder: Path, lock: Lock | None = None) -> Generation:
    """Read what a generation says of itself. Raises IndexDamaged."""
    path = folder / META
    try:
        values = json.loads(path.read_text(encoding="utf-8"))
        values["files"] = {name: Sealed(*known) for name, known in values["files"].items()}
        values["reasons"] = tuple((reason, count) for reason, count in values["reasons"])
        values["sources"] = tuple(values["sources"])
        values["columns"] = tuple((name, field) for name, field in values.get("columns", ()))
        return Generation(folder.name, folder, Meta(**values), lock)
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise IndexDamaged(f"L’index est abîmé : {folder.name}/{META} ne peut être lu.", _mend(spare=True)) from error


def save(folder: Path, meta: Meta) -> None:
    """Write what a generation says of itself; durable when this returns."""
    put(folder / META, json.dumps(asdict(meta), ensure_ascii=False, indent=1) + "\n")


def remove(folder: Path) -> bool:
    """Remove a generation unless a reader holds it; say whether it has gone.

    ``meta.json`` goes first: what a crash leaves behind then is plainly no index.
    """
    meta = folder / META
    if meta.exists():
        lock = Lock.exclusive(meta)
        if lock is None:
            return False
        # A reader that comes between these two lines sees that CURRENT names another one, and lets go.
        lock.release()
        try:
            meta.unlink()
        except PermissionError:  # on Windows, a reader has it open
            return False
    shutil.rmtree(folder, ignore_errors=True)  # what cannot go today is tried again by the next build
    return not folder.exists()


def _mend(meta: Meta | None = None, *, spare: bool = False) -> str:
    """Give the command that mends an index; ``spare``: the previous generation may do instead."""
    said = [f"--map={field}={column}" for field, column in meta.columns] if meta else []
    rebuild = f"manchette rebuild {shlex.join((*meta.sources, *said)) if meta and meta.sources else 'SOURCE…'}"
    return f"{rebuild}, ou manchette rollback pour revenir à la génération précédente" if spare else rebuild
