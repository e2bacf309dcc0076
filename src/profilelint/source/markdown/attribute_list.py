"""kramdown's attribute lists: ``{: #id .class key="value" name}`` and ``{:name: key="value"}``.

The first kind gives attributes to the block or span beside it; the second names attributes that
others refer to.
"""

from __future__ import annotations

from html import unescape
from typing import TYPE_CHECKING

from profilelint.model.finding import Span
from profilelint.model.markup import Attribute, Element
from profilelint.model.pattern import pattern
from profilelint.source.markdown.reading import holding

if TYPE_CHECKING:
    from profilelint.model.body import Body

# A closing brace after a backslash is part of the list, and so are line ends.
_LIST = pattern(r"\{:(?![:/])(?:\\\}|[^}])*+\}")
_DEFINITION = pattern(r"\{:(\w[\w:-]*):\s")
_PAIR = pattern(r"(?<![^\s{:}])(\w[\w:-]*)=(?:\"((?:\\.|[^\"\\])*+)\"|'((?:\\.|[^'\\])*+)')")
_REFERENCE = pattern(r"(?<![^\s:])(\w[\w-]*)(?=[\s}])")


def read_attribute_lists(body: Body) -> list[Element]:
    """Return an element without a name for each attribute list that gives attributes.

    A list that is only a definition counts if another list refers to it.
    """
    text = body.text
    lists = _find_lists(text, body)
    referred: set[str] = set()
    for span in lists:
        definition = _DEFINITION.match(text, span.start, span.end)
        start = span.start + 2 if definition is None else definition.end()
        referred.update(_REFERENCE.findall(_PAIR.sub("", text[start : span.end])))
    elements: list[Element] = []
    for span in lists:
        definition = _DEFINITION.match(text, span.start, span.end)
        if definition is not None and definition[1] not in referred:
            continue
        attributes = _read_pairs(text, span)
        if attributes:
            elements.append(Element("", span, attributes, []))
    return elements


def _find_lists(text: str, body: Body) -> list[Span]:
    """Return the lists of a body but those in code, in order and apart."""
    last = text.rfind("}") + 1
    lists: list[Span] = []
    position = text.find("{:", body.start)
    while position >= 0:
        found = _LIST.match(text, position, last)
        if found is None and not text.startswith(("{::", "{:/"), position):
            break  # Neither has any that follows an end.
        end = found.end() if found is not None else position + 2
        if (
            found is not None
            and holding(body.code, position) is None
            and holding(body.unread, position) is None
        ):
            lists.append(Span(position, end))
        position = text.find("{:", end)
    return lists


def _read_pairs(text: str, span: Span) -> dict[str, Attribute]:
    attributes: dict[str, Attribute] = {}
    for pair in _PAIR.finditer(text, span.start, span.end):
        group = 2 if pair[2] is not None else 3
        name = pair[1].lower()
        # References stay as they are on the page, so that browsers resolve them.
        value = pair[group].replace("\\}", "}").replace('\\"', '"').replace("\\'", "'")
        value = unescape(value) if "&" in value else value
        start, end = pair.span(group)
        # Of equal keys the last counts.
        attributes[name] = Attribute(
            name, value, (pair.start(), pair.end(1), start, end, pair.end())
        )
    return attributes
