"""What is known of sites in MyST, and how their pages are read."""

from __future__ import annotations

import pytest
from tests.readings import paragraphs, regions

from profilelint.source.files.tree import TextTree
from profilelint.source.markdown.anchors import docutils_anchors
from profilelint.source.site.sites import Sites


@pytest.mark.parametrize(
    ("name", "text", "generator"),
    [
        ("conf.py", 'extensions = [\n    "myst_parser",\n]\n', "Sphinx"),
        ("conf.py", "extensions = ['sphinx.ext.autodoc']\n", ""),
        ("_toc.yml", "format: jb-book\nroot: intro\n", "Jupyter Book"),
        ("_toc.yml", "- file: intro\n", "Jupyter Book"),
        ("_toc.yml", "title: Book\n", ""),
        ("myst.yml", "version: 1\nproject:\n  title: A\n", "MyST"),
        ("myst.yml", "version: 1\n", ""),
    ],
)
def test_settings(name: str, text: str, generator: str) -> None:
    assert Sites(TextTree({f"docs/{name}": text})).of("docs/a.md").generator == generator


def test_files_that_are_no_pages() -> None:
    conf = "myst_enable_extensions = []\nexclude_patterns = ['notes/*.md', \"old\"]\n"
    for name, text in (
        ("conf.py", conf),
        ("myst.yml", "project: {exclude: [notes/*.md, old]}\n"),
    ):
        site = Sites(TextTree({name: text})).of("a.md")
        for path, expected in (
            ("a.md", False),
            ("notes/b.md", True),
            ("old/c.md", True),
            ("_build/d.md", True),
        ):
            assert bool(site.left_out(path)) == expected, (name, path)


TEXT = """\
(wells)=
# Wells

% Ask the office.

A {term}`pump` and {numref}`fig-1`{.wide}, 50 % of all.

:::{note}
:class: dropdown
:name: b

Words.
:::

::::{card}
---
class: wide
---
More.
::::

+++ {"part": "end"}

The end, (a)= no label.
"""


def test_what_is_no_markdown() -> None:
    assert regions(TEXT, "myst") == [
        "(wells)=",
        "% Ask the office.",
        "{term}",
        "{numref}",
        "{.wide}",
        ":::{note}",
        ":class: dropdown\n:name: b",
        ":::",
        "::::{card}",
        "---\nclass: wide\n---",
        "::::",
        '+++ {"part": "end"}',
    ]
    assert [each for each in paragraphs(TEXT, "myst") if "%" not in each] == [
        "Words.",
        "More.",
        "The end, (a)= no label.",
    ]


def test_anchors_of_docutils() -> None:
    assert docutils_anchors(["2. Déjà vu, again!", "A_b"]) == ["deja-vu-again", "a-b"]
