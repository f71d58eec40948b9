"""In which encoding was this text written?"""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.ingest.encoding import decode, decode_line, utf8_stream

FRENCH = "L’été, à Nîmes, « l’œuvre » a coûté 12 € – ça s’est su dès août."


@pytest.mark.parametrize(
    "encoding",
    ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"],
)
def test_french_is_read_in_the_encodings_found_in_the_wild(encoding: str) -> None:
    assert decode(FRENCH.encode(encoding)).removeprefix("\ufeff") == FRENCH


def test_latin_1_and_old_macintoshes() -> None:
    plain = "L'été à Nîmes, le maire a coupé le ruban : c'était prévu. " * 5
    assert decode(plain.encode("latin-1")) == plain
    assert decode(plain.encode("mac_roman")) == plain


def test_what_is_declared_counts_unless_it_is_plainly_utf_8() -> None:
    assert decode("Łódź, Gdańsk".encode("iso-8859-2"), "iso-8859-2") == "Łódź, Gdańsk"
    assert decode("“déjà”".encode("cp1252"), "iso-8859-1") == "“déjà”"
    assert decode(FRENCH.encode("utf-8"), "iso-8859-1") == FRENCH
    assert decode(FRENCH.encode("cp1252"), "no-such-encoding") == FRENCH


def test_a_few_broken_signs_do_not_make_another_encoding() -> None:
    broken = FRENCH.encode().replace(b"d\xc3\xa8s", b"d\xc3s")
    assert decode(broken) == FRENCH.replace("dès", "d\ufffds")


def test_each_line_may_have_its_own_encoding() -> None:
    lines = "été\n".encode() + "été\n".encode("cp1252")
    assert [decode_line(line) for line in lines.split()] == ["été", "été"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "utf-16-le"])
def test_a_stream_is_given_in_utf_8_whatever_the_size_of_its_pieces(encoding: str) -> None:
    raw = (FRENCH * 50).encode(encoding)
    pieces = [raw[:40], *(raw[at : at + 7] for at in range(40, len(raw), 7))]
    read = utf8_stream(lambda size: pieces.pop(0) if pieces else b"")
    assert b"".join(iter(lambda: read(100), b"")).decode() == FRENCH * 50


@given(st.binary(max_size=400))
def test_any_bytes_give_a_text(raw: bytes) -> None:
    assert isinstance(decode(raw), str)
    assert isinstance(decode_line(raw), str)
