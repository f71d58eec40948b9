"""Are the real exports and wires beside the project read as they were seen to be, by eye?"""

from pathlib import Path

import pytest

from search.article import Article, Rejected
from search.ingest import read, walk

pytestmark = pytest.mark.shared

# file, number of the article in it, title, date, source, authors, first and last words of the text
SEEN = [
    (
        "europresse/europresse_test1.html",
        1,
        "A heading: some text",
        "2013-10-05",
        "L'Humanité",
        (),
        "Some text,",
        "Test.",
    ),
    (
        *("europresse/europresse_test1.html", 2, "Another heading with colored text inside", "2012-10-03", "Mag"),
        *(("Second Author",), "Contents", "(1) A note."),
    ),
    (
        "europresse/europresse_test1.html",
        3,
        "Heading",
        "2012-10-04",
        "Magazine 1",
        ("Author Name",),
        "Subtitle",
        "a test",
    ),
    ("europresse/europresse_test2.html", 1, "Title", "2006-03-14", "Newspaper", ("Author",), "MEDIAS", "a mark."),
    (
        "europresse/europresse_test2.html",
        2,
        "Title",
        "2006-03-14",
        "Newspaper",
        ("Ariane Chemin",),
        "POLI",
        "Some text.",
    ),
    (
        "europresse/europresse_test2.html",
        3,
        "A heading",
        "2006-03-13",
        "Newspaper",
        (),
        "Newspaper Economie",
        "paragraph.",
    ),
    ("europresse/europresse_test2.html", 4, "Title", "2006-03-13", "Newspaper", ("Author",), "Heading", "Text."),
    (
        "factiva/factiva_test.html",
        1,
        "Test 1",
        "2011-12-29T15:32",
        "Test newspaper",
        (),
        "First head",
        "last paragraph.",
    ),
    (
        "factiva/factiva_test.html",
        2,
        "Test 2",
        "2011-12-29",
        "Ouest-France",
        (),
        "First head",
        "Second head paragraph.",
    ),
    (
        *(
            "factiva/reut21578-factiva.xml",
            1,
            "DIAMOND SHAMROCK (DIA) CUTS CRUDE PRICES",
            "1987-02-26",
            "Reuters-21578",
        ),
        *((), "Diamond Shamrock Corp said that effective today", "weak oil markets."),
    ),
    (
        *("factiva/reut21578-factiva.xml", 19, "ARGENTINE OIL PRODUCTION DOWN IN JANUARY 1987", "1987-03-02"),
        *("Reuters-21578", (), "Argentine crude oil", "Reuter"),
    ),
    (
        "lexisnexis/lexisnexis_test_fr.html",
        1,
        "Title of first article",
        "2013-04-12",
        "My newpaper",
        (),
        "First",
        "remove.",
    ),
    (
        *("lexisnexis/lexisnexis_test_fr.html", 2, "Another title, with accents: éà", "2013-10-14", "My newpaper"),
        *(("Author 2",), "Introduction to article", "And even more."),
    ),
    (
        "lexisnexis/lexisnexis_test_fr.html",
        3,
        '" A quoted title "',
        "2013-03-10",
        "My newpaper",
        (),
        "Last",
        "article.",
    ),
    (
        "lexisnexis/lexisnexis_test_copyright_error.html",
        1,
        "Rank",
        "2018-12-31",
        "The Daily Planet",
        (),
        "Rank",
        "1,111",
    ),
    (
        *("newsml_g2/LISTING_2_NewsML-G2_Text_Document.xml", 1, 'Fed to halt QE to avert "bubble"'),
        *(
            "2018-11-21T16:25:32-05:00",
            "Acme News and Media LLC",
            ("Meredith Jameson",),
            "(New York, NY",
            "dolutpat, si.",
        ),
    ),
    (
        *("newsml_g2/LISTING_1_A_NewsML-G2_News_Item.xml", 1, 'Fed to halt QE to avert "bubble"'),
        *("2018-10-21T16:25:32-05:00", "Reuters", ("Meredith Jameson",), "", ""),
    ),
    (
        *("agences/afp_belga.xml", 1),
        "France: deux ex-policiers aux frontières devant la justice pour trafic de cocaïne",
        *("2019-01-21T10:42:34+00:00", "AFP", (), "Le procès de deux anciens fonctionnaires", "asl/tib/pid/cac"),
    ),
    (
        *("agences/afp.xml", 1, "Sweden court accepts receivership for Saab carmaker", "2014-08-29T13:49:51+00:00"),
        *("AFP", (), "A Chinese-owned company", "hh/ph/ts/hd"),
    ),
    (
        *("agences/ats_newsml_1_2_belga.xml", 1, "Un taureau entre dans un magasin à Landquart (GR)"),
        *("2019-06-03T17:47:29+02:00", "ATS", ("lm", "me", "hl"), "Un taureau âgé d'un an", "dans son enclos."),
    ),
    (
        *(
            "agences/belga_newsml_1_2.xml",
            2,
            "Mediawatch dinsdag 29/01/2019 - VTM Nieuws - 13 uur",
            "2019-01-29T13:34:00",
        ),
        *("Belga", ("DWM",), "- drie doden", "VTM Nieuws (deel 2)"),
    ),
    (
        *("agences/efe_belga.xml", 1, "Leones matan a un joven que se coló en un zoológico de la India"),
        *(
            "2019-01-21T10:36:00+00:00",
            "Agencia EFE",
            ("daa/mt/msr",),
            "Nueva Delhi, 21 ene (EFE).-",
            "ejemplares. EFE",
        ),
    ),
    (
        *("agences/dpa.xml", 1, "Eintracht in London: Hintereggers Tränen und Attacke auf Reporter"),
        *(
            "2022-10-11T11:14:42+02:00",
            "Deutsche Presse-Agentur GmbH",
            ("degenhardt.sandra",),
            "London (dpa) -",
            "ein.",
        ),
    ),
    (
        *("agences/ansa-newsmlg2-text.xml", 1, "Catalan independence declaration unacceptable - Alfano"),
        *("2017-10-11T10:41:00+0100", "ansa.it", ("VRG",), "Foreign minister", "for negotiations."),
    ),
    (
        *("agences/aap.xml", 1, "The main stories on today's 1900 ABC TV news", "2013-10-20T19:27:51+11:00"),
        *("Australian Associated Press", ("John Doe",), "The main stories on ABC television's", "AAP RTV ar"),
    ),
    (
        *(
            "agences/ap-nitf.xml",
            1,
            "Can trading pollution like stocks help fight climate change?",
            "2015-12-10T19:10:44Z",
        ),
        *("The Associated Press", ("BERNARD CONDON",), "NEW YORK (AP) —", "bernard-condon ."),
    ),
    (
        *("agences/pa1.xml", 1, "PA SPORT TRIVIA (OCTOBER 14)", "2015-10-14T04:30:01+01:00", "PA Sport", ()),
        *("ON THIS DAY IN SPORT", "ends"),
    ),
    (
        *("agences/IPTC7901.txt", 1, "Germany Social Democrats: Coalition talks with Merkel could fail"),
        *("2013-11-13T11:37Z", "dpa", (), "Berlin (dpa) - Negotiations", "before Christmas."),
    ),
]

