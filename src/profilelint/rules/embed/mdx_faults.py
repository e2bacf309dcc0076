"""What MDX does not read (https://mdxjs.com/docs/what-is-mdx/#markdown): the build stops there."""

from __future__ import annotations

import re
from collections import Counter
from itertools import chain
from typing import TYPE_CHECKING, Final, Literal, TypeAlias

from profilelint.model.finding import Span
from profilelint.model.named_tuple import NamedTuple
from profilelint.model.pattern import pattern
from profilelint.model.text import joined
from profilelint.rules.api import finder
from profilelint.source.markdown.reading import Reading, holding
from profilelint.source.markdown.tags import LONGEST, read_braces, read_tag

if TYPE_CHECKING:
    from collections.abc import Iterator

    from profilelint.model.body import Body
    from profilelint.rules.api import Context
    from profilelint.source.markdown.tags import Tag

_COMMENT = pattern(r"<!--(.*?)-->", re.DOTALL)
# A sign that begins a tag or an expression, and neither a comment nor an id.
_SIGN = pattern(r"(?<!\\)(?:<(?:\d|[^\s\w$/>!])|\{(?![#:/]))")
# What seems to begin a tag, and as much of one as MDX reads.
_TAG_START = pattern(r"(?<!\\)<(?!/?h[1-6]\b|[a-z][a-z0-9+.-]*:|[^\s<>@]+@)[/\w$>]", re.IGNORECASE)
_READ_PART = pattern(
    r"</?+[\w$][\w$.:-]*+(?:\s++[\w$:-]++(?:\s*+=\s*+(?:\"[^\"]*+\"|'[^']*+'))?+)*+\s*+"
)
# What follows that part of a tag that could be read, or that is not known to end.
_MAY_GO_ON = pattern(r"/?>|\{|=\s*+\{|\Z|.{0,2}\Z|(?<=[\"'])[\w$:]", re.DOTALL)
_EMPTY_LINE = pattern(r"\n[ \t]*\r?\n")
_TAG_IN_REGION = pattern(r"<[/\w$>]")
# In a tag: what holds values as they must be written, the brace of an expression, and a value
# without straight quotation marks.
_PARTS = pattern(
    r"\"[^\"]*+\"|'[^']*+'|\{"
    r"|(?P<name>[\w$:-]++)[ \t]*+=[ \t]*+"
    r"(?P<value>[“”„«‘’](?P<curly>[^\s“”„«»‘’\"'{}<>](?:[^“”„«»‘’\"'{}<>\r\n]*+)"
    r"(?<![ \t]))?[”“»’‘]|[^\s\"'<>/={}]++)"
)
_LEFT_AS_WRITTEN: Final = frozenset(("script", "style"))
_WITHOUT_CONTENT: Final = frozenset(
    (
        *("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source"),
        *("track", "wbr"),
    )
)

_OPENINGS = (("<!--", "-->"), ("{/*", "*/"))

MdxKind: TypeAlias = Literal[
    "comment",
    "open-comment",
    "autolink",
    "sign",
    "open-brace",
    "unread",
    "empty",
    "open-tag",
    "stray",
    "value",
]


class MdxFault(NamedTuple):
    """A comment of HTML, one without an end, an address in angle brackets, or a sign or tag.

    ``text`` is what stands in it; of a comment without an end, what it begins with; of a tag, its
    name; of a value without straight quotation marks, what belongs between them, and ``attribute``
    is whose value it is.
    """

    kind: MdxKind
    span: Span
    text: str
    attribute: str = ""


@finder("mdx_fault", of="body")
def find_mdx_faults(context: Context) -> list[MdxFault]:
    """Return what stops the build of a page that is read as MDX by its ending."""
    document = context.document
    if document.flavor != "mdx" or not document.path.endswith(".mdx"):
        return []
    found = [*_comments(context), *_open_comments(context), *_autolinks(context)]
    found += _signs(document.body)
    found += _tags(document.body)
    return sorted(found, key=lambda fault: fault.span)


def _comments(context: Context) -> Iterator[MdxFault]:
    body = context.document.body
    for start, end in (html.span for html in body.html):
        # Behind the last one that ends, each search for an end would go through all that follows.
        last = body.text.rfind("-->", start, end)
        for match in _COMMENT.finditer(body.text, start, last + 3):
            yield MdxFault("comment", Span(*match.span()), match[1])


def _open_comments(context: Context) -> Iterator[MdxFault]:
    body = context.document.body
    for opening, closing in _OPENINGS:
        # What ends the last one ends those before it.
        start = body.text.rfind(opening, body.start)
        if start < 0 or body.text.find(closing, start + len(opening)) >= 0:
            continue
        is_text = holding(body.code, start) or holding(body.opaque, start)
        if not is_text and body.text[start - 1 : start] != "\\":
            yield MdxFault("open-comment", Span(start, start + len(opening)), opening)


def _autolinks(context: Context) -> Iterator[MdxFault]:
    body = context.document.body
    for link in body.links:
        if link.kind in {"autolink", "email"} and body.text.startswith("<", link.span.start):
            yield MdxFault(
                "autolink", link.span, body.text[link.span.start + 1 : link.span.end - 1]
            )


