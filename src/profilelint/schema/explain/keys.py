"""Keys that are missing, unknown, too few or too many, such as those of ``required``."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any

from profilelint.model.finding import Severity
from profilelint.schema import wording
from profilelint.schema.describe import title_of
from profilelint.schema.fault import MOST_FAULTS
from profilelint.schema.forms import is_blank
from profilelint.schema.keywords import IMPLIED, OPEN, RENAMED
from profilelint.schema.lines import missing_line
from profilelint.schema.lookalikes import unseen_difference
from profilelint.schema.pattern_words import words_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from profilelint.model.finding import Fix, Route, Safety
    from profilelint.schema.fault import Fault
    from profilelint.schema.invalid_page import InvalidPage

_PLACEHOLDERS = frozenset(("field name", "new field", "field", "key", "untitled"))
_CURLY = frozenset("“”„‘’«")
_SHORTEST = 5
SHORTEST_OPEN = 4
"""The fewest letters of a key that is compared with those known where any key may stand."""
_DEPENDENCIES = ("dependentRequired", "dependencies")


def explain_required(page: InvalidPage, error: Any, route: Route) -> list[Fault]:
    """Explain a key that is missing, be it in any case or because another one is there."""
    if _is_quoted(error.kind.property, page.value(route)):
        return []
    here = (*route, error.kind.property)
    if error.evaluation_path and error.evaluation_path[-1] in _DEPENDENCIES:
        because = _reason(page, route, error.kind.property)
        line = missing_line(page, here)
        return [page.fault("schema-dependency", "missing", here, "key", line=line, because=because)]
    return [missing_key(page, here)]


def _is_quoted(key: str, present: Any) -> bool:
    """Return whether a key is there in quotation marks of typography, which is a fault itself."""
    return any(name[:1] in _CURLY and name[1:-1] == key and len(name) > 1 for name in present)


def missing_key(page: InvalidPage, route: Route) -> Fault:
    """Return the fault of a key that has to be there."""
    near = _present_for(page, route)
    if near is not None:
        return near
    line = missing_line(page, route)
    if len(route) > 1:
        parent, name = page.field(route[:-1]), wording.key(str(route[-1]))
        return page.fault(
            "schema-required", "missing-inside", route, "key", line=line, parent=parent, name=name
        )
    return page.fault("schema-required", "missing", route, "key", line=line)


def _present_for(page: InvalidPage, route: Route) -> Fault | None:
    """Return the fault of a key that the schema does not know and that was meant for another one.

    None if there is none, or if unknown keys are faults by themselves.
    """
    parent = route[:-1]
    present = page.value(parent)
    nodes = page.annotations.at(parent)
    if not isinstance(present, dict) or any(map(_allows_no_others, nodes)):
        return None
    known = page.annotations.keys(parent)
    unknown = [key for key in present if key not in known]
    if any(node.get(OPEN) is True for node in nodes):
        unknown = [key for key in unknown if len(key) < SHORTEST_OPEN]
    wanted = str(route[-1])
    meant = _nearest_key(wanted, unknown, ())
    # Many short words are one letter apart: "date" and "data".
    if meant is None or (len(wanted) < _SHORTEST and sorted(meant.lower()) != sorted(wanted)):
        return None
    here = (*parent, meant)
    fixes = page.fix_key(here, wanted, "unsafe")
    name, found = wording.key(wanted), wording.key(meant)
    return page.fault("schema-required", "near", here, "key", fixes=fixes, name=name, found=found)


def _allows_no_others(node: dict[str, Any]) -> bool:
    """Return whether a schema says that each key that it does not know is wrong."""
    return node.get("additionalProperties") is False or node.get("unevaluatedProperties") is False


def _reason(page: InvalidPage, route: Route, key: str) -> str:
    """Return the key that makes another one necessary."""
    present = page.value(route)
    for node in page.annotations.at(route):
        for keyword in _DEPENDENCIES:
            dependents = node.get(keyword)
            for name, required in dependents.items() if isinstance(dependents, dict) else ():
                if isinstance(required, list) and key in required and name in present:
                    return wording.key(name)
    return "another key"


def explain_unexpected(page: InvalidPage, error: Any, route: Route) -> list[Fault]:
    """Explain keys that ``additionalProperties`` or ``unevaluatedProperties`` does not allow."""
    steps = page.steps(error)
    known: dict[str, Any] | None = None
    if steps and steps[-1].keyword == "additionalProperties":
        # Only the properties beside the keyword count, not those of other branches.
        properties = steps[-1].node.get("properties")
        known = properties if isinstance(properties, dict) else {}
    unexpected = error.kind.unexpected[: MOST_FAULTS + 1]
    if error.kind.name == "unevaluatedProperties":
        # What is known of a key does not count where something else is wrong beside it.
        always = page.annotations.always_at(route)
        named = {key for node in always for key in _named_in(node)}
        unexpected = [key for key in unexpected if key not in named]
    faults = [unknown_key(page, (*route, key), known) for key in unexpected]
    if not are_keys_implied(page, route):
        return faults
    return [each if is_certain(page, each) else mild(each) for each in faults]


def _named_in(node: dict[str, Any]) -> Iterable[str]:
    """Return the keys that a schema names and allows."""
    properties = node.get("properties")
    known = properties.items() if isinstance(properties, dict) else ()
    return (key for key, schema in known if schema is not False)


def are_keys_implied(page: InvalidPage, route: Route) -> bool:
    """Return whether nobody wrote which keys a group may have, by the schema of it or of all."""
    first = page.annotations.first
    return first((), IMPLIED) is True or first(route, IMPLIED) is True


def is_certain(page: InvalidPage, fault: Fault) -> bool:
    """Return whether somebody wrote that an unknown key is wrong, though not which are right.

    It has another name now, or stands in the place of one that must be there.
    """
    if fault.message_id in ("renamed", "renamed-too"):
        return True
    if fault.message_id not in ("near", "near-alike"):
        return False
    there = (*fault.route[:-1], str(fault.params["meant"]))
    annotations = page.annotations
    return annotations.is_required(there) and annotations.first(there, IMPLIED) is not True


def mild(fault: Fault) -> Fault:
    """Return a fault as a warning."""
    return fault._replace(severity=Severity.WARNING)


def is_placeholder_key(key: str) -> bool:
    """Return whether editing screens put a key there for a field without a name."""
    return key.strip().casefold() in _PLACEHOLDERS


def unknown_key(page: InvalidPage, route: Route, properties: dict[str, Any] | None = None) -> Fault:
    """Return the fault of a key that the schema does not name.

    ``properties`` are those that may stand beside it; None for all that the schema names there.
    """
    key, parent = str(route[-1]), route[:-1]
    fixes: tuple[Fix, ...] = ()
    if is_placeholder_key(key):
        if page.value(route) is None:
            fixes = page.fix_by_deleting(route, "Delete the line", "unsafe")
        return page.fault("schema-unknown-key", "placeholder", route, "key", fixes=fixes, key=key)
    named = page.annotations.keys(parent) if properties is None else properties
    known = {name: schema for name, schema in named.items() if schema is not False and name != key}
    meant = _present_name(page.annotations.first(parent, RENAMED), key)
    if meant is not None:
        return _other_key(page, route, meant, "renamed", "safe")
    near = _near_key(page, route, known)
    if near is not None:
        return near
    if not known:
        patterns = page.annotations.first(parent, "patternProperties")
        if patterns:
            form = {"pattern": next(iter(patterns))} if len(patterns) == 1 else None
            return _misnamed(page, route, form)
        return page.fault("schema-unknown-key", "extra", route, "key", key=key)
    names = wording.names(sorted(known), key)
    return page.fault("schema-unknown-key", "unknown", route, "key", key=key, known=names)


def _other_key(
    page: InvalidPage, route: Route, meant: str, message_id: str, safety: Safety
) -> Fault:
    """Return the fault of a key in whose place another one is to be written."""
    fixes: tuple[Fix, ...] = ()
    there = (*route[:-1], meant)
    if page.stands_in_file(there):
        message_id += "-too"
        value, other = page.value(route), page.value(there)
        if message_id == "near-too" and (is_blank(value) or value == other):
            message_id = "near-needless"
            fixes = page.fix_by_deleting(route, "Delete the line", "unsafe")
        elif is_blank(other):
            message_id = "near-empty"
    else:
        fixes = page.fix_key(route, meant, safety)
        what = unseen_difference(str(route[-1]), meant) if message_id == "near" else ""
        if what:
            return page.fault(
                *("schema-unknown-key", "near-alike", route, "key"),
                fixes=fixes,
                key=str(route[-1]),
                what=what,
                meant=meant,
            )
    key = str(route[-1])
    return page.fault(
        "schema-unknown-key", message_id, route, "key", fixes=fixes, key=key, meant=meant
    )


def _near_key(page: InvalidPage, route: Route, known: Iterable[str]) -> Fault | None:
    """Return the fault of a key that is nearly one of those known, None if it is not."""
    meant = _nearest_key(str(route[-1]), known, page.value(route[:-1]))
    return _other_key(page, route, meant, "near", "unsafe") if meant is not None else None


def _present_name(renamed: Any, key: str) -> str | None:
    meant = renamed.get(key) if isinstance(renamed, dict) else None
    return meant if isinstance(meant, str) else None


@lru_cache(maxsize=1 << 14)
def folded_key(key: str) -> str:
    """Return a key without the differences in spelling that do not change its meaning."""
    from profilelint.vocabulary.vocabulary import fold

    return fold(key.replace("_", " "))


def _nearest_key(key: str, known: Iterable[str], present: Any) -> str | None:
    from profilelint.vocabulary.nearest import nearest

    names = sorted(known, key=present.__contains__)
    folded = [folded_key(name) for name in names]
    wanted = folded_key(key)
    if wanted in folded:
        return names[folded.index(wanted)]
    absent = sum(name not in present for name in names)
    return nearest(wanted, folded[:absent], names[:absent]) or nearest(wanted, folded, names)


def explain_names(page: InvalidPage, error: Any, route: Route) -> list[Fault]:
    """Explain a key whose name ``propertyNames`` does not allow."""
    inner = error.kind.error
    key = inner.instance if isinstance(inner.instance, str) else ""
    here = (*route, key)
    options = inner.kind.options if inner.kind.name == "enum" else []
    names = [option for option in options if isinstance(option, str)]
    if names:
        near = _near_key(page, here, names)
        if near is not None:
            return [near]
        known = wording.names(names, key)
        return [page.fault("schema-unknown-key", "name-of", here, "key", key=key, known=known)]
    nodes = [step.node for step in page.steps(error) if step.keyword == "propertyNames"]
    schema = nodes[-1]["propertyNames"] if nodes else None
    return [_misnamed(page, here, page.schema.resolved(schema))]


def _misnamed(page: InvalidPage, route: Route, schema: Any) -> Fault:
    """Return the fault of a key whose form is wrong; ``schema`` is that of the key itself."""
    words = ""
    if isinstance(schema, dict):
        examples = schema.get("examples")
        if isinstance(examples, list) and examples and isinstance(examples[0], str):
            words = f"such as {wording.quoted(examples[0])}"
        words = wording.sentence(schema.get("description")) or title_of(schema) or words
        if not words and isinstance(schema.get("pattern"), str):
            words = words_of(schema["pattern"])
    key = str(route[-1])
    if words:
        return page.fault("schema-unknown-key", "name-form", route, "key", key=key, form=words)
    return page.fault("schema-unknown-key", "name", route, "key", key=key)


def explain_key_count(page: InvalidPage, error: Any, route: Route) -> list[Fault]:
    """Explain a group of fewer keys than ``minProperties``, or more than ``maxProperties``."""
    message_id = "few" if error.kind.name == "minProperties" else "many"
    count, limit = page.tidy.size(route), error.kind.limit
    return [page.fault("schema-properties", message_id, route, count=count, limit=limit)]
