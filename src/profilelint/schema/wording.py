"""Values, types and places in the words of an editor."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable

    from profilelint.model.finding import Route
    from profilelint.schema.annotations import Annotations

_LONGEST = 60
_LONGEST_DESCRIPTION = 200
FEW = 7
_NEAREST = 3

_TYPES = {
    "string": "text",
    "integer": "a whole number",
    "number": "a number",
    "boolean": "true or false",
    "array": "a list",
    "object": "a group of keys with values",
    "null": "empty",
}

FORMAT_WORDS = {
    "date": "a date such as 2020-12-31",
    "date-time": "a date and time such as 2020-12-31T09:30:00Z",
    "duration": "a length of time such as P3M (three months)",
    "email": "an e-mail address such as name@example.org",
    "hostname": "the name of a site such as www.example.org",
    "idn-email": "an e-mail address such as name@example.org",
    "idn-hostname": "the name of a site such as www.example.org",
    "ipv4": "an IPv4 address such as 192.0.2.1",
    "ipv6": "an IPv6 address such as 2001:db8::1",
    "iri": "a full address such as https://www.example.org/page",
    "iri-reference": "an address such as https://www.example.org/page or /page",
    "json-pointer": "a JSON Pointer such as /list/0",
    "regex": "a pattern that can be used",
    "relative-json-pointer": "a relative JSON Pointer such as 1/list",
    "time": "a time such as 09:30:00Z",
    "uri": "a full address such as https://www.example.org/page",
    "uri-reference": "an address such as https://www.example.org/page or /page",
    "uri-template": "an address template such as https://www.example.org/{page}",
    "url": "a full address such as https://www.example.org/page",
    "uuid": "a UUID such as 123e4567-e89b-12d3-a456-426614174000",
}
"""What a value of each format is, to follow ``must be``."""


def quoted(text: str) -> str:
    """Return a text between quotation marks, cut to one line of sixty characters."""
    line = " ".join(text.split()) if "\n" in text or "\r" in text else text
    return f'"{cut(line)}"'


def cut(text: str) -> str:
    """Return a text cut to sixty characters."""
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"


def sentence(text: Any) -> str:
    """Return a description on one line, without its full stop; empty if it is no short text."""
    if not isinstance(text, str) or len(text) > _LONGEST_DESCRIPTION:
        return ""
    return " ".join(text.split()).removesuffix(".")


def value(data: Any) -> str:
    """Return what plain data is, to follow ``not``: a text is quoted, a list is called a list."""
    if isinstance(data, str):
        return quoted(data) if data else "empty text"
    if isinstance(data, bool):
        return "true" if data else "false"
    if data is None:
        return "empty"
    if isinstance(data, (int, float)):
        return number(data)
    return "a list" if isinstance(data, list) else "a group of keys with values"


def data(fixed: Any) -> str:
    """Return a fixed value of a schema: a short list or group is written out."""
    if not isinstance(fixed, (dict, list)):
        return value(fixed)
    from json import dumps

    text = dumps(fixed, ensure_ascii=False)
    return text if len(text) <= _LONGEST else value(fixed)


def number(data: int | float) -> str:
    """Return a number without a needless fraction."""
    if isinstance(data, float) and data.is_integer() and abs(data) < 1e15:
        return str(int(data))
    return str(data)


def kind(types: Iterable[str]) -> str:
    """Return JSON Schema types in words, to follow ``must be``."""
    names = list(types)
    if "number" in names and "integer" in names:
        names.remove("integer")
    return either([_TYPES.get(name, name) for name in names])


def either(words: list[str]) -> str:
    """Return words joined by commas and a last ``or``."""
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} or {words[-1]}"


def both(words: list[str]) -> str:
    """Return words joined by commas and a last ``and``."""
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"


def choice(options: list[Any], given: Any) -> str:
    """Return allowed values, to follow ``write``: all if they are few, else the nearest to one.

    Of a number that may stand as a text as well, the number is named.
    """
    options = without_texts_of_numbers(options)
    if len(options) <= FEW:
        return (
            either([data(option) for option in options])
            if options
            else "a value of the schema's list, which is empty"
        )
    words = [value(option) for option in _nearest(options, given)]
    return f"{', '.join(words)} or one of {len(options) - len(words)} others"


def without_texts_of_numbers(options: list[Any]) -> list[Any]:
    """Return values without the texts that are numbers among them."""
    numbers = {str(option) for option in options if isinstance(option, (int, float))}
    return [each for each in options if not (isinstance(each, str) and each in numbers)]


def names(options: list[str], given: str) -> str:
    """Return known names, to follow ``are``: all if they are few, else the nearest to one.

    There must be one at least.
    """
    if len(options) <= FEW:
        return both([quoted(option) for option in options])
    words = [quoted(option) for option in _nearest(options, given)]
    return f"{', '.join(words)} and {len(options) - len(words)} others"


def _nearest(options: list[Any], given: Any) -> list[Any]:
    texts = [option for option in options if isinstance(option, str)]
    if not isinstance(given, str) or len(texts) < _NEAREST:
        return options[:_NEAREST]
    from heapq import nlargest

    from profilelint.vocabulary.nearest import likeness_to

    wanted = given[:_LONGEST].casefold()
    likeness = likeness_to(wanted)

    def rank(text: str) -> tuple[bool, float]:
        folded = text[:_LONGEST].casefold()
        return wanted in folded or folded in wanted, likeness(folded)

    return nlargest(_NEAREST, texts, key=rank)


def field(route: Route) -> str:
    """Return what a place is called: its key as written, and the number of a list item.

    Examples are ``"client"``, ``item 2 of "solutions"`` and ``"link" in item 2 of "promos"``.
    """
    words = ""
    for step in route:
        if isinstance(step, int):
            words = f"item {step + 1} of {words}" if words else f"item {step + 1}"
        else:
            words = f"{key(step)} in {words}" if words else key(step)
    return words or "the front matter"


def key(name: str) -> str:
    """Return a key in quotation marks, cut to sixty characters."""
    return f'"{cut(name)}"'


def example(annotations: Annotations, route: Route) -> str:
    """Return the first example that the schema gives for a place, empty if it is no short one."""
    examples = annotations.own(route, "examples")
    if not isinstance(examples, list) or not examples or isinstance(examples[0], (dict, list)):
        return ""
    words = value(examples[0])
    return words if not words.endswith('…"') else ""
