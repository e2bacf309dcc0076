"""How a field is shown: which control the schema asks for at a place, or the value itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, Literal, TypeAlias

from profilelint.model.named_tuple import NamedTuple
from profilelint.model.pattern import pattern
from profilelint.schema.keywords import FILE, PAGE, VOCABULARY
from profilelint.schema.site_values import folders_named
from profilelint.source.front_matter.dates import is_date

if TYPE_CHECKING:
    from profilelint.model.finding import Route
    from profilelint.schema.annotations import Annotations

Name: TypeAlias = Literal[
    "text", "long-text", "number", "year", "date", "yes-no", "choice", "term", "terms", "list",
    "object", "page", "file", "pages", "source",
]  # fmt: skip

_SHORT: Final = 100
_LONGEST_LINE: Final = 120
_YEARS: Final = (1000, 9999)
_LONG_KEYS: Final = frozenset(("abstract", "bio", "description", "excerpt", "intro", "summary"))
_DATES: Final = pattern(r"\\d\{4\}[-/\[]|\[0-9\]\{4\}-|\\d\{4\}-")
_BY_KEYWORD: Final = {
    "properties": "object",
    "items": "array",
    "prefixItems": "array",
    "contains": "array",
    "enum": "",
    "minLength": "string",
    "maxLength": "string",
    "pattern": "string",
    "format": "string",
    VOCABULARY: "string",
    FILE: "string",
    PAGE: "string",
    "minimum": "number",
    "maximum": "number",
}


class Control(NamedTuple):
    """The control of a field.

    ``vocabulary`` names the list of a term, as ``x-vocabulary`` does; ``options`` are the values of
    a choice; ``folders`` those of which a page or file is one, None for no reference.
    """

    name: Name
    vocabulary: str = ""
    options: tuple[Any, ...] = ()
    folders: tuple[str, ...] | None = None


def control_of(said: Annotations | None, route: Route, value: Any = None) -> Control:
    """Return the control for a place.

    ``said`` is what the schema says of places, None without one; ``value`` what stands there, which
    decides where the schema allows several kinds of values or says nothing. It is None where the
    field is absent.
    """
    if said is None or not said.at(route):
        return Control(_by_value(value, route))
    kinds = kinds_at(said, route)
    if isinstance(value, list) or (value is None and kinds == {"array"}):
        if "array" in kinds or not kinds:
            return _of_list(said, route, value)
    elif isinstance(value, dict) and "object" in kinds:
        return Control("object")
    scalar = _of_scalar(said, route, kinds, value)
    if scalar is not None:
        return scalar
    if "array" in kinds:
        return _of_list(said, route, value)
    return Control("object" if "object" in kinds else _by_value(value, route))


def kinds_at(said: Annotations, route: Route) -> set[str]:
    """Return the types that a schema names at a place, or that its keywords speak of."""
    nodes = said.at(route)
    named: set[str] = set()
    for node in nodes:
        kind = node.get("type")
        named.update([kind] if isinstance(kind, str) else kind if isinstance(kind, list) else ())
    if not named:
        named = {kind for node in nodes for key, kind in _BY_KEYWORD.items() if key in node}
    return named - {"null", ""}


def _of_list(said: Annotations, route: Route, value: Any) -> Control:
    first = next((each for each in value if each is not None), None) if value else None
    item = control_of(said, (*route, 0), first)
    if item.name == "term":
        return item._replace(name="terms")
    if item.name == "page":
        return item._replace(name="pages")
    return Control("list")


def _of_scalar(said: Annotations, route: Route, kinds: set[str], value: Any) -> Control | None:
    """Return the control for a single value; None where the schema wants none."""
    vocabulary = said.first(route, VOCABULARY)
    if isinstance(vocabulary, str):
        return Control("term", vocabulary)
    options = said.options(route)
    if options and all(isinstance(each, bool) for each in options):
        return Control("yes-no")
    if options:
        return Control("choice", options=tuple(options))
    for keyword, name in ((PAGE, "page"), (FILE, "file")):
        folders = said.first(route, keyword)
        if folders is True or isinstance(folders, str | list):
            return Control(name, folders=folders_named(folders))  # type: ignore[arg-type]
    if "string" in kinds and _is_date(said, route):
        return Control("date")
    if "boolean" in kinds and not kinds & {"string"}:
        return Control("yes-no")
    if "string" in kinds:
        return Control(_text(said, route, value))
    if kinds & {"integer", "number"}:
        return Control("year" if _is_year(said, route) else "number")
    return None


def _is_date(said: Annotations, route: Route) -> bool:
    kind = said.first(route, "format")
    if isinstance(kind, str):
        return kind in ("date", "date-time")
    expression = said.first(route, "pattern")
    examples = said.first(route, "examples")
    if isinstance(examples, list) and examples and isinstance(expression, str):
        return isinstance(examples[0], str) and is_date(examples[0])
    return isinstance(expression, str) and _DATES.search(expression) is not None


def _is_year(said: Annotations, route: Route) -> bool:
    least, most = said.first(route, "minimum"), said.first(route, "maximum")
    bounds = [least, most]
    if not all(isinstance(each, int) for each in bounds):
        return False
    return bool(_YEARS[0] <= least <= most <= _YEARS[1])


def _text(said: Annotations, route: Route, value: Any) -> Name:
    """Return whether a text has one line or several: by what stands there, then by its key."""
    most = said.first(route, "maxLength")
    if isinstance(most, int) and most <= _SHORT:
        return "text" if not _is_long(value) else "long-text"
    return "long-text" if _is_long(value) or (route and route[-1] in _LONG_KEYS) else "text"


def _is_long(value: Any) -> bool:
    return isinstance(value, str) and ("\n" in value or len(value) > _LONGEST_LINE)


def _by_value(value: Any, route: Route) -> Name:
    """Return the control for a value of which the schema says nothing."""
    if isinstance(value, bool):
        return "yes-no"
    if isinstance(value, int | float):
        return "number"
    if isinstance(value, list):
        return "list"
    if isinstance(value, dict):
        return "object"
    if isinstance(value, str) and is_date(value):
        return "date"
    return "long-text" if _is_long(value) or (route and route[-1] in _LONG_KEYS) else "text"
