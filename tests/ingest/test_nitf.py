"""Which article is this NITF document?"""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.ingest.reading import Expected, assert_survives, items, law, seen

WHOLE = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE nitf SYSTEM "nitf-3-2.dtd">
<nitf baselang="fr-FR">
  <head>
    <title>Crue</title>
    <tobject><tobject.subject tobject.subject.type="Météo" tobject.subject.detail="crue"/></tobject>
    <docdata>
      <doc-id id-string="agence.2023.77"/>
      <date.issue norm="20231107T140500+0100"/>
      <key-list><keyword key="FRANCE CRUE"/><keyword key="Seine"/></key-list>
      <doc.copyright holder="Agence du Fleuve" year="2023"/>
    </docdata>
    <pubdata name="Le Relais" position.section="Régions" position.sequence="4"/>
  </head>
  <body>
    <body.head>
      <hedline><hl1>La Seine d&eacute;borde</hl1><hl2>FRANCE CRUE</hl2></hedline>
      <note><body.content><p>Pour les rédactions.</p></body.content></note>
      <byline>Par <person>Ana Ruiz</person><byttl>envoyée spéciale</byttl></byline>
      <byline>Léo Blin, <byttl>à Rivemont</byttl></byline>
      <distributor>Agence du Fleuve</distributor>
      <dateline><location>Rivemont</location></dateline>
      <abstract><p>Deux quartiers sont sous l’eau.</p></abstract>
    </body.head>
    <body.content>
      <media media-type="image"><media-caption>Le pont.</media-caption></media>
      <p lede="true">La crue a surpris <br/>la ville.</p><p/>
      <block><hl2>Sur les quais</hl2><p>Tout est <em>fermé</em>.</p><ul><li>Le pont</li><li>Le quai</li></ul></block>
    </body.content>
    <body.end><tagline>Avec Zoé Mao.</tagline></body.end>
  </body>
</nitf>"""

# name of the case, the document, what must be read out of it
CASES: list[tuple[str, str, list[Expected]]] = [
    (
        "all that a dispatch may say",
        WHOLE,
        [
            {
                "id": "agence.2023.77",
                "title": "La Seine déborde",
                "lead": "Deux quartiers sont sous l’eau.",
                "body": "La crue a surpris la ville.\nSur les quais\nTout est fermé.\nLe pont\nLe quai\nAvec Zoé Mao.",
                "date": "2023-11-07T14:05:00+01:00",
                "source": "Le Relais",
                "authors": ("Ana Ruiz", "Léo Blin"),
                "section": "Régions",
                "page": "4",
                "tags": ("FRANCE CRUE", "Seine", "crue"),
                "lang": "fr",
            }
        ],
    ),
    (
        "nearly nothing",
        "<nitf><body><body.content><p>La crue a surpris la ville. Rien de plus.</p></body.content></body></nitf>",
        [{"title": "La crue a surpris la ville", "date": "", "source": "", "authors": ()}],
    ),
    (
        "an abstract that is cut out of the text is no lead",
        "<nitf><body><body.head><hedline><hl1>Crue</hl1></hedline><abstract>La crue a surp</abstract></body.head>"
        "<body.content><p>La crue a surpris la ville.</p></body.content></body></nitf>",
        [{"title": "Crue", "lead": "", "body": "La crue a surpris la ville."}],
    ),
    (
        "a body without the parts that it should have",
        "<nitf><body><body.head><hedline><hl1>Crue</hl1></hedline></body.head><p>Elle monte.</p></body></nitf>",
        [{"title": "Crue", "body": "Elle monte."}],
    ),
    ("neither title nor text", "<nitf><head/><body><body.content/></body></nitf>", ["NITF sans titre ni texte"]),
    (
        "broken",
        "<nitf><body><body.content><p>La crue</body></nitf>",
        ["XML invalide, ligne 1"],
    ),
]


@pytest.mark.parametrize(("name", "document", "expected"), CASES, ids=[case[0] for case in CASES])
def test_a_document_is_read(tmp_path: Path, name: str, document: str, expected: list[Expected]) -> None:
    assert seen(items(tmp_path, document), expected) == expected


@law
@given(st.data())
def test_any_damage_to_a_document(tmp_path: Path, data: st.DataObject) -> None:
    assert_survives(tmp_path, WHOLE.encode(), data)
