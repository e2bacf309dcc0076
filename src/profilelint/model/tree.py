"""The front matter as a tree whose every key, value and element knows its place.

Keys that stand twice are both kept. YAML, TOML and JSON blocks give the same three kinds of node.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal, TypeAlias

if TYPE_CHECKING:
    from profilelint.model.finding import Part, Route, Span

Style: TypeAlias = Literal["plain", "single-quoted", "double-quoted", "literal", "folded"]
"""How a scalar is written. TOML's and JSON's strings are single- or double-quoted ones."""

Plain: TypeAlias = "str | int | float | bool | list[Plain] | dict[str, Plain] | None"
"""Front matter as plain data. Dates and times stay text, with the precision they were given."""


_FEW = 32
"""In so many entries a key is found sooner than it is looked up."""


class Scalar:
    """A string, number, truth value, date or nothing at all.

    ``span`` includes quotation marks and, for YAML block scalars, the indicator; the span of a
    value that is not there (``key:``) is empty and lies where the value would be written.
    """

    __slots__ = ("span", "style", "value")

    def __init__(self, span: Span, value: str | int | float | bool | None, style: Style) -> None:
        self.span = span
        self.value = value
        self.style = style


class Entry:
    """A key and its value in a mapping; ``span`` runs from the key's start to the value's end."""

    __slots__ = ("key", "key_span", "span", "value")

    def __init__(self, key: str, key_span: Span, value: Node, span: Span) -> None:
        self.key = key
        self.key_span = key_span
        self.value = value
        self.span = span


class Element:
    """A member of a sequence; ``span`` includes the dash of YAML's block style."""

    __slots__ = ("span", "value")

    def __init__(self, value: Node, span: Span) -> None:
        self.value = value
        self.span = span


MERGE_KEY: Final = "<<"
"""The key of YAML under which a mapping takes over the entries of others."""


class Mapping:
    """A mapping with its entries in the order of the text.

    ``taken`` are the mappings whose entries it takes over with `MERGE_KEY` where it has no entry
    of the same key; the first of them goes before the others. The entry that names them is among
    its own, but is no key of its data.
    """

    __slots__ = ("_by_key", "_indexed", "entries", "flow", "span", "taken")

    def __init__(
        self, span: Span, entries: list[Entry], *, flow: bool, taken: tuple[Mapping, ...] = ()
    ) -> None:
        self.span = span
        self.entries = entries
        self.flow = flow
        self.taken = taken
        self._by_key: dict[str, Entry] = {}
        self._indexed = 0

    def get(self, key: str) -> Entry | None:
        """Return the last entry with this key, the one that counts; None if there is none."""
        if len(self.entries) > _FEW:
            # The entries of a mapping that is still being read may become more.
            if self._indexed != len(self.entries):
                self._by_key = {entry.key: entry for entry in self.entries}
                self._indexed = len(self.entries)
            return self._by_key.get(key)
        for entry in reversed(self.entries):
            if entry.key == key:
                return entry
        for other in self.taken:
            entry_of_other = other.get(key)
            if entry_of_other is not None:
                return entry_of_other
        return None


class Sequence:
    """A sequence with its elements in the order of the text."""

    __slots__ = ("elements", "flow", "span")

    def __init__(self, span: Span, elements: list[Element], *, flow: bool) -> None:
        self.span = span
        self.elements = elements
        self.flow = flow


Node: TypeAlias = Scalar | Mapping | Sequence


def find(tree: Mapping, route: Route) -> Entry | Element | None:
    """Return the entry or element a route leads to; None if the route leaves the tree."""
    node: Node = tree
    found: Entry | Element | None = None
    for step in route:
        if isinstance(node, Mapping) and isinstance(step, str):
            found = node.get(step)
        elif isinstance(node, Sequence) and isinstance(step, int):
            found = node.elements[step] if 0 <= step < len(node.elements) else None
        else:
            return None
        if found is None:
            return None
        node = found.value
    return found


def span_of(found: Entry | Element, part: Part) -> Span:
    """Return the span of one part of an entry or element.

    A value that is written nowhere, as in ``key:`` or ``- ``, is shown at its key or dash.
    """
    if part == "key" and isinstance(found, Entry):
        return found.key_span
    if part == "value":
        span = found.value.span
        if span.start < span.end:
            return span
        if isinstance(found, Entry):
            return found.key_span
    return found.span


def within_flow(tree: Mapping, route: Route) -> bool:
    """Return whether the place at a route lies within brackets or braces."""
    if tree.flow:
        return True
    for length in range(1, len(route)):
        found = find(tree, route[:length])
        if found is not None and isinstance(found.value, Mapping | Sequence) and found.value.flow:
            return True
    return False


def plain(mapping: Mapping) -> dict[str, Plain]:
    """Return a mapping as plain data; the last of equal keys counts."""
    data = {entry.key: _plain(entry.value) for entry in mapping.entries}
    if mapping.taken:
        del data[MERGE_KEY]
        for other in mapping.taken:
            for key, value in plain(other).items():
                data.setdefault(key, value)
    return data


def _plain(node: Node) -> Plain:
    if isinstance(node, Scalar):
        return node.value
    if isinstance(node, Mapping):
        return plain(node)
    return [_plain(element.value) for element in node.elements]
