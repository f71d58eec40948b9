"""Can a person read here? A real Chromium types, clicks, and looks at colours and widths."""

import pytest
from playwright.sync_api import Browser, Page, expect

pytestmark = pytest.mark.browser

ADDRESSES = [
    "/", "/recherche", "/recherche?q=treve+gaza&section=Monde&since=2019", "/recherche?q=zzyzx+%22qwrtz",
    "/article/treve?q=treve", "/article/balises", "/aide", "/recherche/author?q=conseil", "/article/inconnu",
    f"/recherche?q={'a' * 5000}", "/accessibilite", "/recherche/formulaire?q=conseil", "/?ui=en",
    "/recherche?q=budget&ui=en", "/article/greve?q=treve+OU+budget&rank=1&ui=en#m2",
    "/article/treve/comparer/greve", "/etat", "/aide?ui=en",
]  # fmt: skip

# The contrast of each text with what lies behind it, as WCAG computes it.
CONTRASTS = """() => {
  const canvas = document.createElement('canvas').getContext('2d', {willReadFrequently: true});
  const rgb = colour => {
    canvas.clearRect(0, 0, 1, 1); canvas.fillStyle = colour; canvas.fillRect(0, 0, 1, 1);
    return [...canvas.getImageData(0, 0, 1, 1).data];
  };
  const light = ([r, g, b]) => [r, g, b].map(v => v / 255)
    .map(v => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4)
    .reduce((sum, v, i) => sum + v * [0.2126, 0.7152, 0.0722][i], 0);
  const behind = element => {
    for (let each = element; each; each = each.parentElement) {
      const colour = rgb(getComputedStyle(each).backgroundColor);
      if (colour[3] === 255) return colour;
    }
    return rgb('white');
  };
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const found = [];
  while (walker.nextNode()) {
    const element = walker.currentNode.parentElement;
    if (!walker.currentNode.data.trim() || !element.checkVisibility()) continue;
    const [a, b] = [light(rgb(getComputedStyle(element).color)), light(behind(element))];
    found.push([(Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05), walker.currentNode.data.trim().slice(0, 40)]);
  }
  return found;
}"""


def test_the_dates_narrow_from_their_form(page: Page) -> None:
    page.goto("/recherche?q=conseil&section=Local")
    page.get_by_label("Depuis").fill("2019-03")
    page.get_by_label("Jusqu’à").fill("2019-04")
    page.get_by_role("button", name="Limiter").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("6\u00a0articles")
    expect(page.get_by_role("list", name="Ce qui restreint la réponse").get_by_role("listitem")).to_have_count(4)


def test_the_keyboard_reaches_the_text_at_once(page: Page) -> None:
    page.goto("/recherche?q=conseil")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Aller au contenu")).to_be_focused()
    expect(page.get_by_role("link", name="Aller au contenu")).to_be_in_viewport()
    page.keyboard.press("Enter")
    expect(page.get_by_role("main")).to_be_focused()
    page.keyboard.press("Tab")
    focused = page.locator(":focus-visible")
    assert focused.evaluate("element => getComputedStyle(element).outlineWidth") == "3px"


@pytest.mark.parametrize("width", [320, 360, 768, 1440, 2560])
def test_no_page_is_wider_than_its_window(browser: Browser, site: str, width: int) -> None:
    context = browser.new_context(viewport={"width": width, "height": 800})
    page = context.new_page()
    for address in ADDRESSES:
        page.goto(site + address)
        widest = page.evaluate(
            "Math.max(...[...document.querySelectorAll('body *')].map(e => e.getBoundingClientRect().right))"
        )
        assert widest <= width, address
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_text_has_the_contrast_of_aa(browser: Browser, site: str, scheme: str) -> None:
    context = browser.new_context(color_scheme=scheme)  # type: ignore[arg-type]
    page = context.new_page()
    for address in ADDRESSES:
        page.goto(site + address)
        contrasts = page.evaluate(CONTRASTS)
        assert len(contrasts) > 5
        assert not [each for each in contrasts if each[0] < 4.5], address
    context.close()


def test_a_printed_article_is_the_article_alone(page: Page) -> None:
    page.goto("/article/treve?q=treve")
    page.emulate_media(media="print")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    expect(page.get_by_text("Adresse permanente")).to_be_visible()
    for hidden in (page.get_by_role("search"), page.get_by_role("navigation"), page.get_by_text("Retour aux réponses")):
        expect(hidden).to_be_hidden()
