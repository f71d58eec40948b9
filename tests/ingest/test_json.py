"""Which articles are in this JSON?"""

import gzip
import json
from pathlib import Path

import pytest

from search.article import Article, Rejected
from search.ingest import read

ONE = {
    "id": "crue-1",
    "titre": "Crue à Rivemont",
    "date": "2023-11-07T14:05:00+01:00",
    "chapô": "Deux quartiers sous l’eau.",
    "texte": "La crue a surpris la ville.",
    "journal": "Le Relais",
    "auteurs": ["Ana Ruiz", "Léo Blin"],
    "rubrique": "Régions",
    "mots-clés": ["crue", "Seine"],
    "page": 4,
    "url": "https://relais.example/crue",
    "langue": "fr",
}
READ = Article(
    id="crue-1",
    title="Crue à Rivemont",
    body="La crue a surpris la ville.",
    lead="Deux quartiers sous l’eau.",
    date="2023-11-07T14:05:00+01:00",
    source="Le Relais",
    authors=("Ana Ruiz", "Léo Blin"),
    section="Régions",
    tags=("crue", "Seine"),
    page="4",
    url="https://relais.example/crue",
    lang="fr",
)
ENGLISH = {
    "id": "crue-1",
    "headline": "Crue à Rivemont",
    "datePublished": "2023-11-07T14:05:00+01:00",
    "description": "Deux quartiers sous l’eau.",
    "articleBody": "La crue a surpris la ville.",
    "publisher": {"@type": "Organization", "name": "Le Relais"},
    "author": "Ana Ruiz et Léo Blin",
    "section": "Régions",
    "keywords": "crue, Seine",
    "page": "4",
    "link": "https://relais.example/crue",
    "language": "fr",
}


def _lines(*items: object) -> bytes:
    return b"".join(json.dumps(item, ensure_ascii=False).encode() + b"\n" for item in items)


@pytest.mark.parametrize("record", [ONE, ENGLISH], ids=["french", "english"])
@pytest.mark.parametrize(
    ("name", "pack"),
    [
        ("a.jsonl", _lines),
        ("a.ndjson", _lines),
        ("a.json", _lines),
        ("sans_nom", _lines),
        ("a.jsonl.gz", lambda *items: gzip.compress(_lines(*items))),
        ("a.jsonl", lambda *items: gzip.compress(_lines(*items))),  # the content says it, not the name
        ("a.jsonl", lambda *items: _lines(*items).decode().encode("utf-16")),
        ("a.jsonl", lambda *items: b"\xef\xbb\xbf" + _lines(*items)),
        ("a.jsonl", lambda *items: _lines(*items).decode().encode("cp1252")),
        ("a.jsonl", lambda *items: _lines(*items).replace(b"\n", b"\r\n\r\n")),
        ("a.jsonl", lambda *items: json.dumps(items[0]).encode()),
        ("a.json", lambda *items: json.dumps(items, indent=2).encode()),
        ("a.json", lambda *items: json.dumps({"total": 1, "réponse": {"articles": items}}, indent=1).encode()),
        ("a.json", lambda *items: json.dumps(items[0], indent=2).encode()),
    ],
)
def test_a_record_is_read_whatever_its_names_and_its_wrapping(tmp_path: Path, record: dict, name: str, pack) -> None:
    file = tmp_path / name
    file.write_bytes(pack(record))
    (article,) = read(file)
    assert isinstance(article, Article)
    expected = {field: getattr(READ, field) for field in READ.__slots__ if field != "origin"}
    assert {field: getattr(article, field) for field in expected} == expected


