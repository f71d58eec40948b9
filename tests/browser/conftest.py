"""A real Chromium in front of a real server. Without one these tests are skipped, but never where ``CI`` is set."""

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, Playwright, expect, sync_playwright
from werkzeug.serving import make_server

from tests.web.articles import build
from web import create_app

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
# Without its background services Chromium asks nothing of the network but the pages under test.
ARGUMENTS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip
SIZES = {"phone": (360, 740), "desk": (1440, 900)}

PATIENCE = 20_000
"""Milliseconds: a machine that does other things beside tests is slow, and no fault of the pages."""
expect.set_options(timeout=PATIENCE)

Opener = Callable[..., Page]


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    app = create_app(build(tmp_path_factory.mktemp("browser")))
    server = make_server("127.0.0.1", 0, app, threaded=True)
    thread = Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


def chromium(playwright: Playwright) -> str:
    """The path of the system's Chromium, else of Playwright's own."""
    installed = (*map(shutil.which, NAMES), playwright.chromium.executable_path)
    found = next((path for path in installed if path and Path(path).exists()), None)
    if found is None and os.environ.get("CI"):
        pytest.fail("no Chromium, and CI must not go without the browser tests")
    if found is None:
        pytest.skip("no Chromium on this machine")
    return found


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(playwright), args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture
def opened(browser: Browser, site: str) -> Iterator[Opener]:
    """Opens pages, each in a browser of its own; what they complain of or ask of another host fails the test."""
    complaints: list[str] = []
    contexts = []

    def open_(size: str = "desk", **options: Any) -> Page:
        width, height = SIZES[size]
        viewport = {"width": width, "height": height}
        context = browser.new_context(base_url=site, **{"viewport": viewport, "locale": "fr-FR", **options})
        context.set_default_timeout(PATIENCE)
        contexts.append(context)
        page = context.new_page()
        # That a page which says that there is nothing is answered as a 404 is no complaint.
        page.on("console", lambda said: said.location["url"] == page.url or complaints.append(said.text))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("request", lambda asked: asked.url.startswith(site) or complaints.append(asked.url))
        return page

    yield open_
    for context in contexts:
        context.close()
    assert not complaints


@pytest.fixture(params=SIZES)
def page(request: pytest.FixtureRequest, opened: Opener) -> Page:
    """A page on a phone, then on a desk."""
    return opened(request.param)
