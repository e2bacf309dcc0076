"""The language server: what a client tells and asks, and what it is told.

Everything happens in one thread. What takes long is done in small steps when nobody asks for
anything, and begins after a pause in typing.
"""

from __future__ import annotations

import asyncio
import gc
import os
import sys
import time
from functools import partial
from io import FileIO
from typing import TYPE_CHECKING, Any, Final

from lsprotocol import types as lsp

import profilelint
from profilelint.config.model import ConfigError
from profilelint.engine.conclude import described, joined
from profilelint.engine.workspace.configuration_text import is_configuration
from profilelint.server.actions import KINDS, Sheet, code_actions, findings_in
from profilelint.server.completion import TRIGGERS, completion_list
from profilelint.server.diagnostics import SOURCE, diagnostic, diagnostic_of_fault
from profilelint.server.documents import Documents, Page
from profilelint.server.link_requests import COMMAND, LinkRequests
from profilelint.server.positions import Positions
from profilelint.server.protocol import Protocol, ProtocolServer
from profilelint.server.reading import folding_ranges, hover, symbols
from profilelint.server.term_requests import TermRequests
from profilelint.server.terms import additions
from profilelint.server.turns import REST, SWITCH, Inbox, Outbox, Turns

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from profilelint.engine.plan import Plan
    from profilelint.engine.reachability import Reachability
    from profilelint.engine.workspace.workspace import Setup, Workspace
    from profilelint.model.finding import Finding
    from profilelint.model.result import RuleInfo
    from profilelint.model.steps import Steps

PAUSE: Final = 0.25
"""Seconds without an edit after which what follows from it for other pages is looked for."""

_WATCHED: Final = "**/*"
_DIAGNOSTICS: Final = lsp.DiagnosticOptions(
    inter_file_dependencies=True, workspace_diagnostics=True, identifier=SOURCE
)


