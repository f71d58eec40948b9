"""What do digitised newspapers say, page by page (ALTO) and article by article (METS)?"""

import gzip
import zipfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from search.article import Article, Rejected
from search.ingest import read, walk
from search.ingest.alto import day_in


def word(text: str, part: str = "", whole: str = "") -> str:
    hyphenated = f' SUBS_TYPE="{part}" SUBS_CONTENT="{whole}"' if part else ""
    return f'<String CONTENT="{text}"{hyphenated}/><SP/>'


def block(id: str, *lines: str, after: str = "") -> str:
    following = f' IDNEXT="{after}"' if after else ""
    return (
        f'<TextBlock ID="{id}"{following}>' + "".join(f"<TextLine>{line}</TextLine>" for line in lines) + "</TextBlock>"
    )


def alto(*blocks: str, number: int = 1) -> str:
    page = f'<Page ID="P{number}" PHYSICAL_IMG_NR="{number}"><PrintSpace>{"".join(blocks)}</PrintSpace></Page>'
    return f'<alto xmlns="http://www.loc.gov/standards/alto/ns-v4#"><Layout>{page}</Layout></alto>'


def words(text: str) -> str:
    return "".join(map(word, text.split()))


HYPHEN = '<HYP CONTENT="-"/>'

# name of the case, blocks, paragraphs
PAGES = [
    ("one block", [block("b1", words("La crue a surpris"), words("la ville ."))], "La crue a surpris la ville."),
    (
        "a word cut in two, both parts naming it",
        [
            block(
                "b1",
                words("les") + word("inonda", "HypPart1", "inondations") + HYPHEN,
                word("tions", "HypPart2", "inondations") + words("ont"),
            )
        ],
        "les inondations ont",
    ),
    (
        "a word cut between two blocks",
        [
            block("b1", word("inonda", "HypPart1", "inondations") + HYPHEN),
            block("b2", word("tions", "HypPart2", "inondations") + words("ici")),
        ],
        "inondations\nici",
    ),
    (
        "the end of a word cut on the page before",
        [block("b1", word("tions", "HypPart2", "inondations"))],
        "inondations",
    ),
    ("a cut without the whole word", [block("b1", words("inonda") + HYPHEN, words("tions ici"))], "inondations ici"),
    ("a hyphen in the word itself", [block("b1", words("inonda-"), words("tions ici"))], "inondations ici"),
    ("a hyphen before a capital stays", [block("b1", words("à Saint-"), words("Malo"))], "à Saint-Malo"),
    ("a dash is no hyphen", [block("b1", words("ici -"), words("là"))], "ici - là"),
    (
        "blocks follow each other as they say",
        [block("a", words("un"), after="c"), block("b", words("trois")), block("c", words("deux"), after="b")],
        "un\ndeux\ntrois",
    ),
    (
        "blocks that follow each other in a circle",
        [block("a", words("un"), after="b"), block("b", words("deux"), after="a")],
        "un\ndeux",
    ),
    (
        "blocks in a block",
        ["<ComposedBlock>" + block("a", words("un")) + "</ComposedBlock>", block("b", words("deux"))],
        "un\ndeux",
    ),
    ("an empty block", [block("a"), block("b", words("deux"))], "deux"),
]


@pytest.mark.parametrize(("blocks", "body"), [case[1:] for case in PAGES], ids=[case[0] for case in PAGES])
def test_a_page_is_read_in_its_order_with_whole_words(tmp_path: Path, blocks: list[str], body: str) -> None:
    (tmp_path / "0001.xml.gz").write_bytes(gzip.compress(alto(*blocks, number=3).encode()))
    (article,) = read(tmp_path / "0001.xml.gz")
    assert isinstance(article, Article)
    assert (article.body, article.page) == (body, "3")


def test_the_order_that_a_page_tells_counts(tmp_path: Path) -> None:
    order = '<ReadingOrder><OrderedGroup><ElementRef REF="b"/><ElementRef REF="a"/></OrderedGroup></ReadingOrder>'
    page = alto(block("a", words("deux")), block("b", words("un"))).replace("<PrintSpace>", f"{order}<PrintSpace>")
    (tmp_path / "p.xml").write_text(page)
    (article,) = read(tmp_path / "p.xml")
    assert isinstance(article, Article)
    assert article.body == "un\ndeux"


def test_a_page_without_words_is_told(tmp_path: Path) -> None:
    (tmp_path / "p.xml").write_text(alto())
    assert list(read(tmp_path / "p.xml")) == [Rejected(str(tmp_path / "p.xml"), "page numérisée sans texte")]


