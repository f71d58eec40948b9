"""Which article is this plain text?"""

from pathlib import Path

import pytest

from search.article import Article, Rejected
from search.ingest import read

BODY = "La crue a surpris la ville.\n\nLes quais sont fermés jusqu’à jeudi."

# name of the case, text of the file, what must be read out of it
CASES = [
    (
        "dated, as the first article of all",
        f" date 2023-11 {BODY}\n\nSource: Médias",
        {"title": "La crue a surpris la ville", "date": "2023-11", "source": "Médias", "body": BODY},
    ),
    (
        "dated in words, source after a no-break space",
        f"Date : 7 novembre 2023 — {BODY}\n\nSource\u00a0: Le Relais de l’Ouest\n",
        {"date": "2023-11-07", "source": "Le Relais de l’Ouest", "body": BODY},
    ),
    (
        "labelled in French",
        "Titre : Crue à Rivemont\nDate : mardi 7 novembre 2023\nSource : Le Relais\nAuteur : Ana Ruiz et Léo Blin\n"
        "Rubrique : Régions\nChapô : Deux quartiers sous l’eau.\nMots-clés : crue, Seine ; météo\nPage : 4\n"
        f"URL : https://relais.example/crue\nLangue : fr\n\n{BODY}\n",
        {
            "title": "Crue à Rivemont",
            "date": "2023-11-07",
            "source": "Le Relais",
            "authors": ("Ana Ruiz", "Léo Blin"),
            "section": "Régions",
            "lead": "Deux quartiers sous l’eau.",
            "tags": ("crue", "Seine", "météo"),
            "page": "4",
            "url": "https://relais.example/crue",
            "lang": "fr",
            "body": BODY,
        },
    ),
    (
        "labelled in English, without accents, in another order",
        f"DATE: 2023-11-07\nHEADLINE: Crue\nBY: Par Ana Ruiz\nKEYWORDS: eau\n{BODY}",
        {"title": "Crue", "date": "2023-11-07", "authors": ("Ana Ruiz",), "tags": ("eau",), "body": BODY},
    ),
    (
        "a label goes on with the next line where it begins with blanks",
        f"Titre: Crue à Rivemont\nChapo: Deux quartiers\n  sous l’eau.\n\n{BODY}",
        {"title": "Crue à Rivemont", "lead": "Deux quartiers sous l’eau.", "body": BODY},
    ),
    (
        "the text may have a label too, and the source close it",
        f"Titre: Crue\nDate: 2023\nTexte: {BODY}\n\nSource: Le Relais",
        {"title": "Crue", "date": "2023", "source": "Le Relais", "body": BODY},
    ),
    (
        "a colon in the text is no label",
        "Titre: Crue\nDate: 2023\n\nBilan : deux blessés.\nFin.",
        {"title": "Crue", "body": "Bilan : deux blessés.\nFin."},
    ),
    (
        "a label after a blank line begins the text, unless it heads an article",
        "Titre: Crue\n\nDate: 2023\n\nRésumé : deux blessés.\nFin.",
        {"title": "Crue", "date": "2023", "lead": "", "body": "Résumé : deux blessés.\nFin."},
    ),
    (
        "a date that is not understood costs the date only",
        f"Titre: Crue\nDate: un mardi gris\n\n{BODY}",
        {"title": "Crue", "date": "", "body": BODY},
    ),
    ("labelled by its title alone", f"Titre : Crue\n\n{BODY}", {"title": "Crue", "body": BODY}),
    ("labelled by its date alone", f"Date : 7 novembre 2023\n\n{BODY}", {"date": "2023-11-07", "body": BODY}),
    (
        "cut short after its head",
        "Titre: Crue\nDate: 2023",
        {"title": "Crue", "date": "2023", "body": ""},
    ),
    ("bare, with a title line", f"Crue à Rivemont\n\n{BODY}\n", {"title": "Crue à Rivemont", "body": BODY}),
    ("bare, with a sentence first", BODY, {"title": "La crue a surpris la ville", "body": BODY}),
    ("bare, with its source", f"{BODY}\n\nSource: AFR", {"source": "AFR", "body": BODY}),
    ("a source inside the text is text", f"Source: AFR\n\n{BODY}", {"body": BODY, "title": "Source: AFR"}),
]


@pytest.mark.parametrize(("text", "read_out"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"], ids=["lf", "crlf", "cr"])
def test_each_form_gives_its_article(tmp_path: Path, text: str, read_out: dict, encoding: str, end: str) -> None:
    file = tmp_path / "article.txt"
    file.write_bytes(text.replace("\n", end).replace("\u202f", "\u00a0").encode(encoding))
    (article,) = read(file)
    assert isinstance(article, Article)
    assert {name: getattr(article, name) for name in read_out} == read_out
    assert article.origin == str(file)


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "fichier vide"),
        (b" \r\n\t\n", "fichier vide"),
        (b"\xff\xfe", "fichier vide"),
        (bytes(range(256)) * 20, "fichier binaire"),
        (b"\x89PNG\r\n\x1a\nxxxx", "image, pas un article"),
        (b"{\\rtf1 Crue}", "format RTF non lu"),
        (b"Source: AFR", "fichier texte sans texte"),
    ],
)
def test_what_is_no_article_is_refused_in_plain_words(tmp_path: Path, content: bytes, reason: str) -> None:
    file = tmp_path / "x.txt"
    file.write_bytes(content)
    assert list(read(file)) == [Rejected(str(file), reason)]


def test_the_id_depends_on_the_content_only(tmp_path: Path) -> None:
    one, other = tmp_path / "one.txt", tmp_path / "other.txt"
    one.write_text(BODY, encoding="utf-8")
    other.write_text(BODY, encoding="utf-16")
    assert next(read(one)).id == next(read(other)).id
    other.write_text(BODY + " Ou vendredi.", encoding="utf-8")
    assert next(read(one)).id != next(read(other)).id


def test_names_written_with_accents_apart_are_one_value_with_the_others(tmp_path: Path) -> None:
    (tmp_path / "crue.txt").write_text(
        f"Titre: Crue\nSource: La Dépe\u0302che\nRubrique: Socie\u0301te\u0301\n\n{BODY}"
    )
    (article,) = read(tmp_path / "crue.txt")
    assert isinstance(article, Article)
    assert (article.source, article.section) == ("La Dépêche", "Société")
