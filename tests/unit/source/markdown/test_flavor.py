from __future__ import annotations

from pathlib import Path

import pytest
from tests.readings import read_body

from profilelint.source.markdown import flavors
from profilelint.source.markdown.flavor import (
    ENDINGS,
    FLAVORS,
    VARIANTS,
    flavor_named,
    flavor_of_ending,
)
from profilelint.source.markdown.html.elements import parse_markup
from profilelint.source.read import read_text


def test_each_flavor_is_a_module() -> None:
    (folder,) = flavors.__path__
    modules = {path.stem for path in Path(folder).glob("*.py")} - {
        "__init__",
        "template",
        "unknown",
    }
    names = (*FLAVORS, *VARIANTS)
    assert {name.replace("-", "_") for name in names} == modules
    assert [flavor_named(name).name for name in names] == list(names)
    assert flavor_named("").name == ""


def test_each_flavor_has_a_row_in_the_documentation() -> None:
    page = (Path(__file__).parents[4] / "docs" / "flavors.md").read_text("utf-8")
    assert [name for name in (*FLAVORS, *VARIANTS) if f"\n| `{name}` | " not in page] == []


@pytest.mark.parametrize("name", ["", *FLAVORS, *VARIANTS])
def test_constructs_have_modules_and_marks(name: str) -> None:
    for construct in flavor_named(name).constructs:
        path = Path(flavors.__file__).parents[1] / "constructs" / f"{construct.module}.py"
        assert path.exists()
        assert all(construct.marks)


@pytest.mark.parametrize(
    ("path", "flavor"),
    [
        ("a.mdx", "mdx"),
        ("a.MDX", "mdx"),
        ("b/a.qmd", "pandoc"),
        ("a.Rmd", "pandoc"),
        ("a.md", ""),
        ("a.HTML", "template"),
    ],
)
def test_endings_that_tell_the_flavor(path: str, flavor: str) -> None:
    assert flavor_of_ending(path) == flavor


def test_the_endings_are_those_that_flavors_declare() -> None:
    declared = {
        ending: name for name in (*FLAVORS, "template") for ending in flavor_named(name).endings
    }
    assert declared == ENDINGS


def test_front_matter_may_be_missing() -> None:
    optional = {name for name in FLAVORS if not flavor_named(name).needs_front_matter}
    assert optional == {"markdown-it", "mdx", "myst", "obsidian", "pandoc", "python-markdown"}


@pytest.mark.parametrize(
    ("flavor", "expected"),
    [
        ("pandoc", ["https://{{< meta a >}}b.org", '{{< ref "d" >}}']),
        ("goldmark", ["https://{{< meta a >}}b.org", '{{< ref "d" >}}']),
        ("kramdown", []),
    ],
)
def test_shortcodes_in_addresses(flavor: str, expected: list[str]) -> None:
    text = '[a](https://{{< meta a >}}b.org) [c]({{< ref "d" >}})\n'
    assert [link.url for link in read_body(text, flavor).links] == expected


FENCED = "<A>\n- `<script>`\n```html\n<script>alert(1)</script>\n```\n</A>\n"


@pytest.mark.parametrize(
    ("path", "flavor", "found"),
    [("a.mdx", "", False), ("a.md", "mdx", True), ("a.mdx", "gfm", True), ("a.qmd", "", True)],
)
def test_a_fence_between_tags_is_code_where_the_ending_says_so(
    path: str, flavor: str, found: bool
) -> None:
    document = read_text(path, f"---\ntitle: A\n---\n{FENCED}", flavor)
    names = [element.name for element in parse_markup(document).elements]
    assert ("script" in names) is found
