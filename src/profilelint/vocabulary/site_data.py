"""The terms of a vocabulary that stand inside a data file of the site."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from profilelint.vocabulary.term_reader import LABEL_KEYS

if TYPE_CHECKING:
    from profilelint.vocabulary.term_reader import Member, TermReader


def members_at(data: Any, at: str, reader: TermReader) -> list[Member]:
    """Return the values at a place in plain data.

    ``at`` are keys joined by dots, ``*`` for every key; lists are entered. Raises
    `profilelint.vocabulary.term_reader.NothingThereError` if there is nothing.
    """
    members: list[Member] = [((), data)]
    for key in at.split(".") if at else ():
        inner: list[Member] = []
        for route, value in _items(members):
            if isinstance(value, dict):
                keys = list(value) if key == "*" else [key]
                inner += [((*route, each), value[each]) for each in keys if each in value]
        if not inner:
            reader.nothing_there(f'there is nothing at "{at}": no "{key}"')
        members = inner
    return _items(members)


def keys_at(data: Any, at: str, reader: TermReader) -> list[Member]:
    """Return the keys at a place in plain data as terms, with what stands below each.

    Titles and names that stand there are not the term. Raises
    `profilelint.vocabulary.term_reader.NothingThereError` if there are no keys.
    """
    keys: list[Member] = []
    for route, value in members_at(data, at, reader):
        for key, below in value.items() if isinstance(value, dict) else ():
            known = below if isinstance(below, dict) else {}
            more = {name: each for name, each in known.items() if name not in LABEL_KEYS}
            keys.append(((*route, key), {"label": key, **more}))
    if not keys:
        reader.nothing_there(f'there are no keys at "{at}"' if at else "there are no keys")
    return keys


def _items(members: list[Member]) -> list[Member]:
    """Return the members with the items of lists in place of the lists."""
    items: list[Member] = []
    for route, value in members:
        if isinstance(value, list):
            items += [((*route, index), each) for index, each in enumerate(value)]
        else:
            items.append((route, value))
    return items
