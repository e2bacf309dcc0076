"""Links in the marks of another notation, or with marks too few: readers see them as written."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING, Final, Literal, TypeAlias

from profilelint.model.finding import Span
from profilelint.model.named_tuple import NamedTuple
from profilelint.model.pattern import pattern
from profilelint.model.prefilter import Prefilter
from profilelint.rules.api import finder
from profilelint.rules.link.brackets import may_hold_broken_links
from profilelint.rules.page.link_marks import link_marks
from profilelint.rules.page.parts import blocks_around, span_around

if TYPE_CHECKING:
    from collections.abc import Iterator

    from profilelint.model.body import Body
    from profilelint.rules.api import Context

_FAR: Final = 300
_WORDS: Final = r"(?P<words>[^\[\]\0\r\n]{1,200})"
_ADDRESS: Final = r"(?P<address>https?://[^\s()\[\]{}<>|\"（）\0]{1,500})"
_SEVERAL: Final = r"(?P<words>[^\s()\[\]/:.#\0]{1,80}(?: [^\s()\[\]/:#\0]{1,80}){1,20})"
_FORMS: Final = tuple(
    (sign, pattern(form))
    for sign, form in (
        ("]{http", rf"\[{_WORDS}\]\{{{_ADDRESS}\}}"),
        ("]((http", rf"\[{_WORDS}\]\(\({_ADDRESS}\)(?!\))"),
        ("]](http", rf"(?<!\[)\[{_WORDS}\]\]\({_ADDRESS}\)"),
        ("](<http", rf"\[{_WORDS}\]\(<{_ADDRESS}\)"),
        ("\\](http", rf"\\\[(?P<words>[^\[\]\\\0\r\n]{{1,200}})\\\]\({_ADDRESS}\)"),
        ("]（http", rf"\[{_WORDS}\]（{_ADDRESS}）"),
        ("[url=http", rf"\[url={_ADDRESS}\]{_WORDS}\[/url\]"),
        ("<http", rf"<{_ADDRESS}\|(?P<words>[^<>\0\r\n]{{1,200}})>"),
        ("|http", rf"\[(?P<words>[^\[\]|\0\r\n]{{1,200}})\|{_ADDRESS}\](?!\()"),
        (
            "[http",
            rf"\[{_ADDRESS}\]\({_SEVERAL}\)",
        ),
    )
)
_MAY_HOLD_FORMS: Final = Prefilter(
    r"\][{（]http|\]\([(<]http|[\\\]]\]\(http|\[url=http",
    r"<https?://[^ \t\r\n|<>]+\|",
    r"\|https?://[^ \t\r\n|]+\]",
    r"\[https?://[^ \t\r\n\]]+\]\([^ \t\r\n()]* ",
)
_HALF = pattern(rf"\[(?P<words>[^\[\]()\0\r\n]{{0,200}}[^\s\[\]()\0])\({_ADDRESS}\)")
_MAY_HOLD_HALF: Final = Prefilter(r"[\x00-\x1f!-Z\\^-\x7f]\(http", r"[^\x00-\x7f]\(http")
_LEFT = pattern(rf"\]\((?<!\\\]\(){_ADDRESS}\)")

# What may be a link with a parenthesis behind it, and brackets in brackets.
_MAY_HOLD_STRAY: Final = Prefilter(r"\]\([^()]*(?:\([^()]*\)[^()]*)*\)\)", r"\[\[")

_MEANT: Final = frozenset("\"'“‘„«\\")
_PICTURE = pattern(r"[^?#]*\.(?:avif|gif|jpe?g|png|svg|webp)", re.IGNORECASE)
_MAY_HOLD_PICTURE: Final = Prefilter(r"\[[ \t\r\n]*!|![ \t]+\[")
_MARK_APART = pattern(r"(?:\A|\n)[ \t>]{0,20}![ \t]{1,4}\Z")

_PLACEHOLDER = pattern(
    r"\]\((?P<address>(?:add|insert|paste|put) (?:a |the |your )?(?:address|link|url)(?: here)?"
    r"|(?:address|link|url) (?:goes )?here)\)",
    re.IGNORECASE,
)
_MAY_HOLD_PLACEHOLDER: Final = Prefilter(r"\]\([A-Za-z][A-Za-z ]* (?i:here|link|url|address)\)")

RawKind: TypeAlias = Literal[
    "raw", "unopened", "nested", "picture", "placeholder", "parenthesis", "bracket"
]


class RawLink(NamedTuple):
    """What was meant as a link and is shown as it is written.

    ``kind`` says why: its marks are others than those of a link (``raw``), nothing opens its
    brackets (``unopened``), or there is a link in its words (``nested``). A ``picture`` is a link
    and no picture, as its "!" is out of place, and words with spaces stand for an address that is
    still to come (``placeholder``). What is a link may have one mark too many: a closing
    ``parenthesis`` behind it, or an opening ``bracket`` before it. ``words`` and ``address`` are
    empty where they are not known.
    """

    kind: RawKind
    span: Span
    words: str = ""
    address: str = ""


@finder("raw_link", of="body")
def find_raw_links(context: Context) -> list[RawLink]:
    """Return what is shown as it is written, and was meant as a link to a site."""
    document = context.document
    text = document.text
    body = document.body
    found: list[RawLink] = []
    if "!" in text and _MAY_HOLD_PICTURE.may_match(text):
        found += _lost_pictures(body)
    if _MAY_HOLD_PLACEHOLDER.may_match(text):
        found += [
            RawLink("placeholder", Span(*match.span("address")), "", match["address"])
            for match in _PLACEHOLDER.finditer(body.prose, body.start)
        ]
    if _MAY_HOLD_STRAY.may_match(text) and (
        _is_uneven(text, "))", "()") or _is_uneven(text[::-1], "[[", "[]")
    ):
        found += _stray_marks(body)
    matches: list[tuple[RawKind, re.Match[str]]] = []
    if _MAY_HOLD_FORMS.may_match(text):
        for sign, form in _FORMS:
            if sign in text:
                matches += [("raw", match) for match in form.finditer(body.prose, body.start)]
    if _MAY_HOLD_HALF.may_match(text):
        matches += [
            ("raw", match)
            for match in _HALF.finditer(body.prose, body.start)
            if "]" not in _before_next(text, match.end())
        ]
    if link_marks(text).nested and may_hold_broken_links(document):
        for match in _LEFT.finditer(body.prose, body.start):
            kind = _left(match, text, body.start)
            if kind:
                matches.append((kind, match))
    if not matches:
        return found
    # The words of a picture are text, whatever they hold; and who quotes a link or puts a backslash
    # before it means what is seen.
    images = [image.span for image in body.images]
    matches = [
        (kind, match)
        for kind, match in matches
        if text[match.start() - 1 : match.start()] not in _MEANT
        and span_around(images, match.start()) is None
    ]
    blocks = blocks_around(body, [match.start() for _, match in matches])
    return found + [
        RawLink(kind, Span(*match.span()), match.groupdict().get("words", ""), match["address"])
        for (kind, match), block in zip(matches, blocks, strict=True)
        if block is not None and not match.groupdict().get("words", "").strip().isdigit()
    ]


def _lost_pictures(body: Body) -> list[RawLink]:
    """Return the links to pictures whose mark "!" stands within or apart from the brackets."""
    text = body.text
    found = []
    for link in body.links:
        if link.kind != "inline" or _PICTURE.fullmatch(link.url) is None:
            continue
        start, words = link.span.start, link.text
        apart = _MARK_APART.search(text, max(body.start - 1, start - _FAR, 0), start)
        if words[:1] == "!" and words[1:2] != "[":
            found.append(RawLink("picture", link.span, words[1:], link.url))
        elif apart is not None:
            span = Span(text.rfind("!", 0, start), link.span.end)
            found.append(RawLink("picture", span, words, link.url))
    return found


def _is_uneven(text: str, twice: str, pair: str) -> bool:
    """Return whether a line has two marks next to each other, and up to them more of one kind."""
    start = balance = 0
    place = text.find(twice)
    while place >= 0:
        line_end = text.rfind("\n", start, place)
        if line_end >= 0:
            start, balance = line_end, 0
        end = place + len(twice)
        balance += text.count(pair[0], start, end) - text.count(pair[1], start, end)
        if balance:
            return True
        start = end
        place = text.find(twice, place + 1)
    return False


def _stray_marks(body: Body) -> list[RawLink]:
    """Return the parentheses and brackets right beside links that belong to no others."""
    text = body.text
    links = [link for link in (*body.links, *body.images) if link.kind == "inline"]
    beside: list[tuple[RawKind, int]] = []
    for link in links:
        start, end = link.span
        if not link.image and text[end : end + 1] == ")":
            beside.append(("parenthesis", end))
        if (
            not link.image
            and text[start - 1 : start] == "["
            and text[start - 2 : start - 1] != "\\"
        ):
            beside.append(("bracket", start - 1))
    addresses = sorted(Span(link.text_span.end + 1, link.span.end) for link in links)
    in_blocks: dict[Span, dict[int, RawKind]] = {}
    blocks = blocks_around(body, [place for _, place in beside])
    for (kind, place), block in zip(beside, blocks, strict=True):
        if block is not None:
            in_blocks.setdefault(block, {})[place] = kind
    found: list[RawLink] = []
    for block, kinds in in_blocks.items():
        prose = _without(addresses, body, block)
        # Read from the end, a bracket that closes is one that opens.
        ends = {*_closing_none(prose, block.start, "(（", ")）")}
        openings = {block.end - 1 - place for place in _closing_none(prose[::-1], 0, "]", "[")}
        found += [
            RawLink(kind, Span(place, place + 1))
            for place, kind in kinds.items()
            if place in (ends if kind == "parenthesis" else openings)
        ]
    return found


def _without(addresses: list[Span], body: Body, block: Span) -> str:
    """Return the prose of a block without addresses, which are in order and each in parentheses."""
    pieces = []
    place = block.start
    for start, end in addresses[bisect_left(addresses, Span(block.start, 0)) :]:
        if start >= block.end:
            break
        if place <= start and end <= block.end:
            pieces += [body.prose[place:start], "\0" * (end - start)]
            place = end
    return "".join([*pieces, body.prose[place : block.end]])


def _closing_none(text: str, start: int, opening: str, closing: str) -> Iterator[int]:
    """Yield where marks of a text stand that close none; ``start`` is where it begins."""
    depth = 0
    for place, mark in enumerate(text, start):
        if mark in opening:
            depth += 1
        elif mark in closing:
            if not depth:
                yield place
            else:
                depth -= 1


def _before_next(text: str, start: int) -> str:
    """Return what stands between an offset and the next bracket that opens, on its line."""
    return text[start : start + _FAR].partition("\n")[0].partition("[")[0]


def _left(match: re.Match[str], text: str, start: int) -> RawKind | None:
    """Return why brackets that close before an address are those of no link, if it is plain."""
    near = text[max(start, match.start() - _FAR - 1) : match.start()]
    line = near.rpartition("\n")[2]
    if line.endswith(")") and "](" in line and "[[" in line:
        return "nested"
    return None if "[" in line or len(line) > _FAR else "unopened"
