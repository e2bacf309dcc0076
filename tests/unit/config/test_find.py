from __future__ import annotations

from pathlib import Path

import pytest

from profilelint.config.find import find_config


def test_found_upwards_to_the_repository(tmp_path: Path) -> None:
    outer, inner = tmp_path, tmp_path / "repository" / "pages"
    inner.mkdir(parents=True)
    (outer / "profilelint.toml").touch()
    assert find_config(str(inner)) == str(outer / "profilelint.toml")
    (tmp_path / "repository" / ".git").mkdir()
    assert find_config(str(inner)) is None
    (tmp_path / "repository" / "pyproject.toml").write_text("[tool.other]\n")
    assert find_config(str(inner)) is None
    (tmp_path / "repository" / "pyproject.toml").write_text("[tool.profilelint]\n")
    assert find_config(str(inner)) == str(tmp_path / "repository" / "pyproject.toml")


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ("[tool.profilelint]\n", True),
        ("[project]\r\n[[tool.profilelint.collections]]\r\n", True),
        ('[ tool . "profilelint" ]\n', True),
        ("tool.profilelint.severity = 'error'\n", True),
        ("[tool]\nother = 1\nprofilelint = { severity = 'error' }\n", True),
        ("[tool]\nprofilelint.severity = 'error'\n", True),
        ("[tool.profilelint\n", True),
        ("[tool.profilelint]\nseverity = \n", True),
        ("# see tool.profilelint in ../profilelint.toml\n", False),
        ("[tool.profilelinter]\n", False),
        ("[tool.other]\nprofilelint = '1'\n", False),
        ("[tool]\n[tool.other]\nprofilelint = '1'\n", False),
        ("[project]\ndependencies = ['profilelint']\n", False),
    ],
)
def test_a_pyproject_counts_if_it_has_the_table(tmp_path: Path, text: str, is_one: bool) -> None:
    (tmp_path / ".git").mkdir()
    path = tmp_path / "pyproject.toml"
    path.write_bytes(text.encode())
    assert find_config(str(tmp_path)) == (str(path) if is_one else None)
