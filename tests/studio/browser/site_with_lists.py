"""A site with lists of terms, in a git repository, as the views of many pages are tried on."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Page
from tests.repository import git

CONFIG = """\
[[collections]]
name = "works"
include = ["works/*.md"]
schema = "work.json"

[collections.vocabularies]
funders = "funders.yaml"
places = { collection = "places/*.md", field = "title" }
"""
SCHEMA = """\
{
  "required": ["title", "start"],
  "properties": {
    "title": {"type": "string", "title": "Title"},
    "start": {"type": "string", "format": "date", "title": "Start"},
    "funder": {"x-vocabulary": "funders", "title": "Funder"},
    "topics": {"type": "array", "items": {"type": "string"}, "title": "Topics"},
    "draft": {"type": "boolean", "title": "Draft"},
    "place": {"x-vocabulary": "places", "title": "Place"}
  }
}
"""
FUNDERS = """\
title: Funders
terms:
- label: European Union  # as on the page of the funder
  synonyms: [EU, Brussels]
  note: Not the Commission alone.
- label: World Bank
- label: Old Ministry
"""
PAGES = {
    # Line ends, quotes and comments differ on purpose: what is not meant to change must not.
    "mills": "---\ntitle: Mills\nstart: 2022-03-04\n---\n",
    "ports": "---\ntitle: Ports\nstart: 2023-02-30\nfunder: Europaen Union\nplace: Ica\n---\n",
    "roads": """\
---\r
title: 'Roads'\r
start: 2025-01-01\r
funder: "European Union"\r
---\r
\r
Text.""",
    "wells": """\
---
title: Wells
start: 2024-05-01
funder: European Union # first
topics: [Water]
---

Text.
""",
}


def make_site(root: Path) -> Path:
    """Make a site of four pages with two lists of terms, one of which is made of pages."""
    (root / "works").mkdir(parents=True)
    (root / "profilelint.toml").write_text(CONFIG)
    (root / "work.json").write_text(SCHEMA)
    (root / "funders.yaml").write_text(FUNDERS)
    (root / "places").mkdir()
    (root / "places/ica.md").write_text("---\ntitle: Ica\n---\n")
    for name, text in PAGES.items():
        (root / f"works/{name}.md").write_bytes(text.encode())
    return root


def commit_all(root: Path) -> None:
    """Make a repository of a folder, with all that is in it committed."""
    git(root, "init", "-q", "-b", "main")
    git(root, "add", ".")
    git(root, "commit", "-qm", "first")


def contents(root: Path) -> dict[str, bytes]:
    """Return the bytes of every file of a site, but for those of git."""
    files = (file for file in root.rglob("*") if file.is_file())
    paths = {file.relative_to(root).as_posix(): file for file in files}
    return {path: file.read_bytes() for path, file in paths.items() if not path.startswith(".git/")}


def written(before: dict[str, bytes], after: dict[str, bytes]) -> dict[str, bytes | None]:
    """Return what is in the files that differ; None for those that are no longer there."""
    paths = sorted({*before, *after})
    return {path: after.get(path) for path in paths if before.get(path) != after.get(path)}


def type_into(page: Page, path: str) -> None:
    """Type a line at the end of a page of the site, as in another window, and do not save it."""
    address = page.url.partition("#")[0]
    state = page.request.get(f"{address}api/page", params={"path": path}).json()
    end = len(state["text"])
    body = {"path": path, "version": state["version"], "changes": [[end, end, "More.\n"]]}
    assert page.request.post(f"{address}api/page/text", data=body).ok
