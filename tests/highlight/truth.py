"""What must be marked, by the plain way: the whole text analysed, each node asked of all its terms."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise, permutations, product

from search.analysis import spelled, tokens
from search.lexicon import Lexicon, pack
from search.query.sought import Sought
from search.query.terms import AnyOf, Near, Node, Part, Phrase, Prefix, Term


def lexicon_of(*texts: str) -> Lexicon:
    return Lexicon(pack({token.form: 1 for text in texts for token in tokens(text)}, max(1, len(texts))))


def marks(text: str, field: str, sought: Iterable[Sought]) -> set[tuple[int, int]]:
    """The spans of all words that make a place of a clause."""
    found = tokens(text)
    spans = [(token.start, token.end) for token in found]
    marked = set()
    for each in sought:
        for node in each.nodes:
            if node.field.removesuffix("_stem") == field:
                terms = [token.stem if node.field.endswith("_stem") else token.form for token in found]
                for ranks in places(node, terms):
                    written = {spelled(text[start:end]) for start, end in (spans[rank] for rank in ranks)}
                    if not each.spellings or written <= set(each.spellings):
                        marked |= {spans[rank] for rank in ranks}
    return marked


def places(node: Node, terms: Sequence[str]) -> Iterator[list[int]]:
    match node:
        case Prefix(_, text):
            yield from ([rank] for rank, term in enumerate(terms) if term.startswith(text))
        case Term() | AnyOf() | Phrase():
            yield from part_places(node, terms)
        case Near(_, parts, gap, ordered):
            orders = [tuple(range(len(parts)))] if ordered else permutations(range(len(parts)))
            for order in orders:
                for chosen in product(*(list(part_places(parts[part], terms)) for part in order)):
                    apart = all(one[-1] < next_[0] for one, next_ in pairwise(chosen))
                    if apart and chosen[-1][0] <= chosen[0][-1] + gap:
                        yield [rank for place in chosen for rank in place]


def part_places(part: Part, terms: Sequence[str]) -> Iterator[list[int]]:
    wanted = [(text,) for text in part.texts] if isinstance(part, Phrase) else [texts_of(part)]
    for start, term in enumerate(terms[: len(terms) - len(wanted) + 1]):
        if term in wanted[0] and all(terms[start + more] in texts for more, texts in enumerate(wanted)):
            yield list(range(start, start + len(wanted)))


def texts_of(part: Term | AnyOf) -> tuple[str, ...]:
    return part.texts if isinstance(part, AnyOf) else (part.text,)
