"""Which articles are in this saved feed?"""

import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from search.article import Article, Rejected
from search.ingest import read

RSS = """<?xml version="1.0" encoding="UTF-8"?><!-- un fil -->
<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:media="http://search.yahoo.com/mrss/"
 xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Le Relais</title><language>fr-FR</language>
<item><title>Crue &amp;agrave; Rivemont</title><media:title>Photo</media:title><link>https://relais.example/crue</link>
<guid isPermaLink="false">relais-12</guid><pubDate>Tue, 07 Nov 2023 14:05:00 +0100</pubDate>
<dc:creator><![CDATA[Ana Ruiz]]></dc:creator><category>Régions</category><category>Météo</category>
<description><![CDATA[La crue a surpris la ville. [&hellip;]]]></description><content:encoded><![CDATA[
<p>La crue a surpris la ville.</p><p>Les quais sont <b>fermés</b>.</p><script>x()</script>]]></content:encoded>
</item>
<item><title><![CDATA[<b>Brume</b> sur le lac]]></title><guid>https://relais.example/brume</guid>
<author>redaction@relais.example (Léo Blin)</author>
<description>La brume se lève &lt;br/&gt; sur le lac.</description></item>
</channel></rss>"""
RDF = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
 xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="x"><title>Le Relais</title></channel>