def _shown(body: Body) -> list[Span]:
    """Return what is no text of the page: code, tags and other regions, links and comments."""
    html = (html.span for html in body.html)
    links = (link.span for link in chain(body.links, body.images))
    definitions = (definition.span for definition in body.definitions)
    return joined(chain(body.code, body.opaque, body.unread, html, links, definitions))


def _signs(body: Body) -> Iterator[MdxFault]:
    """Yield what begins no tag, and an expression without an end."""
    shown: list[Span] | None = None
    reading: Reading | None = None
    for match in _SIGN.finditer(body.text, body.start):
        start = match.start()
        if shown is None:
            shown = _shown(body)
        if holding(shown, start) is not None:
            continue
        if match[0] != "{":
            yield MdxFault("sign", Span(start, start + 1), "<")
            continue
        if reading is None:
            reading = _reading(body)
        if read_braces(reading, start) is None:
            if reading.budget > 0 and len(body.text) - start <= LONGEST:
                yield MdxFault("open-brace", Span(start, start + 1), "{")
            return  # All that follows would stand in the expression.


def _reading(body: Body) -> Reading:
    return Reading(body.text, body.start, body.tags)


def _tags(body: Body) -> Iterator[MdxFault]:
    """Yield values without quotation marks, and what keeps tags from pairing, up to the first."""
    tags = list(_read_tags(body))
    for tag in tags:
        yield from _values(body.text, tag)
    unread = _unread_tags(body)
    for start in unread:
        if _stops(body.text, start):
            yield MdxFault("unread", Span(start, start + 1), "<")
            return
    if unread or _hides_tags(body):
        return
    opened: list[Tag] = []
    names: Counter[str] = Counter()
    for tag in tags:
        if tag.empty:
            continue
        if not tag.closes:
            opened.append(tag)
            names[tag.name] += 1
            continue
        while opened and opened[-1].name != tag.name and opened[-1].name in _WITHOUT_CONTENT:
            names[opened[-1].name] -= 1
            yield _fault("empty", opened.pop())
        if opened and opened[-1].name == tag.name:
            names[opened.pop().name] -= 1
            continue
        kind: MdxKind = "open-tag" if names[tag.name] else "stray"
        if _is_uneven(body, kind, fault := opened[-1] if names[tag.name] else tag):
            yield _fault(kind, fault)
        return
    for tag in opened:
        if tag.name in _WITHOUT_CONTENT:
            yield _fault("empty", tag)
        else:
            if _is_uneven(body, "open-tag", tag):
                yield _fault("open-tag", tag)
            return


def _is_uneven(body: Body, kind: MdxKind, tag: Tag) -> bool:
    """Return whether the tags of this name do not come out even in all of the text, code included.

    Where they do, one of them may stand in code that was not taken for any.
    """
    name = re.escape(tag.name)
    text = body.text[body.start :]
    opening = re.findall(rf"<{name}(?=[\s/>])(?![^<>{{}}]*/>)", text)
    closing = re.findall(rf"</{name}\s*>", text)
    return len(opening) > len(closing) if kind == "open-tag" else len(closing) > len(opening)


def _fault(kind: MdxKind, tag: Tag) -> MdxFault:
    return MdxFault(kind, Span(tag.start, tag.end), tag.name)


def _read_tags(body: Body) -> Iterator[Tag]:
    """Yield the tags of a page in order, without those in expressions."""
    reading = _reading(body)
    text = body.text
    for start, end, *_ in sorted(body.regions):
        position = start
        while position < end:
            if text[position] in " \t":
                position += 1
            elif text[position] == "{":
                position = read_braces(reading, position) or end
            elif text[position] == "<" and (tag := read_tag(reading, position)) is not None:
                yield tag
                left = tag.name in _LEFT_AS_WRITTEN and not (tag.closes or tag.empty)
                closing = text.rfind("</", tag.end, end) if left else -1
                position = closing if closing >= 0 else tag.end
            else:
                break


def _unread_tags(body: Body) -> list[int]:
    """Return where tags seem to stand that were not read."""
    starts = [match.start() for match in _TAG_START.finditer(body.text, body.start)]
    shown = _shown(body) if starts else []
    return [start for start in starts if holding(shown, start) is None]


def _stops(text: str, start: int) -> bool:
    """Return whether no tag can go on behind what MDX reads of one."""
    read = _READ_PART.match(text, start)
    return (
        read is not None
        and _MAY_GO_ON.match(text, read.end()) is None
        and _EMPTY_LINE.search(text, start, read.end()) is None
    )


def _hides_tags(body: Body) -> bool:
    """Return whether tags stand in what is no element, such as a formula."""
    return any(
        body.text[region.start] not in "<{"
        and not body.text.startswith(("import", "export"), region.start)
        and _TAG_IN_REGION.search(body.text, region.start, region.end) is not None
        for region in body.regions
    )


def _values(text: str, tag: Tag) -> Iterator[MdxFault]:
    """Yield the values of a tag's attributes that have no straight quotation marks."""
    if "=" not in text[tag.start : tag.end]:
        return
    position = tag.start + 1
    while (part := _PARTS.search(text, position, tag.end)) is not None:
        position = part.end()
        if part[0] == "{":
            return  # What follows may stand in the expression.
        if part["name"] is not None:
            words = part["curly"] or part["value"].strip("“”„«»‘’") or "…"
            yield MdxFault("value", Span(*part.span("value")), words, part["name"])
