"""The open documents, and the workspaces that their files belong to."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from profilelint.config.find import FILE_NAMES
from profilelint.engine.workspace.workspace import Workspace, configuration_of
from profilelint.model.named_tuple import NamedTuple
from profilelint.server.addresses import path_of, uri_of
from profilelint.source.files.file import lies_in

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from profilelint.engine.workspace.workspace import Setup


class Page(NamedTuple):
    """A page of a workspace, by its path relative to the root, and the URI that its client uses."""

    workspace: Workspace
    path: str
    uri: str


class Documents:
    """The open documents of a client.

    Each folder with a configuration has a workspace, and so has each folder that the client opened.
    A document that lies in neither is looked at alone.
    """

    def __init__(self, setup: Setup) -> None:
        self.workspaces: dict[str, Workspace] = {}
        self._setup = setup
        self._folders: list[str] = []
        self._texts: dict[str, str] = {}
        self._uris: dict[str, str] = {}
        self._roots: dict[str, str] = {}

    def open_folders(self, uris: Iterable[str]) -> None:
        """Take the folders that the client opened."""
        for path in filter(None, map(path_of, uris)):
            if path not in self._folders:
                self._folders.append(path)
                self._roots.clear()
                self._workspace_of(path)

    def close_folders(self, uris: Iterable[str]) -> None:
        """Forget folders that the client closed, with their workspaces."""
        for path in filter(None, map(path_of, uris)):
            if path in self._folders:
                self._folders.remove(path)
        self._roots.clear()
        needed = [*self._folders, *map(os.path.dirname, self._texts)]
        kept = {self._root_of(each) or each for each in needed}
        for root in self.workspaces.keys() - kept:
            del self.workspaces[root]

    def put(self, uri: str, text: str) -> Page | None:
        """Take the text of a document that was opened or changed; return its page, if it is one."""
        path = path_of(uri)
        if path is None:
            return None
        self._texts[path] = text
        self._uris[path] = uri
        self._tell(path)
        return self.page(uri)

    def drop(self, uri: str) -> None:
        """Forget a document that was closed: its file counts again."""
        path = path_of(uri)
        if path is not None and self._texts.pop(path, None) is not None:
            self._uris.pop(path, None)
            self._tell(path)

    def saved(self, uris: Iterable[str]) -> None:
        """Take that files were written, made or removed."""
        paths = [path for uri in uris if (path := path_of(uri)) is not None]
        if any(os.path.basename(path) in FILE_NAMES for path in paths):
            self._roots.clear()
        for root, workspace in self.workspaces.items():
            if any(lies_in(path, root) or lies_in(root, os.path.dirname(path)) for path in paths):
                workspace.renew()

    def _tell(self, path: str) -> None:
        is_configuration = os.path.basename(path) in FILE_NAMES
        if is_configuration:
            self._roots.clear()
        for root, workspace in self.workspaces.items():
            if lies_in(path, root) or is_configuration:
                workspace.edited(path)

    def page(self, uri: str) -> Page | None:
        """Return the page that an open document is; None where it is none of any workspace."""
        path = path_of(uri)
        if path is None or path not in self._texts:
            return None
        workspace = self._workspace_of(os.path.dirname(path))
        inside = workspace.relative_path(path)
        return Page(workspace, inside, uri) if inside is not None else None

    @property
    def pages(self) -> Iterator[Page]:
        """Return the open documents that may be pages."""
        return (page for uri in [*self._uris.values()] if (page := self.page(uri)) is not None)

    def text(self, uri: str) -> str | None:
        """Return the text of an open document."""
        path = path_of(uri)
        return self._texts.get(path) if path is not None else None

    def uri(self, full: str) -> str:
        """Return the URI of a file: that which the client uses for it, if it is open."""
        return self._uris.get(full) or uri_of(full)

    def _root_of(self, folder: str) -> str:
        """Return the folder of the configuration for a folder, or of the opened one around it.

        It is empty where there is neither.
        """
        root = self._roots.get(folder)
        if root is None:
            found = configuration_of(folder, self._texts)
            if found is not None:
                root = os.path.dirname(os.path.join(found.top, found.path))
            else:
                around = [each for each in self._folders if lies_in(folder, each)]
                root = max(around, key=len, default="")
            self._roots[folder] = root
        return root

    def _workspace_of(self, folder: str) -> Workspace:
        root = self._root_of(folder)
        place = root or folder
        workspace = self.workspaces.get(place)
        if workspace is None:
            workspace = Workspace(place, self._texts, self._setup, whole=bool(root))
            self.workspaces[place] = workspace
        return workspace
