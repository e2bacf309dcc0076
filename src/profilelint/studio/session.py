"""One site while it is edited in a browser: its pages, what was typed, and who is told of it.

Everything happens in one thread. What takes long is done in small steps between requests.
"""

from __future__ import annotations

import asyncio
import os
import time
from typing import TYPE_CHECKING, Any, Final

from profilelint.engine.workspace.workspace import Workspace
from profilelint.source.files.file import forget_folders
from profilelint.studio.drafts import Draft
from profilelint.studio.events import Stream
from profilelint.studio.open_page import OpenPage, read, stamp
from profilelint.studio.refusal import RefusalError
from profilelint.studio.rows import Rows
from profilelint.studio.surroundings import Surroundings
from profilelint.upkeep.field_values import FieldValues
from profilelint.upkeep.term_uses import TermUses

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from profilelint.engine.plan import Plan
    from profilelint.engine.reachability import Reachability
    from profilelint.engine.workspace.workspace import Setup
    from profilelint.studio.drafts import Drafts

LINGER: Final = 60.0
"""Seconds without an open page in a browser after which the studio ends."""

PAUSE: Final = 0.25
"""Seconds without a change after which what follows from it for other pages is looked for."""

_SLICE: Final = 0.006
_IDLE: Final = 0.05
_LOOK: Final = 1.0
_MOST_OPEN: Final = 200


