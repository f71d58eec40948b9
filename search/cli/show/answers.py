"""How do answers and articles look in a terminal? Marked words for people, JSON for programs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict

from rich.markup import escape
from rich.table import Table
from rich.text import Text

from search import (
    Article,
    Comparison,
    Explained,
    Page,
    Pieces,
    Suggestion,
    article_json,
    comparison_json,
    page_json,
    suggestions_json,
    summary_json,
)
from search.cli.show.console import count, json, number, out

MARK = "bold red"
KINDS = {"word": "mot", "title": "titre", "source": "journal", "author": "auteur"}


def _pieces(pieces: Pieces, style: str = "") -> Text:
    text = Text(style=style)
    for piece, marked in pieces:
        text.append(piece, style=MARK if marked else "")
    return text


def _byline(article: Article) -> str:
    return " · ".join(filter(None, (article.source, article.date[:10], article.section, ", ".join(article.authors))))


def page(answer: Page, *, as_json: bool) -> None:
    """Show one page of an answer."""
    if as_json:
        json(page_json(answer))
        return
    for note in answer.notes:
        out.print(f"[yellow]{escape(note.message)}[/]")
    if answer.suggestion:
        out.print(f"Vouliez-vous dire : [bold]{escape(answer.suggestion.text)}[/] ?")
    partial = f", puis {count(answer.partial, 'autre où il manque un mot', 'autres où il manque un mot')}"
    alike = f", {count(answer.articles, 'article')} avec les reprises" if answer.question.collapse else ""
    out.print(
        f"[bold]{count(answer.total, 'réponse')}[/]{alike}{partial if answer.partial else ''} "
        f"[dim]({answer.seconds * 1000:.1f} ms) {escape(answer.understood)}[/]"
    )
    for rank, hit in enumerate(answer.hits, answer.question.offset + 1):
        out.print()
        out.print(Text(f"{rank}. ").append_text(_pieces(hit.title, "bold")))
        out.print(f"   [dim]{escape(_byline(hit.article))} · {hit.article.id}[/]")
        for snippet in hit.snippets:
            out.print(Text("   ").append_text(_pieces(snippet)))
        if hit.family:
            out.print(f"   [dim]{count(hit.family.reprints, 'reprise')}[/]")
        if hit.missing:
            out.print(f"   [dim]sans : {escape(', '.join(hit.missing))}[/]")
    left = answer.total + answer.partial - answer.question.offset - len(answer.hits)
    if left > 0:
        out.print(f"\n[dim]Encore {number(left)} : --page {answer.question.page + 1}[/]")


def suggestions(text: str, found: Sequence[Suggestion], *, as_json: bool) -> None:
    """Show what may complete a text."""
    if as_json:
        json(suggestions_json(text, found))
        return
    table = Table(box=None, show_header=False, padding=(0, 2))
    for each in found:
        table.add_row(KINDS[each.kind], escape(each.text), number(each.count))
    out.print(table)


def article(found: Article, reprints: Sequence[Article], similar: Sequence[Article], *, as_json: bool) -> None:
    """Show a whole article, the versions of its text, who was first, and the articles near to it."""
    if as_json:
        json(article_json(found, reprints, similar))
        return
    out.print(Text(found.title, style="bold"))
    out.print(f"[dim]{escape(_byline(found))}[/]")
    for line in filter(None, (found.url, found.origin, *found.other_origins)):
        out.print(f"[dim]{escape(line)}[/]")
    out.print()
    out.print(Text(found.text))
    for title, others in (("Reprises, dans l’ordre", reprints), ("Articles proches", similar)):
        if others:
            out.print(f"\n[bold]{title} :[/]")
            _summaries(others)


def summaries(found: Sequence[Article], *, as_json: bool) -> None:
    """Show which articles they are."""
    if as_json:
        json({"articles": [summary_json(each) for each in found]})
    elif found:
        _summaries(found)
    else:
        out.print("Aucun article proche.")


def _summaries(found: Sequence[Article]) -> None:
    for each in found:
        out.print(Text(each.title or "(sans titre)"))
        out.print(f"   [dim]{escape(_byline(each))} · {escape(each.id)}[/]")


def comparison(found: Comparison, *, as_json: bool) -> None:
    """Show what one article takes away, in brackets with a minus, and what it adds, with a plus."""
    if as_json:
        json(comparison_json(found))
        return
    for each, sign in ((found.one, "−"), (found.other, "+")):
        out.print(f"{sign} [dim]{escape(_byline(each))} · {escape(each.id)}[/]")
    for changes in (found.title, found.text):
        out.print()
        text = Text()
        for kind, words in changes:
            body = words.rstrip()
            shown = {"same": words, "removed": f"[−{body}−] ", "added": f"[+{body}+]{words[len(body) :]}"}
            text.append(shown[kind], style={"same": "", "removed": "red", "added": "green"}[kind])
        out.print(text)


def explained(meaning: Explained, *, as_json: bool) -> None:
    """Show how a question was understood."""
    if as_json:
        json(asdict(meaning))
        return
    out.print(f"[bold]Compris :[/] {escape(meaning.understood) or 'tous les articles'}")
    for note in meaning.notes:
        out.print(f"[yellow]{escape(note.message)}[/] [dim](signes {note.start} à {note.end})[/]")
    for word in meaning.forms:
        told = (f"{escape(form.written)} {number(form.count) if form.kept else '(écartée)'}" for form in word.forms)
        others = f" et {word.others} autres" if word.others else ""
        out.print(f"[bold]Formes :[/] {escape(word.word)} : {', '.join(told)}{others}")
    out.print(f"[bold]Réponses :[/] {number(meaning.total)}")
    out.print(f"[bold]Requête :[/] {escape(meaning.query)}")
