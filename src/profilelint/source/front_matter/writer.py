"""Values, keys and small changes as a notation writes them.

The edits are made from the text and its tree alone; whether the block says the right thing after
one is checked in `profilelint.source.front_matter.edit`.
"""

from __future__ import annotations

import json
from abc import ABC, abstractmethod
from typing import TYPE_CHECKING, ClassVar, TypeAlias

from profilelint.model.finding import Edit, Span
from profilelint.model.pattern import pattern
from profilelint.model.text import line_end_of, line_start, whole_lines
from profilelint.model.tree import Element, Sequence
from profilelint.source.front_matter.dates import is_date

if TYPE_CHECKING:
    from profilelint.model.tree import Entry, Mapping, Scalar, Style

Value: TypeAlias = str | int | float | bool

_COMMENT = pattern(r"#|//|/\*")
# What text in double quotation marks must escape in YAML and TOML beyond what JSON escapes.
_UNPRINTABLE = pattern("[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")


def double_quoted(text: str) -> str:
    """Return text between double quotation marks, the same in YAML, TOML and JSON."""
    return _UNPRINTABLE.sub(
        lambda found: f"\\u{ord(found[0]):04x}", json.dumps(text, ensure_ascii=False)
    )


def is_printable(text: str) -> bool:
    """Return whether YAML and TOML hold a text without escapes."""
    return _UNPRINTABLE.search(text) is None and not any(char < " " for char in text)


class Writer(ABC):
    """What writes values and keys in one notation. It has no state.

    ``quotes`` is the usual way of quoting. Where ``flow`` is asked for, it tells whether the place
    lies within brackets or braces.
    """

    __slots__ = ()

    quotes: ClassVar[Style] = "double-quoted"

    @abstractmethod
    def text(
        self, text: str, style: Style = "plain", *, flow: bool = False, strict: bool = True
    ) -> str:
        """Return text as a scalar, written like one of the given style where that is possible.

        If ``strict``, every reader takes it for text, readers of older versions of the notation
        included. If not, a date may be read as a date: it is what the text says.
        """

    @abstractmethod
    def key(
        self, key: str, style: Style = "plain", *, flow: bool = False, strict: bool = True
    ) -> str:
        """Return a key; ``style`` and ``strict`` as for `text`."""

    def value(self, value: Value | list[str], *, flow: bool) -> str:
        """Return a new value in one line, a list in brackets."""
        if isinstance(value, list):
            return f"[{', '.join(self.text(item, flow=True) for item in value)}]"
        return self.text(value, flow=flow) if isinstance(value, str) else json.dumps(value)

    def replacement(self, text: str, old: Scalar, value: Value, *, flow: bool) -> str:
        """Return what is written in place of a scalar of a text; a date takes a date's place."""
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
        """Return the edit that adds a key to a mapping, None where that cannot be done.

        ``content`` is that of the block, ``after`` the key behind which the new one goes, if it is
        there; ``nested`` tells whether the mapping is another one than the root.
        """

    def remove_element(self, text: str, owner: Entry | Element, index: int) -> Edit | None:
        """Return the edit that takes an item out of the list that is the value of ``owner``.

        None where that cannot be done, or a comment would go with the item.
        """
        sequence = owner.value
        if not isinstance(sequence, Sequence):
            return None
        elements = sequence.elements
        item = elements[index].span
        if not sequence.flow:
            return Edit(whole_lines(text, item), "") if len(elements) > 1 else None
        if len(elements) == 1:
            gone = Span(sequence.span.start + 1, sequence.span.end - 1)
        elif index + 1 < len(elements):
            gone = Span(item.start, elements[index + 1].span.start)
        else:
            gone = Span(elements[index - 1].span.end, item.end)
        for start, end in ((gone.start, item.start), (item.end, gone.end)):
            if _COMMENT.search(text, start, end):
                return None
        return Edit(gone, "")

    def split_scalar(
        self, text: str, owner: Entry | Element, items: list[str], *, flow: bool
    ) -> Edit:
        """Return the edit that puts several list items, as they are written, in a scalar's place.

        The scalar is the value of ``owner``. In the place of a key's value they become a list, in
        that of a list item items of the same list.
        """
        del text, flow
        written = ", ".join(items)
        return Edit(owner.value.span, written if isinstance(owner, Element) else f"[{written}]")


def insert_in_flow(text: str, previous: Entry, pair: str) -> Edit:
    """Return the edit that adds a pair behind another within braces, in the manner of that one."""
    line = line_start(text, previous.span.start)
    before = text[line : previous.key_span.start]
    joint = line_end_of(text) + before if not before.strip() else " "
    return Edit(Span(previous.span.end, previous.span.end), f",{joint}{pair}")


def neighbour(mapping: Mapping, after: str | None) -> Entry | None:
    """Return the entry behind which a new one goes; None in an empty mapping."""
    named = mapping.get(after) if after is not None else None
    return named or (mapping.entries[-1] if mapping.entries else None)
