"""The lists of terms that the schemas of a site name, and whether they can be changed here."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from profilelint.model.named_tuple import NamedTuple
from profilelint.source.data_file import DataFileError, decode, read_inside
from profilelint.upkeep.usage import source_of
from profilelint.upkeep.vocabulary_edit import add_term
from profilelint.upkeep.vocabulary_file import VocabularyEditError

if TYPE_CHECKING:
    from profilelint.config.vocabulary_source import VocabularySource
    from profilelint.engine.plan import Plan
    from profilelint.upkeep.term_uses import Owner
    from profilelint.vocabulary.vocabulary import Vocabulary

_PROBE: Final = "no term of any list"
"""A term that is added to find out whether one can be."""


class TermList(NamedTuple):
    """A list of terms.

    ``id`` tells it from the others: its name, and where it comes from if others have the same
    name. ``source`` is None for a list that comes with the program. ``locked`` says why it cannot
    be changed here; it is empty for one that can be.
    """

    id: str
    vocabulary: Vocabulary
    source: VocabularySource | None
    locked: str

    @property
    def owner(self) -> Owner:
        """Return what the uses of its terms are listed by."""
        return self.vocabulary.name, self.source

    @property
    def path(self) -> str:
        """Return the path of its file relative to the root; empty if it has none."""
        return self.source.file if self.source is not None else ""


def term_lists(plan: Plan) -> list[TermList]:
    """Return the lists that the schemas of collections name, in the order of their names.

    Raises `profilelint.config.model.ConfigError` and `profilelint.source.data_file.DataFileError`
    for a schema or vocabulary that cannot be used.
    """
    found: dict[Owner, Vocabulary] = {}
    for collection in plan.config.collections or (None,):
        schema = plan.schema(collection)
        for name, vocabulary in (schema.vocabularies if schema is not None else {}).items():
            found.setdefault((name, source_of(name, collection, plan)), vocabulary)
    names = [name for name, _ in found]
    lists = []
    for (name, source), vocabulary in found.items():
        words = source.words if source is not None else "profilelint"
        identity = name if names.count(name) == 1 else f"{name} ({words})"
        locked = _locked(vocabulary, source, plan)
        if not locked and names.count(name) > 1:
            locked = f'there is another list "{name}": give each its own name in profilelint.toml'
        lists.append(TermList(identity, vocabulary, source, locked))
    return sorted(lists, key=lambda each: each.id)


def _locked(vocabulary: Vocabulary, source: VocabularySource | None, plan: Plan) -> str:
    """Return why a list cannot be changed here; empty if it can be."""
    if source is None:
        return "it comes with profilelint"
    if not source.has_terms_file:
        return f"its terms come from {vocabulary.origin or source.words}: change them there"
    try:
        text = decode(source.file, read_inside(source.file, plan.tree))
        add_term(vocabulary.name, source.file, text, _PROBE)
    except DataFileError as error:
        return f"it cannot be read: {error.message}"
    except VocabularyEditError as error:
        return str(error)
    return ""
