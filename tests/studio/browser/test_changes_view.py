"""What changed since the last commit, and commits, in a browser."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect
from tests.repository import be_somebody, git
from tests.studio.browser.site_with_lists import commit_all, make_site, type_into
from tests.studio.client import Studio


@pytest.fixture(autouse=True)
def identity(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the configuration of git, in which a name and an address stand."""
    return be_somebody(tmp_path / "home", monkeypatch)


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """Return a site without a repository."""
    return make_site(tmp_path / "site")


@pytest.fixture
def changed(site: Path) -> Path:
    """Return the site in a repository: a page changed, one new and one deleted."""
    commit_all(site)
    wells = site / "works/wells.md"
    wells.write_bytes(wells.read_bytes().replace(b"Wells", b"Deep wells"))
    (site / "works/mills.md").unlink()
    (site / "works/new.md").write_text("---\ntitle: New\n---\n")
    return site


def open_view(running: Studio, context: BrowserContext) -> Page:
    page = context.new_page()
    page.goto(f"{running.address}#/changes")
    return page


def paths(page: Page) -> list[str]:
    return page.locator(".file-change .path").all_inner_texts()


def test_chosen_files_are_committed(
    changed: Path, running: Studio, context: BrowserContext
) -> None:
    page = open_view(running, context)
    expect(page.get_by_role("heading", name="3 files")).to_be_visible()
    assert paths(page) == ["works/mills.md", "works/new.md", "works/wells.md"]
    chips = page.locator(".file-change .chip").all_inner_texts()
    assert chips == ["deleted", "new", "changed"]
    page.locator("summary").filter(has_text="wells.md").click()
    region = page.get_by_role("region", name="works/wells.md")
    expect(region.locator(".line-added .text")).to_have_text("added: title: Deep wells")
    expect(page.get_by_text("Author: Ada <ada@site.example>")).to_be_visible()
    page.get_by_role("checkbox", name="works/new.md").uncheck()
    page.get_by_label("What did you change, and why?").fill("Name the wells\n\nNo mills any more.")
    page.get_by_role("button", name="Commit 2 files").click()
    done = page.locator(".notice-done")
    expect(page.locator(".done")).to_be_focused()
    expect(done).to_contain_text("contains 2 files.")
    expect(done).to_contain_text("It is on this computer only.")
    expect(page.locator(".file-change .path")).to_have_text(["works/new.md"])
    assert git(changed, "log", "--format=%an <%ae>%n%B", "-1") == (
        "Ada <ada@site.example>\nName the wells\n\nNo mills any more.\n\n"
    )
    assert git(changed, "show", "--format=", "--name-status", "HEAD") == (
        "D\tworks/mills.md\nM\tworks/wells.md\n"
    )
    assert git(changed, "status", "--porcelain") == "?? works/new.md\n"
    assert git(changed, "rev-parse", "--short", "HEAD").strip() in done.inner_text()


def test_a_message_and_a_file_are_asked_for(
    changed: Path, running: Studio, context: BrowserContext
) -> None:
    page = open_view(running, context)
    message = page.get_by_label("What did you change, and why?")
    page.get_by_role("button", name="Commit 3 files").click()
    expect(page.get_by_role("alert")).to_have_text("Write what you changed.")
    expect(message).to_be_focused()
    message.fill("All")
    page.get_by_label("All files").uncheck()
    page.get_by_role("button", name="Commit 0 files").click()
    expect(page.get_by_role("alert")).to_have_text("Choose at least one file.")
    assert git(changed, "log", "--format=%s") == "first\n"


def test_what_git_refuses_is_said(
    changed: Path, identity: Path, running: Studio, context: BrowserContext
) -> None:
    page = open_view(running, context)
    page.get_by_label("What did you change, and why?").fill("All")
    (changed / "works/new.md").unlink()
    page.get_by_role("button", name="Commit 3 files").click()
    alert = page.get_by_role("alert")
    expect(alert).to_contain_text("The commit was not made")
    expect(alert).to_contain_text('"works/new.md" is as in the last commit')
    expect(page.get_by_label("What did you change, and why?")).to_have_value("All")
    identity.write_text("")
    page.get_by_role("button", name="Refresh").click()
    expect(page.locator(".file-change .path")).to_have_text(["works/mills.md", "works/wells.md"])
    expect(page.locator(".commit .notice-warning")).to_contain_text("A commit is not possible now")
    assert git(changed, "log", "--format=%s") == "first\n"


def test_nothing_changed_and_text_that_is_not_saved(
    site: Path, running: Studio, context: BrowserContext
) -> None:
    commit_all(site)
    page = open_view(running, context)
    expect(page.locator("main .notice")).to_contain_text("Nothing changed")
    type_into(page, "works/wells.md")
    notice = page.locator("main .notice").filter(has_text="1 page has unsaved text")
    expect(notice.get_by_role("link", name="Wells")).to_have_attribute(
        "href", "#/page?path=works%2Fwells.md"
    )


def test_a_site_without_git_says_so(site: Path, running: Studio, context: BrowserContext) -> None:
    assert not (site / ".git").exists()
    page = open_view(running, context)
    notice = page.locator("main .notice")
    expect(notice).to_contain_text("Git is not available")
    expect(notice).to_contain_text("The folder of this site is in no git repository.")
    expect(page.get_by_role("button", name="Commit")).to_have_count(0)
