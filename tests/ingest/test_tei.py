"""Which articles are in this TEI document?"""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from search.article import Article, Rejected
from search.ingest import read

HEADER = """<teiHeader><fileDesc><titleStmt><title level="a">Crue à Rivemont</title>
<author><persName><surname>Ruiz</surname><forename>Ana</forename></persName></author>
<author>Léo Blin</author></titleStmt>
<publicationStmt><publisher>Atelier</publisher><date when="2021-04-09"/></publicationStmt>
<sourceDesc><bibl type="digitalSource"><title>En ligne</title><date>2019</date></bibl>
<bibl><title level="j">Le Relais</title><date when="1868-11-07">7 novembre</date>
<ref target="https://relais.example/1"/></bibl>
</sourceDesc></fileDesc><profileDesc><langUsage><language ident="fr"/></langUsage>
<textClass><keywords><term>crue</term><term>Seine</term></keywords></textClass></profileDesc></teiHeader>"""


def tei(body: str, header: str = HEADER, outer: str = "TEI") -> str:
    text = f"{header}<text><body>{body}</body></text>"
    return f'<?xml version="1.0"?><{outer} xmlns="http://www.tei-c.org/ns/1.0">{text}</{outer}>'


def _read(folder: Path, text: str) -> list[Article | Rejected]:
    (folder / "a.xml").write_text(text, encoding="utf-8")
    return list(read(folder / "a.xml"))


def test_one_text_is_one_article_with_what_its_header_says(tmp_path: Path) -> None:
    (article,) = _read(tmp_path, tei("<p>La crue a surpris la ville.</p><p>Les quais sont fermés.</p>"))
    assert isinstance(article, Article)
    assert (article.title, article.source, article.date) == ("Crue à Rivemont", "Le Relais", "1868-11-07")
    assert (article.authors, article.tags, article.lang) == (("Ana Ruiz", "Léo Blin"), ("crue", "Seine"), "fr")
    assert article.url == "https://relais.example/1"
    assert article.body == "La crue a surpris la ville.\nLes quais sont fermés."


# name of the case, body, title and text of each article
BODIES = [
    (
        "divisions that say they are articles",
        '<div type="rubrique"><head>Régions</head><div type="article"><head>Crue</head><p>Un.</p></div>'
        '<div type="article"><p>Deux et la suite.</p></div></div>',
        [("Crue", "Un."), ("Deux et la suite", "Deux et la suite.")],
    ),
    (
        "divisions with a heading",
        "<div><head>I</head><head>LA CRUE.</head><p>Un.</p></div><div><head>La brume</head><p>Deux.</p></div>",
        [("I. LA CRUE.", "Un."), ("La brume", "Deux.")],
    ),
    (
        "divisions inside a single one",
        "<div><div><head>Un titre</head><p>Un.</p></div><div><head>Autre</head><p>Deux.</p></div></div>",
        [("Un titre", "Un."), ("Autre", "Deux.")],
    ),
    ("one division is the text", "<div><head>Crue</head><p>Un.</p></div>", [("Crue à Rivemont", "Crue\nUn.")]),
    (
        "lines cut, corrected, forgotten",
        '<p>La inon<lb break="no"/>dation <choice><sic>à</sic><corr>a</corr></choice> '
        "surpris<lb/>la <fw>LE RELAIS</fw>ville.</p>",
        [("Crue à Rivemont", "La inondation a surpris la ville.")],
    ),
    (
        "verse and lists",
        "<lg><l>Ô crue,</l><l>ô Seine</l></lg><list><item>un</item><item>deux</item></list>",
        [("Crue à Rivemont", "Ô crue,\nô Seine\nun\ndeux")],
    ),
    (
        "an empty division is told",
        '<div type="article"><head>Crue</head><p>Un.</p></div><div type="article"/>',
        [("Crue", "Un."), ("", "TEI sans texte")],
    ),
    ("no text at all", "<p/>", [("", "TEI sans texte")]),
]


@pytest.mark.parametrize(("body", "found"), [case[1:] for case in BODIES], ids=[case[0] for case in BODIES])
def test_articles_are_told_apart(tmp_path: Path, body: str, found: list[tuple[str, str]]) -> None:
    items = _read(tmp_path, tei(body))
    assert [(each.title, each.body) if isinstance(each, Article) else ("", each.reason) for each in items] == found
    assert len({each.id for each in items if isinstance(each, Article)}) == sum(title != "" for title, _ in found)


def test_a_division_may_have_its_own_author_day_and_page(tmp_path: Path) -> None:
    body = (
        '<div type="rubrique"><head>Régions</head><div type="article"><pb n="3"/><head>Crue</head>'
        '<dateline>Rivemont, <date when="1868-11-06">hier</date></dateline><p>Un.</p>'
        "<byline>Zoé Mao</byline></div></div>"
    )
    (article,) = _read(tmp_path, tei(body))
    assert isinstance(article, Article)
    assert (article.authors, article.date, article.page) == (("Zoé Mao",), "1868-11-06", "3")
    assert (article.section, article.source) == ("Régions", "Le Relais")


def test_a_corpus_holds_several_texts(tmp_path: Path) -> None:
    one = tei("<p>Un texte.</p>").removeprefix('<?xml version="1.0"?>')
    other = tei("<p>Un autre texte.</p>", header="").removeprefix('<?xml version="1.0"?>')
    found = _read(tmp_path, f'<teiCorpus xmlns="http://www.tei-c.org/ns/1.0">{HEADER}{one}{other}</teiCorpus>')
    assert [each.title for each in found if isinstance(each, Article)] == ["Crue à Rivemont", "Un autre texte"]
    assert [each.origin.rpartition(":")[2] for each in found] == ["1", "2"]


@settings(deadline=None, max_examples=100, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.sampled_from([case[1] for case in BODIES]), st.data())
def test_a_damaged_text_is_told(tmp_path: Path, body: str, data: st.DataObject) -> None:
    text = tei(body)
    text = text[: data.draw(st.integers(0, len(text)))]
    at = data.draw(st.integers(0, len(text)))
    assert _read(tmp_path, text[:at] + data.draw(st.text("<>&;/\"'a \x00é", max_size=3)) + text[at + 1 :])
