"""What was typed and not saved, on disk."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from tests.repository import git

from profilelint.config.model import ConfigError
from profilelint.studio import drafts as module
from profilelint.studio.drafts import Draft, Drafts


@pytest.fixture
def drafts(tmp_path: Path) -> Drafts:
    return Drafts(str(tmp_path / "cache"), str(tmp_path / "site"))


def files(tmp_path: Path) -> list[Path]:
    return sorted((tmp_path / "cache").rglob("*.json"))


def test_a_draft_is_kept(drafts: Drafts, tmp_path: Path) -> None:
    draft = Draft("projects/ä 😀.md", "abc", "\ufefféa\r\n")
    drafts.put(Draft("projects/ä 😀.md", "abc", "before"))
    drafts.put(draft)
    again = Drafts(str(tmp_path / "cache"), str(tmp_path / "site"))
    assert list(again) == [draft]
    assert [each.stat().st_mode & 0o777 for each in files(tmp_path)] == [0o600]
    other = Drafts(str(tmp_path / "cache"), str(tmp_path / "other"))
    assert list(other) == []
    again.drop(draft.path)
    again.drop(draft.path)
    assert (list(drafts), files(tmp_path)) == ([], [])


def test_names_are_never_paths(drafts: Drafts, tmp_path: Path) -> None:
    for path in ("../../a.md", "/a.md", "a/../b.md", "", ".", "a\\b.md", "a\0.md", "a//b.md"):
        drafts.put(Draft(path, "", "text"))
    assert [each.name for each in tmp_path.iterdir()] == ["cache"]
    assert len(files(tmp_path)) == 8
    assert list(drafts) == []


@pytest.mark.parametrize(
    "content",
    [
        "",
        "{",
        "[]",
        "null",
        '"text"',
        '{"path": "a.md"}',
        '{"path": 1, "digest": "", "text": ""}',
        '{"path": "a.md", "digest": "", "text": "\\ud800"}',
        "[" * 100_000,
    ],
)
def test_what_is_no_draft(drafts: Drafts, tmp_path: Path, content: str) -> None:
    drafts.put(Draft("a.md", "", "text"))
    (file,) = files(tmp_path)
    file.write_text(content)
    assert list(drafts) == []


def test_a_draft_of_another_name_does_not_count(drafts: Drafts, tmp_path: Path) -> None:
    drafts.put(Draft("a.md", "", "text"))
    (file,) = files(tmp_path)
    file.write_text(json.dumps({"path": "b.md", "digest": "", "text": "text"}))
    assert list(drafts) == []


def test_the_oldest_are_dropped(
    drafts: Drafts, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "_MOST", 3)
    for number in range(5):
        drafts.put(Draft(f"{number}.md", "", "text"))
        newest = max(files(tmp_path), key=lambda file: file.stat().st_mtime_ns)
        os.utime(newest, (number, number))
    assert sorted(each.path for each in drafts) == ["2.md", "3.md", "4.md"]
    monkeypatch.setattr(module, "_MOST_BYTES", 100)
    drafts.put(Draft("large.md", "", "text" * 100))
    assert [each.path for each in drafts] == ["large.md"]


def test_a_cache_of_the_repository_is_refused(tmp_path: Path) -> None:
    git(tmp_path, "init", "-q")
    (tmp_path / "cache").mkdir()
    (tmp_path / "cache/a").touch()
    git(tmp_path, "add", "-A")
    git(tmp_path, "commit", "-q", "-m", "First")
    with pytest.raises(ConfigError, match="is committed to the repository"):
        Drafts(str(tmp_path / "cache"), str(tmp_path))
