"""Fields that name other pages and files of the site, and pages that cannot be changed here."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

# One pixel (GIF 89a).
PIXEL = bytes.fromhex(
    "47494638396101000100800000ffffff00000021f90401000000002c00000000010001000002024401003b"
)
CONFIG = """\
[[collections]]
name = "stories"
include = ["stories/*.md"]
schema = "story.json"
"""
SCHEMA = """\
{"properties": {
  "title": {"type": "string", "title": "Title"},
  "picture": {"type": "string", "title": "Picture", "x-file": "uploads"},
  "before": {"type": "string", "title": "Story before", "x-page": "stories"}
}}
"""


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """Return a site with pictures and pages that refer to each other."""
    root = tmp_path / "site"
    (root / "stories").mkdir(parents=True)
    (root / "uploads").mkdir()
    (root / "profilelint.toml").write_text(CONFIG)
    (root / "story.json").write_text(SCHEMA)
    for name in ("dam", "mill"):
        (root / f"uploads/{name}.gif").write_bytes(PIXEL)
    front = "title: Wells for Ica\npicture: dam.gif\nbefore: roads\n"
    (root / "stories/wells.md").write_text(f"---\n{front}---\n\nText.\n")
    (root / "stories/roads.md").write_text("---\ntitle: Roads\n---\n\nText.\n")
    (root / "stories/old.md").write_bytes(b"---\ntitle: Old caf\xe9\n---\n\nText.\n")
    (root / "stories/kept.md").write_text("---\ntitle: Kept\n---\n\nText.\n")
    (root / "stories/kept.md").chmod(0o444)
    return root


def test_a_picture_is_shown_and_another_chosen(wells: Page) -> None:
    picture = wells.get_by_role("img", name="The picture dam.gif")
    expect(picture).to_be_visible()
    assert picture.evaluate("image => image.decode().then(() => image.naturalWidth)") == 1
    field = wells.get_by_role("combobox", name="Picture")
    field.fill("mill")
    wells.get_by_role("listbox").get_by_role("option", name="mill.gif").click()
    expect(wells.locator(".cm-line").nth(2)).to_have_text("picture: mill.gif")
    expect(wells.get_by_role("img", name="The picture mill.gif")).to_be_visible()


def test_a_page_is_opened_from_the_field_that_names_it(wells: Page) -> None:
    wells.get_by_role("link", name="Open Roads").click()
    head = wells.get_by_role("heading", level=1)
    expect(head).to_have_text("Roads")
    expect(head).to_be_focused()


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("old", "it is not in UTF-8: save it as UTF-8 first"),
        ("Kept", "the file is write-protected"),
    ],
)
def test_a_page_that_cannot_be_changed_can_be_read(window: Page, name: str, reason: str) -> None:
    window.locator("tbody a", has_text=name).click()
    expect(window.get_by_text(reason)).to_be_visible()
    expect(window.get_by_role("button", name="Save", exact=True)).to_have_count(0)
    for field in window.locator(".form input").all():
        expect(field).not_to_be_editable()
    window.locator(".cm-line").nth(4).click()
    window.keyboard.type("more")
    expect(window.locator(".cm-line").nth(4)).to_have_text("Text.")
