"""What the lines of a body say, and when they do not say it surely."""

from __future__ import annotations

import pytest

from profilelint.rules.page.lines import BodyLines, BulletRun, body_lines
from profilelint.source.read import read_text


def lines_of(text: str) -> BodyLines:
    return body_lines(read_text("page.md", text).body)


def test_bullets_below_headings() -> None:
    text = "The pier. \n\n* Boats\n\n### Activities\n\n* Build \n* Mend\n\n* Paint\n# End\nOf it.\n"
    assert lines_of(text) == BodyLines(
        others=["The pier.", "Of it."],
        runs=[BulletRun(-1, ["Boats"]), BulletRun(0, ["Build", "Mend", "Paint"])],
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
    assert lines_of("* ab\n  \n* bc\n").runs == [BulletRun(-1, ["ab", "bc"])]


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
    assert lines_of(text).runs is None


def test_html_that_holds_no_bullets_leaves_lists_sure() -> None:
    text = '<iframe src="https://example.org/"></iframe>\n\n* ab\n\n<b>c</b> - d\n'
    assert lines_of(text).runs == [BulletRun(-1, ["ab"])]
