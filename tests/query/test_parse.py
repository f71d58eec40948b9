"""Which tree does a text have? A case a line: what is written, the tree, what is mended."""

import pytest

from search.query.notes import Mend
from search.query.parse import MOST_SIGNS, parse
from search.query.settle import MOST_CLAUSES, MOST_NESTED
from tests.query.shown import mended, tree

CASES = [
    # words
    ("trêve", "trêve"),
    ("trêve humanitaire", "(trêve humanitaire)"),
    ("  trêve \t\n humanitaire\u00a0", "(trêve humanitaire)"),
    ("médaille d'or", "(médaille d'or)"),
    ("l'un ou l'autre", "(l'un ou l'autre)"),
    ("est", "est"),
    ("or et ou a", "(or et ou a)"),
    ("porte-avions", "porte-avions"),
    ("10 000 manifestants", "(10 000 manifestants)"),
    ("C++ AT&T #MeToo @compte", "(C++ AT&T #MeToo @compte)"),
    ("50 %", "(50 %)"),
    ("a:b:c", "a:b:c"),
    ("https://exemple.fr/a?b=c*", "https://exemple.fr/a?b=c*"),
    ("www.exemple.fr/~durand~2", "www.exemple.fr/~durand~2"),
    ("étudiant(e)s rares", "(étudiant(e)s rares)"),
    ("acteur(trice)s", "acteur(trice)s"),
    ("Oui : trêve ; gaza – syrie !", "(Oui trêve gaza syrie)"),
    ("où travaille-t-il ? que fait-elle?", "(où travaille il que fait elle)"),
    ("rendez-vous celui-ci va-t-en-guerre", "(rendez-vous celui-ci va-t-en-guerre)"),
    ("?", "∅"),
    ("[gaza] {trêve}", "([gaza] {trêve})"),
    # quotes, of any shape; apostrophes open none (7)
    ('"cessation des opérations"', "«cessation des opérations»"),
    ("« à la une »", "« à la une »"),
    ("“le un”", "«le un»"),
    ("„le un“", "«le un»"),
    ("”le un”", "«le un»"),
    ('"a" "b"', "(«a» «b»)"),
    ('gaza"trêve"syrie', "(gaza «trêve» syrie)"),
    ("l'Équipe titre:l’été source:\"L'Humanité\"", "(l'Équipe title:l’été source:«L'Humanité»)"),
    ("d'« Irak »", "« Irak »"),
    ('qu’"Irak"', "«Irak»"),
    ('"être ou ne pas être"', "«être ou ne pas être»"),
    ('"a ET b OU (c)"', "«a ET b OU (c)»"),
    # exact spellings (8)
    ("=été", "=été"),
    ('="l\'été indien"', "=l'été indien"),
    ("=« été »", "= été "),
    ("titre:=été", "title:=été"),
    ("= été", "(= été)"),
    ("a=b", "a=b"),
    # truncation (10)
    ("élect*", "élect…"),
    ("gaz**", "gaz…"),
    ("gaz*,", "gaz…"),
    ("l'élect*", "l'élect…"),
    ("porte-av*", "porte-av…"),
    ("wom?n", "<wom?n>"),
    ("wo??n", "<wo??n>"),
    ("*tion", "<*tion>"),
    ("dé*tion", "<dé*tion>"),
    ("dé*ti*", "<dé*ti*>"),
    ("Macron?", "Macron?"),
    ("Macron ?", "Macron"),
    ("qui? quoi?", "(qui? quoi?)"),
    ("e\u0301lect*", "élect…"),
    # letters apart (17)
    ("Netanyahou~", "Netanyahou~1"),
    ("Netanyahou~2", "Netanyahou~2"),
    ("titre:Netanyahou~^2", "title:Netanyahou~1^2"),
    ("~200 morts", "(~200 morts)"),
    # operators (1, 2, 3)
    ("gaza ET trêve", "(& gaza trêve)"),
    ("gaza AND trêve", "(& gaza trêve)"),
    ("gaza OU trêve", "(| gaza trêve)"),
    ("gaza OR trêve", "(| gaza trêve)"),
    ("a b OU c", "(| (a b) c)"),
    ("a OU b c", "(| a (b c))"),
    ("a ET b OU c ET d", "(| (& a b) (& c d))"),
    ("a b ET c", "(& a b c)"),
    ("a (b OU c)", "(& a (| b c))"),
    ("(a b) c", "((a b) c)"),
    ("a OU (b OU c)", "(| a (| b c))"),
    ("gaza SAUF syrie", "(& gaza !syrie)"),
    ("gaza NON syrie", "(& gaza !syrie)"),
    ("gaza NOT syrie", "(& gaza !syrie)"),
    ("gaza ET NON syrie", "(& gaza !syrie)"),
    ("a SAUF b c", "(& a !b c)"),
    ("a SAUF (b OU c)", "(& a !(| b c))"),
    ("NON a b", "(& !a b)"),
    ("SAUF a", "!a"),
    ("NON NON a", "a"),
    ("a OU NON b", "(| a !b)"),
    ("gaza et trêve", "(gaza et trêve)"),
    ("gaza Et trêve", "(gaza Et trêve)"),
    ("gaza ET, trêve", "(gaza ET, trêve)"),
    ("a SAUF(b)", "(& a !b)"),
    # operators without operands (12)
    ("ET", "ET"),
    ("NON", "NON"),
    ("gaza ET", "(gaza ET)"),
    ("OU gaza", "(OU gaza)"),
    ("gaza SAUF", "(gaza SAUF)"),
    ("(ET)", "ET"),
    ("a ET OU b", "(| (a ET) b)"),
    ("(a OU) b", "((a OU) b)"),
    ("PRÈS/5 a", "(PRÈS/5 a)"),
    # the sign - (13)
    ("-syrie", "!syrie"),
    ("gaza -syrie", "(& gaza !syrie)"),
    ('gaza -"mer rouge"', "(& gaza !«mer rouge»)"),
    ("gaza -(a b)", "(& gaza !(a b))"),
    ("(-a b)", "(& !a b)"),
    ("gaza -titre:mer", "(& gaza !title:mer)"),
    ("gaza - syrie", "(gaza syrie)"),
    ("covid -19", "(covid -19)"),
    ("gaza –syrie —liban", "(gaza –syrie —liban)"),
    ("a--b --c", "(a--b --c)"),
    ("titre:-gaza", "title:-gaza"),
    # proximity (6, 17)
    ("trêve PRÈS/5 gaza", "(5<> trêve gaza)"),
    ("trêve PRES/5 gaza", "(5<> trêve gaza)"),
    ("trêve NEAR/5 gaza", "(5<> trêve gaza)"),
    ("trêve PUIS/5 gaza", "(5> trêve gaza)"),
    ("trêve BEFORE gaza", "(10> trêve gaza)"),
    ("trêve PRÈS gaza", "(10<> trêve gaza)"),
    ("a PRÈS/5 b PUIS/3 c", "(& (5<> a b) (3> b c))"),
    ("a b PRÈS/5 c d", "(& a (5<> b c) d)"),
    ("NON a PRÈS/5 b", "(5<> !a b)"),
    ('(a OU b) PRÈS/3 "c d"', "(3<> (| a b) «c d»)"),
    ('"trêve gaza"~5', "(5<> «trêve» «gaza»)"),
    ('"trêve gaza"~', "(10<> «trêve» «gaza»)"),
    ('"trêve gaza" hamas', "(«trêve gaza» hamas)"),
    ('"trêve gaza"~5 hamas', "((5<> «trêve» «gaza») hamas)"),
    # fields (15)
    ("titre:gaza", "title:gaza"),
    ("title:gaza", "title:gaza"),
    ("TITRE:gaza", "title:gaza"),
    ('source:"Le Monde"', "source:«Le Monde»"),
    ("auteur:zola par:zola author:zola", "(author:zola author:zola author:zola)"),
    ("rubrique:culture mots:climat langue:fr", "(section:culture tags:climat lang:fr)"),
    ("année:2021 mois:2021-03", "(year:2021 month:2021-03)"),
    ("titre:(a OU b)", "title:(| a b)"),
    ("titre:(a texte:b)", "title:(a text:b)"),
    ("titre:source:monde", "source:monde"),
    ("titre:ET", "title:ET"),
    ("titre: gaza", "(titre: gaza)"),
    ("gaza titre:", "(gaza titre:)"),
    ("inconnu:gaza", "inconnu:gaza"),
    ("titre:élect*", "title:élect…"),
    # days (16)
    ("date:2023", "[20230000-20239999]"),
    ("date:2023-11", "[20231100-20231199]"),
    ("date:2023-11-07", "[20231107-20231107]"),
    ("date:7/11/2023", "[20231107-20231107]"),
    ('date:"2023-11"', "[20231100-20231199]"),
    ("date:2019..2021", "[20190000-20219999]"),
    ("date:2019…2021", "[20190000-20219999]"),
    ("date:2019..", "[20190000-99991231]"),
    ("date:..2021", "[0-20219999]"),
    ("depuis:2023-10-07", "[20231007-99991231]"),
    ("avant:2024", "[0-20239999]"),
    ("avant:2024-03-01", "[0-20240299]"),
    ("avant:2024-01-01", "[0-20239999]"),
    ("avant:2024-03-02", "[0-20240301]"),
    ("gaza date:(2019 OU 2021)", "(& gaza (| [20190000-20199999] [20210000-20219999]))"),
    ("annee:2019..2020", "[20190000-20209999]"),
    ("date:1631-05-30", "[16310530-16310530]"),
    # weights (18)
    ("mot^3", "mot^3"),
    ("mot^0.5", "mot^0.5"),
    ("mot^0,5", "mot^0.5"),
    ('"a b"^2', "«a b»^2"),
    ("(a b)^2", "(a b)^2"),
    ("titre:(a b)^2", "title:(a b)^2"),
    ("x^2+1", "x^2+1"),
    # nothing
    ("", "∅"),
    (" \n", "∅"),
]

