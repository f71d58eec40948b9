"""Is XML from strangers read in bounded time and memory, and does one bad item cost only itself?"""

import time
from pathlib import Path

import pytest

from tests.ingest.reading import items

HEAD = "<nitf><body><body.head><hedline><hl1>Crue</hl1></hedline></body.head><body.content>"
TAIL = "</body.content></body></nitf>"
LAUGHS = (
    "<!DOCTYPE nitf [<!ENTITY a0 'lol'>"
    + "".join(f"<!ENTITY a{n} '{f'&a{n - 1};' * 10}'>" for n in range(1, 12))
    + "]>"
)

PART = f"<NewsComponent>{'<Comment/>' * 400}</NewsComponent>"
THOUSANDS = " ".join(f"a{n}='1'" for n in range(60_000))

# name of the case, the document, what is said of it
HOSTILE = [
    (
        "a file of this machine",
        f"<!DOCTYPE nitf [<!ENTITY f SYSTEM 'file:///etc/passwd'>]>{HEAD}<p>&f;</p>{TAIL}",
        "entités",
    ),
    ("an address", f"<!DOCTYPE nitf [<!ENTITY f SYSTEM 'http://192.0.2.1/'>]>{HEAD}<p>&f;</p>{TAIL}", "entités"),
    ("billion laughs", f"{LAUGHS}{HEAD}<p>&a11;</p>{TAIL}", "XML invalide"),
    ("billion laughs in an attribute", f"{LAUGHS}{HEAD}<p class='&a11;'>x</p>{TAIL}", "XML invalide"),
    (
        "quadratic blow-up",
        f"<!DOCTYPE nitf [<!ENTITY q '{'q' * 50_000}'>]>{HEAD}<p class='{'&q;' * 50_000}'/>{TAIL}",
        "XML invalide",
    ),
    ("deep nesting", f"{HEAD}{'<p>' * 100_000}x{'</p>' * 100_000}{TAIL}", "XML invalide"),
    ("an endless tag", f"{HEAD}<p class='{'x' * 12_000_000}'/>{TAIL}", "XML invalide"),
    ("attributes by thousands", f"{HEAD}<p {THOUSANDS}/>{TAIL}", "attributs"),
    (
        "attributes by thousands, after an empty title",
        f"<nitf><head><title/></head><body {THOUSANDS}/></nitf>",
        "attributs",
    ),
    ("tags by millions", f"{HEAD}{'<p/>' * 2_100_000}{TAIL}", "balises"),
    ("items that never end", "<NewsML>" + "<NewsItem>" * 100_000, "XML invalide"),
    ("parts by thousands", f"<NewsML><NewsItem>{PART * 3_000}</NewsItem></NewsML>", "parties trop nombreuses"),
    ("comments that never end", "<nitf>" + "<!--" * 100_000, "XML invalide"),
]


@pytest.mark.parametrize(("name", "document", "reason"), HOSTILE, ids=[case[0] for case in HOSTILE])
def test_what_is_hostile_is_refused_at_once(tmp_path: Path, name: str, document: str, reason: str) -> None:
    start = time.process_time()
    found = items(tmp_path, document)
    assert time.process_time() - start < 10
    assert {reason in getattr(item, "reason", "") for item in found} == {True}


def test_an_address_in_a_doctype_is_not_fetched(tmp_path: Path) -> None:
    (tmp_path / "nitf.dtd").write_text("<!ENTITY signe 'lu'>")
    document = f"<!DOCTYPE nitf SYSTEM '{tmp_path}/nitf.dtd'>{HEAD}<p>Corps &signe;</p>{TAIL}"
    (item,) = items(tmp_path, document, "x.xml")
    assert "entités" in getattr(item, "reason", "")


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("&eacute;t&#233; &amp; &lt;b&gt;", "été & <b>"),
        ("l&rsquo;eau&nbsp;:", "l’eau\u00a0:"),
        ("<![CDATA[<été> & eau]]>", "<été> & eau"),
        ("été\x0b\x01", "été"),
        ("avant<!-- un mot --> après<?pi mot?>", "avant après"),
    ],
)
def test_signs_are_read_as_they_are_meant(tmp_path: Path, written: str, read: str) -> None:
    (item,) = items(tmp_path, f"<?xml version='1.0'?>{HEAD}<p>{written}</p>{TAIL}")
    assert getattr(item, "body", item) == read


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "iso-8859-15", "cp1252"])
def test_the_declared_encoding_is_believed(tmp_path: Path, encoding: str) -> None:
    document = f"<?xml version='1.0' encoding='{encoding}'?>\n{HEAD}<p>Été à Sète, œuvre</p>{TAIL}"
    (item,) = items(tmp_path, document.encode(encoding))
    assert getattr(item, "body", item) == "Été à Sète, œuvre"


def test_prefixes_of_the_root_hold_for_items_cut_out(tmp_path: Path) -> None:
    content = "<n:contentMeta><n:headline>{}</n:headline></n:contentMeta>"
    good = f"<n:newsItem>{content.format('Crue')}</n:newsItem>"
    bad = f"<n:newsItem>{content.format('A & B')}</n:newsItem>"
    found = items(
        tmp_path, f"<n:newsMessage xmlns:n='http://iptc.org/std/nar/2006-10-01/'>{good}{bad}{good}</n:newsMessage>"
    )
    assert [getattr(item, "title", None) or getattr(item, "reason", "") for item in found] == [
        "Crue",
        "XML invalide, ligne 1",
        "Crue",
    ]
