"""Faults in the form of a value, which have rules of their own.

Schemas are applied to values as they would be without these faults, so that a client with a space
after it is not reported as an unknown client as well.
"""

from __future__ import annotations

from operator import is_
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Mapping

    from profilelint.model.finding import Route


def has_outer_space(text: str) -> bool:
    """Return whether a text begins or ends with white space; a final line end does not count."""
    if not text or not (text[0].isspace() or text[-1].isspace()):
        return False
    # YAML's block scalars end with a line end unless told otherwise.
    body = text.rstrip("\n")
    return not body or body != body.strip()


def is_empty_item(value: Any) -> bool:
    """Return whether a list item holds nothing."""
    return value is None or (isinstance(value, str) and not value.strip())


def is_blank(value: Any) -> bool:
    """Return whether a value holds nothing, as in a form that is not filled in yet.

    Lists and mappings are blank that hold nothing but blank values.
    """
    if isinstance(value, list):
        return all(map(is_blank, value))
    if isinstance(value, dict):
        return all(map(is_blank, value.values()))
    return is_empty_item(value)


def without_line_signs(text: str) -> str:
    r"""Return a text with a space in place of each ``\n`` that is written out in it."""
    return " ".join(part.strip() for part in text.split("\\n")).strip()


class Tidy:
    """Plain data without faults of form.

    ``data`` is the same object where there are none. ``placed`` turns a route in it into the route
    with all items, and ``original`` into that in the file, where the ``written`` keys are others.
    ``emptied`` are the routes of lists whose items are all empty, ``blank`` those of texts of
    nothing but white space: both have rules of their own. A draft is not finished: what is blank in
    it is left out, as if it were not there yet.
    """

    __slots__ = ("_is_draft", "_kept", "_whole", "_widest", "_written", "blank", "data", "emptied")

    def __init__(
        self, data: Any, *, is_draft: bool = False, written: Mapping[str, str] | None = None
    ) -> None:
        """Take data; ``written`` are keys of the file by those in the data that stand for them."""
        self._is_draft = is_draft
        self._written = written or {}
        self._kept: dict[Route, list[int]] = {}
        self._widest = 0
        self.blank: set[Route] = set()
        self.emptied: set[Route] = set()
        self.data = self._whole = self._tidy(data, ())

    def _tidy(self, value: Any, route: Route) -> Any:
        if isinstance(value, str):
            if value.isspace():
                self.blank.add(route)
            return _tidy_text(value)
        if isinstance(value, dict):
            self._widest = max(self._widest, len(value))
            tidy = {
                key: each if _is_plain(each) else self._tidy(each, (*route, key))
                for key, each in value.items()
                if not (self._is_draft and is_blank(each))
            }
            same = len(tidy) == len(value) and all(map(is_, tidy.values(), value.values()))
            return value if same else tidy
        if isinstance(value, list):
            self._widest = max(self._widest, len(value))
            is_left_out = is_blank if self._is_draft else is_empty_item
            kept = [index for index, each in enumerate(value) if not is_left_out(each)]
            if len(kept) < len(value):
                self._kept[route] = kept
                if not kept:
                    self.emptied.add(route)
            members = [
                each if _is_plain(each := value[index]) else self._tidy(each, (*route, place))
                for place, index in enumerate(kept)
            ]
            same = len(kept) == len(value) and all(map(is_, members, value))
            return value if same else members
        return value

    def shorten(
        self, most: int, names: Callable[[], Container[str]], is_valid: Callable[[Any], bool]
    ) -> bool:
        """Keep the first members of very long lists and mappings, if these are not valid already.

        ``names`` returns the keys that are kept of mappings, wherever they stand. Return whether
        anything was shortened.
        """
        if self._widest <= most:
            return False
        short = _shortened(self.data, most, names)
        if short is self.data or is_valid(short):
            return False
        self.data = short
        return True

    def size(self, route: Route) -> int:
        """Return how many members a list or mapping had before it was shortened."""
        value = self._whole
        for step in route:
            value = value[step]
        return len(value)

    def original(self, route: Route) -> Route:
        """Return the route in the file of a route in the tidy data."""
        placed = self.placed(route)
        if not self._written or not route:
            return placed
        key = str(placed[0])
        return (self._written.get(key, key), *placed[1:])

    def placed(self, route: Route) -> Route:
        """Return the route in the data, as it was given, of a route in the tidy data."""
        if not self._kept:
            return route
        original: list[str | int] = []
        for length, step in enumerate(route):
            kept = self._kept.get(route[:length])
            if kept is not None and isinstance(step, int) and step < len(kept):
                original.append(kept[step])
            else:
                original.append(step)
        return tuple(original)


def _shortened(value: Any, most: int, names: Callable[[], Container[str]]) -> Any:
    if isinstance(value, list):
        members = [_shortened(each, most, names) for each in value[:most]]
        same = len(members) == len(value) and all(map(is_, members, value))
        return value if same else members
    if isinstance(value, dict):
        short = {key: _shortened(each, most, names) for key, each in value.items()}
        if len(short) > most:
            named = names()
            rest = [key for key in short if key not in named]
            for key in rest[most:]:
                del short[key]
        same = len(short) == len(value) and all(map(is_, short.values(), value.values()))
        return value if same else short
    return value


def _is_plain(value: Any) -> bool:
    """Return whether a value is a text that is as it should be, as most are: a quick look."""
    return (
        value.__class__ is str
        and value.isascii()
        and value.isprintable()
        and value[:1] != " "
        and value[-1:] != " "
        and "\\n" not in value
    )


def _tidy_text(text: str) -> str:
    if "\\n" in text:
        text = without_line_signs(text)
    if has_outer_space(text) and not text.isspace():
        text = text.strip()
    if not text.isascii():
        try:
            text.encode()
        except UnicodeEncodeError:
            # Lone surrogates, which a JSON escape can write; the validator takes only Unicode.
            return text.encode("utf-8", "replace").decode()
    return text
