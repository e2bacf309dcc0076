"""What changed since one looked last."""

from __future__ import annotations

from pathlib import Path

from profilelint.source.files.saves import Saved, Saves


def settled(saves: Saves) -> bool:
    return saves.settled


def test_nothing_changed(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("a")
    saves = Saves(str(tmp_path))
    assert saves.look() is None
    assert settled(saves)


def test_changes_are_told_until_they_are_accepted(tmp_path: Path) -> None:
    for name in ("a.md", "b.md"):
        (tmp_path / name).write_text("a")
    saves = Saves(str(tmp_path))
    (tmp_path / "a.md").write_text("longer")
    assert saves.look() == Saved(["a.md"], [], [])
    assert not settled(saves)
    (tmp_path / "b.md").unlink()
    (tmp_path / "c").mkdir()
    (tmp_path / "c" / "d.md").write_text("d")
    assert saves.look() == Saved(["a.md"], ["c/d.md"], ["b.md"])
    assert not settled(saves)
    assert saves.look() == Saved(["a.md"], ["c/d.md"], ["b.md"])
    assert settled(saves)
    saves.accept()
    assert saves.look() is None


def test_a_file_that_goes_and_comes_again_has_changed(tmp_path: Path) -> None:
    page = tmp_path / "a.md"
    page.write_text("a")
    saves = Saves(str(tmp_path))
    page.rename(tmp_path / "a.md.orig")
    assert saves.look() == Saved([], ["a.md.orig"], ["a.md"])
    page.write_text("bc")
    (tmp_path / "a.md.orig").unlink()
    assert saves.look() == Saved(["a.md"], [], [])


def test_other_files_and_those_that_never_count(tmp_path: Path) -> None:
    root, outside = tmp_path / "root", tmp_path / "outside.json"
    (root / "a").mkdir(parents=True)
    (root / "a" / "a.md").write_text("a")
    never = root / "report.json"
    saves = Saves(str(root), [".config"], [str(outside)], [str(never)])
    never.write_text("{}")
    (root / "a" / ".config").write_text("")
    (root / "a" / ".hidden").write_text("")
    outside.write_text("{}")
    assert saves.look() == Saved([], [str(outside), "a/.config"], [])


def test_what_is_added_is_known_from_then_on(tmp_path: Path) -> None:
    hidden = tmp_path / ".settings"
    saves = Saves(str(tmp_path))
    hidden.write_text("a")
    saves.add([str(hidden)])
    assert saves.look() is None
    hidden.write_text("bc")
    assert saves.look() == Saved([".settings"], [], [])
