"""Which articles are in this NewsML-G2 document?"""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.article import article_id
from tests.ingest.reading import Expected, assert_survives, items, law, seen

XHTML = """<inlineXML contenttype="application/xhtml+xml"><html xmlns="http://www.w3.org/1999/xhtml">
<head><title>Crue</title></head><body><header><time>07.11.2023</time><h1>La Seine déborde</h1></header>
<section><h1>La Seine déborde</h1><p><span>Rivemont (ADF) - </span>La crue a surpris la ville.</p><p>Fin.</p></section>
</body></html></inlineXML>"""
NITF = """<inlineXML contenttype="application/nitf+xml"><nitf xmlns="http://iptc.org/std/NITF/2006-10-18/"><body>
<body.head><hedline><hl1>Crue de la Seine</hl1></hedline><byline>Par Ana Ruiz</byline>
<abstract><p>En bref.</p></abstract></body.head>
<body.content><p>La crue a surpris la ville.</p></body.content></body></nitf></inlineXML>"""
PLAIN = """<inlineData contenttype="text/plain"><![CDATA[<p>  (ADF) - La crue
a surpris la ville.</p>]]></inlineData>"""


def item(
    content: str,
    *,
    about: str = "",
    kind: str = "ninat:text",
    guid: str = "adf:1",
    tag: str = "newsItem",
    more: str = "",
) -> str:
    return (
        f'<{tag} guid="{guid}" version="2" xml:lang="fr-FR"><itemMeta><itemClass qcode="{kind}"/>'
        '<provider qcode="nprov:ADF"><name xml:lang="en">River Agency</name><name xml:lang="fr">Agence du Fleuve</name>'
        "</provider><versionCreated>2023-11-07T14:05:00+01:00 </versionCreated></itemMeta>"
        f"<contentMeta>{about}</contentMeta><contentSet>{content}</contentSet>{more}</{tag}>"
    )


def message(*inner: str) -> str:
    return (
        "<?xml version='1.0' encoding='UTF-8'?><newsMessage xmlns='http://iptc.org/std/nar/2006-10-01/'>"
        f"<header><sent>2023-11-07T14:06:00Z</sent></header><itemSet>{''.join(inner)}</itemSet></newsMessage>"
    )


ABOUT = """<urgency>4</urgency><creator><name>Léo Blin</name></creator><language tag="fr"/>
<subject qcode="medtop:1"><name xml:lang="de">Wetter</name><name xml:lang="fr">météo</name></subject>
<keyword>Seine</keyword><headline>La Seine  déborde</headline>
<headline role="hld:subHeadline">Deux quartiers sous l’eau</headline>"""
WHOLE = message(item(XHTML, about=ABOUT), item(NITF, about=ABOUT + "<by>Par Zoé Mao</by>", guid="adf:2"))

# name of the case, the document, what must be read out of it
CASES: list[tuple[str, str, list[Expected]]] = [
    (
        "a message of two articles, in XHTML and in NITF",
        WHOLE,
        [
            {
                "id": article_id("adf:1-2"),
                "title": "La Seine déborde",
                "lead": "Deux quartiers sous l’eau",
                "body": "Rivemont (ADF) - La crue a surpris la ville.\nFin.",
                "date": "2023-11-07T14:05:00+01:00",
                "source": "Agence du Fleuve",
                "authors": ("Léo Blin",),
                "tags": ("Seine", "météo"),
                "lang": "fr",
            },
            {"id": article_id("adf:2-2"), "authors": ("Zoé Mao",), "body": "La crue a surpris la ville."},
        ],
    ),
    (
        "an item by itself, without a headline of its own",
        item(NITF),
        [{"title": "Crue de la Seine", "lead": "En bref.", "authors": ("Ana Ruiz",), "lang": "fr"}],
    ),
    (
        "text in data, with tags",
        item(PLAIN, about="<headline>Crue</headline>"),
        [{"title": "Crue", "body": "(ADF) - La crue a surpris la ville."}],
    ),
    (
        "only the content of an item",
        f"<contentSet>{NITF}</contentSet>",
        [{"title": "Crue de la Seine", "body": "La crue a surpris la ville.", "source": ""}],
    ),
    (
        "a flash is all in its headline",
        item("<inlineXML/>", about="<headline>URGENT - La Seine déborde</headline>"),
        [{"title": "URGENT - La Seine déborde", "body": ""}],
    ),
    (
        "what holds no article says what it is, and costs the others nothing",
        message(
            item("", kind="ninat:picture", about="<headline>Le pont</headline>"),
            item("", kind="icls:video"),
            item('<remoteContent href="texte.html"/>'),
            item("", tag="packageItem", kind="ninat:composite", about="<headline>La crue</headline>"),
            item("", tag="planningItem", kind="plinat:newscoverage"),
            item("", tag="conceptItem", more='<concept><type qcode="cpnat:event"/><name>Congrès</name></concept>'),
            item("", tag="conceptItem", more='<concept><type qcode="cpnat:person"/></concept>'),
            item("", tag="catalogItem"),
            item(""),
            item(XHTML, about="<headline>La Seine déborde</headline>"),
        ),
        [
            "photo, pas un article",
            "vidéo, pas un article",
            "texte qui se trouve dans un autre fichier",
            "dossier qui renvoie à d’autres éléments, pas un article",
            "prévision de couverture, pas un article",
            "annonce d’un événement, pas un article",
            "notice d’une notion, pas un article",
            "catalogue de vocabulaires, pas un article",
            "élément NewsML-G2 sans titre ni texte",
            {"title": "La Seine déborde"},
        ],
    ),
    (
        "one item that breaks the rules of XML",
        message(item(XHTML), item("<inlineXML><p>A & B</p></inlineXML>"), item(NITF, guid="adf:3")),
        [{"title": "Crue"}, "XML invalide, ligne 4", {"title": "Crue de la Seine"}],
    ),
    (
        "metadata alone",
        "<contentMeta><dateline>RIVEMONT</dateline></contentMeta>",
        ["métadonnées sans texte, pas un article"],
    ),
    ("a message without items", message(), ["aucun article"]),
]


@pytest.mark.parametrize(("name", "document", "expected"), CASES, ids=[case[0] for case in CASES])
def test_each_item_is_read(tmp_path: Path, name: str, document: str, expected: list[Expected]) -> None:
    assert seen(items(tmp_path, document), expected) == expected


@law
@given(st.data())
def test_any_damage_to_a_message(tmp_path: Path, data: st.DataObject) -> None:
    assert_survives(tmp_path, WHOLE.encode(), data)
