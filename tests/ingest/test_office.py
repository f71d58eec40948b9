"""What do documents say: Word, OpenDocument, PDF?"""

import io
import sys
import zipfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from search.article import Article, Rejected
from search.ingest import read

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
MC = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
CORE = '<core xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>Sans nom</dc:title></core>'


def packed(parts: dict[str, str]) -> bytes:
    raw = io.BytesIO()
    with zipfile.ZipFile(raw, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return raw.getvalue()


def word(*paragraphs: str, about: str = CORE) -> bytes:
    document = f"<w:document {W} {MC}><w:body>{''.join(paragraphs)}</w:body></w:document>"
    return packed(
        {"[Content_Types].xml": "<Types/>", "word/document.xml": document}
        | ({"docProps/core.xml": about} if about else {})
    )


def p(*runs: str, style: str = "") -> str:
    styled = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{styled}{''.join(f'<w:r><w:t>{run}</w:t></w:r>' for run in runs)}</w:p>"


def odt(content: str) -> bytes:
    namespace = "urn:oasis:names:tc:opendocument:xmlns"
    spaces = f'xmlns:office="{namespace}:office:1.0" xmlns:text="{namespace}:text:1.0"'
    body = f"<office:document-content {spaces}><office:text>{content}</office:text></office:document-content>"
    return packed({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": body, "meta.xml": "<meta/>"})


def pdf(*lines: str) -> bytes:
    """The smallest PDF with these lines of text, in Windows-1252."""
    shown = b"".join(b"(" + line.encode("cp1252") + b") Tj T* " for line in lines)
    stream = b"BT /F1 12 Tf 14 TL 50 700 Td " + shown + b"ET"
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 4 0 R /Resources 6 0 R >>",
        b"<< /Length %d >> stream\n" % len(stream) + stream + b"\nendstream",
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        b"<< /Font << /F1 5 0 R >> >>",
    ]
    raw, places = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, start=1):
        places.append(len(raw))
        raw += b"%d 0 obj\n" % number + content + b"\nendobj\n"
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    end = b"trailer << /Size 7 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF" % len(raw)
    return raw + b"xref\n0 7\n0000000000 65535 f \n" + table + end


FALLBACK = "<mc:AlternateContent><mc:Choice>{0}</mc:Choice><mc:Fallback>{0}</mc:Fallback></mc:AlternateContent>"

# name of the case, file, title, body
DOCUMENTS = [
    ("Word, a title by its style", word(p("Crue.", style="Titre1"), p("La ", "ville."), p()), "Crue.", "La ville."),
    ("Word, a title by its shape", word(p("Crue à Rivemont"), p("La ville.")), "Crue à Rivemont", "La ville."),
    ("Word, no title in the text", word(p("La ville."), p("Les quais.")), "Sans nom", "La ville.\nLes quais."),
    ("Word, no title at all", word(p("La ville est prise."), about=""), "La ville est prise", "La ville est prise."),
    ("Word, a text box once", word(p("La ville."), FALLBACK.format(p("Encadré."))), "Sans nom", "La ville.\nEncadré."),
    (
        "Word, struck text",
        word(
            "<w:p><w:del><w:r><w:delText>Non</w:delText></w:r></w:del><w:r><w:t>Oui.</w:t><w:tab/><w:t>Là.</w:t></w:r></w:p>"
        ),
        "Sans nom",
        "Oui. Là.",
    ),
    (
        "OpenDocument",
        odt("<text:h>Crue.</text:h><text:p>La<text:s/><text:span>ville</text:span>.</text:p>"),
        "Crue.",
        "La ville.",
    ),
    (
        "OpenDocument, comments and struck text",
        odt(
            "<text:tracked-changes><text:p>Non.</text:p></text:tracked-changes><text:p>La <office:annotation>"
            "<text:p>Note</text:p></office:annotation>ville.<text:line-break/>Ici.</text:p>"
        ),
        "La ville",
        "La ville. Ici.",
    ),
    (
        "PDF",
        pdf("Crue à Rivemont", "La crue a sur-", "pris la ville", "hier. Les quais", "sont fermés."),
        "Crue à Rivemont",
        "La crue a surpris la ville hier. Les quais sont fermés.",
    ),
]


@pytest.mark.parametrize(
    ("raw", "title", "body"), [case[1:] for case in DOCUMENTS], ids=[case[0] for case in DOCUMENTS]
)
def test_each_document_is_an_article(tmp_path: Path, raw: bytes, title: str, body: str) -> None:
    (tmp_path / "sans_nom").write_bytes(raw)
    (article,) = read(tmp_path / "sans_nom")
    assert isinstance(article, Article)
    assert (article.title, article.body, article.date, article.authors) == (title, body, "", ())


def test_a_document_in_an_archive_is_read_too(tmp_path: Path) -> None:
    (tmp_path / "a.zip").write_bytes(packed({"note.docx": ""}))
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr("note.docx", DOCUMENTS[0][1])
        archive.writestr("note.pdf", DOCUMENTS[-1][1])
    assert [item.origin.rpartition("!")[2] for item in read(tmp_path / "a.zip")] == ["note.docx", "note.pdf"]


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        (word(p()), "document sans texte"),
        (odt(""), "document sans texte"),
        (pdf(), "PDF sans texte : images de pages"),
        (b"%PDF-1.4\nrien", "PDF abîmé ou illisible"),
        (word("<w:p>"), "XML invalide"),
        (word(p("x")).replace(b"PK\x01\x02", b"PK\x01\x09"), "fichier compressé abîmé ou tronqué"),
    ],
)
def test_a_document_without_text_is_told(tmp_path: Path, raw: bytes, reason: str) -> None:
    (tmp_path / "a").write_bytes(raw)
    (refused,) = read(tmp_path / "a")
    assert isinstance(refused, Rejected)
    assert refused.reason.startswith(reason)


def test_entities_of_a_document_are_not_expanded(tmp_path: Path) -> None:
    laughs = (
        '<!DOCTYPE d [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]>'
        + f"<w:document {W}><w:p><w:t>&b;</w:t></w:p></w:document>"
    )
    (tmp_path / "a").write_bytes(packed({"word/document.xml": laughs}))
    (refused,) = read(tmp_path / "a")
    assert isinstance(refused, Rejected)


def test_without_its_library_a_pdf_says_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pypdf", None)
    (tmp_path / "a.pdf").write_bytes(DOCUMENTS[-1][1])
    assert list(read(tmp_path / "a.pdf")) == [
        Rejected(str(tmp_path / "a.pdf"), "PDF ; installer manchette[bureau] pour le lire")
    ]


@settings(deadline=None, max_examples=120, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.sampled_from([DOCUMENTS[0][1], DOCUMENTS[6][1], DOCUMENTS[-1][1]]), st.data())
def test_a_damaged_document_is_told(tmp_path: Path, good: bytes, data: st.DataObject) -> None:
    raw = bytearray(good[: data.draw(st.integers(0, len(good)))])
    for _ in range(data.draw(st.integers(0, 4)) if raw else 0):
        raw[data.draw(st.integers(0, len(raw) - 1))] = data.draw(st.integers(0, 255))
    (tmp_path / "x").write_bytes(raw)
    assert list(read(tmp_path / "x"))
