"""What goes wrong around an editor: another program, another window, no server. Nothing is lost."""

from __future__ import annotations

import signal
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect
from tests.studio.browser.conftest import WELLS, WELLS_PATH
from tests.studio.test_process import Process


def retitle(window: Page, title: str) -> None:
    window.get_by_label("Title").fill(title)
    expect(window.locator(".cm-line").nth(1)).to_contain_text(title)
    expect(window.get_by_role("status").get_by_text("Not saved yet")).to_be_visible()


def enter(context: BrowserContext, studio: Process) -> None:
    """Give a browser the key that the process handed out."""
    name, _, value = studio.cookie.partition("=")
    context.add_cookies([{"name": name, "value": value, "url": f"http://127.0.0.1:{studio.port}"}])


def kill(studio: Process) -> None:
    studio.end(signal.SIGKILL)
    assert studio.process.stdout is not None
    studio.process.stdout.close()


def save(window: Page) -> None:
    window.get_by_role("button", name="Save", exact=True).click()
    dialog = window.get_by_role("dialog", name="Save these changes?")
    dialog.get_by_role("button", name="Save").click()


def test_anothers_change_is_shown_beside_ones_own(wells: Page, site: Path) -> None:
    retitle(wells, "Wells and pumps")
    theirs = WELLS.replace(b"phase: running", b"phase: planned")
    (site / WELLS_PATH).write_bytes(theirs)
    save(wells)
    dialog = wells.get_by_role("dialog", name="Somebody else changed this file")
    expect(dialog.locator("td.line-removed.text")).to_have_text(
        ["title: Wells for Ica  # as in the contract", "phase: planned"]
    )
    expect(dialog.locator("td.line-added.text")).to_have_text(
        ["title: Wells and pumps  # as in the contract", "phase: running"]
    )
    dialog.get_by_role("button", name="Continue editing").click()
    assert (site / WELLS_PATH).read_bytes() == theirs
    expect(wells.get_by_label("Title")).to_have_value("Wells and pumps")

    save(wells)
    dialog.get_by_role("button", name="Use the text in the file").click()
    expect(dialog).to_have_count(0)
    expect(wells.get_by_label("Title")).to_have_value("Wells for Ica")
    expect(wells.get_by_label("Phase", exact=True)).to_have_value("0")
    wells.get_by_role("button", name="Undo").click()
    expect(wells.get_by_label("Title")).to_have_value("Wells and pumps")
    assert (site / WELLS_PATH).read_bytes() == theirs

    save(wells)
    expect(wells.get_by_text("Saved", exact=True)).to_be_visible()
    ours = WELLS.replace(b"Wells for Ica", b"Wells and pumps")
    assert (site / WELLS_PATH).read_bytes() == ours


def test_a_page_that_nobody_changed_here_is_shown_as_it_is_on_disk(wells: Page, site: Path) -> None:
    (site / WELLS_PATH).write_bytes(WELLS.replace(b"phase: running", b"phase: planned"))
    expect(wells.locator(".cm-line").nth(7)).to_have_text("phase: planned")
    expect(wells.get_by_text("You had changed nothing")).to_be_visible()
    expect(wells.get_by_text("open in another window")).to_have_count(0)
    expect(wells.get_by_text("No changes")).to_be_visible()


def test_a_deleted_file_is_written_again(wells: Page, site: Path) -> None:
    retitle(wells, "Wells and pumps")
    (site / WELLS_PATH).unlink()
    save(wells)
    dialog = wells.get_by_role("dialog", name="The file was deleted")
    assert not (site / WELLS_PATH).exists()
    dialog.get_by_role("button", name="Write the file again").click()
    expect(wells.get_by_text("Saved", exact=True)).to_be_visible()
    ours = WELLS.replace(b"Wells for Ica", b"Wells and pumps")
    assert (site / WELLS_PATH).read_bytes() == ours


def test_two_windows_hold_one_text(wells: Page, context: BrowserContext) -> None:
    other = context.new_page()
    other.goto(wells.url)
    other.get_by_label("Title").wait_for()
    retitle(wells, "Wells and pumps")
    expect(other.get_by_label("Title")).to_have_value("Wells and pumps")
    expect(other.get_by_text("This page is open in another window, too")).to_be_visible()
    other.get_by_label("Start", exact=True).fill("2024-03-01")
    other.get_by_label("Title").focus()
    expect(wells.locator(".cm-line").nth(2)).to_have_text("start: 2024-03-01")
    expect(wells.get_by_label("Title")).to_have_value("Wells and pumps")


