"""Which commands ask something of the articles?"""

from __future__ import annotations

import sys
from typing import Any, get_args

import click

from search import MOST_PER_PAGE, Library, Question, Sort
from search.cli import show
from search.cli.options import examples, index_option, json_option, question_options


@click.command(
    epilog=examples(
        "manchette search 'titre:grève ET \"code du travail\"'",
        "manchette search élection --since 2020 --until 2021-06 --sort newest",
        'manchette search rivière --field source="Le Nordet" --json',
        "manchette search trêve --collapse --fail-empty",
    )
)
@question_options
@click.option(
    "--sort",
    type=click.Choice(get_args(Sort)),
    help="Par pertinence, par pertinence où le récent gagne (recent), ou par date.",
)
@click.option("--limit", "size", default=10, show_default=True, metavar="N", help="Réponses par page, 100 au plus.")
@click.option("--page", default=1, show_default=True, metavar="N", help="Quelle page de réponses.")
@click.option("--collapse", is_flag=True, help="Ne montrer qu’une fois les versions d’un même texte (reprises).")
@click.option("--fail-empty", is_flag=True, help="Sortir avec le code 1 si rien ne répond.")
@index_option
@json_option
def search(place: str, as_json: bool, fail_empty: bool, query: str, sort: str | None, **rest: Any) -> None:
    """Chercher, et afficher les réponses avec les mots trouvés.

    La question s’écrit comme dans les pages : mots, "phrases", ET, OU, SAUF, champs, dates.
    """
    question = Question(text=query, sort=sort or "", **rest)  # type: ignore[arg-type]
    page = Library.open(place).search(question, forms=as_json)
    show.page(page, as_json=as_json)
    if fail_empty and not page.total:
        sys.exit(1)


@click.command(epilog=examples("manchette suggest elec", "manchette suggest 'gilets j' --limit 5"))
@click.argument("text", metavar="DÉBUT")
@click.option("--limit", default=10, show_default=True, metavar="N", help="Propositions, 100 au plus.")
@index_option
@json_option
def suggest(text: str, limit: int, place: str, as_json: bool) -> None:
    """Compléter ce qu’on commence à écrire."""
    show.suggestions(text, Library.open(place).suggest(text, limit), as_json=as_json)


@click.command("show", epilog=examples("manchette show APA-20190516-025"))
@click.argument("id", metavar="ID")
@index_option
@json_option
def show_article(id: str, place: str, as_json: bool) -> None:
    """Afficher un article, ses reprises et les articles proches."""
    library = Library.open(place)
    show.article(library.article(id), library.reprints(id), library.similar(id), as_json=as_json)


@click.command(epilog=examples("manchette similar APA-20190516-025 --limit 3"))
@click.argument("id", metavar="ID")
@click.option(
    "--limit",
    default=5,
    show_default=True,
    type=click.IntRange(1, MOST_PER_PAGE),
    metavar="N",
    help="Combien d’articles.",
)
@index_option
@json_option
def similar(id: str, limit: int, place: str, as_json: bool) -> None:
    """Donner les articles proches d’un autre.

    Par leurs mots rares ; un seul par famille de reprises, les siennes mises à part.
    """
    show.summaries(Library.open(place).similar(id, limit=limit), as_json=as_json)


@click.command(epilog=examples("manchette compare APA-20160602-014 d01c618fe0614429"))
@click.argument("one", metavar="ID")
@click.argument("other", metavar="ID")
@index_option
@json_option
def compare(one: str, other: str, place: str, as_json: bool) -> None:
    """Comparer deux articles mot à mot.

    Ce que le second retire est montré [−ainsi−], ce qu’il ajoute [+ainsi+].
    """
    show.comparison(Library.open(place).compare(one, other), as_json=as_json)


@click.command(epilog=examples("manchette explain 'gaza ET trêve OU liban'"))
@question_options
@index_option
@json_option
def explain(place: str, as_json: bool, query: str, **rest: Any) -> None:
    """Dire comment une question est comprise."""
    show.explained(Library.open(place).explain(Question(text=query, **rest)), as_json=as_json)
