"""One table: of an invented file of each format, the title, date, source, first and last words that must be read."""

import tarfile
import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest

from search.ingest import FORMATS
from search.inspection import inspect
from tests.ingest import (
    test_corpora,
    test_europresse,
    test_factiva,
    test_feeds,
    test_iptc7901,
    test_lexisnexis,
    test_mets,
    test_newsml1,
    test_newsml_g2,
    test_nitf,
    test_office,
    test_tei,
    test_warc,
)

BODY = "La crue a surpris la ville. Les quais sont fermés jusqu’à jeudi, dit la préfecture."
RECORD = f'{{"titre": "Crue à Rivemont", "date": "7 nov. 2023 à 14 h 05", "source": "Le Relais", "texte": "{BODY}"}}'
LABELLED = f"Titre : Crue à Rivemont\nDate : mardi 7 novembre 2023\nSource : Le Relais\n\n{BODY}"
PAGE = (
    '<!DOCTYPE html><html><head><title>Crue à Rivemont</title><meta property="og:site_name" content="Le Relais">'
    f'<meta property="article:published_time" content="2023-11-07T14:05:00Z"></head><body><p>{BODY}</p></body></html>'
)


def _zip(content: str) -> bytes:
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("crue.txt", content)
    return packed.getvalue()


def _tar(content: str) -> bytes:
    packed = BytesIO()
    with tarfile.open(fileobj=packed, mode="w") as archive:
        info = tarfile.TarInfo("crue.txt")
        info.size = len(content.encode())
        archive.addfile(info, BytesIO(content.encode()))
    return packed.getvalue()


def _write(name: str, content: str | bytes) -> Callable[[Path], Path]:
    def write(folder: Path) -> Path:
        path = folder / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    return write


# format: file, title, date, source, first and last words of the text of its first article. What an archive holds has
# the format that it would have on the disk.
Row = tuple[Callable[[Path], Path], str, str, str, str, str]
CRUE, NIGHT = "Crue à Rivemont", "2023-11-07T14:05:00+01:00"
FIRST, LAST = "La crue a surpris la ville", "dit la préfecture."
EXPECTED: dict[str, Row] = {
    "nitf": (_write("d.xml", test_nitf.WHOLE), "La Seine déborde", NIGHT, "Le Relais", "Deux quartiers", "Zoé Mao."),
    "newsml-g2": (
        *(_write("d.xml", test_newsml_g2.WHOLE), "La Seine déborde", NIGHT, "Agence du Fleuve"),
        *("Deux quartiers sous l’eau", "Fin."),
    ),
    "newsml-1": (_write("d.xml", test_newsml1.WHOLE), "La Seine déborde", NIGHT, "ADF", FIRST, "Fin."),
    "iptc7901": (
        *(_write("d.txt", test_iptc7901.WHOLE), "La Seine déborde, deux quartiers sont coupés", "2023-11-07T14:05Z"),
        *("adf", "Rivemont (adf) - La crue", "quais sont clos."),
    ),
    "factiva": (
        *(_write("e.html", test_factiva.PAGES), "La Seine déborde", "2023-11-07T15:32", "Le Relais"),
        *("La crue a surpris", "Fin."),
    ),
    "factiva-xml": (
        *(_write("e.xml", test_factiva.XML), "La Seine déborde", "2023-11-07T14:05:00", "Le Relais", FIRST, "Fin."),
    ),
    "europresse": (
        *(_write("e.html", test_europresse.NEW), "La crue en direct", "2023-11-07", "Le Relais"),
        *("MÉDIAS", "Dernier mot."),
    ),
    "lexisnexis": (
        *(_write("e.html", test_lexisnexis.WHOLE), "« La Seine » déborde", "2023-11-07", "Le Relais"),
        *("Deux quartiers sous l’eau", "quais sont fermés."),
    ),
    "html": (_write("p.html", PAGE), CRUE, "2023-11-07T14:05:00Z", "Le Relais", FIRST, LAST),
    "mets": (test_mets.issue, "LA CRUE", "1845-12-28", "Le Relais", "La ville est surprise", "ce matin."),
    "alto": (_write("p.xml", test_mets.PAGE_1), "LE RELAIS", "", "", "LE RELAIS", "ville est surprise"),
    "zip": (_write("a.zip", _zip(LABELLED)), CRUE, "2023-11-07", "Le Relais", FIRST, LAST),
    "tar": (_write("a.tar", _tar(LABELLED)), CRUE, "2023-11-07", "Le Relais", FIRST, LAST),
    "warc": (
        *(_write("a.warc", test_warc.record(test_warc.answer(PAGE.encode()))), CRUE, "2023-11-07T14:05:00Z"),
        *("Le Relais", FIRST, LAST),
    ),
    "pdf": (
        _write("a.pdf", test_office.pdf("Crue", "La ville est sous les eaux.")),
        "Crue",
        "",
        "",
        "La ville",
        "eaux.",
    ),
    "tei": (
        *(_write("t.xml", test_tei.tei(f"<text><body><p>{BODY}</p></body></text>")), CRUE, "1868-11-07", "Le Relais"),
        *(FIRST, LAST),
    ),
    "feed": (_write("f.rss", test_feeds.RSS), CRUE, NIGHT, "Le Relais", FIRST, "quais sont fermés."),
    "txm": (test_corpora._corpus, "Crue", "2023-11-07", "Le Relais", FIRST, "la ville."),
    "json_feed": (
        *(
            _write("f.json", test_feeds.JSON_FEED),
            "Crue",
            "2023-11-07T14:05:00Z",
            "Le Relais",
            "En bref.",
            "Les quais.",
        ),
    ),
    "jsonl": (_write("l.jsonl", RECORD), CRUE, "2023-11-07T14:05", "Le Relais", FIRST, LAST),
    "json": (_write("l.json", f"[{RECORD}]"), CRUE, "2023-11-07T14:05", "Le Relais", FIRST, LAST),
    "alceste": (_write("c.txt", test_corpora.CORPUS), CRUE, "2023-11-07", "Le Relais", FIRST, "quais sont fermés."),
    "table": (
        *(_write("t.csv", f"titre;date;journal;texte\n{CRUE};07/11/2023;Le Relais;{BODY}\n"), CRUE, "2023-11-07"),
        *("Le Relais", FIRST, LAST),
    ),
    "dated": (
        *(_write("n.txt", f" date 2023-11 {BODY}\n\nSource: Le Relais"), FIRST, "2023-11", "Le Relais", FIRST, LAST),
    ),
    "labelled": (_write("n.txt", LABELLED), CRUE, "2023-11-07", "Le Relais", FIRST, LAST),
    "text": (_write("n.txt", f"{CRUE}\n\n{BODY}"), CRUE, "", "", FIRST, LAST),
}
INSIDE = {"zip": "labelled", "tar": "labelled", "warc": "html"}


def test_every_format_is_in_the_table() -> None:
    assert set(EXPECTED) == {each.name for each in FORMATS}


@pytest.mark.parametrize("name", EXPECTED)
def test_the_first_article_is_read_as_it_was_written(name: str, tmp_path: Path) -> None:
    write, title, date, source, first, last = EXPECTED[name]
    if name == "pdf":
        pytest.importorskip("pypdf")
    found = next(iter(inspect([write(tmp_path)])))
    article = found.shown[0]
    assert found.format == INSIDE.get(name, name)
    assert (article.title, article.date, article.source) == (title, date, source)
    assert article.text.startswith(first)
    assert article.text.endswith(last)
