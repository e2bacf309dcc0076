"""Small changes to front matter as edits of its text, in YAML, TOML and JSON.

Each function returns an edit, or None where the change cannot be made safely. An edit is only
returned after the changed block was read again and said what it should: the same as before but
for the one place. Comments, order, quotation marks and line ends elsewhere stay as they are.
"""

from __future__ import annotations

import copy
import json
from typing import TYPE_CHECKING, Any, TypeAlias

from profilelint.model.finding import Edit, Span
from profilelint.model.pattern import pattern
from profilelint.model.tree import Element, Entry, Mapping, Scalar, Sequence, find
from profilelint.source.front_matter.dates import is_date
from profilelint.source.front_matter.yaml.core import resolve

if TYPE_CHECKING:
    from profilelint.model.document import Document, Format, FrontMatter
    from profilelint.model.finding import Route
    from profilelint.model.tree import Node, Style

Value: TypeAlias = str | int | float | bool

# Reading again takes time: a block with thousands of faults is for a person, not for fixes.
_LARGEST = 16384
_INDICATORS = frozenset("-?:,[]{}#&*!|>'\"%@`=")
# Old readers take a question mark or a colon within brackets for a sign, too.
_FLOW_SIGNS = frozenset(",[]{}?:")
_TOML_BARE = pattern(r"[A-Za-z0-9_-]+")
_COMMENT = pattern(r"#|//|/\*")
# What double-quoted text must escape in YAML and TOML beyond what JSON escapes.
_UNPRINTABLE = pattern("[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")
_NEWLINE = pattern(r"\r\n?|\n")


def set_value(document: Document, route: Route, value: Value) -> Edit | None:
    """Return the edit that gives the scalar at a route another value.

    The way of quoting stays where it can; text that YAML 1.1 would read as something else is
    quoted.
    """
    place = _scalar(document, route)
    if place is None:
        return None
    front, _, scalar = place
    written = _written(document, front, scalar, value, flow=_is_flow(front, route))
    before = document.text[: scalar.span.start][-1:]
    if scalar.span.start == scalar.span.end and before in (":", "-"):
        written = " " + written
    return _checked(document, Edit(scalar.span, written), _with(front, route, value))


def quote(document: Document, route: Route) -> Edit | None:
    """Return the edit that puts the plain scalar at a route into quotation marks, as written."""
    place = _scalar(document, route)
    if place is None or place[2].style != "plain":
        return None
    front, _, scalar = place
    text = document.text[scalar.span.start : scalar.span.end]
    if not text or _NEWLINE.search(text):
        return None
    quoted = _double(text) if front.format != "yaml" else _single(text)
    return _checked(document, Edit(scalar.span, quoted), _with(front, route, text))


def rename_key(document: Document, route: Route, key: str) -> Edit | None:
    """Return the edit that gives the key at a route another name, if that is not taken."""
    front = document.front_matter
    if front is None or not route:
        return None
    entry = find(front.tree, route)
    data = copy.deepcopy(front.data)
    parent: Any = _at(data, route[:-1])
    if not isinstance(entry, Entry) or not isinstance(parent, dict) or key in parent:
        return None
    parent[key] = parent.pop(entry.key)
    old = document.text[entry.key_span.start : entry.key_span.end]
    if front.format == "yaml":
        written = _yaml_text(key, _style_of(old), flow=_is_flow(front, route))
    else:
        written = _key(front.format, key)
    return _checked(document, Edit(entry.key_span, written), data)


