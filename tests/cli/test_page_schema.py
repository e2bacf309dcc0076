"""A page that names a schema which cannot be used has a finding, and all others are checked."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from .conftest import Run


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("none.json", "there is no such file"),
        ("../../out.json", "the file is outside the repository; keep it inside"),
        ('"a\\0b.json"', "no file can have this name"),
        ("broken.json", "this is not JSON: expecting property name enclosed in double quotes"),
        ("link.json", "the file is outside the repository; keep it inside"),
    ],
)
def test_an_unusable_schema(
    profilelint: Run, tmp_path: Path, good: str, name: str, reason: str
) -> None:
    root = tmp_path / "site"
    root.mkdir()
    (root / "profilelint.toml").write_text(
        'file-schemas = true\nselect = ["schema", "file-syntax"]\n'
    )
    (root / "broken.json").write_text("{")
    (tmp_path / "secret.json").write_text("{}")
    (root / "link.json").symlink_to("../secret.json")
    (root / "a.md").write_text(good.replace("---\n", f"---\n$schema: {name}\n", 1))
    (root / "b.md").write_text(good.replace("start: 2014", "start: about 2014"))
    done = profilelint("check", "--report", "json", cwd=root)
    assert done.returncode == 1, done.stderr
    first, second = json.loads(done.stdout)["findings"]
    assert (first["path"], first["rule"]) == ("a.md", "file-syntax")
    assert first["message"].endswith(f" cannot be used: {reason}")
    assert (second["path"], second["rule"]) == ("b.md", "schema-type")
