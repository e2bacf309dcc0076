"""What axe-core says of each view, in both colour schemes and on narrow and wide screens."""

from __future__ import annotations

from typing import Literal

import pytest
from playwright.sync_api import Browser, Page, expect
from tests.browser.access import nothing_bars
from tests.studio.client import Studio


def choosing_a_day(page: Page) -> None:
    page.get_by_role("button", name="Choose a day: Start").click()
    page.get_by_role("grid").wait_for()


def choosing_a_term(page: Page) -> None:
    page.get_by_role("combobox", name="Funder").fill("e")
    page.get_by_role("listbox").wait_for()


def all_fields(page: Page) -> None:
    page.get_by_text("fields not filled in").click()
    page.get_by_role("button", name="Add to Links").click()
    expect(page.get_by_role("textbox", name="Address")).to_be_visible()


def saving(page: Page) -> None:
    page.get_by_label("Title").fill("Wells")
    page.get_by_role("button", name="Save", exact=True).click()
    page.get_by_role("dialog").locator(".line-added").first.wait_for()


def letting_stay(page: Page) -> None:
    page.get_by_role("button", name="Let this stay").first.click()
    page.get_by_role("dialog").get_by_role("button", name="Let it stay").click()
    page.get_by_text("Write why it may stay.").wait_for()


STATES = (choosing_a_day, choosing_a_term, all_fields, saving, letting_stay)


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nothing_bars_an_editor(
    browser: Browser, running: Studio, scheme: Literal["light", "dark"], width: int
) -> None:
    context = browser.new_context(color_scheme=scheme, viewport={"width": width, "height": 800})
    page = context.new_page()
    page.goto(running.address)
    page.get_by_role("link", name="Wells for Ica").wait_for()
    expect(page.get_by_role("progressbar")).to_have_count(0)
    nothing_bars(page)
    page.get_by_role("link", name="Wells for Ica").click()
    page.get_by_label("Title").wait_for()
    nothing_bars(page)
    # Of what is opened on the page, each colour and each width is looked at once.
    for state in STATES if (scheme == "light") == (width == 1280) else ():
        state(page)
        nothing_bars(page)
        page.keyboard.press("Escape")
    context.close()