def remove_element(document: Document, route: Route) -> Edit | None:
    """Return the edit that takes a list item away; the last one leaves an empty list."""
    front = document.front_matter
    if front is None or len(route) < 2 or not isinstance(route[-1], int):
        return None
    parent = find(front.tree, route[:-1])
    if parent is None or not isinstance(parent.value, Sequence):
        return None
    sequence, index = parent.value, route[-1]
    elements = sequence.elements
    if not 0 <= index < len(elements):
        return None
    data = copy.deepcopy(front.data)
    del _at(data, route[:-1])[index]
    if len(elements) == 1:
        if sequence.flow:
            edit = Edit(Span(sequence.span.start + 1, sequence.span.end - 1), "")
        else:
            start = _after_sign(document.text, parent)
            edit = Edit(Span(start, sequence.span.end), " []")
    elif not sequence.flow:
        edit = Edit(_lines(document.text, elements[index].span), "")
    elif index + 1 < len(elements):
        edit = Edit(Span(elements[index].span.start, elements[index + 1].span.start), "")
    else:
        edit = Edit(Span(elements[index - 1].span.end, elements[index].span.end), "")
    if sequence.flow and (
        _COMMENT.search(document.text, edit.span.start, elements[index].span.start)
        or _COMMENT.search(document.text, elements[index].span.end, edit.span.end)
    ):
        return None
    return _checked(document, edit, data)


def split_scalar(document: Document, route: Route, values: list[str]) -> Edit | None:
    """Return the edit that makes several list items of a scalar.

    A field's value becomes a list; a list item becomes several items of the same list.
    """
    place = _scalar(document, route)
    if place is None or not values:
        return None
    front, found, scalar = place
    data = copy.deepcopy(front.data)
    owner = _at(data, route[:-1])
    flow = front.format != "yaml" or _is_flow(front, route)
    written = [_written(document, front, scalar, value, flow=flow) for value in values]
    if isinstance(found, Element) and isinstance(owner, list):
        index = int(route[-1])
        owner[index : index + 1] = values
        joint = ", " if flow else _newline(document) + _indent(document.text, found.span) + "- "
        return _checked(document, Edit(scalar.span, joint.join(written)), data)
    owner[route[-1]] = values
    if flow:
        return _checked(document, Edit(scalar.span, f"[{', '.join(written)}]"), data)
    if not isinstance(found, Entry):
        return None
    joint = _newline(document) + _indent(document.text, found.key_span) + "- "
    start = _after_sign(document.text, found)
    edit = Edit(Span(start, scalar.span.end), "".join(joint + item for item in written))
    return _checked(document, edit, data)


def insert_key(
    document: Document,
    key: str,
    value: Value | list[str],
    *,
    parent: Route = (),
    after: str | None = None,
) -> Edit | None:
    """Return the edit that adds a key to the mapping at a route.

    It goes after the key named by ``after``, else to the end; in TOML, the end of the pairs
    before the first table.
    """
    front = document.front_matter
    if front is None:
        return None
    data = copy.deepcopy(front.data)
    owner = _at(data, parent)
    mapping: Node | None = front.tree
    if parent:
        found = find(front.tree, parent)
        mapping = found.value if found is not None else None
    if not isinstance(mapping, Mapping) or not isinstance(owner, dict) or key in owner:
        return None
    owner[key] = value
    previous = mapping.get(after) if after is not None else None
    if previous is None and mapping.entries:
        previous = mapping.entries[-1]
    if front.format == "json" or (front.format == "yaml" and mapping.flow):
        edit = _insert_in_flow(document, front, mapping, previous, key, value)
    elif front.format == "toml":
        if parent:
            return None
        edit = _insert_in_toml(document, front, mapping, after, key, value)
    else:
        edit = _insert_in_block(document, front, previous, after, parent, key, value)
    return _checked(document, edit, data)


def _insert_in_block(
    document: Document,
    front: FrontMatter,
    previous: Entry | None,
    after: str | None,
    parent: Route,
    key: str,
    value: Value | list[str],
) -> Edit:
    newline = _newline(document)
    indent = "" if previous is None else _indent(document.text, previous.key_span)
    at = front.content.end
    if previous is not None and (after is not None or parent):
        at = min(_lines(document.text, previous.span).end, at)
    name = indent + _yaml_text(key, "plain", flow=False) + ":"
    if isinstance(value, list):
        items = [f"{newline}{indent}- {_yaml_text(item, 'plain', flow=False)}" for item in value]
        return Edit(Span(at, at), f"{name}{''.join(items) or ' []'}{newline}")
    return Edit(Span(at, at), f"{name} {_new('yaml', value, flow=False)}{newline}")


