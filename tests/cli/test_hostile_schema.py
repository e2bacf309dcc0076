"""Schemas that somebody wrote to harm whoever checks pages with them, from the command line."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

import pytest

from profilelint.report.render import FORMATS

if TYPE_CHECKING:
    from pathlib import Path

    from .conftest import Run

CONFIG = '[[collections]]\nname = "pages"\ninclude = ["**/*.md"]\nschema = "schema.json"\n'
ODD = "\x1b[31m\n::error file=x::pwned\r\n##[error]\u202e {value} <script>alert(1)</script> | `a`"
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202e]")


def write(folder: Path, schema: Any, page: str = "---\ntitle: 1\n---\n") -> None:
    (folder / "profilelint.toml").write_text(CONFIG, encoding="utf-8")
    (folder / "schema.json").write_text(json.dumps(schema), encoding="utf-8")
    (folder / "page.md").write_text(page, encoding="utf-8")


@pytest.mark.parametrize("form", sorted(FORMATS))
@pytest.mark.parametrize("keyword", ["x-message", "errorMessage", "description", "title"])
def test_texts_of_the_schema_are_escaped(
    profilelint: Run, tmp_path: Path, keyword: str, form: str
) -> None:
    odd = {"not": {"type": "integer", keyword: ODD}} if keyword in ("description", "title") else {}
    write(tmp_path, {"properties": {"title": {"type": "string", keyword: ODD}, "n": odd}},
          "---\ntitle: 1\nn: 2\n---\n")  # fmt: skip
    done = profilelint("check", "--report", form, "--select", "schema")
    assert done.returncode == 1
    assert not _CONTROL.search(done.stdout)
    assert "<script>" not in done.stdout or form in ("json", "text", "github", "gitlab", "sarif")
    lines = [line for line in done.stdout.splitlines() if line.startswith(("::", "##["))]
    assert lines == [] or form == "github"
    assert not any("file=x" in line.partition("::")[2].partition("::")[0] for line in lines)


def test_a_message_of_megabytes_is_cut(profilelint: Run, tmp_path: Path) -> None:
    text = "{value} ${/title} " * 200_000
    write(tmp_path, {"properties": {"title": {"type": "string", "x-message": text}}})
    done = profilelint("check", "--report", "json", "--select", "schema")
    (finding,) = json.loads(done.stdout)["findings"]
    assert finding["message"].endswith("…")
    assert len(finding["message"]) <= 500


def test_values_lead_nowhere_outside(profilelint: Run, tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "secret.md").write_text("---\npermalink: /secret/\n---\n", encoding="utf-8")
    site = tmp_path / "site"
    site.mkdir()
    (site / "link.md").symlink_to(outside / "secret.md")
    (site / "folder").symlink_to(outside, target_is_directory=True)
    schema = {
        "properties": {
            "a": {"x-file": ["../outside", "/etc"]},
            "b": {"x-file": True},
            "c": {"x-page": True},
            "d": {"x-page": "../outside"},
        }
    }
    write(
        site, schema,
        "---\na: secret.md\nb: ../outside/secret.md\nc: /secret/\nd: secret\n---\n",
    )  # fmt: skip
    done = profilelint("check", "--report", "json", "--select", "schema", cwd=site)
    found = [
        (each["message_id"], each["line"])
        for each in json.loads(done.stdout)["findings"]
        if each["path"] == "page.md"
    ]
    assert found == [("folder", 2), ("outside", 3), ("page-missing", 4), ("folder", 5)]


def test_a_page_that_is_not_checked_may_be_named(profilelint: Run, tmp_path: Path) -> None:
    write(tmp_path, {"properties": {"see": {"x-page": True}}}, "---\nsee: /team/\n---\n")
    (tmp_path / "other.md").write_text("---\npermalink: /team/\n---\n", encoding="utf-8")
    assert profilelint("check", "page.md", "--select", "schema").returncode == 0
    (tmp_path / "other.md").write_text("---\npermalink: /crew/\n---\n", encoding="utf-8")
    done = profilelint("check", "page.md", "--select", "schema", "-q")
    assert done.stdout.splitlines()[0] == (
        'page.md:2:6: error: "see" is "/team/", but this site has no such page: write the path, '
        "slug or permalink of a page that exists [schema-target]"
    )
