"""Which articles hold words in this order, or close together?"""

import pytest

from search.document import BREAK
from search.engines.base import Reader
from search.query.terms import AnyOf, Near, Node, Part, Phrase, Term, phrase, sequence


def near(gap: int, *parts: str | tuple[str, ...], field: str = "text", ordered: bool = False) -> Near:
    """``"la gare"`` is a phrase, ``("gare", "porte")`` one of several."""
    return Near(field, tuple(_part(field, part) for part in parts), gap, ordered)


def puis(gap: int, *parts: str | tuple[str, ...], field: str = "text") -> Near:
    return near(gap, *parts, field=field, ordered=True)


def _part(field: str, part: str | tuple[str, ...]) -> Part:
    if isinstance(part, tuple):
        return AnyOf(field, tuple(sorted(part)))
    made = phrase(field, part.split())
    assert isinstance(made, Term | Phrase)
    return made


def quote(text: str, field: str = "text") -> Node:
    return phrase(field, text.split())


UNKNOWN = tuple(f"{n}inconnu{n}" for n in range(999))

# why, query, the articles found
CASES: tuple[tuple[str, Node, str], ...] = (
    # in this order, side by side
    ("two words", quote("cessation des"), "syrie"),
    ("three words", quote("cessation des operations"), "syrie"),
    ("in a title", quote("cessation des operations", "title"), "syrie"),
    ("the other way round is not", quote("des cessation"), ""),
    ("a word between is too much", quote("cessation operations"), ""),
    ("side by side in the text", quote("porte avions"), "porte"),
    ("in another article apart, and in another order", quote("avions porte"), ""),
    ("small words alone", quote("a la"), "gaza avions"),
    ("the same, three", quote("de la"), "budget gare avions"),
    ("at the very beginning", quote("rien a"), "nu"),
    ("to the very end", quote("rien a signaler"), "nu"),
    ("beyond the end", quote("rien a signaler demain"), ""),
    ("a word twice", quote("eau manque annee derniere deja eau"), "ete"),
    ("the whole phrase is long", quote("apres trois semaines de guerre une treve est entree en vigueur"), "treve"),
    ("of stems", quote("des operation", "text_stem"), "syrie"),
    ("of stems, not of forms", quote("des operation"), ""),
    ("an unknown word", quote("cessation des zebres"), ""),
    ("a name", quote("anne prevost", "author"), "treve budget"),
    ("from one name into the next is no phrase", quote("sorel anne", "author"), ""),
    ("but for the break between them", quote(f"sorel {BREAK} anne", "author"), "treve"),
    ("in a newspaper's name", quote("gazette de ete", "source"), "ete porte gazette"),
    ("in a field that engines do not keep", quote("a la", "nowhere"), ""),
    ("of one word, a term", quote("camions"), "gaza"),
    ("of none, nothing", quote(""), ""),
    # a phrase whose words have alternatives
    ("an alternative at the end", sequence("text", (("une",), ("porte", "treve"))), "treve porte sans-date"),
    ("an alternative in front", sequence("text", (("une", "la"), ("porte",))), "porte avions"),
    ("alternatives only", sequence("text", (("la", "une"), ("gare", "treve"))), "treve gare avions sans-date"),
    ("an alternative between", sequence("text", (("a",), ("la", "toulon"), ("porte", "une"))), "porte avions"),
    ("after a phrase", sequence("text", (("cessation",), ("des",), ("operations", "combats"))), "syrie"),
    ("between phrases", sequence("text", (("en",), ("vigueur", "ete"), ("a",), ("gaza",))), "treve"),
    ("a place without any", sequence("text", (("une",), ())), ""),
    ("one place with several", sequence("text", (("gare", "camions"),)), "gaza gare avions"),
    # close together, any order
    ("side by side", near(1, "porte", "avions"), "porte"),
    ("five apart", near(5, "avions", "porte"), "porte avions"),
    ("four apart are within four", near(4, "avions", "porte"), "porte avions"),
    ("not within two, in that article", near(2, "attendent", "porte"), ""),
    ("within three", near(3, "attendent", "porte"), "avions"),
    ("the order does not matter", near(3, "porte", "attendent"), "avions"),
    ("far apart", near(30, "treve", "negociations"), "treve"),
    ("too far apart", near(3, "guerre", "gaza"), ""),
    ("an unknown word is near none", near(30, "treve", "zebre"), ""),
    ("two different articles are no place", near(30, "camions", "ouvriers"), ""),
    ("a word near itself, twice there", near(5, "cessation", "cessation"), ""),
    ("a word near itself, close enough", near(11, "cessation", "cessation"), "syrie"),
    ("once is not near itself", near(30, "camions", "camions"), ""),
    ("in a title", near(3, "treve", "gaza", field="title"), "treve"),
    ("in a name, over the break", near(4, "sorel", "anne", field="author"), "treve"),
    # three and more
    ("three words", near(6, "gare", "travaux", "rouvre"), "gare"),
    ("three, the gap from the first to the last", near(5, "gare", "travaux", "rouvre"), ""),
    ("three in another order", near(6, "travaux", "gare", "rouvre"), "gare"),
    ("four words", near(10, "une", "treve", "vigueur", "gaza"), "treve"),
    ("a word three times", near(13, "budget", "budget", "budget"), ""),
    ("a word three times, wider", near(16, "budget", "budget", "budget"), "budget"),
    # in this order
    ("in order", puis(4, "avions", "porte"), "avions"),
    ("in the other", puis(4, "porte", "avions"), "porte"),
    ("a later place will do", puis(2, "une", "avions"), ""),
    ("three in order", puis(6, "gare", "rouvre", "travaux"), "gare"),
    ("three not in order", puis(6, "travaux", "gare", "rouvre"), ""),
    ("the same word in order", puis(11, "cessation", "cessation"), "syrie"),
    # phrases among the parts
    ("a word and a phrase", near(3, "camions", "aucune treve"), "gaza"),
    ("a phrase first: from its last word", near(2, "la frontiere", "camions"), "gaza"),
    ("the same, too narrow", near(1, "la frontiere", "camions"), ""),
    ("a phrase last: to its first word", puis(2, "attendent", "la porte"), "avions"),
    ("two phrases", near(5, "une treve", "en vigueur"), "treve"),
    ("overlapping phrases share no word", near(9, "des operations", "operations a"), ""),
    ("a phrase and its own word, disjoint", near(12, "cessation des", "cessation"), "syrie"),
    ("a phrase between", puis(5, "gaza", "les negociations", "continuent"), "treve"),
    # alternatives among the parts
    ("a word and one of two", near(2, "rouvre", ("gare", "porte")), "gare"),
    ("one of two and one of two", near(5, ("avions", "travaux"), ("porte", "rouvre")), "gare porte avions"),
    ("one of two, in order", puis(5, ("avions", "rouvre"), ("porte", "travaux")), "gare avions"),
    ("an alternative near itself", near(4, ("porte", "avions"), ("porte", "avions")), "porte avions"),
    ("an alternative and a phrase", near(4, ("camions", "avions"), "a la"), "gaza avions"),
    ("alternatives unknown", near(9, "gare", ("zebre", "zebu")), ""),
    ("a thousand alternatives", near(2, "porte", ("avions", *UNKNOWN)), "porte"),
    ("hundreds, and hundreds more", near(5, ("avions", *UNKNOWN[:300]), ("porte", *UNKNOWN[:300])), "porte avions"),
    ("a thousand inside a phrase", sequence("text", (("a",), ("la", *UNKNOWN), ("porte",))), "avions"),
    # odd ones
    ("of one part, that part", near(5, "camions"), "gaza"),
    ("of one phrase, that phrase", near(5, "de la"), "budget gare avions"),
    ("of one alternative, any of it", near(5, ("camions", "ouvriers")), "gaza gare"),
    ("no room at all", near(0, "porte", "avions"), ""),
    ("more parts than room", near(2, "une", "treve", "est", "entree"), ""),
    ("a gap wider than the text", near(500, "rien", "signaler"), "nu"),
    ("in a field that engines do not keep", near(5, "porte", "avions", field="nowhere"), ""),
)


@pytest.mark.parametrize(("why", "query", "ids"), CASES, ids=[why for why, _, _ in CASES])
def test_near(reader: Reader, why: str, query: Node, ids: str) -> None:
    assert sorted(row.id for row in reader.scan(query)) == sorted(ids.split()), why
    assert reader.count(query) == len(ids.split())
