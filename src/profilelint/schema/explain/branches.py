"""A value that fits none of several schemas, or too many of them: ``anyOf``, ``oneOf``.

Of the branches, only the one that was meant is looked at, so that its faults are reported and
those of the others are not.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from profilelint.schema import wording
from profilelint.schema.annotations import distinct
from profilelint.schema.describe import describe, title_of
from profilelint.schema.explain.forbidden import not_together
from profilelint.schema.explain.keys import missing_key, unknown_key
from profilelint.schema.explain.values import not_among, wrong_type
from profilelint.schema.fault import MOST_FAULTS
from profilelint.schema.reasons import choice_of_branch
from profilelint.schema.resource import members

if TYPE_CHECKING:
    from profilelint.model.finding import Route
    from profilelint.schema.fault import Fault
    from profilelint.schema.invalid_page import InvalidPage

_FIXED = frozenset(("enum", "const"))
"""The kinds of error that name the values that are allowed."""
_MOMENTS = ("date", "date-time")
_DEEPEST = 5


def explain_branches(page: InvalidPage, error: Any, route: Route) -> list[Fault]:
    """Explain a value for which none of the branches holds, or more than one of ``oneOf``."""
    branches: list[list[Any]] = error.kind.context
    if any(not branch for branch in branches):
        return [_several(page, error, route)]
    # The errors of the value itself, not of what is in it.
    own = [[each for each in branch if tuple(each.instance_path) == route] for branch in branches]

    # A branch of another type was not meant. If all are, the types are what is wrong.
    of_type = [[each for each in errors if each.kind.name == "type"] for errors in own]
    meant = [index for index, errors in enumerate(of_type) if not errors]
    if not meant:
        types = [name for errors in of_type for each in errors for name in each.kind.types]
        if types:
            return [wrong_type(page, route, list(dict.fromkeys(types)))]
        meant = list(range(len(branches)))
    value = page.value(route)
    fitting = [
        index for index in meant if not any(_is_for_others(each, value) for each in own[index])
    ]
    if not fitting and any(of_type) and (fault := _no_form(page, error, route)):
        return [fault]
    meant = fitting or meant

    same = _of_the_same_kind(branches, meant, route)
    if not same and (fault := _no_kind(page, [branches[index] for index in meant], route)):
        return [fault]
    meant = same or meant
    if len(meant) > 1:
        # Branches that are lists of values are one list.
        fixed = [[each for each in own[index] if each.kind.name in _FIXED] for index in meant]
        options = [option for errors in fixed for each in errors for option in _options(each)]
        if all(fixed) and len(options) >= len(meant):
            return [not_among(page, route, options)]
        excluded = [_excluded_keys(branches[index], route) for index in meant]
        if all(excluded):
            keys = dict.fromkeys(key for each in excluded for key in each)
            return [not_together(page, route, list(keys))]
        meant = _begun(page, error, meant, route, required=True)
    if len(meant) > 1:
        if all(_missing_keys(branches[index], route) for index in meant):
            return [_one_of_keys(page, [_missing_keys(branches[i], route) for i in meant], route)]
        if fault := _known_to_none(page, error, meant, route):
            return [fault]
        meant = _begun(page, error, meant, route)
        lacking = [index for index in meant if _missing_keys(branches[index], route)]
        if len(lacking) > 1:
            return [_one_of_keys(page, [_missing_keys(branches[i], route) for i in lacking], route)]
    if len(meant) > 1 and (day := _moment(page, [branches[index] for index in meant], route)):
        return day
    if len(meant) > 1:
        least = min(len(branches[index]) for index in meant)
        meant = [index for index in meant if len(branches[index]) == least]
    if len(meant) > 1:
        nodes = _nodes(page, error)
        fault = _excluding_keys(page, [nodes[index] for index in meant], route)
        return [fault or _no_branch(page, error, route)]
    faults = page.explain(branches[meant[0]][: MOST_FAULTS + 1])
    wrong = {fault.route for fault in faults}
    because = choice_of_branch(_nodes(page, error)[meant[0]], route, page.value(route), wrong)
    return [fault if fault.because.text else fault._replace(because=because) for fault in faults]


def _is_for_others(error: Any, value: Any) -> bool:
    """Return whether an error says that a branch is for values of another type, or for none."""
    if error.kind.name == "falseSchema":
        return True
    return error.kind.name in _FIXED and not any(
        _is_alike(option, value) for option in _options(error)
    )


def _is_alike(option: Any, value: Any) -> bool:
    """Return whether two values of JSON have the same type; numbers have one."""
    if isinstance(value, bool) or isinstance(option, bool):
        return type(option) is type(value)
    if isinstance(value, (int, float)):
        return isinstance(option, (int, float))
    return type(option) is type(value)


def _moment(page: InvalidPage, branches: list[list[Any]], route: Route) -> list[Fault]:
    """Return the fault of a date where branches are for dates with a time and without.

    Nothing is returned unless it is known what to write.
    """
    errors = [each for branch in branches for each in branch]
    if len(errors) != len(branches) or any(
        each.kind.name != "format" or each.kind.format not in _MOMENTS for each in errors
    ):
        return []
    wanted = "date-time" if ":" in str(page.value(route)) else "date"
    for error in sorted(errors, key=lambda each: each.kind.format != wanted):
        faults = page.explain([error])
        if any(fault.message_id != "format" for fault in faults):
            return faults
    return []


def _nodes(page: InvalidPage, error: Any) -> list[Any]:
    """Return the schemas of the branches; those that cannot be told are None."""
    steps = page.steps(error)
    nodes = steps[-1].node.get(steps[-1].keyword) if steps else None
    known = [page.schema.resolved(each) for each in nodes] if isinstance(nodes, list) else []
    return [*known, *[None] * (len(error.kind.context) - len(known))]


def _of_the_same_kind(branches: list[list[Any]], meant: list[int], route: Route) -> list[int]:
    """Return the branches whose fixed values of keys, such as a kind, are those of the page."""
    return [
        index for index in meant if not any(_fixed_inside(each, route) for each in branches[index])
    ]


def _fixed_inside(error: Any, route: Route, depth: int = 0) -> dict[Route, list[Any]]:
    """Return the fixed values of keys that an error names, by the routes of these keys.

    Alternatives within a branch name a key if all of them do.
    """
    path = error.instance_path
    if error.kind.name in _FIXED and len(path) == len(route) + 1 and isinstance(path[-1], str):
        return {tuple(error.instance_path): _options(error)}
    if error.kind.name not in ("anyOf", "oneOf") or depth == _DEEPEST:
        return {}
    inner = [_fixed_in_branch(branch, route, depth + 1) for branch in error.kind.context]
    places = set(inner[0]).intersection(*inner[1:]) if inner else set()
    return {place: [each for fixed in inner for each in fixed[place]] for place in places}


def _fixed_in_branch(errors: list[Any], route: Route, depth: int = 0) -> dict[Route, list[Any]]:
    fixed: dict[Route, list[Any]] = {}
    for error in errors:
        fixed |= _fixed_inside(error, route, depth)
    return fixed


def _no_kind(page: InvalidPage, branches: list[list[Any]], route: Route) -> Fault | None:
    """Return the fault of a key, such as a kind, that has the fixed value of no branch."""
    if len(branches) < 2:
        return None
    fixed = [_fixed_in_branch(branch, route) for branch in branches]
    for place in fixed[0]:
        if all(place in each for each in fixed):
            return not_among(page, place, distinct([v for each in fixed for v in each[place]]))
    return None


def _options(error: Any) -> list[Any]:
    """Return the values that an error of ``enum`` or ``const`` names."""
    kind = error.kind
    return list(kind.options) if kind.name == "enum" else [kind.expected_value]


def _missing_keys(errors: list[Any], route: Route) -> list[str]:
    """Return the keys that a branch lacks, none if anything else is wrong with it."""
    keys = [
        each.kind.property
        for each in errors
        if each.kind.name == "required" and tuple(each.instance_path) == route
    ]
    return keys if len(keys) == len(errors) else []


def _excluded_keys(errors: list[Any], route: Route) -> list[str]:
    """Return the keys that ``not`` excludes in a branch, none if anything else is wrong with it."""
    schemas = [
        each.kind.schema
        for each in errors
        if each.kind.name == "not" and tuple(each.instance_path) == route
    ]
    required = [
        schema["required"]
        for schema in schemas
        if isinstance(schema, dict) and schema.keys() == {"required"}
    ]
    return [key for keys in required for key in keys] if len(required) == len(errors) else []


def _begun(
    page: InvalidPage, error: Any, meant: list[int], route: Route, *, required: bool = False
) -> list[int]:
    """Return the branches that name the most of the page's keys which not all of them name.

    With ``required``, only the keys that they require count.
    """
    value = page.value(route)
    if not isinstance(value, dict):
        return meant
    nodes = _nodes(page, error)
    named = {
        index: _named_keys(nodes[index], required=required).intersection(value) for index in meant
    }
    common = frozenset.intersection(*named.values())
    most = max(len(keys - common) for keys in named.values())
    return [index for index in meant if len(named[index] - common) == most]


def _known_to_none(page: InvalidPage, error: Any, meant: list[int], route: Route) -> Fault | None:
    """Return the fault of the first key of a page that no branch knows; None if there is none."""
    value = page.value(route)
    if not isinstance(value, dict):
        return None
    unknown = set(value)
    for index in meant:
        unknown &= {key for each in error.kind.context[index] for key in _unexpected(each, route)}
    if not unknown:
        return None
    nodes = _nodes(page, error)
    known: dict[str, Any] = {}
    for index in meant:
        node = nodes[index]
        properties = node.get("properties") if isinstance(node, dict) else None
        known |= properties if isinstance(properties, dict) else {}
    return unknown_key(page, (*route, next(key for key in value if key in unknown)), known)


def _unexpected(error: Any, route: Route) -> list[str]:
    is_of_keys = error.kind.name == "additionalProperties" and tuple(error.instance_path) == route
    return list(error.kind.unexpected) if is_of_keys else []


def _named_keys(node: Any, *, required: bool) -> frozenset[str]:
    if not isinstance(node, dict):
        return frozenset()
    keys = [each for each in members(node.get("required"), list) if isinstance(each, str)]
    properties = node.get("properties")
    if not required and isinstance(properties, dict):
        keys += properties
    return frozenset(keys)


def _one_of_keys(page: InvalidPage, needed: list[list[str]], route: Route) -> Fault:
    """Return the fault of a group that lacks the keys of each of several branches."""
    common = set(needed[0]).intersection(*needed)
    if common:
        # What every branch wants, such as a kind, decides on the rest.
        first = next(key for key in needed[0] if key in common)
        return missing_key(page, (*route, first))
    sets = list(dict.fromkeys(tuple(keys) for keys in needed))
    names = _either_set(sets)
    here = (*route, sets[0][0])
    if route:
        parent = page.field(route)
        return page.fault(
            "schema-required", "one-of-inside", here, "key", keys=names, parent=parent
        )
    return page.fault("schema-required", "one-of", here, "key", keys=names)


def _either_set(sets: list[tuple[str, ...]]) -> str:
    """Return sets of keys joined by ``or``."""
    words = [wording.both([wording.key(key) for key in keys[: wording.FEW]]) for keys in sets]
    shown = words[: wording.FEW]
    joint = ", or " if any(len(keys) > 1 for keys in sets) else " or "
    return f"{', '.join(shown[:-1])}{joint}{shown[-1]}" if len(shown) > 1 else shown[0]


def _excluding_keys(page: InvalidPage, branches: list[Any], route: Route) -> Fault | None:
    """Return the fault of keys that the branches require each for itself; None if they do not."""
    value = page.value(route)
    if not isinstance(value, dict):
        return None
    sets = [
        [key for key in members(node.get("required"), list) if key in value]
        for node in branches
        if isinstance(node, dict)
    ]
    counts = Counter(key for keys in sets for key in set(keys))
    own = [tuple(key for key in keys if counts[key] == 1) for keys in sets]
    if len(own) < 2 or not all(own):
        return None
    each = [key for keys in own for key in keys]
    keep = "only one" if len(each) == len(own) else _either_set(own)
    return not_together(page, route, each, keep)


def _several(page: InvalidPage, error: Any, route: Route) -> Fault:
    """Return the fault of a value that fits more than one branch."""
    nodes = _nodes(page, error)
    fitting = [node for node, errors in zip(nodes, error.kind.context, strict=False) if not errors]
    if fault := _excluding_keys(page, fitting, route):
        return fault
    titles = [words for node in fitting if (words := title_of(node))]
    if len(titles) > 1 and len(titles) == len(fitting) and len(set(titles)) > 1:
        forms = wording.both(list(dict.fromkeys(titles))[: wording.FEW])
        return page.fault("schema-branch", "several-of", route, forms=forms)
    return page.fault("schema-branch", "several", route)


def _no_branch(page: InvalidPage, error: Any, route: Route) -> Fault:
    if fault := _no_form(page, error, route):
        return fault
    value = page.value(route)
    if isinstance(value, (dict, list)):
        return page.fault("schema-branch", "none-group", route)
    return page.fault("schema-branch", "none", route, found=wording.value(value))


def _no_form(page: InvalidPage, error: Any, route: Route) -> Fault | None:
    """Return the fault of a value that has the form of no branch; None without words for them."""
    value = page.value(route)
    name = title_of if isinstance(value, (dict, list)) else describe
    words = [name(node) for node in _nodes(page, error)]
    different = list(dict.fromkeys(words))
    if not all(words) or len(different) < 2:
        return None
    allowed = wording.either(different[: wording.FEW])
    if isinstance(value, (dict, list)):
        return page.fault("schema-branch", "none-group-of", route, allowed=allowed)
    found = wording.value(value)
    return page.fault("schema-branch", "none-of", route, found=found, allowed=allowed)
