"""What is wrong with a value that ought to be a term of a vocabulary."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from profilelint.model.finding import Fix
from profilelint.model.pattern import pattern
from profilelint.schema import field_edits as edit
from profilelint.schema import wording
from profilelint.schema.validate import VOCABULARY

if TYPE_CHECKING:
    from profilelint.model.document import Document
    from profilelint.model.finding import Param, Route, Safety
    from profilelint.schema.explain import Fault
    from profilelint.schema.forms import Tidy
    from profilelint.schema.validate import Schema
    from profilelint.vocabulary.vocabulary import Term, Vocabulary

_BETWEEN_TERMS = pattern(r"[,;/]| and | & ")
_MOST_PARTS = 20


class Terms:
    """Explains the terms of one document."""

    def __init__(self, schema: Schema, document: Document, tidy: Tidy) -> None:
        self._schema = schema
        self._document = document
        self._tidy = tidy
        self._era = schema.era_of(tidy.data)
        self._lists: dict[str, list[str]] = {}

    def _allowed(self, name: str) -> list[str]:
        found = self._lists.get(name)
        if found is None:
            found = self._lists[name] = self._schema.allowed(name, self._era)
        return found

    def _named(self, route: Route) -> str | None:
        """Return what the schema's ``x-vocabulary`` says of a place."""
        name = self._schema.annotations.first(route, VOCABULARY)
        return name if isinstance(name, str) else None

    def check(self, route: Route, found: Any, options: list[Any]) -> Fault | None:
        """Return what is wrong with a text that is none of the allowed terms.

        None if the list of allowed values is not that of the place's vocabulary, or the value
        is no text.
        """
        name = self._named(route)
        if name is None or not isinstance(found, str):
            return None
        allowed = self._allowed(name)
        if allowed != options:
            return None
        vocabulary = self._schema.vocabularies[name.partition("#")[0]]
        term = vocabulary.resolve(found)
        if term is None:
            return self._unknown(route, found, vocabulary, allowed)
        if term.label in allowed:
            return self._fault(
                "term-synonym", "synonym", route, "safe", term.label,
                found=wording.quoted(found), label=wording.quoted(term.label),
            )  # fmt: skip
        if term.deprecated:
            return self._deprecated(route, found, term)
        return self._fault(
            "term-unknown", "elsewhere", route, "unsafe", "",
            found=wording.quoted(found), allowed=wording.choice(allowed, found),
        )  # fmt: skip

    def _unknown(
        self, route: Route, found: str, vocabulary: Vocabulary, allowed: list[str]
    ) -> Fault:
        shown = wording.quoted(found)
        parts = [part.strip() for part in _BETWEEN_TERMS.split(found, _MOST_PARTS)]
        terms = [vocabulary.resolve(part) for part in parts if part]
        if len(terms) > 1 and all(term is not None for term in terms):
            labels = [term.label for term in terms if term is not None]
            return self._fault(
                "term-unknown", "joined", route, "unsafe", "", found=shown,
                terms=", ".join(wording.quoted(label) for label in labels),
            )  # fmt: skip
        meant = vocabulary.nearest(found)
        if meant is not None and meant.deprecated and meant.label not in allowed:
            meant = vocabulary.get(meant.replaced_by)
        if meant is not None and meant.label in allowed:
            return self._fault(
                "term-unknown", "near", route, "unsafe", meant.label,
                found=shown, meant=wording.quoted(meant.label),
            )  # fmt: skip
        return self._fault(
            "term-unknown", "unknown", route, "unsafe", "",
            found=shown, allowed=wording.choice(allowed, found),
        )  # fmt: skip

    def _deprecated(self, route: Route, found: str, term: Term) -> Fault:
        since = f" (it was until {term.valid_until})" if term.valid_until else ""
        successor = wording.quoted(term.replaced_by) if term.replaced_by else "another one"
        return self._fault(
            "term-deprecated", "deprecated", route, "unsafe", term.replaced_by,
            found=wording.quoted(found), since=since, successor=successor,
        )  # fmt: skip

    def _fault(
        self, rule: str, message_id: str, route: Route, safety: Safety, text: str, **params: Param
    ) -> Fault:
        from profilelint.schema.explain import Fault

        original = self._tidy.original(route)
        fixes: tuple[Fix, ...] = ()
        if text:
            change = edit.replace_value(self._document, original, text)
            if change is not None:
                fixes = (Fix(f"Write {wording.quoted(text)}", (change,), safety),)
        field = wording.field(original)
        return Fault(rule, message_id, route, {"field": field, **params}, "value", fixes)

    def wanted(self, route: Route) -> tuple[str, list[str]] | None:
        """Return what a list must hold at least one of: a title and labels.

        None if the schema's ``contains`` names no vocabulary.
        """
        for node in self._schema.annotations.at(route):
            contains = node.get("contains")
            name = contains.get(VOCABULARY) if isinstance(contains, dict) else None
            if isinstance(contains, dict) and isinstance(name, str):
                title = contains.get("title")
                labels = self._allowed(name)
                return (title if isinstance(title, str) else "term"), labels
        return None

    def any_fault(self, route: Route, members: list[Any]) -> bool:
        """Return whether any item of a list is not an allowed term."""
        name = self._named((*route, 0))
        if name is None:
            return False
        allowed = frozenset(self._allowed(name))
        return any(not isinstance(member, str) or member not in allowed for member in members)
