"""What can be done from a terminal? A command parses its line, makes one call of the library, and prints."""

from __future__ import annotations

import click

from search import __version__
from search.cli.asking import compare, explain, search, show_article, similar, suggest
from search.cli.building import rebuild, rollback
from search.cli.french import install
from search.cli.group import Commands
from search.cli.knowing import check, list_formats, report, stats
from search.cli.options import examples
from search.cli.reading import inspect
from search.cli.serving import serve
from search.cli.updating import update, watch

__all__ = ["main"]

install()


@click.group(
    cls=Commands,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    subcommand_metavar="COMMANDE [ARGUMENTS]…",
    epilog=examples(
        "manchette rebuild corpus/",
        "manchette search 'élection SAUF sondage' --since 2020",
        "manchette search --help",
    ),
)
@click.version_option(__version__, prog_name="manchette", message="%(prog)s %(version)s")
def main() -> None:
    """Moteur de recherche plein texte pour archives de presse en français.

    Codes de sortie : 0 quand c’est fait, 1 quand ce n’a pu l’être, 2 quand la commande est mal écrite.
    """


for _command in (
    *(rebuild, update, watch, rollback),
    *(search, suggest, show_article, similar, compare, explain),
    *(stats, report, check, inspect, list_formats),
    *(serve,),
):
    main.add_command(_command)
