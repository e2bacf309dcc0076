"""The HTML report in a browser: what its reader can do, and what axe-core says of it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Literal

import pytest
from tests.browser.access import nothing_bars

from profilelint.app.main import run

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Locator, Page

SITE = Path(__file__).parents[2] / "examples" / "site"
EDITOR = "editor://open{path}?line={line}&column={column}"


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the report of the example site."""
    file = tmp_path_factory.mktemp("report") / "report.html"
    arguments = ("--no-cache", "--today", "2026-01-31", "--editor-link", EDITOR)
    assert run(["check", str(SITE), *arguments, "--report", f"html={file}"]) == 1
    return file


@pytest.fixture
def page(browser: Browser, report: Path) -> Iterator[Page]:
    context = browser.new_context()
    opened = context.new_page()
    opened.goto(report.as_uri())
    yield opened
    context.close()


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nothing_bars_a_reader(
    browser: Browser, report: Path, scheme: Literal["light", "dark"], width: int
) -> None:
    context = browser.new_context(color_scheme=scheme, viewport={"width": width, "height": 800})
    page = context.new_page()
    page.goto(report.as_uri())
    nothing_bars(page)
    context.close()


def shown(page: Page, selector: str) -> int:
    return page.locator(f"{selector}:visible").count()


def test_severities_are_hidden_without_a_script(page: Page) -> None:
    severities = ("error", "warning", "hint")
    numbers = {each: shown(page, f"article.{each}") for each in severities}
    assert numbers == {"error": 10, "warning": 20, "hint": 14}
    assert (shown(page, "section.file"), shown(page, "li.file")) == (10, 10)
    page.get_by_label("20 warnings").uncheck()
    page.get_by_label("14 hints").uncheck()
    assert {each: shown(page, f"article.{each}") for each in severities} == {
        "error": 10,
        "warning": 0,
        "hint": 0,
    }
    assert (shown(page, "section.file"), shown(page, "li.file")) == (6, 6)
    page.get_by_label("10 errors").uncheck()
    assert (shown(page, "section.file"), shown(page, "li.file")) == (0, 0)
    page.get_by_label("14 hints").check()
    assert shown(page, "article.hint") == 14


def test_the_page_is_walked_by_headings_and_keys(page: Page) -> None:
    assert page.locator("main").count() == 1
    assert page.locator("h1, h2").all_inner_texts()[:2] == ["profilelint report", "Overview"]
    first = page.locator("article").first
    assert first.get_by_role("heading", level=3).inner_text() == (
        'warning: "client" is "European Comission", which is not a known term: did you mean '
        '"European Commission"?'
    )
    frame = first.locator("pre")
    frame.focus()
    assert frame.evaluate("frame => document.activeElement === frame")


def test_a_link_opens_the_editor_at_the_place(page: Page) -> None:
    file = SITE / "_projects" / "bosnia-and-herzegovina-town-libraries.markdown"
    link = page.locator("article").first.get_by_role("link", name="open in the editor")
    assert link.get_attribute("href") == f"editor://open{file.as_posix()}?line=7&column=9"


def rows_of(tables: Locator) -> list[list[str]]:
    return [table.locator("tbody tr").all_inner_texts() for table in tables.all()]


def test_the_overview_says_in_bars_what_it_says_in_figures(page: Page) -> None:
    tables = page.locator("table")
    assert tables.locator("caption").all_inner_texts() == [
        "Pages",
        "Findings by rule",
        "Findings by collection",
    ]
    pages, _, collections = ([row.split() for row in texts] for texts in rows_of(tables))
    assert pages == [
        ["May", "be", "published", "8"],
        ["May", "not", "be", "published", "yet", "10"],
    ]
    assert collections == [["projects", "9", "19", "14"], ["stories", "1", "1", "0"]]
    bars = tables.nth(2).locator("tr:has(rect)").first.locator("rect")
    widths = bars.evaluate_all("bars => bars.map(bar => bar.width.baseVal.valueInSpecifiedUnits)")
    assert widths == pytest.approx([21.43, 45.24, 33.33], abs=0.005)
    fills = bars.evaluate_all("bars => bars.map(bar => getComputedStyle(bar).fill)")
    assert fills == ["rgb(179, 38, 30)", 'url("#stripes")', "none"]
