"""The lists of terms in a browser: found, used, added, renamed, deprecated."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect
from tests.studio.browser.site_with_lists import (
    FUNDERS,
    PAGES,
    contents,
    make_site,
    type_into,
    written,
)
from tests.studio.client import Studio


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """Return a site with two lists of terms."""
    return make_site(tmp_path / "site")


@pytest.fixture
def page(running: Studio, context: BrowserContext) -> Page:
    """Return a window that shows the lists of terms."""
    page = context.new_page()
    page.goto(f"{running.address}#/terms")
    return page


def terms(page: Page) -> list[str]:
    return page.locator(".term-label").all_inner_texts()


def difference(page: Page, path: str) -> list[str]:
    """Return the lines that the preview removes from and adds to a file."""
    table = page.get_by_role("region", name=f"Lines that change in \u201c\u2068{path}\u2069\u201d")
    changed = table.locator("tr.line-removed .text, tr.line-added .text").all_inner_texts()
    return [line.replace("removed:\n", "- ").replace("added:\n", "+ ") for line in changed]


def test_a_term_is_found_by_its_synonym_and_its_pages_are_named(page: Page) -> None:
    expect(page.get_by_role("heading", name="Funders")).to_be_visible()
    assert terms(page) == ["European Union", "World Bank", "Old Ministry"]
    page.get_by_label("Find a term").fill("brussels")
    expect(page.locator(".term-label")).to_have_text(["European Union"])
    page.get_by_role("button", name="Pages that use").click()
    links = page.get_by_role("list", name="Pages that use").get_by_role("link")
    expect(links).to_have_text(["Roads", "Wells"])
    assert links.nth(1).get_attribute("href") == "#/page?path=works%2Fwells.md"
    page.get_by_label("Find a term").fill("")
    page.get_by_label("Show", exact=True).select_option("terms not in use")
    expect(page.locator(".term-label")).to_have_text(["World Bank", "Old Ministry"])
    page.get_by_label("Find a term").fill("nothing like it")
    expect(page.get_by_text("No terms match.")).to_be_visible()


def test_a_term_is_renamed_on_all_pages_after_a_look(site: Path, page: Page) -> None:
    before = contents(site)
    page.get_by_role("button", name="Rename: \u201c\u2068European Union\u2069\u201d").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("New name").fill("European Communities")
    dialog.get_by_role("button", name="Show what changes").click()
    expect(dialog.get_by_role("heading", name="3 files change")).to_be_visible()
    assert difference(page, "works/wells.md") == [
        "- funder: European Union # first",
        "+ funder: European Communities # first",
    ]
    assert contents(site) == before, "a preview writes nothing"
    dialog.get_by_role("button", name="Change 3 files").click()
    expect(page.locator(".notice-done")).to_contain_text("3 files were changed.")
    expect(page.locator(".term-label").first).to_have_text("European Communities")
    name = b"European Communities"
    assert written(before, contents(site)) == {
        "funders.yaml": FUNDERS.encode()
        .replace(b"European Union", name)
        .replace(b"[EU, Brussels]", b"[EU, Brussels, European Union]"),
        "works/roads.md": PAGES["roads"].encode().replace(b"European Union", name),
        "works/wells.md": PAGES["wells"].encode().replace(b"European Union", name),
    }


def test_a_term_is_added_by_keyboard_alone(site: Path, page: Page) -> None:
    before = contents(site)
    keys = page.keyboard
    page.get_by_role("button", name="Add a term").focus()
    keys.press("Enter")
    expect(page.get_by_label("Term", exact=True)).to_be_focused()
    keys.press("Escape")
    expect(page.get_by_role("button", name="Add a term")).to_be_focused()
    keys.press("Enter")
    expect(page.get_by_label("Term", exact=True)).to_be_focused()
    for text in ("Road Fund", "RF\nFund of Roads", "For roads."):
        keys.type(text)
        keys.press("Tab")
    keys.press("Shift+Tab")
    keys.press("Enter")
    expect(page.get_by_role("heading", name="1 file changes")).to_be_focused()
    assert contents(site) == before, "a preview writes nothing"
    expect(page.get_by_role("button", name="Change 1 file")).to_be_visible()
    for _ in range(4):
        keys.press("Tab")
    expect(page.get_by_role("button", name="Change 1 file")).to_be_focused()
    keys.press("Enter")
    expect(page.locator(".notice-done")).to_contain_text("Road Fund")
    added = b"- label: Road Fund\n  note: For roads.\n  synonyms:\n  - RF\n  - Fund of Roads\n"
    assert written(before, contents(site)) == {"funders.yaml": FUNDERS.encode() + added}
    page.get_by_label("Find a term").fill("fund of")
    expect(page.locator(".term-label")).to_have_text(["Road Fund"])


def test_a_term_is_deprecated_and_has_a_successor(site: Path, page: Page) -> None:
    before = contents(site)
    page.get_by_role("button", name="Deprecate: \u201c\u2068Old Ministry\u2069\u201d").click()
    page.get_by_label("Use instead").fill("World Bank")
    page.get_by_role("button", name="Show what changes").click()
    page.get_by_role("button", name="Change 1 file").click()
    old = page.locator(".term").nth(2)
    expect(old).to_contain_text("use instead: World Bank")
    expect(old.get_by_role("button", name="Deprecate")).to_have_count(0)
    assert written(before, contents(site)) == {
        "funders.yaml": FUNDERS.encode() + b"  deprecated: true\n  replaced_by: World Bank\n"
    }


def test_what_cannot_be_done_is_said(site: Path, page: Page) -> None:
    before = contents(site)
    type_into(page, "works/wells.md")
    page.get_by_role("button", name="Rename: \u201c\u2068European Union\u2069\u201d").click()
    dialog = page.get_by_role("dialog")
    name = dialog.get_by_label("New name")
    dialog.get_by_role("button", name="Show what changes").click()
    expect(dialog.get_by_role("alert")).to_have_text("It already has this name.")
    expect(name).to_be_focused()
    name.fill("")
    dialog.get_by_role("button", name="Show what changes").click()
    expect(dialog.get_by_role("alert")).to_have_text("Write the term.")
    name.fill("European Communities")
    dialog.get_by_role("button", name="Show what changes").click()
    expect(dialog.locator(".notice-warning")).to_contain_text("1 file stays as it is")
    expect(dialog.locator(".notice-warning")).to_contain_text("works/wells.md: ")
    (site / "works/roads.md").write_bytes(before["works/roads.md"] + b"More.\n")
    dialog.get_by_role("button", name="Change 2 files").click()
    expect(dialog.get_by_role("alert")).to_contain_text("Files changed in the meantime")
    dialog.get_by_role("button", name="Change 2 files").click()
    expect(page.locator(".notice-done")).to_contain_text("2 files were changed.")
    expect(page.locator(".notice-warning")).to_contain_text("1 file was not changed")
    assert set(written(before, contents(site))) == {"funders.yaml", "works/roads.md"}


def test_a_list_that_cannot_be_edited_says_why(page: Page) -> None:
    page.get_by_role("navigation", name="Lists of terms").get_by_role("link", name="places").click()
    notice = page.locator("main .notice-info")
    expect(notice).to_contain_text("This list cannot be changed here")
    expect(notice).to_contain_text("Its terms come from title of places/*.md: change them there.")
    expect(page.get_by_role("button", name="Add a term")).to_have_count(0)
    expect(page.get_by_role("button", name="Rename")).to_have_count(0)