def test_what_was_typed_at_once_in_two_windows_is_all_kept(
    wells: Page, context: BrowserContext
) -> None:
    other = context.new_page()
    other.goto(wells.url)
    other.get_by_label("Title").wait_for()
    context.set_offline(True)
    wells.locator(".cm-line").nth(13).click()
    wells.keyboard.press("End")
    wells.keyboard.type(" And more.")
    other.locator(".cm-line").nth(14).click()
    other.keyboard.press("End")
    other.keyboard.type(" And others.")
    expect(wells.get_by_text("The studio is not responding")).to_be_visible()
    context.set_offline(False)
    for window in (wells, other):
        expect(window.locator(".cm-line").nth(13)).to_have_text("• Dug 40 wells. And more.")
        expect(window.locator(".cm-line").nth(14)).to_have_text("• Trained 12 people. And others.")


def test_what_was_typed_without_a_connection_is_kept_though_the_page_is_left(
    wells: Page, context: BrowserContext
) -> None:
    context.set_offline(True)
    wells.locator(".cm-line").nth(13).click()
    wells.keyboard.press("End")
    wells.keyboard.type(" And more.")
    expect(wells.get_by_role("alert")).to_contain_text("have not reached the studio yet")
    wells.get_by_role("link", name="Pages").first.click()
    expect(wells.get_by_role("heading", level=1)).to_have_text("Pages")
    context.set_offline(False)
    row = wells.get_by_role("row", name="Wells for Ica")
    expect(row.get_by_text("Not saved yet")).to_be_visible()
    row.get_by_role("link").click()
    expect(wells.locator(".cm-line").nth(13)).to_have_text("• Dug 40 wells. And more.")


def test_the_end_of_the_studio_is_said(wells: Page) -> None:
    wells.get_by_role("button", name="End").click()
    wells.get_by_role("dialog").get_by_role("button", name="End the studio").click()
    expect(wells.get_by_role("alert")).to_contain_text("The studio has ended")


def test_typing_survives_a_studio_that_is_killed(
    context: BrowserContext, site: Path, tmp_path: Path
) -> None:
    arguments = (str(site), "--cache-dir", str(tmp_path / "cache"))
    studio = Process(*arguments)
    window = context.new_page()
    enter(context, studio)
    window.goto(f"http://127.0.0.1:{studio.port}/#/page?path={WELLS_PATH}")
    retitle(window, "Wells and pumps")
    expect(window.get_by_role("status").get_by_text("Not saved yet")).to_be_visible()
    kill(studio)
    expect(window.get_by_role("alert")).to_contain_text("The studio is not responding")
    window.locator(".cm-line").nth(14).click()
    window.keyboard.press("End")
    window.keyboard.type(" And more.")
    expect(window.get_by_role("alert")).to_contain_text("have not reached the studio yet")
    assert (site / WELLS_PATH).read_bytes() == WELLS

    again = Process(*arguments, "--port", str(studio.port))
    enter(context, again)
    expect(window.get_by_role("alert")).to_have_count(0)
    expect(window.get_by_role("status").get_by_text("Not saved yet")).to_be_visible()
    page = again.page(WELLS_PATH)
    assert page["text"] == WELLS.decode().replace("for Ica", "and pumps").replace(
        "12 people.", "12 people. And more."
    )
    assert (site / WELLS_PATH).read_bytes() == WELLS
    window.close()
    kill(again)


def test_a_page_is_discarded_and_brought_back(wells: Page, site: Path) -> None:
    retitle(wells, "Wells and pumps")
    wells.get_by_role("button", name="Discard").click()
    wells.get_by_role("dialog").get_by_role("button", name="Discard my changes").click()
    expect(wells.get_by_label("Title")).to_have_value("Wells for Ica")
    wells.keyboard.press("ControlOrMeta+z")
    expect(wells.get_by_label("Title")).to_have_value("Wells and pumps")


@pytest.mark.parametrize("page", ["projects/none.md", "../profilelint.toml"])
def test_a_page_that_is_not_there(window: Page, page: str) -> None:
    window.goto(f"{window.url.partition('#')[0]}#/page?path={page}")
    expect(window.get_by_role("alert")).to_be_visible()
    window.get_by_role("link", name="Back to the list of pages").click()
    expect(window.get_by_role("link", name="Wells for Ica")).to_be_visible()
