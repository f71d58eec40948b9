"""What do all pages keep to? No script but ours, no foreign host, headings in order, small files."""

import re
from pathlib import Path

import pytest
from flask.testing import FlaskClient

import web
from tests.web.reading import page, plain

ADDRESSES = [
    "/", "/recherche", "/recherche?q=treve+gaza&section=Monde", "/recherche?q=zzyzx", "/article/treve?q=treve",
    "/article/treve?q=treve+OU+budget&rank=1", "/article/treve/comparer/greve", "/etat",
    "/aide", "/accessibilite", "/recherche/author?q=conseil",
]  # fmt: skip
FAULTS = ["/article/inconnu", "/recherche?page=0", "/recherche?page=99"]
STATIC = Path(web.__file__).parent / "static"


@pytest.mark.parametrize("address", [*ADDRESSES, *FAULTS, "/static/style.css", "/api/v1/search", "/api/v1/rien"])
def test_every_response_forbids_what_the_pages_do_not_do(client: FlaskClient, address: str) -> None:
    with client.get(address) as response:
        headers = response.headers
    policy = dict(part.strip().split(" ", 1) for part in headers["Content-Security-Policy"].split(";"))
    assert policy == {
        "default-src": "'none'", "style-src": "'self'", "script-src": "'self'", "connect-src": "'self'",
        "img-src": "'self'", "form-action": "'self'", "base-uri": "'none'", "frame-ancestors": "'none'",
    }  # fmt: skip
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "same-origin"


@pytest.mark.parametrize("address", [*ADDRESSES, *FAULTS])
def test_a_page_is_sound_for_those_who_do_not_see_it(client: FlaskClient, address: str) -> None:
    shown = page(client, address, client.get(address).status_code)
    assert shown.get("lang") == "fr"
    assert plain(shown.xpath("//title")[0])
    levels = [int(each.tag[1]) for each in shown.xpath("//h1 | //h2 | //h3 | //h4")]
    assert levels.count(1) == 1
    assert all(later <= earlier + 1 for earlier, later in zip([0, *levels], levels, strict=False)), levels
    ids = shown.xpath("//@id")
    assert len(ids) == len(set(ids))
    assert set(shown.xpath("//@aria-labelledby | //label/@for")) <= set(ids)
    assert not [
        each for each in shown.xpath("//input[@type!='hidden']/@id") if not shown.xpath(f"//label[@for='{each}']")
    ]
    assert [each.tag for each in shown.xpath("/html/body/*")] == ["a", "header", "main", "footer"]
    assert shown.xpath("//body/a[1]/@href") == ["#contenu"]
    labels = shown.xpath("//nav/@aria-label")
    assert len(labels) == len(set(labels)) == len(shown.xpath("//nav"))


@pytest.mark.parametrize("address", [*ADDRESSES, *FAULTS])
def test_a_page_holds_no_inline_script_or_style_and_asks_nothing_of_another_host(
    client: FlaskClient, address: str
) -> None:
    shown = page(client, address, client.get(address).status_code)
    assert not shown.xpath("//script[not(@src or @type='application/ld+json')] | //style | //iframe")
    assert not shown.xpath("//@style | //@*[starts-with(name(), 'on')]")
    loaded = shown.xpath("//link[@rel='stylesheet' or @rel='icon']/@href | //@src")
    assert loaded
    for each in loaded:
        assert each.startswith("/static/")
        with client.get(each) as response:
            assert response.status_code == 200


def test_the_style_is_small_and_asks_nothing_of_another_host(client: FlaskClient) -> None:
    sheets = page(client, "/recherche?q=conseil").xpath("//link[@rel='stylesheet']/@href")
    assert sum(len((STATIC / Path(sheet).name).read_bytes()) for sheet in sheets) <= 12_000
    for sheet in STATIC.glob("*.css"):
        assert not re.search(r"url\(|@import|https?:", sheet.read_text(encoding="utf-8"))


def test_the_script_is_small_and_asks_nothing_of_another_host() -> None:
    script = (STATIC / "manchette.js").read_text(encoding="utf-8")
    assert len(script.encode()) <= 8_000
    assert not re.search(r"https?:|import\s*\(|\beval\b|innerHTML", script)


def test_a_page_of_answers_is_light(client: FlaskClient) -> None:
    assert len(client.get("/recherche?q=conseil+municipal").data) <= 60_000
