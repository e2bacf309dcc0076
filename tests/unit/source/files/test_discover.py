from __future__ import annotations

import os
from pathlib import Path

from profilelint.source.files.discover import walk


def make(root: Path, *paths: str) -> None:
    for path in paths:
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).touch()


def test_order_and_what_is_never_looked_at(tmp_path: Path) -> None:
    make(tmp_path, "b.md", "a/z.md", "a/b/c.md", ".git/x.md", "node_modules/x.md", ".hidden.md")
    assert walk(str(tmp_path)) == ["a/b/c.md", "a/z.md", "b.md"]
    assert walk(str(tmp_path), "a") == ["a/b/c.md", "a/z.md"]


def test_links_and_other_things_are_left_out(tmp_path: Path) -> None:
    make(tmp_path, "real.md", "folder/x.md")
    (tmp_path / "loop").symlink_to(tmp_path)
    (tmp_path / "linked.md").symlink_to("/etc/passwd")
    os.mkfifo(tmp_path / "pipe.md")
    assert walk(str(tmp_path)) == ["folder/x.md", "real.md"]


def test_gitignore(tmp_path: Path) -> None:
    make(tmp_path, "a.tmp", "keep.tmp", "x/1.md", "a/q.md", "a/z.tmp", "a/b/z.tmp", "a/b/1.md")
    (tmp_path / ".gitignore").write_text("*.tmp\n/x/\n!keep.tmp\n")
    (tmp_path / "a/.gitignore").write_text("!z.tmp\nq.md\n")
    (tmp_path / "a/b/.gitignore").write_text("# nothing\n")
    assert walk(str(tmp_path)) == ["a/b/1.md", "a/b/z.tmp", "a/z.tmp", "keep.tmp"]
    assert walk(str(tmp_path), "a/b") == ["a/b/1.md", "a/b/z.tmp"]
    assert "x/1.md" in walk(str(tmp_path), gitignore=False)


def test_a_gitignore_that_is_a_link_or_not_text_does_no_harm(tmp_path: Path) -> None:
    make(tmp_path, "a.md", "b/c.md")
    (tmp_path / ".gitignore").symlink_to("/dev/zero")
    (tmp_path / "b/.gitignore").write_bytes(b"\xff\xfe*\n")
    assert walk(str(tmp_path)) == ["a.md", "b/c.md"]


def test_symbolic_links_are_told_apart(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "a.md").touch()
    (tmp_path / "folder/b.md").symlink_to("../a.md")
    (tmp_path / "gone.md").symlink_to("nowhere.md")
    (tmp_path / "other").symlink_to("folder")
    links: list[str] = []
    assert walk(str(tmp_path), links=links) == ["a.md"]
    assert sorted(links) == ["folder/b.md", "gone.md", "other"]
