"""The site of the documentation in a browser, at two widths: one page of each kind.

With EVERY_PAGE in the environment, as ``make access`` has it, all pages, and some in dark colors.
"""

from __future__ import annotations

import os
import subprocess
import sys
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from importlib.util import find_spec
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING, Literal

import pytest
from tests.browser.access import nothing_bars

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page, Route

ROOT = Path(__file__).parents[2]
pytestmark = pytest.mark.skipif(
    find_spec("zensical") is None, reason="make .venv/ready-docs installs Zensical"
)


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    """Build the site, with warnings as errors, and return where it is served."""
    done = subprocess.run(
        [sys.executable, "-m", "zensical", "build", "--clean", "--strict"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    serve = partial(Quiet, directory=str(ROOT / "build/site"))
    with ThreadingHTTPServer(("127.0.0.1", 0), serve) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


EVERY = "EVERY_PAGE" in os.environ
OF_EACH_KIND = [
    *("index", "start-writing", "generators/hugo", "recipes", "rules/README", "rules/link-target"),
    *("configuration", "comparison", "architecture", "severities"),
]


def every_page() -> list[str]:
    """Return the names of all pages: their paths in docs, without the ending."""
    docs = ROOT / "docs"
    return sorted(path.relative_to(docs).as_posix()[:-3] for path in docs.rglob("*.md"))


@pytest.fixture(scope="module")
def window(browser: Browser, address: str) -> Iterator[Page]:
    """Yield a page of the browser that asks nobody but the site."""
    context = browser.new_context()
    asked: list[str] = []

    def refuse(route: Route) -> None:
        asked.append(route.request.url)
        route.abort()

    page = context.new_page()
    page.route(lambda url: not url.startswith(address), refuse)
    yield page
    context.close()
    assert asked == [], "nothing is loaded from another site"


def views() -> list[tuple[str, Literal["light", "dark"]]]:
    """Return the pages that are looked at, and in which colors."""
    if not EVERY:
        return [(name, "light") for name in OF_EACH_KIND]
    return [
        *((name, "light") for name in every_page()),
        *((name, "dark") for name in OF_EACH_KIND),
    ]


@pytest.mark.parametrize(("name", "colors"), views())
def test_a_page_can_be_read(
    window: Page, address: str, name: str, colors: Literal["light", "dark"]
) -> None:
    window.emulate_media(color_scheme=colors)
    window.goto(address + f"{name}/".replace("README/", "").removeprefix("index/"))
    # While the theme fades its tabs in, they have less contrast.
    window.add_style_tag(content="* { transition: none !important; animation: none !important }")
    for width in (360, 1280):
        window.set_viewport_size({"width": width, "height": 900})
        nothing_bars(window)
