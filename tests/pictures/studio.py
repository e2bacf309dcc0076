"""The pictures of the studio: the list of pages, and one page with its faults."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

from playwright.sync_api import Browser, Page, expect
from tests.cli.test_docs import SITE
from tests.studio.client import Studio


def open_page(window: Page) -> None:
    """Open a page with faults, jump to one, and look for the right term."""
    window.get_by_role("link", name="Bosnia and Herzegovina").click()
    window.get_by_role("button", name='"country" is "Boznia').first.click()
    window.get_by_role("combobox", name="Country, item 1").fill("herz")
    window.get_by_role("listbox").get_by_role("option", name="Bosnia").first.wait_for()


def take(chromium: Browser, folder: Path) -> None:
    """Write the pictures into a folder."""
    with tempfile.TemporaryDirectory() as work:
        root = Path(work) / "site"
        shutil.copytree(SITE, root)
        with Studio(root, Path(work) / "cache") as studio:
            # Wide enough for form and text, and small enough to be read where it is shown smaller.
            window = chromium.new_page(viewport={"width": 1120, "height": 600})
            window.goto(studio.address)
            window.get_by_role("link", name="Bosnia and Herzegovina").wait_for()
            expect(window.get_by_role("progressbar")).to_have_count(0)
            window.screenshot(path=folder / "studio-pages.png")
            open_page(window)
            window.screenshot(path=folder / "studio-page.png")
            window.close()
