"""What "link" and "post_url" find; what is expected is what Jekyll itself said."""

from __future__ import annotations

import pytest

from profilelint.source.files.tree import TextTree
from profilelint.source.site.sites import Sites

FILES = {
    "_config.yml": "collections_dir: all\n",
    "about.md": "",
    "README.md": "",
    "assets/a.css": "",
    "all/_works/pier.md": "",
    "all/_posts/2024-05-01-New Pier.md": "",
    "news/_posts/2024-05-05-d.md": "",
}


def judge(tag: str, target: str, **changes: str) -> str:
    files = {**FILES, **changes}
    references = Sites(TextTree(files)).of("about.md").references(frozenset(files))
    assert references is not None
    assert references.stop_build
    return references.judge("about.md", tag, target)


@pytest.mark.parametrize(
    ("tag", "target"),
    [
        ("link", "about.md"),
        ("link", "_works/pier.md"),
        ("link", "all/_works/pier.md"),
        ("link", "/README.md"),
        ("link", "js/built.js"),
        ("link", "{{ page.next }}"),
        ("post_url", "2024-05-01-New Pier"),
        ("post_url", "news/2024-05-05-d"),
        ("post_url", "/2024-05-05-d"),
        ("post_url", "24-5-5-d"),
        ("ref", "none"),
    ],
)
def test_found_or_not_known(tag: str, target: str) -> None:
    assert judge(tag, target) == ""


@pytest.mark.parametrize("ignored", ["plan.md", "/all/plan.md", "pl*"])
def test_what_git_ignores_may_be_made(ignored: str) -> None:
    assert judge("link", "plan.md", **{".gitignore": f"{ignored}\n"}) == ""


@pytest.mark.parametrize(
    ("tag", "target", "what"),
    [
        ("link", "plan.md", "file"),
        ("link", '"about.md"', "file"),
        ("link", "js/plan.html", "file"),
        ("link", "assets/b.css", "file"),
        ("post_url", "2024-05-02-New Pier", "post"),
        ("post_url", "none", "post"),
    ],
)
def test_not_found(tag: str, target: str, what: str) -> None:
    assert judge(tag, target) == what


def test_what_is_not_in_the_tree() -> None:
    assert judge("link", "assets/b.css", **{"_config.yml": "theme: minima\n"}) == ""
    assert judge("post_url", "2024-05-02-e", _posts="") == ""
    assert judge("link", "linked/a.md", linked="") == ""
