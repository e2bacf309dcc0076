"""Which files below a folder are pages."""

from __future__ import annotations

import pytest

from profilelint.config.model import Collection, Config
from profilelint.engine.pages import pages_below
from profilelint.source.files.glob import Glob
from profilelint.source.files.tree import TextTree
from profilelint.source.site.sites import Sites

MATTER = "---\ntitle: Locks\n---\n"
HUGO = {"hugo.toml": "", "content/c.md": ""}


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


@pytest.mark.parametrize(
    ("files", "glob", "pages"),
    [
        ({**HUGO, "archetypes/a.md": ""}, "**/*.md", ["b.md", "content/c.md"]),
        ({**HUGO, "themes/x/archetypes/a.md": ""}, "**/*.md", ["b.md", "content/c.md"]),
        ({**HUGO, "archetypes/a.md": ""}, "archetypes/*.md", ["archetypes/a.md"]),
        ({**HUGO, "archetypes/a.md": ""}, "arch*/*.md", []),
        (
            {"_config.yml": "", "scaffolds/a.md": "", "source/c.md": ""},
            "*.md",
            ["b.md", "source/c.md"],
        ),
        (
            {".obsidian/app.json": "", ".obsidian/templates.json": '{"folder": "t"}', "t/a.md": ""},
            "**/*.md",
            ["b.md"],
        ),
        ({"archetypes/a.md": ""}, "**/*.md", ["archetypes/a.md", "b.md"]),
    ],
)
def test_templates_for_new_pages_are_meant_by_a_glob_that_names_their_folder(
    files: dict[str, str], glob: str, pages: list[str]
) -> None:
    config = Config("", collections=(Collection("pages", include=(Glob(glob),)),))
    assert pages_below("", config, Sites(TextTree({**files, "b.md": MATTER}))).paths == pages
