"""Where the pages of a workspace use terms, kept while pages change."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, TypeAlias

from profilelint.source.data_file import DataFileError
from profilelint.source.files.file import SkippedError
from profilelint.source.read import LARGEST_FILE, read_document
from profilelint.upkeep.term_places import TermPlace
from profilelint.upkeep.usage import source_of, uses

if TYPE_CHECKING:
    from collections.abc import Iterator

    from profilelint.config.vocabulary_source import VocabularySource
    from profilelint.engine.workspace.workspace import Workspace
    from profilelint.model.finding import Route
    from profilelint.model.steps import Steps

Owner: TypeAlias = "tuple[str, VocabularySource | None]"
"""A vocabulary: its name, and where it comes from."""


class TermUses:
    """The uses of terms on the pages of a workspace, as of the last time they were looked for."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._identity: tuple[str, ...] = ()
        self._stamps: dict[str, str] = {}
        self._uses: dict[str, list[tuple[Owner, str, Route]]] = {}

    def look(self) -> Steps[None]:
        """Look through the pages that changed; a step is a page, or what it says."""
        workspace = self._workspace
        if workspace.identity != self._identity:
            self._identity = workspace.identity
            self._stamps.clear()
            self._uses.clear()
        pages = workspace.pages
        for path in self._uses.keys() - set(pages):
            self._uses.pop(path, None)
            self._stamps.pop(path, None)
        for path in pages:
            yield
            stamp = workspace.plan.tree.stamp(path)
            if not stamp or self._stamps.get(path) != stamp:
                self._stamps[path] = stamp
                self._uses[path] = self._on(path)
                yield

    def _on(self, path: str) -> list[tuple[Owner, str, Route]]:
        plan = self._workspace.plan
        try:
            setting = plan.setting(path)
            document = read_document(path, plan.tree.read(path, LARGEST_FILE))
        except (OSError, SkippedError, DataFileError):
            return []
        schema = setting.of(document).schema if setting is not None else None
        if schema is None or document.front_matter is None:
            return []
        collection = plan.collections.holding(path)
        return [
            ((use.vocabulary, source_of(use.vocabulary, collection, plan)), use.value, use.route)
            for use in uses(document, schema)
        ]

    def counts(self, owner: Owner) -> Counter[str]:
        """Return how often each term of a vocabulary is used."""
        return Counter(
            value for uses in self._uses.values() for each, value, _ in uses if each == owner
        )

    def pages(self, owner: Owner, label: str) -> dict[str, list[Route]]:
        """Return, by the paths of the pages that use a term, the routes to where they do."""
        found: dict[str, list[Route]] = {}
        for path, uses_here in sorted(self._uses.items()):
            routes = [route for each, value, route in uses_here if (each, value) == (owner, label)]
            if routes:
                found[path] = routes
        return found

    def places(self, owner: Owner, label: str) -> Iterator[TermPlace]:
        """Yield the places at which a term is used, in the order of the pages."""
        for path, routes in self.pages(owner, label).items():
            document = self._workspace.document(path)
            for route in routes:
                yield TermPlace(path, document.locate(route))
