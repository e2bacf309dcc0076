"""Makes the pictures of the documentation: ``make pictures``.

They show the example site: the report in a terminal, and the studio. ``make acceptance`` makes that
of Visual Studio Code. The report is text, which a test compares; what the others look like depends
on fonts and on the browser, so look at them.
"""

from __future__ import annotations

from playwright.sync_api import sync_playwright
from tests.browser.conftest import launched
from tests.cli.test_docs import ROOT
from tests.pictures import report, studio


def main() -> None:
    """Write the pictures."""
    docs = ROOT / "docs"
    (docs / "report.svg").write_text(report.drawn(report.printed()), encoding="utf-8")
    with sync_playwright() as playwright:
        chromium = launched(playwright)
        assert chromium is not None, "there is no Chromium: make browser installs it on Debian"
        studio.take(chromium, docs)
        chromium.close()


if __name__ == "__main__":
    main()
