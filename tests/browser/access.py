"""Whether everybody can read what a browser shows."""

from __future__ import annotations

from importlib.resources import files
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from playwright.sync_api import Page

AXE = files("axe_playwright_python").joinpath("axe.min.js").read_text()


def nothing_bars(page: Page) -> None:
    """Check that axe-core finds nothing on a page, and that it need not be moved sideways."""
    page.evaluate(AXE)
    found: dict[str, Any] = page.evaluate("axe.run({ resultTypes: ['violations'] })")
    wide = page.evaluate("document.documentElement.scrollWidth - innerWidth")
    told = [(rule["id"], rule["nodes"][0]["html"]) for rule in found["violations"]]
    assert told == [], told
    assert len(found["passes"]) > 20, "axe-core looked at the page"
    assert wide <= 0, "the page is not moved sideways"
