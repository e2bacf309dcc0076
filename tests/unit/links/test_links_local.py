"""Local targets: what is there, what is not, what is nobody's business."""

from __future__ import annotations

import os
import socket
from typing import TYPE_CHECKING

import pytest

from profilelint.links.local import LocalTarget, find_local

if TYPE_CHECKING:
    from pathlib import Path

PAGE = "projects/one.md"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "secret.md").write_text("outside")
    root = tmp_path / "site"
    for name in (
        "index.md",
        "projects/one.md",
        "projects/two.md",
        "about/index.html",
        "a b.md",
        "img/x.png",
    ):
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text("text")
    return root


@pytest.mark.parametrize(
    ("href", "path"),
    [
        ("two.md", "projects/two.md"),
        ("./two.md?x=1#part", "projects/two.md"),
        ("two", "projects/two.md"),
        ("../about", "about/index.html"),
        ("../about/", "about/index.html"),
        ("/about/", "about/index.html"),
        ("/", "index.md"),
        ("../img/x.png", "img/x.png"),
        ("../a%20b.md", "a b.md"),
        ("%2e%2e/index.md", "index.md"),
        ("#part", "projects/one.md"),
        ("", "projects/one.md"),
    ],
)
def test_found(root: Path, href: str, path: str) -> None:
    fragment = href.partition("#")[2]
    assert find_local(str(root), PAGE, href) == LocalTarget("ok", path, 4, fragment)


@pytest.mark.parametrize(
    "href", ["three.md", "/projects/three", "../img", "two.md/x", "Two.markdown", "x%00.md", "é.md"]
)
def test_missing(root: Path, href: str) -> None:
    assert find_local(str(root), PAGE, href).reason == "local-missing"


@pytest.mark.parametrize("name", ["secret.md", "no-such-file.md"])
@pytest.mark.parametrize(
    "way",
    [
        "../../{}",
        "%2e%2e/%2E%2e/{}",
        "..%2f..%2f{}",
        "..%5c..%5c{}",
        "/../{}",
        "..\\..\\{}",
        "\\\\host\\share\\{}",
        "projects/../../../{}",
        "../link-out/{}",
    ],
)
def test_s34_outside_tells_nothing(root: Path, way: str, name: str) -> None:
    """The answer is the same whether or not the outside file exists."""
    (root / "link-out").symlink_to(root.parent)
    assert find_local(str(root), PAGE, way.format(name)) == LocalTarget("local-outside")


def test_s34_links_out_of_the_root(root: Path) -> None:
    (root / "there.md").symlink_to(root.parent / "secret.md")
    (root / "not-there.md").symlink_to(root.parent / "no-such-file.md")
    (root / "device.md").symlink_to("/dev/zero")
    (root / "inside.md").symlink_to(root / "index.md")
    found = [
        find_local(str(root), PAGE, f"/{name}.md").reason
        for name in ("there", "not-there", "device", "inside")
    ]
    assert found == ["local-outside"] * 3 + ["ok"]


def test_s34_loops_of_links(root: Path) -> None:
    (root / "a.md").symlink_to(root / "b.md")
    (root / "b.md").symlink_to(root / "a.md")
    assert find_local(str(root), PAGE, "/a.md").reason == "local-missing"


def test_s33_only_regular_files_count_and_none_is_opened(root: Path) -> None:
    os.mkfifo(root / "fifo.md")
    (root / "folder.md").mkdir()
    with socket.socket(socket.AF_UNIX) as listener:
        folder = os.getcwd()
        os.chdir(root)  # the path of a socket is short
        listener.bind("socket.md")
        os.chdir(folder)
        for name in ("fifo.md#x", "folder.md#x", "socket.md#x"):  # a pipe that is opened waits
            assert find_local(str(root), PAGE, "/" + name).reason == "local-missing"


def test_s33_a_huge_file_is_told_by_its_size(root: Path) -> None:
    with open(root / "huge.md", "wb") as file:
        file.truncate(10 << 30)
    found = find_local(str(root), PAGE, "/huge.md#x")
    assert found == LocalTarget("ok", "huge.md", 10 << 30, "x")


def test_root_may_be_reached_by_a_link(root: Path) -> None:
    alias = root.parent / "alias"
    alias.symlink_to(root)
    assert find_local(str(alias), PAGE, "two.md").reason == "ok"


@pytest.mark.parametrize("href", ["a/" * 5000, "../" * 5000, "x" * 5000, "%" * 4000, "\x00"])
def test_hostile_paths(root: Path, href: str) -> None:
    assert find_local(str(root), PAGE, href).reason.startswith("local-")
