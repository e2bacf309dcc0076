"""Code that is found before a body is parsed, by the text that each span covers."""

from __future__ import annotations

import pytest
from tests.cost import grows_linearly

from profilelint.source.markdown.reading import Reading


def code(text: str, start: int = 0) -> list[str]:
    return [text[span.start : span.end] for span in Reading(text, start, []).code]


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a `b` c ``d ` e`` f\n", ["`b`", "``d ` e``"]),
        ("`a\nb` c\n", ["`a\nb`"]),
        ("`a\n\nb` `c`\n", ["` `"]),
        ("`a\n> \nb` c\n", []),
        ("\\`a` b`\n", ["` b`"]),
        ("\\\\`a`\n", ["`a`"]),
        ("\\``a` b\n", ["`a`"]),
        ("`a` ``b` c`` `d\n", ["`a`", "``b` c``"]),
        ("```\n`a`\n```\n`b`\n", ["```\n`a`\n```", "`b`"]),
        ("~~~ a\n```\n~~~\n`b`", ["~~~ a\n```\n~~~", "`b`"]),
        ("> - ````a\n>   ```\n> ````\n", ["> - ````a\n>   ```\n> ````"]),
        ("```a`b\n```\nc\n", ["```a`b\n```"]),
        ("````\n```\na\n```\n", ["```\na\n```"]),
        ("", []),
    ],
)
def test_code(text: str, expected: list[str], end: str) -> None:
    text, expected = text.replace("\n", end), [each.replace("\n", end) for each in expected]
    assert code(text) == expected
    assert code("---\nz: `\n---\n" + text, 13) == expected


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("last", [[], ["c"], ["c "]])
def test_lines(end: str, last: list[str]) -> None:
    lines = ["a", "", " b", *last]
    text = "a" + end + end + " b" + end + "".join(last)
    reading = Reading(text, 0, [])
    assert [reading.line_text(line) for line in range(reading.count)] == lines
    starts = [0, 1 + len(end), 1 + 2 * len(end)]
    assert reading.lines == [*starts, *([3 + 3 * len(end)] if last else []), len(text)]
    assert [reading.line(at) for at in (0, text.index("b"), len(text))] == [0, 2, len(lines) - 1]
    assert [reading.end_of(line) for line in range(3)] == [1, 1 + len(end), 3 + 2 * len(end)]
    assert reading.lines_with(("b", "a")) == [0, 2]


@pytest.mark.parametrize(
    "part", ["`a` ", "\\`", "`\n\n", "```\n", "> ``` `\n", "~~~a\n", "``````````\n>", "\n` >>>> "]
)
def test_the_time_is_linear(part: str) -> None:
    grows_linearly(lambda size: lambda: code(part * size), 4_000, 8, 0.1)
