"""What may be chosen in a field: terms, values of a list, pages and files of the site."""

from __future__ import annotations

from hashlib import blake2b
from typing import TYPE_CHECKING, Any, Final

from profilelint.engine.workspace.suggestion import LONGEST
from profilelint.engine.workspace.targets import named_targets
from profilelint.model.named_tuple import NamedTuple
from profilelint.vocabulary.vocabulary import DRAFT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from profilelint.engine.plan import Plan
    from profilelint.engine.workspace.form.control import Control
    from profilelint.schema.validate import Schema

_MOST: Final = 20_000


class Choice(NamedTuple):
    """A value that may be chosen, and how it is shown and found."""

    value: Any
    label: str
    synonyms: tuple[str, ...] = ()
    note: str = ""
    detail: str = ""
    deprecated: bool = False

    def state(self) -> dict[str, Any]:
        """Return the choice as JSON."""
        return {**self._asdict(), "synonyms": list(self.synonyms)}


class Source(NamedTuple):
    """Where the choices of a field come from; ``era`` is that of the page, see `Schema.era_of`."""

    control: Control
    schema: Schema | None
    era: int

    @property
    def is_of_site(self) -> bool:
        """Return whether the choices are pages or files, which come and go."""
        return self.control.folders is not None


def identity(source: Source, state: str) -> str:
    """Return what names choices; ``state`` changes whenever they may be others."""
    control = source.control
    said = repr((control.vocabulary, control.options, control.folders, source.era, state))
    return blake2b(said.encode("utf-8", "surrogatepass"), digest_size=12).hexdigest()


def choices(source: Source, plan: Plan) -> list[Choice]:
    """Return what may be chosen, the first 20,000."""
    control, schema = source.control, source.schema
    if control.folders is not None:
        is_page = control.name in ("page", "pages")
        found = named_targets(plan, is_page, control.folders)
        listed = (Choice(each.text, each.label, detail=each.detail) for each in found)
        return [each for _, each in zip(range(_MOST), listed, strict=False)]
    if control.vocabulary and schema is not None:
        return list(_terms(schema, control.vocabulary, source.era))[:_MOST]
    return [Choice(each, _shown(each)) for each in control.options]


def _terms(schema: Schema, name: str, era: int) -> Iterator[Choice]:
    """Yield the terms that the page may have, then those that others took the place of."""
    vocabulary = schema.vocabularies[name.partition("#")[0]]
    allowed = dict.fromkeys(schema.allowed(name, era))
    for label in allowed:
        term = vocabulary.terms[label]
        note = term.note[:LONGEST] if DRAFT not in term.flags else ""
        yield Choice(
            label, label, term.synonyms, note, ", ".join(term.broader), deprecated=term.deprecated
        )
    for term in vocabulary.terms.values():
        if term.deprecated and term.label not in allowed and term.replaced_by in allowed:
            detail = f"no longer used: now {term.replaced_by}"
            yield Choice(
                term.replaced_by, term.label, term.synonyms, term.note[:LONGEST], detail,
                deprecated=True,
            )  # fmt: skip


def _shown(value: Any) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return "empty" if value is None else str(value)
