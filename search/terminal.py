"""How does a result look in a terminal? Tables and marks for people, JSON for programs."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from typing import Any

from rich.console import Console
from rich.markup import escape
from rich.progress import BarColumn, TaskProgressColumn, TextColumn, TimeElapsedColumn, TimeRemainingColumn
from rich.progress import Progress as Bar
from rich.table import Table
from rich.text import Text

from search import (
    FORMATS,
    Article,
    Comparison,
    Explained,
    ManchetteError,
    Page,
    Pieces,
    Progress,
    Report,
    Stats,
    Suggestion,
    article_json,
    comparison_json,
    page_json,
    suggestions_json,
    summary_json,
)

MARK = "bold red"
KINDS = {"word": "mot", "title": "titre", "source": "journal", "author": "auteur"}
_out = Console(highlight=False, soft_wrap=not sys.stdout.isatty())
_err = Console(stderr=True, highlight=False)


def _json(value: Any) -> None:
    sys.stdout.write(json.dumps(value, ensure_ascii=False, indent=2) + "\n")


def number(value: int) -> str:
    """Write a number the French way: 12 403, with narrow no-break spaces."""
    return f"{value:,}".replace(",", "\u202f")


def count(value: int, one: str, many: str = "") -> str:
    """Write a number with its noun: « 1 article », « 12 403 articles »."""
    return f"{number(value)} {one if abs(value) < 2 else many or one + 's'}"


def error(problem: ManchetteError) -> None:
    """Say what went wrong and the way out, on the error stream."""
    _err.print(f"[bold red]Erreur :[/] {escape(problem.message)}")
    if problem.hint:
        _err.print(f"→ {escape(problem.hint)}")


@contextmanager
def progress(*, quiet: bool) -> Iterator[Progress | None]:
    """Show a bar with articles a second and time left; yields what reports the progress."""
    if quiet or not _err.is_terminal:
        yield None
        return
    bar = Bar(
        TextColumn("{task.description}"),
        BarColumn(),
        TaskProgressColumn(),
        TextColumn("{task.fields[rate]}"),
        TimeElapsedColumn(),
        TimeRemainingColumn(),
        console=_err,
        transient=True,
    )
    with bar:
        task = bar.add_task("Lecture", total=1.0, rate="")

        def report(articles: int, fraction: float | None) -> None:
            elapsed = bar.tasks[0].elapsed or 0
            rate = f"{number(int(articles / elapsed))} articles/s" if elapsed > 0.2 else ""
            described = count(articles, "article")
            bar.update(
                task, completed=fraction, total=None if fraction is None else 1.0, description=described, rate=rate
            )

        yield report


def report(done: Report, *, as_json: bool) -> None:
    """Show what a rebuild did: articles, what was refused and why, seconds, place."""
    if as_json:
        _json(asdict(done))
        return
    rate = number(int(done.articles / done.seconds)) if done.seconds else "–"
    _out.print(
        f"[bold]{count(done.articles, 'article')}[/] en {done.seconds:.1f} s ({rate}/s), moteur {done.engine} : "
        f"{escape(done.place)}"
    )
    if not done.rejected:
        return
    _out.print(f"{count(done.rejected, 'élément refusé', 'éléments refusés')}, dans {escape(done.refused)} :")
    table = Table(box=None, show_header=False, padding=(0, 2))
    for reason, times in done.reasons:
        table.add_row(number(times), escape(reason))
    _out.print(table)


def _pieces(pieces: Pieces, style: str = "") -> Text:
    text = Text(style=style)
    for piece, marked in pieces:
        text.append(piece, style=MARK if marked else "")
    return text


def _byline(article: Article) -> str:
    return " · ".join(filter(None, (article.source, article.date[:10], article.section, ", ".join(article.authors))))


def page(answer: Page, *, as_json: bool) -> None:
    """Show one page of an answer."""
    if as_json:
        _json(page_json(answer))
        return
    for note in answer.notes:
        _out.print(f"[yellow]{escape(note.message)}[/]")
    if answer.suggestion:
        _out.print(f"Vouliez-vous dire : [bold]{escape(answer.suggestion.text)}[/] ?")
    partial = f", puis {count(answer.partial, 'autre où il manque un mot', 'autres où il manque un mot')}"
    alike = f", {count(answer.articles, 'article')} avec les reprises" if answer.question.collapse else ""
    _out.print(
        f"[bold]{count(answer.total, 'réponse')}[/]{alike}{partial if answer.partial else ''} "
        f"[dim]({answer.seconds * 1000:.1f} ms) {escape(answer.understood)}[/]"
    )
    for rank, hit in enumerate(answer.hits, answer.question.offset + 1):
        _out.print()
        _out.print(Text(f"{rank}. ").append_text(_pieces(hit.title, "bold")))
        _out.print(f"   [dim]{escape(_byline(hit.article))} · {hit.article.id}[/]")
        for snippet in hit.snippets:
            _out.print(Text("   ").append_text(_pieces(snippet)))
        if hit.family:
            _out.print(f"   [dim]{count(hit.family.reprints, 'reprise')}[/]")
        if hit.missing:
            _out.print(f"   [dim]sans : {escape(', '.join(hit.missing))}[/]")
    left = answer.total + answer.partial - answer.question.offset - len(answer.hits)
    if left > 0:
        _out.print(f"\n[dim]Encore {number(left)} : --page {answer.question.page + 1}[/]")


def suggestions(text: str, found: Sequence[Suggestion], *, as_json: bool) -> None:
    """Show what may complete a text."""
    if as_json:
        _json(suggestions_json(text, found))
        return
    table = Table(box=None, show_header=False, padding=(0, 2))
    for each in found:
        table.add_row(KINDS[each.kind], escape(each.text), number(each.count))
    _out.print(table)


def article(found: Article, reprints: Sequence[Article], similar: Sequence[Article], *, as_json: bool) -> None:
    """Show a whole article, the versions of its text, who was first, and the articles near to it."""
    if as_json:
        _json(article_json(found, reprints, similar))
        return
    _out.print(Text(found.title, style="bold"))
    _out.print(f"[dim]{escape(_byline(found))}[/]")
    for line in filter(None, (found.url, found.origin)):
        _out.print(f"[dim]{escape(line)}[/]")
    _out.print()
    _out.print(Text(found.text))
    for title, others in (("Reprises, dans l’ordre", reprints), ("Articles proches", similar)):
        if others:
            _out.print(f"\n[bold]{title} :[/]")
            _summaries(others)


def summaries(found: Sequence[Article], *, as_json: bool) -> None:
    """Show which articles they are."""
    if as_json:
        _json({"articles": [summary_json(each) for each in found]})
    elif found:
        _summaries(found)
    else:
        _out.print("Aucun article proche.")


def _summaries(found: Sequence[Article]) -> None:
    for each in found:
        _out.print(Text(each.title or "(sans titre)"))
        _out.print(f"   [dim]{escape(_byline(each))} · {escape(each.id)}[/]")


def comparison(found: Comparison, *, as_json: bool) -> None:
    """Show what one article takes away, in brackets with a minus, and what it adds, with a plus."""
    if as_json:
        _json(comparison_json(found))
        return
    for each, sign in ((found.one, "−"), (found.other, "+")):
        _out.print(f"{sign} [dim]{escape(_byline(each))} · {escape(each.id)}[/]")
    for changes in (found.title, found.text):
        _out.print()
        text = Text()
        for kind, words in changes:
            body = words.rstrip()
            shown = {"same": words, "removed": f"[−{body}−] ", "added": f"[+{body}+]{words[len(body) :]}"}
            text.append(shown[kind], style={"same": "", "removed": "red", "added": "green"}[kind])
        _out.print(text)


def explained(meaning: Explained, *, as_json: bool) -> None:
    """Show how a question was understood."""
    if as_json:
        _json(asdict(meaning))
        return
    _out.print(f"[bold]Compris :[/] {escape(meaning.understood) or 'tous les articles'}")
    for note in meaning.notes:
        _out.print(f"[yellow]{escape(note.message)}[/] [dim](signes {note.start} à {note.end})[/]")
    for word in meaning.forms:
        told = (f"{escape(form.written)} {number(form.count) if form.kept else '(écartée)'}" for form in word.forms)
        others = f" et {word.others} autres" if word.others else ""
        _out.print(f"[bold]Formes :[/] {escape(word.word)} : {', '.join(told)}{others}")
    _out.print(f"[bold]Réponses :[/] {number(meaning.total)}")
    _out.print(f"[bold]Requête :[/] {escape(meaning.query)}")


def _rows(title: str, rows: Sequence[tuple[str, int]], most: int = 12) -> None:
    if not rows:
        return
    table = Table(title=title, title_justify="left", box=None, show_header=False, padding=(0, 2))
    for value, times in rows[:most]:
        table.add_row(number(times), escape(value))
    if len(rows) > most:
        table.add_row("", f"[dim]et {number(len(rows) - most)} autres (--json les donne tous)[/]")
    _out.print(table)


def stats(known: Stats, *, as_json: bool) -> None:
    """Show what the index holds."""
    if as_json:
        _json(asdict(known))
        return
    span = f", du {known.first} au {known.last}" if known.first else ""
    _out.print(f"[bold]{count(known.articles, 'article')}[/]{span}")
    _out.print(f"[dim]moteur {known.engine}, génération {known.generation}, construite le {known.built}[/]")
    if known.rejected:
        _out.print(f"{count(known.rejected, 'élément refusé', 'éléments refusés')}")
    for title, rows in (("Journaux", known.sources), ("Auteurs", known.authors), ("Rubriques", known.sections)):
        _rows(title, rows)


def problems(found: Sequence[str], *, as_json: bool) -> None:
    """Show what a check found."""
    if as_json:
        _json({"sound": not found, "problems": list(found)})
    elif not found:
        _out.print("L’index est sain.")
    else:
        for each in found:
            _out.print(f"[red]{escape(each)}[/]")


def rolled_back(generation: str, *, as_json: bool) -> None:
    """Say which generation is in force again."""
    if as_json:
        _json({"generation": generation})
    else:
        _out.print(f"Génération en vigueur : {escape(generation)}")


def formats(*, as_json: bool) -> None:
    """Show which files can be read."""
    if as_json:
        _json(
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
    _out.print(table)


def serving(host: str, port: int) -> None:
    """Say where the site is."""
    place = f"[{host}]" if ":" in host else host
    _out.print(f"Manchette répond sur [bold]http://{escape(place)}:{port}/[/] (Ctrl-C pour arrêter)")
