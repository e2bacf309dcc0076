"""Nodes from parser events, under limits: for blocks that a composer cannot read safely."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from yaml.nodes import MappingNode, ScalarNode, SequenceNode

from profilelint.source.front_matter.notation import DEEPEST

if TYPE_CHECKING:
    from collections.abc import Iterable

MOST_NODES = 100_000
"""Keys, values and collections of a block, aliases expanded."""


# libyaml refuses escapes that stand for these; ruamel.yaml does not.
_SURROGATE = "[\ud800-\udfff]"


class Refusal(Exception):  # noqa: N818 - not an error of the program
    """A block exceeds a limit; offsets count from the block's start."""

    def __init__(self, message_id: str, start: int, end: int) -> None:
        super().__init__(message_id, start, end)
        self.message_id = message_id
        self.start = start
        self.end = end


class AliasNode:
    """``*name``: stands for the node with this anchor, and keeps its own place."""

    __slots__ = ("end_mark", "start_mark", "tag", "target", "value")

    def __init__(self, target: Any, start_mark: Any, end_mark: Any) -> None:
        self.target = target
        self.value = target.value
        self.tag = (False, False)
        self.start_mark = start_mark
        self.end_mark = end_mark


class AliasError(Exception):
    """An alias without an anchor before it; offsets count from the block's start."""

    def __init__(self, start: int, end: int) -> None:
        super().__init__(start, end)
        self.start = start
        self.end = end


class DocumentError(Exception):
    """A second document begins; the offset counts from the block's start."""

    def __init__(self, start: int) -> None:
        super().__init__(start)
        self.start = start


class EscapeError(Exception):
    """A scalar holds half of a surrogate pair; the offset counts from the block's start."""

    def __init__(self, start: int) -> None:
        super().__init__(start)
        self.start = start


class _Open:
    """A collection whose end has not been met; ``size`` and ``height`` expand aliases."""

    __slots__ = ("anchor", "height", "members", "node", "size")

    def __init__(self, node: Any, anchor: str | None) -> None:
        self.node = node
        self.anchor = anchor
        self.members: list[Any] = []
        self.size = 1
        self.height = 0


def compose(events: Iterable[Any]) -> Any:
    """Return the root node of the only document, None if there is none.

    Takes the events of PyYAML or ruamel.yaml. Raises `Refusal` past a limit, `AliasError`,
    `DocumentError`, `EscapeError`, and what the parser raises.
    """
    stack: list[_Open] = []
    root: Any = None
    documents = 0
    anchors: dict[str, tuple[Any, int, int]] = {}
    total = 0
    for event in events:
        kind = type(event).__name__
        size, height = 1, 0
        if kind == "ScalarEvent":
            if not event.value.isascii() and re.search(_SURROGATE, event.value):
                raise EscapeError(event.end_mark.index)
            node: Any = ScalarNode(
                _tag(event), event.value, event.start_mark, event.end_mark, event.style
            )
            if event.anchor is not None:
                anchors[event.anchor] = (node, 1, 0)
        elif kind in ("MappingStartEvent", "SequenceStartEvent"):
            start = event.start_mark.index
            if len(stack) > DEEPEST:
                raise Refusal("depth", start, start + 1)
            make: Any = MappingNode if kind == "MappingStartEvent" else SequenceNode
            node = make(_tag(event), [], event.start_mark, None, bool(event.flow_style))
            if event.anchor is not None:
                # Until its end is met, an alias to it would be a circle.
                anchors[event.anchor] = (None, 0, 0)
            stack.append(_Open(node, event.anchor))
            continue
        elif kind in ("MappingEndEvent", "SequenceEndEvent"):
            done = stack.pop()
            node, members = done.node, done.members
            node.end_mark = event.end_mark
            node.value = (
                members
                if kind == "SequenceEndEvent"
                else list(zip(members[::2], members[1::2], strict=True))
            )
            size, height = done.size, done.height + 1
            if done.anchor is not None:
                anchors[done.anchor] = (node, size, height)
        elif kind == "AliasEvent":
            start, end = event.start_mark.index, event.end_mark.index
            if event.anchor not in anchors:
                raise AliasError(start, end)
            target, size, height = anchors[event.anchor]
            if target is None:
                raise Refusal("circle", start, end)
            if len(stack) + height > DEEPEST + 1:
                raise Refusal("depth", start, end)
            node = AliasNode(target, event.start_mark, event.end_mark)
        else:
            if kind == "DocumentStartEvent":
                documents += 1
                if documents > 1:
                    raise DocumentError(event.start_mark.index)
            continue
        total += size if kind == "AliasEvent" else 1
        if total > MOST_NODES:
            raise Refusal("expansion", event.start_mark.index, event.end_mark.index)
        if stack:
            parent = stack[-1]
            parent.members.append(node)
            parent.size += size
            parent.height = max(parent.height, height)
        else:
            root = node
    return root


def _tag(event: Any) -> Any:
    """Return a node's tag, or whether it is plain and whether it is quoted."""
    if event.tag is not None and str(event.tag) != "!":
        return str(event.tag)
    plain = event.tag is None and getattr(event, "style", None) not in ("'", '"', "|", ">")
    return plain, not plain