class Server:
    """One client, its documents and their workspaces.

    ``asking_of`` returns what asks for the links of a plan over the network, when the client wants
    that.
    """

    def __init__(
        self, setup: Setup, asking_of: Callable[[Plan], Reachability | None] = lambda _plan: None
    ) -> None:
        # A client's own line ends count for it alone: with whole texts, none can be misread.
        self.protocol = ProtocolServer(
            "profilelint",
            profilelint.__version__,
            text_document_sync_kind=lsp.TextDocumentSyncKind.Full,
            protocol_cls=Protocol,
        )
        self._status = 0
        self.documents = Documents(setup)
        self._turns = Turns()
        self._rules: Mapping[str, RuleInfo] = described(setup.registry)
        self._steps: Iterator[frozenset[str]] | None = None
        self._due = 0.0
        self._timer: asyncio.Handle | None = None
        self._faulty: set[str] = set()
        self._held: set[str] = set()
        self._concerned: dict[Workspace, set[str]] = {}
        self._homes: dict[str, Workspace] = {}
        self._links = LinkRequests(self.protocol, self.documents, asking_of, self._asked)
        self._register()

    def run(self) -> int:
        """Serve a client on standard input and output until it ends; return the exit status.

        It is 1 if the client tells the server to end without having it shut down. Raises
        `ConfigError` where one of the streams is closed.
        """
        if sys.stdin is None or sys.stdout is None:
            raise ConfigError(
                "standard input or output is closed: an editor talks to the server over both"
            )
        # They are closed in the end, and whoever called this may have something to say.
        with (
            Inbox(FileIO(os.dup(sys.stdin.fileno()))) as reader,
            Outbox(FileIO(os.dup(sys.stdout.fileno()), "wb")) as writer,
        ):
            self._turns.inbox = reader
            sys.setswitchinterval(SWITCH)
            gc.set_threshold(10_000, 1_000, 1_000)
            self.protocol.start_io(reader, writer)
        return self._status

    def _register(self) -> None:
        actions = lsp.CodeActionOptions(code_action_kinds=[*KINDS])
        completion = lsp.CompletionOptions(trigger_characters=[*TRIGGERS])
        handlers: tuple[tuple[str, Callable[[Any], Any], Any], ...] = (
            (lsp.INITIALIZE, self._initialize, None),
            (lsp.INITIALIZED, self._initialized, None),
            (lsp.EXIT, self._left, None),
            (lsp.TEXT_DOCUMENT_DID_OPEN, self._opened, None),
            (lsp.TEXT_DOCUMENT_DID_CHANGE, self._changed, None),
            (lsp.TEXT_DOCUMENT_DID_CLOSE, self._closed, None),
            (lsp.TEXT_DOCUMENT_DID_SAVE, self._saved, None),
            (lsp.WORKSPACE_DID_CHANGE_WATCHED_FILES, self._files_changed, None),
            (lsp.WORKSPACE_DID_CHANGE_WORKSPACE_FOLDERS, self._folders_changed, None),
            (lsp.TEXT_DOCUMENT_CODE_ACTION, self._code_actions, actions),
            (lsp.TEXT_DOCUMENT_COMPLETION, self._completed, completion),
            (lsp.TEXT_DOCUMENT_HOVER, self._hovered, None),
            (lsp.TEXT_DOCUMENT_DOCUMENT_SYMBOL, self._symbols, None),
            (lsp.TEXT_DOCUMENT_FOLDING_RANGE, self._folds, None),
            *TermRequests(self.documents, self._sheet, self._turns).handlers,
        )
        for name, handle, options in handlers:
            self._handle(name, handle, options)
        self.protocol.command(COMMAND)(partial(self._links.check))

    def _handle(self, name: str, handle: Callable[[Any], Any], options: Any = None) -> None:
        # The library notes on what it is given what it is for, and takes no bound methods.
        self.protocol.feature(name, options)(partial(handle))

    # What the client tells.

    def _initialize(self, params: lsp.InitializeParams) -> None:
        folders = [folder.uri for folder in params.workspace_folders or ()]
        if not folders and params.root_uri:
            folders = [params.root_uri]
        self.documents.open_folders(folders)
        if self._pulls:
            self._handle(lsp.TEXT_DOCUMENT_DIAGNOSTIC, self._pulled, _DIAGNOSTICS)
            self._handle(lsp.WORKSPACE_DIAGNOSTIC, self._pulled_all)

    def _initialized(self, _params: lsp.InitializedParams) -> None:
        capabilities = self.protocol.client_capabilities.workspace
        watching = capabilities.did_change_watched_files if capabilities is not None else None
        if watching is not None and watching.dynamic_registration:
            watcher = lsp.FileSystemWatcher(_WATCHED)
            options = lsp.DidChangeWatchedFilesRegistrationOptions([watcher])
            registration = lsp.Registration(
                "saved", lsp.WORKSPACE_DID_CHANGE_WATCHED_FILES, options
            )
            self.protocol.client_register_capability(lsp.RegistrationParams([registration]))
        self._schedule()

    def _left(self, _params: object = None) -> None:
        self._status = 0 if self.protocol.protocol.is_shut_down else 1

    def _opened(self, params: lsp.DidOpenTextDocumentParams) -> None:
        self._put(params.text_document.uri, params.text_document.language_id)

    def _changed(self, params: lsp.DidChangeTextDocumentParams) -> None:
        self._put(params.text_document.uri)

    def _put(self, uri: str, language: str = "") -> None:
        text = self.protocol.workspace.get_text_document(uri).source
        page = self.documents.put(uri, text, str(language))
        if page is not None:
            self._homes[uri] = page.workspace
            page.workspace.ensure_plan()
            if page.workspace.holds(page.path):
                self._held.add(uri)
                if not self._pulls:
                    self._publish(page)
        self._schedule()

    def _closed(self, params: lsp.DidCloseTextDocumentParams) -> None:
        uri = params.text_document.uri
        self.documents.drop(uri)
        self._homes.pop(uri, None)
        if not self._pulls:
            self._show(uri, [])
        self._schedule()

    def _saved(self, params: lsp.DidSaveTextDocumentParams) -> None:
        self.documents.saved([params.text_document.uri])
        self._schedule()

    def _files_changed(self, params: lsp.DidChangeWatchedFilesParams) -> None:
        self.documents.saved(change.uri for change in params.changes)
        self._schedule()

    def _folders_changed(self, params: lsp.DidChangeWorkspaceFoldersParams) -> None:
        self.documents.close_folders(folder.uri for folder in params.event.removed)
        self.documents.open_folders(folder.uri for folder in params.event.added)
        self._schedule()

    # What the client asks.

    def _code_actions(self, params: lsp.CodeActionParams) -> list[lsp.CodeAction]:
        page = self.documents.page(params.text_document.uri)
        if page is None:
            return []
        only = [str(getattr(kind, "value", kind)) for kind in params.context.only or ()]

        def wanted(kind: str) -> bool:
            # Without a filter, editors show what concerns the place alone.
            if not only:
                return kind == lsp.CodeActionKind.QuickFix.value
            # The empty kind stands for all.
            return any(each in ("", kind) or kind.startswith(f"{each}.") for each in only)

        workspace, sheet = page.workspace, self._sheet(page)
        uri_of = self._namer(workspace)
        every = self._findings(workspace, page.path)
        findings = findings_in(every, sheet, params.range)
        actions = code_actions(page, sheet, wanted, findings, uri_of)
        if wanted(lsp.CodeActionKind.QuickFix.value):
            actions += additions(
                page,
                findings,
                lambda path: self._sheet(Page(workspace, path, uri_of(path))),
            )
        return actions

    def _completed(self, params: lsp.CompletionParams) -> lsp.CompletionList | None:
        page = self._writable(params.text_document.uri)
        if page is None:
            return None
        positions = self._positions(page.workspace, page.path)
        return completion_list(page, positions, params.position, self.protocol.client_capabilities)

    def _hovered(self, params: lsp.HoverParams) -> lsp.Hover | None:
        page = self._writable(params.text_document.uri)
        if page is None:
            return None
        return hover(page, self._positions(page.workspace, page.path), params.position)

    def _symbols(self, params: lsp.DocumentSymbolParams) -> list[lsp.DocumentSymbol]:
        page = self._known_page(params.text_document.uri)
        return symbols(page, self._positions(page.workspace, page.path)) if page else []

    def _folds(self, params: lsp.FoldingRangeParams) -> list[lsp.FoldingRange]:
        page = self._known_page(params.text_document.uri)
        return folding_ranges(page, self._positions(page.workspace, page.path)) if page else []

    def _writable(self, uri: str) -> Page | None:
        """Return the page or the configuration file that an open document is."""
        page = self.documents.page(uri)
        if page is not None and is_configuration(page.path):
            return page
        return self._known_page(uri)

    def _known_page(self, uri: str) -> Page | None:
        """Return the page that an open document is, unless it is another file of the site."""
        page = self.documents.page(uri)
        return page if page is not None and page.workspace.holds(page.path) else None

    def _pulled(self, params: lsp.DocumentDiagnosticParams) -> lsp.DocumentDiagnosticReport:
        page = self.documents.page(params.text_document.uri)
        items = [] if page is None else self._diagnostics(page.workspace, page.path)
        return lsp.RelatedFullDocumentDiagnosticReport(items)

    async def _pulled_all(
        self, _params: lsp.WorkspaceDiagnosticParams
    ) -> lsp.WorkspaceDiagnosticReport:
        return lsp.WorkspaceDiagnosticReport(await self._turns.all(self._all_reports()))

    def _all_reports(self) -> Steps[list[lsp.WorkspaceDocumentDiagnosticReport]]:
        reports: list[lsp.WorkspaceDocumentDiagnosticReport] = []
        for workspace in list(self.documents.workspaces.values()):
            for path in workspace.pages:
                uri = self.documents.uri(workspace.full_path(path))
                version = self._version(uri)
                items = self._diagnostics(workspace, path)
                reports.append(lsp.WorkspaceFullDocumentDiagnosticReport(uri, items, version))
                yield
        return reports

    # What the client is told.

    @property
    def _pulls(self) -> bool:
        """Return whether the client asks for diagnostics itself.

        It must also take the word that it should ask again, since what is found on a page may
        change while the page does not.
        """
        capabilities = self.protocol.client_capabilities
        of_text, of_all = capabilities.text_document, capabilities.workspace
        refreshed = of_all.diagnostics if of_all is not None else None
        return bool(
            of_text is not None
            and of_text.diagnostic is not None
            and refreshed is not None
            and refreshed.refresh_support
        )

    def _sheet(self, page: Page) -> Sheet:
        return Sheet(page, self._positions(page.workspace, page.path), self._version(page.uri))

    def _positions(self, workspace: Workspace, path: str) -> Positions:
        text = self.documents.text(self.documents.uri(workspace.full_path(path)))
        if text is None:
            text = workspace.document(path).text
        return Positions(text, self._encoding)

    @property
    def _encoding(self) -> str:
        """Return what columns count the units of, as client and server agreed."""
        agreed = self.protocol.workspace.position_encoding or lsp.PositionEncodingKind.Utf16
        return lsp.PositionEncodingKind(agreed).value

    def _version(self, uri: str) -> int | None:
        if self.documents.text(uri) is None:
            return None
        return self.protocol.workspace.get_text_document(uri).version

    def _namer(self, workspace: Workspace) -> Callable[[str], str]:
        """Return what gives the URI of a file of a workspace."""
        return lambda path: self.documents.uri(workspace.full_path(path))

    def _diagnostics(self, workspace: Workspace, path: str) -> list[lsp.Diagnostic]:
        findings = [each for each in self._findings(workspace, path) if each.suppression is None]
        if not findings:
            return []
        positions, uri_of = self._positions(workspace, path), self._namer(workspace)
        return [diagnostic(each, self._rules, positions, uri_of) for each in findings]

    def _findings(self, workspace: Workspace, path: str) -> list[Finding]:
        """Return the findings on a page, with what the client had asked for of its links."""
        findings = workspace.findings(path)
        known = {(each.rule, each.where.span) for each in findings}
        asked = self._links.findings(workspace, path)
        added = [each for each in asked if (each.rule, each.where.span) not in known]
        return joined(findings, added, workspace.plan)

    def _asked(self, page: Page) -> None:
        """Take that the links of a page were asked for: other pages may have the same."""
        page.workspace.renew()
        if self._pulls:
            self.protocol.workspace_diagnostic_refresh(None)
        else:
            self._publish(page)
        self._schedule()

    def _publish(self, page: Page) -> None:
        self._show(page.uri, self._diagnostics(page.workspace, page.path))

    def _show(self, uri: str, diagnostics: list[lsp.Diagnostic]) -> None:
        self.protocol.text_document_publish_diagnostics(
            lsp.PublishDiagnosticsParams(uri, diagnostics, self._version(uri))
        )

    def _show_faults(self) -> None:
        """Show what is wrong with configurations and the like on their own files."""
        by_uri: dict[str, list[lsp.Diagnostic]] = {}
        for workspace in self.documents.workspaces.values():
            for fault in (*workspace.faults, *workspace.idle):
                place = fault.path or workspace.plan.config.path or workspace.plan.config.root
                uri = self.documents.uri(place)
                inside = workspace.relative_path(place)
                text = (workspace.plan.tree.text(inside) if inside else None) or ""
                shown = diagnostic_of_fault(fault, text, self._encoding)
                # Pages that are not saved have the configuration of the others.
                if shown not in by_uri.setdefault(uri, []):
                    by_uri[uri].append(shown)
        for uri in self._faulty - by_uri.keys():
            self._show(uri, [])
        for uri, diagnostics in by_uri.items():
            self._show(uri, diagnostics)
        self._faulty = set(by_uri)

    # What is done when nobody asks.

    def _schedule(self) -> None:
        """Begin, after a pause, with what is left to do."""
        self._due = time.monotonic() + PAUSE
        self._steps = None
        if self._timer is None:
            self._timer = asyncio.get_running_loop().call_later(PAUSE, self._work)

    def _work(self) -> None:
        self._timer = None
        loop = asyncio.get_running_loop()
        left = self._due - time.monotonic()
        if left > 0:
            self._timer = loop.call_later(left, self._work)
            return
        if self._steps is None:
            self._steps = self._all_steps()
        if self._turns.slice(self._steps):
            self._timer = loop.call_later(REST, self._work)
            return
        self._steps = None
        if not gc.get_freeze_count():
            # What is kept of thousands of pages is no garbage, and takes long to go through. Each
            # plan is garbage when the next one takes its place.
            gc.freeze()
            gc.set_threshold(3_000, 3, 3)

    def _all_steps(self) -> Iterator[frozenset[str]]:
        """Do what is left to do in all workspaces, and tell the client what came of it.

        Whoever stops in between, as an edit does, is told of it when all is done at another time.
        """
        for page in list(self.documents.pages):
            # Another configuration may have become the nearest one.
            if self._homes.get(page.uri) is not page.workspace:
                self._homes[page.uri] = page.workspace
                self._concerned.setdefault(page.workspace, set()).add(page.path)
        for workspace in list(self.documents.workspaces.values()):
            concerned = self._concerned.setdefault(workspace, set())
            for pages in workspace.work():
                concerned |= pages
                yield pages
            self._show_faults()
        held = {page.uri: page.workspace.holds(page.path) for page in self.documents.pages}
        # Documents that are pages no more have no findings.
        left = [uri for uri in self._held if held.get(uri) is False]
        self._held = {uri for uri, is_page in held.items() if is_page}
        if self._pulls:
            if left or any(self._concerned.values()):
                self.protocol.workspace_diagnostic_refresh(None)
        else:
            for uri in left:
                self._show(uri, [])
            for page in list(self.documents.pages):
                if page.path in self._concerned.get(page.workspace, ()):
                    self._publish(page)
        self._concerned.clear()
