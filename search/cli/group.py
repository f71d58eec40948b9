"""How does the command line fail? With a message, the way out, and an exit code."""

from __future__ import annotations

import re
import shlex
from difflib import get_close_matches
from typing import Any

import click

from search import BadRequest, ManchetteError, SourceUnreadable
from search.cli import show

INDEX = "search.cli.index"
"""Under this name, a context keeps the folder of the index that the line gives."""

_TAKES_INDEX = re.compile(r"\bmanchette (?:rebuild|update|rollback|report)\b")


class Commands(click.Group):
    """The group that turns our errors into a message, a hint and an exit code."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Name the commands: those that build, that ask, that tell."""
        return list(self.commands)

    def invoke(self, ctx: click.Context) -> Any:
        """Run a command; 2 for what was asked wrongly, 1 for what could not be done."""
        try:
            return super().invoke(ctx)
        except ManchetteError as error:
            show.error(error.message, _with_index(error.hint, ctx.meta.get(INDEX, "")))
            ctx.exit(2 if isinstance(error, BadRequest | SourceUnreadable) else 1)

    def resolve_command(self, ctx: click.Context, args: list[str]) -> Any:
        """Suggest the commands that an unknown name resembles."""
        if self.get_command(ctx, args[0]) is None and (near := get_close_matches(args[0], self.commands, n=1)):
            ctx.fail(f"commande inconnue : {args[0]}. Vouliez-vous dire « {near[0]} » ?")
        return super().resolve_command(ctx, args)


def _with_index(hint: str, place: str) -> str:
    """Have the commands of a hint say which index, where the line did."""
    return _TAKES_INDEX.sub(lambda command: f"{command[0]} --index {shlex.quote(place)}", hint) if place else hint
