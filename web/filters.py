"""What do the templates call? Typography, addresses, and pieces of marked text."""

from __future__ import annotations

from dataclasses import replace
from typing import Any
from urllib.parse import quote, urlsplit

from flask import Flask, g, url_for

from search import Pieces, Question
from web import french, language, urls
from web.help import KEYBOARD

_ID = "~id~"
_PLAIN = "!$&'()*+,/:;=@"
"""What a segment of a path says as it is: https://url.spec.whatwg.org/#url-path-segment-string."""


def init_app(app: Flask) -> None:
    """Give the templates their filters and functions."""
    app.jinja_env.trim_blocks = True
    app.jinja_env.lstrip_blocks = True
    app.jinja_env.filters |= {
        "count": language.count,
        "figures": language.ruled("figures"),
        "in_words": language.ruled("in_words"),
        "paragraphs": paragraphs,
        "percent": language.ruled("percent"),
        "prose": french.prose,
        "said": language.said,
        "seconds": language.ruled("seconds"),
        "web_address": web_address,
    }
    app.jinja_env.globals |= {
        "answers_url": answers_url,
        "article_url": article_url,
        "asking": Question,
        "bare": urls.bare,
        "keyboard": KEYBOARD,
        "span": language.ruled("span"),
        "ticked": urls.ticked,
        "unticked": urls.unticked,
    }


def answers_url(question: Question, **changes: Any) -> str:
    """Give the address of the answers to a question, changed; at the first page unless said."""
    if changes or question.page != 1:
        question = replace(question, **{"page": 1, **changes})
    try:  # a page has a hundred of these addresses
        address = g.answers
    except AttributeError:
        address = g.answers = url_for("pages.answers")
    return with_query(address, question)


def article_url(id: str, question: Question, rank: int = 0) -> str:
    """Give the address of an article that keeps the question, and its rank in the answer: the ways back and on."""
    if "article" not in g:  # as url_for, ten times on a page
        g.article = url_for("pages.article", id=_ID)
    path = g.article.replace(_ID, quote(id, safe=_PLAIN, errors="replace"))
    if rank and question.page != 1:
        question = replace(question, page=1)
    address = with_query(path, question)
    return f"{address}{'&' if '?' in address else '?'}rank={rank}" if rank else address


def with_query(address: str, question: Question) -> str:
    """Add a question to an address."""
    path, _, chosen = address.partition("?")
    query = urls.query(question)
    both = f"{query}&{chosen}" if query and chosen else query or chosen
    return f"{path}?{both}" if both else path


def paragraphs(pieces: Pieces) -> list[Pieces]:
    """Cut a marked text at its line breaks; a mark that spans a break goes on after it. No paragraph is blank."""
    found: list[list[tuple[str, bool]]] = [[]]
    for text, marked in pieces:
        first, *others = text.split("\n")
        found[-1].append((first, marked))
        found += [[(line, marked)] for line in others]
    return [tuple(each) for each in found if any(text.strip() for text, _ in each)]


def web_address(url: str) -> str:
    """Give an address that may be followed: http or https, else nothing (``javascript:`` is a text like others)."""
    try:
        parts = urlsplit(url)
    except ValueError:  # « http://[ » is no address
        return ""
    return url if parts.scheme in {"http", "https"} and parts.netloc else ""
