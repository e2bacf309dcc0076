"""The attributes of a start tag, split as the HTML tokenizer splits them."""

from __future__ import annotations

from profilelint.model.markup import Attribute
from profilelint.model.pattern import pattern

# The states "before attribute name" to "after attribute value (quoted)" of the HTML standard,
# 13.2.5.32 to 13.2.5.39: a slash parts attributes like a space, and a name may begin with "=".
_ATTRIBUTE = pattern(
    r"[\t\n\f\r /]*+(?:(?P<end>>)|(?P<name>=?[^\t\n\f\r />=]*+)"
    r"(?:[\t\n\f\r ]*+=[\t\n\f\r ]*+(?:\"(?P<double>[^\"]*+)\"|'(?P<single>[^']*+)'"
    r"|(?P<plain>[^\t\n\f\r >]*+)))?)"
)
_MOST_DUPLICATES = 100
_NAME_GROUP, _DOUBLE, _SINGLE, _PLAIN = 2, 3, 4, 5


def read_attributes(text: str, position: int) -> tuple[dict[str, Attribute], list[Attribute], int]:
    """Return the attributes of a start tag, the repeated ones, and the offset after its ``>``.

    ``position`` is the offset after the tag's name. Of equal names the first counts; at most a
    hundred of the others are returned. Values are as written: character references are not
    resolved.
    """
    attributes: dict[str, Attribute] = {}
    duplicates: list[Attribute] = []
    match = _ATTRIBUTE.match
    while True:
        parts = match(text, position)
        if parts is None or parts.end() == position:
            return attributes, duplicates, position
        position = parts.end()
        kind = parts.lastindex
        if kind == 1:
            return attributes, duplicates, position
        start, name_end = parts.span(_NAME_GROUP)
        if start == name_end:
            return attributes, duplicates, position
        name = parts[_NAME_GROUP].lower()
        if kind == _NAME_GROUP or kind is None:
            attribute = Attribute(name, "", (start, name_end, name_end, name_end, name_end))
        else:
            value_start, value_end = parts.span(kind)
            attribute = Attribute(
                name, parts[kind], (start, name_end, value_start, value_end, position)
            )
        if name in attributes:
            if len(duplicates) < _MOST_DUPLICATES:
                duplicates.append(attribute)
        else:
            attributes[name] = attribute
