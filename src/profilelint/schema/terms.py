"""What is wrong with a value that ought to be a term of a vocabulary."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from profilelint.model.pattern import pattern
from profilelint.schema import wording
from profilelint.schema.author import message_on_terms
from profilelint.schema.keywords import VOCABULARY

if TYPE_CHECKING:
    from profilelint.model.finding import Fix, Route
    from profilelint.schema.fault import Fault
    from profilelint.schema.invalid_page import InvalidPage
    from profilelint.vocabulary.vocabulary import Term, Vocabulary

_BETWEEN_TERMS = pattern(r"[,;/]| and | & ")
_MOST_PARTS = 20
_MOST_LOOKED_UP = 500
_CLOSED = frozenset(("unknown", "elsewhere"))
"""The messages about values that an open vocabulary does not know."""


def explain_term(page: InvalidPage, route: Route, value: Any, options: list[Any]) -> Fault | None:
    """Return what is wrong with a text that is none of the allowed terms.

    None if ``options``, the list of allowed values, is not that of the place's vocabulary, or the
    value is no text.
    """
    name = _vocabulary_at(page, route)
    if name is None or not isinstance(value, str):
        return None
    allowed = page.allowed(name)
    if allowed != options:
        return None
    vocabulary = page.schema.vocabularies[name.partition("#")[0]]
    term = vocabulary.resolve(value)
    if term is None:
        return _unknown(page, route, value, vocabulary, allowed)
    found = wording.quoted(value)
    if term.label in allowed:
        return page.fault(
            "term-synonym", "synonym", route,
            fixes=page.fix_value(route, term.label, "safe"),
            found=found, label=wording.quoted(term.label),
        )  # fmt: skip
    if term.deprecated:
        return _deprecated(page, route, found, term)
    return page.fault(
        "term-unknown", "elsewhere", route, found=found, allowed=_choice(page, name, allowed)
    )


def explain_open_terms(page: InvalidPage) -> list[Fault]:
    """Return what is wrong with texts whose vocabulary is open.

    These are other spellings of known terms, deprecated terms and texts that are nearly a term.
    """
    faults = []
    looked_up = 0
    pending: list[tuple[Route, Any]] = [((), page.data)]
    while pending:
        route, value = pending.pop()
        if isinstance(value, dict):
            pending += [((*route, key), each) for key, each in value.items()]
        elif isinstance(value, list):
            pending += [((*route, index), each) for index, each in enumerate(value)]
        elif isinstance(value, str) and value:
            name = _vocabulary_at(page, route)
            if name is None or not page.schema.vocabularies[name.partition("#")[0]].is_open:
                continue
            allowed = page.allowed(name)
            if value not in allowed and looked_up < _MOST_LOOKED_UP:
                looked_up += 1
                fault = explain_term(page, route, value, allowed)
                if fault is not None and fault.message_id not in _CLOSED:
                    author = message_on_terms(page.annotations.at(route), route)
                    faults.append(fault._replace(author=author))
    return faults[::-1]


def explain_missing_term(page: InvalidPage, route: Route) -> list[Fault] | None:
    """Return what is wrong with a list that holds no term of the vocabulary of ``contains``.

    Nothing if an item of the list is wrong itself; None if no vocabulary is named there.
    """
    for node in page.annotations.at(route):
        contains = node.get("contains")
        name = contains.get(VOCABULARY) if isinstance(contains, dict) else None
        if isinstance(contains, dict) and isinstance(name, str):
            items = page.value(route)
            if not items or _any_is_wrong(page, route, items):
                return []
            title = contains.get("title")
            return [
                page.fault(
                    "term-missing", "none", route, "key",
                    what=title if isinstance(title, str) else "term",
                    allowed=_choice(page, name, page.allowed(name)),
                )
            ]  # fmt: skip
    return None


def _vocabulary_at(page: InvalidPage, route: Route) -> str | None:
    """Return what the schema's ``x-vocabulary`` says of a place."""
    name = page.annotations.first(route, VOCABULARY)
    return name if isinstance(name, str) else None


def _any_is_wrong(page: InvalidPage, route: Route, items: list[Any]) -> bool:
    """Return whether any item of a list is not an allowed term."""
    name = _vocabulary_at(page, (*route, 0))
    if name is None:
        return False
    allowed = frozenset(page.allowed(name))
    return any(not isinstance(item, str) or item not in allowed for item in items)


def _unknown(
    page: InvalidPage, route: Route, value: str, vocabulary: Vocabulary, allowed: list[str]
) -> Fault:
    found = wording.quoted(value)
    parts = [part.strip() for part in _BETWEEN_TERMS.split(value, _MOST_PARTS)]
    terms = [vocabulary.resolve(part) for part in parts if part]
    if len(terms) > 1 and all(term is not None for term in terms):
        labels = [term.label for term in terms if term is not None]
        return page.fault(
            "term-unknown", "joined", route,
            found=found, terms=", ".join(wording.quoted(label) for label in labels),
        )  # fmt: skip
    meant = vocabulary.nearest(value)
    if meant is not None and meant.deprecated and meant.label not in allowed:
        meant = vocabulary.get(meant.replaced_by)
    if meant is not None and meant.label in allowed:
        return page.fault(
            "term-unknown", "near", route,
            fixes=page.fix_value(route, meant.label, "unsafe"),
            found=found, meant=wording.quoted(meant.label),
        )  # fmt: skip
    return page.fault("term-unknown", "unknown", route, found=found, place=place_of(vocabulary))


def _choice(page: InvalidPage, name: str, allowed: list[str]) -> str:
    """Return the terms that have a flag, to follow ``write``: all if they are few."""
    if 0 < len(allowed) <= wording.FEW:
        return wording.choice(allowed, None)
    name, _, flag = name.partition("#")
    marked = f' marked "{flag}"' if flag else ""
    return f"a term{marked} in {place_of(page.schema.vocabularies[name])}"


def place_of(vocabulary: Vocabulary) -> str:
    """Return where the terms of a vocabulary are kept, to follow ``in``."""
    name = vocabulary.name
    return vocabulary.place or f'the vocabulary "{name}" (see profilelint vocab {name})'


def _deprecated(page: InvalidPage, route: Route, found: str, term: Term) -> Fault:
    since = f" (it was until {term.valid_until})" if term.valid_until else ""
    fixes: tuple[Fix, ...] = ()
    successor = "another one"
    if term.replaced_by:
        fixes = page.fix_value(route, term.replaced_by, "unsafe")
        successor = wording.quoted(term.replaced_by)
    return page.fault(
        "term-deprecated", "deprecated", route,
        fixes=fixes, found=found, since=since, successor=successor,
    )  # fmt: skip
