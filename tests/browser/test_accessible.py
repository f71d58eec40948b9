"""Does axe-core find a fault in any page, on a phone or on a desk, in light or in dark?"""

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.browser.conftest import SIZES, Opener
from tests.browser.test_reading import ADDRESSES

pytestmark = pytest.mark.browser

BEST = {"resultTypes": ["violations"]}
"""Every rule that axe runs by itself: WCAG 2.0 to 2.2, A and AA, and its best practices."""


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", SIZES)
def test_axe_finds_no_fault(opened: Opener, size: str, scheme: str) -> None:
    page = opened(size, color_scheme=scheme)
    axe = Axe()
    faults = []
    for address in ADDRESSES:
        page.goto(address)
        faults += [(address, line) for line in told(axe.run(page, options=BEST).response)]
    assert not faults


def test_axe_finds_no_fault_in_what_a_script_opens(opened: Opener) -> None:
    page = opened()
    page.goto("/")
    page.get_by_role("combobox").press_sequentially("cons")
    page.get_by_role("option").first.wait_for()
    page.keyboard.press("ArrowDown")
    assert not told(Axe().run(page, options=BEST).response)
    page.keyboard.press("Escape")
    page.goto("/aide?ui=en")
    page.keyboard.press("?")
    assert not told(Axe().run(page, options=BEST).response)


def told(results: dict) -> list[str]:  # type: ignore[type-arg]
    """Each violation, and where it stands."""
    return [
        f"{rule['id']}: {node['target']} {node['failureSummary']}"
        for rule in results["violations"]
        for node in rule["nodes"]
    ]
