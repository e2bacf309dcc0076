"""Values, keys and small changes as YAML writes them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from profilelint.model.finding import Edit, Span
from profilelint.model.text import line_end_of, line_start, whole_lines
from profilelint.model.tree import Entry, Sequence
from profilelint.source.front_matter.dates import is_date
from profilelint.source.front_matter.writer import (
    Writer,
    double_quoted,
    insert_in_flow,
    is_printable,
    neighbour,
)
from profilelint.source.front_matter.yaml.core import resolve
from profilelint.source.front_matter.yaml.quotes import single_quoted

if TYPE_CHECKING:
    from profilelint.model.tree import Element, Mapping, Scalar, Style
    from profilelint.source.front_matter.writer import Value

_INDICATORS = frozenset("-?:,[]{}#&*!|>'\"%@`=")
_FLOW_SIGNS = frozenset(",[]{}")
# Old readers take a question mark or a colon within brackets for a sign, too.
_OLD_FLOW_SIGNS = _FLOW_SIGNS | frozenset("?:")


class YamlWriter(Writer):
    """Writes what YAML 1.1 and 1.2 read alike."""

    __slots__ = ()

    quotes = "single-quoted"

    def text(
        self, text: str, style: Style = "plain", *, flow: bool = False, strict: bool = True
    ) -> str:
        """Return text as a scalar of a style, in quotation marks where it needs them."""
        printable = is_printable(text) if strict else text.isprintable()
        if style == "double-quoted" or not printable:
            return double_quoted(text)
        if style == "single-quoted" or not _may_be_plain(text, flow=flow, strict=strict):
            return single_quoted(text)
        return text

    def key(
        self, key: str, style: Style = "plain", *, flow: bool = False, strict: bool = True
    ) -> str:
        """Return a key, which is a scalar like any other."""
        return self.text(key, style, flow=flow, strict=strict)

    def replacement(self, text: str, old: Scalar, value: Value, *, flow: bool) -> str:
        """Return what is written in place of a scalar; a block scalar stays one if it can."""
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
        value: Value | list[str],
        *,
        after: str | None,
        nested: bool,
    ) -> Edit | None:
        """Return the edit that adds a key to a mapping, at the end of the block if in the root."""
        previous = neighbour(mapping, after)
        if mapping.flow:
            pair = f"{self.key(key, flow=True)}: {self.value(value, flow=True)}"
            if previous is not None:
                return insert_in_flow(text, previous, pair)
            return Edit(Span(mapping.span.start + 1, mapping.span.start + 1), pair)
        newline = line_end_of(text)
        indent = "" if previous is None else _indent(text, previous.key_span)
        at = content.end
        if previous is not None and (after is not None or nested):
            at = min(whole_lines(text, previous.span).end, at)
        if isinstance(value, list) and value:
            written = "".join(f"{newline}{indent}- {self.text(item)}" for item in value)
        else:
            written = f" {self.value(value, flow=False)}"
        return Edit(Span(at, at), f"{indent}{self.key(key)}:{written}{newline}")

    def remove_element(self, text: str, owner: Entry | Element, index: int) -> Edit | None:
        """Return the edit that takes an item out of a list; the last one leaves an empty list."""
        sequence = owner.value
        if isinstance(sequence, Sequence) and not sequence.flow and len(sequence.elements) == 1:
            return Edit(Span(_after_sign(text, owner), sequence.span.end), " []")
        return super().remove_element(text, owner, index)

    def split_scalar(
        self, text: str, owner: Entry | Element, items: list[str], *, flow: bool
    ) -> Edit:
        """Return the edit that makes list items of a scalar, each on a line of its own."""
        if flow:
            return super().split_scalar(text, owner, items, flow=flow)
        span = owner.value.span
        if isinstance(owner, Entry):
            joint = f"{line_end_of(text)}{_indent(text, owner.key_span)}- "
            whole = Span(_after_sign(text, owner), span.end)
            return Edit(whole, "".join(joint + item for item in items))
        joint = f"{line_end_of(text)}{_indent(text, owner.span)}- "
        return Edit(span, joint.join(items))


def _may_be_plain(text: str, *, flow: bool, strict: bool) -> bool:
    """Return whether text can stand without quotation marks and is nothing but text."""
    if not text or text != text.strip() or text[0] in _INDICATORS or text[-1] == ":":
        return False
    if ": " in text or " #" in text:
        return False
    if strict:
        signs = _OLD_FLOW_SIGNS
        if text.startswith("...") or is_date(text):
            return False
    else:
        signs = _FLOW_SIGNS
        if text[0] in "<~":
            return False
    return (not flow or signs.isdisjoint(text)) and resolve(text) is None


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
    newline = line_end_of(text)
    sign = "|" if old.style == "literal" else ">"
    header = sign if value.endswith("\n") else sign + "-"
    return header + "".join(
        newline + indent + line if line else newline for line in body.split("\n")
    )


def _after_sign(text: str, owner: Entry | Element) -> int:
    """Return the offset after the colon of a key or the dash of a list item."""
    if isinstance(owner, Entry):
        return text.index(":", owner.key_span.end) + 1
    return owner.span.start + 1


def _indent(text: str, span: Span) -> str:
    return " " * (span.start - line_start(text, span.start))


WRITER = YamlWriter()
