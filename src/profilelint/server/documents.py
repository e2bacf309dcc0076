"""The open documents, and the workspaces that their files belong to."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from profilelint.config.find import FILE_NAMES
from profilelint.engine.workspace.configuration import configuration_of
from profilelint.engine.workspace.workspace import Setup, Workspace
from profilelint.model.named_tuple import NamedTuple
from profilelint.server.addresses import name_of_unsaved, path_of, uri_of
from profilelint.source.files.file import lies_in

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


class Page(NamedTuple):
    """A page of a workspace, by its path relative to the root, and the URI that its client uses."""

    workspace: Workspace
    path: str
    uri: str


class _Unsaved(NamedTuple):
    """A document that lies nowhere: the folder whose rules hold, and the path it is taken for."""

    root: str
    path: str

    @property
    def key(self) -> str:
        """Return what its workspace is kept under."""
        return os.path.join(self.root, "<unsaved>")


class Documents:
    """The open documents of a client.

    Each folder with a configuration has a workspace, and so has each folder that the client opened.
    A document that lies in neither is looked at alone. Documents that lie nowhere are looked at as
    pages of no collection, by the rules of the folder that was opened first; they have a workspace
    of their own, so that they are no pages of the site.

    ``last`` is the URI of the document that was opened or changed last; empty if there is none.
    ``age`` grows with each text that is opened, changed or closed.
    """

    def __init__(self, setup: Setup) -> None:
        self.age = 0
        self.workspaces: dict[str, Workspace] = {}
        self.last = ""
        self._setup = setup
        self._folders: list[str] = []
        self._texts: dict[str, str] = {}
        self._uris: dict[str, str] = {}
        self._roots: dict[str, str] = {}
        self._unsaved: dict[str, _Unsaved] = {}
        self._unsaved_texts: dict[str, str] = {}

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
        self._find_roots_again()

    def _find_roots_again(self) -> None:
        """Let go of what folders belong to, and of workspaces that nothing belongs to now."""
        self._roots.clear()
        needed = [*self._folders, *map(os.path.dirname, self._texts)]
        kept = {self._root_of(each) or each for each in needed}
        kept |= {each.key for each in self._unsaved.values()}
        for root in self.workspaces.keys() - kept:
            del self.workspaces[root]
        for folder in self._folders:
            self._workspace_of(folder)

    def put(self, uri: str, text: str, language: str = "") -> Page | None:
        """Take the text of a document that was opened or changed; return its page, if it is one.

        ``language`` is what the client called its language when it was opened.
        """
        self.last = uri
        path = path_of(uri)
        if path is None:
            return self._put_unsaved(uri, text, language)
        self._texts[path] = text
        self._uris[path] = uri
        self._tell(path)
        return self.page(uri)

    def _put_unsaved(self, uri: str, text: str, language: str) -> Page | None:
        unsaved = self._unsaved.get(uri)
        if unsaved is None:
            name = name_of_unsaved(uri, language)
            if name is None:
                return None
            folder = self._folders[0] if self._folders else os.sep
            root = self._root_of(folder) or folder
            path = os.path.join(root, name)
            while path in self._unsaved_texts:
                path = os.path.join(root, f"{len(self._unsaved)}-{os.path.basename(path)}")
            unsaved = self._unsaved[uri] = _Unsaved(root, path)
        self._unsaved_texts[unsaved.path] = text
        self._uris[unsaved.path] = uri
        self._workspace_of_unsaved(unsaved).edited(unsaved.path)
        return self.page(uri)

    def drop(self, uri: str) -> None:
        """Forget a document that was closed: its file counts again."""
        path = path_of(uri)
        unsaved = self._unsaved.pop(uri, None)
        if unsaved is not None:
            del self._unsaved_texts[unsaved.path]
            self._uris.pop(unsaved.path, None)
            if all(each.key != unsaved.key for each in self._unsaved.values()):
                self.workspaces.pop(unsaved.key, None)
            else:
                self._workspace_of_unsaved(unsaved).edited(unsaved.path)
        elif path is not None and self._uris.get(path) == uri:
            # A page that was not saved is closed after its file was opened.
            del self._texts[path], self._uris[path]
            self._tell(path)

    def saved(self, uris: Iterable[str]) -> None:
        """Take that files were written, made or removed."""
        paths = [path for uri in uris if (path := path_of(uri)) is not None]
        if any(os.path.basename(path) in FILE_NAMES for path in paths):
            self._find_roots_again()
        for root, workspace in self.workspaces.items():
            if any(lies_in(path, root) or lies_in(root, os.path.dirname(path)) for path in paths):
                workspace.renew()

    def _tell(self, path: str) -> None:
        self.age += 1
        is_configuration = os.path.basename(path) in FILE_NAMES
        if is_configuration:
            self._find_roots_again()
        for root, workspace in self.workspaces.items():
            if lies_in(path, root) or is_configuration:
                workspace.edited(path)

    def page(self, uri: str) -> Page | None:
        """Return the page that an open document is; None where it is none of any workspace."""
        unsaved = self._unsaved.get(uri)
        if unsaved is not None:
            path, workspace = unsaved.path, self._workspace_of_unsaved(unsaved)
        else:
            path = path_of(uri) or ""
            if path not in self._texts:
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
        unsaved = self._unsaved.get(uri)
        if unsaved is not None:
            return self._unsaved_texts[unsaved.path]
        return self._texts.get(path_of(uri) or "")

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

    def _workspace_of_unsaved(self, unsaved: _Unsaved) -> Workspace:
        workspace = self.workspaces.get(unsaved.key)
        if workspace is None:
            # What is kept of the site's results and links is left to those of the site.
            setup = Setup(self._setup.registry, self._setup.today, self._setup.command_line)
            workspace = Workspace(unsaved.root, self._unsaved_texts, setup, whole=False)
            self.workspaces[unsaved.key] = workspace
        return workspace
