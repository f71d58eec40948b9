"""Can an article be read, walked through, cited, and taken by programs?"""

import json
from datetime import date
from pathlib import Path

import pytest
import rispy
from flask.testing import FlaskClient
from lxml import etree
from lxml.html import HtmlElement
from pybtex.database import parse_string

from search import Library, Question
from tests.web.reading import link, page, plain, texts
from web import create_app
from web.neighbours import neighbours


def place(shown: HtmlElement) -> str:
    return " | ".join(texts(shown, "//nav[@class='place']/*"))


def test_the_whole_answer_can_be_read_article_after_article_and_back(client: FlaskClient) -> None:
    answers = page(client, "/recherche?q=conseil&section=Local&sort=oldest&size=10&ui=fr")
    address = answers.xpath("//ol[@class='hits']//h2/a/@href")[0]
    seen = []
    while address:
        shown = page(client, address)
        seen.append(plain(shown.xpath("//h1")[0]))
        assert f"{len(seen)} sur 30" in place(shown)
        number = (len(seen) - 1) // 10 + 1
        back = f"/recherche?q=conseil&section=Local&sort=oldest{f'&page={number}' if number > 1 else ''}&ui=fr"
        assert shown.xpath("//a[@class='up']/@href") == [back]
        following = shown.xpath("//main//a[@rel='next']/@href")
        address = following[0] if following else ""
    assert len(set(seen)) == 30
    before = page(client, shown.xpath("//main//a[@rel='prev']/@href")[0])
    assert plain(before.xpath("//h1")[0]) == seen[-2]


def test_articles_that_lack_a_word_have_their_place_too(client: FlaskClient) -> None:
    shown = page(client, "/article/greve?q=treve+gaza&rank=2")
    assert place(shown) == "Retour aux réponses | 2 sur 2 | Précédent"
    assert shown.xpath("//nav[@class='place']//a[@rel='prev']/@href") == ["/article/treve?q=treve+gaza&rank=1"]


@pytest.mark.parametrize("rank", [2, 34, 999_999_999])
def test_where_the_index_has_changed_only_the_way_back_is_left(client: FlaskClient, rank: int) -> None:
    assert place(page(client, f"/article/treve?q=humanitaire&rank={rank}")) == "Retour aux réponses"


@pytest.mark.parametrize("rank", ["0", "-1", "x", "1.5", "9" * 30])
def test_a_rank_that_is_none_is_refused(client: FlaskClient, rank: str) -> None:
    page(client, f"/article/treve?q=treve&rank={rank}", 400)


@pytest.mark.parametrize("address", ["/article/treve", "/article/treve?ui=en"])
def test_an_article_that_stands_in_no_answer_has_no_place(client: FlaskClient, address: str) -> None:
    assert not page(client, address).xpath("//nav[@class='place']")


def test_marks_are_numbered_in_reading_order_and_lead_to_each_other(client: FlaskClient) -> None:
    shown = page(client, "/article/treve?q=treve+OU+gaza")
    marks = shown.xpath("//article//mark")
    assert [each.get("id") for each in marks] == [f"m{rank + 1}" for rank in range(len(marks))]
    assert [plain(each) for each in marks] == ["Trêve", "Gaza", "trêve", "Gaza"]
    assert shown.xpath("//p[@class='found']/a/@href") == ["#m1"]
    assert plain(shown.xpath("//p[@class='found']")[0]) == "4 mots marqués"
    assert [each.xpath("following-sibling::span[1]/a/@href") for each in marks] == [
        ["#m2"], ["#m1", "#m3"], ["#m2", "#m4"], ["#m3"],
    ]  # fmt: skip


def test_one_mark_leads_nowhere_and_none_is_not_counted(client: FlaskClient) -> None:
    shown = page(client, "/article/treve?q=humanitaire")
    assert len(shown.xpath("//mark")) == 1
    assert not shown.xpath("//span[@class='steps']")
    assert not page(client, "/article/treve").xpath("//p[@class='found']")


