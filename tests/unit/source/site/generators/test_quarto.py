"""What is known of a Quarto project."""

from __future__ import annotations

import pytest

from profilelint.source.files.tree import TextTree
from profilelint.source.site.site import Site
from profilelint.source.site.sites import Sites


def site(settings: str, **files: str) -> Site:
    return Sites(TextTree({"_quarto.yml": settings, **files})).of("a.md")


def test_files_that_are_no_pages() -> None:
    found = site("project: {type: website, output-dir: built}")
    for path, kind in (
        ("a.md", ""),
        ("posts/b.md", ""),
        ("_c.md", "files that Quarto includes in others"),
        ("posts/_drafts/d.md", "files that Quarto includes in others"),
        (".hidden/e.md", "files that Quarto includes in others"),
        ("built/f.md", "files that Quarto has built"),
        ("posts/README.md", "notes beside the pages of Quarto"),
        ("AGENTS.md", "notes beside the pages of Quarto"),
        ("node_modules/g.md", "files of other packages"),
    ):
        assert found.left_out(path) == kind, path


@pytest.mark.parametrize(
    ("render", "pages"),
    [
        ("[a.md, posts/]", ["a.md", "posts/b.md", "posts/c/d.md"]),
        ('["*.md", "!posts/"]', ["a.md", "e/f.md"]),
        ('["!e/"]', ["a.md", "posts/b.md", "posts/c/d.md"]),
        ("posts/**", ["posts/b.md", "posts/c/d.md"]),
        ("[1, {}]", ["a.md", "posts/b.md", "posts/c/d.md", "e/f.md"]),
        ("{}", ["a.md", "posts/b.md", "posts/c/d.md", "e/f.md"]),
    ],
)
def test_render_lists(render: str, pages: list[str]) -> None:
    found = site(f"project: {{render: {render}}}")
    paths = ["a.md", "posts/b.md", "posts/c/d.md", "e/f.md"]
    assert [path for path in paths if not found.left_out(path)] == pages


CHAPTERS = """\
project: {type: book}
book:
  chapters: [index.qmd, {part: Water, chapters: [wells.Rmd, rivers/upper.qmd]}, {part: c.qmd}]
  appendices: [notes.md]
"""


def test_chapters_of_a_book() -> None:
    found = site(CHAPTERS)
    pages = [
        "index.qmd",
        "index.es.qmd",
        "wells.pt-BR.Rmd",
        "rivers/upper.qmd",
        "c.qmd",
        "notes.md",
    ]
    others = ["rivers/lower.qmd", "templates/letter.md", "wells.a.b.Rmd"]
    assert [path for path in (*pages, *others) if not found.left_out(path)] == pages
    assert found.left_out("templates/letter.md") == "files that Quarto leaves out"
    assert found.is_one_book


@pytest.mark.parametrize(
    "settings",
    [
        "project: {type: website}\nbook: {chapters: [b.md]}",
        "project: {type: book}\nbook: [b.md]",
        "project: {type: book}\nbook: {chapters: {}}",
        "project: {type: book}\nbook: {chapters: [b.md]}\nprofile: {default: c}",
    ],
)
def test_chapters_that_are_not_known(settings: str) -> None:
    assert site(settings).left_out("a.md") == ""


def test_metadata_of_the_project_and_of_folders() -> None:
    found = site(
        "project: {type: website}\nwebsite: {title: A}\nauthor: Ana\nformat: {html: {toc: true}}\n",
        **{
            "posts/_metadata.yml": "author: Ben\nformat: {html: {css: a.css}}\n",
            "posts/news/_metadata.yaml": "freeze: true\n",
        },
    )
    assert found.defaults("a.md") == {"author": "Ana", "format": {"html": {"toc": True}}}
    assert found.defaults("posts/news/b.md") == {
        "author": "Ben",
        "format": {"html": {"toc": True, "css": "a.css"}},
        "freeze": True,
    }
    assert found.inputs_for(["posts/news"]) == [
        "_quarto.yml",
        "posts/_metadata.yml",
        "posts/news/_metadata.yaml",
    ]


def test_words_for_dates() -> None:
    found = site("")
    assert found.gives_meaning_to("date", "last-modified")
    assert found.gives_meaning_to("date", "today")
    assert found.gives_meaning_to("title", "`r params$title`")
    assert not found.gives_meaning_to("title", "`title`")
    assert not found.gives_meaning_to("date", "tomorrow")
    assert not found.gives_meaning_to("title", "today")
    assert not found.gives_meaning_to("date", ["today"])


def test_metadata_is_markdown() -> None:
    assert site("").shows(["title"]).as_markdown
