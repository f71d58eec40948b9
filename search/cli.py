"""What can be done from a terminal? A command parses its line, makes one call of the library, and prints."""

from __future__ import annotations

import sys
from collections.abc import Callable
from difflib import get_close_matches
from typing import Any

import click

from search import (
    ENGINES,
    FIELDS,
    MOST_PER_PAGE,
    BadRequest,
    Library,
    ManchetteError,
    Question,
    SourceUnreadable,
    __version__,
)
from search import terminal as show

Given = tuple[str, ...]

index_option = click.option(
    "--index",
    "place",
    default="index_data",
    show_default=True,
    envvar="MANCHETTE_INDEX",
    metavar="DOSSIER",
    help="Où se trouve l’index (ou la variable MANCHETTE_INDEX).",
)
json_option = click.option("--json", "as_json", is_flag=True, help="Écrire le résultat en JSON.")


class Commands(click.Group):
    """The group that turns our errors into a message, a hint and an exit code."""

    def invoke(self, ctx: click.Context) -> Any:
        """Run a command; 2 for what was asked wrongly, 1 for what could not be done."""
        try:
            return super().invoke(ctx)
        except ManchetteError as error:
            show.error(error)
            ctx.exit(2 if isinstance(error, BadRequest | SourceUnreadable) else 1)

    def resolve_command(self, ctx: click.Context, args: list[str]) -> Any:
        """Suggest the commands that an unknown name resembles."""
        if self.get_command(ctx, args[0]) is None and (near := get_close_matches(args[0], self.commands, n=1)):
            ctx.fail(f"commande inconnue : {args[0]}. Vouliez-vous dire « {near[0]} » ?")
        return super().resolve_command(ctx, args)


@click.group(
    cls=Commands,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="Exemple : manchette rebuild corpus/ && manchette search 'élection SAUF sondage'",
)
@click.version_option(__version__, prog_name="manchette", message="%(prog)s %(version)s")
def main() -> None:
    """Moteur de recherche plein texte pour archives de presse en français."""


@main.command()
@click.argument("sources", nargs=-1, required=True, metavar="SOURCE…")
@click.option(
    "--engine",
    type=click.Choice(["auto", *ENGINES]),
    default="auto",
    show_default=True,
    help="Moteur ; auto prend MANCHETTE_ENGINE, sinon tantivy s’il est installé, sinon whoosh.",
)
@click.option("--jobs", type=click.IntRange(1, 64), default=None, help="Processus qui lisent et analysent.")
@click.option("--strict", is_flag=True, help="Sortir avec le code 1 si quelque chose a été refusé.")
@index_option
@json_option
def rebuild(sources: Given, engine: str, jobs: int | None, strict: bool, place: str, as_json: bool) -> None:
    """Construire l’index de fichiers et de dossiers d’articles.

    L’index en vigueur répond jusqu’à ce que le nouveau le remplace, d’un coup.
    """
    with show.progress(quiet=as_json) as progress:
        report = Library.open(place).rebuild(sources, engine=engine, jobs=jobs, progress=progress)
    show.report(report, as_json=as_json)
    if strict and report.rejected:
        sys.exit(1)


def _filters(ctx: click.Context, option: click.Parameter, given: Given) -> tuple[tuple[str, str], ...]:
    """Read ``champ=valeur`` pairs; a name or an alias of a facet."""
    names = {alias: field.name for field in FIELDS if field.facet for alias in (field.name, *field.aliases)}
    pairs = []
    for each in given:
        name, equals, value = each.partition("=")
        if not equals or name not in names:
            raise click.BadParameter(f"« {each} » : écrire champ=valeur, où champ est {', '.join(sorted(names))}.")
        pairs.append((names[name], value))
    return tuple(pairs)


