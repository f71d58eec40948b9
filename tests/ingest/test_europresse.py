"""Which articles are in this Europresse export?"""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.article import Article, article_id
from tests.ingest.reading import Expected, assert_survives, items, law, seen

RIGHTS = "<b><i>© 2012 Le Relais. Tous droits réservés.</i></b><p></p>"
TABLE = '<table style="width: 96%"><tr><td>'
END = "<br><br><table><tr><td>news·20121004·RL·9</td></tr><tr><td>Ce certificat est émis à <b>X</b></td></tr></table>"


def old(before: str, title: str, after: str, *, header: str, number: str, paper: str = "Le Relais") -> str:
    return (
        f'{TABLE}<table id="tbHeaderImages"><tr><td><img src="r.gif"></td></tr></table>'
        f'<span class="DocPublicationName">{paper}</span><br>{header}<br><br>{before}'
        f'<span class="TitreArticleVisu">{title}</span><br><br>{after}<p></p>{RIGHTS}'
        f"Numéro de document : {number}<br>{END}</td></tr></table><p><br>"
    )


def spans(*parts: str) -> str:
    return "".join(f'<span class="DocHeader">{part}</span>' for part in parts)


OLD = (
    '<html><head><META http-equiv="Content-Type" content="text/html; charset=ISO-8859-1"></head><body>'
    '<form><input type="button" value="Sauvegarder"></form>'
    + old(
        "",
        "La Seine <span style='color:red'>déborde</span>",
        "Les quais sont fermés, <font style='font-weight:bold;'>sans bruit.</font><p></p>Jusqu’à jeudi.",
        header=spans("Politique, ", "jeudi ", "4 octobre 2012"),
        number="news·20121004·RL·101",
    )
    + old(
        "Inondations<br>",
        "La décrue",
        "Ana Ruiz et Léo Blin<br><p></p>L’eau baisse.<p></p>Lentement.",
        header=spans("Éditorial, ", "mardi ", "1er mai 1995", ", p. 03"),
        number="news·19950501·RL·102",
        paper="Magazine de l’Ouest, no. 5968",
    )
    + "</body></html>"
)


def new(header: str, box: str, body: str, *, paper: str = "Le Relais", after: str = "", number: str = "1") -> str:
    return (
        f'<article><header><img sourcecode="RL"/><div class="rdp__DocPublicationName">'
        f'<span class="DocPublicationName">{paper}  </span></div>{header}{box}{after}</header>'
        f'<section><div class="DocText clearfix"><div class="docOcurrContainer">{body}</div></div></section>'
        "<aside><div><b>Note(s) : </b></div></aside><footer><small>© 2023 Le Relais. Tous droits réservés.</small>"
        f'<p>Numéro de document : news·20231107·RL·{number}</p><div id="divPubliC">'
        f'<span id="PubliC_lblNodoc">news·20231107·RL·{number}</span> Ce certificat est émis à X</div>'
        "</footer></article>"
    )


def dated(text: str) -> str:
    return f'<div><span class="DocHeader">{text}</span></div>'


NEW = (
    '<!DOCTYPE html> <html> <head><meta charset="utf-8"><style>.DocPublicationName{color:red}</style></head> <body> '
    + new(
        dated("Communication, mardi 7 novembre 2023, p. 16") + "<div><p>MÉDIAS</p></div>",
        '<div class="titreArticle"><p class="titreArticleVisu">La <mark>crue</mark> en direct</p></div>',
        "<p>Premier <mark>mot</mark>.</p> <p>Dernier mot.</p>",
        after="<div>Ana Ruiz</div>",
    )
    + new(
        dated("Régions, mardi 7 novembre 2023 659 mots, p. MDE6"),
        '<div class="titreArticle"><p class="sm-margin-bottomNews">REPORTAGE</p>'
        '<p class="sm-margin-TopNews titreArticleVisu rdp__articletitle">La ville sous l’eau</p>'
        '<p class="sm-margin-TopNews rdp__subtitle">Deux quartiers sont coupés.</p></div>',
        "L’eau monte.<br><br>Elle monte encore.",
        after='<p class="sm-margin-bottomNews">Zoé Mao</p>',
        number="2",
    )
    + new(
        dated("Tuesday, November 7, 2023 1 234 words"),
        '<div class="titreArticle"><p class="titreArticleVisu">Web</p></div>',
        "<p>Texte.</p>",
        after='<div class="docAuthors">Léo Blin</div><div class="apd-wrapper">Lire la suite</div>',
        paper="Relais.example (site web)",
        number="3",
    )
    + new(dated("mercredi 8 novembre 2023 • 14:05"), '<div class="titreArticle">Sans classe</div>', "", number="4")
    + new(dated("mercredi 8 novembre 2023"), "", "", number="5")
    + "</body></html>"
)

