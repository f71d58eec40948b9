"""What did a rebuild or an update do, what does the index hold now, and what was refused?"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Self

from search.article import Rejected
from search.errors import IndexDamaged
from search.ingest.advice import way_out
from search.ledger import Row, general
from search.store import Generation


@dataclass(frozen=True, slots=True)
class Report:
    """What a rebuild or an update did, and what the index holds now.

    ``duplicates``: items that are word for word an article met before, as one more place where it was read.
    ``reasons``: why items were refused and how many, most frequent first. ``rows``: all this by format and kind of
    file. ``files_read``, ``files_gone`` and ``files_kept``: how many files were read, are no more, were left as they
    are; an update that neither reads one nor misses one leaves the generation in force.
    """

    articles: int
    duplicates: int
    rejected: int
    reasons: tuple[tuple[str, int], ...]
    rows: tuple[Row, ...]
    seconds: float
    engine: str
    generation: str
    built: str
    place: str
    refused: str
    files_read: int
    files_gone: int
    files_kept: int

    @classmethod
    def of(cls, generation: Generation) -> Self:
        """Say what a generation holds, and how it was built. Raises IndexDamaged."""
        meta = generation.meta
        try:
            said = json.loads(generation.report.read_text(encoding="utf-8"))
            rows = [Row(**row | {"reasons": tuple(map(tuple, row["reasons"]))}) for row in said.pop("rows")]
            return cls(
                articles=meta.articles,
                duplicates=meta.duplicates,
                rejected=meta.rejected,
                reasons=meta.reasons,
                rows=tuple(rows),
                seconds=meta.seconds,
                engine=meta.engine,
                generation=generation.name,
                built=meta.built,
                place=str(generation.folder),
                refused=str(generation.refused),
                **said,
            )
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise IndexDamaged("Le rapport de l’index ne peut être lu.", "manchette rebuild SOURCE…") from error

    @property
    def changed(self) -> bool:
        """Whether there is a new generation."""
        return bool(self.files_read or self.files_gone)


def write(path: Path, rows: Iterable[Row], read: int, gone: int, kept: int) -> None:
    """Keep in a generation what it does not say of itself elsewhere."""
    said = {"files_read": read, "files_gone": gone, "files_kept": kept, "rows": [asdict(row) for row in rows]}
    path.write_text(json.dumps(said, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


@dataclass(frozen=True, slots=True)
class Refusal:
    """A reason for which items were refused: how many, the first of them, and what can be done, or nothing."""

    reason: str
    count: int
    way_out: str
    examples: tuple[Rejected, ...]


def refusals(items: Iterable[Rejected], examples: int) -> tuple[Refusal, ...]:
    """Gather what was refused by reason, the most frequent first."""
    counts: dict[str, int] = {}
    first: dict[str, list[Rejected]] = {}
    for item in items:
        reason = general(item.reason)
        counts[reason] = counts.get(reason, 0) + 1
        shown = first.setdefault(reason, [])
        if len(shown) < examples:
            shown.append(item)
    ordered = sorted(counts.items(), key=lambda each: (-each[1], each[0]))
    return tuple(Refusal(reason, count, way_out(reason), tuple(first[reason])) for reason, count in ordered)
