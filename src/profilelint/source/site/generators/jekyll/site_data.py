"""Addresses that a page of Jekyll writes from the site's data: ``<{{ site.data.books.url }}>``."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final

from profilelint.source.site.templates.expressions import read_expression

if TYPE_CHECKING:
    from collections.abc import Mapping

_OUTPUT = re.compile(r"\{\{-?([^{}]{1,200})-?\}\}")
# Tags that give a variable a value: one in group "value", one that the page makes up, or many.
_BINDING = re.compile(
    r"\{%-?\s*+(?:(?:assign\s++(?P<assigned>[\w-]++)\s*+=|for\s++(?P<each>[\w-]++)\s++in\s)"
    r"(?P<value>(?:[^%]|%(?!\}))*+)%\}"
    r"|(?:capture|tablerow|increment|decrement)\s++[\"']?(?P<other>[\w-]++)|(?P<many>liquid)\s)"
)
_HEAD = re.compile(r"\s*+[A-Za-z_]")
# These choose among values, and write nothing of their own.
_CHOOSING: Final = frozenset(
    (
        *("compact", "find", "find_exp", "first", "last", "reverse", "sort", "uniq"),
        *("where", "where_exp"),
    )
)
_OF_ADDRESSES: Final = frozenset(
    ("address", "email", "homepage", "href", "link", "mail", "uri", "url", "website")
)
# Filters at the end that make an address of a place of the site, in group 1 whatever it is.
_COMPLETED = re.compile(
    r"(?:\s*+\|\s*+(?:(absolute_url|relative_url)|prepend:\s*+site\.(?:baseurl|url))\b\s*+)++\Z"
)
_PLACE = re.compile(r"(?:/[\w./~-]*+)?")
_WRITTEN_PLACE = re.compile(r"\s*+(?:\"/[\w./~-]*+\"|'/[\w./~-]*+')\s*+")
_ADDRESS = re.compile(r"(?:https?://|mailto:)[^\s<>\"']+|[^\s<>\"'@]+@[^\s<>\"'@]+")


def writes_address(output: str, text: str, settings: Mapping[str, Any]) -> bool:
    """Return whether an output of Liquid, with its braces, writes an address of the site's data.

    ``text`` is that of the page, whose tags may give a name to a part of the data. An address is
    what stands in data files below a key such as ``url``, what the settings have for one, and a
    place of the site that filters such as ``absolute_url`` make one of; the last may be empty.
    """
    found = _OUTPUT.fullmatch(output)
    if found is None:
        return False
    source = found[1]
    completed = _COMPLETED.search(source)
    if completed is not None:
        if not _has_plain_address(settings):
            return False
        source = source[: completed.start()]
        if _WRITTEN_PLACE.fullmatch(source) is not None:
            return "site" in _names_of_data(text)
    keys = _path(source)
    if _may_lead_to_data(keys):
        is_address = not _OF_ADDRESSES.isdisjoint(keys)
    else:
        _, *deeper = keys
        value = settings.get(deeper[0]) if len(deeper) == 1 else None
        is_address = isinstance(value, str) and _ADDRESS.fullmatch(value) is not None
        if completed is not None and completed[1] is not None:
            # What no setting says is empty, and the filter leaves it so.
            place = value or ""
            is_address = is_address or (
                isinstance(place, str) and _PLACE.fullmatch(place) is not None
            )
    return is_address and keys[0] in _names_of_data(text)


def _has_plain_address(settings: Mapping[str, Any]) -> bool:
    """Return whether the settings say where the site is published, if at all, and nothing else."""
    url, base = settings.get("url") or "", settings.get("baseurl") or ""
    return (
        isinstance(url, str)
        and isinstance(base, str)
        and (not url or _ADDRESS.fullmatch(url) is not None)
        and _PLACE.fullmatch(base) is not None
    )


@lru_cache(maxsize=1)
def _names_of_data(text: str) -> frozenset[str]:
    """Return the names that lead to data of the site wherever the page's text gives them a value.

    ``site`` is one of them, unless the page has a variable of this name.
    """
    names = {"site"}
    named_by: dict[str, list[str]] = {}
    for tag in _BINDING.finditer(text):
        if tag["many"]:
            return frozenset()
        path = _path(tag["value"]) if tag["value"] is not None else ()
        name = tag["assigned"] or tag["each"] or tag["other"]
        names.add(name)
        named_by.setdefault(path[0] if path and _may_lead_to_data(path) else "", []).append(name)
    if any("site" in each for each in named_by.values()):
        return frozenset()
    others = [name for source, each in named_by.items() if source not in names for name in each]
    while others:
        name = others.pop()
        if name in names:
            names.remove(name)
            others += named_by.get(name, ())
    return frozenset(names)


def _may_lead_to_data(keys: tuple[str, ...]) -> bool:
    """Return whether keys lead to what stands in data files, if the first of them does."""
    return keys[:1] != ("site",) or keys[1:2] == ("data",)


def _path(source: str) -> tuple[str, ...]:
    """Return the keys of the variable that an expression takes a value of, none if it makes one."""
    expression = read_expression(source)
    if _HEAD.match(source) is None or not _CHOOSING.issuperset(expression.filters):
        return ()
    return expression.paths[0] if expression.paths else ()