@pytest.mark.parametrize(
    ("path", "day"),
    [
        ("relais/18451228_01/0001.xml", "1845-12-28"),
        ("relais/1845-12-28/1845-12-29.xml", "1845-12-29"),
        ("relais/18459999.xml", ""),
        ("relais/118451228.xml", ""),
    ],
)
def test_the_day_may_be_in_the_path(path: str, day: str) -> None:
    assert day_in(path) == day


def div(kind: str, *inner: str, label: str = "", mods: str = "", id: str = "") -> str:
    attributes = "".join(
        f' {name}="{value}"' for name, value in (("LABEL", label), ("DMDID", mods), ("ID", id)) if value
    )
    return f'<mets:div TYPE="{kind}"{attributes}>{"".join(inner)}</mets:div>'


def area(file: str, begin: str) -> str:
    return f'<mets:fptr><mets:area FILEID="{file}" BETYPE="IDREF" BEGIN="{begin}"/></mets:fptr>'


def mods(id: str, content: str) -> str:
    record = f"<mets:xmlData><mods:mods>{content}</mods:mods></mets:xmlData>"
    return f'<mets:dmdSec ID="{id}"><mets:mdWrap>{record}</mets:mdWrap></mets:dmdSec>'


def mets(structure: str, *described: str, hrefs: tuple[str, ...] = ("ALTO/0001.xml", "ALTO/0002.xml")) -> str:
    files = "".join(
        f'<mets:file ID="A{number}"><mets:FLocat LOCTYPE="URL" xlink:href="file://./{href}"/></mets:file>'
        for number, href in enumerate(hrefs, start=1)
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?><mets:mets xmlns:mets="http://www.loc.gov/METS/" '
        'xmlns:mods="http://www.loc.gov/mods/v3" xmlns:xlink="http://www.w3.org/1999/xlink" LABEL="Relais no 3">'
        f"{''.join(described)}<mets:fileSec><mets:fileGrp>{files}</mets:fileGrp></mets:fileSec>"
        f'<mets:structMap TYPE="LOGICAL">{structure}</mets:structMap></mets:mets>'
    )


ISSUE = mods(
    "M1",
    "<mods:titleInfo><mods:title>Le Relais</mods:title></mods:titleInfo>"
    '<mods:language><mods:languageTerm type="code">fr</mods:languageTerm></mods:language>'
    "<mods:originInfo><mods:dateIssued>28.12.1845</mods:dateIssued></mods:originInfo>",
)
NAMED = mods("M2", "<mods:titleInfo><mods:nonSort>LA</mods:nonSort><mods:title>CRUE</mods:title></mods:titleInfo>")
ARTICLES = div(
    "ISSUE",
    div("TITLE_SECTION", area("A1", "b0")),
    div(
        "ARTICLE", div("HEADING", area("A1", "b1")), div("BODY", area("A1", "b2"), area("A2", "b4")), mods="M2", id="D1"
    ),
    div("SECTION", div("ADVERTISEMENT", area("A2", "b5"), label="Adv. 1 Page 2", id="D2"), label="ANNONCES"),
    div("ARTICLE", label="Image", id="D3"),
    mods="M1",
)
PAGE_1 = alto(
    block("b0", words("LE RELAIS")),
    block("b1", words("LA CRUE")),
    block("b2", words("La ville est") + word("sur", "HypPart1", "surprise") + HYPHEN),
)
PAGE_2 = alto(
    block("b4", word("prise", "HypPart2", "surprise") + words("ce matin.")), block("b5", words("À vendre")), number=2
)


def issue(folder: Path, structure: str = ARTICLES) -> Path:
    (folder / "ALTO").mkdir()
    (folder / "ALTO" / "0001.xml").write_text(PAGE_1, encoding="utf-8")
    (folder / "ALTO" / "0002.xml.gz").write_bytes(gzip.compress(PAGE_2.encode()))
    (folder / "relais-METS.xml").write_text(mets(structure, ISSUE, NAMED), encoding="utf-8")
    return folder / "relais-METS.xml"


def test_an_issue_gives_its_articles(tmp_path: Path) -> None:
    file = issue(tmp_path)
    article, notice, picture = read(file)
    assert isinstance(article, Article)
    assert isinstance(notice, Article)
    assert (article.title, article.body, article.page) == ("LA CRUE", "La ville est surprise\nce matin.", "1-2")
    assert (article.source, article.date, article.lang, article.lead) == ("Le Relais", "1845-12-28", "fr", "")
    assert (notice.title, notice.section, notice.page) == ("À vendre", "ANNONCES", "2")
    assert picture == Rejected(f"{file}:D3", "article sans texte")


