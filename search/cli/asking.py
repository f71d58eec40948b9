"""Which commands ask something of the articles?"""

from __future__ import annotations

import sys
from typing import Any

import click

from search import MOST_PER_PAGE, Library, Question
from search.cli import show
from search.cli.options import index_option, json_option, question_options


@click.command()
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


@click.command()
@click.argument("text", metavar="DÉBUT")
@click.option("--limit", default=10, show_default=True, metavar="N", help="Propositions, 100 au plus.")
@index_option
@json_option
def suggest(text: str, limit: int, place: str, as_json: bool) -> None:
    """Compléter ce qu’on commence à écrire."""
    show.suggestions(text, Library.open(place).suggest(text, limit), as_json=as_json)


@click.command("show")
@click.argument("id", metavar="ID")
@index_option
@json_option
def show_article(id: str, place: str, as_json: bool) -> None:
    """Afficher un article, ses reprises et les articles proches."""
    library = Library.open(place)
    show.article(library.article(id), library.reprints(id), library.similar(id), as_json=as_json)


@click.command()
@click.argument("id", metavar="ID")
@click.option(
    "--limit", default=5, show_default=True, type=click.IntRange(1, MOST_PER_PAGE), help="Combien d’articles."
)
@index_option
@json_option
def similar(id: str, limit: int, place: str, as_json: bool) -> None:
    """Donner les articles proches d’un autre, ses reprises mises à part."""
    show.summaries(Library.open(place).similar(id, limit=limit), as_json=as_json)


@click.command()
@click.argument("one", metavar="ID")
@click.argument("other", metavar="ID")
@index_option
@json_option
def compare(one: str, other: str, place: str, as_json: bool) -> None:
    """Comparer deux articles mot à mot : ce que le second retire, ce qu’il ajoute."""
    show.comparison(Library.open(place).compare(one, other), as_json=as_json)


@click.command()
@question_options
@index_option
@json_option
def explain(place: str, as_json: bool, query: str, **rest: Any) -> None:
    """Dire comment une question est comprise."""
    show.explained(Library.open(place).explain(Question(text=query, **rest)), as_json=as_json)