MENDED = [
    # written, tree, mendings in order of place
    ("a* b", "(a* b)", [Mend.TRUNCATION]),
    ("a*b", "a*b", [Mend.TRUNCATION]),
    ("covid1*", "covid1*", [Mend.TRUNCATION]),
    ("*a", "*a", [Mend.TRUNCATION]),
    ("p?rte-avions", "p?rte-avions", [Mend.TRUNCATION]),
    ("=élect*", "=élect*", [Mend.TRUNCATION]),
    ("été~", "été", [Mend.FUZZY_SHORT]),
    ("Netanyahou~5", "Netanyahou~2", [Mend.FUZZY_EDITS]),
    ("Netanyahou~0", "Netanyahou", [Mend.SUFFIX]),
    ("gaz*~", "gaz…", [Mend.SUFFIX]),
    ('"gaza"~5', "«gaza»", [Mend.SUFFIX]),
    ("(a b)~5", "(a b)", [Mend.SUFFIX]),
    ("a ~ b", "(a b)", [Mend.SUFFIX]),
    ("a ^3", "a", [Mend.SUFFIX]),
    ("mot^", "mot", [Mend.BOOST]),
    ("mot^0", "mot", [Mend.BOOST]),
    ("mot^20", "mot", [Mend.BOOST]),
    ("mot^2^3", "mot^2", [Mend.SUFFIX]),
    ("a PRÈS/99 b", "(30<> a b)", [Mend.GAP]),
    ("a PUIS/0 b", "(1> a b)", [Mend.GAP]),
    ('"a b"~99', "(30<> «a» «b»)", [Mend.GAP]),
    ('"jamais fermé', "«jamais fermé»", [Mend.UNCLOSED_QUOTE]),
    ('a "', "(a «»)", [Mend.UNCLOSED_QUOTE]),
    ('="été', "=été", [Mend.UNCLOSED_QUOTE]),
    ("(a OU b", "(| a b)", [Mend.UNCLOSED_BRACKET]),
    ("(a (b", "(a b)", [Mend.UNCLOSED_BRACKET, Mend.UNCLOSED_BRACKET]),
    ("a) b", "(a b)", [Mend.STRAY]),
    ("a » b", "(a b)", [Mend.STRAY]),
    ("()", "∅", [Mend.EMPTY_BRACKETS]),
    ("(()) a", "a", [Mend.EMPTY_BRACKETS, Mend.EMPTY_BRACKETS]),
    ("a ET ()", "(a ET)", [Mend.EMPTY_BRACKETS]),
    ("a ((( ] ~ ^", "(a ])", [Mend.UNCLOSED_BRACKET] * 3 + [Mend.SUFFIX] * 2),
    ("date:2021..2019", "[20190000-20219999]", [Mend.SWAPPED]),
    ("date:hier", "date:hier", [Mend.DATE]),
    ("date:2023-13", "date:2023-13", [Mend.DATE]),
    ("depuis:2019..2020", "date:2019..2020", [Mend.DATE]),
    ("LA FRANCE ET LA BELGIQUE", "(LA FRANCE ET LA BELGIQUE)", [Mend.CAPITALS]),
    ("10 OU 20 OU 30 OU 40", "(| 10 20 30 40)", []),
    ("قطار OU مصنع OU نهر OU بحر", "(| قطار مصنع نهر بحر)", []),
    ("TRÊVE À GAZA SAUF RAFAH, NON ?", "(TRÊVE À GAZA SAUF RAFAH, NON)", [Mend.CAPITALS, Mend.CAPITALS]),
    ("GAZA PRÈS/5 TRÊVE LA UNE", "(& (5<> GAZA TRÊVE) LA UNE)", []),
    ("GAZA ET TRÊVE", "(& GAZA TRÊVE)", []),
]  # fmt: skip


