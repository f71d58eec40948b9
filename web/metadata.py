"""What does the head of an article's page tell programs? Zotero, search engines, and whoever reads metadata.

Highwire's names (``citation_…``) and Dublin Core's as ``meta``, schema.org's
``NewsArticle`` as JSON-LD. Each program reads the one that it knows.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from search import Article, Signatory, signatories


def meta(article: Article, address: str) -> tuple[tuple[str, str], ...]:
    """Give the names and contents of the ``meta`` elements; those of which nothing is known are left out."""
    return tuple((name, " ".join(content.split())) for name, content in _named(article, address) if content.strip())


def _named(article: Article, address: str) -> Iterator[tuple[str, str]]:
    first, _, last = article.page.partition("-")
    day = article.date[:10]
    yield "citation_title", article.title
    for author in article.authors:
        yield "citation_author", author
    yield "citation_publication_date", day.replace("-", "/")
    yield "citation_journal_title", article.source
    yield "citation_firstpage", first
    yield "citation_lastpage", last
    yield "citation_language", article.lang
    yield "citation_keywords", "; ".join(article.tags)
    yield "citation_public_url", address
    yield "DC.title", article.title
    for author in article.authors:
        yield "DC.creator", author
    yield "DC.date", day
    yield "DC.publisher", article.source
    for subject in (article.section, *article.tags):
        yield "DC.subject", subject
    yield "DC.description", article.lead
    yield "DC.language", article.lang
    yield "DC.type", "Text"
    yield "DC.identifier", address


def news_article(article: Article, address: str, original: str) -> dict[str, Any]:
    """Say an article in schema.org's words; ``original`` is where it was first published, if that can be followed."""
    said = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "@id": address,
        "url": address,
        "headline": article.title,
        "datePublished": article.date,
        "author": [_author(each) for each in signatories(article)],
        "publisher": {"@type": "NewsMediaOrganization", "name": article.source} if article.source else None,
        "articleSection": article.section,
        "description": article.lead,
        "keywords": list(article.tags),
        "pagination": article.page,
        "inLanguage": article.lang,
        "isBasedOn": original,
    }
    return {name: value for name, value in said.items() if value}


def _author(signed: Signatory) -> dict[str, str]:
    if not signed.given:
        return {"@type": "Organization", "name": signed.family}
    name = f"{signed.given} {signed.family}"
    return {"@type": "Person", "name": name, "givenName": signed.given, "familyName": signed.family}
