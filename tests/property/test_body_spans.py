"""Whatever stands in a body: its spans are exact, nested, and move with the text."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING, Any, Protocol

from hypothesis import given, settings
from hypothesis import strategies as st

from profilelint.source.markdown.body import parse_body

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from profilelint.model.body import Body
    from profilelint.model.finding import Span
    from profilelint.model.inline import Definition, Link


class Spanned(Protocol):
    @property
    def span(self) -> Span: ...


PIECES = (
    "a", "word ", "é", "ж", "𝄞", "\u2028", " ", "  ", "\t", "\n", "\n", "\n\n", "    ",
    "# ", "## x ##\n", "===\n", "---\n", "* ", "- ", "1. ", "2) ", "> ", "* a\n  * b\n",
    "*", "**", "_", "~~", "`", "``", "```\n", "[", "]", "(", ")", "](", "![", "[a](b)",
    "[a](<b c> 't')", "[x][y] [y][]\n\n[y]: /z\n", "[x][y]", "[y]: /z\n", "\n[y]: <z&amp;> 't'\n",
    "[y]", "[y][]",
    "![i](j.png)", "<http://a.b>", "<a@b.c>", "<", ">", "<b>", "</b>", "<!-- ", " -->",
    "<div>\n", "\\", "\\)", "&amp;", "&", "|", "| a | b |\n|---|---|\n| [c](d) | e |\n",
    "{{ x }}", "{% raw %}", "{% endraw %}", "{% comment %}", "{% endcomment %}", "{: .c}",
    "{#i}", "{", "}", "\n[^1]: note\n", "[^1]", "import 'a'\n", "\x00", '"', "'",
)  # fmt: skip
MARKDOWN = st.lists(st.sampled_from(PIECES), max_size=30).map("".join)
ANY = st.text(max_size=60) | MARKDOWN
ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])|&(?:#[xX][0-9a-fA-F]{1,6}|#\d{1,7}|\w+);")


def decode(source: str) -> str:
    """Resolve backslash escapes and character references, as CommonMark says of destinations."""
    return ESCAPED.sub(lambda found: found[1] or html.unescape(found[0]), source)


def all_spans(body: Body) -> Iterator[Span]:
    for leaf in (*body.headings, *body.paragraphs):
        yield leaf.span
        yield from leaf.runs
    for heading in body.headings:
        yield heading.text_span
    for item in body.items:
        yield item.span
        yield item.marker
        yield item.content
        yield from item.runs
    for link in (*body.links, *body.images):
        yield link.span
        yield link.text_span
        yield link.url_span
    parts: list[Spanned] = [*body.lists, *body.blocks, *body.sections, *body.html]
    for part in parts:
        yield part.span
    for definition in body.definitions:
        yield definition.span
        yield definition.url_span
    yield from body.code
    yield from body.opaque


def outline(body: Body) -> list[Any]:
    """Return all that a body says, apart from where it says it."""
    return [
        [(h.level, h.setext, h.depth, h.text) for h in body.headings],
        [(p.depth, p.text, len(p.runs)) for p in body.paragraphs],
        [(found.depth, found.ordered, len(found.items)) for found in body.lists],
        [(item.index, item.text, len(item.runs)) for item in body.items],
        [(link.kind, link.url, link.text) for link in body.links],
        [(image.kind, image.url, image.text) for image in body.images],
        [found.block for found in body.html],
        [(found.label, found.url) for found in body.definitions],
        [(block.kind, block.node is None) for block in body.blocks],
        [len(section.blocks) for section in body.sections],
        len(body.code),
        len(body.opaque),
    ]


def within(inner: Span, outer: Span) -> bool:
    return outer.start <= inner.start <= inner.end <= outer.end


@given(ANY, ANY)
@settings(max_examples=400, deadline=None)
def test_spans_are_within_the_body_and_in_order(front: str, text: str) -> None:
    body = parse_body(front + text, len(front))
    whole = body.text
    for span in all_spans(body):
        assert len(front) <= span.start <= span.end <= len(whole)
    every: list[Sequence[Spanned]] = [
        body.headings, body.paragraphs, body.items, body.links, body.images, body.html
    ]  # fmt: skip
    for parts in every:
        starts = [part.span.start for part in parts]
        assert starts == sorted(starts)
    for before, after in zip(body.blocks, body.blocks[1:], strict=False):
        assert before.span.end <= after.span.start
    assert [section.span.start for section in body.sections[1:]] == [
        section.span.end for section in body.sections[:-1]
    ]
    assert body.sections[0].span.start == len(front)
    assert body.sections[-1].span.end == len(whole)
    for section in body.sections:
        assert all(within(block.span, section.span) for block in section.blocks)


@given(ANY, ANY)
@settings(max_examples=400, deadline=None)
def test_starts_and_ends_are_those_of_the_spans(front: str, text: str) -> None:
    body = parse_body(front + text, len(front))
    for leaf in (*body.headings, *body.paragraphs):
        assert (leaf.start, leaf.end) == leaf.span
    for block in body.blocks:
        assert block.start == block.span.start
    for found in body.lists:
        assert found.start == found.span.start
    for item in body.items:
        assert item.content_start == item.content.start
    for link in (*body.links, *body.images):
        assert link.end == link.span.end


@given(MARKDOWN)
@settings(max_examples=400, deadline=None)
def test_parts_are_within_their_wholes(text: str) -> None:
    body = parse_body(text, 0)
    for heading in body.headings:
        assert within(heading.text_span, heading.span)
        assert (
            text[heading.text_span.start : heading.text_span.end].strip(" \t\r\n")
            == (text[heading.text_span.start : heading.text_span.end])
        )
        assert all(within(run, heading.span) for run in heading.runs)
    for paragraph in body.paragraphs:
        assert all(within(run, paragraph.span) for run in paragraph.runs)
        assert not any(
            end in text[run.start : run.end] for run in paragraph.runs for end in ("\n", "\r")
        )
    for found in body.lists:
        assert all(within(item.span, found.span) for item in found.items)
    for item in body.items:
        assert within(item.marker, item.span)
        assert within(item.content, item.span)
        assert item.marker.end <= item.content.start
        marker = text[item.marker.start : item.marker.end]
        assert marker in ("*", "-", "+") or (marker[:-1].isdigit() and marker[-1] in ".)")
    for link in (*body.links, *body.images):
        assert within(link.text_span, link.span)
        if link.kind == "inline":
            assert within(link.url_span, link.span)
            assert text[link.text_span.end : link.text_span.end + 2] == "]("
            assert text[link.span.end - 1] == ")"
        elif link.kind in ("reference", "collapsed", "shortcut"):
            assert text[link.text_span.end] == "]"
            assert any(link.url_span == found.url_span for found in body.definitions)


@given(MARKDOWN)
@settings(max_examples=600, deadline=None)
def test_a_destination_reads_as_it_is_written(text: str) -> None:
    body = parse_body(text, 0)
    every: list[Link | Definition] = [*body.links, *body.images, *body.definitions]
    for found in every:
        written = text[found.url_span.start : found.url_span.end]
        assert found.url.replace("\ufffd", "\0") in (
            decode(written).replace("\ufffd", "\0"),
            written,
        )


@given(MARKDOWN)
@settings(max_examples=300, deadline=None)
def test_prose_is_a_mask(text: str) -> None:
    body = parse_body(text, 0)
    prose = body.prose
    assert len(prose) == len(text)
    assert all(kept in ("\0", char) for kept, char in zip(prose, text, strict=True))
    assert [char for char in prose if char in "\r\n"] == [char for char in text if char in "\r\n"]
    for span in (*body.code, *body.opaque, *(found.span for found in body.html)):
        assert not prose[span.start : span.end].strip("\0\r\n")


@given(MARKDOWN, st.integers(1, 5))
@settings(max_examples=300, deadline=None)
def test_lines_above_move_everything_by_as_much(text: str, lines: int) -> None:
    before = parse_body(text, 0)
    after = parse_body("\n" * lines + text, lines)
    blank = parse_body("\n" * lines + text, 0)
    assert outline(after) == outline(blank) == outline(before)
    expected = [(span.start + lines, span.end + lines) for span in all_spans(before)]
    assert list(all_spans(after)) == expected
    first, *others = blank.sections
    assert first.span == (0, before.sections[0].span.end + lines)
    assert [section.span for section in others] == [
        (section.span.start + lines, section.span.end + lines) for section in before.sections[1:]
    ]


@given(MARKDOWN)
@settings(max_examples=300, deadline=None)
def test_line_ends_of_any_kind_give_the_same_body(text: str) -> None:
    expected = outline(parse_body(text, 0))
    assert outline(parse_body(text.replace("\n", "\r"), 0)) == expected
    crlf = parse_body(text.replace("\n", "\r\n"), 0)
    assert re.sub(" +", " ", repr(outline(crlf))) == re.sub(" +", " ", repr(expected))


def test_the_generator_reaches_everything() -> None:
    reached: set[str] = set()

    @given(MARKDOWN)
    @settings(max_examples=600, deadline=None, database=None)
    def collect(text: str) -> None:
        body = parse_body(text, 0)
        reached.update(link.kind for link in body.links)
        reached.update(block.kind for block in body.blocks)
        reached.update(
            name
            for name in ("images", "items", "html", "definitions", "code", "opaque", "headings")
            if getattr(body, name)
        )
        if any(found.depth for found in body.lists):
            reached.add("nested list")

    collect()
    assert reached >= {
        "inline", "reference", "collapsed", "shortcut", "autolink", "email",
        "heading", "paragraph", "list", "quote", "code", "html", "table", "break", "footnote",
        "opaque", "images", "items", "definitions", "headings", "nested list",
    }  # fmt: skip
