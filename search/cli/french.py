"""How does click speak French, in whatever language the machine is set?

Click takes each of its sentences from ``gettext``, which follows the machine's language and has no French for
them: what its modules call instead looks in this table. What is not in it stays as click has it. It writes a colon
after a heading: the blank before it is here.
"""

from __future__ import annotations

import sys

SENTENCES = {
    "Usage:": "Usage :",
    "Options": "Options ",
    "Positional arguments": "Arguments ",
    "Commands": "Commandes ",
    "Show this message and exit.": "Afficher cette aide.",
    "Show the version and exit.": "Afficher la version.",
    "default: {default}": "par défaut : {default}",
    "env var: {var}": "variable : {var}",
    "required": "obligatoire",
    "Aborted!": "Interrompu.",
    "Error: {message}": "Erreur : {message}",
    "Try '{command} {option}' for help.": "→ {command} {option}",
    "Missing command.": "Il manque une commande.",
    "Missing argument": "Il manque l’argument",
    "Missing option": "Il manque l’option",
    "Missing parameter": "Il manque le paramètre",
    "No such option {name!r}.": "Option inconnue : {name}.",
    "No such command {name!r}.": "Commande inconnue : {name}.",
    "Did you mean {possibility}?": "Vouliez-vous dire {possibility} ?",
    "(Did you mean one of: {possibilities}?)": "Vouliez-vous dire l’une de {possibilities} ?",
    "Got unexpected extra argument ({args})": "Argument en trop : {args}",
    "Got unexpected extra arguments ({args})": "Arguments en trop : {args}",
    "Option {name!r} requires an argument.": "L’option {name} demande une valeur.",
    "Option {name!r} does not take a value.": "L’option {name} ne prend pas de valeur.",
    "Invalid value: {message}": "{message}",
    "Invalid value for {param_hint}: {message}": "{param_hint} : {message}",
    "Choose from:\n\t{choices}": "Choisir parmi :\n\t{choices}",
    "{value!r} is not {choice}.": "« {value} » n’est pas {choice}.",
    "{value!r} is not one of {choices}.": "« {value} » n’est pas l’un de {choices}.",
    "{value!r} is not a valid {number_type}.": "« {value} » n’est pas un nombre.",
    "{value} is not in the range {range}.": "{value} n’est pas dans les bornes {range}.",
    "{name} {filename!r} does not exist.": "« {filename} » n’existe pas.",
    "{name} {filename!r} is a directory.": "« {filename} » est un dossier.",
    "{name} {filename!r} is not writable.": "On ne peut écrire dans « {filename} ».",
    "Could not open file {filename!r}: {message}": "« {filename} » ne peut être ouvert : {message}",
}


def say(sentence: str) -> str:
    """Give a sentence of click's in French."""
    return SENTENCES.get(sentence, sentence)


def say_times(one: str, many: str, count: int) -> str:
    """Give a sentence of click's that depends on a number: nought is singular in French."""
    return say(one if count < 2 else many)


def install() -> None:
    """Have click's modules take their sentences here."""
    for name, module in sys.modules.items():
        if name.startswith("click."):
            for function, ours in (("_", say), ("ngettext", say_times)):
                if hasattr(module, function):
                    setattr(module, function, ours)
