"""A new page in a browser: its kind, its name, and the way to its form."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect
from tests.studio.browser.site_with_lists import contents, make_site, written
from tests.studio.client import Studio


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """Return a site of one kind of pages."""
    return make_site(tmp_path / "site")


@pytest.fixture
def page(running: Studio, context: BrowserContext) -> Page:
    """Return a window that asks for a new page."""
    page = context.new_page()
    page.goto(f"{running.address}#/new")
    return page


@pytest.mark.parametrize(
    ("title", "path"),
    [
        ("Łódź’s “Town” Libraries & Größe", "works/lodzs-town-libraries-and-grosse.md"),
        ("Вода и дороги", "works/вода-и-дороги.md"),
        ("<b>Wells</b> ../../etc", "works/b-wells-b-etc.md"),
    ],
)
def test_a_file_name_is_made_of_the_title(page: Page, title: str, path: str) -> None:
    page.get_by_label("Title").fill(title)
    expect(page.locator(".new-path code")).to_have_text(path)


def test_a_page_is_made_and_written_where_it_is_saved(site: Path, page: Page) -> None:
    before = contents(site)
    expect(page.get_by_label("Kind of page").get_by_role("option")).to_have_text(["works"])
    page.get_by_label("Title").fill("Wells for Ica")
    page.get_by_label("File name").fill("ica-wells")
    expect(page.locator(".new-path")).to_have_text("The file will be works/ica-wells.md")
    page.get_by_label("File name").press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Wells for Ica")
    assert page.url.endswith("#/page?path=works%2Fica-wells.md")
    expect(page.get_by_label("Title", exact=True)).to_have_value("Wells for Ica")
    assert contents(site) == before, "nothing is written until it is saved"
    page.get_by_label("Start", exact=True).fill("2026-01-31")
    page.get_by_role("button", name="Save", exact=True).click()
    page.get_by_role("dialog").get_by_role("button", name="Save").click()
    expect(page.get_by_text("Saved", exact=True)).to_be_visible()
    assert written(before, contents(site)) == {
        "works/ica-wells.md": b"---\ntitle: Wells for Ica\nstart: 2026-01-31\n---\n\n"
    }


def test_what_cannot_be_made_is_said(site: Path, page: Page) -> None:
    before = contents(site)
    page.get_by_role("button", name="Continue to the form").click()
    expect(page.get_by_role("alert")).to_have_text("Write the title of the page.")
    expect(page.get_by_label("Title")).to_be_focused()
    page.get_by_label("Title").fill("¡!")
    page.get_by_role("button", name="Continue to the form").click()
    expect(page.get_by_role("alert")).to_have_text("Write a file name with letters or digits.")
    expect(page.get_by_label("File name")).to_be_focused()
    page.get_by_label("File name").fill("../up")
    page.get_by_role("button", name="Continue to the form").click()
    expect(page.get_by_role("alert")).to_have_text("A file name cannot contain a slash.")
    page.get_by_label("File name").fill("CON")
    page.get_by_role("button", name="Continue to the form").click()
    expect(page.get_by_role("alert")).to_contain_text("is the name of a device on Windows")
    page.get_by_label("File name").fill("Wells")
    page.get_by_role("button", name="Continue to the form").click()
    expect(page.get_by_role("alert")).to_contain_text('The page "works/Wells.md" already exists.')
    page.get_by_role("button", name="Use the title").click()
    expect(page.get_by_label("File name")).to_have_value("")
    assert page.url.endswith("#/new")
    assert contents(site) == before
