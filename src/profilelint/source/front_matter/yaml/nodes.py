"""Front matter in any YAML: data in one pass, and the tree when it is needed.

libyaml composes the nodes, with the YAML 1.2 core schema in place of PyYAML's resolvers. Blocks
that could do harm (deep, long, with aliases) are composed from parser events under limits
instead. Where libyaml is missing, this is done for all blocks, with ruamel.yaml's pure parser. All
give the same result.
"""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING, Any

from yaml.nodes import MappingNode, ScalarNode, SequenceNode

from profilelint.model.finding import Edit, Fix, Problem, Span
from profilelint.model.tree import MERGE_KEY
from profilelint.source.front_matter.notation import DEEPEST, Reading
from profilelint.source.front_matter.yaml.compose import AliasNode, Refusal, compose
from profilelint.source.front_matter.yaml.core import LONGEST_WORD, NUMERIC, WORDS, resolve, tagged
from profilelint.source.front_matter.yaml.quotes import swallows

if TYPE_CHECKING:
    from profilelint.model.tree import Mapping, Plain

try:
    from yaml._yaml import CParser
except ImportError:
    CParser = None  # type: ignore[assignment, misc]


# libyaml's composer recurses in C: no more levels than these can hold fit into a small stack.
_FAST_SIZE = 8192
_FAST_OPENERS = 200
_BLANK = frozenset(("", " ", "\t", "\r", "\n"))
_BEFORE_ANCHOR = _BLANK | frozenset("[{,:")
_PLAIN = (True, False)
_WIDE_SIGNS = ("\xa0", "\uff1a", "\u3000", *map(chr, range(0x2000, 0x200B)), "\u202f")
_LINE_SEPARATORS = ("\u2028", "\u2029", "\x85")
_LINE_SEPARATOR = "[\x85\u2028\u2029]"


def read_nodes(text: str, content: Span, *, pure: bool = False) -> Reading:
    """Return what the YAML in a span of a text says.

    With ``pure``, the parser that needs no compiled library is used. Never raises.
    """
    start = content.start
    source = text[start : content.end]
    problems: list[Problem] = []
    if not source.isascii() and any(sign in source for sign in _LINE_SEPARATORS):
        source, problems = _without_separators(source, start)
    try:
        root = _compose(source, pure=pure)
        data = Data(text, start)
        plain = data.mapping(root, 0) if root.__class__ is MappingNode else {}
        data.suspect = data.suspect or has_anchor(source) or _may_mislead(source)
    except Refusal as refusal:
        span = Span(start + refusal.start, start + refusal.end)
        return Reading(None, None, [*problems, Problem("file-limit", refusal.message_id, span, {})])
    except Exception as error:  # noqa: BLE001 - the two parsers have no exception in common
        from profilelint.source.front_matter.yaml.errors import explain

        return Reading(None, None, [*problems, explain(text, content, error, read_nodes)])
    if root is None:
        return Reading({}, partial(_empty_tree, content), problems)
    if root.__class__ is not MappingNode:
        return Reading(None, None, [*problems, _not_mapping(text, start, root)])
    if data.suspect:
        from profilelint.source.front_matter.yaml.inspect import inspect

        faults, readable = inspect(text, start, root)
        problems += faults
        if not readable:
            return Reading(None, None, problems)

    return Reading(plain, partial(_make_tree, text, start, root), problems)


def _make_tree(text: str, start: int, root: Any) -> Mapping:
    from profilelint.source.front_matter.yaml.tree import Tree

    return Tree(text, start).mapping(root)


if CParser is not None:

    class _LeanComposer(CParser):  # type: ignore[misc, unused-ignore]
        """libyaml's composer without resolvers.

        In place of a tag, a scalar's node carries whether it is plain and whether it is quoted,
        and a string only where the block names a tag. PyYAML's resolvers cost more than the
        parsing; `Data` resolves what it meets.
        """

        def descend_resolver(self, _parent: object, _index: object) -> None:
            """Do nothing: the core schema does not look at the path to a node."""

        def ascend_resolver(self) -> None:
            """Do nothing."""

        def resolve(self, _kind: type, _value: str | None, implicit: Any) -> Any:
            """Return how the node is written."""
            return implicit


def _compose(source: str, *, pure: bool) -> Any:
    if pure or CParser is None:
        from ruamel.yaml import YAML

        return compose(YAML(typ="safe", pure=True).parse(source))
    if (
        len(source) <= _FAST_SIZE
        and not has_anchor(source)
        and source.count("[") + source.count("{") + source.count("- ") + source.count("? ")
        <= _FAST_OPENERS
    ):
        return _LeanComposer(source).get_single_node()
    return compose(_events(source))


def has_anchor(source: str) -> bool:
    """Return whether an ampersand stands where it could begin an anchor."""
    at = source.find("&")
    while at >= 0:
        if source[at - 1 : at] in _BEFORE_ANCHOR and source[at + 1 : at + 2] not in _BLANK:
            return True
        at = source.find("&", at + 1)
    return False


