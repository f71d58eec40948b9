"""What is said to a reader whose question was mended? One table of sentences."""

from __future__ import annotations

from enum import Enum

from search.page import Note

MOST_QUOTED = 40
"""How many characters of the query a sentence repeats."""


class Mend(Enum):
    """A mending, and the sentence that tells it; ``{said}`` stands for the words in question."""

    TOO_LONG = "Question trop longue\u202f: seuls ses {most} premiers caractères sont lus."
    TOO_MANY = "Question trop longue\u202f: seuls ses {most} premiers mots ou expressions sont cherchés."
    TOO_NESTED = "Trop de parenthèses emboîtées\u202f: au-delà de {most}, elles sont ignorées."
    UNCLOSED_QUOTE = "Guillemet jamais refermé\u202f: la citation va jusqu’à la fin."
    UNCLOSED_BRACKET = "Parenthèse jamais refermée\u202f: elle l’est à la fin."
    STRAY = "{said} ne ferme rien\u202f: signe ignoré."
    EMPTY_BRACKETS = "Parenthèses vides ignorées."
    CAPITALS = "Tout est en majuscules\u202f: {said} est lu comme un mot, non comme un opérateur."
    SUFFIX = "{said} est ignoré à cette place."
    BOOST = "{said} est ignoré\u202f: un poids va de 0 à 10."
    FUZZY_SHORT = "{said} est ignoré\u202f: il faut au moins quatre lettres pour chercher à une lettre près."
    FUZZY_EDITS = "{said} est ramené à deux lettres d’écart."
    GAP = "{said}\u202f: l’écart va de 1 à {most}, {gap} est retenu."
    GAP_WIDENED = "Tant de mots ne tiennent pas si près\u202f: un écart de {gap} est retenu."
    TRUNCATION = "{said}\u202f: * et ? ignorés, ils valent dans un dernier mot, après deux lettres au moins."
    DATE = "{said} n’est pas une date\u202f: écrire 2023, 2023-11, 2023-11-07 ou 2019..2021."
    SWAPPED = "Intervalle remis dans l’ordre\u202f: {said}."
    NO_TERMS = "{said} ne contient rien qui se cherche\u202f: ignoré."
    NOTHING = "La question ne contient aucun mot à chercher."
    NEGATIVE = "Rien que des exclusions\u202f: tout le reste répond."
    ACCENTS = "Les accents de {said} sont vérifiés dans l’article entier, non à l’endroit trouvé."
    CUT = "{said} recouvre {count} formes\u202f: seules les {most} plus fréquentes sont cherchées."
    UNKNOWN = "Aucun mot du fonds ne répond à {said}."
    NO_FORMS = "Toutes les formes de {said} sont écartées\u202f: ce mot ne trouve rien."
    WITHOUT = "{said} est cherché sans {forms}."
    NAMES = "Les accents de {said} ne sont pas vérifiés dans un nom."
    VALUE = "{said}\u202f: ce champ ne se cherche que par valeur entière."
    NEAR_AND = "{said}\u202f: la proximité ne vaut qu’entre mots, citations et groupes de OU\u202f; lu comme ET."
    NEAR_PAIRS = "{said}\u202f: trop de mots pour un tel écart, vérifié seulement entre mots voisins."
    NEAR_MANY = "{said}\u202f: trop de combinaisons, la proximité n’est pas vérifiée."

    def at(self, start: int, end: int, said: str = "", **values: int | str) -> Note:
        """Tell it of a place in the query."""
        return Note(self.value.format(said=quoted(said), **values), start, end)


def quoted(said: str) -> str:
    """Put words between French quotation marks, long ones cut short."""
    clean = " ".join(said.split())
    return f"«\u00a0{clean if len(clean) <= MOST_QUOTED else clean[:MOST_QUOTED] + '…'}\u00a0»"
