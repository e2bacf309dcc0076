"""What a finder's pattern finds, its first look does not pass over."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from profilelint.rules.embed import broken_tags, curly_values
from profilelint.rules.file import merge_conflicts
from profilelint.rules.heading import headings
from profilelint.rules.link import raw_links, shown_addresses
from profilelint.rules.list import inline_bullets, marks
from profilelint.rules.page import white_space
from profilelint.rules.text import damaged_texts, leftovers, paragraphs

PAIRS = {
    "comment": (broken_tags._MAY_HOLD_COMMENT, broken_tags._COMMENT),
    "curly value": (curly_values._MAY_HOLD, curly_values._VALUE),
    "conflict": (merge_conflicts._MAY_HOLD_MARK, merge_conflicts._LONE),
    "lost heading": (headings._MAY_BE_LOST, headings._LOST_START),
    "heading within": (headings._MAY_BE_LOST, headings._LOST_WITHIN),
    **{f"link {sign}": (raw_links._MAY_HOLD_FORMS, form) for sign, form in raw_links._FORMS},
    "half a link": (raw_links._MAY_HOLD_HALF, raw_links._HALF),
    "link to come": (raw_links._MAY_HOLD_PLACEHOLDER, raw_links._PLACEHOLDER),
    "bullet within": (inline_bullets._MAY_HOLD_STAR, inline_bullets._STAR_WITHIN),
    "list mark": (marks._MAY_OPEN, marks._OPENING),
    "spaces": (white_space._MAY_STAND_BETWEEN_WORDS, white_space._BETWEEN_WORDS),
    "escape": (damaged_texts._MAY_HOLD_WRITTEN, damaged_texts._WRITTEN),
    "leftover": (leftovers._MAY_HOLD, leftovers._LEFTOVER),
}


@pytest.mark.parametrize("kind", PAIRS)
@given(data=st.data())
def test_nothing_is_passed_over(kind: str, data: st.DataObject) -> None:
    prefilter, pattern = PAIRS[kind]
    compiled = re.compile(pattern.pattern, pattern.flags)
    text = data.draw(st.from_regex(compiled))
    assert prefilter.may_match(text)


@given(data=st.data())
def test_no_placeholder_is_passed_over(data: st.DataObject) -> None:
    placeholder = paragraphs._PLACEHOLDER
    text = data.draw(st.from_regex(re.compile(placeholder.pattern, placeholder.flags)))
    assert paragraphs._may_hold_placeholders(text)


@given(data=st.data())
def test_no_address_in_brackets_is_passed_over(data: st.DataObject) -> None:
    address = re.compile(shown_addresses._ADDRESS.pattern, re.IGNORECASE)
    words = data.draw(st.from_regex(address, fullmatch=True))
    assert shown_addresses._MAY_HOLD.may_match(f"[{words}](/a)")
