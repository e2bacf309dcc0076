"""Which collection holds a file, asked one at a time or of many files."""

from __future__ import annotations

import pytest

from profilelint.config.model import Collection, Collections
from profilelint.source.files.glob import Glob


def _collection(name: str, *include: str, exclude: tuple[str, ...] = ()) -> Collection:
    return Collection(name, tuple(map(Glob, include)), tuple(map(Glob, exclude)))


COLLECTIONS = (
    _collection("drafts", "docs/drafts/", "docs/old.md"),
    _collection("docs", "docs/**/*.md", exclude=("docs/none/",)),
    _collection("indexes", "index.md"),
    _collection("rest", "docs", "./pages/*/a*.md"),
)


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("docs/drafts/a.txt", "drafts"),
        ("docs/old.md", "drafts"),
        ("docs/old.mdx", "rest"),
        ("docs/a/b/c.md", "docs"),
        ("docs/none/c.md", "rest"),
        ("docs/none/index.md", "indexes"),
        ("docs.md", None),
        ("docsx/a.md", None),
        ("index.md", "indexes"),
        ("pages/x/a1.md", "rest"),
        ("pages/a1.md", None),
        ("a.md", None),
    ],
)
def test_the_first_collection_that_holds_a_file(path: str, name: str | None) -> None:
    collections = Collections(COLLECTIONS)
    for _ in range(2):
        found = collections.holding(path)
        assert (found.name if found is not None else None) == name
    by_asking_each = next((each.name for each in COLLECTIONS if each.holds(path)), None)
    assert by_asking_each == name
