"""How may what a reader types go on? With words of the corpus, titles, newspapers, authors."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from itertools import islice

from search.analysis import SMALL, joined_forms, tokens
from search.errors import BadRequest
from search.fields import BY_ALIAS
from search.lexicon import KINDS, Headings, Lexicon
from search.lexicon.headings import Kind
from search.page import Suggestion

MOST = 100
_SHARES: dict[Kind, int] = {"title": 30, "source": 10, "author": 20}
"""Hundredths of the suggestions that each kind may have where there are words enough for the others."""
_SHORT = 2
"""Letters of a beginning whose words are kept: there are few such beginnings, and many words for each."""

_MOST_FOLLOWING = 60
"""Words, the most frequent that begin so, of which it is asked how often they follow another."""
_MOST_READ = 10_000
"""Articles that may be gone through to know it: about two milliseconds."""

_OPERATORS = re.compile(r'[:"«»“”()*?~^=]')
_NAMED = re.compile(r"(?:^|[\s(])-?(\w+):[\"«“]?\s*([^\s:\"«»“”()][^:\"«»“”()]*)?$")


class Completion:
    """Completes from the words, titles and names of one generation; safe for several threads."""

    def __init__(self, lexicon: Lexicon, headings: Headings, holding: Callable[[tuple[str, ...]], int]) -> None:
        """``holding`` counts the articles whose text holds some forms in a row: the lexicon counts names too."""
        self._holding = holding
        self._lexicon = lexicon
        self._headings = headings
        self._short: dict[str, tuple[str, ...]] = {}

    def suggest(self, text: str, limit: int) -> tuple[Suggestion, ...]:
        """Give at most ``limit`` ways to go on: words, titles, newspapers, authors, the most frequent of each first.

        After another word, those that follow it come first. Titles are those that begin
        so (or after their first small words), the newest first; a name is found by any of
        its words. After ``auteur:`` and ``source:`` only such names, after other signs of
        the query language only words. Raises BadRequest.
        """
        if not 1 <= limit <= MOST:
            raise BadRequest(f"De 1 à {MOST} propositions.")
        named = _NAMED.search(text)
        if named and (field := BY_ALIAS.get(named[1].lower())):
            for kind in KINDS[1:]:
                if field.name == kind:
                    return self._names(kind, named[2] or "", limit, before=text[: named.start(1)])
        words = self._words(text, limit)
        found = {each: self._headed(each, text, limit) for each in KINDS}
        kept = {each: several[: max(1, limit * _SHARES[each] // 100)] for each, several in found.items()}
        words = words[: max(limit - sum(map(len, kept.values())), 0 if limit < len(KINDS) else 1)] or words[:limit]
        room = limit - len(words) - sum(map(len, kept.values()))
        for each in KINDS:
            more = found[each][len(kept[each]) :][: max(room, 0)]
            kept[each] += more
            room -= len(more)
        return (*words, *(each for kind in KINDS for each in kept[kind]))[:limit]

    def _words(self, text: str, limit: int) -> tuple[Suggestion, ...]:
        """Complete the last word, where the text ends in one."""
        *others, last = tokens(text) or (None,)
        if last is None or last.end != len(text):
            return ()
        before, beginning = text[: last.start], last.form
        forms = [form for form in self._frequent(beginning, limit) if form not in SMALL or form == beginning]
        after = self._following(others[-1].form, forms) if others and others[-1] else {}
        forms.sort(key=lambda form: -after.get(form, 0))
        counted = ((form, self._holding((form,))) for form in forms)
        found = list(islice(((form, count) for form, count in counted if count), limit))
        found.sort(key=lambda each: (-after.get(each[0], 0), -each[1]))
        words = ((before + self._lexicon.spelling(form), count) for form, count in found)
        return tuple(Suggestion(word, "word", count, word) for word, count in words)

    def _following(self, word: str, forms: Sequence[str]) -> dict[str, int]:
        """Count the articles in which forms follow a word: « gilets j » goes on as « gilets jaunes »."""
        if word in SMALL:
            return {}
        spent, often = 0, self._lexicon.count(word)
        after: dict[str, int] = {}
        for form in forms[:_MOST_FOLLOWING]:
            both = min(often, self._lexicon.count(form))
            if spent + both <= _MOST_READ:
                spent += both
                after[form] = self._holding((word, form))
        return after

    def _frequent(self, beginning: str, limit: int) -> tuple[str, ...]:
        if len(beginning) > _SHORT:
            return self._lexicon.frequent(beginning, limit + len(SMALL))
        if beginning not in self._short:
            self._short[beginning] = self._lexicon.frequent(beginning, MOST + len(SMALL))
        return self._short[beginning]

    def _headed(self, kind: Kind, text: str, limit: int) -> tuple[Suggestion, ...]:
        beginning = joined_forms(text)
        if not beginning or _OPERATORS.search(text):
            return ()
        if text[-1].isspace():
            beginning += " "
        return tuple(
            Suggestion(name, kind, count, _asked(kind, name))
            for name, count in self._headings.starting(kind, beginning, limit)
        )

    def _names(self, kind: Kind, typed: str, limit: int, before: str) -> tuple[Suggestion, ...]:
        return tuple(
            Suggestion(name, kind, count, before + _asked(kind, name))
            for name, count in self._headings.starting(kind, joined_forms(typed), limit)
        )


def _asked(kind: Kind, name: str) -> str:
    """Write the question that finds a title or a name: its words in their order."""
    fields = {"title": "titre", "source": "source", "author": "auteur"}
    return f'{fields[kind]}:"{" ".join(re.sub(_OPERATORS, " ", name).split())}"'
