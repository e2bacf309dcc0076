"""A real browser, without a network."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import sync_playwright

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Playwright

_NAMES = ("chromium", "chromium-browser", "google-chrome", "chrome")
# The sandbox of Chromium does not start for root; what it is shown here is the project's own.
_ARGUMENTS = ("--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking")


def launched(playwright: Playwright) -> Browser | None:
    """Start the Chromium of the system; return None where there is none."""
    found = next(filter(None, map(shutil.which, _NAMES)), None)
    if found is None:
        return None
    return playwright.chromium.launch(executable_path=found, args=list(_ARGUMENTS))


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Yield Chromium, for the tests of a module; they are skipped where there is none.

    It is ended before other tests run: some count the processes that they have started.
    """
    with sync_playwright() as playwright:
        chromium = launched(playwright)
        if chromium is None:
            pytest.skip("there is no Chromium: make browser installs it on Debian")
        yield chromium
        chromium.close()