def test_what_is_no_article_is_refused_with_its_line_and_costs_no_other(tmp_path: Path) -> None:
    file = tmp_path / "a.jsonl"
    file.write_bytes(
        _lines(ONE)
        + b"{pas du JSON\n"
        + b"\n"
        + b"42\n"
        + b'{"id": "vide", "titre": "", "texte": null}\n'
        + b'{"couleur": "bleu"}\n'
        + b'{"titre": "Coup'  # cut in its middle
    )
    items = list(read(file))
    assert [item.origin.removeprefix(f"{file}:") for item in items] == ["1", "2", "4", "5", "6", "7"]
    assert [getattr(item, "reason", "") for item in items] == [
        "",
        "JSON invalide",
        "JSON sans champs : ni titre ni texte",
        "ni titre ni texte",
        "ni titre ni texte",
        "JSON invalide",
    ]


def test_a_list_that_breaks_gives_what_comes_before_the_break(tmp_path: Path) -> None:
    file = tmp_path / "a.json"
    whole = json.dumps([ONE | {"id": f"n{number}"} for number in range(2000)])
    file.write_text(whole[: len(whole) // 2], encoding="utf-8")
    *articles, last = read(file)
    assert [article.id for article in articles] == [f"n{number}" for number in range(len(articles))]
    assert len(articles) >= 990
    assert last == Rejected(f"{file}:{len(articles) + 1}", "JSON invalide")


def test_an_archive_that_breaks_gives_what_comes_before_the_break(tmp_path: Path) -> None:
    file = tmp_path / "a.jsonl.gz"
    packed = gzip.compress(_lines(*(ONE | {"id": f"n{number}", "sel": str(number**9)} for number in range(20000))))
    file.write_bytes(packed[: len(packed) // 2])
    *articles, last = read(file)
    assert len(articles) > 8000
    assert last == Rejected(str(file), "fichier compressé abîmé ou tronqué")


@pytest.mark.parametrize(
    ("record", "field", "value"),
    [
        ({"date": 20231107}, "date", "2023-11-07"),
        ({"date": 1699365900}, "date", "2023-11-07T14:05:00Z"),
        ({"date": "un jour", "published": "7 novembre 2023"}, "date", "2023-11-07"),
        ({"author": "Par Ana Ruiz"}, "authors", ("Ana Ruiz",)),
        ({"author": "Ana Ruiz, Léo Blin et Zoé Mao"}, "authors", ("Ana Ruiz", "Léo Blin", "Zoé Mao")),
        ({"author": "Blin, Léo"}, "authors", ("Blin, Léo",)),
        ({"author": [{"name": "Ana Ruiz"}, {"name": "Ana Ruiz"}]}, "authors", ("Ana Ruiz",)),
        ({"source": "Le Relais", "agence": "AFR"}, "source", "Le Relais"),
        ({"source": "", "agence": "AFR"}, "source", "AFR"),
        ({"source": "  Le \n Relais "}, "source", "Le Relais"),
        ({"texte": ["Un.", "Deux."]}, "body", "Un.\nDeux."),
        ({"texte": "a\u0000b\ud83dc\r\nd"}, "body", "abc\nd"),
        ({"lead": "", "texte": "Un jour. Un autre."}, "title", "Un jour"),
        ({"titre": "Titre seul"}, "title", "Titre seul"),
        ({"id": 12, "titre": "x"}, "id", "12"),
        ({"id": "a/b c", "titre": "x"}, "id", "ec3aa749a081644c"),
    ],
)
def test_values_are_taken_in_the_shapes_they_come_in(tmp_path: Path, record: dict, field: str, value: object) -> None:
    file = tmp_path / "a.jsonl"
    file.write_text(json.dumps({"lead": "Un chapô."} | record) + "\n", encoding="utf-8")
    (article,) = read(file)
    assert getattr(article, field) == value


def test_a_line_may_be_of_any_length(tmp_path: Path) -> None:
    file = tmp_path / "a.jsonl"
    long = "mot " * 2_000_000
    file.write_bytes(_lines(ONE, ONE | {"texte": long}, ONE))
    articles = list(read(file))
    assert [len(article.body) for article in articles] == [27, len(long) - 1, 27]
