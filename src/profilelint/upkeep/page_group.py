"""The pages of one kind, read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from profilelint.engine.pages import is_for_agents, is_of_tests
from profilelint.model.named_tuple import NamedTuple
from profilelint.schema.check import with_defaults
from profilelint.source.files.file import SkippedError, read_file
from profilelint.source.front_matter.fences import has_opening
from profilelint.source.read import LARGEST_FILE, read_document

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from profilelint.model.document import Document
    from profilelint.source.site.layout import Kind, Layout
    from profilelint.source.site.site import Site

_ABOUT = frozenset(
    (
        *("agents", "authors", "changelog", "claude", "code_of_conduct", "codeowners"),
        *("contributing", "governance", "licence", "license", "maintainers", "notice", "readme"),
        *("security", "support", "todo"),
    )
)


class PageGroup(NamedTuple):
    """The pages of a kind that have front matter.

    ``without`` are the paths of pages without it, ``notes`` those of files that are no pages, such
    as a README or the instructions of an agent.
    """

    kind: Kind
    documents: list[Document]
    without: tuple[str, ...]
    notes: tuple[str, ...] = ()

    @property
    def data(self) -> list[Mapping[str, object]]:
        """Return the front matter of each page, as the site's generator completes it."""
        return [_completed(self.kind.site, document) for document in self.documents]


def read_group(root: str, kind: Kind, step: Callable[[], None]) -> PageGroup:
    """Return the pages of a kind. Those that cannot be read are left out, and so are broken ones.

    ``root`` is the folder that their paths are relative to. ``step`` is called before each page.
    """
    documents: list[Document] = []
    without: list[str] = []
    notes: list[str] = []
    has_file = frozenset(kind.paths).__contains__
    for path in kind.paths:
        step()
        if is_of_tests(path) or is_for_agents(path, has_file):
            notes.append(path)
            continue
        try:
            document = read_document(path, read_file(root, path, LARGEST_FILE))
        except (OSError, SkippedError):
            continue
        if document.front_matter is not None:
            documents.append(document)
        elif not has_opening(document.text.lstrip("\ufeff")):
            (notes if _is_note(kind.site, path) else without).append(path)
    return PageGroup(kind, documents, tuple(without), tuple(notes))


def files_beside(layout: Layout, listing: Sequence[str], suffixes: Sequence[str]) -> list[str]:
    """Return the files with the endings of pages of which no generator makes a page."""
    pages = {path for kind in layout.kinds for path in kind.paths}
    return [path for path in listing if path.endswith(tuple(suffixes)) and path not in pages]


def _completed(site: Site, document: Document) -> Mapping[str, object]:
    defaults = site.defaults(document.path)
    data: Mapping[str, object] = document.data
    if defaults:
        data = with_defaults(data, defaults, None)
    split = {
        key: text.split()
        for key in site.words
        # Where most pages have commas in it, the site takes it for a text.
        if isinstance(text := data.get(key), str) and "," not in text
    }
    return {**data, **split} if split else data


def _is_note(site: Site, path: str) -> bool:
    """Return whether a file without front matter is no page."""
    name = path.rpartition("/")[2]
    if site.readmes_are_pages and name.partition(".")[0].casefold() == "readme":
        return False
    # Jekyll copies such a file as it is, unless it lies in a collection.
    is_copied = site.generator == "Jekyll" and not site.needs_front_matter(path)
    return is_copied or is_about_the_repository(path)


def is_about_the_repository(path: str) -> bool:
    """Return whether a file has a name such as README or CODE-OF-CONDUCT.

    At the top of the repository, names in small letters and other names in capital ones count too.
    """
    folder, _, name = path.rpartition("/")
    stem = name.partition(".")[0]
    is_about = stem.casefold().replace("-", "_") in _ABOUT
    return stem.casefold() == "readme" or (
        (is_about and stem.isupper()) or (not folder and (is_about or stem.isupper()))
    )
