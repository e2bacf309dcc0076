"""A small site with a page that is typed into, without a file on disk being changed."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from profilelint.engine.workspace.workspace import Setup, Workspace
from profilelint.rules.load import load_registry

REGISTRY = load_registry()
CONFIG = """\
[vocabularies]
colours = "colours.yaml"
[[collections]]
name = "projects"
include = ["projects/*.md"]
schema = "project.schema.json"
"""


class TypedSite:
    """A site of projects, and its page ``projects/a.md``."""

    def __init__(self, root: Path, schema: dict[str, Any], terms: str) -> None:
        (root / ".git").mkdir()
        (root / "projects").mkdir()
        (root / "profilelint.toml").write_text(CONFIG)
        (root / "colours.yaml").write_text(terms)
        (root / "project.schema.json").write_text(json.dumps(schema))
        (root / "projects/a.md").write_text("")
        self._full = str(root / "projects/a.md")
        self._texts = {self._full: ""}
        self.root = root
        self.workspace = Workspace(str(root), self._texts, Setup(REGISTRY, lambda: "2026-01-31"))
        self.text = ""

    def type(self, marked: str) -> int:
        """Set the text of the page, and return the offset of the mark ``^`` in it."""
        before, _, after = marked.partition("^")
        self.text = self._texts[self._full] = before + after
        self.workspace.edited(self._full)
        list(self.workspace.work())
        return len(before)
