from __future__ import annotations

from pathlib import Path

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
