"""Form and text in step: each control, undo over both, what does not fit, what is half typed."""

from __future__ import annotations

import re

from playwright.sync_api import Locator, Page, Route, expect


def line(window: Page, number: int) -> Locator:
    return window.locator(".cm-line").nth(number - 1)


def text_of(window: Page) -> list[str]:
    return [each.replace("\n", "") for each in window.locator(".cm-line").all_inner_texts()]


def test_terms_are_added_moved_and_removed_by_keyboard(wells: Page) -> None:
    keys = wells.keyboard
    wells.get_by_role("combobox", name="Add a term to Partners").focus()
    keys.type("brus")
    keys.press("ArrowDown")
    keys.press("Enter")
    expect(line(wells, 8)).to_have_text("- European Commission")
    up = wells.get_by_role("button", name="Move up: European Commission")
    up.focus()
    keys.press("Enter")
    expect(wells.get_by_role("combobox", name="Partners, item 2")).to_have_value(
        "European Commission"
    )
    expect(wells.get_by_text("European Commission is now 2 of 3")).to_be_attached()
    expect(up).to_be_focused()
    keys.press("Enter")
    expect(wells.get_by_role("combobox", name="Partners, item 1")).to_have_value(
        "European Commission"
    )
    wells.get_by_role("button", name="Remove: World Bank").focus()
    keys.press("Enter")
    expect(wells.get_by_role("button", name="Remove: African Union")).to_be_focused()
    assert text_of(wells)[4:8] == [
        "partners:",
        "- European Commission",
        "- African Union",
        "phase: running",
    ]


def test_undo_goes_through_form_and_text(wells: Page) -> None:
    before = text_of(wells)
    wells.get_by_label("Phase", exact=True).select_option("planned")
    expect(line(wells, 8)).to_have_text("phase: planned")
    line(wells, 14).click()
    wells.keyboard.press("End")
    wells.keyboard.type(" And more.")
    wells.get_by_label("Title").fill("Wells and pumps")
    expect(line(wells, 2)).to_contain_text("Wells and pumps")
    undo = wells.get_by_role("button", name="Undo")
    undo.click()
    expect(wells.get_by_label("Title")).to_have_value("Wells for Ica")
    undo.click()
    expect(line(wells, 14)).to_have_text("• Dug 40 wells.")
    undo.click()
    expect(wells.get_by_label("Phase", exact=True)).to_have_value("1")
    assert text_of(wells) == before
    expect(wells.get_by_text("No changes")).to_be_visible()
    for _ in range(3):
        wells.get_by_role("button", name="Redo").click()
    expect(line(wells, 2)).to_contain_text("Wells and pumps")


def test_what_is_typed_in_the_text_is_in_the_form(wells: Page) -> None:
    line(wells, 4).click()
    wells.keyboard.press("End")
    wells.keyboard.type("s")
    expect(wells.get_by_role("combobox", name="Funder")).to_have_value("European Comissions")
    line(wells, 1).click()
    wells.keyboard.press("End")
    wells.keyboard.type("\nbudget: many")
    expect(wells.get_by_text("many (not a number)")).to_be_visible()
    line(wells, 1).click()
    wells.keyboard.press("End")
    wells.keyboard.press("Backspace")
    expect(wells.get_by_role("heading", name="There is no form for this page")).to_be_visible()


def test_values_that_run_from_the_right_do_so(wells: Page) -> None:
    for name in ("Title", "Funder"):
        field = wells.get_by_label(name, exact=True)
        expect(field).to_have_css("direction", "ltr")
        field.fill("מזח.")
        expect(field).to_have_css("direction", "rtl")


def test_a_key_that_was_misspelt_is_renamed(wells: Page) -> None:
    wells.get_by_role("button", name='Write "hidden"').click()
    dialog = wells.get_by_role("dialog")
    expect(dialog.locator(".line-added .text")).to_have_text("added: hidden: true")
    dialog.get_by_role("button", name="Change these lines").click()
    hidden = wells.get_by_role("radiogroup", name="Hidden")
    expect(hidden.get_by_label("Yes")).to_be_checked()
    hidden.get_by_label("No", exact=True).check()
    expect(line(wells, 9)).to_have_text("hidden: false")
    hidden.get_by_label("Not set").check()
    expect(line(wells, 9)).to_have_text("---")


def test_the_answer_to_a_choice_does_not_hide_the_next_one(wells: Page) -> None:
    wells.get_by_role("button", name='Write "hidden"').click()
    wells.get_by_role("dialog").get_by_role("button", name="Change these lines").click()
    hidden = wells.get_by_role("radiogroup", name="Hidden")
    expect(hidden.get_by_label("Yes")).to_be_checked()
    edits = re.compile(r"/api/page/edit\b")
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    wells.route(edits, hold)
    with wells.expect_request(edits):
        hidden.get_by_label("No", exact=True).click()
    hidden.get_by_label("Not set").click()
    with wells.expect_request(edits):
        held[0].continue_()
    expect(line(wells, 9)).to_have_text("hidden: false")
    expect(hidden.get_by_label("Not set")).to_be_checked()
    held[1].continue_()
    expect(line(wells, 9)).to_have_text("---")


