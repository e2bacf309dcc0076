"""Components that programs of a site put in the place of elements: ``<Video src="a.mp4" />``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from profilelint.model.pattern import pattern

if TYPE_CHECKING:
    from profilelint.model.document import Document
    from profilelint.model.markup import Element

_FLAVORS: Final = frozenset(("commonmark-svelte", "markdown-it", "mdx"))
# All in capitals, a name may be an element's that is written so.
_NAME: Final = pattern(r"<[A-Z][A-Za-z0-9]{0,60}[a-z]")


def is_component(element: Element, document: Document) -> bool:
    """Return whether what browsers would take for an element of HTML is a component by its name.

    Whoever asks for harm must not ask this: where nobody made the component, it is the element.
    """
    return (
        document.flavor in _FLAVORS and _NAME.match(document.text, element.span.start) is not None
    )
