"""Which files below a folder are pages."""

from __future__ import annotations

import pytest

from profilelint.config.model import Config
from profilelint.engine.pages import pages_below
from profilelint.source.files.tree import TextTree
from profilelint.source.site.sites import Sites

MATTER = "---\ntitle: Locks\n---\n"


@pytest.mark.parametrize(
    ("settings", "pages"),
    [
        ("mkdocs.yml", ["docs/agents.md", "docs/readme.md", "docs/security.md"]),
        ("_config.yml", ["changelog.md", "docs/security.md"]),
        ("notes.txt", ["docs/security.md"]),
    ],
)
def test_pages_with_the_name_of_a_file_about_the_repository(
    settings: str, pages: list[str]
) -> None:
    files = {
        settings: "",
        "changelog.md": MATTER,
        "contributing.md": "",
        "docs/agents.md": "",
        "docs/readme.md": MATTER,
        "docs/security.md": MATTER,
        "docs/LICENSE.md": MATTER,
    }
    assert pages_below("", Config(""), Sites(TextTree(files))).paths == pages
