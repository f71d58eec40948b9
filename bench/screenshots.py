"""How do the pages look? Pictures of each, on a phone and on a desk, in light and in dark."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Thread
from typing import Literal

import click
from playwright.sync_api import Browser, Page, sync_playwright
from werkzeug.serving import make_server

from bench.measure import scratch
from search import Library
from web import create_app

ADDRESSES: dict[str, str] = {
    "une": "/",
    "reponses": "/recherche?q=maire+élection",
    "sans-reponse": "/recherche?q=élekzionns+zeppelin&section=Culture",
    "article": "/recherche?q=conseil+municipal",  # whose first answer is opened
    "aide": "/aide",
    "erreur": "/recherche?q=élection&since=hier",
}
SCREENS: dict[str, tuple[int, int]] = {"bureau": (1200, 760), "telephone": (390, 700)}
SCHEMES: dict[str, Literal["light", "dark"]] = {"clair": "light", "sombre": "dark"}


@click.command()
@click.argument("corpus", default="corpus", type=click.Path(exists=True, path_type=Path))
@click.option("--into", default="docs/images", show_default=True, type=click.Path(path_type=Path))
@click.option("--language", default="fr", show_default=True)
def screenshots(corpus: Path, into: Path, language: str) -> None:
    """Pictures of the pages of CORPUS, in Chromium: phone and desk, light and dark."""
    into.mkdir(parents=True, exist_ok=True)
    with scratch() as place, sync_playwright() as playwright:
        library = Library.open(place)
        library.rebuild([corpus])
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        with served(library) as site:
            for screen in SCREENS:
                for scheme in SCHEMES:
                    for path in _pictures(browser, site, into, screen, scheme, language):
                        click.echo(f"{path} {path.stat().st_size // 1000} kB")
        browser.close()


@contextmanager
def served(library: Library) -> Iterator[str]:
    """Serve a library on a free port."""
    server = make_server("127.0.0.1", 0, create_app(library), threaded=True)
    thread = Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def _pictures(browser: Browser, site: str, folder: Path, screen: str, scheme: str, language: str) -> Iterator[Path]:
    width, height = SCREENS[screen]
    context = browser.new_context(
        viewport={"width": width, "height": height}, color_scheme=SCHEMES[scheme], locale=language, base_url=site
    )
    page = context.new_page()
    for name, address in ADDRESSES.items():
        _open(page, name, address)
        path = folder / f"{name}-{screen}-{scheme}.png"
        page.screenshot(path=path)
        yield path
    context.close()


def _open(page: Page, name: str, address: str) -> None:
    page.goto(address)
    page.evaluate("document.activeElement.blur()")
    if name == "article":
        page.locator(".hits h2 a").first.click()