# name of the case, the export, what must be read out of it
CASES: list[tuple[str, str, list[Expected]]] = [
    (
        "the old layout",
        OLD,
        [
            {
                "id": article_id("news·20121004·RL·101"),
                "title": "La Seine déborde",
                "lead": "",
                "body": "Les quais sont fermés, sans bruit.\nJusqu’à jeudi.",
                "authors": (),
                "source": "Le Relais",
                "section": "Politique",
                "date": "2012-10-04",
                "page": "",
            },
            {
                "id": article_id("news·19950501·RL·102"),
                "title": "La décrue",
                "lead": "Inondations",
                "body": "L’eau baisse.\nLentement.",
                "authors": ("Ana Ruiz", "Léo Blin"),
                "source": "Magazine de l’Ouest",
                "section": "Éditorial",
                "date": "1995-05-01",
                "page": "03",
            },
        ],
    ),
    (
        "the new layout",
        NEW,
        [
            {
                "id": article_id("news·20231107·RL·1"),
                "title": "La crue en direct",
                "lead": "MÉDIAS",
                "body": "Premier mot.\nDernier mot.",
                "authors": ("Ana Ruiz",),
                "source": "Le Relais",
                "section": "Communication",
                "date": "2023-11-07",
                "page": "16",
            },
            {
                "title": "La ville sous l’eau",
                "lead": "REPORTAGE\nDeux quartiers sont coupés.",
                "body": "L’eau monte.\nElle monte encore.",
                "authors": ("Zoé Mao",),
                "section": "Régions",
                "date": "2023-11-07",
                "page": "MDE6",
            },
            {
                "title": "Web",
                "lead": "",
                "body": "Texte.",
                "authors": ("Léo Blin",),
                "source": "Relais.example (site web)",
                "section": "",
                "date": "2023-11-07",
                "page": "",
            },
            {"title": "Sans classe", "body": "", "date": "2023-11-08T14:05"},
            "article Europresse sans titre ni texte",
        ],
    ),
    (
        "an export of nothing",
        "<html><head><style>.titreArticleVisu{}</style></head><body><p>Aucun résultat</p></body></html>",
        ["export Europresse sans article"],
    ),
]


@pytest.mark.parametrize(("name", "export", "expected"), CASES, ids=[case[0] for case in CASES])
def test_each_article_of_an_export_is_read(tmp_path: Path, name: str, export: str, expected: list[Expected]) -> None:
    assert seen(items(tmp_path, export), expected) == expected


def test_an_export_in_latin_letters_of_one_byte(tmp_path: Path) -> None:
    first, second = items(tmp_path, OLD.encode("cp1252"))
    assert isinstance(first, Article)
    assert (first.title, first.body[-14:]) == ("La Seine déborde", "Jusqu’à jeudi.")
    assert (first.origin, second.origin) == (f"{tmp_path / 'x'}#1", f"{tmp_path / 'x'}#2")


@law
@given(st.data())
def test_any_damage_to_an_export(tmp_path: Path, data: st.DataObject) -> None:
    assert_survives(tmp_path, (OLD if data.draw(st.booleans()) else NEW).encode(), data)
