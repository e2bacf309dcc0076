"""A site, and a studio that serves it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from tests.studio.client import Studio

CONFIG = """\
[[collections]]
name = "projects"
include = ["projects/*.md"]
schema = "project.json"
"""
SCHEMA = """\
{
  "type": "object",
  "required": ["title", "start"],
  "properties": {
    "title": {"type": "string", "title": "Title", "description": "What the page is called."},
    "start": {"type": "string", "format": "date", "examples": ["2026-01-31"]},
    "funder": {"enum": ["European Commission", "World Bank"]},
    "draft": {"type": "boolean"},
    "tags": {"type": "array", "items": {"type": "string"}}
  }
}
"""
PAGE = """\
---
title: Wells for Ica
start: 2024-05-01
funder: European Comission
---

A project with  two spaces.
"""


def make_site(root: Path) -> Path:
    """Make a small site of one collection with two pages."""
    (root / "projects").mkdir(parents=True)
    (root / "profilelint.toml").write_text(CONFIG)
    (root / "project.json").write_text(SCHEMA)
    (root / "projects/wells.md").write_text(PAGE)
    (root / "projects/roads.md").write_text("---\ntitle: Roads\nstart: 2025-01-01\n---\n\nText.\n")
    return root


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """Return a small site of one collection with two pages."""
    return make_site(tmp_path / "site")


@pytest.fixture
def open_studio(tmp_path: Path) -> Iterator[Callable[[Path], Studio]]:
    """Return what opens a studio on a folder; it ends with the test."""
    with ExitStack() as stack:

        def opened(root: Path) -> Studio:
            studio = stack.enter_context(Studio(root, tmp_path / "cache"))
            studio.enter()
            return studio

        yield opened


@pytest.fixture
def studio(site: Path, open_studio: Callable[[Path], Studio]) -> Studio:
    """Return a studio on the small site."""
    return open_studio(site)
