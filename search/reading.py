"""What does one open generation answer? Questions in, pages out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache, partial
from itertools import repeat
from time import perf_counter

from search.article import Article
from search.completion import Completion
from search.correction import corrected
from search.document import day, unpack
from search.engines.base import Order, Reader, Request, Row
from search.errors import NotFound
from search.families import Families
from search.grouped import Answered, grouped, plain, walk
from search.highlight import Highlighter
from search.lexicon import Candidate, Headings, Lexicon, meant
from search.narrowing import alternatives, kept, narrowing, timeline
from search.page import Family, Form, Hit, Note, Page, Pieces, Suggestion, WordForms
from search.query.forms import Opened, folded, words
from search.query.lower import Meaning, lower
from search.query.parse import Parsed, parse
from search.query.recency import recent
from search.query.terms import All, Node, Nothing, Or, Scored, Value, all_of, negate, phrase
from search.question import Question, Sort
from search.studies.reprints import Comparison, compare
from search.studies.similar import likeness

MOST_FORMS = 50
"""Forms told of one word: an inflected word has fewer, a truncated one may have thousands."""


@dataclass(frozen=True, slots=True)
class Marked:
    """An article's three texts, cut in pieces, with the words of a question marked."""

    title: Pieces
    lead: Pieces
    body: Pieces


@dataclass(frozen=True, slots=True)
class Explained:
    """How a question was understood; ``query`` is the tree that the engine runs, ``total`` what it finds."""

    understood: str
    notes: tuple[Note, ...]
    query: str
    total: int
    forms: tuple[WordForms, ...] = ()


