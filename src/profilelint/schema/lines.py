"""Lines of front matter as advice shows them, in the notation of the page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from profilelint.model.named_tuple import NamedTuple
from profilelint.schema import wording
from profilelint.schema.keywords import VOCABULARY
from profilelint.schema.terms import place_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from profilelint.model.finding import Route
    from profilelint.schema.invalid_page import InvalidPage
    from profilelint.source.front_matter.notation import Notation

_LONGEST = 100
_SUCH_AS = 3


def missing_line(page: InvalidPage, route: Route) -> str:
    """Return the line that adds the key at the end of a route, to follow ``add``.

    For a key that is not of the root, ``there`` follows the line.
    """
    if page.is_tried:
        return ""
    # It is the same for each page of the kind that lacks the key.
    lines, place = page.schema.missing_lines, (page.notation.name, page.era, route)
    line = lines.get(place)
    if line is None:
        line = lines.keep(place, _line(page, route))
    table = page.first_table() if len(route) == 1 else ""
    # In TOML, what stands below a table's header belongs to the table.
    return f"{line}, above {table}" if table else line


def _line(page: InvalidPage, route: Route) -> str:
    key = str(route[-1])
    there = " there" if len(route) > 1 else ""
    options = page.asserted.options(route)
    if len(options) == 1 and (only := line_of(page.notation, key, options[0])):
        return f"the line {only}{there}"
    kind = _type_at(page, route)
    example = example_line(page, route)
    if not example and kind == "array":
        example = _line_of_item(page, route)
    if example:
        example += there
    bare = f"a line {_without_value(page, route)}{there}"
    known = _known_values(page, route)
    value, some = "the value", "a value"
    if known is None:
        known = _known_values(page, (*route, 0))
        value, some = "a list whose items are", "a list of items"
    if known is None or (known.is_open and example):
        if example:
            return f"a line such as {example}"
        if kind in _NESTED and page.notation.has_block_style:
            return (
                f'a line "{_bare_key(page, route)}:"{there} and {_lines_below(page, route, kind)}'
            )
        return f"{bare} with its {_NESTED.get(kind, 'value')}"
    if len(known.values) <= wording.FEW and not known.is_open:
        return f"{bare} with {value} {wording.choice(known.values, None)}"
    if example:
        return f"a line such as {example}; all values are in {known.place}"
    few = wording.either([wording.data(each) for each in known.values[:_SUCH_AS]])
    rest = "the known ones" if known.is_open else "all"
    return f"{bare} with {some} such as {few}; {rest} are in {known.place}"


class _Known(NamedTuple):
    """Values that a place may have, and where all of them are kept."""

    values: list[Any]
    is_open: bool
    place: str


def _known_values(page: InvalidPage, route: Route) -> _Known | None:
    """Return the values of a vocabulary or of ``enum`` and the like; None if there are none."""
    name = page.asserted.first(route, VOCABULARY)
    if isinstance(name, str):
        vocabulary = page.schema.vocabularies[name.partition("#")[0]]
        terms: list[Any] = page.allowed(name)
        return _Known(terms, vocabulary.is_open, place_of(vocabulary)) if terms else None
    options = page.asserted.options(route)
    return _Known(options, False, page.schema.path or "the schema") if options else None


def example_line(page: InvalidPage, route: Route) -> str:
    """Return a line with the schema's first example for a key; empty if there is none."""
    examples = page.annotations.own(route, "examples")
    if not isinstance(examples, list) or not examples:
        return ""
    return line_of(page.notation, str(route[-1]), examples[0])


def _line_of_item(page: InvalidPage, route: Route) -> str:
    """Return a line with the schema's first example for an item of a list; empty if none is."""
    examples = page.annotations.own((*route, 0), "examples")
    if not isinstance(examples, list) or not examples:
        return ""
    return line_of(page.notation, str(route[-1]), examples[:1])


def _lines_below(page: InvalidPage, route: Route, kind: str) -> str:
    """Return the lines of a list or a group in block style, to follow ``and``."""
    if kind == "array":
        return 'its items on the lines below, each after "- "'
    names = _first_keys(page, route)
    return f"its keys on the lines below{f', such as {names}' if names else ''}"


