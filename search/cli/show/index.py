"""How do an index, its building and the formats look in a terminal?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict

from rich.markup import escape
from rich.table import Table

from search import FORMATS, Stats
from search.cli.show.console import count, json, number, out


def _rows(title: str, rows: Sequence[tuple[str, int]], most: int = 12) -> None:
    if not rows:
        return
    table = Table(title=title, title_justify="left", box=None, show_header=False, padding=(0, 2))
    for value, times in rows[:most]:
        table.add_row(number(times), escape(value))
    if len(rows) > most:
        table.add_row("", f"[dim]et {number(len(rows) - most)} autres (--json les donne tous)[/]")
    out.print(table)


def stats(known: Stats, *, as_json: bool) -> None:
    """Show what the index holds."""
    if as_json:
        json(asdict(known))
        return
    span = f", du {known.first} au {known.last}" if known.first else ""
    out.print(f"[bold]{count(known.articles, 'article')}[/]{span}")
    out.print(f"[dim]moteur {known.engine}, génération {known.generation}, construite le {known.built}[/]")
    if known.rejected:
        out.print(f"{count(known.rejected, 'élément refusé', 'éléments refusés')}")
    for title, rows in (("Journaux", known.sources), ("Auteurs", known.authors), ("Rubriques", known.sections)):
        _rows(title, rows)


def problems(found: Sequence[str], *, as_json: bool) -> None:
    """Show what a check found."""
    if as_json:
        json({"sound": not found, "problems": list(found)})
    elif not found:
        out.print("L’index est sain.")
    else:
        for each in found:
            out.print(f"[red]{escape(each)}[/]")


def rolled_back(generation: str, *, as_json: bool) -> None:
    """Say which generation is in force again."""
    if as_json:
        json({"generation": generation})
    else:
        out.print(f"Génération en vigueur : {escape(generation)}")


def formats(*, as_json: bool) -> None:
    """Show which files can be read."""
    if as_json:
        json(
            [
                {"name": each.name, "label": each.label, "help": each.help, "suffixes": list(each.suffixes)}
                for each in FORMATS
            ]
        )
        return
    table = Table(box=None)
    for column in ("Nom", "Ce que c’est", "Noms de fichiers"):
        table.add_column(column)
    for each in FORMATS:
        table.add_row(each.name, escape(f"{each.label}\n{each.help}"), " ".join(each.suffixes))
    out.print(table)


def serving(host: str, port: int) -> None:
    """Say where the site is."""
    place = f"[{host}]" if ":" in host else host
    out.print(f"Manchette répond sur [bold]http://{escape(place)}:{port}/[/] (Ctrl-C pour arrêter)")
