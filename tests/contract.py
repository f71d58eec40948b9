"""Which spellings find which? The whole contract, as data for every test that runs it through a path.

Each row: the text of an article, a query in the query language, whether it
finds the article, and the words marked as the article spells them (None where
the row does not say). The rows stand in sections, by the reason that they
share.
"""

from __future__ import annotations

from itertools import product
from typing import NamedTuple


class Row(NamedTuple):
    text: str
    query: str
    found: bool
    marked: tuple[str, ...] | None = None


def each_finds_each(*words: str) -> tuple[Row, ...]:
    """Every word as a query finds every word as an article, which is marked as it stands there."""
    return tuple(Row(f"Ici {text} là.", query, True, (text,)) for text, query in product(words, repeat=2))


def each_reaches_each(*words: str) -> tuple[Row, ...]:
    """The same, where more or less than what is written is marked."""
    return tuple(Row(f"Ici {text} là.", query, True) for text, query in product(words, repeat=2))


def none_finds(queries: tuple[str, ...], *words: str) -> tuple[Row, ...]:
    return tuple(Row(f"Ici {text} là.", query, False) for text, query in product(words, queries))


def apart(*words: str) -> tuple[Row, ...]:
    """No word of these finds another."""
    return tuple(
        Row(f"Ici {text} là.", query, text == query, (text,) if text == query else None)
        for text, query in product(words, repeat=2)
    )


def elided(word: str, *texts: str) -> tuple[Row, ...]:
    """Each text finds and is found by the word, and the word alone is marked, without its article."""
    return tuple(
        row
        for text in texts
        for row in (Row(f"Ici {text} là.", word, True, (word,)), Row(f"Ici {word} là.", text, True, (word,)))
    )


ACCENTS = (
    *each_finds_each("élève", "eleve", "ÉLÈVE", "Élève", "e\u0301le\u0300ve"),
    *each_finds_each("Noël", "Noel", "NOËL"),
    *each_finds_each("Haïti", "Haiti"),
    *each_finds_each("maïs", "mais"),
    *each_finds_each("été", "ete"),
    *each_finds_each("thé", "the"),
    *each_finds_each("cœur", "coeur", "CŒUR"),
    *each_finds_each("œuvre", "oeuvre"),
    *each_reaches_each("ex æquo", "ex aequo"),
    *each_finds_each("Citroën", "Citroen"),
    *each_finds_each("français", "francais"),
    *each_finds_each("Curaçao", "Curacao"),
    *each_finds_each("Çà", "ca"),
    *each_finds_each("Łódź", "Lodz"),
    *each_finds_each("Erdoğan", "Erdogan"),
    *each_finds_each("Şırnak", "Sirnak"),
    *each_finds_each("événement", "évènement", "evenement"),
    *each_finds_each("ﬁnance", "finance"),
    *each_finds_each("ﬂeuve", "fleuve"),
)

EXACT = (
    *(Row(f"Ici {text} là.", "=été", True, (text,)) for text in ("été", "Été", "ÉTÉ", "e\u0301te\u0301")),
    *none_finds(("=été", "=Été"), "ete", "étés"),
    *(Row(f"Ici {text} là.", "=ETE", True, (text,)) for text in ("ete", "Ete")),
    *none_finds(("=ETE", "=ete"), "été", "ÉTÉ"),
    Row("Un été, puis un ete.", "=ete", True, ("ete",)),
    Row("Un été, puis un ete.", "=été", True, ("été",)),
    Row("Le St-Nicolas.", "=st", True, ("St",)),
    Row("Le Saint-Nicolas.", "=st", False),
    Row("Le St-Nicolas.", "=saint", False),
)

