"""How a notation writes values and keys, and the edits that insert, remove and replace them.

The edits are made from the text and its tree. `profilelint.source.front_matter.edit` checks that
the block has the wanted data afterwards.
"""

from __future__ import annotations

import json
from abc import ABC, abstractmethod
from typing import TYPE_CHECKING, ClassVar, TypeAlias

from profilelint.model.finding import Edit, Span
from profilelint.model.pattern import pattern
from profilelint.model.text import line_start, newline_of, whole_lines
from profilelint.model.tree import Element, Sequence
from profilelint.source.front_matter.dates import is_date

if TYPE_CHECKING:
    from profilelint.model.tree import Entry, Mapping, Scalar, Style

Value: TypeAlias = str | int | float | bool

_COMMENT = pattern(r"#|//|/\*")
# What text in double quotation marks must escape in YAML and TOML beyond what JSON escapes.
_UNPRINTABLE = pattern("[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")


def double_quoted(text: str) -> str:
    """Return text in double quotation marks, in a form that YAML, TOML and JSON share."""
    return _UNPRINTABLE.sub(
        lambda match: f"\\u{ord(match[0]):04x}", json.dumps(text, ensure_ascii=False)
    )


def is_printable(text: str) -> bool:
    """Return whether YAML and TOML can hold a text without escapes."""
    return _UNPRINTABLE.search(text) is None and not any(char < " " for char in text)


class Writer(ABC):
    """Writes values and keys in one notation. It has no state.

    ``quotes`` is the usual style of quoting. The parameter ``flow`` of methods says whether the
    place lies within brackets or braces.
    """

    __slots__ = ()

    quotes: ClassVar[Style] = "double-quoted"

    @abstractmethod
    def text(
        self, text: str, style: Style = "plain", *, flow: bool = False, strict: bool = True
    ) -> str:
        """Return text as a scalar, in the given style where that is possible.

        With ``strict``, all readers read it as text, also those of older versions of the notation.
        Without, a date may be written so that it is read as a date.
        """

    @abstractmethod
    def key(
        self, key: str, style: Style = "plain", *, flow: bool = False, strict: bool = True
    ) -> str:
        """Return a key as it is written; the parameters are those of `text`."""

    def value(self, value: Value | list[str], *, flow: bool) -> str:
        """Return a new value on one line, a list in brackets."""
        if isinstance(value, list):
            return f"[{', '.join(self.text(item, flow=True) for item in value)}]"
        return self.text(value, flow=flow) if isinstance(value, str) else json.dumps(value)

    def replacement(self, text: str, old: Scalar, value: Value, *, flow: bool) -> str:
        """Return a value as it is written in place of a scalar of ``text``.

        In place of an unquoted date, a date stays unquoted.
        """
        if not isinstance(value, str):
            return self.value(value, flow=flow)
        if old.style == "plain" and is_date(text[old.span.start : old.span.end]) and is_date(value):
            return value
        return self.text(value, old.style, flow=flow)

    @abstractmethod
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
        """Return the edit that adds a key to a mapping; None where the notation has no way to.

        ``content`` is the span between the fences. The key is added after the key ``after``, or at
        the end. ``nested`` says whether the mapping is not the root.
        """

    def remove_element(self, text: str, owner: Entry | Element, index: int) -> Edit | None:
        """Return the edit that removes an item from the list that is the value of ``owner``.

        None where the notation has no way to, or where a comment would be removed with the item.
        """
        sequence = owner.value
        if not isinstance(sequence, Sequence):
            return None
        elements = sequence.elements
        item = elements[index].span
        if not sequence.flow:
            return Edit(whole_lines(text, item), "") if len(elements) > 1 else None
        if len(elements) == 1:
            removed = Span(sequence.span.start + 1, sequence.span.end - 1)
        elif index + 1 < len(elements):
            removed = Span(item.start, elements[index + 1].span.start)
        else:
            removed = Span(elements[index - 1].span.end, item.end)
        for start, end in ((removed.start, item.start), (item.end, removed.end)):
            if _COMMENT.search(text, start, end):
                return None
        return Edit(removed, "")

    def split_scalar(
        self, text: str, owner: Entry | Element, items: list[str], *, flow: bool
    ) -> Edit:
        """Return the edit that replaces a scalar, the value of ``owner``, by several list items.

        ``items`` are given as they are written. In place of a key's value they become a list, in
        place of a list item they become items of the same list.
        """
        del text, flow
        written = ", ".join(items)
        return Edit(owner.value.span, written if isinstance(owner, Element) else f"[{written}]")


def insert_in_flow(text: str, previous: Entry, pair: str) -> Edit:
    """Return the edit that adds a pair after another one within braces.

    It goes on a line of its own if the other one does.
    """
    line = line_start(text, previous.span.start)
    before = text[line : previous.key_span.start]
    joint = newline_of(text) + before if not before.strip() else " "
    return Edit(Span(previous.span.end, previous.span.end), f",{joint}{pair}")


def preceding_entry(mapping: Mapping, after: str | None) -> Entry | None:
    """Return the entry after which a new one is added: that of a key, or the last one."""
    named = mapping.get(after) if after is not None else None
    return named or (mapping.entries[-1] if mapping.entries else None)
