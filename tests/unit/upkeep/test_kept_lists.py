"""Lists of terms that a site keeps, found by the name of a field."""

from __future__ import annotations

from pathlib import Path

import pytest

from profilelint.source.files.discover import walk
from profilelint.source.files.tree import DiskTree
from profilelint.source.site.sites import Sites
from profilelint.upkeep.kept_lists import KeptList, KeptLists

USES = {"ann": 6, "bo": 4}
JEKYLL = {"_config.yml": "title: Works\n"}
HUGO = {"hugo.toml": "", "content/posts/a.md": "---\ntitle: A\n---\n"}


def find(
    root: Path, files: dict[str, str], key: str = "author", uses: dict[str, int] = USES
) -> KeptList | None:
    for name, text in files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, encoding="utf-8")
    site = Sites(DiskTree(str(root))).of("_config.yml")
    return KeptLists(str(root), walk(str(root))).find(site, "docs/blog/posts", key, uses)


@pytest.mark.parametrize(
    ("files", "source"),
    [
        (
            JEKYLL | {"_data/authors.yml": "ann:\n  name: Ann Reed\nbo:\n  name: Bo Marsh\n"},
            '{ file = "_data/authors.yml", keys = true }',
        ),
        (
            JEKYLL | {"_data/author.yml": "- id: ann\n  name: A\n- id: bo\n  name: B\n"},
            '{ file = "_data/author.yml", path = "id" }',
        ),
        (
            JEKYLL | {"_data/authors.yml": "- ann\n- bo\n"},
            '{ file = "_data/authors.yml" }',
        ),
        (
            JEKYLL | {"_data/authors/ann.yml": "name: A\n", "_data/authors/bo.yml": "name: B\n"},
            '{ file = "_data/authors", keys = true }',
        ),
        (
            {"docs/blog/.authors.yml": "authors:\n  ann:\n    name: A\n  bo:\n    name: B\n"},
            '{ file = "docs/blog/.authors.yml", path = "authors", keys = true }',
        ),
        (
            JEKYLL
            | {f"_authors/{name}.md": f"---\ntitle: {name}\n---\n" for name in ("ann", "bo", "cy")},
            '{ collection = "_authors/**/*", field = "title" }',
        ),
        (
            HUGO | {f"content/authors/{name}/_index.md": "---\ntitle: X\n---\n" for name in USES},
            '{ collection = "content/authors/*/_index.*", names = true }',
        ),
    ],
)
def test_where_a_list_is_kept(tmp_path: Path, files: dict[str, str], source: str) -> None:
    kept = find(tmp_path, files)
    assert kept is not None
    assert (kept.source, kept.known, kept.uses, kept.is_open) == (source, 10, 10, False)


def test_a_list_is_taken_as_far_as_the_pages_use_it(tmp_path: Path) -> None:
    files = JEKYLL | {"_data/authors.yml": "ann: A\nbo: B\n"}
    kept = find(tmp_path, files, uses={**USES, "cy": 1})
    assert kept is not None
    assert (kept.known, kept.uses, kept.is_open) == (10, 11, True)
    assert find(tmp_path, files, uses={**USES, "cy": 3}) is None
    assert find(tmp_path, files, uses={"ann": 1, "bo": 1}) is None


@pytest.mark.parametrize("key", ["..", "../authors", "", ".", "a\x00b", "/"])
def test_keys_that_are_no_names(tmp_path: Path, key: str) -> None:
    assert find(tmp_path, JEKYLL | {"_data/authors.yml": "ann: A\nbo: B\n"}, key) is None


def test_links_out_of_the_repository_are_not_followed(tmp_path: Path) -> None:
    outside = tmp_path / "authors.yml"
    outside.write_text("ann: A\nbo: B\n", encoding="utf-8")
    site = tmp_path / "site"
    (site / "_data").mkdir(parents=True)
    (site / "_data/authors.yml").symlink_to(outside)
    assert find(site, JEKYLL) is None
