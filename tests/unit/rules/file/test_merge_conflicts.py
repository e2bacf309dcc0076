"""What the finder of merge conflicts returns."""

from __future__ import annotations

import pytest

from profilelint.rules.api import Context
from profilelint.rules.file.merge_conflicts import find_merge_conflicts
from profilelint.source.read import read_text

CONFLICT = "<<<<<<< HEAD\nOne\n=======\nTwo\n>>>>>>> main"
MARKS = ("<<<<<<< HEAD", "=======", ">>>>>>> main")


def found(text: str) -> list[tuple[str, tuple[str, ...]]]:
    context = Context(read_text("a.md", text), today="2026-01-31")
    return [
        (text[each.span.start : each.span.end], each.marks)
        for each in find_merge_conflicts(context)
    ]


@pytest.mark.parametrize(
    "page",
    [
        f"{CONFLICT}\n",
        f"---\n{CONFLICT}\n---\n",
        f"---\n---\n* Zero\n{CONFLICT}\n* Three\n",
        f"---\n---\n{CONFLICT}",
        f"---\n---\n<div>\n{CONFLICT}\n</div>\n",
        f"---\n---\n<<<<<<< HEAD\nZero\n{CONFLICT}\n=======\n>>>>>>> main\n",
    ],
)
def test_a_conflict_goes_from_its_opening_to_its_closing_mark(page: str) -> None:
    assert found(page) == [(CONFLICT, MARKS)]


def test_every_conflict_is_found_once() -> None:
    assert found(f"---\n{CONFLICT}\n---\n\n{CONFLICT}\n\n{CONFLICT}\n") == [(CONFLICT, MARKS)] * 3


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_marks_with_the_common_version_and_without_names(line_end: str) -> None:
    lines = ["<<<<<<<", "One", "|||||||", "Zero", "=======", "Two", ">>>>>>>"]
    conflict = line_end.join(lines)
    assert found(f"---{line_end}---{line_end}{conflict}{line_end}") == [
        (conflict, ("<<<<<<<", "|||||||", "=======", ">>>>>>>"))
    ]


def test_marks_that_prettier_has_written_anew() -> None:
    conflict = "<<<<<<< HEAD\n- Two\n  =======\n- Three\n\n> > > > > > > main"
    marks = ("<<<<<<< HEAD", "=======", "> > > > > > > main")
    assert found(f"---\n---\n- One\n  {conflict}\n\n- Four\n") == [(conflict, marks)]


@pytest.mark.parametrize(
    "body",
    [
        "The pier\n=======\n\nText.\n",
        "> > > > > > > Somebody wrote this.\n> > More.\n",
        "The pier\n=======\n\n>>>>>>> Somebody wrote this.\n",
        "<<<<<<< HEAD\nOne\n>>>>>>> main\n",
        "<<<<<<< HEAD\nOne\n=======\nTwo\n",
        "<<<<<<<< HEAD\nOne\n========\nTwo\n>>>>>>>> main\n",
        "<<<<<<<HEAD\nOne\n=======\nTwo\n>>>>>>>main\n",
        "  <<<<<<< HEAD\n  One\n  =======\n  Two\n  >>>>>>> main\n",
        f"```\n{CONFLICT}\n```\n",
        f"~~~ diff\n{CONFLICT}\n~~~\n",
        "Text.\n\n    " + CONFLICT.replace("\n", "\n    ") + "\n",
        f"<pre>\n{CONFLICT}\n</pre>\n",
        f"<!--\n{CONFLICT}\n-->\n",
        f"{{% highlight text %}}\n{CONFLICT}\n{{% endhighlight %}}\n",
    ],
)
def test_what_is_no_conflict(body: str) -> None:
    assert found(f"---\n---\n{body}") == []


def test_an_indented_text_in_front_matter_is_no_conflict() -> None:
    indented = CONFLICT.replace("\n", "\n  ")
    assert found(f"---\ntitle: |\n  {indented}\n---\n") == []
