"""Which articles are in this Factiva export?"""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.ingest.reading import Expected, assert_survives, items, law, seen


def page(*articles: str) -> str:
    return (
        '<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0//EN" "x.dtd">\n<html>\n<head>\n<title>Factiva</title>'
        '<style type="text/css">body{margin:0}</style></head><body><h1>Factiva</h1><form><div id="contentLeft">'
        + "".join(f'<span></span><div class="article frArticle">{one}</div><br/>' for one in articles)
        + '</div></form><div id="pageFooter">© 2023 Factiva, Inc.</div></body></html>'
    )


def coded(**codes: str) -> str:
    rows = "".join(
        f'<tr><td class="index"><b>{code}</b>&nbsp;</td><td>{said}</td></tr>' for code, said in codes.items()
    )
    return f"<table>{rows}</table>"


def paragraphs(*texts: str) -> str:
    return "".join(f'<p class="articleParagraph frarticleParagraph">{text}</p>\n' for text in texts)


CODED = coded(
    SE="Régions",
    HD="<b class='frHeadline'>La Seine déborde</b>\n",
    BY="Ana Ruiz et Léo Blin",
    WC="295 mots",
    PD="7 novembre 2023",
    ET="15:32",
    SN="Le Relais",
    SC="RELAIS",
    PG="26",
    LA="Français",
    CY="(c) Le Relais.",
    LP=paragraphs("La crue a surpris", "la ville."),
    TD=paragraphs("Les quais sont fermés.", "Fin."),
    NS="<br/>gdis : Catastrophes | gcat : Actualités",
    RE="<br/>fra : France",
    AN="<br/>Document RELAIS0020231107ebb70001r",
)
UNCODED = (
    '<div>Régions</div><div id="hd"><span class="frHeadline"> La décrue </span></div>'
    '<div class="author">Zoé Mao</div><div>1,234 words</div><div>7 November 2023</div><div>09:05</div>'
    "<div>Le Relais</div><div>RELAIS</div><div>p. 4</div><div>French</div><div>Copyright 2023</div>"
    + paragraphs("L’eau baisse.", "Lentement.")
    + "<p>Document RELAIS0020231108ebb80002s</p>"
)
PAGES = page(CODED, UNCODED)


def xml(*articles: str) -> str:
    inner = "".join(f"<ppsarticle><article>{one}</article></ppsarticle>" for one in articles)
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n<PPSResponse><ppsArticleResponse xmlns="http://global.factiva.com/pps/2.0">'
        f'<ppsarticleResultSet count="{len(articles)}">{inner}</ppsarticleResultSet></ppsArticleResponse></PPSResponse>'
    )


FIRST = """<accessionNo>RELAIS0020231107-0001</accessionNo><baseLanguage>FR</baseLanguage><byline>Par Ana Ruiz</byline>
<headline><paragraph lang="FR">La Seine déborde</paragraph></headline><leadParagraph>
La crue a surpris la ville, sans
un bruit qui puisse avertir ceux qui dormaient encore.
    Les quais sont fermés.
</leadParagraph><tailParagraphs><paragraph>La décrue viendra.</paragraph><paragraph>Fin.</paragraph></tailParagraphs>
<publicationDate><date>2023-11-07</date></publicationDate><publicationTime><time>14:05:00</time></publicationTime>
<region code="fra"><name>France</name></region><sectionName>Régions</sectionName><sourceName>Le Relais</sourceName>"""
SECOND = "<headline><paragraph>Deux</paragraph></headline><leadParagraph>Texte.</leadParagraph>"
XML = xml(FIRST, SECOND)

# name of the case, the export, what must be read out of it
CASES: list[tuple[str, str, list[Expected]]] = [
    (
        "pages, with codes and without",
        PAGES,
        [
            {
                "id": "RELAIS0020231107ebb70001r",
                "title": "La Seine déborde",
                "lead": "",
                "body": "La crue a surpris\nla ville.\nLes quais sont fermés.\nFin.",
                "date": "2023-11-07T15:32",
                "source": "Le Relais",
                "authors": ("Ana Ruiz", "Léo Blin"),
                "section": "Régions",
                "page": "26",
                "tags": ("Catastrophes", "Actualités", "France"),
                "lang": "fr",
            },
            {
                "id": "RELAIS0020231108ebb80002s",
                "title": "La décrue",
                "body": "L’eau baisse.\nLentement.",
                "date": "2023-11-07T09:05",
                "source": "Le Relais",
                "authors": ("Zoé Mao",),
                "section": "Régions",
                "page": "4",
                "lang": "fr",
            },
        ],
    ),
    ("a page without articles", page(), ["export Factiva sans article"]),
    ("an article without anything", page(coded(PD="7 novembre 2023")), ["article Factiva sans titre ni texte"]),
    (
        "XML",
        XML,
        [
            {
                "id": "RELAIS0020231107-0001",
                "title": "La Seine déborde",
                "body": "La crue a surpris la ville, sans un bruit qui puisse avertir ceux qui dormaient encore."
                "\nLes quais sont fermés.\nLa décrue viendra.\nFin.",
                "date": "2023-11-07T14:05:00",
                "source": "Le Relais",
                "authors": ("Ana Ruiz",),
                "section": "Régions",
                "tags": ("France",),
                "lang": "fr",
            },
            {"title": "Deux", "body": "Texte.", "date": ""},
        ],
    ),
    (
        "XML where one article is broken",
        xml(FIRST, "<headline>A & B</headline>", SECOND),
        [{"title": "La Seine déborde"}, "XML invalide, ligne 9", {"title": "Deux"}],
    ),
    ("XML cut in its last article", XML[:-130], [{"title": "La Seine déborde"}, "XML invalide, ligne 9"]),
    (
        "XML of an article without anything",
        xml("<accessionNo>1</accessionNo>"),
        ["article Factiva sans titre ni texte"],
    ),
]


@pytest.mark.parametrize(("name", "export", "expected"), CASES, ids=[case[0] for case in CASES])
def test_each_article_of_an_export_is_read(tmp_path: Path, name: str, export: str, expected: list[Expected]) -> None:
    assert seen(items(tmp_path, export), expected) == expected


@law
@given(st.data())
def test_any_damage_to_an_export(tmp_path: Path, data: st.DataObject) -> None:
    assert_survives(tmp_path, data.draw(st.sampled_from([PAGES, XML])).encode(), data)