def _insert_in_flow(
    document: Document,
    front: FrontMatter,
    mapping: Mapping,
    previous: Entry | None,
    key: str,
    value: Value | list[str],
) -> Edit:
    if isinstance(value, list):
        new = f"[{', '.join(_new(front.format, item, flow=True) for item in value)}]"
    else:
        new = _new(front.format, value, flow=True)
    name = _key("json", key) if front.format == "json" else _yaml_text(key, "plain", flow=True)
    pair = f"{name}: {new}"
    if previous is None:
        at = mapping.span.start + 1
        if front.format == "json" and len(mapping.entries) == 0:
            pair = f"{_newline(document)}  {pair}"
        return Edit(Span(at, at), pair)
    at = previous.span.end
    line = _line_start(document.text, previous.span.start)
    blank = document.text[line : previous.key_span.start]
    joint = _newline(document) + blank if not blank.strip() else " "
    return Edit(Span(at, at), f",{joint}{pair}")


def _insert_in_toml(
    document: Document,
    front: FrontMatter,
    mapping: Mapping,
    after: str | None,
    key: str,
    value: Value | list[str],
) -> Edit:
    at = front.content.start
    for entry in mapping.entries:
        line = _line_start(document.text, entry.key_span.start)
        if document.text[line : entry.key_span.start].lstrip().startswith("["):
            break
        at = min(_lines(document.text, entry.span).end, front.content.end)
        if entry.key == after:
            break
    if isinstance(value, list):
        new = f"[{', '.join(_double(item) for item in value)}]"
    else:
        new = _new("toml", value, flow=True)
    return Edit(Span(at, at), f"{_key('toml', key)} = {new}{_newline(document)}")


def _scalar(document: Document, route: Route) -> tuple[FrontMatter, Entry | Element, Scalar] | None:
    front = document.front_matter
    if front is None or not route:
        return None
    found = find(front.tree, route)
    if found is None or not isinstance(found.value, Scalar):
        return None
    return front, found, found.value


def _is_flow(front: FrontMatter, route: Route) -> bool:
    """Return whether the place at a route lies within braces or brackets."""
    for length in range(len(route)):
        found = find(front.tree, route[:length]) if length else None
        node = found.value if found is not None else front.tree
        if isinstance(node, Mapping | Sequence) and node.flow:
            return True
    return False


def _at(data: Any, route: Route) -> Any:
    for step in route:
        data = data[step]
    return data


def _with(front: FrontMatter, route: Route, value: Value) -> Any:
    data = copy.deepcopy(front.data)
    _at(data, route[:-1])[route[-1]] = value
    return data


def _checked(document: Document, edit: Edit, expected: Any) -> Edit | None:
    """Return the edit if the block then says what is expected and ends where it should."""
    from profilelint.source.read import read_text

    text, front = document.text, document.front_matter
    if front is None or front.content.end - front.content.start > _LARGEST:
        return None
    changed = text[: edit.span.start] + edit.text + text[edit.span.end : document.body_start]
    grown = len(edit.text) - (edit.span.end - edit.span.start)
    result = read_text(document.path, changed)
    if result.front_matter is None or result.body_start != document.body_start + grown:
        return None
    same = json.dumps(result.data, sort_keys=True) == json.dumps(expected, sort_keys=True)
    return edit if same else None


