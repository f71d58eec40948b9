"""How does the report of what was read look, in a terminal and as a page?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from rich.markup import escape
from rich.table import Table

from search import FORMATS, Refusal, Report, Row
from search.cli.show.console import count, json, number, out

_READERS = {each.name: each.label for each in FORMATS}
_COLUMNS = (
    ("files", "fichiers"),
    ("articles", "articles"),
    ("rejected", "refusés"),
    ("duplicates", "doublons"),
    ("undated", "sans date"),
    ("untitled", "sans titre"),
    ("mended", "encodage réparé"),
)

_UNKNOWN = "inconnu"
_TOTAL = "total"


def rebuilt(done: Report, *, as_json: bool) -> None:
    """Show what a rebuild did: articles, seconds, place, then the table."""
    if as_json:
        json(asdict(done))
        return
    rate = number(int(done.articles / done.seconds)) if done.seconds else "–"
    out.print(
        f"[bold]{count(done.articles, 'article')}[/] en {done.seconds:.1f} s ({rate}/s), moteur {done.engine} : "
        f"{escape(done.place)}"
    )
    table(done)
    reasons(done)


def table(done: Report) -> None:
    """Show what came out of the files, by format and kind."""
    if not done.rows:
        return
    shown = Table(box=None, padding=(0, 1, 0, 0), header_style="dim")
    for name in ("format", "noms"):
        shown.add_column(name, no_wrap=True)
    for _, label in _COLUMNS:
        shown.add_column(label.replace(" ", "\n"), justify="right", no_wrap=True)
    for row in (*done.rows, *([_total(done.rows)] if len(done.rows) > 1 else [])):
        cells = (row.format or _UNKNOWN, row.kind or "–", *(number(getattr(row, name)) for name, _ in _COLUMNS))
        shown.add_row(*cells, style="bold" if row.format == _TOTAL else "")
    out.print(shown)


def reasons(done: Report) -> None:
    """Show why things were refused, and where all of them are told."""
    if done.rejected:
        out.print(f"{count(done.rejected, 'élément refusé', 'éléments refusés')}, dans {escape(done.refused)} :")
        shown = Table(box=None, show_header=False, padding=(0, 2))
        for reason, times in _reasons(done.rows):
            shown.add_row(number(times), escape(reason))
        out.print(shown)


def report(done: Report, refusals: Sequence[Refusal], *, as_json: bool) -> None:
    """Show the report of an index, with examples of what was refused and what can be done."""
    if as_json:
        json(asdict(done) | {"refusals": [asdict(each) for each in refusals]})
        return
    out.print(
        f"[bold]{count(done.articles, 'article')}[/] + {count(done.rejected, 'refusé')} + "
        f"{count(done.duplicates, 'doublon')} = {count(_items(done), 'élément lu', 'éléments lus')}"
    )
    out.print(f"[dim]moteur {done.engine}, génération {done.generation}, construite le {_day(done.built)}[/]")
    table(done)
    for each in refusals:
        out.print(f"\n[bold]{escape(each.reason)}[/] : {number(each.count)}")
        if each.way_out:
            out.print(f"→ {escape(each.way_out)}")
        for example in each.examples:
            out.print(f"   [dim]{escape(example.origin)}[/]")


def page(done: Report, refusals: Sequence[Refusal]) -> str:
    """Write the report as one page that needs nothing else."""
    templates = Environment(
        loader=PackageLoader("search.cli", "show"), autoescape=True, undefined=StrictUndefined, trim_blocks=True
    )
    templates.filters["number"] = number
    values: dict[str, Any] = {
        "report": done,
        "refusals": refusals,
        "columns": _COLUMNS,
        "rows": [(_format(row), row) for row in done.rows],
        "total": _total(done.rows),
        "items": _items(done),
        "built": _day(done.built),
    }
    return templates.get_template("report.html").render(values)


def _items(done: Report) -> int:
    return done.articles + done.rejected + done.duplicates


def _format(row: Row) -> str:
    return _READERS[row.format] if row.format else _UNKNOWN


def _total(rows: Sequence[Row]) -> Row:
    return Row(_TOTAL, "", *(sum(getattr(row, name) for row in rows) for name in Row.__slots__[2:9]))


def _reasons(rows: Sequence[Row]) -> list[tuple[str, int]]:
    times: dict[str, int] = {}
    for row in rows:
        for reason, held in row.reasons:
            times[reason] = times.get(reason, 0) + held
    return sorted(times.items(), key=lambda each: (-each[1], each[0]))


def _day(moment: str) -> str:
    return f"{datetime.fromisoformat(moment).astimezone():%d/%m/%Y à %H:%M}"