def test_groups_of_fields_are_added(wells: Page) -> None:
    wells.get_by_text("fields not filled in").click()
    wells.get_by_role("button", name="Add to Links").click()
    wells.get_by_role("textbox", name="Name").fill("Site")
    expect(wells.locator(".cm-content")).to_contain_text("name: Site")
    wells.get_by_role("textbox", name="Address").fill("https://wells.example/")
    expect(wells.locator(".cm-content")).to_contain_text("address: 'https://wells.example/'")
    expect(wells.get_by_role("textbox", name="Address")).to_be_focused()


def test_a_field_that_is_filled_in_keeps_the_focus_and_its_place(wells: Page) -> None:
    wells.get_by_text("fields not filled in").click()
    budget = wells.get_by_label("Budget", exact=True)
    budget.press_sequentially("12.5", delay=150)
    expect(wells.locator(".cm-content")).to_contain_text("budget: 12.5")
    expect(budget).to_be_focused()
    budget.fill("")
    wells.get_by_label("Title").focus()
    expect(wells.locator(".cm-content")).not_to_contain_text("budget")


def test_an_input_method_is_not_disturbed(wells: Page) -> None:
    """What is being composed goes to the form and the text once it is chosen, and only then."""
    title = wells.get_by_label("Title")
    title.focus()
    client = wells.context.new_cdp_session(wells)
    for part in ("w", "wa"):
        client.send(
            "Input.imeSetComposition", {"text": part, "selectionStart": 1, "selectionEnd": 1}
        )
    expect(line(wells, 2)).to_contain_text("title: Wells for Ica  #")
    client.send("Input.insertText", {"text": "井戸"})
    expect(line(wells, 2)).to_contain_text("井戸")
    line(wells, 14).click()
    wells.keyboard.press("End")
    client.send("Input.imeSetComposition", {"text": "か", "selectionStart": 1, "selectionEnd": 1})
    expect(line(wells, 14)).to_have_text("• Dug 40 wells.か")
    client.send("Input.imeSetComposition", {"text": "かわ", "selectionStart": 2, "selectionEnd": 2})
    client.send("Input.insertText", {"text": "川"})
    expect(line(wells, 14)).to_have_text("• Dug 40 wells.川")
    expect(wells.get_by_text("Not saved yet")).to_be_visible()


def test_a_fault_is_jumped_to(wells: Page) -> None:
    faults = wells.get_by_role("region", name="4 findings")
    faults.get_by_role("button", name="is a date that does not exist").first.click()
    expect(wells.get_by_label("Start", exact=True)).to_be_focused()
    faults.get_by_role("button", name="the page shows no list here").first.click()
    expect(wells.locator(".cm-content")).to_be_focused()
    wells.keyboard.press("F8")
    expect(wells.locator(".cm-activeLine")).to_have_text("start: 2024-02-31")


def test_a_fault_may_stay_with_a_reason(wells: Page) -> None:
    faults = wells.get_by_role("region", name="4 findings")
    faults.get_by_role("button", name="What to do: the page shows no list").click()
    faults.get_by_role("button", name="Let this stay").click()
    dialog = wells.get_by_role("dialog", name="Let this stay?")
    dialog.get_by_label("Why is it right as it is?").fill("The printer wants it so")
    dialog.get_by_label("Until (optional)").fill("2026-12-31")
    dialog.get_by_role("button", name="Let it stay").click()
    expect(dialog).to_have_count(0)
    expect(wells.locator(".cm-content")).to_contain_text("The printer wants it so")
    expect(wells.get_by_role("heading", name="3 findings")).to_be_visible()


def test_a_day_is_chosen_by_keyboard(wells: Page) -> None:
    wells.get_by_role("button", name="Choose a day: Start").focus()
    keys = wells.keyboard
    keys.press("Enter")
    expect(
        wells.get_by_role("button", name=re.compile("^Tuesday,? 3 February 2026$"))
    ).to_be_focused()
    keys.press("ArrowRight")
    keys.press("ArrowDown")
    keys.press("PageDown")
    expect(
        wells.get_by_role("button", name=re.compile("^Wednesday,? 11 March 2026$"))
    ).to_be_focused()
    keys.press("Enter")
    expect(wells.get_by_role("button", name="Choose a day: Start")).to_be_focused()
    expect(line(wells, 3)).to_have_text("start: 2026-03-11")


def test_a_list_is_filtered(window: Page) -> None:
    titles = window.locator("tbody th a")
    expect(titles).to_have_text(["Harbour", "Roads", "Wells for Ica"])
    expect(window.get_by_text("3 pages, 2 of them may be published.")).to_be_visible()
    window.get_by_label("State").select_option("May not be published")
    expect(titles).to_have_text(["Wells for Ica"])
    window.get_by_role("button", name="Show all").click()
    window.get_by_label("Collection").select_option("notes")
    expect(titles).to_have_text(["Harbour"])
    window.get_by_role("button", name="Show all").click()
    window.get_by_label("Rule").select_option("term-unknown")
    expect(titles).to_have_text(["Wells for Ica"])
    window.get_by_role("button", name="Show all").click()
    window.get_by_label("Can be fixed").check()
    expect(titles).to_have_text(["Harbour", "Wells for Ica"])
    window.get_by_label("Search").fill("nothing is called so")
    expect(window.get_by_text("No pages match.")).to_be_visible()
