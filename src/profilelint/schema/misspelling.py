"""Keywords that a schema's author misspelt, or that are newer than the version that is named.

JSON Schema ignores keywords that it does not know (2020-12, core, section 4.3.1), so that these
check nothing, without a word. Told are near misses of known keywords whose value is of the kind
that the known one has; keywords of other programs are left alone.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from profilelint.schema.keywords import (
    DRAFTS,
    FILE,
    MESSAGES,
    OPEN,
    PAGE,
    RENAMED,
    SCHEMA,
    VOCABULARY,
    draft_of,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from profilelint.model.finding import Route

_BY_NAME = ("properties", "patternProperties", "$defs", "definitions", "dependentSchemas")
_SINGLE = (
    *("additionalProperties", "unevaluatedProperties", "propertyNames", "items", "contains"),
    *("additionalItems", "unevaluatedItems", "not", "if", "then", "else", "contentSchema"),
)
_LISTS = ("allOf", "anyOf", "oneOf", "prefixItems")
_NUMBERS = (
    *("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf"),
    *("minLength", "maxLength", "minItems", "maxItems", "minContains", "maxContains"),
    *("minProperties", "maxProperties"),
)
_TEXTS = (
    *("title", "description", "pattern", "format", "contentEncoding", "contentMediaType"),
    *("$ref", "$dynamicRef", "$recursiveRef", "$anchor", "$dynamicAnchor", VOCABULARY),
)
_FLAGS = ("uniqueItems", "deprecated", "readOnly", "writeOnly", OPEN)


def _is_group(value: Any) -> bool:
    return isinstance(value, dict)


def _is_schema(value: Any) -> bool:
    return isinstance(value, (dict, bool))


def _is_list(value: Any) -> bool:
    return isinstance(value, list) and bool(value)


def _is_number(value: Any) -> bool:
    return isinstance(value, (int, float)) and not isinstance(value, bool)


def _is_text(value: Any) -> bool:
    return isinstance(value, str)


def _is_flag(value: Any) -> bool:
    return isinstance(value, bool)


def _is_type(value: Any) -> bool:
    return isinstance(value, str) or (_is_list(value) and all(map(_is_text, value)))


def _is_message(value: Any) -> bool:
    return isinstance(value, (str, dict))


def _is_place(value: Any) -> bool:
    return value is True or _is_type(value)


_KINDS: dict[str, Callable[[Any], bool]] = {
    **dict.fromkeys((*_BY_NAME, "dependentRequired", "dependencies"), _is_group),
    **dict.fromkeys(_SINGLE, _is_schema),
    **dict.fromkeys((*_LISTS, "required", "enum", "examples"), _is_list),
    **dict.fromkeys(_NUMBERS, _is_number),
    **dict.fromkeys(_TEXTS, _is_text),
    **dict.fromkeys(_FLAGS, _is_flag),
    **dict.fromkeys(MESSAGES, _is_message),
    **dict.fromkeys((FILE, PAGE), _is_place),
    RENAMED: _is_message,
    "type": _is_type,
}
_KIND_WORDS: dict[Callable[[Any], bool], str] = {
    _is_group: "a group: { … }",
    _is_schema: "a schema: { … }",
    _is_list: "a list: [ … ]",
    _is_number: "a number",
    _is_text: "a text",
    _is_flag: "true or false",
}
_OTHERS = frozenset(
    (
        *("$schema", "$id", "id", "$comment", "$vocabulary", "$recursiveAnchor"),
        *("const", "default"),
        # Of OpenAPI, of older drafts, of editors and form generators.
        *("example", "nullable", "discriminator", "xml", "externalDocs", "comment", "types"),
        *("extends", "disallow", "divisibleBy", "links", "formatMinimum", "formatMaximum"),
        *("markdownDescription", "enumDescriptions", "deprecationMessage", "options", "formats"),
        *("enumNames", "propertyOrder", "patternErrorMessage", "defaultSnippets", "enums"),
    )
)
_SILENT = frozenset(("title", "description", "examples", "deprecated", "readOnly", "writeOnly"))
_NAMES = [name for name in _KINDS if name not in ("$defs", "definitions")]
"""The keywords that may be meant; where definitions are kept, references lead to any name."""

_OWN = {
    MESSAGES[0]: "a text, or texts by keyword: { … }",
    RENAMED: "the new name of a key, or new names by old ones: { … }",
    OPEN: "true or false",
    FILE: "true, a folder, or a list of folders",
    PAGE: "true, a folder, or a list of folders",
}
# The keywords that check something, by the version of JSON Schema that has them first.
_SINCE = {
    **dict.fromkeys(("const", "contains", "propertyNames"), DRAFTS[3]),
    "if": DRAFTS[2],
    **dict.fromkeys(("dependentRequired", "dependentSchemas"), DRAFTS[1]),
    **dict.fromkeys(("unevaluatedProperties", "unevaluatedItems"), DRAFTS[1]),
    **dict.fromkeys(("minContains", "maxContains"), DRAFTS[1]),
    "prefixItems": DRAFTS[0],
}
_BETWEEN_SLASHES = re.compile(r"/\^.*/[a-z]*|/.*\$/[a-z]*", re.DOTALL)
"""A pattern that cannot match: an anchor stands within."""

_LONGEST = 40
_MOST_LOOKED_UP = 2000


# Formats of other programs that are nearly one of JSON Schema's.
_OTHER_FORMATS = frozenset(
    ("cuid", "data", "datetime", "guid", "host", "mail", "mime", "path", "uid", "ulid", "urn")
)


def kind_of_value(keyword: str, value: Any) -> str:
    """Return in words what the value of a keyword must be, if it is something else, else ""."""
    kind = _KINDS.get(keyword)
    return _KIND_WORDS.get(kind, "") if kind is not None and not kind(value) else ""


def _format_meant(name: Any) -> str:
    """Return the format that a misspelt one means, or ""; other programs have formats, too."""
    from profilelint.schema.wording import FORMAT_WORDS

    if not isinstance(name, str) or name in FORMAT_WORDS or name in _OTHER_FORMATS:
        return ""
    if len(name) > _LONGEST or any(char.isdigit() for char in name):  # such as uuid4 or int32
        return ""
    from profilelint.vocabulary.nearest import nearest

    formats = [*FORMAT_WORDS]
    return nearest(name, formats, formats) or ""


def keyword_faults(document: Any) -> Iterator[tuple[Route, str]]:
    """Yield the routes to keywords of a schema that are wrong, each with what to say of it.

    These are misspelt ones, misspelt formats, those that the version which ``$schema`` names does
    not have, and annotations of this program whose value is of another kind.
    """
    known: dict[str, str] = {}
    missing = _missing_in(document.get(SCHEMA)) if isinstance(document, dict) else {}
    pending: list[tuple[Route, Any]] = [((), document)]
    while pending:
        route, node = pending.pop()
        if not isinstance(node, dict):
            continue
        for keyword, value in node.items():
            if keyword in _OWN and not _KINDS[keyword](value):
                yield (*route, keyword), f'"{keyword}" must be {_OWN[keyword]}'
            if keyword == "format" and (intended := _format_meant(value)):
                message = f'"{value}" is not a format of JSON Schema and checks nothing'
                yield (*route, keyword), f'{message}; did you mean "{intended}"?'
            if keyword == "pattern" and _is_text(value) and _BETWEEN_SLASHES.fullmatch(value):
                message = f'"{value}" can match nothing: a pattern stands here without slashes'
                yield (*route, keyword), message
            if keyword == "nullable" and value is True and (types := _types_but_null(node)):
                message = '"nullable" is a keyword of OpenAPI and has no effect in JSON Schema'
                yield (*route, keyword), f'{message}: write "type": {json.dumps(types)}'
            if keyword in missing:
                message = f'"{keyword}" checks nothing in the version that "$schema" names'
                yield (*route, keyword), f'{message}: write "{missing[keyword]}" there'
            if keyword in _KINDS or keyword in _OTHERS or len(keyword) > _LONGEST:
                continue
            if keyword not in known and len(known) < _MOST_LOOKED_UP:
                known[keyword] = _nearest(keyword)
            meant = known.get(keyword)
            if meant and meant not in node and _KINDS[meant](value):
                message = f'"{keyword}" is not a keyword of JSON Schema and checks nothing'
                yield (*route, keyword), f'{message}; did you mean "{meant}"?'
        pending += reversed(list(_inner(node, route)))


def _types_but_null(node: dict[str, Any]) -> list[str]:
    """Return the types that a schema names, and ``null``; nothing if it allows that or any type."""
    named = node.get("type")
    types = named if isinstance(named, list) else [named]
    if "null" in types or not all(map(_is_text, types)):
        return []
    return [*types, "null"]


def strange_key(document: Any) -> str:
    """Return a key of what is no schema at all: none of its keys checks anything.

    It is empty for a schema, and for one that says nothing on purpose.
    """
    if not isinstance(document, dict):
        return ""
    if any((key in _KINDS and key not in _SILENT) or key == "const" for key in document):
        return ""
    strange = (key for key in document if key not in _KINDS and key not in _OTHERS)
    return next((str(key) for key in strange if not str(key).startswith(("x-", "$"))), "")


def _missing_in(named: Any) -> dict[str, str]:
    """Return the keywords that a version of JSON Schema does not have, with the first that does."""
    draft = draft_of(named)
    newer = DRAFTS[: DRAFTS.index(draft)] if draft else ()
    return {keyword: since for keyword, since in _SINCE.items() if since in newer}


def _nearest(keyword: str) -> str:
    from profilelint.vocabulary.nearest import nearest

    plural = f"{keyword.removesuffix('s').removesuffix('y')}ies"
    if plural in _NAMES:
        return plural
    if keyword.startswith("x-") and keyword[:4] not in {name[:4] for name in (*_OWN, VOCABULARY)}:
        return ""
    # Other capitals are no edits.
    return nearest(keyword.lower(), [name.lower() for name in _NAMES], _NAMES) or ""


def _inner(node: dict[str, Any], route: Route) -> Iterator[tuple[Route, Any]]:
    for keyword, value in node.items():
        if keyword in _BY_NAME or keyword == "dependencies":
            if isinstance(value, dict):
                yield from (((*route, keyword, name), each) for name, each in value.items())
        elif keyword in _LISTS or keyword == "items":
            if isinstance(value, list):
                yield from (((*route, keyword, at), each) for at, each in enumerate(value))
            else:
                yield (*route, keyword), value
        elif keyword in _SINGLE:
            yield (*route, keyword), value