def _may_mislead(source: str) -> bool:
    """Return whether a key may be a comment of another language, or have a wide space or colon."""
    if "<!--" in source or "/*" in source or "//" in source.replace("://", ""):
        return True
    if "\n; " in source or source.startswith("; "):
        return True
    return not source.isascii() and any(map(source.__contains__, _WIDE_SIGNS))


def _events(source: str) -> Any:
    parser = CParser(source)
    while (event := parser.get_event()) is not None:
        yield event


class Data:
    """Builds plain data from nodes; ``suspect`` says whether the nodes must be inspected."""

    __slots__ = ("_start", "_text", "suspect")

    def __init__(self, text: str, start: int) -> None:
        self.suspect = False
        self._text = text
        self._start = start

    def mapping(self, node: Any, depth: int) -> dict[str, Plain]:
        """Return a mapping; the last of equal keys counts. Keys are text, as they are written."""
        data: dict[str, Plain] = {}
        merges = False
        for key_node, value in node.value:
            key = key_node.value
            if key_node.__class__ is not ScalarNode or key_node.tag.__class__ is str:
                self.suspect = True
                if key.__class__ is not str:
                    continue
            elif (len(key) <= LONGEST_WORD and key in WORDS) or key[0] in NUMERIC:
                self.suspect = True
                merges = merges or (key == MERGE_KEY and not key_node.style)
            if key in data:
                self.suspect = True
            tag: Any = value.tag
            # Most values are plain text: a call for each would cost as much as all the rest.
            if (
                value.__class__ is ScalarNode
                and tag == _PLAIN
                and len(text := value.value) > LONGEST_WORD
                and text[0] not in NUMERIC
            ):
                data[key] = text
            else:
                data[key] = self.value(value, depth)
        return _merged(data) if merges else data

    def value(self, node: Any, depth: int) -> Plain:
        """Return any node's value; ``depth`` is that of the collection it stands in."""
        kind, tag = node.__class__, node.tag
        if kind is ScalarNode:
            text: str = node.value
            if tag.__class__ is str:
                self.suspect = True
                return tagged(tag, text)[0]
            if tag[0]:
                if len(text) > LONGEST_WORD and text[0] not in NUMERIC:
                    return text
                resolved = resolve(text)
                if resolved is None:
                    return text
                if len(resolved) > 1:
                    self.suspect = True
                return resolved[0]
            if text[4:5] == "-" or self._swallows(node):
                self.suspect = True
            return text
        if kind is AliasNode:
            return self.value(node.target, depth)
        if depth >= DEEPEST:
            raise Refusal("depth", node.start_mark.index, node.start_mark.index + 1)
        if tag.__class__ is str:
            self.suspect = True
        if kind is SequenceNode:
            return [self.value(member, depth + 1) for member in node.value]
        return self.mapping(node, depth + 1)

    def _swallows(self, node: Any) -> bool:
        start, end = node.start_mark, node.end_mark
        if start.line == end.line or node.style not in ("'", '"'):
            return False
        span = Span(self._start + start.index, self._start + end.index)
        return swallows(self._text, span) is not None


def _merged(data: dict[str, Plain]) -> dict[str, Plain]:
    """Return a mapping with the entries that its merge key takes over (YAML type "merge").

    Where the key's value is no mapping and no list of them, it is a key like any other.
    """
    value = data[MERGE_KEY]
    sources = value if isinstance(value, list) else [value]
    merged: dict[str, Plain] = {}
    for source in reversed(sources):
        if not isinstance(source, dict):
            return data
        merged.update(source)
    if not sources:
        return data
    del data[MERGE_KEY]
    return {**merged, **data}


def _without_separators(source: str, start: int) -> tuple[str, list[Problem]]:
    """Replace what YAML 1.1 takes for line ends and 1.2 does not; report the first.

    libyaml, and with it Jekyll, would end the line there.
    """
    first = re.search(_LINE_SEPARATOR, source)
    at = start + first.start() if first is not None else start
    fix = Fix(
        "Write spaces",
        tuple(
            Edit(Span(start + match.start(), start + match.end()), " ")
            for match in re.finditer(_LINE_SEPARATOR, source)
        ),
    )
    problem = Problem("file-syntax", "line-separator", Span(at, at + 1), {}, fixes=(fix,))
    return re.sub(_LINE_SEPARATOR, " ", source), [problem]


def _empty_tree(content: Span) -> Mapping:
    from profilelint.model.tree import Mapping

    return Mapping(Span(content.start, content.start), [], flow=False)


def _not_mapping(text: str, start: int, root: Any) -> Problem:
    first = start + root.start_mark.index
    end = min(
        position
        for position in (text.find("\n", first), text.find("\r", first), len(text))
        if position >= 0
    )
    from profilelint.source.front_matter.yaml.faults import lone_field

    span = Span(first, end)
    return lone_field(text, span) or Problem("file-front-matter", "not-mapping", span, {})
