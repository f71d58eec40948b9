"""How does what was read out of files look in a terminal?"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict

from rich.markup import escape
from rich.text import Text

from search import FORMATS, Article, Inspected
from search.cli.show.console import count, json, number, out

LABELS = {
    "id": "identifiant",
    "title": "titre",
    "lead": "chapô",
    "date": "date",
    "source": "journal",
    "authors": "auteurs",
    "byline": "signature",
    "section": "rubrique",
    "tags": "mots-clés",
    "page": "page",
    "url": "adresse",
    "lang": "langue",
    "body": "texte",
}
MISSING = "manque"
_OPTIONAL = ("byline",)  # empty where the authors say it all
_WIDTH = 70
_READERS = {each.name: each.label for each in FORMATS}


def inspected(files: Iterable[Inspected], *, as_json: bool) -> bool:
    """Show what each file gives, field by field; tell whether some gave no article."""
    if as_json:
        found = [asdict(each) for each in files]
        json({"files": found})
        return any(not each["articles"] for each in found)
    barren = False
    for each in files:
        _file(each)
        barren |= not each.articles
    return barren


def _file(file: Inspected) -> None:
    reader = f"{_READERS[file.format]} ({file.format})" if file.format else "aucun lecteur"
    encodings = ", ".join(f"{name} ×\u202f{number(times)}" if times > 1 else name for name, times in file.encodings)
    out.print(f"[bold]{escape(file.origin)}[/]")
    out.print(f"   lecteur : {escape(reader)} ; encodage : {escape(encodings) or 'utf-8'}")
    told = [count(file.articles, "article"), count(file.rejected, "refus", "refus")]
    for times, one, many in (
        (file.undated, "sans date", "sans date"),
        (file.untitled, "sans titre", "sans titre"),
        (file.mended, "à l’encodage réparé", "à l’encodage réparé"),
    ):
        told += [count(times, one, many)] if times else []
    out.print(f"   {', '.join(told)}")
    for article in file.shown:
        _article(article)
    for rejected in file.refused:
        out.print(f"   [red]refusé[/] {escape(rejected.origin[len(file.origin) :])} : {escape(rejected.reason)}")
    left = file.articles + file.rejected - len(file.shown) - len(file.refused)
    if left:
        out.print(f"   [dim]et {count(left, 'autre')} (--limit)[/]")
    out.print()


def _article(article: Article) -> None:
    out.print(f"   [dim]{escape(article.origin)}[/]")
    for name, label in LABELS.items():
        value = getattr(article, name)
        shown = ", ".join(value) if isinstance(value, tuple) else value
        if shown or name not in _OPTIONAL:
            line = Text(f"   {label:>12} : ")
            out.print(line.append(_shortened(shown)) if shown else line.append(MISSING, style="yellow"))


def _shortened(text: str) -> str:
    """Give the first and the last words of a long text, with its length."""
    line = " ".join(text.split())
    if len(line) <= 2 * _WIDTH:
        return line
    return f"{line[:_WIDTH].rsplit(' ', 1)[0]} […] {line[-_WIDTH:].split(' ', 1)[-1]} ({count(len(text), 'signe')})"
