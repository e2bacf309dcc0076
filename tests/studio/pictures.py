"""Makes the pictures of the studio for the documentation: ``make pictures``.

They show the example site. Fonts and the version of the browser make a difference, so nothing
compares them: look at them.
"""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

from playwright.sync_api import Page, expect, sync_playwright
from tests.browser.conftest import launched
from tests.studio.client import Studio

ROOT = Path(__file__).resolve().parents[2]
DOCS = ROOT / "docs"
SITE = ROOT / "examples/site"


def open_page(window: Page) -> None:
    """Open a page with faults, jump to one, and look for the right term."""
    window.get_by_role("link", name="Bosnia and Herzegovina").click()
    window.get_by_role("button", name='"country" is "Boznia').first.click()
    window.get_by_role("combobox", name="Country, entry 1").fill("herz")
    window.get_by_role("listbox").get_by_role("option", name="Bosnia").first.wait_for()


def main() -> None:
    """Write the pictures."""
    with tempfile.TemporaryDirectory() as work, sync_playwright() as playwright:
        root = Path(work) / "site"
        shutil.copytree(SITE, root)
        with Studio(root, Path(work) / "cache") as studio:
            chromium = launched(playwright)
            assert chromium is not None, "there is no Chromium: make browser installs it on Debian"
            window = chromium.new_page(viewport={"width": 1280, "height": 800})
            window.goto(studio.address)
            window.get_by_role("link", name="Bosnia and Herzegovina").wait_for()
            expect(window.get_by_role("progressbar")).to_have_count(0)
            window.screenshot(path=DOCS / "studio-pages.png")
            open_page(window)
            window.screenshot(path=DOCS / "studio-page.png")
            chromium.close()


if __name__ == "__main__":
    main()
