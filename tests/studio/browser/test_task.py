"""The whole task of an editor: find a page, correct a term, a date and a bullet, look, save."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Page, expect

Changed = Callable[[], list[tuple[bytes, bytes]]]
CORRECTED = [
    (b"start: 2024-02-31", b"start: 2024-02-29"),
    (b"funder: European Comission", b"funder: European Commission"),
    ("• Dug 40 wells.".encode(), b"* Dug 40 wells."),
    ("• Trained 12 people.".encode(), b"* Trained 12 people."),
]


def text_of(window: Page) -> str:
    return "\n".join(window.locator(".cm-line").all_inner_texts())


def test_by_mouse(window: Page, changed_lines: Changed) -> None:
    window.get_by_label("Search").fill("ica")
    expect(window.locator("tbody tr")).to_have_count(1)
    window.get_by_role("link", name="Wells for Ica").click()
    expect(window.get_by_role("heading", level=1)).to_have_text("Wells for Ica")

    funder = window.get_by_role("combobox", name="Funder")
    expect(funder).to_have_value("European Comission")
    expect(window.get_by_text("European Comission (not a known term)")).to_be_visible()
    funder.fill("brus")
    option = window.get_by_role("listbox").get_by_role("option")
    expect(option).to_have_text(["European Commission also “Brussels”"])
    option.click()
    expect(window.get_by_text("(not a known term)")).to_have_count(0)
    expect(window.locator(".cm-line").nth(3)).to_have_text("funder: European Commission")

    start = window.get_by_label("Start", exact=True)
    expect(start).to_have_value("2024-02-31")
    expect(window.get_by_text("2024-02-31 (this date does not exist)")).to_be_visible()
    window.get_by_role("button", name="Choose a day: Start").click()
    month = window.get_by_role("dialog", name="Choose a day: Start")
    for _ in range(2):
        month.get_by_role("button", name="Year before").click()
    month.get_by_role("button", name="29 February 2024").click()
    expect(start).to_have_value("2024-02-29")

    window.get_by_role("button", name="Apply all safe fixes").click()
    preview = window.get_by_role("dialog")
    expect(preview.locator(".line-added .text")).to_have_text(
        ["added: * Dug 40 wells.", "added: * Trained 12 people."]
    )
    preview.get_by_role("button", name="Change these lines").click()
    expect(preview).to_have_count(0)
    expect(window.locator(".cm-line").nth(13)).to_have_text("* Dug 40 wells.")

    window.get_by_role("button", name="Save", exact=True).click()
    dialog = window.get_by_role("dialog", name="Save these changes?")
    expect(dialog.locator(".line-added")).to_have_count(4)
    dialog.get_by_role("button", name="Save").click()
    expect(window.get_by_text("Saved", exact=True)).to_be_visible()
    assert changed_lines() == CORRECTED


def test_by_keyboard_alone(window: Page, changed_lines: Changed) -> None:
    keys = window.keyboard

    def to(name: str, backwards: bool = False) -> None:
        """Press Tab until what is called so has the focus."""
        for _ in range(120):
            keys.press("Shift+Tab" if backwards else "Tab")
            words = window.evaluate(
                "(document.activeElement.getAttribute('aria-label') "
                "?? document.getElementById(document.activeElement.getAttribute('aria-labelledby'))"
                "?.innerText "
                "?? document.activeElement.labels?.[0]?.firstChild.textContent "
                "?? document.activeElement.innerText).trim()"
            )
            if words == name:
                return
        raise AssertionError(f"no Tab leads to {name}")

    to("Skip to the content")
    keys.press("Enter")
    to("Search")
    keys.type("ica")
    expect(window.locator("tbody tr")).to_have_count(1)
    to("Wells for Ica")
    keys.press("Enter")
    head = window.get_by_role("heading", level=1)
    expect(head).to_have_text("Wells for Ica")
    expect(head).to_be_focused()

    to("Start")
    keys.press("ControlOrMeta+a")
    keys.type("2024-02-29")
    to("Funder")
    keys.press("ControlOrMeta+a")
    keys.type("ec")
    expect(window.get_by_role("listbox")).to_be_visible()
    keys.press("ArrowDown")
    expect(window.get_by_role("listbox").get_by_role("option", selected=True)).to_have_text(
        "European Commission also “EC”"
    )
    keys.press("Enter")
    expect(window.get_by_role("listbox")).to_have_count(0)
    expect(window.locator(".cm-line").nth(3)).to_have_text("funder: European Commission")

    to("Text")
    expect(window.locator(".cm-content")).to_be_focused()
    keys.press("ControlOrMeta+End")
    for _ in range(2):
        keys.press("ArrowUp")
        keys.press("Home")
        keys.press("Delete")
        keys.type("*")
    expect(window.locator(".cm-line").nth(13)).to_have_text("* Dug 40 wells.")
    keys.press("Escape")
    keys.press("Tab")
    expect(window.locator(".cm-content")).not_to_be_focused()

    keys.press("ControlOrMeta+s")
    dialog = window.get_by_role("dialog", name="Save these changes?")
    expect(dialog.locator(".line-added")).to_have_count(4)
    to("Save")
    keys.press("Enter")
    expect(window.get_by_text("Saved", exact=True)).to_be_visible()
    assert changed_lines() == CORRECTED
