"""A field of a form, as data."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from profilelint.model.named_tuple import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from profilelint.engine.workspace.form.control import Control
    from profilelint.model.finding import Route, Span


class About(NamedTuple):
    """What the schema says of a field: its words, and whether it names it at all.

    ``meant`` is the key that was probably meant by one that it does not name; empty for none.
    """

    label: str = ""
    help_text: str = ""
    examples: Sequence[str] = ()
    required: bool = False
    deprecated: bool = False
    known: bool = True
    meant: str = ""


class Field(NamedTuple):
    """A field: a key of front matter, or an item of a list, whose ``key`` is empty.

    One that is not ``present`` could be added. ``span`` is that of the value and ``key_span`` that
    of the key; None for what is not there. ``written`` is the value as it stands, None where it is
    too long or none. ``choices`` is the identity of its choices, empty without. ``template`` is
    what a new item of a list is like. ``problem`` says in a few words what is wrong at first sight,
    and ``findings`` are the identities of what was found there.
    """

    route: Route
    key: str
    control: Control
    about: About
    present: bool = False
    value: Any = None
    written: str | None = None
    span: Span | None = None
    key_span: Span | None = None
    choices: str = ""
    fits: bool = True
    problem: str = ""
    note: str = ""
    findings: Sequence[str] = ()
    items: Sequence[Field] = ()
    template: Field | None = None
    fields: Sequence[Field] = ()
    editable: bool = True

    def state(self, to_editor: Callable[[int], int]) -> dict[str, Any]:
        """Return the field as JSON; ``to_editor`` gives offsets of the text in the editor."""
        about = self.about
        start, end = self._places(self.span, to_editor)
        key_start, key_end = self._places(self.key_span, to_editor)
        return {
            "route": list(self.route),
            "key": self.key,
            "label": about.label,
            "help": about.help_text,
            "examples": list(about.examples),
            "control": self.control.name,
            "required": about.required,
            "deprecated": about.deprecated,
            "present": self.present,
            "known": about.known,
            "meant": about.meant or None,
            "value": self.value,
            "written": self.written,
            "from": start,
            "to": end,
            "keyFrom": key_start,
            "keyTo": key_end,
            "choices": self.choices or None,
            "fits": self.fits,
            "problem": self.problem or None,
            "note": self.note,
            "findings": list(self.findings),
            "items": [item.state(to_editor) for item in self.items],
            "item": self.template.state(to_editor) if self.template is not None else None,
            "fields": [field.state(to_editor) for field in self.fields],
            "editable": self.editable,
        }

    @staticmethod
    def _places(
        span: Span | None, to_editor: Callable[[int], int]
    ) -> tuple[int, int] | tuple[None, None]:
        return (to_editor(span.start), to_editor(span.end)) if span is not None else (None, None)
