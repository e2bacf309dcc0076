"""How YAML writes values and keys, and the edits that insert, remove and replace them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from profilelint.model.finding import Edit, Span
from profilelint.model.pattern import pattern
from profilelint.model.text import line_start, newline_of, whole_lines
from profilelint.model.tree import Entry, Mapping, Scalar, Sequence
from profilelint.source.front_matter.brackets import has_comment
from profilelint.source.front_matter.dates import date_fault, is_date
from profilelint.source.front_matter.writer import (
    Writer,
    double_quoted,
    insert_in_flow,
    is_printable,
    preceding_entry,
    remove_in_flow,
)
from profilelint.source.front_matter.yaml.core import resolve
from profilelint.source.front_matter.yaml.quotes import single_quoted

if TYPE_CHECKING:
    from profilelint.model.tree import Element, Node, Style
    from profilelint.source.front_matter.writer import Value

_INDICATORS = frozenset("-?:,[]{}#&*!|>'\"%@`=")
_FLOW_INDICATORS = frozenset(",[]{}")
_LIST_BELOW_KEY = pattern(r"(?<![^\r\n])[^\s#\-][^\r\n]*:[ \t]*(?:\r\n?|\n)( *)- ")
_LINE = pattern(r"[^\r\n]*")
_COMMENT_LINE = pattern(r"[ \t]*(?:#[^\r\n]*)?\s*")
# Old readers take a question mark or a colon within brackets as an indicator, too.
_OLD_FLOW_INDICATORS = _FLOW_INDICATORS | frozenset("?:")


class YamlWriter(Writer):
    """Writes YAML that versions 1.1 and 1.2 read alike."""

    __slots__ = ()

    quotes = "single-quoted"

    def text(
        self, text: str, style: Style = "plain", *, flow: bool = False, strict: bool = True
    ) -> str:
        """Return text as a scalar in a style, in quotation marks where it needs them."""
        printable = is_printable(text) if strict else text.isprintable()
        if style == "double-quoted" or not printable:
            return double_quoted(text)
        if style == "single-quoted" or not _may_be_plain(text, flow=flow, strict=strict):
            return single_quoted(text)
        return text

    def key(
        self, key: str, style: Style = "plain", *, flow: bool = False, strict: bool = True
    ) -> str:
        """Return a key, which is written like any other scalar."""
        return self.text(key, style, flow=flow, strict=strict)

    def replacement(self, text: str, old: Scalar, value: Value, *, flow: bool) -> str:
        """Return a value as it is written in place of a scalar, which may be a block scalar."""
        if old.style in ("literal", "folded") and not flow and isinstance(value, str):
            block = _block_scalar(text, old, value)
            if block is not None:
                return block
        return super().replacement(text, old, value, flow=flow)

    def insert_key(
        self,
        text: str,
        content: Span,
        mapping: Mapping,
        key: str,
        value: Value,
        *,
        after: str | None,
        nested: bool,
    ) -> Edit | None:
        """Return the edit that adds a key to a mapping."""
        previous = preceding_entry(mapping, after)
        if mapping.flow:
            return insert_in_flow(text, mapping, after, self.pair(key, value, flow=True))
        newline = newline_of(text)
        indent = "" if previous is None else _indent(text, previous.key_span)
        at = content.end
        if previous is not None and (after is not None or nested):
            at = min(whole_lines(text, previous.span).end, at)
        lines = self._lines({key: value}, indent, list_indent(text, content))
        return Edit(Span(at, at), newline.join([*lines, ""]))

    def is_plain_date(self, text: str, *, flow: bool) -> bool:
        """Return whether a text is a timestamp of YAML 1.1 that exists."""
        return is_date(text) and date_fault(text) is None and not (flow and ":" in text)

    def replace(
        self, text: str, content: Span, owner: Entry | Element, value: Value, *, flow: bool
    ) -> Edit | None:
        """Return the edit that gives a key or list item another value.

        A list or mapping gets lines of its own unless brackets stood there. A key whose value is
        none has nothing behind its colon.
        """
        old, is_key = owner.value, isinstance(owner, Entry)
        if not flow and _needs_lines(old, value):
            return self._replace_by_lines(text, content, owner, value)
        if not flow and value is None and is_key:
            edit = _rewritten(text, owner, "")
            if edit is not None or not isinstance(old, Scalar):
                return edit
        if flow or isinstance(old, Scalar) or old.flow:
            return super().replace(text, content, owner, value, flow=flow)
        return _rewritten(text, owner, f" {self.value(value, flow=False)}")

    def _replace_by_lines(
        self, text: str, content: Span, owner: Entry | Element, value: Value
    ) -> Edit | None:
        """Return the edit that writes a list or mapping in lines of its own."""
        old, is_key = owner.value, isinstance(owner, Entry)
        step, newline = list_indent(text, content), newline_of(text)
        rest = _rest_of_line(text, old.span.end)
        kept = text[slice(*rest)].rstrip()
        if not isinstance(old, Scalar):
            if has_comment(text, old) or (kept and not old.flow):
                return None
            if not old.flow:
                indent = _indent(text, old.span)
                written = newline.join(self._lines(value, indent, step))
                return Edit(old.span, written[len(indent) :])
        start = _after_indicator(text, owner)
        if text[start : old.span.start].strip() or (kept and not is_key):
            return None
        indent = _indent(text, owner.span)
        if is_key:
            indent += "  " if isinstance(value, dict) else step
            written = newline.join([kept, *self._lines(value, indent, step)])
        else:
            lines = self._lines(value, indent + "  ", step)
            written = " " + newline.join(lines).lstrip(" ")
        return Edit(Span(start, rest.end), written)

    def _lines(self, value: Value, indent: str, step: str) -> list[str]:
        """Return the lines of a list or mapping in block style, without line ends.

        ``step`` is the space by which lists are indented below their keys.
        """
        lines: list[str] = []
        if isinstance(value, dict):
            for key, member in value.items():
                if isinstance(member, list | dict) and member:
                    deeper = "  " if isinstance(member, dict) else step
                    lines.append(f"{indent}{self.key(key)}:")
                    lines += self._lines(member, indent + deeper, step)
                elif member is None:
                    lines.append(f"{indent}{self.key(key)}:")
                else:
                    lines.append(indent + self.pair(key, member, flow=False))
        elif isinstance(value, list):
            for member in value:
                if isinstance(member, list | dict) and member:
                    first, *others = self._lines(member, indent + "  ", step)
                    lines += [f"{indent}- {first[len(indent) + 2 :]}", *others]
                else:
                    lines.append(f"{indent}- {self.value(member, flow=False)}")
        return lines

    def remove_key(
        self, text: str, owner: Entry | Element | None, mapping: Mapping, entry: Entry
    ) -> Edit | None:
        """Return the edit that removes an entry; the last one below a key leaves empty braces."""
        if mapping.flow:
            return remove_in_flow(text, mapping, entry)
        if owner is not None and len(mapping.entries) == 1:
            return _rewritten(text, owner, " {}")
        start = entry.span.start
        if not text[line_start(text, start) : start].strip():
            return Edit(whole_lines(text, entry.span), "")
        if mapping.entries[0] is not entry or len(mapping.entries) == 1:
            return None
        following = mapping.entries[1].span.start
        end = _rest_of_line(text, entry.span.end).end
        return None if text[end:following].strip() else Edit(Span(start, following), "")

    def insert_element(
        self, text: str, content: Span, sequence: Sequence, index: int, value: Value
    ) -> Edit | None:
        """Return the edit that adds an item to a list that has some, or has brackets."""
        if sequence.flow:
            return super().insert_element(text, content, sequence, index, value)
        neighbour = sequence.elements[max(index - 1, 0)].span
        indent, newline = _indent(text, neighbour), newline_of(text)
        written = newline.join([*self._lines([value], indent, list_indent(text, content)), ""])
        if index:
            at = min(whole_lines(text, neighbour).end, content.end)
            return Edit(Span(at, at), written)
        return Edit(Span(neighbour.start, neighbour.start), written[len(indent) :] + indent)

    def remove_element(self, text: str, owner: Entry | Element, index: int) -> Edit | None:
        """Return the edit that removes an item from a list; the last one leaves an empty list."""
        sequence = owner.value
        if not isinstance(sequence, Sequence) or sequence.flow:
            return super().remove_element(text, owner, index)
        if len(sequence.elements) == 1:
            return _rewritten(text, owner, " []")
        start = sequence.elements[0].span.start
        if index or not text[line_start(text, start) : start].strip():
            return super().remove_element(text, owner, index)
        # The list begins on the line of its own item or of its key.
        item, following = (element.span for element in sequence.elements[:2])
        end = _rest_of_line(text, item.end).end
        return (
            None if text[end : following.start].strip() else Edit(Span(start, following.start), "")
        )

    def split_scalar(
        self, text: str, owner: Entry | Element, items: list[str], *, flow: bool
    ) -> Edit:
        """Return the edit that replaces a scalar by list items, each on a line of its own."""
        if flow:
            return super().split_scalar(text, owner, items, flow=flow)
        span = owner.value.span
        if isinstance(owner, Entry):
            joint = f"{newline_of(text)}{_indent(text, owner.key_span)}- "
            whole = Span(_after_indicator(text, owner), span.end)
            return Edit(whole, "".join(joint + item for item in items))
        joint = f"{newline_of(text)}{_indent(text, owner.span)}- "
        return Edit(span, joint.join(items))


def _may_be_plain(text: str, *, flow: bool, strict: bool) -> bool:
    """Return whether text needs no quotation marks to be read as text."""
    if not text or text != text.strip() or text[0] in _INDICATORS or text[-1] == ":":
        return False
    if ": " in text or " #" in text:
        return False
    if strict:
        indicators = _OLD_FLOW_INDICATORS
        if text.startswith("...") or is_date(text):
            return False
    else:
        indicators = _FLOW_INDICATORS
        if text[0] in "<~":
            return False
    return (not flow or indicators.isdisjoint(text)) and resolve(text) is None


def _block_scalar(text: str, old: Scalar, value: str) -> str | None:
    """Return a value as a block scalar indented like the old one; None if it cannot be one."""
    lines = text[old.span.start : old.span.end].splitlines()
    first = next((line for line in lines[1:] if line.strip()), None)
    body = value.removesuffix("\n")
    if first is None or not body.strip() or body[0] in " \n\t" or body.endswith("\n"):
        return None
    if old.style == "folded" and "\n" in body:
        return None
    indent = first[: len(first) - len(first.lstrip(" "))]
    newline = newline_of(text)
    sign = "|" if old.style == "literal" else ">"
    header = sign if value.endswith("\n") else sign + "-"
    return header + "".join(
        newline + indent + line if line else newline for line in body.split("\n")
    )


def _needs_lines(old: Node, value: Value) -> bool:
    """Return whether a value in place of another one is written in several lines.

    A list of scalars stays within brackets if the old one did.
    """
    if not isinstance(value, list | dict) or not value:
        return False
    is_nested = isinstance(value, list) and any(isinstance(item, list | dict) for item in value)
    return is_nested or isinstance(old, Scalar) or not old.flow


def _rewritten(text: str, owner: Entry | Element, written: str) -> Edit | None:
    """Return the edit that replaces a value and the space before it by text on the same line.

    None where a comment within the value, an anchor or a tag would go; a comment between a key and
    the lines of its value stays.
    """
    old, start = owner.value, _after_indicator(text, owner)
    if not isinstance(old, Scalar) and has_comment(text, old):
        return None
    head = text[start : old.span.start]
    in_lines = not isinstance(old, Scalar) and not old.flow
    if head.strip() and not (in_lines and _COMMENT_LINE.fullmatch(head)):
        return None
    return Edit(Span(start, old.span.end), written + head.rstrip())


def list_indent(text: str, content: Span) -> str:
    """Return the space by which lists are indented below the keys of a block, as its first is."""
    found = _LIST_BELOW_KEY.search(text, *content)
    return "  " if found is not None and found[1] else ""


def _rest_of_line(text: str, offset: int) -> Span:
    rest = _LINE.match(text, offset)
    return Span(offset, rest.end() if rest is not None else offset)


def _after_indicator(text: str, owner: Entry | Element) -> int:
    """Return the offset after the colon of a key or the dash of a list item."""
    if isinstance(owner, Entry):
        return text.index(":", owner.key_span.end) + 1
    return owner.span.start + 1


def _indent(text: str, span: Span) -> str:
    return " " * (span.start - line_start(text, span.start))


WRITER = YamlWriter()
