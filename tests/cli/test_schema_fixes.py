"""Repairs of what a schema's author marks: deprecated keys, and names of files."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from .conftest import Run

CONFIG = '[[collections]]\nname = "pages"\ninclude = ["*.md"]\nschema = "schema.json"\n'
SCHEMA = """\
{
  "properties": {
    "client": { "type": "string" },
    "donor": { "deprecated": true, "x-renamed": "client" },
    "photo": { "x-file": "img" },
    "author": { "x-page": "people" }
  }
}
"""
PAGES = {
    "a.md": ("---\ndonor: A\nphoto: 'Pier.JPG'\nauthor: jnae\n---\n",
             "---\nclient: A\nphoto: 'pier.jpg'\nauthor: jnae\n---\n"),
    "b.md": ("+++\ndonor = 'A'\nphoto = 'Pier.JPG'\n+++\n",
             "+++\nclient = 'A'\nphoto = 'pier.jpg'\n+++\n"),
    "c.md": ("---\ndonor: 3\nphoto: peir.jpg\n---\n", "---\ndonor: 3\nphoto: peir.jpg\n---\n"),
}  # fmt: skip


def test_safe_repairs_change_nothing_else(profilelint: Run, tmp_path: Path) -> None:
    for name in ("img/pier.jpg", "people/jane.md"):
        (tmp_path / name).parent.mkdir()
        (tmp_path / name).write_text("---\ntitle: Jane\n---\n", encoding="utf-8")
    (tmp_path / "profilelint.toml").write_text(CONFIG, encoding="utf-8")
    (tmp_path / "schema.json").write_text(SCHEMA, encoding="utf-8")
    for name, (text, _) in PAGES.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    profilelint("check", "--fix", "-q", "--select", "schema")
    fixed = {name: (tmp_path / name).read_text(encoding="utf-8") for name in PAGES}
    assert fixed == {name: text for name, (_, text) in PAGES.items()}
    done = profilelint("check", "--unsafe-fixes", "-q", "--select", "schema")
    assert done.returncode == 0, done.stdout
    assert (tmp_path / "a.md").read_text(encoding="utf-8").endswith("\nauthor: jane\n---\n")
    assert (tmp_path / "c.md").read_text(encoding="utf-8") == (
        "---\nclient: '3'\nphoto: pier.jpg\n---\n"
    )
