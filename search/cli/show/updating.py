"""How does an update look in a terminal?"""

from __future__ import annotations

import sys
from dataclasses import asdict
from datetime import datetime
from json import dumps

from rich.markup import escape

from search import ManchetteError, Report
from search.cli.show.console import count, err, json, out
from search.cli.show.report import reasons, table


def update(done: Report, *, as_json: bool) -> None:
    """Show what an update did: files, articles, what is refused, seconds, place."""
    if as_json:
        json(asdict(done) | {"changed": done.changed})
        return
    if not done.changed:
        out.print(f"Rien n’a changé : {_kept(done)}, [bold]{count(done.articles, 'article')}[/].")
        return
    out.print(f"{_files(done)}, en {done.seconds:.1f} s ; moteur {done.engine} : {escape(done.place)}")
    out.print(_articles(done))
    table(done)
    reasons(done)


def watched(told: Report | ManchetteError, *, as_json: bool) -> None:
    """Show one update as it is made, or why one could not be, on a line of its own."""
    if isinstance(told, ManchetteError):
        err.print(f"{_now()}  [bold red]{escape(told.message)}[/]")
    elif as_json:
        sys.stdout.write(dumps(asdict(told), ensure_ascii=False) + "\n")
        sys.stdout.flush()
    else:
        out.print(f"{_now()}  {_files(told)} : {_articles(told)}")


def _files(done: Report) -> str:
    parts = (
        count(done.files_read, "fichier lu", "fichiers lus"),
        count(done.files_gone, "disparu") if done.files_gone else "",
        count(done.files_kept, "inchangé") if done.files_kept else "",
    )
    return ", ".join(filter(None, parts))


def _kept(done: Report) -> str:
    return count(done.files_kept, "fichier")


def _articles(done: Report) -> str:
    parts = (
        f"[bold]{count(done.articles, 'article')}[/]",
        count(done.duplicates, "doublon") if done.duplicates else "",
        count(done.rejected, "élément refusé", "éléments refusés") if done.rejected else "",
    )
    return ", ".join(filter(None, parts))


def _now() -> str:
    return f"{datetime.now():%H:%M:%S}"
