"""The regular expressions of content models, which are those of JavaScript.

JSON Schema's are, too, but this program takes only those that no text can make slow (see
`profilelint.schema.validator`). A pattern with look-around or back-references is right for the CMS
and cannot be checked here: it is left out. A pattern that is none is a fault of the content model.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from profilelint.model.pattern import pattern
from profilelint.schema.models.collection import ModelError

if TYPE_CHECKING:
    from profilelint.schema.models.collection import Node, Place

_LONGEST = 1000
_LITERAL = pattern(r"/(.*)/([a-z]*)")
_BEYOND = pattern(r"\(\?<?[=!]|\\[1-9]|\\k<")


def with_pattern(node: Node, expression: Any, message: Any, place: Place) -> Node:
    """Return a schema of texts with a pattern and the message of who wrote it, if any.

    ``expression`` may be written as in JavaScript, between slashes. Raises `ModelError` for one
    that is not a regular expression.
    """
    if not isinstance(expression, str) or not expression or len(expression) > _LONGEST:
        return node
    literal = _LITERAL.fullmatch(expression)
    flags = ""
    if literal is not None:
        expression, flags = literal[1], literal[2]
    if flags.strip("gu") or _BEYOND.search(expression):
        return node
    if not _is_usable(expression):
        if not _is_expression(expression):
            raise ModelError(place, f'"{expression}" is not a regular expression')
        return node
    node["pattern"] = expression
    if isinstance(message, str) and message.strip():
        node["description"] = message
    return node


def _is_usable(expression: str) -> bool:
    from profilelint.schema.validator import RefusedError, make_validator

    try:
        make_validator({"pattern": {"pattern": expression}}, "pattern")
    except RefusedError:
        return False
    return True


def _is_expression(expression: str) -> bool:
    try:
        re.compile(expression)
    except (re.error, RecursionError, OverflowError):
        return False
    return True
