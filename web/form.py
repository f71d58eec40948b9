"""What does the form say, for those who write no operators? The same query, both ways.

``written`` boxes become a text of the query language by :func:`query`; :func:`read`
fills the boxes from a text, where they can say it. Whatever is pasted in a box is
only words: what the language would take for an operator is put in quotation marks.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, fields, replace
from unicodedata import normalize

from search import FIELDS, Question
from web.urls import Argument

PLACES: dict[str, str] = {"": "tout l’article"} | {
    field.aliases[0]: field.help for field in FIELDS if field.kind in ("text", "name") and field.name != "text"
}
"""Where the words may be sought: the field as the language writes it, and what it means."""

BOXES: tuple[tuple[str, str, str], ...] = (
    ("tous", "Tous ces mots", "sous toutes leurs formes"),
    ("phrase", "Cette expression", "ces mots dans cet ordre"),
    ("un", "L’un de ces mots", "un seul suffit"),
    ("sans", "Aucun de ces mots", "les articles qui en ont un sont écartés"),
)
"""The boxes: the name that an address gives them, their label, what they mean."""

OPERATORS = frozenset({"ET", "OU", "SAUF", "NON", "AND", "OR", "NOT", "PRÈS", "PRES", "PUIS", "NEAR", "BEFORE"})
_SHOUTED = 5  # words all in capitals: the language takes the operators of a headline for words

_NUMBER = r"\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?!\w)"
_PLAIN = re.compile(rf"[^\W_]+(?:['’‑-][^\W_]+)*|{_NUMBER}")
_WORD = re.compile(rf"(?<!\w){_NUMBER}|\S+")
_NOISE = re.compile(r"[\"«»“”„*?\0]")
_MARK = re.compile(rf"\"[^\"]*\"|[()]|(?<!\w){_NUMBER}|[^\s\"()]+")
_IN_FIELD = re.compile(r"(\w+):(?:\((.*)\)|(\"[^\"]*\"|[^\s\"()]+))", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Written:
    """The boxes of the form, by the names that an address gives them."""

    tous: str = ""
    phrase: str = ""
    un: str = ""
    sans: str = ""
    champ: str = ""


def written(arguments: Iterable[Argument]) -> Written | None:
    """Read the boxes from an address; nothing where the form has not been sent."""
    names = {field.name for field in fields(Written)}
    said = {name: value for name, value in arguments if name in names}
    if not said:
        return None
    boxes = Written(**said)
    return boxes if boxes.champ in PLACES else replace(boxes, champ="")


def asking(boxes: Written, question: Question) -> Question:
    """Ask what the boxes say, narrowed as the question was; all the words means all, however many they are."""
    every = len(_terms(boxes.tous)) + bool(boxes.phrase) + bool(boxes.un) > 1
    return replace(question, text=query(boxes), match="all" if every else "auto", without_forms=(), page=1)


def query(boxes: Written) -> str:
    """Write in the query language what the boxes say."""
    text = _joined(boxes)
    if len(text.split()) >= _SHOUTED and not any(sign.islower() for sign in text):
        lower = Written(boxes.tous.lower(), boxes.phrase.lower(), boxes.un.lower(), boxes.sans.lower(), boxes.champ)
        return _joined(lower)
    return text


def read(text: str) -> Written | None:
    """Fill the boxes from a text of the query language; nothing where they cannot say it."""
    text = normalize("NFC", text).strip()
    place = _IN_FIELD.fullmatch(text)
    if place and place[1] not in PLACES:
        return None
    inside = (place[2] or place[3]) if place else text
    marks = _MARK.findall(inside)
    if "".join(marks) != "".join(inside.split()).replace("\u00a0", "") and _MARK.sub("", inside).strip():
        return None
    boxes = _read(marks)
    return replace(boxes, champ=place[1]) if boxes and place else boxes


def _joined(boxes: Written) -> str:
    every, one, none = _terms(boxes.tous), _terms(boxes.un), _terms(boxes.sans)
    if len(one) == 1:
        every += one
    if phrase := _clean(boxes.phrase):
        every.append(f'"{phrase}"')
    if len(one) > 1:
        choice = " OU ".join(one)
        every.append(f"({choice})" if every or none else choice)
    text = " ".join((*every, *(f"SAUF {term}" for term in none)))
    if not text or not boxes.champ:
        return text
    single = len(every) == 1 and not none and len(one) < 2
    return f"{boxes.champ}:{text}" if single else f"{boxes.champ}:({text})"


def _terms(text: str) -> list[str]:
    """Cut a box into words, each written so that it is only a word."""
    return [_term(word) for word in _WORD.findall(_clean(text)) if any(sign.isalnum() for sign in word)]


def _term(word: str) -> str:
    return word if _PLAIN.fullmatch(word) and word not in OPERATORS else f'"{word}"'


def _clean(text: str) -> str:
    """Take out what would end a quotation or truncate a word; nothing is left of what holds no letter."""
    cleaned = " ".join(_NOISE.sub(" ", normalize("NFC", text)).split(" "))
    cleaned = re.sub(r"\s+", " ", cleaned).strip()
    return cleaned if any(sign.isalnum() for sign in cleaned) else ""


def _read(marks: list[str]) -> Written | None:
    if "OU" in marks and "(" not in marks:
        one = _choice(marks)
        return Written(un=one) if one else None
    said: dict[str, list[str]] = {"tous": [], "phrase": [], "un": [], "sans": []}
    rest = list(marks)
    while rest:
        box, words = _clause(rest)
        if not words or (box in ("phrase", "un") and said[box]):
            return None
        said[box].append(words)
        if rest[:1] == ["ET"] and rest[1:2] not in ([], ["SAUF"]):
            rest.pop(0)
    return Written(**{box: " ".join(words) for box, words in said.items()})


def _clause(rest: list[str]) -> tuple[str, str]:
    """Take one clause off the marks: its box and its words; no words where no box can say it."""
    mark = rest.pop(0)
    if mark == "(":
        if ")" not in rest:
            return "un", ""
        end = rest.index(")")
        inside = rest[:end]
        del rest[: end + 1]
        return "un", _choice(inside)
    if mark == "SAUF" and rest:
        return "sans", _word(rest.pop(0))
    if mark.startswith("-"):
        return "sans", _word(mark[1:])
    word = _word(mark)
    if not word and mark.startswith('"'):
        return "phrase", mark[1:-1] if _clean(mark) == mark[1:-1] else ""
    return "tous", word


def _choice(marks: list[str]) -> str:
    """Read ``a OU b OU c``."""
    words = [_word(mark) for mark in marks[::2]]
    sound = len(marks) % 2 and all(words) and all(mark == "OU" for mark in marks[1::2])
    return " ".join(words) if sound else ""


def _word(mark: str) -> str:
    """Give the word that a mark says, as a box would hold it; nothing where it says something else."""
    word = mark[1:-1] if mark.startswith('"') else mark
    return word if word and _terms(word) == [mark] else ""
