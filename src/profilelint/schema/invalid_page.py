"""A page whose front matter is not valid, as the explanations of its errors see it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias

from profilelint.model.finding import Fix
from profilelint.schema import field_edits, wording
from profilelint.schema.author import find_message
from profilelint.schema.fault import Fault, without_repetition
from profilelint.schema.reasons import reason_of
from profilelint.source.front_matter.notation import notation_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from profilelint.model.document import Document, FrontMatter
    from profilelint.model.finding import Edit, Param, Part, Route, Safety, Severity
    from profilelint.schema.forms import Tidy
    from profilelint.schema.reasons import Reason
    from profilelint.schema.steps import Step
    from profilelint.schema.validate import Schema
    from profilelint.source.front_matter.notation import Notation

Explanation: TypeAlias = "Callable[[InvalidPage, Any, Route], list[Fault]]"
"""Returns the faults that an error of the validator at a route stands for."""


class InvalidPage:
    """A page, its tidy data and its schema.

    All routes are those of the tidy data, and ``era`` is that of the project (see
    `Schema.era_of`). Of one that ``is_tried``, it only counts what is wrong: nobody reads where it
    stands, what to write instead, and how to repair it.
    """

    __slots__ = (
        "_document", "_explanations", "_front_matter", "annotations", "asserted", "data", "era",
        "is_tried", "notation", "schema", "tidy",
    )  # fmt: skip

    def __init__(
        self,
        schema: Schema,
        document: Document,
        front_matter: FrontMatter,
        tidy: Tidy,
        explanations: Mapping[str, Explanation],
        *,
        is_tried: bool = False,
    ) -> None:
        """Take a document with its front matter.

        ``explanations`` are by the name that the validator gives to a kind of error.
        """
        self.schema = schema
        self.tidy = tidy
        self.is_tried = is_tried
        self.data = tidy.data
        self.annotations = schema.annotations
        self.asserted = schema.asserted
        self.notation: Notation = notation_of(front_matter)
        self._document = document
        self._front_matter = front_matter
        self._explanations = explanations
        self.era = schema.era_of(tidy.data)

    def explain(self, errors: Iterable[Any]) -> list[Fault]:
        """Return the faults that errors of the validator stand for, each once."""
        faults = [fault for error in errors for fault in self._explain(error)]
        return without_repetition(faults, self.tidy.blank)

    def _explain(self, error: Any) -> list[Fault]:
        route: Route = tuple(error.instance_path)
        explanation = self._explanations.get(error.kind.name)
        if explanation is None:
            found = wording.value(self.value(route))
            faults = [self.fault("schema-branch", "none", route, found=found)]
        else:
            faults = explanation(self, error, route)
        steps = self.steps(error)
        because = reason_of(steps, route, self.value)
        return [self._completed(fault, because, steps, route) for fault in faults]

    def _completed(self, fault: Fault, because: Reason, steps: list[Step], route: Route) -> Fault:
        """Return a fault with its reason and the message of the schema's author, if it has any."""
        author = fault.author
        if author is None and self.schema.has_messages:
            author = find_message(steps, route, fault.route)
        if fault.because.text:
            because = fault.because
        if author is fault.author and because is fault.because:
            return fault
        return fault._replace(because=because, author=author)

    def steps(self, error: Any) -> list[Step]:
        """Return the schemas that led to an error of the validator."""
        return self.schema.steps(error.evaluation_path)

    def value(self, route: Route) -> Any:
        """Return the value at a place; None if there is none."""
        value: Any = self.data
        for step in route:
            try:
                value = value[step]
            except (KeyError, IndexError, TypeError):
                return None
        return value

    def stands_in_file(self, route: Route) -> bool:
        """Return whether a place is of the page itself, not of the site's settings."""
        value: Any = self._document.data
        for step in self.tidy.original(route):
            try:
                value = value[step]
            except (KeyError, IndexError, TypeError):
                return False
        return True

    def written(self, route: Route) -> str:
        """Return a scalar as the file has it."""
        span = self._document.locate(self.tidy.original(route))
        return self._document.text[span.start : span.end]

    def first_table(self) -> str:
        """Return the header of TOML above which keys of the root are added; empty without one."""
        if self.notation.has_block_style:
            return ""
        writer, text = self.notation.writer, self._document.text
        edit = writer.insert_key(
            text, self._front_matter.content, self._front_matter.tree, "key", "",
            after=None, nested=False,
        )  # fmt: skip
        line = text[edit.span.start :].partition("\n")[0].strip() if edit is not None else ""
        return wording.cut(line) if line.startswith("[") else ""

    def field(self, route: Route) -> str:
        """Return what a place is called; see `profilelint.schema.wording.field`."""
        return wording.field(self.tidy.original(route))

    def allowed(self, name: str) -> list[str]:
        """Return the labels that a vocabulary, or ``name#flag``, allows on this page."""
        return self.schema.allowed(name, self.era)

    def fault(
        self,
        rule: str,
        message_id: str,
        route: Route,
        part: Part = "value",
        *,
        fixes: tuple[Fix, ...] = (),
        severity: Severity | None = None,
        **params: Param,
    ) -> Fault:
        """Return a fault whose parameters are those given and the name of the field."""
        params = {"field": self.field(route), **params}
        return Fault(rule, message_id, route, params, part, fixes, severity)

    def fix_value(
        self, route: Route, text: str, safety: Safety, title: str = ""
    ) -> tuple[Fix, ...]:
        """Return the fix that writes a text in place of a value, none if it cannot be made."""
        if self.is_tried:
            return ()
        edit = field_edits.replace_value(self._document, self.tidy.original(route), text)
        return _fix(title or f"Write {wording.quoted(text)}", edit, safety)

    def fix_word(
        self, route: Route, word: str, safety: Safety = "safe", title: str = ""
    ) -> tuple[Fix, ...]:
        """Return the fix that writes a number or truth value in place of a text."""
        if self.is_tried:
            return ()
        edit = field_edits.replace_by_word(self._document, self.tidy.original(route), word)
        return _fix(title or f"Write {word} without quotation marks", edit, safety)

    def fix_key(self, route: Route, key: str, safety: Safety) -> tuple[Fix, ...]:
        """Return the fix that gives an entry another key, none if it cannot be made."""
        if self.is_tried:
            return ()
        edit = field_edits.rename_key(self._document, self.tidy.original(route), key)
        return _fix(f'Write "{key}"', edit, safety)

    def fix_by_deleting(self, route: Route, title: str, safety: Safety) -> tuple[Fix, ...]:
        """Return the fix that deletes the lines of an item or entry, none if it cannot be made."""
        if self.is_tried:
            return ()
        edit = field_edits.delete_lines(self._document, self.tidy.original(route))
        return _fix(title, edit, safety)


def _fix(title: str, edit: Edit | None, safety: Safety) -> tuple[Fix, ...]:
    return (Fix(title, (edit,), safety),) if edit is not None else ()
