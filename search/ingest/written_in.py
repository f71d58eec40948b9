"""In which language is this text written?

By its commonest words: each language of the press of France and around it has
a few dozen that no other has, and every second word of a text is a common one.
No model to load, and a few microseconds where a text is plainly French.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping

SHORTEST = 60
"""A text of fewer signs is not asked: a heading may be in any language."""

GLANCES, SEEN = (250, 800), 1000
"""How many signs of the beginning are looked at: first whether they are plainly French, then for any language."""

_SURE_ENOUGH = 3
"""So many different words that only French has, and no other language is tried."""

_LEAST, _AHEAD = 0.06, 1.25
"""The share of a language's common words that is asked of a text, and how far it must be before the next one."""

_WORDS: Mapping[str, frozenset[str]] = {
    code: frozenset(words.split())
    for code, words in {
        "fr": (
            "de la le les des du et en un une est dans que qui pour par sur pas au aux plus ne il elle ils ce "
            "cette ces son sa ses leur avec ont été être sont nous vous mais ou où a à se on je comme tout fait "
            "même deux après sans dont très était aussi entre depuis peut votre vos leurs selon afin avant contre "
            "lors ainsi lorsque d'un d'une qu'il c'est n'est doit s'est"
        ),
        "en": (
            "the of and to in is that for it was on with as be by at this from have are or an not which but his "
            "had has were been their its will would can you we they he she who what when there more no if out so "
            "about said your all may do my should must could than into only other after also over"
        ),
        "de": (
            "der die das und ist in den von zu mit sich des auf für nicht ein eine als auch es an werden aus er "
            "hat dass sie nach wird bei einer um am sind noch wie einem über einen so zum war haben nur oder aber "
            "vor zur bis mehr durch man sein wurde sei kann gegen vom wenn ihre ich wir ihr dem werde diese "
            "dieser wurden können muss soll"
        ),
        "es": (
            "de la que el en y a los del se las por un para con no una su al lo como más pero sus le ya o fue "
            "este ha sí porque esta entre cuando muy sin sobre también me hasta hay donde han quien están desde "
            "nos durante estados todos uno les ni contra otros ese eso ante ellos es son está ser puede según "
            "años"
        ),
        "it": (
            "di e che la il un a per è in una sono con non del si da come le dei nel alla più al anche lo gli ha "
            "delle della i dal ma se questo questa nella degli su dalla tra essere hanno stato dello sul suo sua "
            "ai alle era loro ed o può deve quando dopo solo dell nell all già"
        ),
        "pt": (
            "de a o que e do da em um para é com não uma os no se na por mais as dos como mas foi ao ele das tem "
            "à seu sua ou ser quando muito há nos já está eu também só pelo pela até isso ela entre era depois "
            "sem mesmo aos ter seus quem nas me esse eles estão você essa num nem suas pode são deve"
        ),
        "ca": (
            "de la el i que a en els les per un una amb és del no es al dels s'ha com més o va però aquest "
            "aquesta són ha seva seu també ser hi pel entre sobre fins quan sense han està d'un d'una l'any tot "
            "sota pot ja molt on perquè cal fer si ho"
        ),
        "oc": (
            "de la lo los las e que es un una dels per en a amb dins del als se sus al o non pas son mai aquesta "
            "aqueste aquel mas tanben èra qu'es sens entre quand d'un d'una foguèt cal pòt totes tot sòu fòrça "
            "ont aver èsser nòstre perque dempuèi lor ne pels an per'n dintz"
        ),
        "nl": (
            "de van het een en in is dat op te zijn met voor niet aan er om ook als dan maar bij nog uit worden "
            "door over hij naar heeft hun meer wordt kan werd ze tot deze geen of die zich was haar had moet al "
            "onder hebben wat zal kunnen tegen moeten u uw ik we je"
        ),
        "br": (
            "ar an ha da eus e en er gant d'ar hag war evit a o ma n'eo eo zo ne ket bet pe deus ouzh dre etre "
            "d'an oa un ur ul he all tud hor ober bezañ eget met ez ivez holl kalz rak emañ n'eus anezho dezhañ "
            "gall"
        ),
        "eu": (
            "eta da ez du bat dira dute izan den zen egin behar ere baina edo dela gabe duen diren hau horrek "
            "zuen hori bere arte dago bezala beste dituen ditu zuten nahi zaio dagoen egiten batean"
        ),
        "co": (
            "di u a è in l' da per chì ch'ellu hè cù una sò ind'è trà nant'à più ma ancu quellu quessa cume aghju "
            "ùn s'hè fattu duie sempre avà cusì"
        ),
        "gl": (
            "de a o que e do da en un para é con non unha os no se na por máis as dos como mais foi ao ten seu "
            "súa ou ser cando moi hai nos xa está eu tamén só polo pola ata isto entre era sen aos son pode ó "
            "este esta unhas"
        ),
        "pl": (
            "w i na z do nie się to jest że o jak po ale od za przez co dla tym ten są jego przy być może tego "
            "oraz roku jako tak już które który która został"
        ),
        "ro": (
            "de și în a la cu pe un o nu este că din care pentru sau mai se au fost ce ca fi prin după sunt lui "
            "ale până dar această acest poate trebuie fără dacă"
        ),
        "tr": (
            "ve bir bu için ile da de olarak daha çok olan gibi kadar sonra en ne var değil ise göre tarafından "
            "veya ancak her oldu dedi yeni"
        ),
        "sv": (
            "och att det som en på är av för med den till inte om har de ett var jag men sig från vi så kan när "
            "nu över vid eller efter ut också under hade än sedan ska skulle detta alla denna"
        ),
        "da": (
            "og at det som en på er af for med den til ikke om har de et var jeg men sig fra vi så kan når nu "
            "over ved eller efter ud også under havde end skal blev være dette alle denne"
        ),
    }.items()
}
_SHARED = Counter(word for words in _WORDS.values() for word in words)
_WEIGHTS = {word: 1 / languages for word, languages in _SHARED.items()}
"""A word that several languages have says as much less of each."""
_SURE = frozenset(
    (
        *("du", "et", "est", "une", "pour", "dans", "qui", "sur", "au", "aux", "avec", "ce", "cette", "ces", "ont"),
        *("été", "ses", "leur", "sont", "nous"),
    )
)
"""Words that none of the other languages has."""

