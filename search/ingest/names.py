"""Under which names do columns, keys and labels hold what an article has?

One table, French and English, for JSON, for tables and for labelled texts. The
first name that an item has, and that is not empty, is the one that is read.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from unidecode import unidecode

from search.errors import BadRequest

Columns = tuple[tuple[str, str], ...]
"""What was said of the names of columns: pairs of a field and the column that holds it."""

NAMES: dict[str, tuple[str, ...]] = {
    "id": (
        "id",
        "identifiant",
        "identifier",
        "article_id",
        "id_article",
        "uid",
        "uuid",
        "guid",
        "_id",
        "doc_id",
        "ref",
    ),
    "title": ("titre", "title", "headline", "titre_article", "article_title", "manchette", "heading", "name", "nom"),
    "lead": (
        *("chapo", "chapeau", "lead", "description", "resume", "summary", "abstract", "standfirst", "excerpt"),
        *("extrait", "accroche", "intro", "introduction", "dek", "subtitle", "sous_titre", "lede"),
    ),
    "body": (
        *("texte", "body", "corps", "contenu", "article_body", "texte_integral", "full_text", "fulltext", "text"),
        *(
            "content",
            "content_text",
            "article",
            "corps_article",
            "texte_article",
            "maintext",
            "plain_text",
            "transcript",
        ),
    ),
    "date": (
        *("date", "date_publication", "date_de_publication", "publication_date", "date_published", "published"),
        *(
            "published_at",
            "publie",
            "publie_le",
            "paru_le",
            "parution",
            "date_parution",
            "date_de_parution",
            "pub_date",
        ),
        *("published_time", "created_at", "date_created", "jour", "day", "datetime", "timestamp", "created"),
        *("date_iso", "publish_date", "annee", "year"),
    ),
    "source": (
        *("source", "journal", "media", "titre_presse", "publication", "newspaper", "publisher", "nom_source"),
        *("source_name", "support", "titre_journal", "nom_journal", "agence", "agency", "site", "site_name"),
    ),
    "authors": ("auteur", "auteurs", "author", "authors", "byline", "signature", "par", "by", "journaliste", "creator"),
    "section": ("rubrique", "section", "category", "categorie", "article_section", "desk", "cahier"),
    "tags": (
        *("mots_cles", "tags", "keywords", "mot_cle", "tag", "sujets", "themes", "subjects", "topics", "etiquettes"),
        *("categories", "theme", "sujet", "descripteurs"),
    ),
    "page": ("page", "pages", "numero_page", "page_number", "no_page", "folio"),
    "url": ("url", "lien", "link", "adresse", "canonical_url", "permalink", "web_url", "uri", "href"),
    "lang": ("langue", "lang", "language", "langage"),
}

_SIGNS = re.compile(r"[^a-z0-9]+")


@lru_cache(maxsize=4096)
def folded(name: str) -> str:
    """Give a name as it is compared: ``Mots-clés`` and ``mots_cles`` are both ``motscles``."""
    return _SIGNS.sub("", unidecode(name[:64]).lower())


_FIELDS = {folded(name): (field, rank) for field, names in NAMES.items() for rank, name in enumerate(names)}


def field_of(name: str, said: Columns = ()) -> str:
    """Give the field of an article that a name stands for, or nothing.

    >>> field_of("Chapô"), field_of("Published_At"), field_of("couleur")
    ('lead', 'date', '')
    """
    told = next((field for field, column in said if folded(column) == folded(name)), "")
    return told or _FIELDS.get(folded(name), ("", 0))[0]


@lru_cache(maxsize=256)
def columns(names: tuple[str, ...], said: Columns = ()) -> dict[str, tuple[str, ...]]:
    """Give, for each field of an article, those of ``names`` that hold it: those that were said, then the usual."""
    told = {folded(column): (field, rank) for rank, (field, column) in enumerate(said, -len(said))}
    held: dict[str, list[tuple[int, str]]] = {field: [] for field in NAMES}
    for name in names:
        if known := told.get(folded(name)) or _FIELDS.get(folded(name)):
            held[known[0]].append((known[1], name))
    return {field: tuple(name for _, name in sorted(ranked)) for field, ranked in held.items()}


def said_columns(pairs: Iterable[str]) -> Columns:
    """Read ``titre=INTITULÉ``: the field by any name that this table knows, the column as the file calls it.

    Raise BadRequest where it is written otherwise.
    """
    found = []
    for pair in pairs:
        name, equals, column = (part.strip() for part in pair.partition("="))
        field = field_of(name)
        if not (field and equals and folded(column)):
            known = ", ".join(several[0] for several in NAMES.values())
            raise BadRequest(f"« {pair} » ne dit pas quelle colonne lire.", f"champ=COLONNE, où champ est {known}")
        found.append((field, column))
    return tuple(found)
