"""Attributes whose value a program of the page makes.

That is ``src={…}`` in JSX and Svelte, and ``:src="…"`` in Vue.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from profilelint.model.named_tuple import NamedTuple
from profilelint.model.pattern import pattern

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from profilelint.model.markup import Attribute, Element

_IN_BRACES: Final = frozenset(("commonmark-svelte", "mdx"))
_VUE: Final = ("v-bind:", ":", ".")
_TEXT: Final = pattern(r"'([^'\\]*+)'|\"([^\"\\]*+)\"|`([^`\\]*+)`")
_INSERTED: Final = pattern(r"\$\{[^{}]*+\}")


class Binding(NamedTuple):
    """What an attribute is on the page: its name there, and its value.

    The value is None where a program alone makes it. What it inserts in a text is written as
    template tags are: ``https://{{ x }}/``.
    """

    name: str
    value: str | None
    attribute: Attribute


PROGRAMS: Final = frozenset(("commonmark-svelte", "markdown-it", "mdx"))
"""The flavors whose pages may be programs."""


def bound(element: Element, flavor: str) -> Iterable[Binding]:
    """Return the attributes of an element as they are on the page."""
    if flavor in PROGRAMS:
        return _bindings(element, flavor)
    return [Binding(name, each.value, each) for name, each in element.attributes.items()]


def _bindings(element: Element, flavor: str) -> Iterator[Binding]:
    """Yield the attributes of an element of a page that may be a program.

    With an empty name come those that set others, ``{...props}`` and ``v-bind="props"``.
    """
    for name, attribute in element.attributes.items():
        value = attribute.value
        if flavor in _IN_BRACES and name.startswith("{..."):
            yield Binding("", None, attribute)
        elif flavor in _IN_BRACES and value.startswith("{"):
            yield Binding(name, _text(value[1:].removesuffix("}")), attribute)
        elif flavor == "markdown-it" and name == "v-bind":
            yield Binding("", None, attribute)
        elif flavor == "markdown-it" and name.startswith(_VUE):
            plain = name.removeprefix("v-bind").lstrip(":.").partition(".")[0]
            yield Binding(plain, _text(value), attribute)
        else:
            yield Binding(name, value, attribute)


def _text(expression: str) -> str | None:
    """Return the text that an expression of JavaScript is; None if it is anything else."""
    text = _TEXT.fullmatch(expression.strip())
    if text is None:
        return None
    if text[3] is not None:
        return _INSERTED.sub("{{ x }}", text[3])
    return text[1] if text[1] is not None else text[2]
