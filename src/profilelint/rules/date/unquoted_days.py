"""Days without quotation marks where the schema says that text is wanted."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final

from profilelint.model.named_tuple import NamedTuple
from profilelint.model.pattern import pattern
from profilelint.model.text import plain_words
from profilelint.rules.api import finder
from profilelint.rules.page.fields import field_texts, scalar
from profilelint.schema.accept import FORM

if TYPE_CHECKING:
    from profilelint.model.finding import Route, Span
    from profilelint.rules.api import Context
    from profilelint.schema.annotations import Annotations

# Words in the names of fields that hold days and times.
_OF_TIME: Final = frozenset(
    (
        *("added", "archived", "at", "begin", "born", "closes", "created", "data", "date", "dates"),
        *("day", "days", "deadline", "died", "due", "end", "ended", "ends", "eol", "expires"),
        *("expiry", "fecha", "from", "issued", "last", "lastmod", "lts", "modified", "month"),
        *(
            "moment",
            "on",
            "opened",
            "opens",
            "posted",
            "publish",
            "published",
            "pubdate",
            "release",
        ),
        *("released", "review", "reviewed", "scheduled", "since", "start", "started", "starts"),
        *("support", "time", "timestamp", "to", "until", "updated", "when", "year", "datum"),
    )
)
_SAYING_SO: Final = frozenset(("date", "dates", "day", "days", "time", "timestamp", "year"))
_TEXT_TAG: Final = pattern(r"(?:!!str|!<tag:yaml\.org,2002:str>)\s+(?:&\S+\s+)?\Z")
_LONGEST_TAG: Final = 60
_NOTHING: Final = ({"type": "null"}, {"const": None}, {"enum": [None]})
_CHOICES: Final = ("anyOf", "oneOf", "if", "not")
_PLAIN: Final = frozenset(("string", "number", "integer", "null"))


class UnquotedDay(NamedTuple):
    """A day, with a time of day or without, that stands without quotation marks."""

    route: Route
    span: Span
    value: str


@finder("unquoted_day", of="front matter")
def find_unquoted_days(context: Context) -> list[UnquotedDay]:
    """Return the days in fields that are text by the schema and hold no days by their names."""
    document, schema = context.document, context.schema
    if schema is None or document.front_matter is None or document.front_matter.notation == "json":
        return []
    fields = field_texts(document)
    found = []
    for number, value in enumerate(fields.texts):
        if value[4:5] != "-" or value[7:8] != "-" or not value[:4].isdigit():
            continue
        # Most days stand at such a key.
        if _is_of_time(fields.keys[number]):
            continue
        route = fields.route(number)
        if not _is_other_text(schema.annotations, route):
            continue
        from profilelint.source.front_matter.date_notation import is_iso

        written = scalar(document, route)
        if written is None or written.style != "plain" or not is_iso(value):
            continue
        start, end = written.span
        before = document.text[max(0, start - _LONGEST_TAG) : start]
        if document.text[start:end] == value and not _TEXT_TAG.search(before):
            found.append(UnquotedDay(route, written.span, value))
    return found


@lru_cache(maxsize=1024)
def _is_other_text(annotations: Annotations, route: Route) -> bool:
    """Return whether a field is text by the schema, and no day by it or by the names of its keys.

    The same fields stand on many pages.
    """
    if any(isinstance(step, str) and _is_of_time(step) for step in route):
        return False
    nodes = [
        each for node in annotations.always_at(route) for each in _without_null(annotations, node)
    ]
    return any(map(_is_text, nodes)) and not any(map(_says_day, nodes))


def _without_null(annotations: Annotations, node: dict[str, Any]) -> list[dict[str, Any]]:
    """Return a schema, and in place of a choice between another one and ``null`` that other one."""
    for keyword in ("anyOf", "oneOf"):
        branches = node.get(keyword)
        if isinstance(branches, list):
            others = [each for each in branches if each not in _NOTHING]
            if len(others) == 1 < len(branches):
                rest = {key: value for key, value in node.items() if key != keyword}
                return [rest, *annotations.applied(others)]
    return [node]


def _is_text(node: dict[str, Any]) -> bool:
    types = node.get("type")
    return types == "string" or (
        isinstance(types, list) and "string" in types and _PLAIN.issuperset(types)
    )


def _says_day(node: dict[str, Any]) -> bool:
    """Return whether a schema may mean a day, by its keywords or by what its author says of it."""
    if any(key in node for key in (*FORM, *_CHOICES)):
        return True
    said = [node.get("title"), node.get("description"), node.get("$comment")]
    if any(isinstance(each, str) and _is_of_time(each, _SAYING_SO) for each in said):
        return True
    examples = node.get("examples")
    shown = [*(examples if isinstance(examples, list) else []), node.get("default")]
    return any(isinstance(each, str) and each[4:5] == "-" for each in shown)


@lru_cache(maxsize=256)
def _is_of_time(text: str, words_of_time: frozenset[str] = _OF_TIME) -> bool:
    return any(
        word in words_of_time or word.endswith(("date", "time")) for word in plain_words(text)
    )
