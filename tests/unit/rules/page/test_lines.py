"""Lines of a text, whatever ends them."""

from __future__ import annotations

import pytest

from profilelint.rules.page.lines import with_line_feeds


@pytest.mark.parametrize(
    ("text", "lines"), [("a\nb", "a\nb"), ("a\r\nb", "a\r\nb"), ("a\r\rb\r", "a\n\nb\n")]
)
def test_lone_carriage_returns_become_line_feeds(text: str, lines: str) -> None:
    assert with_line_feeds(text) == lines