<item rdf:about="https://relais.example/crue"><title>Crue</title><link>https://relais.example/crue</link>
<description>Les quais sont fermés.</description><dc:date>2023-11-07</dc:date><dc:creator>Ana Ruiz</dc:creator></item>
</rdf:RDF>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="fr"><title>Le Relais</title>
<author><name>La rédaction</name></author>
<entry><title type="html">Crue &amp;eacute;clair</title><link rel="self" href="https://relais.example/1.atom"/>
<link href="https://relais.example/1"/><id>urn:relais:1</id><published>2023-11-07T14:05:00Z</published>
<updated>2023-11-08T00:00:00Z</updated><category term="meteo" label="Météo"/><summary>En bref.</summary>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>La crue.</p><p>Les quais.</p></div></content></entry>
<entry><title>Brume</title><id>urn:relais:2</id><updated>2023-11</updated><author><name>Ana Ruiz</name></author>
<content type="html">&lt;p&gt;Un banc de brume.&lt;/p&gt;</content></entry></feed>"""
JSON_FEED = json.dumps(
    {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "Le Relais",
        "language": "fr",
        "authors": [{"name": "La rédaction"}],
        "items": [
            {
                "id": "r1",
                "url": "https://relais.example/1",
                "title": "Crue",
                "content_html": "<p>La crue.</p><p>Les quais.</p>",
                "summary": "En bref.",
                "date_published": "2023-11-07T14:05:00Z",
                "tags": ["Météo"],
                "authors": [{"name": "Ana Ruiz"}, {"name": "Léo Blin"}],
            },
            {"id": 2, "content_text": "Un banc de brume."},
            "rien",
        ],
    }
)

# name of the case, feed, number of the item, what must be read out of it
CASES = [
    (
        "RSS",
        RSS,
        0,
        {
            "id": "relais-12",
            "title": "Crue à Rivemont",
            "url": "https://relais.example/crue",
            "date": "2023-11-07T14:05:00+01:00",
            "authors": ("Ana Ruiz",),
            "tags": ("Régions", "Météo"),
            "source": "Le Relais",
            "lang": "fr",
            "lead": "",
            "body": "La crue a surpris la ville.\nLes quais sont fermés.",
        },
    ),
    (
        "RSS without the whole text",
        RSS,
        1,
        {
            "title": "Brume sur le lac",
            "url": "https://relais.example/brume",
            "authors": ("Léo Blin",),
            "lead": "La brume se lève\nsur le lac.",
            "body": "",
        },
    ),
    (
        "RSS 1.0",
        RDF,
        0,
        {"title": "Crue", "date": "2023-11-07", "authors": ("Ana Ruiz",), "lead": "Les quais sont fermés."},
    ),
    (
        "Atom",
        ATOM,
        0,
        {
            "title": "Crue éclair",
            "url": "https://relais.example/1",
            "date": "2023-11-07T14:05:00Z",
            "authors": ("La rédaction",),
            "tags": ("Météo",),
            "lang": "fr",
            "lead": "En bref.",
            "body": "La crue.\nLes quais.",
        },
    ),
    ("Atom, its own author", ATOM, 1, {"authors": ("Ana Ruiz",), "date": "2023-11", "body": "Un banc de brume."}),
    (
        "JSON Feed",
        JSON_FEED,
        0,
        {
            "id": "r1",
            "authors": ("Ana Ruiz", "Léo Blin"),
            "tags": ("Météo",),
            "source": "Le Relais",
            "lead": "En bref.",
            "body": "La crue.\nLes quais.",
        },
    ),
    (
        "JSON Feed, less",
        JSON_FEED,
        1,
        {"id": "2", "authors": ("La rédaction",), "title": "Un banc de brume", "lang": "fr"},
    ),
]


def _read(folder: Path, text: str, name: str = "fil") -> list[Article | Rejected]:
    (folder / name).write_text(text, encoding="utf-8")
    return list(read(folder / name))


@pytest.mark.parametrize(("feed", "number", "read_out"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_each_item_is_an_article(tmp_path: Path, feed: str, number: int, read_out: dict[str, object]) -> None:
    article = _read(tmp_path, feed)[number]
    assert {name: getattr(article, name) for name in read_out} == read_out


def test_one_damaged_item_costs_no_other(tmp_path: Path) -> None:
    broken = RSS.replace("<b>Brume</b> sur le lac]]>", "Brume < & lac")
    assert [type(item) for item in _read(tmp_path, broken)] == [Article, Rejected]
    undeclared = RSS.replace('xmlns:media="http://search.yahoo.com/mrss/"', "")
    assert [type(item) for item in _read(tmp_path, undeclared)] == [Article, Article]
    cut = _read(tmp_path, RSS[: RSS.index("sur le lac.")])
    assert [type(item) for item in cut] == [Article, Rejected]
    assert cut[1] == Rejected(f"{tmp_path / 'fil'}:2", "article de fil mal formé")


@pytest.mark.parametrize(
    "feed", ["<rss><channel><title>Le Relais</title></channel></rss>", '{"version": "https://jsonfeed.org/version/1"}']
)
def test_an_empty_feed_is_told(tmp_path: Path, feed: str) -> None:
    assert _read(tmp_path, feed) == [Rejected(str(tmp_path / "fil"), "fil sans article")]


@pytest.mark.parametrize(
    "hostile",
    [
        '<!DOCTYPE rss [<!ENTITY a SYSTEM "file:///etc/passwd">]><rss><item><title>x&a;</title></item></rss>',
        '<!DOCTYPE rss [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><rss><item><title>&b;</title></item></rss>',
        "<rss>" + "<channel>" * 5000 + "<item><title>x</title></item>",
        "<rss>" + "<item " * 100_000,
        "<rss><item><description>" + "&lt;div&gt;" * 50_000 + "</description></item></rss>",
    ],
    ids=["external", "laughs", "deep", "unclosed", "deep HTML"],
)
def test_a_hostile_feed_gives_nothing_foreign(tmp_path: Path, hostile: str) -> None:
    for item in _read(tmp_path, hostile):
        assert isinstance(item, Rejected) or ("root:" not in item.title and "haha" not in item.title)


@settings(deadline=None, max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.sampled_from([RSS, RDF, ATOM, JSON_FEED]), st.data())
def test_a_damaged_feed_is_told(tmp_path: Path, feed: str, data: st.DataObject) -> None:
    text = feed[: data.draw(st.integers(0, len(feed)))]
    at = data.draw(st.integers(0, len(text)))
    assert _read(tmp_path, text[:at] + data.draw(st.text("<>&;/\"'{}[]a \x00é", max_size=4)) + text[at + 1 :])
