"""Can the whole journey be made: typed, narrowed, sorted, paged, read, and come back from?

With and without scripts, in both languages, on a phone and on a desk.
"""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import SIZES, Opener
from web.catalogues import catalogue

pytestmark = pytest.mark.browser

LOCALES = {"fr": "fr-FR", "en": "en-GB"}


class Reader:
    """Reads a page by what it says in a language."""

    def __init__(self, page: Page, language: str, scripts: bool) -> None:
        self.page = page
        self.scripts = scripts
        self._catalogue = catalogue(language)

    def said(self, sentence: str) -> str:
        return self._catalogue.ugettext(sentence)

    def link(self, sentence: str, within: Page | Locator | None = None) -> Locator:
        return (within or self.page).get_by_role("link", name=self.said(sentence), exact=True).first

    def follow(self, sentence: str) -> None:
        self.link(sentence).click()

    def expect_answers(self, number: int) -> None:
        counted = self._catalogue.ungettext("%(num)s article", "%(num)s articles", number)
        counted = counted.replace(" ", "\u00a0") % {"num": number}
        expect(self.page.get_by_role("heading", level=1)).to_contain_text(counted)

    def state(self) -> tuple[str, str, list[str]]:
        """What a page shows, but for the time that it took."""
        self.page.wait_for_load_state()
        text = self.page.get_by_role("main").inner_text()
        boxes = self.page.locator("input:visible").evaluate_all("all => all.map(each => each.value)")
        return self.page.title(), re.sub(r"[\d.,]+\s(ms|s)\b", "", text), boxes


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("language", LOCALES)
@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "plain"])
def test_a_reader_goes_all_the_way_and_every_state_has_an_address(
    opened: Opener, size: str, language: str, scripts: bool
) -> None:
    def browser() -> Reader:
        page = opened(size, locale=LOCALES[language], java_script_enabled=scripts)
        return Reader(page, language, scripts)

    reader = browser()
    visited: list[tuple[str, tuple[str, str, list[str]]]] = []
    for leg in (ask, leave_out, narrow, narrow_to_a_year, sort_and_turn_to_the_end, read_and_come_back):
        leg(reader)
        visited.append((reader.page.url, reader.state()))
    stranger = browser()
    for address, state in visited:
        stranger.page.goto(address)
        assert stranger.state() == state, address


def ask(reader: Reader) -> None:
    reader.page.goto("/")
    box = reader.page.get_by_label(reader.said("Chercher dans les archives"))
    box.click()
    box.press_sequentially("conseil OU budg")
    if reader.scripts:
        expect(reader.page.get_by_role("option", name="conseil OU budget")).to_be_visible()
        reader.page.keyboard.press("ArrowDown")
        expect(box).to_have_value("conseil OU budget")
    else:
        box.press_sequentially("et")
    reader.page.keyboard.press("Enter")
    reader.expect_answers(33)


def leave_out(reader: Reader) -> None:
    refine(reader, f"{reader.said('Écarter')} Société")
    reader.expect_answers(32)


def narrow(reader: Reader) -> None:
    refine(reader, "Le Courrier des Communes")
    reader.expect_answers(30)
    refine(reader, "Le Quotidien du Nord")
    reader.expect_answers(31)


def narrow_to_a_year(reader: Reader) -> None:
    # The bars are a picture that only shows what the table says: they are found by their place.
    reader.page.locator("svg a", has_text="2019").first.click()
    reader.expect_answers(30)


def refine(reader: Reader, name: str) -> None:
    reader.page.locator("#affiner").get_by_role("link", name=name, exact=True).click()


def sort_and_turn_to_the_end(reader: Reader) -> None:
    reader.follow("Plus anciens")
    for _ in range(2):
        reader.follow("Suivante")
    expect(reader.link("Suivante")).to_have_count(0)
    expect(reader.page.locator(".hits > li")).to_have_count(10)


def read_and_come_back(reader: Reader) -> None:
    page = reader.page
    answers = page.url
    page.locator(".hits h2 a").nth(8).click()
    page.wait_for_load_state()
    first, second = page.locator(".whole mark").nth(0), page.locator(".whole mark").nth(1)
    step(reader, first)
    step(reader, second)
    title = page.title()
    if reader.scripts:
        page.keyboard.press("j")
    else:
        reader.follow("Suivant")
    expect(page).not_to_have_title(title)
    reader.follow("Retour aux réponses")
    assert page.url == answers


def step(reader: Reader, mark: Locator) -> None:
    """Go to the next mark: by ``n``, or by the arrows that stand beside the one that the address names."""
    if reader.scripts:
        reader.page.keyboard.press("n")
        expect(mark).to_be_focused()
    elif reader.page.url.endswith("#m1"):
        reader.follow("Mot marqué suivant")
    else:
        reader.page.locator(".found a").click()
    expect(mark).to_be_in_viewport()
