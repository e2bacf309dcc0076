"""The site of the documentation in a browser: each page of its navigation at two widths."""

from __future__ import annotations

import subprocess
import sys
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from importlib.util import find_spec
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING

import pytest
from tests.browser.access import nothing_bars

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Route

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


def pages() -> list[str]:
    names = ["index", "start-writing", "start-site", "recipes", "rules", "rules/link-target"]
    names += ["configuration", "comparison", "architecture", "severities"]
    return ["" if name == "index" else f"{name}/" for name in names]


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("path", pages())
def test_a_page_can_be_read(browser: Browser, address: str, path: str, width: int) -> None:
    context = browser.new_context(viewport={"width": width, "height": 900})
    page = context.new_page()
    asked: list[str] = []

    def refuse(route: Route) -> None:
        asked.append(route.request.url)
        route.abort()

    page.route(lambda url: not url.startswith(address), refuse)
    page.goto(address + path)
    nothing_bars(page)
    context.close()
    assert asked == [], "nothing is loaded from another site"