@pytest.mark.parametrize("query", ["", "?ui=en", "?q=treve&rank=1"])
def test_an_article_is_cited_ready_to_copy(client: FlaskClient, query: str) -> None:
    shown = page(client, f"/article/treve{query}")
    (cited,) = texts(shown, "//*[@id='citation']")
    assert cited.startswith(
        "Anne MOREL et Claire d’ARCY, «\u202fTrêve fragile à Gaza : “rien n’est joué”\u202f», L’Écho"
    )
    assert f"[en ligne] https://exemple.fr/monde/treve (consulté le {date.today().day}" in cited.replace("1er", "1")
    assert texts(shown, "//*[@id='citation']/cite") == ["L’Écho des Alpes"]
    assert shown.xpath("//button/@data-copy") == ["citation"]


def test_an_article_without_an_address_is_cited_at_its_permanent_one(client: FlaskClient) -> None:
    assert "[en ligne] http://localhost/article/balises (" in plain(page(client, "/article/balises?ui=en"))


def test_references_can_be_saved(client: FlaskClient) -> None:
    shown = page(client, "/article/treve")
    reply = client.get(link(shown, "RIS"))
    assert reply.content_type == "application/x-research-info-systems; charset=utf-8"
    assert reply.headers["Content-Disposition"] == 'attachment; filename="treve.ris"'
    assert rispy.loads(reply.text)[0]["title"] == "Trêve fragile à Gaza : « rien n’est joué »"
    reply = client.get(link(shown, "BibTeX"))
    assert reply.content_type == "application/x-bibtex; charset=utf-8"
    assert parse_string(reply.text, "bibtex").entries["treve"].fields["url"] == "https://exemple.fr/monde/treve"
    for address in ("/article/inconnu.ris", "/article/treve.xml"):
        assert client.get(address).status_code == 404


def test_an_article_whose_own_id_ends_like_a_download_is_shown(tmp_path: Path) -> None:
    named = [{"id": id, "title": id, "body": "Un texte."} for id in ("note.ris", "note", "seule.bib")]
    (tmp_path / "a.jsonl").write_text("\n".join(map(json.dumps, named)), encoding="utf-8")
    library = Library.open(tmp_path / "index")
    library.rebuild([tmp_path / "a.jsonl"], engine="memory", jobs=1)
    client = create_app(library).test_client()
    for id in ("note.ris", "seule.bib"):
        assert plain(page(client, f"/article/{id}").xpath("//h1")[0]) == id
    assert rispy.loads(client.get("/article/note.ris.ris").text)[0]["id"] == "note.ris"
    # What follows the address of a file says nothing of it.
    assert "note" in parse_string(client.get("/article/note.bib?since=hier").text, "bibtex").entries
    assert client.get("/article/seule.ris").status_code == 404


def test_unapi_gives_what_zotero_asks_for(client: FlaskClient) -> None:
    shown = page(client, "/article/treve?q=treve&ui=en")
    (server,) = shown.xpath("//link[@rel='unapi-server']/@href")
    (id,) = shown.xpath("//abbr[@class='unapi-id']/@title")
    formats = client.get(server)
    assert (formats.status_code, formats.content_type) == (200, "application/xml; charset=utf-8")
    names = etree.fromstring(formats.data).xpath("//format/@name")
    assert names == ["ris", "bibtex"]
    some = client.get(f"{server}?id={id}")
    assert (some.status_code, etree.fromstring(some.data).get("id")) == (300, "treve")
    for name in names:
        reply = client.get(f"{server}?id={id}&format={name}")
        assert reply.status_code == 200
        assert "Trêve fragile" in reply.text
    assert "Content-Disposition" not in reply.headers


@pytest.mark.parametrize(
    ("query", "status"),
    [("id=inconnu", 404), ("id=inconnu&format=ris", 404), ("id=treve&format=mods", 406), ("format=ris", 400)],
)
def test_unapi_refuses_as_its_specification_says(client: FlaskClient, query: str, status: int) -> None:
    assert client.get(f"/unapi?{query}").status_code == status


