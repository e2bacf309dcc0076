"""The front matter of pages that are read for their addresses alone."""

from __future__ import annotations

import pytest

from profilelint.source.files.tree import TextTree
from profilelint.source.site.page_addresses import read_heads


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("---\nslug: pier\n---\n", "pier"),
        ("---\nslug: pier\n---", "pier"),
        ("---\nslug: pier\n---\n" + "text\n" * 2000, "pier"),
        ("---\n" + "# note\n" * 2000 + "slug: pier\n---\n", "pier"),
        # At 4096 characters, the line looks like a fence.
        ("---\n" + "#" * 4088 + "\n---more: 1\nslug: pier\n---\n", "pier"),
    ],
)
def test_front_matter_however_long(text: str, slug: str) -> None:
    heads = read_heads(TextTree({"a.html": text}), ["a.html"])
    assert heads is not None
    assert heads["a.html"].get("slug") == slug


def test_text_without_front_matter() -> None:
    tree = TextTree({"a.html": "text\n", "b.html": "---\n" + "a: b\n" * 20_000})
    assert read_heads(tree, ["a.html", "b.html", "c.html"]) == {}
