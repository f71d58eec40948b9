"""How often is a misspelled word put right? Words of the corpus, each with one letter gone wrong at random."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from time import thread_time

from search.analysis import tokens
from search.article import Article
from search.lexicon import Lexicon, corrections, meant

LETTERS = "abcdefghijklmnopqrstuvwxyzàâçéèêëîïôùû"
LEAST = 4
"""Letters of the words drawn: of « de » with a letter gone wrong nobody could say what was meant."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """Of ``words`` misspelled: right word first, among three; seconds of processor; of right ones, those doubted."""

    words: int
    first: int
    three: int
    seconds: tuple[float, ...]
    doubted: int


def drawn(articles: Sequence[Article], count: int, seed: int = 7) -> list[str]:
    """Draw words from the running text of articles: frequent ones as often as they come."""
    dice = random.Random(seed)
    words: list[str] = []
    while len(words) < count:
        text = dice.choice(articles).text
        found = [token for token in tokens(text) if len(token.form) >= LEAST and token.form.isalpha()]
        words += [text[token.start : token.end] for token in dice.sample(found, min(1, len(found)))]
    return words


def misspelled(words: Sequence[str], seed: int = 11) -> Iterator[tuple[str, str]]:
    """Give each word with one letter put in, left out, changed or swapped with its neighbour.

    Where that gives a spelling of the same form (a lost accent), the dice are thrown again.
    """
    dice = random.Random(seed)
    for word in words:
        wrong = word
        while _form(wrong) == _form(word):
            wrong = _slip(word, dice)
        yield wrong, word


def _slip(word: str, dice: random.Random) -> str:
    at = dice.randrange(len(word))
    match dice.choice(("insert", "delete", "substitute", "swap")):
        case "insert":
            at = dice.randrange(len(word) + 1)
            return word[:at] + dice.choice(LETTERS) + word[at:]
        case "delete":
            return word[:at] + word[at + 1 :]
        case "substitute":
            return word[:at] + dice.choice(LETTERS) + word[at + 1 :]
        case _:
            at = dice.randrange(len(word) - 1)
            return word[:at] + word[at + 1] + word[at] + word[at + 2 :]


def _form(word: str) -> str:
    return "".join(token.form for token in tokens(word))


def measure(lexicon: Lexicon, articles: Sequence[Article], count: int) -> Outcome:
    """Put ``count`` misspelled words right."""
    words = drawn(articles, count)
    first = three = 0
    seconds = []
    for wrong, right in misspelled(words):
        begun = thread_time()
        found = [each.forms for each in corrections(lexicon, _form(wrong))]
        seconds.append(thread_time() - begun)
        first += found[:1] == [(_form(right),)]
        three += (_form(right),) in found
    return Outcome(count, first, three, tuple(seconds), sum(bool(meant(lexicon, _form(word))) for word in words))
