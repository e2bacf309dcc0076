"""A site as editors have it, and a window of a real browser on its studio."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Request, expect
from tests.browser.conftest import browser
from tests.studio.client import Studio
from tests.studio.description import asked_amiss

__all__ = ["browser"]

PATIENCE = 15_000  # milliseconds; the machine may have other work
expect.set_options(timeout=PATIENCE)

CONFIG = """\
[[collections]]
name = "projects"
include = ["projects/*.md"]
schema = "project.json"

[collections.vocabularies]
funders = "funders.yaml"

[[collections]]
name = "notes"
include = ["notes/*.md"]
schema = "none"
"""
SCHEMA = """\
{
  "type": "object",
  "required": ["title", "start"],
  "additionalProperties": false,
  "properties": {
    "title": {"type": "string", "title": "Title", "description": "What the page is called."},
    "start": {"type": "string", "format": "date", "title": "Start", "examples": ["2026-01-31"]},
    "funder": {"type": "string", "title": "Funder", "x-vocabulary": "funders"},
    "partners": {"type": "array", "title": "Partners",
      "items": {"type": "string", "x-vocabulary": "funders"}},
    "phase": {"enum": ["planned", "running"], "title": "Phase"},
    "budget": {"type": "number", "title": "Budget"},
    "hidden": {"type": "boolean", "title": "Hidden"},
    "links": {"type": "array", "title": "Links", "items": {"type": "object", "properties": {
      "name": {"type": "string", "title": "Name"},
      "address": {"type": "string", "title": "Address"}}}}
  }
}
"""
FUNDERS = """\
title: Funder
terms:
- label: European Commission
  synonyms: [EC, Brussels]
  note: The executive of the European Union.
- label: World Bank
- label: African Union
"""
# The comment must outlive every change.
WELLS = b"""\
---
title: Wells for Ica  # as in the contract
start: 2024-02-31
funder: European Comission
partners:
- World Bank
- African Union
phase: running
hiden: true
---

## Select Results

\xe2\x80\xa2 Dug 40 wells.
\xe2\x80\xa2 Trained 12 people.
"""
WELLS_PATH = "projects/wells.md"


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """Return a site with two collections; one of its pages has a fault of each kind."""
    root = tmp_path / "site"
    for folder in ("projects", "notes"):
        (root / folder).mkdir(parents=True)
    (root / "profilelint.toml").write_text(CONFIG)
    (root / "project.json").write_text(SCHEMA)
    (root / "funders.yaml").write_text(FUNDERS)
    (root / WELLS_PATH).write_bytes(WELLS)
    (root / "projects/roads.md").write_text("---\ntitle: Roads\nstart: 2025-01-01\n---\n\nText.\n")
    (root / "notes/harbour.md").write_text("---\ntitle: Harbour\n---\n\nA  note.\n")
    return root


@pytest.fixture
def running(site: Path, tmp_path: Path) -> Iterator[Studio]:
    """Yield a studio on the site that nobody has opened yet."""
    with Studio(site, tmp_path / "cache") as studio:
        yield studio


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """Yield a browser that fails the test when a page of it breaks the policy or throws.

    What it asks of the server must be as described.
    """
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    context.set_default_timeout(PATIENCE)
    complaints: list[str] = []
    context.on("weberror", lambda error: complaints.append(str(error.error)))
    context.on(
        "console", lambda line: complaints.append(line.text) if line.type == "error" else None
    )

    def hold(request: Request) -> None:
        if urlsplit(request.url).path.startswith("/api/"):
            body = request.post_data_buffer
            for each in asked_amiss(request.method, request.url, body):
                complaints.append(f"{request.method} {request.url} {body!r}: {each}")

    context.on("request", hold)
    yield context
    context.close()
    assert [each for each in complaints if "Failed to load resource" not in each] == []


@pytest.fixture
def window(running: Studio, context: BrowserContext) -> Page:
    """Return a window that shows the list of pages."""
    page = context.new_page()
    page.goto(running.address)
    page.get_by_role("link", name="Wells for Ica").wait_for()
    return page


@pytest.fixture
def wells(window: Page) -> Page:
    """Return a window in which the page with faults is open."""
    window.get_by_role("link", name="Wells for Ica").click()
    window.get_by_role("textbox", name="Title").wait_for()
    return window


@pytest.fixture
def changed_lines(site: Path) -> Callable[[], list[tuple[bytes, bytes]]]:
    """Return what tells the lines of the page that differ on disk from what they were."""

    def compare() -> list[tuple[bytes, bytes]]:
        now = (site / WELLS_PATH).read_bytes().split(b"\n")
        return [pair for pair in zip(WELLS.split(b"\n"), now, strict=True) if pair[0] != pair[1]]

    return compare
