"""The pages that "ref" finds; what is expected is what Hugo itself said of such a site."""

from __future__ import annotations

import pytest

from profilelint.source.files.tree import TextTree
from profilelint.source.site.sites import Sites

FILES = {
    "hugo.toml": "",
    "content/docs/_index.md": "",
    "content/docs/a.md": "",
    "content/docs/b1/index.md": "",
    "content/docs/b1/sub/notes.md": "",
    "content/docs/c c.md": "",
    "content/docs/D_d.md": "",
    "content/docs/deep/x.md": "",
    "content/other.fr.md": "",
    "content/people/p.md": "",
}


def judge(page: str, target: str, **changes: str) -> str:
    files = {**FILES, **changes}
    references = Sites(TextTree(files)).of(page).references(frozenset(files))
    assert references is not None
    return references.judge(page, "ref", target)


@pytest.mark.parametrize(
    ("page", "target"),
    [
        ("content/docs/a.md", "b1"),
        ("content/docs/a.md", "docs/b1"),
        ("content/docs/a.md", "b1/index.md"),
        ("content/docs/a.md", "deep/x.md"),
        ("content/docs/a.md", "x#place"),
        ("content/docs/a.md", "/docs/deep/x"),
        ("content/docs/a.md", "A.md"),
        ("content/docs/a.md", "/x"),
        ("content/docs/a.md", "/tags"),
        ("content/docs/a.md", "/tags/any"),
        ("content/docs/a.md", "/people"),
        ("content/docs/a.md", "https://example.org/none"),
        ("content/docs/b1/index.md", "a"),
        ("content/docs/b1/index.md", "./a"),
        ("content/docs/b1/index.md", "a.html"),
        ("content/docs/b1/index.md", "/docs/_index.md"),
        ("content/docs/b1/index.md", "/docs/index.md"),
        ("content/docs/b1/index.md", "docs"),
        ("content/docs/b1/index.md", ""),
        ("content/docs/b1/index.md", "#x"),
        ("content/docs/b1/index.md", "/"),
        ("content/docs/b1/index.md", "./"),
        ("content/docs/b1/index.md", "d_d"),
        ("content/docs/b1/index.md", "c c"),
        ("content/docs/_index.md", "deep/x"),
    ],
)
def test_found(page: str, target: str) -> None:
    assert judge(page, target, **{"content/other.md": ""}) == ""


@pytest.mark.parametrize(
    ("page", "target"),
    [
        ("content/docs/a.md", "/docs/deep"),
        ("content/docs/a.md", "sub/notes"),
        ("content/docs/a.md", "B1/sub"),
        ("content/docs/a.md", "b1/sub/notes.md"),
        ("content/docs/b1/index.md", "sub/notes.md"),
        ("content/docs/a.md", "nope"),
        ("content/docs/a.md", "/nope"),
        ("content/docs/a.md", "/docs/nope.md#place"),
        ("content/docs/a.md", "../nope"),
    ],
)
def test_not_found(page: str, target: str) -> None:
    assert judge(page, target) == "page"


@pytest.mark.parametrize(
    ("changes", "target"),
    [
        ({"layouts/shortcodes/ref.html": ""}, "nope"),
        ({"content/docs/_content.gotmpl": ""}, "/docs/nope"),
        ({"content/docs/linked": ""}, "/docs/linked/nope"),
        ({"hugo.toml": "theme = 'plain'"}, "nope"),
        ({"hugo.toml": "theme = 'plain'"}, "/guide/nope"),
        ({".gitignore": "content/*/Nope/\n"}, "/docs/Nope/x"),
        ({"content/docs/.gitignore": "nope.md\n"}, "nope"),
        ({"content/docs/.gitignore": "nope/_index.md\n"}, "/docs/nope"),
    ],
)
def test_not_known(changes: dict[str, str], target: str) -> None:
    assert judge("content/docs/a.md", target, **changes) == ""


def test_what_git_ignores_elsewhere_does_not_count() -> None:
    ignored = {".gitignore": "docs/nope\n/nope.md\nnopes/\n"}
    assert judge("content/docs/a.md", "/docs/nope", **ignored) == "page"


def test_a_theme_adds_no_page_beside_those_of_the_site() -> None:
    assert judge("content/docs/a.md", "/docs/nope", **{"hugo.toml": "theme = 'plain'"}) == "page"


def test_what_the_build_does() -> None:
    for text, stops in (("", True), ("refLinksErrorLevel = 'Warning'", False)):
        files = {**FILES, "hugo.toml": text}
        references = Sites(TextTree(files)).of("content/a.md").references(frozenset(files))
        assert references is not None
        assert references.stop_build is stops