REFUSED = [
    ("newsml_g2/LISTING_13_Complete_Catalog_Item.xml", "catalogue de vocabulaires, pas un article"),
    ("newsml_g2/LISTING_14_Event_sent_as_a_Concept_Item.xml", "annonce d’un événement, pas un article"),
    ("newsml_g2/LISTING_28_Illustrating_Located_Subject_and_Dateline.xml", "métadonnées sans texte, pas un article"),
    ("newsml_g2/LISTING_6_Simple_NewsML-G2_Package.xml", "dossier qui renvoie à d’autres éléments, pas un article"),
    (
        "agences/tag_reuters.com_2014_newsml_KBN0FL0NM_version_10",
        "dossier qui renvoie à d’autres éléments, pas un article",
    ),
    ("agences/belga_newsml_1_2_video.xml", "vidéo, pas un article"),
    ("lexisnexis/lexisnexis_test_copyright_error.html", "article que LexisNexis n’a pas pu donner"),
]

HELD = {"europresse": (7, 0), "factiva": (21, 0), "lexisnexis": (4, 1), "newsml_g2": (4, 4), "agences": (15, 2)}


@pytest.mark.parametrize(("file", "number", "title", "date", "source", "authors", "first", "last"), SEEN)
def test_a_real_article_is_read_as_it_was_seen(
    shared: Path,
    file: str,
    number: int,
    title: str,
    date: str,
    source: str,
    authors: tuple[str, ...],
    first: str,
    last: str,
) -> None:
    article = list(read(shared / "formats" / file))[number - 1]
    assert isinstance(article, Article)
    assert (article.title, article.date, article.source, article.authors) == (title, date, source, authors)
    assert article.text.startswith(first)
    assert article.text.endswith(last)


@pytest.mark.parametrize(("file", "reason"), REFUSED)
def test_what_is_no_article_says_what_it_is(shared: Path, file: str, reason: str) -> None:
    assert reason in [item.reason for item in read(shared / "formats" / file) if isinstance(item, Rejected)]


@pytest.mark.parametrize(("folder", "held"), HELD.items())
def test_nothing_else_is_in_the_folders(shared: Path, folder: str, held: tuple[int, int]) -> None:
    items = [item for path in walk([shared / "formats" / folder]) for item in read(path)]
    refused = sum(isinstance(item, Rejected) for item in items)
    assert (len(items) - refused, refused) == held