def test_pages_are_read_once_through_the_mets(tmp_path: Path) -> None:
    file = issue(tmp_path)
    (tmp_path / "ALTO" / "0009.xml").write_text(PAGE_1)
    assert list(walk([tmp_path])) == [tmp_path / "ALTO" / "0009.xml", file]
    assert next(iter(walk([tmp_path / "ALTO"]))) == tmp_path / "ALTO" / "0001.xml", "named itself, a page is given"
    file.write_bytes(file.read_bytes()[:-20])
    assert len(list(walk([tmp_path]))) == 4, "a damaged METS speaks for nothing"


def test_without_articles_pages_are_items(tmp_path: Path) -> None:
    first, second = read(issue(tmp_path, div("ISSUE", mods="M1")))
    assert isinstance(first, Article)
    assert isinstance(second, Article)
    assert (first.body, first.page, first.date) == ("LE RELAIS\nLA CRUE\nLa ville est surprise", "1", "1845-12-28")
    assert (second.page, second.origin.endswith(":ALTO/0002.xml")) == ("2", True)


def test_a_page_that_no_article_is_on_is_an_item(tmp_path: Path) -> None:
    structure = div("ISSUE", div("ARTICLE", div("HEADING", area("A1", "b1")), div("BODY", area("A1", "b2"))), mods="M1")
    article, page = read(issue(tmp_path, structure))
    assert isinstance(article, Article)
    assert isinstance(page, Article)
    assert (article.title, page.body, page.page) == ("LA CRUE", "surprise ce matin.\nÀ vendre", "2")


def test_issues_that_name_themselves_or_each_other_do_not_vanish(tmp_path: Path) -> None:
    for name, other in (("a", "b"), ("b", "a")):
        text = mets(div("ISSUE"), hrefs=(f"{other}.xml", f"{name}.xml"))
        (tmp_path / f"{name}.xml").write_text(text, encoding="utf-8")
    assert [path.name for path in walk([tmp_path])] == ["a.xml", "b.xml"]
    with zipfile.ZipFile(tmp_path / "c.zip", "w") as archive:
        for name in ("a.xml", "b.xml"):
            archive.write(tmp_path / name, name)
    for path in ("a.xml", "b.xml", "c.zip"):
        reasons = {item.reason for item in read(tmp_path / path) if isinstance(item, Rejected)}
        assert reasons == {"page numérisée sans texte"}


def test_in_a_zip_an_issue_is_the_same(tmp_path: Path) -> None:
    on_disk = [item for item in read(issue(tmp_path)) if isinstance(item, Article)]
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        for path in (tmp_path / "relais-METS.xml", *sorted((tmp_path / "ALTO").iterdir())):
            archive.write(path, f"1845/{path.relative_to(tmp_path)}")
    items = list(read(tmp_path / "a.zip"))
    assert [item.id for item in items if isinstance(item, Article)] == [article.id for article in on_disk]
    assert len(items) == 3


@pytest.mark.parametrize(
    "href", ["../dehors.xml", "/etc/passwd.xml", "file:///etc/hosts.xml", "ALTO/absent.xml", "http://x.example/a.xml"]
)
def test_a_page_that_cannot_be_had_is_told(tmp_path: Path, href: str) -> None:
    (tmp_path / "ici").mkdir()
    (tmp_path / "dehors.xml").write_text(PAGE_1)
    file = tmp_path / "ici" / "m.xml"
    file.write_text(mets(div("ISSUE"), hrefs=(href,)), encoding="utf-8")
    (refused,) = read(file)
    assert isinstance(refused, Rejected)
    assert refused.reason in ("renvoi hors du dossier", "fichier absent du dossier")


def test_a_mets_without_alto_is_told(tmp_path: Path) -> None:
    file = tmp_path / "m.xml"
    file.write_text(mets(ARTICLES, hrefs=("img/1.tif",)), encoding="utf-8")
    assert list(read(file)) == [Rejected(str(file), "METS sans page ALTO")]


@settings(deadline=None, max_examples=80, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_a_damaged_issue_is_told(tmp_path: Path, data: st.DataObject) -> None:
    file = tmp_path / "relais-METS.xml" if (tmp_path / "ALTO").is_dir() else issue(tmp_path)
    for path, text in ((file, mets(ARTICLES, ISSUE, NAMED)), (tmp_path / "ALTO" / "0001.xml", PAGE_1)):
        raw = bytearray(text.encode())
        for _ in range(data.draw(st.integers(0, 2))):
            raw[data.draw(st.integers(0, len(raw) - 1))] = data.draw(st.integers(0, 255))
        path.write_bytes(raw[: data.draw(st.integers(0, len(raw)))] if data.draw(st.booleans()) else raw)
    assert [item for path in walk([tmp_path]) for item in read(path)]
