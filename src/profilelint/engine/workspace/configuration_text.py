"""What may be written at a place of a configuration file, and what is known of it.

Everything comes from where the keys, and the options of rules, are declared.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from profilelint.config.find import FILE_NAMES
from profilelint.config.json_schema import config_schema
from profilelint.config.keys import Key, Table, declared_at
from profilelint.config.load import TABLE
from profilelint.config.model import Collection, Config, ConfigError
from profilelint.config.rule_settings import RULE_WORDS, RULES
from profilelint.config.value_types import FILE, SCHEMA_FILE
from profilelint.config.vocabulary_source import VOCABULARIES
from profilelint.engine.workspace.keys import keys_at
from profilelint.engine.workspace.suggestion import Suggestion, suggested
from profilelint.engine.workspace.typed import Place
from profilelint.engine.workspace.typed_toml import header_at, toml_place
from profilelint.engine.workspace.written import Written
from profilelint.model.named_tuple import NamedTuple
from profilelint.model.pattern import pattern
from profilelint.schema.annotations import Annotations
from profilelint.schema.describe import describe
from profilelint.schema.resource import Resources
from profilelint.source.data_file import DataFileError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from profilelint.engine.plan import Plan
    from profilelint.engine.workspace.suggestion import Suggestions
    from profilelint.engine.workspace.workspace import Workspace
    from profilelint.model.finding import Route, Span

_ENDINGS: Final = (".csv", ".json", ".toml", ".ts", ".txt", ".yaml", ".yml")
"""The endings of files that a configuration names."""

_KEY_BELOW: Final = pattern(
    r"[^\r\n]*+(?:\r\n?|\n)(?:[ \t]*+(?:#[^\r\n]*+)?(?:\r\n?|\n))*+[ \t]*+[^\s\[#]"
)
_MOST_LOOKED_AT: Final = 50_000
_DEEPEST: Final = 20


def is_configuration(path: str) -> bool:
    """Return whether a file of a workspace, by its path, is a configuration file."""
    return path in FILE_NAMES


class _Spot(NamedTuple):
    """A place in a configuration file, with the route from the table that holds the configuration.

    ``declared`` and ``rest`` are what `declared_at` returns for the route, and ``asserted`` is what
    the schema of the file says. ``is_header`` tells that the place is the head of a table, which
    the last step of the route names.
    """

    plan: Plan
    text: str
    place: Place
    route: Route
    declared: Key | Table | None
    rest: Route
    asserted: Annotations
    is_header: bool

    def of_type(self, value_type: Any) -> bool:
        """Return whether the place belongs to a key whose values have a type."""
        return isinstance(self.declared, Key) and self.declared.type is value_type


def suggestions_in(workspace: Workspace, path: str, offset: int) -> Suggestions | None:
    """Return what may be written at an offset of a configuration file; None where nothing may."""
    text = workspace.document(path).text
    spot = _spot(workspace.plan, path, text, min(offset, len(text)))
    if spot is None:
        return None
    if spot.is_header:
        found = _headers(spot)
    elif spot.place.kind == "key":
        found = _keys(spot)
    else:
        found = _values(spot)
    return suggested(spot.place, list(found))


def words_on(workspace: Workspace, path: str, offset: int) -> tuple[Span, list[str], str] | None:
    """Return what is known of a name in a configuration file.

    That is where it stands, paragraphs of plain text, and the name of the rule that it is, if it is
    one. None where nothing is known.
    """
    text = workspace.document(path).text
    spot = _spot(workspace.plan, path, text, min(offset, len(text)))
    if spot is None or not spot.place.word:
        return None
    word = spot.place.word
    header = header_at(text, offset) if spot.is_header else None
    span = header.name_span if header is not None else spot.place.span
    if spot.place.kind == "key" and not spot.is_header:
        spot = _at(spot, (*spot.route, word))
    elif not spot.is_header and not spot.of_type(RULE_WORDS):
        return None
    if len(spot.rest) == 1 and (spot.of_type(RULE_WORDS) or spot.of_type(RULES)):
        named = workspace.plan.registry.select(word)
        if named != [word]:
            return (span, [f"The rules {', '.join(named)}."], "") if named else None
        return span, [], word
    told = [*_told(spot)]
    return (span, told, "") if told else None


def _spot(plan: Plan, path: str, text: str, offset: int) -> _Spot | None:
    header = header_at(text, offset)
    if header is None:
        place = toml_place(text, 0, len(text), offset)
    else:
        word = header.names[-1]
        route: Route = (*header.names,)
        place = Place("key", header.span, word, "toml", route)
    if place is None:
        return None
    prefix = TABLE if path == "pyproject.toml" else ()
    route = place.route
    if (
        len(route) > _DEEPEST
        or route[: len(prefix)] != prefix
        or (header is not None and len(route) == len(prefix))
    ):
        return None
    route = _numbered(route[len(prefix) :])
    rule = next((name for name in route if name in plan.registry), None)
    schema = config_schema([plan.registry[str(rule)].load()] if rule is not None else [])
    resources = Resources()
    resources.add("", schema)
    asserted = Annotations(schema, resources, asserted=True)
    found = _Spot(plan, text, place, (), None, (), asserted, header is not None)
    return _at(found, route)


def _at(spot: _Spot, route: Route) -> _Spot:
    declared, rest = declared_at(Config, route)
    return spot._replace(route=route, declared=declared, rest=rest)


def _numbered(route: Route) -> Route:
    """Return a route with the number of a table wherever TOML means the last one."""
    steps: list[str | int] = []
    for index, step in enumerate(route):
        steps.append(step)
        declared, rest = declared_at(Config, tuple(steps))
        is_array = isinstance(declared, Table) and declared.array and not rest
        following = route[index + 1 : index + 2]
        if is_array and isinstance(step, str) and following and isinstance(following[0], str):
            steps.append(0)
    return tuple(steps)


def _headers(spot: _Spot) -> Iterator[Suggestion]:
    """Yield the tables whose heads may stand in place of one."""
    above = spot.route[:-1]
    return _tables(_at(spot, above), [str(each) for each in spot.place.route[:-1]])


def _tables(spot: _Spot, above: list[str]) -> Iterator[Suggestion]:
    """Yield the heads of the tables in the one that a spot is, whose name is ``above``."""
    if spot.of_type(RULES):
        if not spot.rest:
            for entry in spot.plan.registry:
                dotted = ".".join((*above, entry.name))
                yield _header(dotted, entry.summary, is_array=False)
        return
    for name in spot.asserted.keys(spot.route):
        kind = _table_kind(spot.asserted, (*spot.route, name))
        if kind:
            words = spot.asserted.first((*spot.route, name), "description") or ""
            yield _header(".".join((*above, name)), words, is_array=kind == "array")


def _table_kind(asserted: Annotations, route: Route) -> str:
    """Return "object" for what may be a table, "array" for a list of tables, else nothing."""
    if any(node.get("type") == "object" for node in asserted.at(route)):
        return "object"
    inner = asserted.first((*route, 0), "type")
    return "array" if asserted.first(route, "type") == "array" and inner == "object" else ""


def _header(dotted: str, words: str, *, is_array: bool) -> Suggestion:
    text = f"[[{dotted}]]" if is_array else f"[{dotted}]"
    # The second bracket may be there or not.
    return Suggestion(dotted, "key", text, f"[[{dotted}]]", "table", words)


def _keys(spot: _Spot) -> Iterator[Suggestion]:
    """Yield the keys that the table lacks; tables in it get heads, if no key of it follows."""
    place = spot.place
    if spot.of_type(RULES) and not spot.rest:
        yield from _rules_as_keys(spot)
        return
    in_vocabulary = spot.of_type(VOCABULARIES)
    for each in keys_at(spot.asserted, place._replace(route=spot.route)):
        route = (*spot.route, each.label)
        if place.flow or not _table_kind(spot.asserted, route):
            words = each.words or spot.asserted.first(route, "description") or ""
            # Of a vocabulary's keys, each is required somewhere, and none everywhere.
            detail = each.detail.removeprefix("required: ") if in_vocabulary else each.detail
            yield each._replace(words=words, detail=detail)
    is_last = not _KEY_BELOW.match(spot.text, place.span.start)
    if is_last and not place.flow and not place.has_separator:
        above = [str(step) for step in place.route if isinstance(step, str)]
        for each in _tables(spot, above):
            yield each._replace(search=each.label)


def _rules_as_keys(spot: _Spot) -> Iterator[Suggestion]:
    for entry in spot.plan.registry:
        if entry.name not in spot.place.keys:
            text, snippet = entry.name, ""
            if not spot.place.has_separator:
                text, snippet = f'{text} = "off"', f'{text} = "${{1|off,hint,warning,error|}}"'
            yield Suggestion(entry.name, "rule", text, detail=entry.summary, snippet=snippet)


def _values(spot: _Spot) -> Iterator[Suggestion]:
    """Yield values for a place, or lists of one value where it takes a list."""
    written = Written(spot.place)
    found = list(_values_at(spot, written))
    if not found:
        written = Written(spot.place, of_list=True)
        found = list(_values_at(_at(spot, (*spot.route, 0)), written))
    yield from found


def _values_at(spot: _Spot, written: Written) -> Iterator[Suggestion]:
    if spot.of_type(RULE_WORDS):
        if len(spot.rest) == 1:
            yield from _rule_words(spot, written)
        return
    names_file = not spot.rest and (spot.of_type(FILE) or spot.of_type(SCHEMA_FILE))
    of_vocabulary = len(spot.rest) == 1 or spot.rest[1:] == ("file",)
    if names_file or (spot.of_type(VOCABULARIES) and of_vocabulary):
        yield from _files(spot, written)
        return
    nodes = spot.asserted.at(spot.route)
    options = [each for node in nodes for each in node.get("enum", [])]
    options += [node["const"] for node in nodes if "const" in node]
    if any(node.get("type") == "boolean" for node in nodes):
        options += [True, False]
    for value in dict.fromkeys(options):
        label = value if isinstance(value, str) else written.text(value)
        yield Suggestion(label, "value", written.text(value))


def _rule_words(spot: _Spot, written: Written) -> Iterator[Suggestion]:
    registry = spot.plan.registry
    for entry in registry:
        yield Suggestion(entry.name, "rule", written.text(entry.name), detail=entry.summary)
    for word in (*registry.groups, "all"):
        detail = f"{len(registry.select(word))} rules"
        yield Suggestion(word, "word", written.text(word), detail=detail)


def _files(spot: _Spot, written: Written) -> Iterator[Suggestion]:
    path, sign, _ = spot.place.word.partition("#")
    if spot.of_type(SCHEMA_FILE) and sign:
        for name in _collections_of_model(spot.plan, path):
            named = f"{path}#{name}"
            yield Suggestion(named, "value", written.text(named))
        return
    if spot.of_type(SCHEMA_FILE):
        yield Suggestion("none", "value", written.text("none"), detail="no schema")
    for each in sorted(spot.plan.files)[:_MOST_LOOKED_AT]:
        if each.endswith(_ENDINGS) and each not in FILE_NAMES:
            yield Suggestion(each, "file", written.text(each))


def _collections_of_model(plan: Plan, path: str) -> list[str]:
    """Return the names of the collections that a content model of a CMS has."""
    from profilelint.engine.content_models import ContentModels

    collection = Collection("", (), schema=path)
    config = plan.config._replace(collections=(collection,))
    try:
        model = ContentModels(config, plan.tree, lambda: plan.files).model_of(collection)
    except (ConfigError, DataFileError):
        return []
    return [each.name for each in model.collections] if model is not None else []


def _told(spot: _Spot) -> Iterator[str]:
    """Yield paragraphs on the key or table that a spot is."""
    declared = spot.declared
    if declared is None or (spot.rest and not spot.of_type(RULES)):
        return
    words = spot.asserted.first(spot.route, "description")
    if isinstance(words, str):
        yield words
    kind = describe(next(iter(spot.asserted.at(spot.route)), None))
    lines = [f"It is {kind}."] if kind and isinstance(declared, Key) else []
    if isinstance(declared, Key) and not spot.rest and isinstance(declared.default, (int, str)):
        default = declared.default
        shown = str(default).lower() if isinstance(default, bool) else default
        lines.append(f"Without it: {shown}.")
    if lines:
        yield " ".join(lines)
