"""What clients ask of terms: where they stand, where they are used, another name for one."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Any
from weakref import WeakKeyDictionary

from lsprotocol import types as lsp
from pygls.exceptions import JsonRpcContentModified, JsonRpcInvalidParams

from profilelint.server.documents import Page
from profilelint.server.terms import kept_terms, lenses, renamed, term_at
from profilelint.upkeep.term_places import TermPlace, definition
from profilelint.upkeep.term_uses import TermUses

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from profilelint.engine.workspace.workspace import Workspace
    from profilelint.server.actions import Sheet
    from profilelint.server.documents import Documents
    from profilelint.server.terms import NamedTerm
    from profilelint.server.turns import Turns


def _is_unexpected(record: logging.LogRecord) -> bool:
    """Return whether a record tells of anything but an answer that is meant as an error."""
    meant = (JsonRpcContentModified, JsonRpcInvalidParams)
    return record.exc_info is None or record.exc_info[0] not in meant


class TermRequests:
    """Answers requests about terms; ``sheet_of`` returns a page as the client has it."""

    def __init__(
        self, documents: Documents, sheet_of: Callable[[Page], Sheet], turns: Turns
    ) -> None:
        self._turns = turns
        self._documents = documents
        self._sheet_of = sheet_of
        # The library logs such answers as if the program had failed.
        logging.getLogger("pygls.protocol.json_rpc").addFilter(_is_unexpected)
        self._uses: WeakKeyDictionary[Workspace, TermUses] = WeakKeyDictionary()

    @property
    def handlers(self) -> Iterator[tuple[str, Callable[[Any], Any], Any]]:
        """Return what answers each method, with the options that the client is told."""
        yield lsp.TEXT_DOCUMENT_DEFINITION, self._defined, None
        yield lsp.TEXT_DOCUMENT_REFERENCES, self._referred, None
        yield lsp.TEXT_DOCUMENT_PREPARE_RENAME, self._prepared, None
        yield lsp.TEXT_DOCUMENT_RENAME, self._renamed, lsp.RenameOptions(prepare_provider=True)
        yield lsp.TEXT_DOCUMENT_CODE_LENS, self._lenses, None

    def _text(self, page: Page) -> str:
        return (self._documents.text(page.uri) or "").removeprefix("\ufeff")

    def _term(self, uri: str, position: lsp.Position) -> tuple[Page, NamedTerm] | None:
        page = self._documents.page(uri)
        if page is None:
            return None
        offset = self._sheet_of(page).positions.offset(position)
        term = term_at(page, self._text(page), offset)
        return (page, term) if term is not None else None

    def _location(self, workspace: Workspace, place: TermPlace) -> lsp.Location:
        page = self._page(workspace, place.path)
        return lsp.Location(page.uri, self._sheet_of(page).positions.range(place.span))

    def _page(self, workspace: Workspace, path: str) -> Page:
        return Page(workspace, path, self._documents.uri(workspace.full_path(path)))

    def _defined(self, params: lsp.DefinitionParams) -> lsp.Location | None:
        found = self._term(params.text_document.uri, params.position)
        if found is None or found[1].source is None:
            return None
        page, term = found
        place = definition(term.label, found[1].source, page.workspace.plan)
        return self._location(page.workspace, place) if place is not None else None

    async def _referred(self, params: lsp.ReferenceParams) -> list[lsp.Location]:
        found = self._term(params.text_document.uri, params.position)
        if found is None:
            return []
        page, term = found
        uses = await self._looked(page.workspace)
        places = list(uses.places((term.name, term.source), term.label))
        if params.context.include_declaration and term.source is not None:
            place = definition(term.label, term.source, page.workspace.plan)
            places = [place, *places] if place is not None else places
        return [self._location(page.workspace, place) for place in places]

    def _prepared(self, params: lsp.PrepareRenameParams) -> lsp.PrepareRenamePlaceholder | None:
        found = self._term(params.text_document.uri, params.position)
        # What comes with the program, or from pages and data files, is renamed there.
        if found is None or found[1].source is None or not found[1].source.has_terms_file:
            return None
        page, term = found
        place = self._sheet_of(page).positions.range(term.span)
        return lsp.PrepareRenamePlaceholder(place, term.label)

    async def _renamed(self, params: lsp.RenameParams) -> lsp.WorkspaceEdit | None:
        found = self._term(params.text_document.uri, params.position)
        if found is None:
            return None
        page, term = found
        workspace, age = page.workspace, self._documents.age

        def sheet_of(path: str) -> Sheet:
            if self._documents.age != age:
                raise JsonRpcContentModified("a text was changed meanwhile: rename the term again")
            return self._sheet_of(self._page(workspace, path))

        return await self._turns.all(renamed(workspace, term, params.new_name.strip(), sheet_of))

    async def _lenses(self, params: lsp.CodeLensParams) -> list[lsp.CodeLens]:
        page = self._documents.page(params.text_document.uri)
        if page is None or page.workspace.holds(page.path):
            return []
        kept = kept_terms(page, self._text(page))
        if kept is None:
            return []
        owner, places = kept
        uses = await self._looked(page.workspace)
        return lenses(places, self._sheet_of(page).positions, uses.counts(owner))

    async def _looked(self, workspace: Workspace) -> TermUses:
        """Return the uses of terms as of now; others have their turn while they are looked for."""
        uses = self._uses.get(workspace)
        if uses is None:
            uses = self._uses[workspace] = TermUses(workspace)
        await self._turns.all(uses.look())
        return uses
