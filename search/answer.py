"""How is an answer said in JSON? One shape for the command line and for the API."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import asdict
from typing import Any

from search.article import Article
from search.fields import BY_NAME
from search.page import Corrected, Family, Hit, Note, Page, Pieces, Suggestion, WordForms
from search.studies.reprints import Changes, Comparison

Json = dict[str, Any]


def page_json(page: Page) -> Json:
    """Give one page of an answer.

    ``total`` counts the articles that answer in full; ``partial`` those that may
    be paged through after them, each of whose hits says what is ``missing``.
    Counts are exact, and ``exact`` says so. Under ``collapse``, both count the
    versions of one text once; ``articles`` counts every article that answers in full.
    ``suggestion``: what was probably meant where words are misspelled, else null.
    ``forms``: what the words stood for.
    """
    return {
        "query": page.question.text,
        "understood": page.understood,
        "total": page.total,
        "partial": page.partial,
        "articles": page.articles,
        "collapse": page.question.collapse,
        "exact": True,
        "seconds": round(page.seconds, 6),
        "notes": [_note(note) for note in page.notes],
        "suggestion": _corrected(page.suggestion) if page.suggestion else None,
        "forms": [_forms(word) for word in page.forms],
        "generation": page.generation,
        "hits": [_hit(hit) for hit in page.hits],
        "facets": {field: _counted("value", values) for field, values in page.facets.items()},
        "timeline": _counted("period", page.timeline),
    }


def facet_json(page: Page, name: str) -> Json:
    """Give all the values of one facet of an answer, the most frequent first, of ``total`` articles."""
    return {
        "query": page.question.text,
        "field": name,
        "label": BY_NAME[name].label,
        "total": page.articles,
        "values": _counted("value", page.facets[name]),
        "generation": page.generation,
    }


def suggestions_json(text: str, found: Iterable[Suggestion]) -> Json:
    """Give what may complete a text: ``text`` to show, ``question`` to ask, articles that hold it."""
    return {"query": text, "suggestions": [asdict(each) for each in found]}


def article_json(article: Article, reprints: Sequence[Article] = (), similar: Sequence[Article] = ()) -> Json:
    """Give a whole article; of ``origin`` only the names of the ``files``: where they lie is not the reader's affair.

    ``reprints``: all versions of its text, itself among them, the first published first.
    """
    return {
        "id": article.id,
        "title": article.title,
        "lead": article.lead,
        "body": article.body,
        "date": article.date,
        "source": article.source,
        "authors": list(article.authors),
        "section": article.section,
        "tags": list(article.tags),
        "page": article.page,
        "url": article.url,
        "lang": article.lang,
        "files": list(article.files),
        "reprints": [summary_json(each) for each in reprints],
        "similar": [summary_json(each) for each in similar],
    }


def summary_json(article: Article) -> Json:
    """Say which article it is, without its text."""
    return {
        "id": article.id,
        "title": article.title,
        "date": article.date,
        "source": article.source,
        "url": article.url,
    }


def comparison_json(comparison: Comparison) -> Json:
    """Give two articles and what changes from the first to the second; ``kind`` is same, removed or added.

    ``shared`` is the share of their words in common, from 0 to 1.
    """
    return {
        "articles": [summary_json(comparison.one), summary_json(comparison.other)],
        "shared": comparison.shared,
        "title": _changes(comparison.title),
        "text": _changes(comparison.text),
    }


def _changes(pieces: Changes) -> list[Json]:
    return [{"kind": kind, "text": text} for kind, text in pieces]


def _family(family: Family | None) -> Json | None:
    return {"id": family.id, "reprints": family.reprints, "members": list(family.members)} if family else None


def _hit(hit: Hit) -> Json:
    article = hit.article
    return {
        "id": article.id,
        "title": article.title,
        "date": article.date,
        "source": article.source,
        "authors": list(article.authors),
        "section": article.section,
        "url": article.url,
        "score": hit.score,
        "missing": list(hit.missing),
        "family": _family(hit.family),
        "passages": [_pieces(snippet) for snippet in hit.snippets],
    }


def _corrected(corrected: Corrected) -> Json:
    return {
        "text": corrected.text,
        "words": [asdict(word) | {"meant": list(word.meant)} for word in corrected.words],
    }


def _forms(word: WordForms) -> Json:
    return {"word": word.word, "forms": [asdict(form) for form in word.forms], "others": word.others}


def _pieces(pieces: Pieces) -> list[Json]:
    return [{"text": text, "marked": marked} for text, marked in pieces]


def _note(note: Note) -> Json:
    return {"message": note.message, "start": note.start, "end": note.end}


def _counted(name: str, values: Iterable[tuple[str, int]]) -> list[Json]:
    return [{name: value, "count": count} for value, count in values]
