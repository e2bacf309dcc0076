"""What the lines of a body say, and when they do not say it surely."""

from __future__ import annotations

import pytest

from profilelint.rules.page.lines import BodyLines, body_lines
from profilelint.source.read import read_text


def lines_of(text: str) -> BodyLines:
    return body_lines(read_text("page.md", text).body)


def test_lines_of_all_kinds() -> None:
    text = "The pier. \n\n* Boats\n\n### Activities\n\n* Build \n* Mend\n\n* a\n# End\nOf it.\n"
    assert lines_of(text) == BodyLines(
        others=["The pier.", "Of it."],
        bullets=["Boats", "Build", "Mend", "a"],
        crowded=False,
        spaced=True,
    )


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize(
    ("text", "crowded", "spaced"),
    [
        ("\n* ab\n", False, False),
        ("* ab\n", True, False),
        ("Text\n* ab\n", True, False),
        ("# Heading\n* ab\n", True, False),
        ("Text\n \n* ab\n", True, True),
        ("\n* ab\n* bc \n", False, True),
        ("\n* ab\n* bc\u00a0\n", False, True),
        ("\n* ab\n* bc\t", False, True),
        ("Text\u2009\n", False, False),
    ],
)
def test_what_lines_stand_below_and_end_in(
    text: str, crowded: bool, spaced: bool, end: str
) -> None:
    found = lines_of(text.replace("\n", end))
    assert (found.crowded, found.spaced) == (crowded, spaced)


def test_a_line_of_blanks_between_bullets_ends_no_list() -> None:
    assert lines_of("Text\n\n* ab\n  \n* bc\n") == BodyLines(["Text"], ["ab", "bc"], False, True)


def test_lone_carriage_returns_end_lines() -> None:
    assert lines_of("The pier \rof\r\n\r* ab\n") == BodyLines(
        ["The pier", "of", "* ab"], None, False, True
    )


@pytest.mark.parametrize(
    "text",
    [
        "\n* ab\nb\n",  # goes on in the next line
        "\n* ab\n  * bc\n",
        "\n * ab\n",
        "\n1. a\n",
        "\n> * ab\n",
        "\n*\ta\n",
        "\n* ab\n\n*\n",
        "```\n* ab\n```\n",
        "<div>\n* ab\n</div>\n",
        "<div>\n# A\n</div>\n\n# B\n\n* ab\n",
        "A\n===\n\n* ab\n",
        "A\n-\n",
        "\n* ab\r* bc\n",
        "{% comment %}\n* ab\n{% endcomment %}\n",
        "\n#\n* ab\n",
    ],
)
def test_lists_that_lines_do_not_tell_surely(text: str) -> None:
    assert lines_of(text).bullets is None


def test_html_that_holds_no_bullets_leaves_lists_sure() -> None:
    text = '<iframe src="https://example.org/"></iframe>\n\n* ab\n\n<b>c</b> - d\n'
    assert lines_of(text).bullets == ["ab"]
