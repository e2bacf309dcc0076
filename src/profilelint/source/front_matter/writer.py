"""How a notation writes values and keys, and the edits that insert, remove and replace them.

The edits are made from the text and its tree. `profilelint.source.front_matter.edit` checks that
the block has the wanted data afterwards.
"""

from __future__ import annotations

import json
from abc import ABC, abstractmethod
from typing import TYPE_CHECKING, ClassVar, TypeAlias

from profilelint.model.finding import Edit
from profilelint.model.pattern import pattern
from profilelint.model.text import whole_lines
from profilelint.model.tree import Element, Scalar, Sequence
from profilelint.source.front_matter.brackets import has_comment, insert_member, remove_member
from profilelint.source.front_matter.dates import is_date

if TYPE_CHECKING:
    from profilelint.model.finding import Span
    from profilelint.model.tree import Entry, Mapping, Plain, Style

Value: TypeAlias = "str | int | float | bool | list[Plain] | dict[str, Plain] | None"
"""What can be written: front matter as plain data."""

# What text in double quotation marks must escape in YAML and TOML beyond what JSON escapes.
_UNPRINTABLE = pattern("[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")


class PlainDate(str):
    """A date, or a date with a time, that stands without quotation marks where a notation can."""

    __slots__ = ()


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

    ``quotes`` is the usual style of quoting, ``separator`` stands between a key and its value, and
    ``has_null`` says whether there is a way to write that a value is none. The parameter ``flow``
    of methods says whether the place lies within brackets or braces.
    """

    __slots__ = ()

    quotes: ClassVar[Style] = "double-quoted"
    separator: ClassVar[str] = ": "
    has_null: ClassVar[bool] = True

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

    def is_plain_date(self, text: str, *, flow: bool) -> bool:
        """Return whether a text is a date that the notation reads without quotation marks."""
        del text, flow
        return False

    def value(self, value: Value, *, flow: bool) -> str:
        """Return a new value on one line, a list in brackets, a mapping in braces."""
        if isinstance(value, list):
            return f"[{', '.join(self.value(item, flow=True) for item in value)}]"
        if isinstance(value, dict):
            return f"{{{', '.join(self.pair(key, value[key], flow=True) for key in value)}}}"
        if isinstance(value, PlainDate) and self.is_plain_date(value, flow=flow):
            return str(value)
        if isinstance(value, str):
            return self.text(value, flow=flow)
        written = json.dumps(value)
        # YAML 1.1 takes a number with an exponent for text unless it has a point.
        return written if "." in written else written.replace("e+", ".0e+").replace("e-", ".0e-")

    def pair(self, key: str, value: Value, *, flow: bool) -> str:
        """Return a new key with its value on one line."""
        return f"{self.key(key, flow=flow)}{self.separator}{self.value(value, flow=flow)}"

    def replacement(self, text: str, old: Scalar, value: Value, *, flow: bool) -> str:
        """Return a value as it is written in place of a scalar of ``text``.

        In place of a date, a date is quoted as that one was; text in quotation marks keeps them.
        """
        if not isinstance(value, str):
            return self.value(value, flow=flow)
        if old.style == "plain" and is_date(text[old.span.start : old.span.end]):
            return self.value(PlainDate(value), flow=flow)
        if isinstance(value, PlainDate) and not is_date(str(old.value)):
            return self.value(value, flow=flow)
        return self.text(value, old.style, flow=flow)

    def replace(
        self, text: str, content: Span, owner: Entry | Element, value: Value, *, flow: bool
    ) -> Edit | None:
        """Return the edit that gives a key or list item another value.

        ``content`` is the span between the fences. None where the notation has no way to, or where
        a comment would be removed.
        """
        del content
        old = owner.value
        if isinstance(old, Scalar):
            written = self.replacement(text, old, value, flow=flow)
            if old.span.start == old.span.end and text[: old.span.start][-1:] in (":", "-"):
                written = " " + written
            return Edit(old.span, written)
        if not old.flow or has_comment(text, old):
            return None
        return Edit(old.span, self.value(value, flow=flow))

    def on_one_line(
        self,
        text: str,
        content: Span,
        mapping: Mapping,
        entry: Entry,
        value: Value,
        *,
        nested: bool,
    ) -> Edit | None:
        """Return the edit that gives an entry that takes many lines a value on one line.

        The parameters are those of `insert_key`. None where a notation has no need to.
        """
        del text, content, mapping, entry, value, nested
        return None

    @abstractmethod
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
        """Return the edit that adds a key to a mapping; None where the notation has no way to.

        ``content`` is the span between the fences. The key is added after the key ``after``, or at
        the end. ``nested`` says whether the mapping is not the root.
        """

    @abstractmethod
    def remove_key(
        self, text: str, owner: Entry | Element | None, mapping: Mapping, entry: Entry
    ) -> Edit | None:
        """Return the edit that removes an entry of a mapping with the comment behind it.

        ``owner`` is what the mapping is the value of, None for the root. None where the notation
        has no way to, or where another comment would be removed.
        """

    def insert_element(
        self, text: str, content: Span, sequence: Sequence, index: int, value: Value
    ) -> Edit | None:
        """Return the edit that adds an item to a list that has some, or has brackets.

        ``content`` is the span between the fences. None where the notation has no way to.
        """
        del content
        if not sequence.flow:
            return None
        members = [element.span for element in sequence.elements]
        return insert_member(text, sequence.span, members, index, self.value(value, flow=True))

    def remove_element(self, text: str, owner: Entry | Element, index: int) -> Edit | None:
        """Return the edit that removes an item from the list that is the value of ``owner``.

        None where the notation has no way to, or where another comment than the one behind the
        item would be removed.
        """
        sequence = owner.value
        if not isinstance(sequence, Sequence):
            return None
        members = [element.span for element in sequence.elements]
        if sequence.flow:
            return remove_member(text, sequence.span, members, index)
        return Edit(whole_lines(text, members[index]), "") if len(members) > 1 else None

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


def insert_in_flow(text: str, mapping: Mapping, after: str | None, pair: str) -> Edit:
    """Return the edit that adds a pair in braces after the key ``after``, or at the end."""
    members = [entry.span for entry in mapping.entries]
    previous = preceding_entry(mapping, after)
    index = mapping.entries.index(previous) + 1 if previous in mapping.entries else len(members)
    return insert_member(text, mapping.span, members, index, pair)


def remove_in_flow(text: str, mapping: Mapping, entry: Entry) -> Edit | None:
    """Return the edit that removes a pair in braces."""
    members = [each.span for each in mapping.entries]
    return remove_member(text, mapping.span, members, mapping.entries.index(entry))


def preceding_entry(mapping: Mapping, after: str | None) -> Entry | None:
    """Return the entry after which a new one is added: that of a key, or the last one."""
    named = mapping.get(after) if after is not None else None
    return named or (mapping.entries[-1] if mapping.entries else None)
