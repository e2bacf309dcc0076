"""Front matter in TOML 1.0, with exact places.

`tomllib` decides what is TOML. It gives no places, so the block is also read here. That is done
first, because the limits here keep `tomllib` from quadratic work and from deep recursion.
"""

from __future__ import annotations

import tomllib

from profilelint.model.finding import Problem, Span
from profilelint.model.tree import plain
from profilelint.source.front_matter.notation import Reading
from profilelint.source.front_matter.problems import Unreadable
from profilelint.source.front_matter.toml.faults import RULE, explain, line_end
from profilelint.source.front_matter.toml.scalars import LONE_CR
from profilelint.source.front_matter.toml.tables import Tables


def read_toml(text: str, content: Span) -> Reading:
    """Return what the TOML in a span of a text says. Never raises."""
    tables = Tables(text, content)
    try:
        tables.walk()
    except Unreadable as reason:
        return Reading(None, None, [reason.problem])
    if not tables.duplicates:
        source = LONE_CR.sub("\n", text[content.start : content.end])
        try:
            tomllib.loads(source)
        except tomllib.TOMLDecodeError as error:
            return Reading(None, None, [explain(text, content, source, error)])
        except (RecursionError, ValueError, OverflowError):
            # A number too long for Python is text here, and has been reported as such.
            if not tables.problems:
                line = Span(content.start, line_end(text, content.start, content.end))
                return Reading(None, None, [Problem(RULE, "unreadable", line, {})])
    tree = tables.root
    return Reading(plain(tree), lambda: tree, [*tables.duplicates, *tables.problems])
