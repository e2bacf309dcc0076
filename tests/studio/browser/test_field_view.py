"""One field over many pages in a browser: a table that is changed, looked at, and written."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect
from tests.studio.browser.site_with_lists import PAGES, contents, make_site, type_into, written
from tests.studio.client import Studio
from tests.studio.disk import waiting_at


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """Return a site of four pages."""
    return make_site(tmp_path / "site")


@pytest.fixture
def page(running: Studio, context: BrowserContext) -> Page:
    """Return a window that asks for a field."""
    page = context.new_page()
    page.goto(f"{running.address}#/field")
    return page


def choose(page: Page, field: str) -> None:
    page.get_by_label("Field", exact=True).select_option(field)
    expect(page.get_by_role("table")).to_be_visible()


def titles(page: Page) -> Locator:
    return page.locator("tbody th a")


def states(page: Page) -> list[str]:
    """Return what the last column says of each row."""
    return [" ".join(each.split()) for each in page.locator("td.state").all_inner_texts()]


def test_the_fields_are_those_of_the_schema_and_the_pages(page: Page) -> None:
    fields = page.get_by_label("Field", exact=True).get_by_role("option")
    expect(fields).to_have_text(
        ["Choose a field", "Title", "Start", "Funder", "Topics", "Draft", "Place"]
    )
    choose(page, "Funder")
    expect(titles(page)).to_have_text(["Mills", "Ports", "Roads", "Wells"])
    values = [
        page.get_by_role("combobox", name=f"Funder: {title}").input_value()
        for title in ("Mills", "Ports", "Roads", "Wells")
    ]
    assert values == ["", "Europaen Union", "European Union", "European Union"]
    expect(page.locator("td.state .fault")).to_have_text(
        'error: "funder" is "Europaen Union", which is not a known term: did you mean "European '
        'Union"?'
    )


def test_rows_are_found_and_sorted(page: Page) -> None:
    choose(page, "Funder")
    page.get_by_label("Show", exact=True).select_option("empty (1)")
    expect(titles(page)).to_have_text(["Mills"])
    page.get_by_label("Show", exact=True).select_option("with findings (1)")
    expect(titles(page)).to_have_text(["Ports"])
    page.get_by_label("Show", exact=True).select_option("all (4)")
    page.get_by_role("button", name="Value").click()
    expect(titles(page)).to_have_text(["Mills", "Ports", "Roads", "Wells"])
    page.get_by_role("button", name="Value").click()
    expect(titles(page)).to_have_text(["Wells", "Roads", "Ports", "Mills"])
    expect(page.get_by_role("columnheader", name="Value")).to_have_attribute(
        "aria-sort", "descending"
    )
    page.get_by_label("Find a page or a value").fill("europaen")
    expect(titles(page)).to_have_text(["Ports"])
    page.get_by_label("Find a page or a value").fill("nowhere")
    expect(page.get_by_text("No pages match.")).to_be_visible()


@pytest.fixture
def many_pages(site: Path) -> None:
    """Add 116 pages to the site."""
    for number in range(116):
        text = f"---\ntitle: Work {number}\nstart: 2026-01-31\n---\n"
        (site / f"works/work-{number}.md").write_text(text)


@pytest.mark.usefixtures("many_pages")
def test_many_rows_are_turned_over(page: Page) -> None:
    choose(page, "Title")
    turning = page.get_by_role("navigation", name="More rows")
    expect(turning).to_contain_text("1–50 of 120 pages")
    expect(titles(page)).to_have_count(50)
    expect(titles(page).nth(14)).to_have_text("Work 10")
    turning.get_by_role("button", name="Next").click()
    turning.get_by_role("button", name="Next").click()
    expect(turning).to_contain_text("101–120 of 120 pages")
    expect(turning.get_by_role("button", name="Next")).to_have_attribute("aria-disabled", "true")
    expect(titles(page).last).to_have_text("Work 115")
    page.get_by_label("Find a page or a value").fill("work 11")
    expect(turning).to_contain_text("1–7 of 7 pages")
    page.get_by_text("One value for all 7 pages").click()


def test_changed_rows_are_marked_looked_at_and_written(site: Path, page: Page) -> None:
    before = contents(site)
    choose(page, "Funder")
    ports = page.get_by_role("combobox", name="Funder: Ports")
    ports.fill("brus")
    page.get_by_role("option", name="European Union").click()
    wells = page.get_by_role("combobox", name="Funder: Wells")
    wells.fill("World Bank")
    wells.press("Tab")
    roads = page.get_by_role("combobox", name="Funder: Roads")
    roads.fill("Old Ministry")
    roads.press("Tab")
    assert states(page) == ["", *["changed Undo"] * 3]
    page.get_by_role("button", name="Undo the change: \u201c\u2068Roads\u2069\u201d").click()
    expect(roads).to_have_value("European Union")
    bar = page.get_by_role("region", name="Changes not written yet")
    expect(bar).to_contain_text("2 pages changed here, not written yet")
    bar.get_by_role("button", name="Show what changes").click()
    dialog = page.get_by_role("dialog")
    expect(dialog.get_by_role("heading", name="2 files change")).to_be_focused()
    assert dialog.locator(".line-added .text").all_inner_texts() == [
        "added:\nfunder: European Union",
        "added:\nfunder: World Bank # first",
    ]
    assert contents(site) == before, "a preview writes nothing"
    dialog.get_by_role("button", name="Change 2 files").click()
    expect(page.locator(".notice-done")).to_contain_text("2 pages were changed.")
    expect(page.locator("tr.edited")).to_have_count(0)
    expect(bar).to_have_count(0)
    expect(page.locator("td.state .fault")).to_have_count(0)
    assert written(before, contents(site)) == {
        "works/ports.md": PAGES["ports"].replace("Europaen", "European").encode(),
        "works/wells.md": PAGES["wells"].replace("European Union", "World Bank").encode(),
    }


def test_it_says_how_far_it_is_while_it_writes(site: Path, page: Page) -> None:
    choose(page, "Draft")
    page.get_by_text("One value for all 4 pages shown").click()
    group = page.get_by_role("radiogroup", name="Draft, for all pages shown")
    group.get_by_label("Yes").check()
    page.get_by_role("button", name="Set it on 4 pages").click()
    page.get_by_role("button", name="Show what changes").click()
    with waiting_at("works/roads.md") as disk:
        page.get_by_role("button", name="Change 4 files").click()
        expect(page.get_by_role("button", name="Writing … 2 of 4 files")).to_be_visible()
        disk.fault = MemoryError("no more")
        disk.goes_on.set()
        expect(page.locator(".notice-done")).to_contain_text("2 pages were changed.")
    left = page.locator(".notice-warning")
    expect(left).to_contain_text("2 files were not changed")
    expect(left.get_by_role("listitem")).to_have_text(
        [
            "works/roads.md: Internal error: MemoryError: no more.",
            "works/wells.md: Internal error: MemoryError: no more.",
        ]
    )


def test_one_value_is_put_into_all_rows_that_are_shown(site: Path, page: Page) -> None:
    before = contents(site)
    choose(page, "Draft")
    page.get_by_label("Find a page or a value").fill("s/r")
    expect(titles(page)).to_have_text(["Roads"])
    page.get_by_label("Find a page or a value").fill("ls")
    expect(titles(page)).to_have_text(["Mills", "Wells"])
    page.get_by_text("One value for both pages shown").click()
    group = page.get_by_role("radiogroup", name="Draft, for all pages shown")
    group.get_by_label("Yes").check()
    page.get_by_role("button", name="Set it on 2 pages").click()
    expect(page.locator("tr.edited")).to_have_count(2)
    page.get_by_role("button", name="Show what changes").click()
    page.get_by_role("button", name="Change 2 files").click()
    expect(page.locator(".notice-done")).to_contain_text("2 pages were changed.")
    assert written(before, contents(site)) == {
        "works/mills.md": PAGES["mills"].replace("04\n", "04\ndraft: true\n").encode(),
        "works/wells.md": PAGES["wells"].replace("[Water]\n", "[Water]\ndraft: true\n").encode(),
    }


def test_a_date_and_a_list_are_written_as_such(site: Path, page: Page) -> None:
    before = contents(site)
    choose(page, "Start")
    day = page.get_by_role("textbox", name="Start: Ports")
    expect(day).to_have_value("2023-02-30")
    day.fill("2023-02-28")
    page.get_by_role("button", name="Show what changes").click()
    page.get_by_role("button", name="Change 1 file").click()
    expect(page.locator(".notice-done")).to_contain_text("1 page was changed.")
    choose(page, "Topics")
    page.get_by_role("button", name="Add to Topics: Wells").click()
    page.get_by_role("textbox", name="Topics: Wells, item 2").fill("Health")
    page.get_by_role("button", name="Show what changes").click()
    page.get_by_role("button", name="Change 1 file").click()
    expect(page.locator(".notice-done")).to_contain_text("1 page was changed.")
    assert written(before, contents(site)) == {
        "works/ports.md": PAGES["ports"].replace("02-30", "02-28").encode(),
        "works/wells.md": PAGES["wells"].replace("[Water]", "[Water, Health]").encode(),
    }


def test_several_values_where_most_have_one_are_a_list(site: Path, page: Page) -> None:
    before = (site / "works/mills.md").read_bytes()
    listed = before.replace(b"04\n", b"04\nfunder:\n- World Bank\n- Old Ministry\n")
    (site / "works/mills.md").write_bytes(listed)
    page.reload()
    choose(page, "Funder")
    second = page.get_by_role("combobox", name="Funder: Mills, item 2")
    expect(second).to_have_value("Old Ministry")
    page.get_by_role("button", name="Remove: World Bank").click()
    expect(page.locator("tr.edited")).to_have_count(1)
    page.get_by_role("button", name="Show what changes").click()
    page.get_by_role("button", name="Change 1 file").click()
    expect(page.locator(".notice-done")).to_contain_text("1 page was changed.")
    assert (site / "works/mills.md").read_bytes() == listed.replace(b"- World Bank\n", b"")


def test_what_stays_as_it_is_is_said_and_kept(site: Path, page: Page) -> None:
    before = contents(site)
    choose(page, "Title")
    for title in ("Roads", "Wells"):
        page.get_by_role("textbox", name=f"Title: {title}").fill(f"New {title}")
    type_into(page, "works/wells.md")
    page.get_by_role("button", name="Show what changes").click()
    dialog = page.get_by_role("dialog")
    expect(dialog.locator(".notice-warning")).to_contain_text("works/wells.md: ")
    (site / "works/roads.md").write_bytes(before["works/roads.md"] + b" More.")
    dialog.get_by_role("button", name="Change 1 file").click()
    expect(dialog.get_by_role("alert")).to_contain_text("Files changed in the meantime")
    dialog.get_by_role("button", name="Change 1 file").click()
    expect(page.locator(".notice-done")).to_contain_text("1 page was changed.")
    expect(page.locator(".notice-warning")).to_contain_text("1 file was not changed")
    expect(page.get_by_role("textbox", name="Title: Wells")).to_have_value("New Wells")
    expect(page.locator("tr.edited")).to_have_count(1)
    changed = PAGES["roads"].replace("'Roads'", "'New Roads'") + " More."
    assert written(before, contents(site)) == {"works/roads.md": changed.encode()}


def test_changes_outlive_a_look_at_another_view(page: Page) -> None:
    choose(page, "Title")
    page.get_by_role("textbox", name="Title: Roads").fill("New Roads")
    page.get_by_role("textbox", name="Title: Roads").press("Tab")
    page.get_by_role("navigation", name="Parts of the studio").get_by_role(
        "link", name="Terms"
    ).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Terms")
    page.go_back()
    expect(page.get_by_role("textbox", name="Title: Roads")).to_have_value("New Roads")
    page.get_by_role("button", name="Undo all").click()
    expect(page.get_by_role("textbox", name="Title: Roads")).to_have_value("Roads")
