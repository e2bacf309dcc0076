"""Links to other sites: asked for by a command, and never without it."""

from __future__ import annotations

import asyncio
import contextlib
import threading
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final
from weakref import WeakKeyDictionary

from lsprotocol import types as lsp

from profilelint.config.model import ConfigError
from profilelint.engine.workspace.asked_links import AskedLinks
from profilelint.report.summary import count
from profilelint.source.data_file import DataFileError

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Callable, Mapping

    from pygls.lsp.server import LanguageServer

    from profilelint.engine.plan import Plan
    from profilelint.engine.reachability import Reachability
    from profilelint.engine.workspace.page_links import WrittenLink
    from profilelint.engine.workspace.workspace import Workspace
    from profilelint.links.checker import LinkProgress
    from profilelint.model.finding import Finding
    from profilelint.server.documents import Documents, Page

COMMAND: Final = "profilelint.checkLinks"
"""The command that asks for the links of a page; its argument is the page's URI, if it has one."""

_NOTHING: Final[Mapping[str, int]] = MappingProxyType({})


class _EndedError(Exception):
    """The client does not want to wait any longer."""


class LinkRequests:
    """Asks for the links of pages.

    ``asking_of`` returns what asks for the links of a plan; ``changed`` is told of the pages of
    which something was learnt.
    """

    def __init__(
        self,
        protocol: LanguageServer,
        documents: Documents,
        asking_of: Callable[[Plan], Reachability | None],
        changed: Callable[[Page], None],
    ) -> None:
        self._protocol = protocol
        self._documents = documents
        self._asking_of = asking_of
        self._changed = changed
        self._known: WeakKeyDictionary[Workspace, dict[str, AskedLinks]] = WeakKeyDictionary()
        self._is_asking = False
        self._number = 0

    def findings(self, workspace: Workspace, path: str) -> list[Finding]:
        """Return what was learnt of the links of a page by the command."""
        links = self._known.get(workspace, {}).get(path)
        if links is None:
            return []
        try:
            return links.findings(workspace)
        except (ConfigError, DataFileError):
            return []  # the workspace says what is wrong with its files

    async def check(self, *arguments: Any) -> dict[str, Any]:
        """Ask for the links of an open page; return how many came to each verdict, also in words.

        The first of ``arguments`` is its URI; without any, it is the one that was opened or changed
        last. The client is told the words in a message, and what is wrong by diagnostics.
        """
        from profilelint.links.policy import NetworkUnavailableError

        uri = arguments[0] if arguments else self._documents.last
        page = self._documents.page(uri) if isinstance(uri, str) else None
        if page is None or not page.workspace.holds(page.path):
            return self._say("Open a page of the site first: its links are checked.")
        if self._is_asking:
            return self._say("Links are being checked already: wait until that is done.")
        self._is_asking = True
        try:
            links = AskedLinks(page.workspace, page.path)
            written = links.links()
            if not written:
                return self._say("This page has no links to other sites.")
            counts = await self._asked(links, written)
        except (ConfigError, DataFileError, NetworkUnavailableError) as error:
            return self._say(str(error), lsp.MessageType.Error)
        except _EndedError:
            return self._say("The link check was stopped.")
        finally:
            self._is_asking = False
        self._known.setdefault(page.workspace, {})[page.path] = links
        self._changed(page)
        listed = ", ".join(f"{number} {name}" for name, number in sorted(counts.items()))
        return self._say(
            f"{count(counts.total(), 'link')} to other sites: {listed}.", counts=counts
        )

    def _say(
        self,
        words: str,
        kind: lsp.MessageType = lsp.MessageType.Info,
        counts: Mapping[str, int] = _NOTHING,
    ) -> dict[str, Any]:
        self._protocol.window_show_message(lsp.ShowMessageParams(kind, words))
        return {"said": words, "verdicts": dict(sorted(counts.items()))}

    async def _asked(self, links: AskedLinks, written: list[WrittenLink]) -> Counter[str]:
        """Return how many links came to each verdict; they are asked for in another thread."""
        loop = asyncio.get_running_loop()
        done: asyncio.Future[Counter[str]] = loop.create_future()
        token = await self._begin(len({link.url for link in written}))
        ended = threading.Event()

        def progress(at: LinkProgress) -> None:
            if ended.is_set():
                raise _EndedError
            loop.call_soon_threadsafe(self._report, token, at.done, at.total)

        def ask() -> None:
            try:
                asking = self._asking_of(links.plan)
                if asking is None:
                    raise _EndedError
                asking.progress = progress
                try:
                    counts = links.ask(written, asking)
                finally:
                    asking.close()
            except BaseException as error:  # noqa: BLE001 - it is raised where it is waited for
                self._settle(loop, done, error)
            else:
                self._settle(loop, done, counts)

        # A daemon, so that the end of the server does not wait for a slow site.
        threading.Thread(target=ask, name="links", daemon=True).start()
        stopped = self._protocol.work_done_progress.tokens.get(token) if token else None
        if stopped is not None:
            stopped.add_done_callback(lambda _: loop.call_soon_threadsafe(self._end, done, ended))
        try:
            return await done
        finally:
            ended.set()
            if token is not None:
                self._protocol.work_done_progress.end(token, lsp.WorkDoneProgressEnd())

    def _end(self, done: asyncio.Future[Counter[str]], ended: threading.Event) -> None:
        ended.set()
        if not done.done():
            done.set_exception(_EndedError())

    def _settle(
        self,
        loop: asyncio.AbstractEventLoop,
        done: asyncio.Future[Counter[str]],
        result: Counter[str] | BaseException,
    ) -> None:
        def settle() -> None:
            if done.done():
                return
            if isinstance(result, BaseException):
                done.set_exception(result)
            else:
                done.set_result(result)

        # Nobody waits any longer where the server has ended.
        with contextlib.suppress(RuntimeError):
            loop.call_soon_threadsafe(settle)

    async def _begin(self, total: int) -> str | None:
        """Show progress, if the client can; return its token."""
        window = self._protocol.client_capabilities.window
        if window is None or not window.work_done_progress:
            return None
        self._number += 1
        token = f"links {self._number}"
        progress = self._protocol.work_done_progress
        await progress.create_async(token)
        title = "profilelint checks links"
        begin = lsp.WorkDoneProgressBegin(title, cancellable=True, message=f"0/{total}")
        progress.begin(token, begin)
        return token

    def _report(self, token: str | None, done: int, total: int) -> None:
        if token is None:
            return
        report = lsp.WorkDoneProgressReport(
            cancellable=True, message=f"{done}/{total}", percentage=100 * done // max(total, 1)
        )
        self._protocol.work_done_progress.report(token, report)
