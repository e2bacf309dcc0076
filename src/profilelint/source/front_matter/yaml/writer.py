"""How YAML writes values and keys, and the edits that insert, remove and replace them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from profilelint.model.finding import Edit, Span
from profilelint.model.text import line_start, newline_of, whole_lines
from profilelint.model.tree import Entry, Sequence
from profilelint.source.front_matter.dates import is_date
from profilelint.source.front_matter.writer import (
    Writer,
    double_quoted,
    insert_in_flow,
    is_printable,
    preceding_entry,
)
from profilelint.source.front_matter.yaml.core import resolve
from profilelint.source.front_matter.yaml.quotes import single_quoted

if TYPE_CHECKING:
    from profilelint.model.tree import Element, Mapping, Scalar, Style
    from profilelint.source.front_matter.writer import Value

_INDICATORS = frozenset("-?:,[]{}#&*!|>'\"%@`=")
_FLOW_INDICATORS = frozenset(",[]{}")
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
        value: Value | list[str],
        *,
        after: str | None,
        nested: bool,
    ) -> Edit | None:
        """Return the edit that adds a key to a mapping."""
        previous = preceding_entry(mapping, after)
        if mapping.flow:
            pair = f"{self.key(key, flow=True)}: {self.value(value, flow=True)}"
            if previous is not None:
                return insert_in_flow(text, previous, pair)
            return Edit(Span(mapping.span.start + 1, mapping.span.start + 1), pair)
        newline = newline_of(text)
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
        """Return the edit that removes an item from a list; the last one leaves an empty list."""
        sequence = owner.value
        if isinstance(sequence, Sequence) and not sequence.flow and len(sequence.elements) == 1:
            return Edit(Span(_after_indicator(text, owner), sequence.span.end), " []")
        return super().remove_element(text, owner, index)

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


def _after_indicator(text: str, owner: Entry | Element) -> int:
    """Return the offset after the colon of a key or the dash of a list item."""
    if isinstance(owner, Entry):
        return text.index(":", owner.key_span.end) + 1
    return owner.span.start + 1


def _indent(text: str, span: Span) -> str:
    return " " * (span.start - line_start(text, span.start))


WRITER = YamlWriter()