def _written(
    document: Document, front: FrontMatter, old: Scalar, value: Value, *, flow: bool
) -> str:
    """Return how a value is written in place of a scalar."""
    if not isinstance(value, str):
        return _new(front.format, value, flow=flow)
    written = document.text[old.span.start : old.span.end]
    plain_date = old.style == "plain" and is_date(written) and is_date(value)
    if front.format == "json":
        return json.dumps(value, ensure_ascii=False)
    if front.format == "toml":
        if plain_date:
            return value
        single = old.style == "single-quoted" and "'" not in value and value.isprintable()
        return f"'{value}'" if single else _double(value)
    if plain_date:
        return value
    if old.style in ("literal", "folded") and not flow:
        block = _yaml_block(document, old, value)
        if block is not None:
            return block
    return _yaml_text(value, old.style, flow=flow)


def _yaml_block(document: Document, old: Scalar, value: str) -> str | None:
    """Return text as a block scalar indented like the old one; None if it cannot be one."""
    lines = document.text[old.span.start : old.span.end].splitlines()
    first = next((line for line in lines[1:] if line.strip()), None)
    body = value.removesuffix("\n")
    if first is None or not body.strip() or body[0] in " \n\t" or body.endswith("\n"):
        return None
    if old.style == "folded" and "\n" in body:
        return None
    indent = first[: len(first) - len(first.lstrip(" "))]
    newline = _newline(document)
    sign = "|" if old.style == "literal" else ">"
    header = sign if value.endswith("\n") else sign + "-"
    return header + "".join(
        newline + indent + line if line else newline for line in body.split("\n")
    )


def _new(format: Format, value: Value, *, flow: bool) -> str:  # noqa: A002 - the field's own word
    if isinstance(value, str):
        if format == "yaml":
            return _yaml_text(value, "plain", flow=flow)
        return _double(value) if format == "toml" else json.dumps(value, ensure_ascii=False)
    return json.dumps(value)


def _yaml_text(text: str, style: Style, *, flow: bool) -> str:
    """Return text in the nearest way of writing it that YAML 1.1 and 1.2 both read as text."""
    if _UNPRINTABLE.search(text) or any(char < " " for char in text):
        return _double(text)
    if style == "double-quoted":
        return _double(text)
    if style == "single-quoted" or not _is_plain(text, flow=flow):
        return _single(text)
    return text


def _is_plain(text: str, *, flow: bool) -> bool:
    """Return whether text can stand without quotation marks and is nothing but text."""
    if not text or text != text.strip() or text[0] in _INDICATORS or text.startswith("..."):
        return False
    if ": " in text or " #" in text or text[-1] == ":" or is_date(text):
        return False
    if flow and not _FLOW_SIGNS.isdisjoint(text):
        return False
    return resolve(text) is None


def _style_of(written: str) -> Style:
    return {"'": "single-quoted", '"': "double-quoted"}.get(written[:1], "plain")  # type: ignore[return-value]


def _single(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def _double(text: str) -> str:
    return _UNPRINTABLE.sub(
        lambda found: f"\\u{ord(found[0]):04x}", json.dumps(text, ensure_ascii=False)
    )


def _key(format: Format, key: str) -> str:  # noqa: A002 - the field's own word
    if format == "toml" and _TOML_BARE.fullmatch(key):
        return key
    return _double(key)


def _after_sign(text: str, found: Entry | Element) -> int:
    """Return the offset after the colon of a key or the dash of a list item."""
    if isinstance(found, Entry):
        return text.index(":", found.key_span.end) + 1
    return found.span.start + 1


def _newline(document: Document) -> str:
    end = _NEWLINE.search(document.text)
    return end[0] if end is not None else "\n"


def _line_start(text: str, offset: int) -> int:
    return max(text.rfind("\n", 0, offset), text.rfind("\r", 0, offset)) + 1


def _lines(text: str, span: Span) -> Span:
    """Return the span of the whole lines that a span touches, their ends included."""
    end = _NEWLINE.search(text, span.end)
    return Span(_line_start(text, span.start), end.end() if end is not None else len(text))


def _indent(text: str, span: Span) -> str:
    return " " * (span.start - _line_start(text, span.start))
