"""In which language is a page read? As its address says (``ui=en``), else as the browser asks, else in French.

The sentences of the screens are translated, and figures, dates and durations
follow the rules of the language; the articles stay as they were printed.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from types import ModuleType
from typing import Any
from urllib.parse import urlencode

from babel.support import NullTranslations
from flask import Flask, g, has_request_context, request
from flask_babel import Babel, Domain
from markupsafe import Markup
from werkzeug.utils import cached_property

from web import english, french, urls
from web.catalogues import catalogue

LANGUAGES: dict[str, str] = {"fr": "Français", "en": "English"}
RULES: dict[str, ModuleType] = {"fr": french, "en": english}
PARAMETER = "ui"
"""What an address calls the language of the screens: ``lang`` is the language of the articles."""


class _Domain(Domain):  # type: ignore[misc]
    def get_translations(self) -> NullTranslations:
        return catalogue(current())


class _Babel(Babel):  # type: ignore[misc]
    @cached_property
    def domain_instance(self) -> _Domain:
        return _Domain()


def init_app(app: Flask) -> None:
    """Let templates say ``_('…')``, and every address of a page keep the language that was chosen."""
    _Babel(app, locale_selector=current)
    # Straight to the catalogue: flask_babel's own way there is ten times as long, and a page says fifty sentences.
    app.jinja_env.install_gettext_callables(said, counted, newstyle=True)  # type: ignore[attr-defined]
    app.jinja_env.globals |= {
        "_": _sentence,
        "language": current,
        "language_chosen": chosen,
        "language_url": address,
        "languages": LANGUAGES,
        "ngettext": counted,
    }
    app.url_defaults(_keep)


def chosen() -> str:
    """Give the language that the address says; nothing where it says none that we have."""
    return _languages()[0]


def current() -> str:
    """Give the language of the page that is being made."""
    return _languages()[1]


def _languages() -> tuple[str, str]:
    """Give the language chosen and the one spoken, read once a request: a page asks two hundred times."""
    try:
        found: tuple[str, str] = g.languages
    except (AttributeError, RuntimeError):
        found = _asked()
    return found


def _asked() -> tuple[str, str]:
    if not has_request_context():
        return "", "fr"
    said = next((value for name, value in urls.arguments(request.query_string) if name == PARAMETER), "")
    accepted = (tag.partition("-")[0] for tag in request.accept_languages.values())
    chosen = said if said in LANGUAGES else ""
    found = g.languages = (chosen, chosen or next((each for each in accepted if each in LANGUAGES), "fr"))
    return found


def ruled(name: str) -> Callable[..., str]:
    """Give the function of that name of ``web.french`` or ``web.english``, as the page that is being made wants it."""

    def write(*args: Any, **options: Any) -> str:
        return str(getattr(RULES[current()], name)(*args, **options))

    return write


figures = ruled("figures")


def said(sentence: str) -> str:
    """Give a sentence in the language of the page."""
    return catalogue(current()).ugettext(sentence)


def _sentence(sentence: str, **values: Any) -> Markup:
    """Give a sentence of a template: Jinja's own way there is three calls longer, and a page says fifty."""
    text = _set(current(), sentence)
    return text % values if values else text


@cache
def _set(language: str, sentence: str) -> Markup:
    return Markup(catalogue(language).ugettext(sentence))  # noqa: S704 - a sentence of ours


def count(num: int, one: str, several: str = "") -> str:
    """Write « 12 403 articles » from ``article``, as the language of the page has it."""
    return counted(f"%(num)s {one}", f"%(num)s {several or f'{one}s'}", num)


def counted(one: str, several: str, num: int, **values: Any) -> str:
    """Write a sentence in its number; ``%(num)s`` is the number as the language writes it, bound to its noun."""
    text = catalogue(current()).ungettext(one, several, num).replace("%(num)s ", "%(num)s\u00a0")
    return Markup(text) % {"num": figures(num), **values}  # noqa: S704 - a sentence of ours; the values are escaped


def address(language: str) -> str:
    """Give the address of the present page in another language."""
    kept = [(name, value) for name, value in urls.arguments(request.query_string) if name != PARAMETER]
    return f"{request.path}?{urlencode([*kept, (PARAMETER, language)], errors='replace')}"


def _keep(endpoint: str, values: dict[str, Any]) -> None:
    if endpoint.startswith("pages.") and (language := chosen()):
        values.setdefault(PARAMETER, language)
