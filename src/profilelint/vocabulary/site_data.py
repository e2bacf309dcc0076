"""The terms of a vocabulary that stand inside a data file of the site."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from profilelint.vocabulary.term_reader import Member, TermReader


def members_at(data: Any, at: str, reader: TermReader) -> list[Member]:
    """Return the values at a place in plain data.

    ``at`` are keys joined by dots, ``*`` for every key; lists are entered. Raises
    `profilelint.vocabulary.term_reader.VocabularyError` if there is nothing.
    """
    members: list[Member] = [((), data)]
    for key in at.split("."):
        inner: list[Member] = []
        for route, value in _items(members):
            if isinstance(value, dict):
                keys = list(value) if key == "*" else [key]
                inner += [((*route, each), value[each]) for each in keys if each in value]
        if not inner:
            reader.fail((), f'there is nothing at "{at}": no "{key}"')
        members = inner
    return _items(members)


def _items(members: list[Member]) -> list[Member]:
    """Return the members with the items of lists in place of the lists."""
    items: list[Member] = []
    for route, value in members:
        if isinstance(value, list):
            items += [((*route, index), each) for index, each in enumerate(value)]
        else:
            items.append((route, value))
    return items
