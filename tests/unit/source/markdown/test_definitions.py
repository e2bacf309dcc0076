"""Link reference definitions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from profilelint.source.markdown.body import parse_body

if TYPE_CHECKING:
    from profilelint.model.body import Body
    from profilelint.model.finding import Span


def covered(body: Body, span: Span) -> str:
    return body.text[span.start : span.end]


def test_definitions_used_and_unused() -> None:
    body = parse_body("[used]\n\n[used]: <a\\_b> 't'\n[Not\nused]:\n  /c(d)&lt;\n  'e'\n", 0)
    assert [
        (found.label, covered(body, found.span), found.url, covered(body, found.url_span))
        for found in body.definitions
    ] == [
        ("used", "[used]: <a\\_b> 't'", "a_b", "a\\_b"),
        ("Not used", "[Not\nused]:\n  /c(d)&lt;\n  'e'", "/c(d)<", "/c(d)&lt;"),
    ]
    assert [link.url_span for link in body.links] == [body.definitions[0].url_span]


def test_a_destination_may_end_the_text_in_a_backslash() -> None:
    (definition,) = parse_body("[a]: &#98;\\", 0).definitions
    assert definition.url == "b\\"
    assert definition.url_span == (5, 11)