class Reading:
    """One generation, open; several threads may ask at once. It closes when nobody holds it any more."""

    def __init__(self, name: str, reader: Reader, lexicon: Lexicon, headings: Headings, families: Families) -> None:
        self.name = name
        self.reader = reader
        self.lexicon = lexicon
        # The pages of one answer, and people who follow one address, ask for the same words again.
        self._meant = lru_cache(1_000)(partial(_meant, lexicon))
        self._holding = lru_cache(10_000)(partial(_holding, reader))
        self._completion = Completion(lexicon, headings, partial(self._holding, "text"))
        self.families = families

    def search(self, question: Question, facets: Sequence[str], forms: bool = False) -> Page:
        """Answer a question with one page, counting the values of ``facets``; ``forms``: tell those of its words."""
        begun = perf_counter()
        meaning = self._understand(question, parsed := parse(question.text))
        narrowed = narrowing(question)
        sort: Sort = question.sort or ("relevance" if meaning.rank else "newest")
        full = all_of((meaning.query, *narrowed))
        rank, lacking, order = self._order(meaning, sort)
        free = tuple(name for name in facets if name not in kept(question))
        found = self._answer(Request(full, rank, order, question.offset, question.size, free), question)
        others = (name for name in facets if name not in free)
        counts = {**found.facets, **alternatives(self.reader, meaning.query, question, others)}
        rows, partial = found.rows, 0
        # Articles that lack some of the words come after the last one that lacks none.
        room = question.offset + question.size - found.total
        if not isinstance(meaning.partial, Nothing):
            rest = all_of((meaning.partial, negate(meaning.query), *narrowed))
            start, limit = max(0, question.offset - found.total), max(0, min(room, question.size))
            more = self._answer(Request(rest, lacking, order, start, limit), question, found.met)
            rows, partial = rows + more.rows, more.total
        highlighter = Highlighter(meaning.sought, self.lexicon)
        # An article that answers in full lacks nothing, unless one word of several was enough.
        whole = 0 if isinstance(meaning.query, Or) else len(found.rows)
        hits = tuple(self._hit(row, highlighter, lacks=rank >= whole) for rank, row in enumerate(rows))
        suggestion = corrected(question.text, parsed.tree, self.lexicon, self._meant)
        return Page(
            question=question,
            hits=hits,
            total=found.total,
            partial=partial,
            articles=found.articles,
            facets={name: counts[name] for name in facets},
            timeline=timeline(counts, question),
            understood=meaning.understood,
            notes=meaning.notes,
            seconds=perf_counter() - begun,
            generation=self.name,
            suggestion=suggestion,
            forms=self.forms(question) if forms else (),
        )

    def _order(self, meaning: Meaning, sort: Sort) -> tuple[tuple[Scored, ...], tuple[Scored, ...], Order]:
        """Give what an engine orders answers by, those in full and those that lack some words."""
        match sort:
            case "relevance":
                rank = meaning.rank
            case "recent":  # recency is but more clauses of the sum
                rank = recent(meaning.rank, self._newest)
            case "newest" | "oldest":
                return (), (), sort
        lacking = (*rank, *meaning.kin)
        return lacking if isinstance(meaning.partial, Nothing) else rank, lacking, "relevance"

    @cached_property
    def _newest(self) -> int:
        """The day of the newest article; 0 where none is dated."""
        rows = self.reader.search(Request(All(), sort="newest", limit=1)).rows
        return day(unpack(rows[0].stored).date) if rows else 0

    def scan(self, question: Question) -> Iterator[Article]:
        """Walk every article that answers in full, without a cap."""
        for row in self.reader.scan(self._query(question)):
            yield unpack(row.stored)

    def suggest(self, text: str, limit: int) -> tuple[Suggestion, ...]:
        """Complete what a reader types."""
        return self._completion.suggest(text, limit)

    def article(self, id: str) -> Article:
        """Give one article. Raises NotFound."""
        stored = self.reader.fetch(id)
        if stored is None:
            raise NotFound(f"Aucun article ne porte l’identifiant « {id} ».", "Chercher l’article par ses mots.")
        return unpack(stored)

    def marked(self, article: Article, text: str, without_forms: tuple[str, ...]) -> Marked:
        """Mark the words of a question, in the query language, in a whole article."""
        asked = Question(text, without_forms=without_forms)
        highlighter = Highlighter(self._understand(asked).sought, self.lexicon)
        return Marked(
            highlighter.title(article), highlighter.whole(article.lead, "text"), highlighter.whole(article.body, "text")
        )

    def explain(self, question: Question) -> Explained:
        """Say how a question is understood."""
        meaning = self._understand(question)
        query = self._query(question)
        return Explained(meaning.understood, meaning.notes, repr(query), self.reader.count(query), self.forms(question))

    def reprints(self, id: str) -> tuple[Article, ...]:
        """Give all versions of an article's text, itself among them, the first published first. Raises NotFound."""
        family = self.families.of(id)
        if not family:
            self.article(id)
        return tuple(map(self.article, family))

    def similar(self, id: str, limit: int) -> tuple[Article, ...]:
        """Give the articles that share most rare terms with this one, its reprints left out. Raises NotFound."""
        found, rank = likeness(self.article(id), self.lexicon)
        others = negate(Value("id", self.families.of(id) or (id,)))
        rows = walk(self.reader, self.families, Request(all_of((found, others)), rank), set(), limit)
        return tuple(unpack(row.stored) for row in rows)

    def compare(self, one: str, other: str) -> Comparison:
        """Compare two articles word by word. Raises NotFound."""
        return compare(self.article(one), self.article(other))

    def _answer(self, request: Request, question: Question, met: frozenset[str] = frozenset()) -> Answered:
        return grouped(self.reader, self.families, request, met) if question.collapse else plain(self.reader, request)

    def _hit(self, row: Row, highlighter: Highlighter, *, lacks: bool) -> Hit:
        article = unpack(row.stored)
        members = self.families.of(article.id)
        return Hit(
            article,
            row.score,
            highlighter.title(article),
            highlighter.snippets(article),
            highlighter.missing(article) if lacks else (),
            Family(members) if members else None,
        )

    def forms(self, question: Question) -> tuple[WordForms, ...]:
        """Give, for each word of a question, the forms that it stands for; those set aside are not kept."""
        tree = parse(question.text).tree
        return (
            tuple(map(self._counted, words(tree, self.lexicon), repeat(folded(question.without_forms)))) if tree else ()
        )

    def _counted(self, word: Opened, without: frozenset[str]) -> WordForms:
        shown = sorted(word.forms, key=lambda form: (-self.lexicon.count(form), form))[:MOST_FORMS]
        counted = ((form, self._holding(word.field, (form,))) for form in shown)
        forms = (
            Form(form, self.lexicon.spelling(form), count, form not in without) for form, count in counted if count
        )
        return WordForms(
            word.label, tuple(sorted(forms, key=lambda form: (-form.count, form.form))), len(word.forms) - len(shown)
        )

    def _understand(self, question: Question, parsed: Parsed | None = None) -> Meaning:
        parsed = parsed or parse(question.text)
        return lower(parsed, self.lexicon, question.match, folded(question.without_forms))

    def _query(self, question: Question) -> Node:
        return all_of((self._understand(question).query, *narrowing(question)))


def _holding(reader: Reader, field: str, forms: tuple[str, ...]) -> int:
    """Count the articles that hold forms in a row in a field: the lexicon counts those in names too."""
    return reader.count(phrase(field, forms))


def _meant(lexicon: Lexicon, form: str, inflected: bool) -> tuple[Candidate, ...]:
    return meant(lexicon, form, inflected=inflected)
