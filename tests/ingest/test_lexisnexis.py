"""Which articles are in this LexisNexis export?"""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.ingest.reading import Expected, assert_survives, items, law, seen


def block(*lines: str, label: str = "") -> str:
    bold = f'<span class="c8">{label}: </span>' if label else ""
    return (
        "<br><div class='c5'>"
        + "".join(
            f'<p class="c6">{bold if not place else ""}<span class="c2">{line}</span></p>\n'
            for place, line in enumerate(lines)
        )
        + "</div>\n"
    )


def export(*documents: str) -> str:
    inner = "".join(
        f'<a name="DOC_ID_0_{place}"></a><!-- Hide XML section from browser\n<DOC NUMBER=1>\n<DOCFULL> -->\n{one}'
        "<!-- Hide XML section from browser\n</DOCFULL>\n</DOC> -->\n"
        for place, one in enumerate(documents)
    )
    return f"<html><head><title>&nbsp;</title></head><body><style>.c0 {{ }}</style>\n{inner}</body></html>"


FRENCH = (
    block("1 of 3 DOCUMENTS")
    + block("Le Relais")
    + block("<b>7</b> novembre 2023 mardi")
    + block("« La Seine »  déborde")
    + block("Ana Ruiz", label="AUTEUR")
    + block("RÉGIONS; Pg. 35", label="RUBRIQUE")
    + block("143 mots", label="LONGUEUR")
    + block("Deux quartiers sous l’eau.", label="ENCART")
    + block("La crue a surpris\nla ville.", "ATTENTION : les quais sont fermés.")
    + block("MÉTÉO (90%); CRUE\n(88%)", label="SUJET")
    + block("8 novembre 2023", label="DATE-CHARGEMENT")
    + block("FRENCH; FRANÇAIS", label="LANGUE")
    + block("Copyright 2023 Le Relais<br>Tous Droits Réservés")
)
ENGLISH = (
    block("2 of 3 DOCUMENTS")
    + block("The River")
    + block("November 7, 2023 Tuesday&nbsp;<br>City Edition")
    + block("Pg. B22", label="SECTION")
    + block("44 words", label="LENGTH")
    + "<table><tr><td>Crue</td><td>4 m</td></tr></table>"
    + block("ENGLISH", label="LANGUAGE")
    + block("Copy 2023 The River<br>All Rights Reserved")
)
ERROR = block("We are sorry but there is an error in this document and it is not possible to display it.")
WHOLE = export(FRENCH, ENGLISH, ERROR)

# name of the case, the export, what must be read out of it
CASES: list[tuple[str, str, list[Expected]]] = [
    (
        "in French, in English without a title, and one that was not given",
        WHOLE,
        [
            {
                "title": "« La Seine » déborde",
                "lead": "Deux quartiers sous l’eau.",
                "body": "La crue a surpris la ville.\nATTENTION : les quais sont fermés.",
                "date": "2023-11-07",
                "source": "Le Relais",
                "authors": ("Ana Ruiz",),
                "section": "RÉGIONS",
                "page": "35",
                "tags": ("MÉTÉO", "CRUE"),
                "lang": "fr",
            },
            {
                "title": "Crue",
                "body": "Crue\n4 m",
                "date": "2023-11-07",
                "source": "The River",
                "section": "",
                "page": "B22",
                "lang": "en",
            },
            "article que LexisNexis n’a pas pu donner",
        ],
    ),
    ("no document", "<html><head></head><body><!-- <DOCFULL> --></body></html>", ["export LexisNexis sans article"]),
    ("an empty document", export(block("1 of 1 DOCUMENTS")), ["article LexisNexis sans titre ni texte"]),
]


@pytest.mark.parametrize(("name", "page", "expected"), CASES, ids=[case[0] for case in CASES])
def test_each_document_of_an_export_is_read(tmp_path: Path, name: str, page: str, expected: list[Expected]) -> None:
    assert seen(items(tmp_path, page), expected) == expected


@law
@given(st.data())
def test_any_damage_to_an_export(tmp_path: Path, data: st.DataObject) -> None:
    assert_survives(tmp_path, WHOLE.encode(), data)
