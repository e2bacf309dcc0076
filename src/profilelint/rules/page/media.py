"""The files that HTML elements show besides those of ordinary images."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from profilelint.model.markup import Attribute
from profilelint.model.pattern import pattern
from profilelint.rules.page.destinations import Destination, holds_template

if TYPE_CHECKING:
    from collections.abc import Iterator

    from profilelint.model.markup import Element

_SHOWN: Final = {
    "audio": ("src",),
    "embed": ("src",),
    "img": ("srcset",),
    "input": ("src",),
    "object": ("data",),
    "source": ("src", "srcset"),
    "track": ("src",),
    "video": ("src", "poster"),
}
_MOST_CANDIDATES = 100
# HTML standard, "parse a srcset attribute": an address, then descriptors up to a comma that stands
# in no parentheses.
_CANDIDATE = pattern(r"[\s,]*+(\S++)((?:[^,()]++|\([^()]*+\)?)*+)")


def shown_files(element: Element) -> Iterator[Destination]:
    """Yield the addresses of what an element shows or plays, those of images in ``src`` aside.

    These are pictures for other screens (``srcset``), films, sounds, their subtitles and posters.
    """
    names = _SHOWN.get(element.name, ())
    if not names or element.inert or element.namespace != "html":
        return
    for name in names:
        attribute = element.attributes.get(name)
        # What begins with a brace is the value of a program.
        if attribute is None or attribute.value[:1] == "{" or holds_template(attribute.value):
            continue
        if name == "srcset":
            yield from _candidates(attribute, element)
        else:
            yield Destination(attribute.value, True, attribute, element.verbatim)


def _candidates(attribute: Attribute, element: Element) -> Iterator[Destination]:
    start, end = attribute.value_span
    # Where references are written for characters, offsets in the value are not those in the file.
    exact = element.verbatim and end - start == len(attribute.value)
    position = 0
    for _ in range(_MOST_CANDIDATES):
        candidate = _CANDIDATE.match(attribute.value, position)
        if candidate is None:
            return
        url = candidate[1].rstrip(",")
        first = candidate.start(1)
        position = first + len(candidate[1]) if url != candidate[1] else candidate.end()
        if url[:5].lower() == "data:":
            continue
        place = attribute
        if exact:
            at, last = start + first, start + first + len(url)
            place = Attribute(attribute.name, url, (at, at, at, last, last))
        yield Destination(url, True, place, exact)
