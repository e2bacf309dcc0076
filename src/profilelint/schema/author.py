"""What the schema's author wants said of a fault: ``x-message``, and ajv-errors' ``errorMessage``.

The form and the meaning are those of ajv-errors (https://ajv.js.org/packages/ajv-errors.html): a
text stands for all faults of the value and of what is in it; in an object there are texts by
keyword, for ``required`` and the dependencies also by key, under ``properties`` and ``items`` by
member, and under ``_`` the text for all else. The nearest schema that has a message counts.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from profilelint.model.named_tuple import NamedTuple
from profilelint.model.pattern import pattern
from profilelint.schema import wording
from profilelint.schema.keywords import MESSAGES, VOCABULARY
from profilelint.schema.steps import Step

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from re import Match

    from profilelint.model.finding import Route

_LONGEST = 500
_LONGEST_WRITTEN = 1000
_PLACEHOLDER = pattern(
    r"\$?\{(?P<name>value|key|field)\}"
    r"|\$\{(?:(?P<up>\d{1,2})(?P<hash>#)?)?(?P<path>(?:/[^{}]{0,200})?)\}"
)
_BY_KEY = frozenset(("required", "dependentRequired", "dependencies"))
_BY_BRANCH = frozenset(("then", "else"))


class AuthorMessage(NamedTuple):
    """A message; ``route`` leads to the value that it is about.

    It stands for all faults there and below, or for those of one keyword if ``of_keyword``.
    ``base`` leads to the value whose schema, told by ``schema``, has the message.
    """

    text: str
    schema: int
    base: Route
    route: Route
    of_keyword: bool


def find_message(steps: Sequence[Step], route: Route, place: Route) -> AuthorMessage | None:
    """Return the message for an error of the validator, None if its author has none.

    ``steps`` lead to the error and ``route`` to its value; ``place`` leads to what is wrong, such
    as a missing key of that value.
    """
    failed = len(steps) - 1
    key = place[len(route)] if len(place) > len(route) else ""
    for number in range(failed, -1, -1):
        step = steps[number]
        for name in MESSAGES:
            written = step.node.get(name)
            base = here = route[: step.depth]
            text: Any = written
            of_keyword = False
            if isinstance(written, dict):
                text = _of_keyword(written, step, key, failed=number == failed)
                of_keyword = text is not None
                if text is None and len(route) > step.depth:
                    text = _of_member(written, route[step.depth])
                    here = route[: step.depth + 1] if text is not None else here
                if text is None:
                    text = written.get("_")
            if isinstance(text, str) and text.strip():
                return AuthorMessage(text, id(step.node), base, here, of_keyword)
    return None


def message_on_terms(nodes: Iterable[dict[str, Any]], route: Route) -> AuthorMessage | None:
    """Return the message for a value that ought to be a term, whose schemas are given."""
    for node in nodes:
        if VOCABULARY in node:
            message = find_message([Step(node, len(route), "enum")], route, route)
            if message is not None:
                return message
    return None


def _of_keyword(written: dict[str, Any], step: Step, key: str | int, *, failed: bool) -> str | None:
    names = [step.keyword]
    if step.keyword in _BY_BRANCH:
        names.append("if")
    elif failed and step.keyword in ("enum", "allOf") and VOCABULARY in step.node:
        # The validator is given the terms of a vocabulary as ``enum``.
        names.append(VOCABULARY)
    for name in names:
        text = written.get(name)
        if isinstance(text, str):
            return text
        if isinstance(text, dict) and step.keyword in _BY_KEY:
            return _of_key(text, step.node.get(step.keyword), key)
    return None


def _of_key(texts: dict[str, Any], required: Any, key: str | int) -> str | None:
    """Return the text for a missing key or, else, for the key that makes it necessary."""
    dependents = required.items() if isinstance(required, dict) else ()
    needing = [name for name, needed in dependents if isinstance(needed, list) and key in needed]
    return next((texts[name] for name in (key, *needing) if isinstance(texts.get(name), str)), None)


def _of_member(written: dict[str, Any], member: str | int) -> Any:
    texts = written.get("properties" if isinstance(member, str) else "items")
    if isinstance(member, int):
        if isinstance(texts, list):
            return texts[member] if member < len(texts) else None
        return texts
    return texts.get(member) if isinstance(texts, dict) else None


def fill(
    text: str,
    *,
    value: str,
    key: str,
    field: str,
    route: Route,
    look_up: Callable[[Route], Any],
) -> str:
    """Return a message in one line, with what its placeholders stand for.

    These are ``{value}``, ``{key}`` and ``{field}``, also after a dollar sign, and ajv-errors'
    ``${…}`` with a JSON Pointer (RFC 6901) or a relative one, which counts from ``route``.
    ``look_up`` returns the value at a route. Long messages are cut.
    """
    named = {"value": value, "key": key, "field": field}

    def filled(match: Match[str]) -> str:
        if match["name"]:
            return named[match["name"]]
        steps: Route = ()
        if match["up"]:
            up = int(match["up"])
            if up > len(route):
                return match[0]
            steps = route[: len(route) - up]
            if match["hash"]:
                return wording.key(str(steps[-1])) if steps else match[0]
        elif not match["path"]:
            return match[0]
        for part in match["path"].split("/")[1:]:
            member = part.replace("~1", "/").replace("~0", "~")
            held = look_up(steps)
            steps += (int(member) if isinstance(held, list) and member.isdecimal() else member,)
        return wording.data(look_up(steps))

    line = " ".join(_PLACEHOLDER.sub(filled, text[:_LONGEST_WRITTEN]).split())
    is_whole = len(line) <= _LONGEST and len(text) <= _LONGEST_WRITTEN
    return line if is_whole else f"{line[: _LONGEST - 1]}…"
