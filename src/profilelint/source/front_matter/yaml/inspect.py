"""What is wrong in a YAML block that can be read: equal keys, tags, quotes, doubtful values."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from yaml.nodes import MappingNode, ScalarNode

from profilelint.model.finding import Edit, Fix, Problem, Severity, Span
from profilelint.model.pattern import pattern
from profilelint.model.text import LINE_END
from profilelint.source.front_matter.dates import date_fault
from profilelint.source.front_matter.problems import (
    COMMENT_LINE_SIGNS,
    duplicate_key,
    other_comment,
    shortened,
)
from profilelint.source.front_matter.yaml.compose import AliasNode
from profilelint.source.front_matter.yaml.core import resolve, tagged
from profilelint.source.front_matter.yaml.quotes import single_quoted, swallows
from profilelint.source.front_matter.yaml.tree import Tree

if TYPE_CHECKING:
    import re

    from profilelint.model.finding import Part, Route, Safety

_UNSPACED = pattern(r"-[^\W\d_]")
_LABEL = pattern(r"&([^\s,\[\]{}]+)")
_ALIAS = pattern(r"\*([^\s,\[\]{}]+)")
# Spaces of other kinds that were meant to indent a key, and the wide colon after one.
_WIDE = pattern("([\xa0\u2000-\u200a\u202f\u3000]+)(?=\\w)|[\\w-]+(\uff1a)")
_TAG = pattern(r"![^\s,\[\]{}]*")
# Names that definitions get in Markdown which are comments; in YAML, they are lists.
_COMMENT_KEYS = frozenset(("[//]", "[comment]"))
_CORE = "tag:yaml.org,2002:"
_TRUE = frozenset(("yes", "on"))


def inspect(text: str, start: int, root: Any) -> tuple[list[Problem], bool]:
    """Return the problems of a block that begins at ``start``, and whether its data is sound."""
    inspection = _Inspection(text, start)
    inspection.mapping(root, ())
    if inspection.open_quotes:
        return inspection.open_quotes[:1], False
    return inspection.problems, True


class _Inspection:
    def __init__(self, text: str, start: int) -> None:
        self.problems: list[Problem] = []
        self.open_quotes: list[Problem] = []
        self._text = text
        self._start = start
        self._tree = Tree(text, start)
        self._aliases: frozenset[str] | None = None

    def mapping(self, node: Any, route: Route) -> None:
        self._tag(node, route)
        seen: dict[str, Span] = {}
        for key_node, value in node.value:
            span = self._tree.span(key_node)
            key = key_node.value
            if key.__class__ is not str:
                written = self._text[span.start : span.end]
                if self._text[span.start - 1] == "{" == written[:1]:
                    template = self._line(Span(span.start - 1, span.end))
                    self._add(
                        "file-syntax",
                        "template",
                        template,
                        route,
                        "value",
                        text=shortened(self._text[template.start : template.end]),
                    )
                    continue
                if written in _COMMENT_KEYS and self._text.startswith(": #", span.end):
                    problem = other_comment(self._text, self._line(span))
                    self.problems.append(
                        problem._replace(route=route, part="key", severity=Severity.WARNING)
                    )
                    continue
                self._add(
                    "file-syntax", "complex-key", span, route, "key", value=shortened(written)
                )
                continue
            inner = (*route, key)
            if key.startswith(COMMENT_LINE_SIGNS) and key_node.tag == (True, False):
                # The block can be read, with a field of a strange name.
                problem = other_comment(self._text, self._line(span))
                self.problems.append(
                    problem._replace(route=inner, part="key", severity=Severity.WARNING)
                )
                continue
            wide = _WIDE.match(key)
            if wide is not None:
                self._wide(wide, span, inner)
                continue
            if key in seen and _UNSPACED.match(key) and key_node.tag == (True, False):
                # Each was meant as the first key of an item.
                sign = Span(span.start, span.start + 2)
                self._add("file-syntax", "missing-space", sign, inner, "key", sign="-")
            elif key in seen:
                self.problems.append(duplicate_key(key, span, seen[key], inner))
            seen[key] = span
            if key_node.__class__ is ScalarNode:
                self._scalar(key_node, inner, "key")
            self._node(value, inner)

    def _wide(self, sign: re.Match[str], key: Span, route: Route) -> None:
        """Report a special space before a key, or a wide colon in it."""
        at = key.start + sign.start(sign.lastindex or 0)
        span = Span(at, at + len(sign[sign.lastindex or 0]))
        if sign[1]:
            fix = Fix("Write spaces", (Edit(span, " " * len(sign[1])),), "unsafe")
            message_id, params = "wide-space", {"code": f"U+{ord(sign[1][0]):04X}"}
        else:
            fix = Fix("Write a colon and a space", (Edit(span, ": "),), "unsafe")
            message_id, params = "wide-colon", {"sign": sign[2]}
        self.problems.append(
            Problem("file-syntax", message_id, span, dict(params), route, "key", fixes=(fix,))
        )

    def _line(self, span: Span) -> Span:
        """Return the line that a span begins, from its start and without white space at its end."""
        line_end = LINE_END.search(self._text, span.start)
        line = self._text[span.start : line_end.start() if line_end is not None else None]
        return Span(span.start, span.start + len(line.rstrip()))

    def _node(self, node: Any, route: Route) -> None:
        if node.__class__ is AliasNode:
            return
        if node.__class__ is ScalarNode:
            self._scalar(node, route, "value")
        elif node.__class__ is MappingNode:
            self.mapping(node, route)
        else:
            self._tag(node, route)
            for index, member in enumerate(node.value):
                self._node(member, (*route, index))

    def _scalar(self, node: Any, route: Route, part: Part) -> None:
        value, tag = node.value, node.tag
        self._label(node, route, part)
        if tag.__class__ is str:
            if not tagged(tag, value)[1]:
                self._unknown_tag(node, route, part)
            return
        if node.style in ("'", '"'):
            self._open_quote(node, route, part)
        if tag[0]:
            resolved = resolve(value)
            fault = resolved[1] if resolved is not None and len(resolved) > 1 else None
        else:
            fault = date_fault(value)
        if fault is None:
            return
        span = self._tree.span(node)
        if fault in ("date", "time", "zone"):
            self._add("date-impossible", fault, span, route, part, value=value)
            return
        params = {"value": shortened(value)}
        if fault == "truth":
            params["meaning"] = "true" if value.lower() in _TRUE else "false"
        in_list = bool(route) and isinstance(route[-1], int)
        safety: Safety = (
            "safe" if fault == "base-60" or (fault == "truth" and in_list) else "unsafe"
        )
        fixes: tuple[Fix, ...] = ()
        if fault != "merge":
            fixes = (Fix("Put it in quotation marks", (Edit(span, f"'{value}'"),), safety),)
        self.problems.append(
            Problem("file-ambiguous-scalar", fault, span, dict(params), route, part, fixes=fixes)
        )

    def _tag(self, node: Any, route: Route) -> None:
        kind = "map" if node.__class__ is MappingNode else "seq"
        if node.tag.__class__ is str and node.tag != _CORE + kind:
            self._unknown_tag(node, route, "value")

    def _label(self, node: Any, route: Route, part: Part) -> None:
        """Report text after ``&`` that YAML takes for an anchor and drops."""
        start, end = self._start + node.start_mark.index, self._start + node.end_mark.index
        label = _LABEL.match(self._text, start, end)
        if label is None or node.style or not node.value:
            return
        if self._aliases is None:
            self._aliases = frozenset(_ALIAS.findall(self._text, self._start))
        if label[1] in self._aliases:
            return
        whole = self._text[start:end]
        fixes: tuple[Fix, ...] = ()
        if LINE_END.search(whole) is None:
            edit = Edit(Span(start, end), single_quoted(whole))
            fixes = (Fix("Put it in quotation marks", (edit,), "unsafe"),)
        span, params = Span(*label.span()), {"label": shortened(label[0])}
        self.problems.append(
            Problem("file-tag", "label", span, dict(params), route, part, fixes=fixes)
        )

    def _unknown_tag(self, node: Any, route: Route, part: Part) -> None:
        offset = self._start + node.start_mark.index
        match = _TAG.search(self._text, offset)
        span = Span(*match.span()) if match is not None else Span(offset, offset)
        tag = self._text[span.start : span.end]
        self._add("file-tag", "unknown", span, route, part, tag=shortened(tag))

    def _open_quote(self, node: Any, route: Route, part: Part) -> None:
        span = self._tree.span(node)
        swallowed = swallows(self._text, span, is_read=True)
        if swallowed is not None:
            line_end = LINE_END.search(self._text, span.start)
            end = line_end.start() if line_end is not None else span.end
            self.open_quotes.append(
                Problem(
                    "file-open-quote",
                    "swallows",
                    Span(span.start, end),
                    {"line": swallowed},
                    route,
                    part,
                )
            )

    def _add(
        self, rule: str, message_id: str, span: Span, route: Route, part: Part, **params: str
    ) -> None:
        self.problems.append(Problem(rule, message_id, span, dict(params), route, part))
