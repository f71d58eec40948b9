"""Which article is this saved page?"""

import sys
from pathlib import Path

import pytest

from search.article import Article, Rejected
from search.ingest import html as pages
from search.ingest import read

ONE = "La crue a surpris la ville basse dans la nuit de lundi à mardi, sans que personne ne l’ait vue venir."
TWO = "Les quais sont fermés jusqu’à jeudi, a dit la mairie, et deux écoles ont ouvert leurs gymnases."
TEXT = f"{ONE}\n{TWO}"
PARAGRAPHS = (
    f"<p>{ONE}</p><p>Les quais <b>sont fermés</b> jusqu’à jeudi, a dit <a href=x>la mairie</a>,\n et deux écoles"
    " ont ouvert leurs gymnases.</p>"
)
AROUND = (
    "<header><nav><ul><li><a href=/>Accueil</a></li><li><a href=/sport>Sport</a></li></ul></nav></header>%s"
    "<aside><h3>À lire aussi</h3><p>Le maire de Rivemont a inauguré la nouvelle piscine, dimanche soir.</p></aside>"
    "<footer><p>Le Relais, 12 rue des Bateliers, Rivemont. Tous droits réservés, mentions légales.</p></footer>"
)

# name of the case, head of the page, body of the page, what must be read out of it
CASES = [
    (
        "JSON-LD, in a graph, entities escaped twice",
        '<script type="application/ld+json">{"@graph": [{"@type": "WebSite", "name": "Le Relais"}, {"@type": '
        '["NewsArticle"], "headline": "L&#039;eau &amp; la ville", "datePublished": "2023-11-07T14:05:00+01:00", '
        '"author": [{"@type": "Person", "name": "Ana Ruiz"}, {"name": "Léo Blin"}], '
        '"publisher": {"name": "Le Relais"}, '
        '"articleSection": "Régions", "keywords": ["crue", "Seine"], "description": "Deux quartiers sous l’eau.", '
        '"inLanguage": "fr-FR", "url": "https://relais.example/crue"}]}</script><title>Accueil</title>',
        f"<h1>Autre titre</h1><article>{PARAGRAPHS}</article>",
        {
            "title": "L'eau & la ville",
            "date": "2023-11-07T14:05:00+01:00",
            "authors": ("Ana Ruiz", "Léo Blin"),
            "source": "Le Relais",
            "section": "Régions",
            "tags": ("crue", "Seine"),
            "lead": "Deux quartiers sous l’eau.",
            "lang": "fr",
            "url": "https://relais.example/crue",
            "body": TEXT,
        },
    ),
    (
        "JSON-LD that holds the text, the page having none",
        '<script type="application/ld+json">/*<![CDATA[*/{"@type":"Article","headline":"Crue","articleBody":"'
        f'{TEXT}"'.replace("\n", "\\n")
        + "};/*]]>*/</script>",
        "<div>Abonnez-vous</div>",
        {"title": "Crue", "body": TEXT},
    ),
    (
        "damaged JSON-LD is passed over",
        '<script type="application/ld+json">{"@type":"Article", oups</script><meta property="og:title" content="Crue">',
        f"<div>{PARAGRAPHS}</div>",
        {"title": "Crue", "body": TEXT},
    ),
    (
        "OpenGraph",
        '<meta property="og:title" content="Crue à Rivemont | Le Relais">'
        '<meta property="og:site_name" content="Le Relais">'
        '<meta property="article:published_time" content="2023-11-07T14:05:00+01:00">'
        '<meta property="article:author" content="https://www.facebook.com/relais">'
        '<meta name="author" content="Ana Ruiz"><meta property="article:section" content="Régions">'
        '<meta property="article:tag" content="crue"><meta property="article:tag" content="Seine">'
        '<meta property="og:url" content="https://relais.example/crue"><meta property="og:locale" content="fr_FR">',
        f"<div class=page><div class=left>{PARAGRAPHS}</div></div>",
        {
            "title": "Crue à Rivemont",
            "source": "Le Relais",
            "date": "2023-11-07T14:05:00+01:00",
            "authors": ("Ana Ruiz",),
            "section": "Régions",
            "tags": ("crue", "Seine"),
            "url": "https://relais.example/crue",
            "lang": "fr",
            "body": TEXT,
        },
    ),
    (
        "Dublin Core",
        '<meta name="DC.title" content="Crue"><meta name="DC.creator" content="Ana Ruiz"><meta name="DC.date" '
        'content="1998-03"><meta name="DC.publisher" content="Le Relais"><link rel=canonical href="https://r.example/1">',
        f"<table><tr><td>{PARAGRAPHS}</td></tr></table>",
        {
            "title": "Crue",
            "authors": ("Ana Ruiz",),
            "date": "1998-03",
            "source": "Le Relais",
            "url": "https://r.example/1",
        },
    ),
    (
        "microdata, with furniture inside the text",
        "",
        '<div itemscope itemtype="https://schema.org/NewsArticle"><h2 itemprop=headline>Crue à Rivemont</h2>'
        '<time itemprop=datePublished datetime="2023-11-07">mardi</time><span itemprop=author itemscope itemtype='
        '"https://schema.org/Person"><i itemprop=name>Ana Ruiz</i></span><div itemprop=publisher itemscope itemtype="https://schema.org/Organization">'
        '<meta itemprop=name content="Le Relais"></div><div itemprop=articleBody>'
        f'<p class="date">publié hier</p>{PARAGRAPHS}<figure><img><figcaption>Les quais (© LR)</figcaption></figure>'
        '<div class="share">Partager</div><p>Lire aussi : <a href=x>La piscine rouvre</a></p></div></div>'
        '<div itemscope itemtype="https://schema.org/Product"><b itemprop=headline>Une bouée</b></div>',
        {
            "title": "Crue à Rivemont",
            "date": "2023-11-07",
            "authors": ("Ana Ruiz",),
            "source": "Le Relais",
            "body": TEXT,
        },
    ),
    (
        "nothing said: heading, time and address",
        '<title>Crue - Le Relais</title><link rel="canonical" href="https://r.example/2023/11/07/crue">',
        f"<h1> Crue à\n Rivemont </h1>{PARAGRAPHS}",
        {"title": "Crue à Rivemont", "date": "2023-11-07", "body": TEXT},
    ),
    (
        "nothing said: a line of date, and the site for a source",
        '<meta property="og:url" content="https://www.relais.example/crue"><link rel="canonical" href="/">',
        f"<h1>Crue à Rivemont</h1><p class=article-date>Publié le 7 novembre 2023 à 14h05</p>{PARAGRAPHS}",
        {
            "title": "Crue à Rivemont",
            "date": "2023-11-07T14:05",
            "source": "relais.example",
            "url": "https://www.relais.example/crue",
            "body": TEXT,
        },
    ),
    (
        "a lead that is only cut out of the text goes, one that begins it stays as it is there",
        f'<meta name=description content="{ONE[:60]}…"><meta property="og:title" content="Crue">',
        f"<main>{PARAGRAPHS}</main>",
        {"lead": "", "body": TEXT},
    ),
    (
        "lists, quotations and lines are paragraphs",
        "<title>Crue</title>",
        f"<article>{PARAGRAPHS}<ul><li>Un quai</li><li>Deux ponts</li></ul><blockquote>Jamais vu.</blockquote>"
        "Ainsi<br>soit-il</article>",
        {"body": f"{TEXT}\nUn quai\nDeux ponts\nJamais vu.\nAinsi\nsoit-il"},
    ),
    (
        "a video without a text is its few words",
        '<meta property="og:title" content="Crue filmée"><meta property="video:release_date" content="2023-11-07">'
        '<meta property="og:description" content="Les quais vus du ciel.">',
        "<video src=x></video>",
        {"title": "Crue filmée", "lead": "Les quais vus du ciel.", "body": ""},
    ),
]


