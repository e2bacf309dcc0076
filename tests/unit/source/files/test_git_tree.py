from __future__ import annotations

import pytest

from profilelint.source.files.discover import walk
from profilelint.source.files.file import LEADS_OUT, NO_FILE, SkippedError
from profilelint.source.files.git_tree import Blob, GitTree, WorkTree, object_name
from profilelint.source.files.tree import Member

FILES = {
    "a.md": ("100644", b"\xef\xbb\xbfone\r\ntwo\rthree"),
    "docs/b.md": ("100755", b"b"),
    "docs/deep/c.md": ("100644", b"c"),
    "docs/.gitignore": ("100644", b"*.tmp\n"),
    "docs/x.tmp": ("100644", b"x"),
    "docs/up.md": ("120000", b"../a.md"),
    "docs/out.md": ("120000", b"../../secret"),
    "docs/root.md": ("120000", b"/etc/passwd"),
    "docs/loop.md": ("120000", b"loop.md"),
    "docs/gone.md": ("120000", b"nowhere"),
    "folder": ("120000", b"docs/deep"),
    "part": ("160000", b"commit"),
}
STORE = {object_name(data, "sha1"): data for _, data in FILES.values()}


def read_object(name: str, limit: int) -> bytes:
    return STORE[name][: limit + 1]


@pytest.fixture
def tree() -> GitTree:
    blobs = {path: Blob(mode, object_name(data, "sha1")) for path, (mode, data) in FILES.items()}
    return GitTree(blobs, read_object, {"given.md": b"given"})


def test_what_lies_in_folders(tree: GitTree) -> None:
    assert tree.members("") == [
        Member("a.md", "file"),
        Member("docs", "folder"),
        Member("folder", "link"),
        Member("part", "other"),
    ]
    assert tree.names("docs/deep") == {"c.md"}
    assert tree.names("nowhere") == set()
    assert [tree.has_file(path) for path in ("a.md", "docs", "docs/up.md", "part")] == [
        True, False, False, False,
    ]  # fmt: skip
    assert tree.has_folder("docs/deep")
    assert tree.has("docs/gone.md")
    assert not tree.has("docs/nowhere")


def test_a_walk(tree: GitTree) -> None:
    links: list[str] = []
    assert walk(tree, links=links) == ["a.md", "docs/b.md", "docs/deep/c.md", "docs/x.tmp"]
    assert links == [
        "folder", "docs/gone.md", "docs/loop.md", "docs/out.md", "docs/root.md", "docs/up.md",
    ]  # fmt: skip
    assert "docs/x.tmp" in walk(tree, "docs", gitignore=False)


def test_links_are_followed_inside_the_tree(tree: GitTree) -> None:
    assert tree.read("docs/up.md", 3) == FILES["a.md"][1][:4]
    assert tree.read("folder/c.md", 9) == b"c"
    assert tree.reaches_file("docs/up.md")
    assert tree.reaches_folder("folder")
    assert not tree.reaches_file("docs/out.md")
    for path in ("docs/out.md", "docs/root.md", "/a.md", "../a.md", "docs/../../a.md"):
        with pytest.raises(SkippedError, match=LEADS_OUT):
            tree.read(path, 9)
    for path in ("docs", "part"):
        with pytest.raises(SkippedError, match=NO_FILE):
            tree.read(path, 9)
    for path in ("docs/gone.md", "nowhere.md"):
        with pytest.raises(FileNotFoundError):
            tree.read(path, 9)
    with pytest.raises(OSError, match="too many symbolic links"):
        tree.read("docs/loop.md", 9)


def test_text_and_identity(tree: GitTree) -> None:
    assert tree.text("a.md") == "one\ntwo\nthree"
    assert tree.text("docs/up.md") is None
    data = FILES["docs/b.md"][1]
    assert tree.known_digest("docs/b.md") == tree.digest(data) == object_name(data, "sha1")
    assert tree.known_digest("docs/up.md") == ""
    assert WorkTree("/", "sha1").digest(data) == tree.digest(data)
    assert WorkTree("/", "sha1").keys == tree.keys
    assert object_name(b"", "sha1") == "e69de29bb2d1d6434b8b29ae775ad8c2e48c5391"


def test_the_tree_of_a_folder(tree: GitTree) -> None:
    below = tree.below("docs")
    assert below.names("") == {
        ".gitignore", "b.md", "deep", "gone.md", "loop.md", "out.md", "root.md", "up.md", "x.tmp",
    }  # fmt: skip
    # What lies above is outside now.
    with pytest.raises(SkippedError, match=LEADS_OUT):
        below.read("up.md", 9)
