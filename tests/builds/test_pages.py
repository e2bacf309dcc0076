"""What counts as a difference between two builds of a site."""

from __future__ import annotations

from pathlib import Path

from tests.builds.pages import differences, read_site, split


def test_each_tag_is_a_line_and_spaces_at_the_end_can_be_seen() -> None:
    page = "<p>Two  words <b>here</b> \t</p>\n\n<pre>a\u200b  \n</pre>"
    assert split(page) == [
        "<p>",
        "Two  words·",
        "<b>",
        "here",
        "</b>",
        "·→",
        "</p>",
        "",
        "<pre>",
        "a\\u{200b}··",
        "</pre>",
    ]


def test_differences_name_the_page_and_no_place() -> None:
    before = {"a.html": ["<p>", "one", "</p>"], "b.html": ["same"], "gone.html": ["x"]}
    after = {"a.html": ["<h1>", "</h1>", "<p>", "two", "</p>"], "b.html": ["same"]}
    assert differences(before, after) == [
        "",
        "## a.html",
        "@@",
        "+<h1>",
        "+</h1>",
        "@@",
        "-one",
        "+two",
        "",
        "## gone.html",
        "@@",
        "-x",
    ]


def test_hidden_text_and_other_files_are_left_out(tmp_path: Path) -> None:
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "a.html").write_text("<i>app.0a1b.js</i>")
    (tmp_path / "app.0a1b.js").write_text("code")
    assert read_site(tmp_path, r"(?<=\.)\w{4}(?=\.js)") == {
        "sub/a.html": ["<i>", "app..js", "</i>"]
    }
