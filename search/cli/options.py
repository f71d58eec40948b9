"""Which options do several commands share?"""

from __future__ import annotations

from collections.abc import Callable

import click
from click.core import ParameterSource

from search import FIELDS, said_columns
from search.cli.group import INDEX

Given = tuple[str, ...]


def examples(*lines: str) -> str:
    """Give the end of a command's help: lines that can be typed as they are."""
    return "\n".join(("\b", "Exemples :", *(f"  {line}" for line in lines)))


def _said(ctx: click.Context, option: click.Parameter, place: str) -> str:
    """Keep which index the line gives, for the hints to repeat it."""
    if ctx.get_parameter_source(str(option.name)) is ParameterSource.COMMANDLINE:
        ctx.meta[INDEX] = place
    return place


index_option = click.option(
    "--index",
    "place",
    default="index_data",
    show_default=True,
    envvar="MANCHETTE_INDEX",
    metavar="DOSSIER",
    callback=_said,
    help="Où se trouve l’index (ou la variable MANCHETTE_INDEX).",
)
map_option = click.option(
    "--map",
    "columns",
    multiple=True,
    callback=lambda ctx, option, given: said_columns(given),
    metavar="CHAMP=COLONNE",
    help="Dans quelle colonne d’un tableau, ou sous quel nom en JSON, lire un champ : titre=INTITULÉ (répétable).",
)
json_option = click.option("--json", "as_json", is_flag=True, help="Écrire le résultat en JSON.")


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