def question_options(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command the options that make a Question."""
    for option in (
        click.option("--until", default="", metavar="DATE", help="Jusqu’à ce jour, ce mois ou cette année, compris."),
        click.option("--since", default="", metavar="DATE", help="Depuis ce jour, ce mois ou cette année, compris."),
        click.option(
            "--not-field",
            "excluded",
            multiple=True,
            callback=_filters,
            metavar="CHAMP=VALEUR",
            help="Exclure une valeur d’un champ.",
        ),
        click.option(
            "--field",
            "filters",
            multiple=True,
            callback=_filters,
            metavar="CHAMP=VALEUR",
            help="Garder une valeur d’un champ : source=…, auteur=…, rubrique=…, annee=… (répétable).",
        ),
        click.option(
            "--not-form",
            "without_forms",
            multiple=True,
            metavar="FORME",
            help="Ne pas chercher cette forme d’un mot de la question.",
        ),
        click.option(
            "--match",
            type=click.Choice(["auto", "all", "any"]),
            default="auto",
            show_default=True,
            help="Tous les mots, un seul, ou tous si la question est courte.",
        ),
    ):
        command = option(command)
    return click.argument("query", metavar="QUESTION", default="")(command)


@main.command()
@question_options
@click.option("--sort", type=click.Choice(["relevance", "newest", "oldest"]), help="Par pertinence, ou par date.")
@click.option("--limit", "size", default=10, show_default=True, metavar="N", help="Réponses par page, 100 au plus.")
@click.option("--page", default=1, show_default=True, metavar="N", help="Quelle page de réponses.")
@click.option("--collapse", is_flag=True, help="Ne montrer qu’une fois les versions d’un même texte (reprises).")
@click.option("--fail-empty", is_flag=True, help="Sortir avec le code 1 si rien ne répond.")
@index_option
@json_option
def search(place: str, as_json: bool, fail_empty: bool, query: str, sort: str | None, **rest: Any) -> None:
    """Chercher, et afficher les réponses avec les mots trouvés."""
    question = Question(text=query, sort=sort or "", **rest)  # type: ignore[arg-type]
    page = Library.open(place).search(question, forms=as_json)
    show.page(page, as_json=as_json)
    if fail_empty and not page.total:
        sys.exit(1)


@main.command()
@click.argument("text", metavar="DÉBUT")
@click.option("--limit", default=10, show_default=True, metavar="N", help="Propositions, 100 au plus.")
@index_option
@json_option
def suggest(text: str, limit: int, place: str, as_json: bool) -> None:
    """Compléter ce qu’on commence à écrire."""
    show.suggestions(text, Library.open(place).suggest(text, limit), as_json=as_json)


@main.command("show")
@click.argument("id", metavar="ID")
@index_option
@json_option
def show_article(id: str, place: str, as_json: bool) -> None:
    """Afficher un article, ses reprises et les articles proches."""
    library = Library.open(place)
    show.article(library.article(id), library.reprints(id), library.similar(id), as_json=as_json)


@main.command()
@click.argument("id", metavar="ID")
@click.option(
    "--limit", default=5, show_default=True, type=click.IntRange(1, MOST_PER_PAGE), help="Combien d’articles."
)
@index_option
@json_option
def similar(id: str, limit: int, place: str, as_json: bool) -> None:
    """Donner les articles proches d’un autre, ses reprises mises à part."""
    show.summaries(Library.open(place).similar(id, limit=limit), as_json=as_json)


@main.command()
@click.argument("one", metavar="ID")
@click.argument("other", metavar="ID")
@index_option
@json_option
def compare(one: str, other: str, place: str, as_json: bool) -> None:
    """Comparer deux articles mot à mot : ce que le second retire, ce qu’il ajoute."""
    show.comparison(Library.open(place).compare(one, other), as_json=as_json)


@main.command()
@question_options
@index_option
@json_option
def explain(place: str, as_json: bool, query: str, **rest: Any) -> None:
    """Dire comment une question est comprise."""
    show.explained(Library.open(place).explain(Question(text=query, **rest)), as_json=as_json)


@main.command()
@index_option
@json_option
def stats(place: str, as_json: bool) -> None:
    """Dire ce que contient l’index."""
    show.stats(Library.open(place).stats(), as_json=as_json)


@main.command()
@index_option
@json_option
def check(place: str, as_json: bool) -> None:
    """Vérifier l’index, fichier par fichier ; code 1 s’il est abîmé."""
    problems = Library.open(place).check()
    show.problems(problems, as_json=as_json)
    if problems:
        sys.exit(1)


@main.command()
@index_option
@json_option
def rollback(place: str, as_json: bool) -> None:
    """Revenir à la génération précédente."""
    show.rolled_back(Library.open(place).rollback(), as_json=as_json)


@main.command("formats")
@json_option
def list_formats(as_json: bool) -> None:
    """Dire quels fichiers peuvent être lus."""
    show.formats(as_json=as_json)


@main.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="Adresse à écouter.")
@click.option("--port", default=8000, show_default=True, type=click.IntRange(1, 65535), help="Port à écouter.")
@click.option("--workers", default=2, show_default=True, type=click.IntRange(1, 64), help="Processus qui servent.")
@index_option
def serve(host: str, port: int, workers: int, place: str) -> None:
    """Servir les pages et l’API."""
    from web.serve import serve as serve_pages  # the web is not loaded for the other commands

    Library.open(place).stats()  # an index that cannot serve is said here, not on every page
    show.serving(host, port)
    serve_pages(place, host=host, port=port, workers=workers)
