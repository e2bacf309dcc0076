"""What is wrong with a value that ought to be a term of a vocabulary."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from profilelint.model.finding import Severity
from profilelint.model.pattern import pattern
from profilelint.schema import wording
from profilelint.schema.author import message_on_terms
from profilelint.schema.duplicates import near_duplicate
from profilelint.schema.keywords import VOCABULARY
from profilelint.schema.lookalikes import unseen_difference
from profilelint.vocabulary.vocabulary import DRAFT

if TYPE_CHECKING:
    from profilelint.model.finding import Fix, Route, Safety
    from profilelint.schema.fault import Fault
    from profilelint.schema.invalid_page import InvalidPage
    from profilelint.vocabulary.vocabulary import Term, Vocabulary

# What may stand between terms, from what no term holds to what many do.
_BETWEEN_TERMS = (pattern(r";"), pattern(r"[,;/]"), pattern(r"[,;/]| and | & "))
# Of an open list, two terms with "and" between them may be a third: Climate and Energy.
_BETWEEN_OPEN_TERMS = _BETWEEN_TERMS[:2]
_MOST_PARTS = 20
_MOST_LOOKED_UP = 500
_LONGEST_INSTRUCTION = 200
_CLOSED = frozenset(("unknown", "elsewhere"))
"""The messages about values that an open vocabulary does not know."""
_INSTRUCTION = pattern(
    r"(?i)(?:please +)?(?:add|choose|enter|include|insert|list|pick|select|specify|type|write)"
    r"\b.* ([^ ]+?)[.…: ]*"
)


def explain_term(page: InvalidPage, route: Route, value: Any, options: list[Any]) -> Fault | None:
    """Return what is wrong with a text that is none of the allowed terms.

    None if ``options``, the list of allowed values, is not that of the place's vocabulary, with
    which there may be empty text, or the value is no text.
    """
    name = _vocabulary_at(page, route)
    if name is None or not isinstance(value, str):
        return None
    allowed = page.allowed(name)
    if allowed != [each for each in options if each != ""]:
        return None
    vocabulary = page.schema.vocabularies[name.partition("#")[0]]
    term = vocabulary.resolve(value)
    if term is None:
        return _unknown(page, route, value, vocabulary, allowed)
    found = wording.quoted(value)
    if term.label in allowed:
        return _other_spelling(page, route, value, vocabulary, term)
    if DRAFT in term.flags:
        return page.fault(
            "term-unknown", "draft", route,
            found=found, place=term.note or place_of(vocabulary),
        )  # fmt: skip
    if term.deprecated:
        return _deprecated(page, route, found, vocabulary, term)
    return page.fault(
        "term-unknown", "elsewhere", route, found=found, allowed=_choice(page, name, allowed)
    )


def explain_open_terms(page: InvalidPage) -> list[Fault]:
    """Return what is wrong with texts whose vocabulary is open.

    These are other spellings of known terms, deprecated terms and texts that are nearly a term.
    """
    schema, faults = page.schema, []
    allowed: dict[str, frozenset[str]] = {}
    looked_up = 0
    pending: list[tuple[Route, Any]] = [((), page.data)]
    while pending:
        route, value = pending.pop()
        if isinstance(value, str):
            name = schema.open_vocabulary_at(route) if value else ""
            if not name:
                continue
            if name not in allowed:
                allowed[name] = schema.allowed_set(name, page.era)
            if value not in allowed[name] and looked_up < _MOST_LOOKED_UP:
                looked_up += 1
                fault = explain_term(page, route, value, page.allowed(name))
                if fault is not None and fault.message_id not in _CLOSED:
                    if schema.has_messages:
                        author = message_on_terms(page.annotations.at(route), route)
                        fault = fault._replace(author=author)
                    faults.append(fault)
        elif isinstance(value, dict):
            pending += [((*route, key), each) for key, each in value.items()]
        elif isinstance(value, list):
            pending += [((*route, index), each) for index, each in enumerate(value)]
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
    allowed = page.schema.allowed_set(name, page.era)
    return any(not isinstance(item, str) or item not in allowed for item in items)


def _unknown(
    page: InvalidPage, route: Route, value: str, vocabulary: Vocabulary, allowed: list[str]
) -> Fault:
    found = wording.quoted(value)
    severity = Severity.WARNING if vocabulary.is_open or vocabulary.is_implied else None
    besides = vocabulary.known_besides(value)
    if besides is not None:
        # The site may have a name of its own for a place, and an old client keeps the old one.
        is_mild = besides.deprecated or vocabulary.is_of_places
        severity = Severity.HINT if is_mild else Severity.WARNING
    if _is_instruction(value, route, vocabulary):
        fixes: tuple[Fix, ...] = ()
        if isinstance(route[-1], int):
            fixes = page.fix_by_deleting(route, "Delete the item", "unsafe")
        return page.fault(
            "term-unknown", "instruction", route, fixes=fixes, severity=severity, found=found
        )
    labels = _joined_terms(value, vocabulary) if besides is None else []
    if labels:
        return page.fault(
            "term-unknown", "joined", route,
            severity=severity,
            found=found, terms=", ".join(wording.quoted(label) for label in labels),
        )  # fmt: skip
    meant = vocabulary.nearest(value)
    if meant is not None and meant.deprecated and meant.label not in allowed:
        meant = vocabulary.get(meant.replaced_by)
    if meant is not None and meant.label in allowed:
        duplicate = near_duplicate(page, route, meant.label)
        if duplicate is not None:
            return duplicate._replace(severity=severity)
        return page.fault(
            "term-unknown", "near", route,
            fixes=page.fix_value(route, meant.label, "unsafe"),
            severity=severity, found=found, meant=wording.quoted(meant.label),
        )  # fmt: skip
    if vocabulary.is_bundled and vocabulary.is_of_places:
        return page.fault(
            "term-unknown", "other", route,
            found=found, name=vocabulary.name,
        )  # fmt: skip
    return page.fault(
        "term-unknown", "unknown", route,
        severity=severity, found=found, place=place_of(vocabulary),
    )  # fmt: skip


def _joined_terms(value: str, vocabulary: Vocabulary) -> list[str]:
    """Return the terms that a text consists of; empty unless it is of at least two."""
    for between in _BETWEEN_OPEN_TERMS if vocabulary.is_open else _BETWEEN_TERMS:
        parts = [part.strip() for part in between.split(value, _MOST_PARTS)]
        terms = [vocabulary.resolve(part) for part in parts if part]
        labels = [term.label for term in terms if term is not None]
        if 1 < len(labels) == len(terms):
            return labels
    return []


def _is_instruction(value: str, route: Route, vocabulary: Vocabulary) -> bool:
    """Return whether a value tells the editor to put a term here, as forms do.

    An example is ``Include primary and secondary solutions`` in the field ``solutions``.
    """
    found = _INSTRUCTION.fullmatch(value, 0, _LONGEST_INSTRUCTION)
    if found is None:
        return False
    key = next((step for step in reversed(route) if isinstance(step, str)), "")
    names = (key, vocabulary.name, vocabulary.title, "here", "one")
    return _singular(found[1]) in {_singular(name) for name in names}


def _singular(word: str) -> str:
    word = word.casefold()
    return word[:-3] + "y" if word.endswith("ies") else word.removesuffix("s")


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


def _other_spelling(
    page: InvalidPage, route: Route, value: str, vocabulary: Vocabulary, term: Term
) -> Fault:
    """Return the fault of another spelling of a term.

    What the program knows by itself, and not from the site, is a hint: the site may prefer the
    spelling that it has.
    """
    message_id = "synonym"
    severity: Severity | None = None
    safety: Safety = "safe"
    if vocabulary.is_bundled or vocabulary.known_besides(value) is not None:
        message_id, safety = "other", "unsafe"
    elif (vocabulary.is_open or vocabulary.is_implied) and value not in term.synonyms:
        # Nobody says that other spellings are wrong.
        severity, safety = Severity.WARNING, "unsafe"
    duplicate = near_duplicate(page, route, term.label)
    if duplicate is not None:
        return duplicate._replace(severity=severity)
    if message_id == "synonym" and (what := unseen_difference(value, term.label)):
        return page.fault(
            "term-synonym", "alike", route,
            fixes=page.fix_value(route, term.label, safety), severity=severity,
            found=wording.quoted(value), what=what,
        )  # fmt: skip
    return page.fault(
        "term-synonym", message_id, route,
        fixes=page.fix_value(route, term.label, safety), severity=severity,
        found=wording.quoted(value), label=wording.quoted(term.label),
    )  # fmt: skip


def _deprecated(
    page: InvalidPage, route: Route, found: str, vocabulary: Vocabulary, term: Term
) -> Fault:
    since = f" (it was until {term.valid_until})" if term.valid_until else ""
    fixes: tuple[Fix, ...] = ()
    successor = "another one"
    if term.replaced_by:
        fixes = page.fix_value(route, term.replaced_by, "unsafe")
        successor = wording.quoted(term.replaced_by)
    return page.fault(
        "term-deprecated", "deprecated", route,
        fixes=fixes, severity=Severity.HINT if vocabulary.is_bundled else None,
        found=found, since=since, successor=successor,
    )  # fmt: skip