def _first_keys(page: InvalidPage, route: Route) -> str:
    """Return how the first keys of a group are written; empty if the schema names none."""
    keys = list(page.annotations.keys(route))[:2]
    return wording.both([f'"{wording.cut(key)}: …"' for key in keys]) if keys else ""


def how_to_write(page: InvalidPage, route: Route, types: Iterable[str]) -> str:
    """Return how a value is written that is of another kind, to follow a colon.

    Empty unless the schema wants a group, or one value in place of a list or group.
    """
    kinds = {"number" if each == "integer" else each for each in types} - {"null"}
    if len(kinds) != 1:
        return ""
    kind, value = kinds.pop(), page.value(route)
    has_block_style = page.notation.has_block_style
    if kind == "object":
        if not has_block_style:
            return "write its keys and values in braces"
        names = _first_keys(page, route) or '"name: value"'
        return f"write lines such as {names} in its place"
    if not isinstance(value, (list, dict)):
        return ""
    if kind == "array":
        if has_block_style:
            return 'write each item on a line of its own after "- "'
        return "write its items in brackets"
    if kind == "string" and isinstance(route[-1], int) and isinstance(value, dict):
        key = next(iter(value), "")
        if len(value) == 1 and has_block_style and isinstance(value[key], str):
            return f'put it in quotation marks, as "{wording.cut(key)}: " begins a group of keys'
    one = f"write one {'text' if kind == 'string' else 'value'}"
    one += f" after the {page.notation.separator_name}" if isinstance(route[-1], str) else ""
    example = wording.example(page.annotations, route)
    return f"{one}, such as {example}" if example else one


def line_of(notation: Notation, key: str, value: Any) -> str:
    """Return a line with a key and its value; empty if these are not written on a short line."""
    items = value if isinstance(value, list) else [value]
    if not all(isinstance(each, (str, int, float)) for each in items):
        return ""
    if any(isinstance(each, str) and not each.isprintable() for each in items):
        return ""
    writer = notation.writer
    if isinstance(value, list):
        # Only texts have a style; all else is written alike in every notation.
        written = ", ".join(
            writer.text(each, flow=True, strict=False)
            if isinstance(each, str)
            else writer.value(each, flow=True)
            for each in value
        )
        written = f"[{written}]"
    elif isinstance(value, str):
        written = writer.text(value, strict=False)
    else:
        written = writer.value(value, flow=False)
    line = f"{writer.key(key, strict=False)}{notation.separator}{written}"
    return _shown(notation, line) if len(line) <= _LONGEST else ""


def list_of(notation: Notation, value: str) -> str:
    """Return what to do to make a text the only item of a list, to follow a colon."""
    if notation.has_block_style:
        return 'write each item on a line of its own after "- "'
    text = notation.writer.text(value, flow=True, strict=False)
    if "," in value or len(text) > _LONGEST or not value.isprintable():
        # A comma may be part of a name: only the editor knows what the items are.
        return 'write its items in brackets, ["…", "…"]'
    return f"write it in brackets, [{text}]"


def _without_value(page: InvalidPage, route: Route) -> str:
    notation = page.notation
    empty = "" if notation.has_block_style else _EMPTY.get(_type_at(page, route), "")
    return _shown(notation, f"{_bare_key(page, route)}{notation.separator}{empty}")


def _bare_key(page: InvalidPage, route: Route) -> str:
    return page.notation.writer.key(wording.cut(str(route[-1])), strict=False)


_EMPTY = {"string": '""', "array": "[]"}
_NESTED = {"array": "items", "object": "keys and values"}


def _type_at(page: InvalidPage, route: Route) -> str:
    kind = page.asserted.first(route, "type")
    if isinstance(kind, list):
        kind = kind[0] if kind else None
    options = page.asserted.options(route)
    if kind is None and options:
        return "string" if isinstance(options[0], str) else ""
    return kind if isinstance(kind, str) else "string"


def _shown(notation: Notation, line: str) -> str:
    """Return a line as it stands in a message: quoted, unless it has such marks itself."""
    return f'"{line}"' if notation.has_block_style else line.rstrip()
