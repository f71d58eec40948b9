"""What does the script add: completion, keys, a list of them?"""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Opener

pytestmark = pytest.mark.browser


def test_what_is_typed_is_completed_for_those_who_see_and_those_who_listen(page: Page) -> None:
    page.goto("/")
    box = page.get_by_role("combobox")
    box.click()
    expect(box).to_have_attribute("aria-expanded", "false")
    box.press_sequentially("conse")
    options = page.get_by_role("listbox", name="Propositions").get_by_role("option")
    expect(options.first).to_be_visible()
    expect(box).to_have_attribute("aria-expanded", "true")
    page.keyboard.press("ArrowDown")
    expect(options.first).to_have_attribute("aria-selected", "true")
    named = box.get_attribute("aria-activedescendant")
    assert named == options.first.get_attribute("id")
    expect(box).to_have_value("conseil")
    page.keyboard.press("ArrowUp")
    expect(box).to_have_value("conse")
    page.keyboard.press("ArrowUp")
    expect(options.last).to_have_attribute("aria-selected", "true")
    page.keyboard.press("Escape")
    expect(options.first).to_be_hidden()
    expect(box).to_have_value("conse")


def test_a_suggestion_is_taken_by_the_mouse(page: Page) -> None:
    page.goto("/recherche?q=conseil&section=Local")
    box = page.get_by_role("combobox")
    box.fill("")
    box.press_sequentially("Grève des tr")
    page.get_by_role("option", name="un budget contesté").click()
    expect(page.get_by_role("combobox")).to_have_value('titre:"Grève des trains un budget contesté"')
    assert "section=Local" in page.url


def test_the_keyboard_goes_through_answers_and_into_the_box(page: Page) -> None:
    page.goto("/recherche?q=conseil")
    titles = page.locator(".hits h2 a")
    for key, place in (("j", 0), ("j", 1), ("k", 0), ("k", 0)):
        page.keyboard.press(key)
        expect(titles.nth(place)).to_be_focused()
        expect(titles.nth(place)).to_be_in_viewport()
    page.keyboard.press("/")
    expect(page.get_by_role("combobox")).to_be_focused()
    page.keyboard.type("j/?")
    expect(page.get_by_role("combobox")).to_have_value("j/?")


def test_marks_are_stepped_through_to_both_ends(page: Page) -> None:
    page.goto("/article/treve?q=treve+OU+gaza")
    marks = page.locator(".whole mark")
    last = marks.count() - 1
    assert last > 1
    for key, place in (("n", 0), ("n", 1), ("N", 0), ("N", 0), *(("n", each) for each in range(1, last + 1))):
        page.keyboard.press(key)
        expect(marks.nth(place)).to_be_focused()
        expect(marks.nth(place)).to_be_in_viewport()


def test_the_list_of_keys_opens_and_closes(page: Page) -> None:
    page.goto("/aide")
    page.keyboard.press("?")
    keys = page.get_by_role("dialog", name="Au clavier")
    expect(keys.get_by_text("Montrer cette liste")).to_be_visible()
    page.keyboard.press("Escape")
    expect(keys).to_be_hidden()
    page.get_by_role("link", name="Clavier", exact=True).click()
    expect(keys).to_be_visible()
    keys.get_by_role("button", name="Fermer").click()
    expect(keys).to_be_hidden()


def test_a_reference_is_copied_and_its_button_is_not_there_without_a_script(opened: Opener) -> None:
    page = opened(permissions=["clipboard-read", "clipboard-write"])
    page.goto("/article/treve")
    page.get_by_role("button", name="Copier").click()
    expect(page.get_by_role("button", name="Copié")).to_be_visible()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == page.locator("#citation").inner_text().strip()
    plain = opened(java_script_enabled=False)
    plain.goto("/article/treve")
    expect(plain.get_by_role("button", name="Copier")).to_have_count(0)