@pytest.mark.parametrize(("written", "expected"), CASES)
def test_a_sound_text_has_its_tree_and_no_note(written: str, expected: str) -> None:
    parsed = parse(written)
    assert tree(parsed.tree) == expected
    assert parsed.notes == ()


@pytest.mark.parametrize(("written", "expected", "expected_mends"), MENDED)
def test_what_is_mended_is_told(written: str, expected: str, expected_mends: list[Mend]) -> None:
    parsed = parse(written)
    assert tree(parsed.tree) == expected
    assert mended(parsed.notes) == expected_mends


def test_the_tables_are_long_enough() -> None:
    assert len({written for written, *_ in [*CASES, *MENDED]}) >= 120


def test_places_point_into_the_text() -> None:
    text = 'gaza ET titre:"la trêve" -mot^2'
    parsed = parse(text)
    assert parsed.tree
    assert [text[part.start : part.end] for part in parsed.tree.parts] == ["gaza", 'titre:"la trêve"', "-mot^2"]


def test_a_long_text_is_cut_at_a_word() -> None:
    parsed = parse("manifestation " * 1_000)
    cut = MOST_SIGNS // len("manifestation ") * len("manifestation ") - 1
    assert [note.start for note in parsed.notes] == [MOST_CLAUSES * len("manifestation "), cut]
    assert tree(parsed.tree) == f"({' '.join(['manifestation'] * MOST_CLAUSES)})"


def test_brackets_beyond_measure_vanish() -> None:
    parsed = parse("(a OU " * 40 + "b" + ")" * 40)
    assert tree(parsed.tree).count("(") == MOST_NESTED
    assert [note.start for note in parsed.notes] == [6 * MOST_NESTED]
    assert parse("(" * MOST_NESTED + "a" + ")" * MOST_NESTED).notes == ()
