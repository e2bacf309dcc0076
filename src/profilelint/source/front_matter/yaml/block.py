"""Front matter in YAML: what it says, and on request where it says so.

Flat blocks, which most are, are read line by line; a parser reads all others, and is asked for the
places of anything. Both give the same result.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from profilelint.source.front_matter.reading import Reading
from profilelint.source.front_matter.yaml.flat import read_flat

if TYPE_CHECKING:
    from profilelint.model.finding import Span
    from profilelint.model.tree import Mapping

_FLAT_SIZE = 8192
"""Characters of a block up to which no limit on what it holds can be passed."""


def read_yaml(text: str, content: Span, *, longest_flat: int = _FLAT_SIZE) -> Reading:
    """Return what the YAML in a span of a text says. Never raises.

    ``longest_flat`` are the characters up to which it is read line by line; what is so read has no
    limit but this one.
    """
    if content.end - content.start <= longest_flat:
        source = text[content.start : content.end]
        if "\r" in source:
            source = source.replace("\r\n", "\n")
        data = read_flat(source)
        if data:

            def make_tree() -> Mapping:
                from profilelint.source.front_matter.yaml.nodes import read_nodes

                made = read_nodes(text, content).make_tree
                if made is None:
                    raise ValueError
                return made()

            return Reading(data, make_tree, [])
    from profilelint.source.front_matter.yaml.nodes import read_nodes

    return read_nodes(text, content)
