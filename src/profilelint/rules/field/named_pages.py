"""Pages that values of front matter name: by path, by slug or by permalink.

Paths are relative to the root and use ``/``.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any, Final

from profilelint.rules.field.named_files import FOUND, NamedFile, local_path
from profilelint.source.site.addresses import INDEXES, address_key, decode_path, slug_of
from profilelint.source.site.file_names import SOURCES
from profilelint.vocabulary.vocabulary import digits_in

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

_ENDINGS: Final = (*SOURCES, ".html", ".htm")
_ADDRESSES: Final = ("permalink", "url", "slug", "id", "redirect_from", "aliases")
_MOST_PAGES = 20_000
_MOST_NEAR = 50
_MOST_NAMES = 100_000


class NamedPages:
    """The pages below a root, or below some of its folders.

    ``addresses`` returns what the front matter of a page says of its address, as
    `page_addresses` does. It is called for all pages, but only when a value is not the path or file
    name of one.
    """

    def __init__(
        self,
        files: frozenset[str],
        folders: tuple[str, ...],
        addresses: Callable[[str], frozenset[str]],
    ) -> None:
        self._folders = [folder for folder in folders if folder not in ("", ".")]
        self.paths = sorted(path for path in files if path.endswith(_ENDINGS) and self._holds(path))
        self._addresses_of = addresses
        self._near = 0

    def _holds(self, path: str) -> bool:
        return not self._folders or any(path.startswith(f"{each}/") for each in self._folders)

    def find(self, text: str, base: str = "") -> NamedFile:
        """Return whether a value names a page: "found", "near", "missing", or "folder".

        "folder" stands for folders without pages. Where the pages are too many to be read, a value
        that is neither a path nor a slug counts as found. For ``base`` see
        `profilelint.rules.field.named_files.NamedFiles.find`.
        """
        path = local_path(text, base)
        segments = decode_path(path) if path is not None else None
        if not segments or ".." in segments:
            return FOUND
        if not self.paths:
            return NamedFile("folder" if self._folders else "found")
        if segments[-1] in INDEXES and len(segments) > 1:
            segments.pop()
        if slug_of(segments[-1]) in self._slugs or len(self.paths) > _MOST_PAGES:
            return FOUND
        joined = "/".join(segments)
        if address_key(joined) in self._addresses or slug_of(segments[-1]) in self._addresses:
            return FOUND
        return self._nearest(text.strip(), joined)

    @cached_property
    def _slugs(self) -> frozenset[str]:
        """Return the slugs of the files, and of the folders whose index they are."""
        slugs = set()
        for path in self.paths:
            folder, _, name = path.rpartition("/")
            slugs.add(slug_of(name))
            if slug_of(name) in ("index", "readme"):
                slugs.add(slug_of(folder.rpartition("/")[2]))
        return frozenset(slugs)

    @cached_property
    def _addresses(self) -> frozenset[str]:
        return frozenset().union(*map(self._addresses_of, self.paths))

    def _nearest(self, text: str, joined: str) -> NamedFile:
        self._near += 1
        if self._near > _MOST_NEAR:
            return NamedFile("missing")
        from profilelint.vocabulary.nearest import nearest

        names = self._names(text)
        meant = nearest(joined.lower(), [name.strip("/").lower() for name in names], names)
        if meant is None or digits_in(meant) != digits_in(joined):
            return NamedFile("missing")
        return NamedFile("near", meant)

    def _names(self, text: str) -> list[str]:
        """Return how pages may be named in the way of a value: with slashes and ending, or not."""
        has_ending = text.endswith(_ENDINGS)
        names: dict[str, None] = {}
        for path in self.paths:
            for name in self._relative(path):
                stem = name if has_ending else name.rpartition(".")[0]
                lead, tail = "/" if text.startswith("/") else "", "/" if text.endswith("/") else ""
                names[f"{lead}{stem}{tail}"] = None
            if len(names) > _MOST_NAMES:
                break
        addresses = self._addresses if "/" in text else ()
        names |= dict.fromkeys(f"/{each}/" for each in addresses if "/" in each)
        return list(names)

    def _relative(self, path: str) -> Iterator[str]:
        yield path
        yield path.rpartition("/")[2]
        for folder in self._folders:
            if path.startswith(f"{folder}/"):
                yield path[len(folder) + 1 :]


def page_addresses(data: Mapping[str, Any]) -> frozenset[str]:
    """Return what front matter says of a page's address, and the slug of its title."""
    addresses = set()
    for name in _ADDRESSES:
        for each in _texts(data.get(name)):
            addresses.add(address_key(each))
            addresses.add(slug_of(each.rstrip("/").rpartition("/")[2]))
    addresses.update(map(slug_of, _texts(data.get("title"))))
    return frozenset(addresses)


def _texts(value: Any) -> Iterator[str]:
    for each in value if isinstance(value, list) else (value,):
        if isinstance(each, str) and each:
            yield each
