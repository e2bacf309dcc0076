"""A quick first look at texts."""

from __future__ import annotations

import pytest

from profilelint.model.prefilter import Prefilter


@pytest.mark.parametrize(
    ("text", "expected"),
    [("a TODO", True), ("<<<<", True), ("<<<", False), ("", False), ("a todo", False)],
)
def test_one_of_several_patterns_is_enough(text: str, expected: bool) -> None:
    prefilter = Prefilter("TODO", "<{4}")
    assert prefilter.may_match(text) is expected
    assert prefilter.may_match(text) is expected


def test_a_text_that_is_no_unicode_is_not_passed_over() -> None:
    assert Prefilter("TODO").may_match("\ud800")


def test_a_pattern_with_look_around_is_an_error() -> None:
    with pytest.raises(Exception, match="is not a"):
        Prefilter("a(?!b)").may_match("a")