APOSTROPHES = (
    *elided("avocat", "l'avocat", "l’avocat", "d’avocat", "l‘avocat", "l‛avocat", "lʼavocat"),
    *elided("Avocat", "L’Avocat"),
    *each_reaches_each("avocat", "l'avocat", "l’avocat", "L’Avocat", "d’avocat"),
    *elided("Irak", "l’Irak", "d'Irak", "qu'Irak", "d'« Irak »", 'qu’"Irak"'),
    *elided("il", "qu'il", "lorsqu’il", "puisqu'il", "jusqu’il", "quoiqu'il"),
    *elided("où", "jusqu’où"),
    *elided("OÙ", "JUSQU'OÙ"),
    *each_finds_each("aujourd'hui", "aujourd’hui", "AUJOURD'HUI"),
    *none_finds(("hui", "aujourd"), "aujourd'hui", "aujourd’hui"),
    *each_finds_each("prud'hommes", "prud’hommes", "Prud'homme"),
    *none_finds(("hommes", "homme", "prud"), "prud'hommes", "Prud’homme"),
    *each_finds_each("presqu'île", "presqu’ile"),
    *none_finds(("île", "presqu"), "presqu'île", "presqu’ile"),
    *each_finds_each("quelqu'un", "quelqu’un"),
    *none_finds(("un",), "quelqu'un", "quelqu’un"),
    *each_reaches_each("O'Brien", "O’Brien"),
    Row("Ici O’Brien là.", "Brien", True, ("Brien",)),
    *each_reaches_each("N'Djamena", "N’Djaména"),
    *each_reaches_each("M’Bala", "M'Bala"),
    *each_reaches_each("Côte-d'Ivoire", "cote d'ivoire", "Côte d’Ivoire"),
    *elided("Opoponax", "L'Opoponax"),
    *none_finds(("lopoponax",), "Opoponax", "L'Opoponax"),
    *elided("Estaing", "d'Estaing"),
    Row("Ici Giscard d’Estaing là.", "Estaing", True, ("Estaing",)),
    Row("Ici Giscard d’Estaing là.", "d'Estaing", True, ("Estaing",)),
    *elided("11", "l'11", "d’11"),
)

HYPHENS = (
    *each_reaches_each("porte-avions", "porte avions", "porte‑avions"),
    Row("La porte du hangar, les avions dehors.", "porte-avions", False),
    Row("La porte du hangar, les avions dehors.", "porte‑avions", False),
    *each_reaches_each("Saint-Étienne", "St-Etienne", "Saint Étienne"),
    *each_reaches_each("Ste-Anne", "Sainte-Anne"),
    *each_reaches_each("vingt-trois", "vingt trois"),
    *each_reaches_each("al-Walaï", "al-Walai", "Al Walaï", "AL-WALAI"),
    *each_reaches_each("covid-19", "Covid 19", "COVID19"),
    *each_reaches_each("G20", "G-20", "G 20"),
    *each_reaches_each("19h30", "19 h 30"),
    Row("La coopé\u00adration régionale.", "coopération", True, ("coopé\u00adration",)),
    Row("La coopé\u00ad\nration régionale.", "coopération", True, ("coopé\u00ad\nration",)),
    Row("La coopération régionale.", "coopé\u00adration", True, ("coopération",)),
    Row("La coopé\u200bration régionale.", "coopération", True, ("coopé\u200bration",)),
    *each_reaches_each("étudiant·e·s", "étudiant.e.s", "étudiant(e)s", "étudiants"),
    *(
        Row(f"Les {text} là.", "étudiant", True, ("étudiant",))
        for text in ("étudiant·e·s", "étudiant.e.s", "étudiant(e)s")
    ),
)

NUMBERS = (
    *each_finds_each("ONU", "O.N.U", "Onu"),
    Row("À l'O.N.U. hier.", "ONU", True, ("O.N.U",)),
    Row("À l’ONU hier.", "l'O.N.U.", True, ("ONU",)),
    *each_reaches_each("SNCF", "S.N.C.F."),
    *each_finds_each("10 000", "10\u00a0000", "10\u202f000", "10.000", "10000"),
    *none_finds(("10", "000"), "10 000", "10\u00a0000", "10\u202f000", "10.000", "10000"),
    *each_reaches_each("1er", "1ᵉʳ"),
    *each_finds_each("XIXe", "XIXᵉ"),
    *each_reaches_each("n° 12", "n°12", "nº 12"),
    *each_reaches_each("m²", "m2"),
    *each_reaches_each("CO₂", "CO2"),
    *none_finds(("12",), "½", "1½"),
    *each_reaches_each("3,5", "3.5"),
    *(Row(f"Ici {text} là.", "3", True, ("3",)) for text in ("3,5", "3.5")),
    *none_finds(("35",), "3,5", "3.5"),
    Row("Ils étaient en 2015 200 personnes.", "2015", True, ("2015",)),
    Row("Ils étaient en 2015 200 personnes.", "200", True, ("200",)),
    Row("Ils étaient en 2015 200 personnes.", "2015200", False),
    Row("Lot 10\n000 pièces.", "10000", False),
)

