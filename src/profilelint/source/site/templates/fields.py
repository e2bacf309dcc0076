"""How templates show front-matter fields."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal, TypeAlias

from profilelint.model.named_tuple import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

Use: TypeAlias = Literal["markdown", "html", "text"]
"""What a template does with a field: it renders the Markdown in it, or prints it so that browsers
take tags in it for HTML or show them as text."""

Reference: TypeAlias = tuple[str, ...]
"""The keys that lead from the front matter of a page to a field.

The first is `ANY` where it is not known what the others count from.
"""

ANY: Final = "*"
_MOST_KEYS = 8
_MOST_REFERENCES = 100


class Shown(NamedTuple):
    """How a site shows a field, in any of its templates.

    ``is_known`` tells whether a template prints it at all.
    """

    is_known: bool
    as_markdown: bool
    as_html: bool


UNKNOWN: Final = Shown(is_known=False, as_markdown=False, as_html=False)


def bounded(references: Collection[Reference]) -> frozenset[Reference]:
    """Return references, without very long ones and at most 100.

    A hostile template could make any number of any length.
    """
    kept = [reference for reference in references if len(reference) <= _MOST_KEYS]
    return frozenset(kept if len(kept) <= _MOST_REFERENCES else sorted(kept)[:_MOST_REFERENCES])


class FieldUses:
    """What templates do with fields.

    With ``ignores_case``, capital letters in keys do not count.
    """

    def __init__(self, *, ignores_case: bool = False) -> None:
        self._ignores_case = ignores_case
        self._uses: dict[Reference, set[Use]] = {}
        self._names: dict[Reference, set[str]] = {}

    def add(self, references: Iterable[Reference], use: Use) -> None:
        """Note that a template uses fields in a way."""
        for reference in references:
            if reference and reference != (ANY,):
                keys = reference if reference[0] != ANY else (ANY, reference[-1])
                self._uses.setdefault(self._fold(keys), set()).add(use)

    def give(self, references: Iterable[Reference], name: str) -> None:
        """Note that another template is given fields under a name."""
        for reference in references:
            if reference and reference[0] != ANY:
                self._names.setdefault(self._fold(reference), set()).add(name)

    def shown(self, field: Sequence[str]) -> Shown:
        """Return how a field is shown; ``field`` are the keys that lead to it."""
        keys = self._fold(field)
        if not keys:
            return UNKNOWN
        uses = self._uses.get(keys, set()) | self._uses.get((ANY, keys[-1]), set())
        given = (self._uses.get((ANY, name), ()) for name in self._names.get(keys, ()))
        if any("markdown" in each for each in given):
            uses = {*uses, "markdown"}
        return Shown(bool(uses), "markdown" in uses, "html" in uses and "text" not in uses)

    def _fold(self, keys: Sequence[str]) -> Reference:
        return tuple(key.lower() for key in keys) if self._ignores_case else tuple(keys)
