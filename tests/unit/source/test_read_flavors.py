"""Front matter as flavors want it, and what only looks like front matter."""

from __future__ import annotations

import pytest

from profilelint.source.read import read_text


@pytest.mark.parametrize(
    ("text", "flavor", "problems", "body"),
    [
        ("Text.\n", "", ["missing"], "Text.\n"),
        ("Text.\n", "kramdown", ["missing"], "Text.\n"),
        ("Text.\n", "python-markdown", [], "Text.\n"),
        ("Text.\n", "pandoc", [], "Text.\n"),
        ("---\ntitle: A\n\nText.\n", "mdx", ["unclosed"], "Text.\n"),
        ("Text.\n\n---\ntitle: A\n---\nMore.\n", "mdx", ["late"], "\nMore.\n"),
        ("A\n\n---\nNote: b\n\nc\n", "", ["missing"], "A\n\n---\nNote: b\n\nc\n"),
        ("A\n\n---\nNote: b\n\nc\n", "mdx", [], "A\n\n---\nNote: b\n\nc\n"),
        ("a: b\nc:\n- d\n---\n\nText.\n", "", ["unopened"], "\nText.\n"),
        ("title: a\nc:\n- d\ne: f\n\nText.\n", "", ["unfenced"], "\nText.\n"),
        ("title: a\r\nc: d\r\n\r\nText.\r\n", "mdx", ["unfenced"], "\r\nText.\r\n"),
        ('title = "a"\nc = 1\n\nText.\n', "goldmark", ["unfenced"], "\nText.\n"),
        ("title: a\nb: c\n\nText.\n", "python-markdown", [], "\nText.\n"),
        ("note: a\nb: c\n\nText.\n", "mdx", [], "note: a\nb: c\n\nText.\n"),
        ("title: a\n\nText.\n", "mdx", [], "title: a\n\nText.\n"),
        ("title: a\nb: c\nText.\n", "mdx", [], "title: a\nb: c\nText.\n"),
        ('a = [\n  "b",\n]\nc = 1\n+++\n\nText.\n', "", ["unopened-toml"], "\nText.\n"),
        ('  "a": [\n    "b"\n  ]\n}\n\nText.\n', "", ["unopened-brace"], "\nText.\n"),
        ('"a": b\nc\n}\n', "", ["missing"], '"a": b\nc\n}\n'),
        ('"a": b\n\n}\n', "", ["missing"], '"a": b\n\n}\n'),
        ("a: b\nc:\n- d\n---\n\nText.\n", "mdx", ["unopened"], "\nText.\n"),
        ('---\na: "<% b("c") %>"\n---\n', "obsidian", [], ""),
        ('---\na: "<% b("c")"\n---\n', "obsidian", ["after-double-quote"], ""),
        ('---\na: "<% b("c") %>"\n---\n', "mdx", ["after-double-quote"], ""),
        ("Note: a\n---\n", "", ["missing"], "Note: a\n---\n"),
    ],
)
def test_front_matter(text: str, flavor: str, problems: list[str], body: str) -> None:
    document = read_text("a.md", text, flavor)
    assert [problem.message_id for problem in document.problems] == problems
    assert text[document.body_start :] == body


SHOWN = "---\ntitle: A\n---\n"


@pytest.mark.parametrize(
    ("around", "flavor"),
    [
        ("```yaml\n{}```\n", ""),
        ("~~~~\n{}~~~~\n", "gfm"),
        ("{{% raw %}}\n{}{{% endraw %}}\n", "kramdown"),
        ("<pre>\n{}</pre>\n", ""),
        ("{{{{< highlight yaml >}}}}\n{}{{{{< /highlight >}}}}\n", "goldmark"),
        ("{{{{% highlight yaml %}}}}\n{}{{{{% /highlight %}}}}\n", "goldmark"),
    ],
)
def test_front_matter_that_is_shown_is_not_misplaced(around: str, flavor: str) -> None:
    text = "# A\n\n" + around.format(SHOWN)
    document = read_text("a.md", text, flavor)
    assert [problem.message_id for problem in document.problems] == ["missing"]
    assert document.body_start == 0
