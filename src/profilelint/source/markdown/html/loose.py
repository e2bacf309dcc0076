"""What gives an element attributes for some renderer where CommonMark sees neither tag nor list."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from profilelint.model.finding import Span
from profilelint.model.markup import Attribute, Element
from profilelint.model.named_tuple import new_tuple
from profilelint.model.pattern import pattern
from profilelint.model.text import joined
from profilelint.source.markdown.html.attributes import read_attributes
from profilelint.source.markdown.reading import beginning_outside, holding
from profilelint.source.markdown.template import find_unread

if TYPE_CHECKING:
    import re
    from collections.abc import Iterable

    from profilelint.model.body import Body

# No tag holds the beginning of another, so that each character is looked at once.
_TAG = pattern(
    r"<([a-zA-Z][^\s<>/\"'`(){}\[\]]*+)(?=\s|(?<!:)/)(?:[^<>\"']++|\"[^\"<]*+\"|'[^'<]*+')*+>"
)
# What would end the tag begins a quote.
_QUOTE = pattern(r"\n[ \t]*+>\Z")
_BLANK = pattern(r"\n[ \t]*+\r?\n")
# Nearly all braces hold none, and most others none that is quoted.
_LIST = pattern(
    r"\{:?(?![%{:])([^{}<`]{1,2000}+(?=\})|(?=[^{}<`]*+(?<=[\"'])\{)"
    r"(?:[^{}<`]|(?<=[\"'])\{[^{}\"']*+\}(?=[\"'])){1,2000})\}"
)
_PAIR = pattern(
    r"(?<![^\s{:}])([a-zA-Z][\w:-]*)=(?:\"((?:\\.|[^\"\\])*+)\"|'((?:\\.|[^'\\])*+)'|([^\s\"'}]++))"
)
# What does more than to describe an element.
_ACTIVE = frozenset(
    (
        *("action", "data", "formaction", "href", "http-equiv", "ping", "src", "srcdoc", "srcset"),
        "style",
    )
)


def read_loose_tags(body: Body, known: set[int]) -> list[Element]:
    """Return the start tags that CommonMark takes for text.

    There is an empty line within, or no space between attributes. ``known`` are the offsets of
    those that are read already: such a one has no name. Only those that do anything are returned.
    """
    text, code, unread = body.text, body.code, body.unread
    passed = joined([*body.cuts, *find_unread(text, beginning_outside(body.tags, unread))])
    regions = [new_tuple(Span, region[:2]) for region in body.regions]
    places: list[Span] | None = None
    others: list[Span] | None = None
    found: list[Element] = []
    for tag, is_broken in _possible_tags(text, body.start):
        at = tag.start()
        is_known = at in known
        if (
            (is_known and not is_broken and "\n" not in tag[0])
            or holding(regions, at) is not None
            or holding(code, at) is not None
            or holding(unread, at) is not None
            or holding(passed, at) is not None
        ):
            continue
        if places is None:
            places = [html.span for html in body.html]
        around = holding(places, at)
        is_known = is_known or around is not None
        # A line that goes on with a quote or list may go on with the tag.
        is_cut = around is not None and around.end < tag.end()
        if is_known and not is_broken and not is_cut:
            continue
        name = tag[1].lower()
        attributes, duplicates, _ = read_attributes(text, tag.end(1))
        if name != "script" and not _is_active(attributes):
            continue
        if others is None:
            others = _others(body)
        if holding(others, at) is None:
            from html import unescape

            for attribute in (*attributes.values(), *duplicates):
                attribute.value = unescape(attribute.value)
            found.append(
                Element("" if is_known else name, Span(*tag.span()), attributes, duplicates)
            )
    return found


@lru_cache(maxsize=1)
def _possible_tags(text: str, start: int) -> list[tuple[re.Match[str], bool]]:
    """Return what may be tags, and whether an empty line is within; the readings share them."""
    return [
        (tag, "\n" in tag[0] and _BLANK.search(tag[0]) is not None)
        for tag in _TAG.finditer(text, start)
        if text[tag.start() - 1 : tag.start()] != "\\"
        and ("\n" not in tag[0] or _QUOTE.search(tag[0]) is None)
    ]


def _others(body: Body) -> list[Span]:
    """Return the links, images and definitions of a body, in order and apart."""
    return joined(
        [
            *(link.span for link in (*body.links, *body.images)),
            *(definition.span for definition in body.definitions),
        ]
    )


def read_brace_lists(body: Body) -> list[Element]:
    """Return an element without a name for each list such as ``{.class key="value"}``.

    Only those that do anything are returned, those behind fences among them.
    """
    text = body.text
    found: list[Element] = []
    for written in _LIST.finditer(text, body.start):
        at = written.start()
        if "=" not in written[1]:
            continue
        code = holding(body.code, at)
        if code is not None and not _is_behind_fence(text, code, at):
            continue
        from html import unescape

        attributes: dict[str, Attribute] = {}
        for pair in _PAIR.finditer(text, *written.span(1)):
            group = pair.lastindex or 1
            start, end = pair.span(group)
            bounds = (pair.start(), pair.end(1), start, end, pair.end())
            attributes[pair[1].lower()] = Attribute(pair[1].lower(), unescape(pair[group]), bounds)
        if _is_active(attributes) and holding(body.unread, at) is None:
            found.append(Element("", Span(*written.span()), attributes, []))
    return found


def _is_behind_fence(text: str, code: Span, offset: int) -> bool:
    """Return whether an offset in code lies in the line of the fence that begins it."""
    line = text.find("\n", *code)
    return text.startswith(("```", "~~~"), code.start) and offset < line


def _is_active(names: Iterable[str]) -> bool:
    return any(name[:2] == "on" or name in _ACTIVE for name in names)
