"""What can be searched, shown and counted? One table, which everything else reads."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Kind = Literal["text", "name", "keyword", "day"]


@dataclass(frozen=True, slots=True)
class Field:
    """One line of the table.

    ``kind``: ``text`` is indexed by forms and by stems; ``name`` is kept as it
    is, for facets, and by folded forms, so that ``auteur:zola`` finds « Émile
    Zola »; ``keyword`` only as it is; ``day`` is an integer YYYYMMDD. ``weight``
    multiplies the scores of ``text`` fields. ``aliases`` are written before the
    colon, folded.
    """

    name: str
    label: str
    kind: Kind
    aliases: tuple[str, ...]
    help: str
    example: str
    weight: float = 1.0
    facet: bool = False


FIELDS: tuple[Field, ...] = (
    Field("title", "Titre", "text", ("titre", "title"), "dans le titre", "titre:élection", weight=0.15),
    Field(
        "text", "Texte", "text", ("texte", "text", "corps", "body"), "dans tout l’article, titre compris", "texte:grève"
    ),
    Field("source", "Journal", "name", ("source", "journal"), "journal ou agence", 'source:"Le Nordet"', facet=True),
    Field("author", "Auteur", "name", ("auteur", "author", "par"), "signature", "auteur:chaussivert", facet=True),
    Field("section", "Rubrique", "name", ("rubrique", "section"), "rubrique", "rubrique:culture", facet=True),
    Field("tags", "Mots-clés", "name", ("mots", "mot", "tags", "tag"), "mots-clés", "mots:climat", facet=True),
    Field("lang", "Langue", "keyword", ("langue", "lang", "language"), "langue", "langue:fr", facet=True),
    Field("year", "Année", "keyword", ("annee", "year"), "année", "annee:2021", facet=True),
    Field("month", "Mois", "keyword", ("mois", "month"), "mois", "mois:2021-03", facet=True),
    Field("date", "Date", "day", ("date",), "jour, mois, année ou intervalle", "date:2019..2021"),
)

BY_NAME: dict[str, Field] = {field.name: field for field in FIELDS}
BY_ALIAS: dict[str, Field] = {alias: field for field in FIELDS for alias in field.aliases}
FACETS: tuple[str, ...] = tuple(field.name for field in FIELDS if field.facet)
