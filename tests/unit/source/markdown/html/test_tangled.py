from __future__ import annotations

import pytest

from profilelint.source.markdown.html.render import PAGE_START
from profilelint.source.markdown.html.tangled import untangle

FONTS = "".join(f"<font a={number}>" for number in range(900))


@pytest.mark.parametrize(
    "text",
    [
        "<b>a</b>",
        "<b>" * 2000 + "<p>x" * 2000,
        FONTS + "<p>x" * 10,
        FONTS.replace("<font", "<span") + "<p>x" * 2000,
        "<body a>" * 18,
    ],
    ids=lambda text: text[:12],
)
def test_a_page_that_costs_little_is_left_as_it_is(text: str) -> None:
    page = PAGE_START + text
    assert untangle(page) is page


def test_formatting_elements_that_would_be_made_too_often_are_renamed() -> None:
    page = untangle(PAGE_START + FONTS + "</FONT><i>" + "<p>x" * 2000)
    assert page == PAGE_START + FONTS.replace("font", "xxxx") + "</xxxx><x>" + "<p>x" * 2000


def test_too_many_page_tags_are_renamed() -> None:
    page = untangle(PAGE_START + "<body a>" * 19 + "<bodyguard></body>")
    assert page == PAGE_START + "<xxxx a>" * 19 + "<bodyguard></body>"
