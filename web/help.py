"""What can be written in the box? Tables that the help shows; every example is a live link."""

from __future__ import annotations

from typing import NamedTuple

from search import FIELDS
from web.urls import PARAMETERS

__all__ = ["FIELDS", "KEYBOARD", "OPERATORS", "PARAMETERS", "SPELLINGS"]


class Operator(NamedTuple):
    """One line of the table of operators; ``examples`` can be asked as they are."""

    means: str
    examples: tuple[str, ...]
    note: str = ""


OPERATORS: tuple[Operator, ...] = (
    Operator(
        "Tous ces mots, sous toutes leurs formes et avec ou sans accents",
        ("élection municipale",),
        "Les articles auxquels il manque un mot suivent, après une ligne, et disent lequel. "
        "Au-delà de quatre mots, les articles qui en contiennent le plus viennent d’abord.",
    ),
    Operator(
        "Ces mots dans cet ordre",
        ('"conseil municipal"', "« conseil municipal »"),
        "Au singulier ou au pluriel comme écrit, accents indifférents.",
    ),
    Operator("Cette orthographe exactement, accents compris", ("=été",), "La majuscule est indifférente."),
    Operator(
        "Les mots qui commencent ainsi, ou de cette forme",
        ("élect*", "*tion", "m?re"),
        "« * » vaut autant de lettres qu’on veut, « ? » une seule, à l’intérieur du mot.",
    ),
    Operator(
        "Un mot à une ou deux lettres près", ("Armanson~", "Armansson~2"), "Pour les noms propres mal transcrits."
    ),
    Operator("Les deux", ("grève ET usine",), "ET, OU, SAUF et NON s’écrivent en capitales ; AND, OR, NOT aussi."),
    Operator("L’un ou l’autre", ("crue OU inondation",), "« a b OU c » se lit « (a ET b) OU c »."),
    Operator("L’un sans l’autre", ("crue SAUF sécheresse", "crue -sécheresse")),
    Operator("Des parenthèses", ("(train OU usine) ET grève",)),
    Operator("Deux mots proches, dans n’importe quel ordre", ("maire PRÈS/5 élu", '"maire élu"~5')),
    Operator("Deux mots proches, dans cet ordre", ("douze PUIS/3 voix",), "30 mots d’écart au plus."),
    Operator("Dans un champ", ("titre:grève", "titre:(grève OU crue)"), "Les champs sont dans la table."),
    Operator("À une date, ou entre deux", ("date:2021", "date:2019..2021", "depuis:2021-03", "avant:2022")),
    Operator("Un mot qui pèse davantage dans le classement", ("élection^3 maire",), "De 0 à 10."),
)

SPELLINGS: tuple[tuple[str, str], ...] = (
    ("élève", "eleve, ÉLÈVE, élèves"),
    ("cœur", "coeur, CŒUR"),
    ("avocat", "l’avocat, d'avocat, avocats"),
    ("porte-avions", "porte avions, porte‑avions"),
    ("Saint-Vorles", "St-Vorles, Saint Vorles"),
    ("ONU", "O.N.U., l’ONU"),
    ("10 000", "10.000, 10000"),
    ("général", "généraux, générale, GÉNÉRALES"),
)

KEYBOARD: tuple[tuple[tuple[str, ...], str], ...] = (
    (("/",), "Aller à la boîte de recherche"),
    (("j", "k"), "Réponse suivante, précédente"),
    (("n", "N"), "Dans un article, passage marqué suivant, précédent"),
    (("↓", "↑"), "Dans la boîte, parcourir ce qui est proposé"),
    (("Échap",), "Fermer ce qui est ouvert"),
    (("?",), "Montrer cette liste"),
)
