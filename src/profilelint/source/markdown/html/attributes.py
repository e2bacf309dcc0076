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

    ``position`` is the offset after the tag's name. Of equal names the first counts, and a
    hundred of the others are given. Values are as written: character references are not resolved.
    """
    attributes: dict[str, Attribute] = {}
    duplicates: list[Attribute] = []
    match = _ATTRIBUTE.match
    while True:
        found = match(text, position)
        if found is None or found.end() == position:
            return attributes, duplicates, position
        position = found.end()
        kind = found.lastindex
        if kind == 1:
            return attributes, duplicates, position
        start, name_end = found.span(_NAME_GROUP)
        if start == name_end:
            return attributes, duplicates, position
        name = found[_NAME_GROUP].lower()
        if kind == _NAME_GROUP or kind is None:
            attribute = Attribute(name, "", (start, name_end, name_end, name_end, name_end))
        else:
            value_start, value_end = found.span(kind)
            attribute = Attribute(
                name, found[kind], (start, name_end, value_start, value_end, position)
            )
        if name in attributes:
            if len(duplicates) < _MOST_DUPLICATES:
                duplicates.append(attribute)
        else:
            attributes[name] = attribute