_SCRIPTS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (code, re.compile(f"[{signs}]"))
    for code, signs in (
        ("ja", "\u3040-\u30ff"),
        ("ko", "\uac00-\ud7af"),
        ("zh", "\u4e00-\u9fff"),
        ("uk", "іїєґ"),
        ("ru", "а-яА-Я"),
        ("el", "α-ωΑ-Ω"),
        ("fa", "پچژگ"),
        ("ar", "\u0600-\u06ff"),
        ("he", "\u05d0-\u05ea"),
        ("hy", "\u0530-\u058f"),
    )
)
_APART = str.maketrans(dict.fromkeys("’ʼ", "'") | dict.fromkeys('.,;:!?«»“”"()[]…–—', " "))


def written_in(text: str) -> str:
    """Give the code of the language of a text, or nothing where it is short or no language stands out.

    >>> written_in("La crue a surpris les habitants de la ville, et les quais sont fermés jusqu’à jeudi.")
    'fr'
    """
    if len(text) < SHORTEST:
        return ""
    for glance in GLANCES:
        if len(_SURE.intersection(text[:glance].split())) >= _SURE_ENOUGH:
            return "fr"
    return _best(text[:SEEN].lower().translate(_APART).split()) or _script(text[:SEEN])


def _best(words: list[str]) -> str:
    counts = Counter(words)
    shares = {
        code: sum(counts[word] * _WEIGHTS[word] for word in counts.keys() & known) / max(len(words), 1)
        for code, known in _WORDS.items()
    }
    (best, share), (_, next_share) = Counter(shares).most_common(2)
    return best if share >= _LEAST and share >= _AHEAD * next_share else ""


def _script(text: str) -> str:
    letters = sum(map(str.isalpha, text))
    return next((code for code, script in _SCRIPTS if len(script.findall(text)) > 0.1 * letters), "") if letters else ""
