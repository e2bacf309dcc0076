"""What was changed since the last commit, and commits, over HTTP."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from tests.repository import be_somebody, git
from tests.studio.client import Studio


@pytest.fixture(autouse=True)
def identity(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    be_somebody(tmp_path / "home", monkeypatch)


@pytest.fixture
def repository(site: Path) -> Path:
    """Return the small site, committed below the top of a repository."""
    top = site.parent
    (top / ".gitignore").write_text("home/\ncache/\n")
    git(top, "init", "-q", "-b", "main")
    git(top, "add", ".")
    git(top, "commit", "-qm", "first")
    return top


def shown(changes: Any) -> list[tuple[str, str, list[str]]]:
    """Return each file with its state and the lines that change, each behind its sign."""
    signs = {"removed": "-", "added": "+"}
    return [
        (
            file["path"],
            file["state"],
            [
                signs[line["kind"]] + line["text"]
                for hunk in file["difference"]["hunks"]
                for line in hunk["lines"]
                if line["kind"] != "same"
            ],
        )
        for file in changes["files"]
    ]


def test_what_lies_on_disk_is_shown_and_committed(repository: Path, studio: Studio) -> None:
    page = studio.root / "projects/wells.md"
    page.write_text(page.read_text().replace("Ica", "Lima"))
    (studio.root / "projects/roads.md").unlink()
    (studio.root / "projects/new.md").write_text("---\ntitle: New\n---\n")
    (repository / "outside.txt").write_text("not of the site\n")
    git(repository, "add", "site/projects/wells.md")
    changes = studio.get("/api/changes").json
    assert (changes["git"], changes["author"], changes["message"], changes["notes"]) == (
        True,
        "Ada <ada@site.example>",
        None,
        [],
    )
    assert shown(changes) == [
        ("projects/new.md", "new", ["+---", "+title: New", "+---"]),
        (
            "projects/roads.md",
            "deleted",
            ["----", "-title: Roads", "-start: 2025-01-01", "----", "-", "-Text."],
        ),
        ("projects/wells.md", "modified", ["-title: Wells for Ica", "+title: Wells for Lima"]),
    ]
    reply = studio.post(
        "/api/changes/commit", paths=["projects/wells.md", "projects/roads.md"], message="Lima"
    )
    assert reply.json == {"commit": git(repository, "rev-parse", "--short", "HEAD").strip()}
    assert git(repository, "show", "--format=%an %s", "--name-status", "HEAD").splitlines() == [
        "Ada Lima",
        "",
        "D\tsite/projects/roads.md",
        "M\tsite/projects/wells.md",
    ]
    assert [each[0] for each in shown(studio.get("/api/changes").json)] == ["projects/new.md"]


def test_what_is_not_saved_is_no_change(repository: Path, studio: Studio) -> None:
    page = studio.page("projects/wells.md")
    studio.post(
        "/api/page/text",
        path="projects/wells.md",
        version=page["version"],
        changes=[[0, 0, "x"]],
    )
    assert studio.get("/api/changes").json["files"] == []


def refusal(studio: Studio, **body: Any) -> tuple[int, str]:
    head = git(studio.root, "rev-parse", "HEAD")
    reply = studio.post("/api/changes/commit", **body)
    assert git(studio.root, "rev-parse", "HEAD") == head
    return reply.status, reply.json["message"]


@pytest.mark.parametrize(
    "path", ["projects/wells.md", "../outside.txt", "/etc/passwd", "-rf", "nothing.md", ""]
)
def test_only_listed_files_are_committed(repository: Path, studio: Studio, path: str) -> None:
    (repository / "outside.txt").write_text("not of the site\n")
    assert refusal(studio, paths=[path], message="x") == (
        422,
        f'"{path}" is as in the last commit: there is nothing to commit',
    )


def test_what_is_in_the_way_is_told_before_and_at_the_commit(
    repository: Path, studio: Studio
) -> None:
    page = studio.root / "projects/wells.md"
    page.write_text(page.read_text().replace("Ica", "Lima"))
    (repository / "home/.gitconfig").write_text("")
    message = (
        "git does not know who you are: run git config --global user.name and "
        "git config --global user.email, each with your own"
    )
    changes = studio.get("/api/changes").json
    assert (changes["git"], changes["author"], changes["message"]) == (True, None, message)
    assert refusal(studio, paths=["projects/wells.md"], message="x") == (422, message)
    (repository / ".git/MERGE_HEAD").write_text(git(repository, "rev-parse", "HEAD"))
    assert studio.get("/api/changes").json["message"] == (
        "a merge is in progress here: finish it with git"
    )
    assert refusal(studio, paths=[], message="x") == (422, "choose what to commit")
    assert refusal(studio, paths=["projects/wells.md"], message="x" * 10_001) == (
        413,
        "the message is longer than 10000 characters",
    )


def test_a_site_without_git(studio: Studio) -> None:
    changes = studio.get("/api/changes").json
    assert (changes["git"], changes["files"]) == (False, [])
    assert changes["message"] == "the folder of this site is in no git repository"
    assert studio.post("/api/changes/commit", paths=["a"], message="x").status == 422


def test_a_large_file_and_one_that_is_no_text_are_named_alone(
    repository: Path, studio: Studio
) -> None:
    (studio.root / "picture.png").write_bytes(b"\x89PNG\0")
    assert studio.get("/api/changes").json["files"] == [
        {"path": "picture.png", "state": "new", "difference": None}
    ]
