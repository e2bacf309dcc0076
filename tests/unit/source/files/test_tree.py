"""Both trees answer alike; the one on disk follows no links."""

from __future__ import annotations

import sys
from pathlib import Path
from time import time

import pytest

from profilelint.source.files.tree import LARGEST_TEXT, DiskTree, TextTree, Tree

FILES = {"a.yml": "title: A", "b/c/d.md": "D", "b/e.md": "\u00e9"}


@pytest.fixture(params=["disk", "text"])
def tree(request: pytest.FixtureRequest, tmp_path: Path) -> Tree:
    if request.param == "text":
        return TextTree(FILES)
    for name, text in FILES.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    return DiskTree(str(tmp_path))


def test_folders_and_files(tree: Tree) -> None:
    assert tree.names("") == {"a.yml", "b"}
    assert tree.names("b") == {"c", "e.md"}
    assert tree.names("none") == frozenset()
    assert (tree.has_folder("b/c"), tree.has_folder("b/e.md")) == (True, False)
    assert (tree.has_file("b/e.md"), tree.has_file("b/c"), tree.has_file("x")) == (
        True,
        False,
        False,
    )
    assert (tree.text("b/e.md"), tree.text("b"), tree.text("x")) == ("\u00e9", None, None)


def test_links_count_as_nothing(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "real/a.yml").write_text("a: 1")
    (tmp_path / "file.yml").symlink_to(tmp_path / "real/a.yml")
    (tmp_path / "folder").symlink_to(tmp_path / "real")
    tree = DiskTree(str(tmp_path))
    assert (tree.has_file("file.yml"), tree.text("file.yml")) == (False, None)
    assert not tree.has_folder("folder")


def test_the_beginning_of_a_large_file(tmp_path: Path) -> None:
    (tmp_path / "a.yml").write_text("\u00e9" * (LARGEST_TEXT + 1), encoding="utf-8")
    assert DiskTree(str(tmp_path)).text("a.yml") == "\u00e9" * LARGEST_TEXT


def test_so_many_characters_of_a_file(tree: Tree) -> None:
    assert (tree.text("a.yml", 4), tree.text("b/e.md", 4)) == ("titl", "\u00e9")


@pytest.mark.skipif(sys.platform == "win32", reason="files have no time of change")
def test_a_stamp_lasts_from_some_time_after_the_last_change(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = tmp_path / "site"
    root.mkdir()
    for folder in (root, tmp_path):
        (folder / "page.md").write_text("one")
    (root / "folder").mkdir()
    (root / "link.md").symlink_to("page.md")
    (root / "out").symlink_to(tmp_path)
    tree = DiskTree(str(root))
    assert tree.lasting_stamp("page.md") == ""
    monkeypatch.setattr("profilelint.source.files.tree.time", lambda: time() + 3)
    assert tree.lasting_stamp("page.md") == tree.stamp("page.md") != ""
    for path in ("folder", "link.md", "missing.md", "a\0b.md", "out/page.md"):
        assert tree.lasting_stamp(path) == ""
    monkeypatch.setattr("profilelint.source.files.tree.time", lambda: time() - 3)
    assert tree.lasting_stamp("page.md") == ""
