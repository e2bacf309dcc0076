"""The tree of a YAML block, with exact places, from its composed nodes.

A parser's marks end a block collection where the next token starts, a block scalar after the
blank lines that follow it, and start a node at its tag or anchor. Here every span covers what is
written of the thing itself.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from yaml.nodes import MappingNode, ScalarNode

from profilelint.model.finding import Span
from profilelint.model.named_tuple import new_tuple
from profilelint.model.pattern import pattern
from profilelint.model.tree import MERGE_KEY, Element, Entry, Mapping, Scalar, Sequence
from profilelint.source.front_matter.yaml.compose import AliasNode
from profilelint.source.front_matter.yaml.core import node_value

if TYPE_CHECKING:
    from profilelint.model.tree import Node, Style

_STYLES: dict[str, Style] = {
    "'": "single-quoted",
    '"': "double-quoted",
    "|": "literal",
    ">": "folded",
}
_BLANK = " \t\r\n"
_BLOCK = frozenset("|>")
_PROPERTY = ("!", "&")
_PROPERTIES = pattern(r"(?:(?:!<[^>\s]*>|[!&][^\s,\[\]{}]*)[ \t\r\n]*)+")


class Tree:
    """Makes tree nodes; ``start`` is the offset of the block in the text."""

    __slots__ = ("_start", "_text")

    def __init__(self, text: str, start: int) -> None:
        self._text = text
        self._start = start

    def mapping(self, node: Any) -> Mapping:
        """Return a mapping node of the parser as a node of the tree."""
        entries = []
        taken: tuple[Mapping, ...] = ()
        for key_node, value_node in node.value:
            key_span = self.span(key_node)
            key = key_node.value
            if key.__class__ is not str:
                key = self._text[key_span.start : key_span.end]
            place = self._after_colon(key_span.end) if _is_absent(value_node) else 0
            value = self._node(value_node, place)
            end = max(value.span.end, key_span.end)
            if key == MERGE_KEY and key_node.tag[:1] == (True,):
                taken = _taken(value)
            entries.append(Entry(key, key_span, value, Span(key_span.start, end)))
        if node.flow_style or not entries:
            return Mapping(self.span(node), entries, flow=bool(node.flow_style), taken=taken)
        span = Span(entries[0].span.start, entries[-1].span.end)
        return Mapping(span, entries, flow=False, taken=taken)

    def _node(self, node: Any, place: int) -> Node:
        """Return a node; ``place`` is where a value that is not there would be written."""
        if node.__class__ is AliasNode:
            return self._alias(node)
        if node.__class__ is ScalarNode:
            if _is_absent(node):
                return Scalar(Span(place, place), node_value(node), "plain")
            return Scalar(self.span(node), node_value(node), _STYLES.get(node.style or "", "plain"))
        if node.__class__ is MappingNode:
            return self.mapping(node)
        return self._sequence(node)

    def _alias(self, node: AliasNode) -> Node:
        span = self.span(node)
        value = self._node(node.target, span.start)
        if isinstance(value, Scalar):
            return Scalar(span, value.value, "plain")
        if isinstance(value, Mapping):
            return Mapping(span, value.entries, flow=value.flow, taken=value.taken)
        return Sequence(span, value.elements, flow=value.flow)

    def _sequence(self, node: Any) -> Sequence:
        elements = []
        if node.flow_style:
            for member in node.value:
                value = self._node(member, self._start + member.start_mark.index)
                elements.append(Element(value, value.span))
            return Sequence(self.span(node), elements, flow=True)
        end = self._content(node.start_mark.index + self._start)
        for member in node.value:
            dash = self._dash(end)
            value = self._node(member, dash + 1)
            end = max(value.span.end, dash + 1)
            elements.append(Element(value, Span(dash, end)))
        return Sequence(Span(elements[0].span.start, end), elements, flow=False)

    def span(self, node: Any) -> Span:
        """Return a scalar's, an alias's or a flow collection's span."""
        end = node.end_mark.index + self._start
        start = node.start_mark.index + self._start
        if self._text.startswith(_PROPERTY, start):
            start = min(self._content(start), end)
        if node.__class__ is ScalarNode and node.style in _BLOCK:
            while self._text[end - 1] in _BLANK:
                end -= 1
        return new_tuple(Span, (start, end))

    def _content(self, offset: int) -> int:
        """Return where a node's content begins, after its tag and anchor."""
        if self._text.startswith(_PROPERTY, offset):
            properties = _PROPERTIES.match(self._text, offset)
            if properties is not None:
                return properties.end()
        return offset

    def _after_colon(self, offset: int) -> int:
        text = self._text
        at = offset
        while text[at : at + 1] in (" ", "\t"):
            at += 1
        return at + 1 if text[at : at + 1] == ":" else offset

    def _dash(self, offset: int) -> int:
        """Return the offset of the next dash, past white space and comments."""
        text = self._text
        while text[offset] != "-":
            if text[offset] == "#":
                while text[offset] not in "\r\n":
                    offset += 1
            offset += 1
        return offset


def _is_absent(node: Any) -> bool:
    """Return whether a node is that of a value which is not written."""
    return node.__class__ is ScalarNode and not node.value and not node.style


def _taken(value: Node) -> tuple[Mapping, ...]:
    """Return the mappings that a merge key names; none if its value is anything else."""
    nodes = [each.value for each in value.elements] if isinstance(value, Sequence) else [value]
    mappings = tuple(node for node in nodes if isinstance(node, Mapping))
    return mappings if len(mappings) == len(nodes) else ()
