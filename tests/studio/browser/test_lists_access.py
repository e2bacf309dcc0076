"""The views of many pages for everybody: axe-core, two widths, light and dark, hostile content."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import BrowserContext, Page, expect
from tests.browser.access import nothing_bars
from tests.studio.browser.site_with_lists import CONFIG, SCHEMA, commit_all, contents, make_site
from tests.studio.client import Studio

LONG = "Donaudampfschifffahrtsgesellschaft" * 6
MARKUP = "<img src=x onerror=alert(1)><b>bold</b>"
TURNED = "Wells \u202egnp.exe\u2066"
SURROUNDINGS: list[tuple[Literal["light", "dark"], int]] = [
    *(("light", 1280), ("dark", 1280)),
    *(("light", 360), ("dark", 360)),
]
NAMES = ("a<b>&amp;c", "long-" + "n" * 120, "\u202ednatsni")


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """Return a site whose titles, terms and file names are hostile, and not committed."""
    root = make_site(tmp_path / "site")
    (root / "profilelint.toml").write_text(CONFIG)
    (root / "work.json").write_text(SCHEMA.replace('"title": "Funder"', f'"title": "{MARKUP}"'))
    terms = "".join(f"- label: '{label}'\n  note: '{LONG}'\n" for label in (MARKUP, LONG, TURNED))
    (root / "funders.yaml").write_text(f"title: '{MARKUP}'\nterms:\n{terms}")
    for name, title in zip(NAMES, (MARKUP, LONG, TURNED), strict=True):
        text = f"---\ntitle: '{title}'\nstart: 2026-01-31\nfunder: '{title}'\n---\n"
        (root / f"works/{name}.md").write_text(text)
    commit_all(root)
    for name in NAMES:
        file = root / f"works/{name}.md"
        file.write_text(file.read_text().replace("01-31", "02-31"))
    return root


def open_terms(page: Page) -> None:
    expect(page.locator(".term-label")).to_have_count(3)
    page.locator(".term").first.get_by_role("button", name="Pages that use").click()
    expect(page.locator(".uses a")).to_have_text(MARKUP)


def open_rename(page: Page) -> None:
    page.locator(".term").first.get_by_role("button", name="Rename").click()
    page.get_by_label("New name").fill(f"{MARKUP} {LONG}")
    page.get_by_role("button", name="Show what changes").click()
    expect(page.get_by_role("heading", name="2 files change")).to_be_visible()


def open_deprecate(page: Page) -> None:
    page.locator(".term").first.get_by_role("button", name="Deprecate").click()
    page.get_by_role("button", name="Cancel").wait_for()


def open_field(page: Page) -> None:
    page.get_by_label("Field", exact=True).select_option(MARKUP)
    expect(page.locator("tbody tr")).to_have_count(7)
    page.get_by_text("One value for all 7 pages").click()
    turned = page.locator("tbody tr").filter(has_text="gnp").get_by_role("combobox")
    expect(turned).to_have_value(TURNED)
    turned.fill(MARKUP)
    turned.press("Tab")
    expect(page.locator("tr.edited")).to_have_count(1)


def open_changes(page: Page) -> None:
    expect(page.locator(".file-change")).to_have_count(3)
    for summary in page.locator("summary").all():
        summary.click()
    page.get_by_role("button", name="Commit 3 files").click()
    expect(page.get_by_role("alert")).to_be_visible()


def open_new(page: Page) -> None:
    page.get_by_label("Title").fill(f"{MARKUP} {LONG}")
    page.get_by_label("File name").fill(f"{LONG}<b>")
    page.get_by_role("button", name="Continue to the form").click()
    expect(page.get_by_role("alert")).to_be_visible()


VIEWS = [
    ("terms", open_terms),
    ("terms", open_rename),
    ("terms", open_deprecate),
    ("field", open_field),
    ("changes", open_changes),
    ("new", open_new),
]


@pytest.mark.parametrize(("view", "open_it"), VIEWS, ids=lambda each: getattr(each, "__name__", ""))
def test_hostile_content_is_text_and_nothing_bars_a_reader(
    site: Path,
    running: Studio,
    context: BrowserContext,
    view: str,
    open_it: Callable[[Page], None],
) -> None:
    before = contents(site)
    page = context.new_page()
    page.goto(f"{running.address}#/{view}")
    open_it(page)
    for scheme, width in SURROUNDINGS:
        # Colours that are still on their way to others have another contrast.
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        page.set_viewport_size({"width": width, "height": 800})
        nothing_bars(page)
    assert page.locator("main :is(img, b, script), dialog :is(img, b, script)").count() == 0
    assert contents(site) == before
