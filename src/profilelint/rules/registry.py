"""Rules by name, by group, and all of them; and the finders that they may subscribe to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from profilelint.rules.index import FINDERS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from profilelint.model.result import Failure
    from profilelint.rules.entry import FinderEntry, RuleEntry


class Registry:
    """All rules by name, and all finders.

    ``broken`` are the rules that cannot be used, by name, with the failure that says why.
    """

    def __init__(
        self,
        entries: Iterable[RuleEntry],
        finders: Sequence[FinderEntry] = FINDERS,
        broken: Mapping[str, Failure] | None = None,
    ) -> None:
        self._entries = {entry.name: entry for entry in entries}
        self.finders = finders
        self.broken: Mapping[str, Failure] = broken or {}

    def __contains__(self, name: object) -> bool:
        return name in self._entries

    def __getitem__(self, name: str) -> RuleEntry:
        return self._entries[name]

    def __iter__(self) -> Iterator[RuleEntry]:
        return iter(self._entries.values())

    def __len__(self) -> int:
        return len(self._entries)

    @property
    def names(self) -> list[str]:
        """Return the names of all rules in alphabetical order."""
        return sorted(self._entries)

    @property
    def groups(self) -> list[str]:
        """Return the words that select a group, in alphabetical order."""
        return sorted({entry.group for entry in self._entries.values()})

    def select(self, word: str) -> list[str]:
        """Return the rules that a word names: a rule's name, a group, or ``all``; else nothing."""
        if word in self._entries:
            return [word]
        if word == "all":
            return self.names
        return [name for name in self.names if self._entries[name].group == word]