class Session:
    """The pages of one configuration, and what was typed on them.

    ``texts`` are the unsaved texts by absolute path, as `Workspace` wants them. ``drafts_of``
    returns where unsaved texts are kept for a root, None for nowhere. ``end`` ends the server.
    ``online`` returns what asks for links, None where nothing can. ``is_writing`` is true while a
    change of many files is written.
    """

    def __init__(
        self,
        folder: str,
        setup: Setup,
        drafts_of: Callable[[str], Drafts | None] = lambda _root: None,
    ) -> None:
        self.texts: dict[str, str] = {}
        self.workspace = Workspace(folder, self.texts, setup)
        self.workspace.ensure_plan()
        self.rows = Rows(self.workspace)
        self.uses = TermUses(self.workspace)
        self.fields = FieldValues(self.workspace)
        self.online: Callable[[Plan], Reachability | None] = lambda _plan: None
        self.is_writing = False
        self.end: Callable[[], None] = lambda: None
        self._drafts = drafts_of(self.root)
        self._not_kept = ""
        self._pages: dict[str, OpenPage] = {}
        self._streams: set[Stream] = set()
        self._has_been_open = False
        self._left_at = time.monotonic()
        self._due = 0.0
        self._listed: set[str] = set()
        self._untold: set[str] = set()
        self._told: dict[str, Mapping[str, Any]] = {}
        self._surroundings = Surroundings()
        self._recall()

    @property
    def root(self) -> str:
        """Return the folder of the site."""
        return self.workspace.plan.config.root

    # Pages.

    def page(self, path: str) -> OpenPage:
        """Return a page with its text; raises `RefusalError` for a path that is none."""
        page = self._pages.pop(path, None)
        if page is None:
            if not self.workspace.holds(path):
                raise RefusalError(404, "unknown", f'there is no page "{path}" on this site')
            page = OpenPage(path, self.workspace.full_path(path), read(self.root, path))
            self._forget_one()
        self._pages[path] = page
        return page

    def _forget_one(self) -> None:
        """Forget the page that was not asked for the longest time, if there are many."""
        if len(self._pages) >= _MOST_OPEN:
            for path, page in self._pages.items():
                if not page.unsaved:
                    del self._pages[path]
                    return

    def fresh_page(self, path: str) -> OpenPage:
        """Return a page; one on which nothing was typed is what is on disk by now.

        Raises `RefusalError` as `page` does.
        """
        page = self.page(path)
        if page.text is not page.base_text:
            return page
        # That a file may be written or read by now, its stamp does not tell.
        if page.read_only or stamp(page.full) not in (page.stamp, None):
            now = read(self.root, path)
            if now.data is not None and page.is_outdated(now):
                page.reread(now)
                self.typed(page)
        return page

    def is_unsaved(self, path: str) -> bool:
        """Return whether a text was typed on a page and not saved."""
        page = self._pages.get(path)
        return page is not None and page.unsaved

    def typed(self, page: OpenPage) -> None:
        """Take that the text of a page was changed: keep it, and judge it anew."""
        if page.unsaved:
            self.texts[page.full] = page.raw
            self.rows.unsaved.add(page.path)
        else:
            self.texts.pop(page.full, None)
            self.rows.unsaved.discard(page.path)
        self._keep(page)
        self._changed(page.path)
        self.workspace.edited(page.full)
        self.tell("text", {"path": page.path, "version": page.version}, page.path)

    def _keep(self, page: OpenPage, *, forgotten: bool = False) -> None:
        """Keep the unsaved text of a page on disk, or forget it there.

        Where that is not possible, the text counts all the same: all are told that it is not kept.
        """
        if self._drafts is None:
            return
        before, self._not_kept = self._not_kept, ""
        try:
            if page.unsaved and not forgotten:
                self._drafts.put(Draft(page.path, page.digest, page.raw))
            else:
                self._drafts.drop(page.path)
        except OSError as error:
            self._not_kept = error.strerror or "it cannot be written"
        if self._not_kept != before:
            self.tell("faults", self.faults)

    def add_page(self, path: str, text: str) -> OpenPage:
        """Return a new page with a text; nothing is written until it is saved.

        Raises `RefusalError` where the site would make no page of it.
        """
        full = self.workspace.full_path(path)
        page = OpenPage(path, full, read(self.root, path))
        self._pages[path] = page
        page.recall(text, "")
        self.typed(page)
        self.settle_plan()
        if not self.workspace.holds(path):
            self.forget(page)
            raise RefusalError(422, "impossible", f'the site would not use "{path}" as a page')
        return page

    def forget(self, page: OpenPage) -> None:
        """Forget a page, and what was typed on it."""
        self._pages.pop(page.path, None)
        self.texts.pop(page.full, None)
        self.rows.unsaved.discard(page.path)
        self._keep(page, forgotten=True)
        self.workspace.renew()
        self._changed(page.path)

    def written(self, paths: Iterable[str]) -> None:
        """Take that files were written, made or removed by the studio itself."""
        for path in paths:
            page = self._pages.get(path)
            if page is not None and not page.unsaved:
                page.reread(read(self.root, path))
                self.tell("text", {"path": path, "version": page.version}, path)
            self._changed(path)
        self.workspace.renew()

    def settle_plan(self) -> None:
        """Read anew what holds for all pages, if something of it changed."""
        self.workspace.ensure_plan(fresh=True)

    def _changed(self, path: str) -> None:
        self.rows.forget(path)
        self._untold.add(path)
        self._due = time.monotonic() + PAUSE
        self._surroundings.asks_git = True

    def _recall(self) -> None:
        """Take up the texts that were typed before and never saved."""
        for draft in self._drafts or ():
            full = self.workspace.full_path(draft.path)
            page = OpenPage(draft.path, full, read(self.root, draft.path))
            if page.read_only and page.base is not None:
                continue
            page.recall(draft.text, draft.digest)
            self._pages[draft.path] = page
            self.typed(page)
        if not all(map(self.workspace.holds, self._pages)):
            self.settle_plan()

    # Who is told.

    def subscribe(self) -> Stream:
        """Return what a page in a browser is told from now on."""
        stream = Stream()
        self._streams.add(stream)
        self._has_been_open = True
        stream.tell("progress", self.progress)
        stream.tell("faults", self.faults)
        return stream

    def unsubscribe(self, stream: Stream) -> None:
        """Take that a page in a browser was closed."""
        self._streams.discard(stream)
        self._left_at = time.monotonic()

    def tell(self, name: str, content: Any, about: str = "") -> None:
        """Tell all pages in browsers of an event."""
        for stream in self._streams:
            stream.tell(name, content, about)

    def close(self) -> None:
        """Say that nothing more comes."""
        for stream in self._streams:
            stream.end()

    @property
    def progress(self) -> dict[str, int]:
        """Return how many pages there are, and how many of them were judged."""
        total = len(self._listed) or len(self.workspace.pages)
        return {"done": total - self.workspace.unjudged, "total": total}

    @property
    def faults(self) -> list[dict[str, Any]]:
        """Return what of the configuration, schemas and vocabularies cannot be used, or is idle.

        So is the folder of unsaved texts, if it takes none.
        """
        found = [
            {
                "path": self.workspace.relative_path(fault.path) or fault.path,
                "line": fault.line,
                "message": fault.message,
            }
            for fault in (*self.workspace.faults, *self.workspace.idle)
        ]
        if self._drafts is not None and self._not_kept:
            message = (
                "texts that are not saved cannot be kept here, so they are lost when the studio "
                f"ends: {self._not_kept}; save often, or name another folder with --cache-dir"
            )
            found.append({"path": self._drafts.folder, "line": 0, "message": message})
        return found

    def all_rows(self) -> list[Mapping[str, Any]]:
        """Return the lines of all pages."""
        return [self.rows.row(path) for path in self.workspace.pages]

    # What is done when nobody asks.

    async def run(self) -> None:
        """Judge what is to be judged and look at the disk, until it is cancelled."""
        steps: Iterator[None] | None = None
        looked = -_LOOK
        while True:
            now = time.monotonic()
            if now - looked > _LOOK:
                await self._look_around()
                looked = time.monotonic()
            if now < self._due or (steps is None and self._is_done()):
                steps = None if now < self._due else steps
                await asyncio.sleep(_IDLE)
                continue
            steps = steps or self._steps()
            end = time.monotonic() + _SLICE
            for _ in steps:
                if time.monotonic() > end:
                    break
            else:
                steps = None
            # A request that came meanwhile has its turn.
            await asyncio.sleep(0)

    def _is_done(self) -> bool:
        return self.workspace.is_settled and not self._untold

    def _steps(self) -> Iterator[None]:
        """Do what is left to do, and tell what came of it.

        Whoever stops in between goes on with what was not told by calling this again.
        """
        yield from self._look_at(self.workspace.pages)
        for pages in self.workspace.work():
            if len(pages) > 1:
                self._untold |= pages
                yield from self._look_at(pages)
                self.tell("faults", self.faults)
            else:
                self._tell_of(pages)
            self.tell("progress", self.progress)
            yield
        yield from self._look_at(self.workspace.pages)
        while self._untold:
            self._tell_of((self._untold.pop(),))
            yield
        self.tell("progress", self.progress)
        self.tell("faults", self.faults)

    def _look_at(self, pages: Iterable[str]) -> Iterator[None]:
        """Read what the front matter of pages says where that is not known."""
        pages = set(pages)
        gone = self._listed - set(self.workspace.pages)
        for path in gone:
            self.rows.forget(path)
            self._told.pop(path, None)
        for stream in self._streams:
            stream.tell_rows((), gone)
        self._listed = set(self.workspace.pages)
        for path in sorted(pages & self._listed):
            if not self.rows.has_details(path):
                self._tell_of((path,))
                yield

    def _tell_of(self, paths: Iterable[str]) -> None:
        for path in paths:
            if self.workspace.holds(path):
                if not self.rows.has_details(path):
                    self.rows.look(path)
                row = self.rows.row(path)
                if row == self._told.get(path):
                    continue
                self._told[path] = row
                for stream in self._streams:
                    stream.tell_rows((row,))

    async def _look_around(self) -> None:
        """Look at what is on disk and who is there."""
        is_left = self._has_been_open and not self._streams
        if is_left and time.monotonic() - self._left_at > LINGER:
            self.end()
        self._look_at_open()
        around = self._surroundings
        saved = await asyncio.to_thread(around.look, self.root, self.workspace.plan.surroundings)
        for path in saved:
            self.rows.forget(path)
        if saved:
            forget_folders()
            self.workspace.renew()
        if around.changed is not None and around.changed != self.rows.changed:
            old, self.rows.changed = self.rows.changed, around.changed
            self._tell_of(old ^ around.changed)

    def _look_at_open(self) -> None:
        """Look whether the files of open pages are still as they were read."""
        for page in list(self._pages.values()):
            now = stamp(page.full)
            if now == page.stamp:
                continue
            news = page.look(read(self.root, page.path))
            if page.unsaved or page.disk == "same":
                page.stamp = now
            if news:
                if page.disk == "deleted" and page.path not in self.rows.unsaved:
                    # What is on the screen is all that is left of it.
                    self.workspace.renew()
                self.tell("disk", {"path": page.path, "state": page.disk}, page.path)

    def stop(self) -> None:
        """End the server."""
        self.close()
        self.end()


def name_of_site(root: str) -> str:
    """Return what a site is called by its folder."""
    return os.path.basename(root.rstrip(os.sep)) or root