def test_the_head_tells_programs_what_the_article_is(client: FlaskClient) -> None:
    shown = page(client, "/article/treve?ui=en")
    told: dict[str, list[str]] = {}
    for each in shown.xpath("//meta[starts-with(@name, 'citation_') or starts-with(@name, 'DC.')]"):
        told.setdefault(each.get("name"), []).append(each.get("content"))
    assert told["citation_title"] == told["DC.title"] == ["Trêve fragile à Gaza : « rien n’est joué »"]
    assert told["citation_author"] == told["DC.creator"] == ["Anne Morel", "Claire d’Arcy"]
    assert (told["citation_publication_date"], told["DC.date"]) == (["2023/11/07"], ["2023-11-07"])
    assert told["citation_journal_title"] == ["L’Écho des Alpes"]
    assert told["citation_firstpage"] == ["4"]
    assert told["citation_public_url"] == told["DC.identifier"] == ["http://localhost/article/treve"]
    assert told["DC.subject"] == ["Monde", "diplomatie"]
    assert shown.xpath("//link[@rel='canonical']/@href") == ["http://localhost/article/treve"]


def test_the_head_says_a_news_article(client: FlaskClient) -> None:
    (script,) = page(client, "/article/treve").xpath("//script[@type='application/ld+json']/text()")
    said = json.loads(script)
    assert (said["@context"], said["@type"]) == ("https://schema.org", "NewsArticle")
    assert said["headline"] == "Trêve fragile à Gaza : « rien n’est joué »"
    assert said["datePublished"] == "2023-11-07T14:05:00+01:00"
    assert [(each["@type"], each["familyName"]) for each in said["author"]] == [
        ("Person", "Morel"),
        ("Person", "d’Arcy"),
    ]
    assert said["publisher"] == {"@type": "NewsMediaOrganization", "name": "L’Écho des Alpes"}
    assert (said["url"], said["isBasedOn"]) == ("http://localhost/article/treve", "https://exemple.fr/monde/treve")


def test_what_is_hostile_stays_text_wherever_it_is_said(client: FlaskClient) -> None:
    shown = page(client, "/article/balises?q=balise+OU+budget&rank=1")
    assert len(shown.xpath("//script")) == 2
    (script,) = shown.xpath("//script[@type='application/ld+json']/text()")
    assert json.loads(script)["publisher"]["name"] == "<script>alert(1)</script>"
    assert "isBasedOn" not in json.loads(script)
    assert "<script>alert(1)</script>" in plain(shown.xpath("//*[@id='citation']")[0])
    assert shown.xpath("//meta[@name='citation_journal_title']/@content") == ["<script>alert(1)</script>"]
    assert shown.xpath("//meta[@name='DC.creator']/@content")[0] == '"><img src=x onerror=alert'


def test_an_article_of_which_nothing_is_known_has_its_references(client: FlaskClient) -> None:
    shown = page(client, "/article/nu")
    assert json.loads(shown.xpath("//script[@type='application/ld+json']/text()")[0])["@type"] == "NewsArticle"
    assert rispy.loads(client.get("/article/nu.ris").text)[0]["id"] == "nu"
    assert "nu" in parse_string(client.get("/article/nu.bib").text, "bibtex").entries


def test_neighbours_are_those_of_the_answer(library: Library) -> None:
    question = Question("conseil", sort="oldest")
    order = [
        hit.article.id
        for number in (1, 2, 3)
        for hit in library.search(Question("conseil", sort="oldest", page=number)).hits
    ]
    for rank, id in enumerate(order, start=1):
        found = neighbours(library, question, rank, id)
        assert found
        assert [each and each.article.id for each in (found.before, found.after)] == [
            order[rank - 2] if rank > 1 else None,
            order[rank] if rank < len(order) else None,
        ]
