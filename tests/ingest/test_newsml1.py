"""Which articles are in this NewsML 1 document?"""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.ingest.reading import Expected, assert_survives, items, law, seen

NITF = "<nitf><body><body.content><p> </p><p>La crue a surpris la ville.</p><p>Fin.</p></body.content></body></nitf>"


def item(components: str, name: str = "DEP-1") -> str:
    return f"""<NewsItem xml:lang="fr"><Identification><NewsIdentifier><ProviderId>adf.example</ProviderId>
<DateId>20231107</DateId><NewsItemId>{name}</NewsItemId><RevisionId PreviousRevision="0" Update="N">3</RevisionId>
</NewsIdentifier></Identification><NewsManagement><NewsItemType FormalName="News"/>
<FirstCreated>20231107T140000+0100</FirstCreated><ThisRevisionCreated>20231107T140500+0100</ThisRevisionCreated>
</NewsManagement>{components}</NewsItem>"""


def newsml(*inner: str) -> str:
    return (
        '<?xml version="1.0" encoding="ISO-8859-15"?>\n<!DOCTYPE NewsML PUBLIC "urn:newsml" "NewsML.dtd"'
        ' [<!ENTITY % nitf SYSTEM "nitf.dtd"> %nitf; ]>\n<NewsML Version="1.2"><NewsEnvelope/>'
        + "".join(inner)
        + "</NewsML>"
    )


def content(text: str, media: str = "Text") -> str:
    return f'<ContentItem><MediaType FormalName="{media}"/><DataContent>{text}</DataContent></ContentItem>'


def part(role: str, inner: str) -> str:
    return f'<NewsComponent Duid="{role}"><Role FormalName="{role}"/>{inner}</NewsComponent>'


LINES = """<NewsLines><HeadLine>La Seine déborde</HeadLine><DateLine>Rivemont, 7 nov 2023 (ADF) -</DateLine>
<KeywordLine>CRUE</KeywordLine></NewsLines><AdministrativeMetadata><Provider><Party FormalName="ADF"/></Provider>
<Creator><Party FormalName="Ana Ruiz" Topic="AUTHOR"/><Party FormalName="(éd)" Topic="EDITOR"/></Creator>
</AdministrativeMetadata><DescriptiveMetadata><Language FormalName="FR"/><Property FormalName="Keyword" Value="Seine"/>
</DescriptiveMetadata>"""
DISPATCH = item(f"<NewsComponent>{LINES}<NewsComponent>{content(NITF)}</NewsComponent></NewsComponent>")
BY_ROLE = item(
    "<NewsComponent><NewsLines><HeadLine>Ensemble</HeadLine></NewsLines>"
    + "".join(
        f'<NewsComponent Duid="d{lang}" xml:lang="{lang}"><Role FormalName="Short"/><AdministrativeMetadata>'
        '<Provider><Party FormalName=""/></Provider><Source><Party FormalName="ADF"/></Source></AdministrativeMetadata>'
        f"{part('Title', content(title))}{part('Lead', content(''))}{part('Body', content(body))}</NewsComponent>"
        for lang, title, body in (
            ("fr", "Crue", "La &lt;b&gt;crue&lt;/b&gt; monte."),
            ("nl", "Vloed", "Het water stijgt."),
        )
    )
    + "</NewsComponent>",
    "DEP-2",
)
VIDEO = part("Title", content("Pont")) + part("Body", content("Plan 1."))
WHOLE = newsml(DISPATCH, BY_ROLE)

# name of the case, the document, what must be read out of it
CASES: list[tuple[str, str, list[Expected]]] = [
    (
        "a dispatch",
        newsml(DISPATCH),
        [
            {
                "id": "adf.example-20231107-DEP-1-3",
                "title": "La Seine déborde",
                "lead": "",
                "body": "La crue a surpris la ville.\nFin.",
                "date": "2023-11-07T14:05:00+01:00",
                "source": "ADF",
                "authors": ("Ana Ruiz",),
                "tags": ("CRUE", "Seine"),
                "lang": "fr",
            }
        ],
    ),
    (
        "one article a language, in components by role",
        newsml(BY_ROLE),
        [
            {"id": "adf.example-20231107-DEP-2-3-dfr", "title": "Crue", "body": "La crue monte.", "lang": "fr"},
            {"id": "adf.example-20231107-DEP-2-3-dnl", "title": "Vloed", "body": "Het water stijgt.", "source": "ADF"},
        ],
    ),
    (
        "a flash is all in its headline",
        newsml(item("<NewsComponent><NewsLines><HeadLine>URGENT - Crue</HeadLine></NewsLines></NewsComponent>")),
        [{"title": "URGENT - Crue", "body": ""}],
    ),
    (
        "what holds no article says what it is, and costs the others nothing",
        newsml(
            item(f"<NewsComponent>{content('', 'Photo')}</NewsComponent>"),
            item(f"<NewsComponent>{part('Video', VIDEO)}</NewsComponent>"),
            item('<NewsComponent><NewsItemRef NewsItem="urn:1"/></NewsComponent>'),
            item("<NewsComponent/>"),
            DISPATCH,
        ),
        [
            "photo, pas un article",
            "vidéo, pas un article",
            "dossier qui renvoie à d’autres éléments, pas un article",
            "élément NewsML sans titre ni texte",
            {"title": "La Seine déborde"},
        ],
    ),
    (
        "cut in its second item",
        WHOLE[:-500],
        [{"title": "La Seine déborde"}, f"XML invalide, ligne {WHOLE[:-500].count(chr(10)) + 1}"],
    ),
]


@pytest.mark.parametrize(("name", "document", "expected"), CASES, ids=[case[0] for case in CASES])
def test_each_item_is_read(tmp_path: Path, name: str, document: str, expected: list[Expected]) -> None:
    assert seen(items(tmp_path, document.encode("iso-8859-15")), expected) == expected


def test_the_place_of_each_article_is_told(tmp_path: Path) -> None:
    places = [item.origin.rpartition("/")[2] for item in items(tmp_path, WHOLE.encode("iso-8859-15"))]
    assert places == ["x#1", "x#2.1", "x#2.2"]


@law
@given(st.data())
def test_any_damage_to_a_document(tmp_path: Path, data: st.DataObject) -> None:
    assert_survives(tmp_path, WHOLE.encode("iso-8859-15"), data)