def _page(head: str, body: str, charset: str = "utf-8") -> str:
    head = f'<head><meta charset="{charset}">{head}</head>'
    return f'<!DOCTYPE html>\n<html lang="fr">{head}<body>{AROUND % body}</body></html>'


@pytest.mark.parametrize(("head", "body", "read_out"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
@pytest.mark.parametrize(("charset", "encoding"), [("utf-8", "utf-8"), ("iso-8859-1", "cp1252"), ("utf-8", "utf-16")])
def test_each_page_gives_its_article(
    tmp_path: Path, head: str, body: str, read_out: dict, charset: str, encoding: str
) -> None:
    file = tmp_path / "page.html"
    file.write_bytes(_page(head, body, charset).encode(encoding))
    (article,) = read(file)
    assert isinstance(article, Article), article
    assert {name: getattr(article, name) for name in read_out} == read_out
    assert article.origin == str(file)


@pytest.mark.parametrize("name", ["page.html", "page.txt", "page"])
@pytest.mark.parametrize(
    "before", ["", "\n\n", "<!-- saved from url=(0021)https://r.example/ -->\n", '<?xml version="1.0"?>']
)
def test_a_page_is_known_by_its_content(tmp_path: Path, name: str, before: str) -> None:
    file = tmp_path / name
    file.write_text(before + _page("<title>Crue</title>", PARAGRAPHS), encoding="utf-8")
    assert [item.title for item in read(file)] == ["Crue"]


def test_an_address_that_all_pages_share_makes_no_id(tmp_path: Path) -> None:
    ids = set()
    for number, address in enumerate(("/", "https://r.example/", "https://r.example", "crue.html", "")):
        file = tmp_path / f"{number}.html"
        file.write_text(_page(f'<link rel=canonical href="{address}">', PARAGRAPHS + f"<p>{ONE} {number}</p>"))
        (article,) = read(file)
        assert article.url == ""
        ids.add(article.id)
    assert len(ids) == 5


def test_the_address_makes_the_id(tmp_path: Path) -> None:
    head = '<link rel=canonical href="https://r.example/crue"><title>Crue</title>'
    one, other = tmp_path / "1.html", tmp_path / "2.html"
    one.write_text(_page(head, PARAGRAPHS), encoding="utf-8")
    other.write_text(
        _page(head, PARAGRAPHS + "<p>Mis à jour à midi, avec la réaction de la préfecture.</p>"), encoding="utf-8"
    )
    assert next(read(one)).id == next(read(other)).id


TEASERS = "".join(f"<article><h2><a href=/{n}>Titre {n}</a></h2><p>{ONE}</p></article>" for n in range(6))


@pytest.mark.parametrize(
    ("head", "body", "reason"),
    [
        ("<title>Le Relais</title>", TEASERS, pages.INDEX),
        ("<title>Le Relais</title>", "<img src=x>", pages.NO_ARTICLE),
        ("", "", pages.NO_ARTICLE),
    ],
)
def test_a_page_without_an_article_is_refused(tmp_path: Path, head: str, body: str, reason: str) -> None:
    file = tmp_path / "page.html"
    file.write_text(f"<html><head>{head}</head><body>{body}</body></html>")
    assert list(read(file)) == [Rejected(str(file), reason)]


def test_where_structure_says_nothing_trafilatura_is_asked_if_it_is_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "page.html"
    cells = "".join(f"<div>{line}<br><br></div>" for line in (ONE, TWO) * 3)
    file.write_text(f"<html><head><title>Crue</title></head><body>{cells}</body></html>", encoding="utf-8")
    monkeypatch.setitem(sys.modules, "trafilatura", None)
    assert list(read(file)) == [Rejected(str(file), pages.NOT_SOUGHT)]
    monkeypatch.undo()
    pytest.importorskip("trafilatura")
    (article,) = read(file)
    assert ONE in article.body
    assert TWO in article.body


HOSTILE = [
    ("entities that multiply", '<!DOCTYPE x [<!ENTITY a "rire"><!ENTITY b "&a;&a;&a;">]><html><p>&b;</p></html>'),
    ("an entity that reads a file", '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><html><p>&a;</p></html>'),
    ("two million elements deep", "<html>" + "<div>" * 1_900_000),
    ("as many tags as memory holds", "<html>" + "<p>" * 5_000_000),
    ("attributes without end", "<html><p " + " ".join(f"a{n}='>'" for n in range(100_000)) + ">"),
    ("attributes without blanks", "<html><p " + "/".join(f"a{n}" for n in range(100_000)) + ">"),
    ("one endless tag", "<html><p " + "a" * 20_000_000),
    ("comments without end", "<!-- a -->" * 5_000 + "<html><!--" * 50_000),
    ("blanks without end", '<html><script type="application/ld+json">' + " " * 10_000_000 + "</script>"),
]


@pytest.mark.parametrize("page", [page for _, page in HOSTILE], ids=[name for name, _ in HOSTILE])
def test_hostile_pages_end_soon_and_disclose_nothing(tmp_path: Path, page: str) -> None:
    file = tmp_path / "page.html"
    file.write_text(page)
    (item,) = read(file)
    said = item.reason if isinstance(item, Rejected) else item.body
    assert "root:" not in said
    assert "rirerire" not in said