INFLECTION = (
    *each_finds_each("élection", "élections"),
    *each_finds_each("général", "générale", "généraux", "générales"),
    *each_finds_each("chien", "chienne", "chiens"),
    *each_finds_each("ancien", "anciennes"),
    *each_finds_each("acteur", "actrice", "acteurs"),
    *each_finds_each("manifestant", "manifestante", "manifestants"),
    *each_finds_each("soignant", "soignants"),
    *each_finds_each("journal", "journaux"),
    *each_finds_each("cheval", "chevaux"),
    *each_finds_each("travail", "travaux"),
    *each_finds_each("égal", "égaux"),
    *each_finds_each("œil", "yeux"),
    *each_finds_each("manifester", "manifestent", "manifesté", "manifestait"),
    *apart("poisson", "poison"),
    *apart("désert", "dessert"),
    *apart("russe", "ruse"),
    *apart("base", "basse"),
    *apart("hôte", "hotte"),
    *apart("file", "fille"),
    *apart("César", "cessa"),
    *apart("coussin", "cousin"),
    *apart("Paris", "pari"),
    *apart("cours", "cour"),
    *apart("mois", "moi"),
    *apart("mars", "mar"),
    *apart("CNRS", "CNR"),
    *apart("entrée", "entre"),
    *apart("année", "Anne"),
    *apart("armée", "arme"),
    *apart("journal", "journaliste"),
    *apart("commune", "communiqué"),
    *apart("départ", "département"),
    *apart("partie", "partir"),
    *apart("environ", "environnement"),
    *apart("2000", "200"),
)

QUERIES = (
    Row("Être ou ne pas être, voilà la question.", '"être ou ne pas être"', True),
    Row("Être, ou pas ne être.", '"être ou ne pas être"', False),
    Row("Un sujet à la une du jour.", '"à la une"', True),
    Row("La une à lire.", '"à la une"', False),
    Row("Le Un paraît le mercredi.", '"Le Un"', True),
    Row("L'un et le premier.", '"Le Un"', False),
    Row("Il est parti.", "est", True, ("est",)),
    Row("Lu dans l'Est Républicain.", "Est Républicain", True),
    Row("Tout l'été.", "été", True, ("été",)),
    Row("Il y a du monde.", "a", True, ("a",)),
    Row("De l'or pur.", "or", True, ("or",)),
    Row("Fromage ou dessert.", "ou", True, ("ou",)),
    Row("Elle a la médaille d'or du relais.", "médaille d'or", True, ("médaille", "or")),
    Row("Ni l'un ni l'autre ou presque.", "l'un ou l'autre", True),
    *(Row(f"Ici {word} là.", "gaz*", True, (word,)) for word in ("gaz", "gaza", "gazette", "Gazprom")),
    Row("Ici Agazzi là.", "gaz*", False),
    Row("La cessation des opérations.", '"cessation des opérations"', True),
    Row("La cessation de l'opération.", '"cessation des opérations"', False),
    Row("Lu hier dans l’Équipe.", "l'Équipe", True, ("Équipe",)),
    Row("L’été sera chaud.", "texte:l’été", True),
    Row("Voir https://exemple.fr/a?b=c ici.", "https://exemple.fr/a?b=c", True),
    Row("Il code en C++ chez AT&T.", "C++", True),
    Row("Il code en C++ chez AT&T.", "AT&T", True),
    Row("Le mot #MeToo et @compte.", "#MeToo", True),
    Row("Le mot #MeToo et @compte.", "@compte", True),
    Row("Une hausse de 50 % hier.", "50 %", True),
    Row("Le rapport a:b:c du jour.", "a:b:c", True),
)

SECTIONS: tuple[tuple[str, tuple[Row, ...]], ...] = (
    ("Accents, capitales, ligatures", ACCENTS),
    ("Graphie exacte", EXACT),
    ("Apostrophes et élision", APOSTROPHES),
    ("Traits d’union, lettres et chiffres", HYPHENS),
    ("Sigles et nombres", NUMBERS),
    ("Flexions", INFLECTION),
    ("Questions", QUERIES),
)

ROWS: tuple[Row, ...] = tuple(row for _, rows in SECTIONS for row in rows)
