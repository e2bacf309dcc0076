"""Tags that Vue knows and CommonMark does not: ``<Card @click="open" :size="2">``.

A tag may run over several lines or have attributes that begin with "@", ":" or "#". As VitePress
has it, a tag on lines of its own begins a block of HTML, which an empty line ends.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from profilelint.model.pattern import pattern
from profilelint.source.markdown.tags import read_tag

if TYPE_CHECKING:
    from collections.abc import Callable

    from profilelint.source.markdown.reading import Reading

_NEXT = pattern(r"<!--|</?[A-Za-z]")
_READ_BY_COMMONMARK = frozenset(("pre", "script", "style", "textarea"))
# What CommonMark (0.31, section 6.6) takes for a tag.
_PLAIN = pattern(
    r"<[A-Za-z][A-Za-z0-9-]*+(?:[ \t]++[A-Za-z_:][\w.:-]*+"
    r"(?:[ \t]*+=[ \t]*+(?:\"[^\"]*+\"|'[^']*+'|[^\s\"'=<>`]++))?+)*+[ \t]*+/?>"
)


def find(reading: Reading) -> None:
    """Add a region for each tag that CommonMark does not read as one."""
    add_tags(reading, lambda _name: False)


def add_tags(reading: Reading, is_component: Callable[[str], bool]) -> None:
    """Add a region for each tag that CommonMark does not read as one, and for components.

    ``is_component`` tells of a tag's name whether it is that of no element of HTML.
    """
    text = reading.text
    position = reading.start
    while (match := _NEXT.search(text, position)) is not None and reading.budget > 0:
        at = match.start()
        around = reading.taken(at)
        if around is not None:
            position = around.end
            continue
        position = match.end()
        if match[0] == "<!--":
            end = text.find("-->", position)
            position = end + 3 if end >= 0 else position
            continue
        tag = read_tag(reading, at)
        if tag is None:
            continue
        position = tag.end
        if tag.closes and not is_component(tag.name):
            continue
        if tag.name in _READ_BY_COMMONMARK or (
            tag.name.lower() in _READ_BY_COMMONMARK and not is_component(tag.name)
        ):
            end = text.find(f"</{tag.name}>", tag.end)
            position = end if end >= 0 else position
        elif is_component(tag.name) or _PLAIN.fullmatch(text, at, tag.end) is None:
            block = reading.begins_line(at) and reading.ends_line(tag.end)
            if block:
                line = reading.line(tag.end - 1)
                while not reading.is_blank(line + 1):
                    line += 1
                position = reading.end_of(line)
            reading.add(at, position, block=block)
