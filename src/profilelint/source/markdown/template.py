"""What a site generator reads before or beside Markdown: template tags and attribute lists.

Recognised are Liquid's ``{{ }}`` and ``{% %}``, Hugo's shortcodes ``{{< >}}`` and ``{{% %}}``,
kramdown's attribute lists and extensions ``{: }`` and ``{:: }``, and MDX's import and export
lines. Tags are found by their brackets alone, in time linear in the text.
"""

from __future__ import annotations

from functools import lru_cache

from profilelint.model.finding import Span
from profilelint.model.named_tuple import new_tuple
from profilelint.model.pattern import pattern
from profilelint.source.markdown.reading import beginning_outside

_OPENER = pattern(r"\{[{%:]")
_OPENS = frozenset("{%:")
_CLOSERS = {"{{": "}}", "{%": "%}", "{:": "}"}
_NO_LIST = frozenset("\n\r{")
_BLANKS = frozenset("\n\r")
_LONGEST = 4000
_FARTHEST = 300
_NAME = pattern(r"\{%-?\s*(\w+)")
_VERBATIM = {
    "raw": "endraw",
    "comment": "endcomment",
    "highlight": "endhighlight",
}
_TAG = pattern(r"\{\{[^{}\r\n]*+\}\}")
_NOT_PLAIN = frozenset("<>`\\&\r\n")
_BREAKS = frozenset(" \t\r\n()<>")
# An address does not go on in the next line. There is nothing before the first.
_LINE_ENDS = frozenset(("\n", "\r", ""))
SCRIPT_STARTS = frozenset("ie \t")
"""What the paragraphs that `is_script` tells may begin with."""

_IMPORT = pattern(
    r"""import\s(?:[^\r\n'"]*\sfrom\s+)?(?:'[^'\r\n]*'|"[^"\r\n]*");?[ \t]*(?:\r\n?|\n|$)"""
)
_EXPORT = pattern(
    r"export\s+(?:default\s+[\w({\[<]|(?:const|let|var)\s+\w+\s*=|(?:async\s+)?function\s+\w"
    r"|class\s+\w|\{|\*\s+from\s)"
)


@lru_cache(maxsize=2)
def behind_braces(text: str) -> frozenset[str]:
    """Return the characters that stand right behind opening braces.

    That ``{%`` and the like are in no text is often asked for, and to look for two characters takes
    many times as long as to look for one.
    """
    _, *parts = text.split("{")
    if text.endswith("{"):
        parts.pop()
    # Between two braces there is nothing.
    return frozenset([part[:1] or "{" for part in parts])


@lru_cache(maxsize=1)
def find_tags(text: str, start: int) -> list[Span]:
    """Return the spans of the template tags and attribute lists from ``start`` on, in order.

    A tag has no blank line and no opening of another tag in it, and an attribute list no line
    end. What is left open is text.
    """
    tags: list[Span] = []
    if _OPENS.isdisjoint(behind_braces(text)):
        return tags
    nearest = dict.fromkeys(_CLOSERS.values(), -1)
    found = _OPENER.search(text, start)
    while found is not None:
        position, following = found.span()
        opener = found[0]
        closer = _CLOSERS[opener]
        close = nearest[closer]
        if close < following:
            close = text.find(closer, following)
            if close < 0:
                close = len(text)
            nearest[closer] = close
        if close < len(text) and _is_tag(text, opener, following, close):
            following = close + len(closer)
            tags.append(new_tuple(Span, (position, following)))
        else:
            following = position + 1
        found = _OPENER.search(text, following)
    return tags


def _is_tag(text: str, opener: str, start: int, end: int) -> bool:
    if end - start > _LONGEST or text.find(opener, start, end) >= 0:
        return False
    content = text[start:end]
    if opener == "{:":
        return content != "" and _NO_LIST.isdisjoint(content)
    return _BLANKS.isdisjoint(content) or not (
        "\n\n" in content or "\r\r" in content or "\n\r" in content
    )


def find_unread(text: str, tags: list[Span]) -> list[Span]:
    """Return the spans, from tag to tag, of Liquid's comments and of its code to be shown.

    Nothing in them is Markdown or HTML. A tag between ``raw`` and ``endraw`` opens nothing, and
    one without its end tag stands for itself alone.
    """
    # No other tags have names.
    tags = [tag for tag in tags if text.startswith("{%", tag.start)]
    names = [_name(text, tag) for tag in tags]
    last = {name: index for index, name in enumerate(names)}
    unread: list[Span] = []
    opened = -1
    for index, name in enumerate(names):
        if opened < 0:
            if name in _VERBATIM and last.get(_VERBATIM[name], -1) > index:
                opened = index
        elif name == _VERBATIM[names[opened]]:
            if names[opened] != "raw":
                unread.append(Span(tags[opened].start, tags[index].end))
            opened = -1
    return unread


def find_hidden(
    text: str, tags: list[Span], taken: list[Span], *, shortcodes: bool = False
) -> list[Span]:
    """Return the spans, in no order, that a Markdown parser must not see as they are written.

    A tag whose beginning is ``taken`` out of the text is none. Where ``shortcodes`` come first,
    none of their characters ends a link's address.
    """
    if taken:
        tags = beginning_outside(tags, taken)
    is_hidden = is_behind_address if shortcodes else in_destination
    return find_unread(text, tags) + [tag for tag in tags if is_hidden(text, tag)]


def _name(text: str, tag: Span) -> str:
    name = _NAME.match(text, tag.start, tag.end)
    return name[1] if name is not None else ""


def in_destination(text: str, tag: Span) -> bool:
    """Return whether a tag is in a link's destination and has no character that would end it."""
    return is_behind_address(text, tag) and _NOT_PLAIN.isdisjoint(text[tag.start : tag.end])


def is_behind_address(text: str, tag: Span) -> bool:
    """Return whether a tag stands where a link's destination begins, or within one."""
    before = text[tag.start - 1 : tag.start]
    if before in _LINE_ENDS:
        return False
    first = max(0, tag.start - _FARTHEST)
    if before in " \t":
        # Most tags stand in running text. No address has a blank in it.
        return text[first : tag.start].rstrip(" \t").endswith("]:")
    for opening, gap in (("](", ""), ("]:", " \t")):
        place = text.rfind(opening, first, tag.start)
        if place >= 0:
            written = text[place + len(opening) : tag.start].lstrip(gap)
            if "{{" in written:
                # Other tags may stand in the same address.
                written = _TAG.sub("", written)
            if _BREAKS.isdisjoint(written):
                return True
    return False


def is_attribute_list(text: str, tag: Span) -> bool:
    """Return whether a tag is one of kramdown's."""
    return text.startswith("{:", tag.start)


def heading_attributes(text: str, heading: Span) -> Span | None:
    """Return the span of an attribute list such as ``{#id .class}`` that ends a heading."""
    if not text.endswith("}", heading.start, heading.end):
        return None
    opening = text.rfind("{", heading.start, heading.end)
    if opening < 0 or text[opening + 1] not in "#.:" or opening + 2 == heading.end - 1:
        return None
    if opening > heading.start and text[opening - 1] not in " \t":
        return None
    return Span(opening, heading.end)


def is_script(text: str, paragraph: Span) -> bool:
    """Return whether a paragraph is MDX's: import lines, or a statement that exports."""
    position = paragraph.start
    while position < paragraph.end:
        imported = _IMPORT.match(text, position, paragraph.end)
        if imported is None:
            return _EXPORT.match(text, position, paragraph.end) is not None
        position = imported.end()
    return True
