"""The addresses of all pages of a site, for telling whether an address leads to none.

Addresses are compared by their letters and digits: generators differ in how they spell the rest.
"""

from __future__ import annotations

from functools import lru_cache
from posixpath import normpath
from typing import TYPE_CHECKING, Any, Final

from profilelint.model.named_tuple import NamedTuple
from profilelint.model.pattern import pattern
from profilelint.source.site.addresses import join_path
from profilelint.source.site.file_names import LocalTarget
from profilelint.source.site.folders import is_below

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from profilelint.source.files.tree import Tree
    from profilelint.source.site.redirects import Redirects

MADE: Final = frozenset(
    (
        *("page", "pages", "tag", "tags", "category", "categories", "archive", "archives"),
        *("feed", "rss", "search", "map", "all", "list", "index", "print", "404", "sitemap"),
    )
)
"""Slugs of pages that generators and their plugins make without a file."""

# Folders that other programs fill, or other versions of a site, as they are compared.
_FOREIGN = pattern(
    r"v?\d+x?|latest|stable|next|main|master|dev|edge|nightly|canary|current|preview|head|archived?"
    r"|api\w*|ref(?:erences?)?|javadocs?|static|assets|files|downloads?|demos?|examples?|samples?"
    r"|playground|storybook|coverage|im(?:ages?|g)|media|uploads|schemas?"
)
_NOT_COMPARED = pattern(r"[^\w/]+|_+")
_PLACEHOLDER = pattern(r":[a-z_]+")
_HEAD = 1 << 16
_SHORT_HEAD = 1 << 12
_MOST_HEADS = 3000
_MOST_LINES = 1000


class Expanded(NamedTuple):
    """An address made of a template, or the part of it before what cannot be worked out.

    One that is not a page's own is redirected to it.
    """

    address: str
    is_whole: bool
    is_own: bool = True


class PageAddresses:
    """Pages by their addresses.

    ``addresses`` are pairs of a page's path and an address of it, without scheme and host; the path
    is empty for one that leads to a page and has none. Those
    that are not whole are beginnings of addresses that pages may have, as those in ``open`` are; an
    empty one stands for the whole site. Below each of ``wholes`` lies another such site, as
    in another language. ``languages`` are first segments that do not count.
    """

    def __init__(
        self,
        addresses: Iterable[tuple[str, Expanded]],
        open_: Iterable[str],
        redirects: Redirects,
        wholes: Iterable[str] = (),
        languages: Iterable[str] = (),
    ) -> None:
        self._languages = {page_key(each) for each in languages}
        self._pages: dict[str, str] = {}
        self._own: dict[str, list[str]] = {}
        self._folders: set[str] = set()
        self._open = {self._key(each) for each in open_}
        self._redirects = redirects
        self._wholes = {page_key(each) for each in wholes}
        for path, (address, is_whole, is_own) in addresses:
            key = self._key(address)
            if not is_whole:
                self._open.add(key)
                continue
            self._pages.setdefault(key, path)
            if is_own:
                self._own.setdefault(path, []).append(address)
            if not path:
                continue  # What is no page tells nothing of the folder.
            while key and (key := key.rpartition("/")[0]) not in self._folders:
                self._folders.add(key)

    @property
    def is_open(self) -> bool:
        """Return whether there may be more pages anywhere."""
        return "" in self._open

    def find(self, address: str) -> LocalTarget:
        """Return the page at an address, that there is none, or that this is not known.

        It is known only where other pages have addresses in the same folder, or in one above that
        is not the top: what lies in a folder of its own there may come from elsewhere.
        """
        key = self._key(address)
        page = self._pages.get(key)
        if page is not None:
            return LocalTarget("found", page)
        folder, _, last = key.rpartition("/")
        known = self._known_above(folder)
        if not known or key in self._folders or last.isdigit():
            return LocalTarget("unknown")
        inner = key[len(known) + 1 :].split("/")
        if any(each in MADE or "page" in each for each in inner):
            return LocalTarget("unknown")
        if self._redirects.lead_from(address):
            return LocalTarget("unknown")
        if known != folder and (known in self._wholes or any(map(_FOREIGN.fullmatch, inner[:-1]))):
            return LocalTarget("unknown")
        above = folder
        while above:
            if above in self._open:
                return LocalTarget("unknown")
            above = above.rpartition("/")[0]
        return LocalTarget("unknown" if self.is_open else "missing")

    def _known_above(self, folder: str) -> str:
        """Return the nearest folder with addresses of pages, from one upwards; the top is ""."""
        while folder and folder not in self._folders:
            folder = folder.rpartition("/")[0]
        return folder

    def _key(self, address: str) -> str:
        key = page_key(address)
        first, _, rest = key.partition("/")
        return rest if first in self._languages else key

    def find_from(self, page: str, address: str) -> LocalTarget:
        """Return the same for an address that counts from a page."""
        found = [
            self.find(normpath(f"/{own.lstrip('/').rpartition('/')[0]}/{address}"))
            for own in self._own.get(page, ())
        ]
        for target in found:
            if target.presence != "missing":
                return target
        return LocalTarget("missing" if found else "unknown")


def page_key(address: str) -> str:
    """Return what an address is compared by: the letters and digits of its segments."""
    lowered = address.lower()
    if ".htm" in lowered:
        lowered = "/".join(
            [each.removesuffix(".html").removesuffix(".htm") for each in lowered.split("/")]
        )
    # Most addresses hold hyphens, and nothing else that is left out.
    compared = lowered.replace("-", "")
    if not compared.replace("/", "").isalnum():
        compared = _NOT_COMPARED.sub("", compared)
    segments = [each for each in compared.split("/") if each]
    if segments and segments[-1] == "index":
        segments.pop()
    return "/".join(segments)


def expand(template: str, values: Mapping[str, str | None]) -> Expanded:
    """Return a template with the values of its placeholders, which are words after a colon.

    Where there is no value, the address ends with the last whole segment before it.
    """
    made: list[str] = []
    for named, rest in _segments_of(template):
        part = ""
        for before, name in named:
            value = values.get(name)
            if value is None:
                return Expanded("/".join(made), is_whole=False)
            part += before + value
        made.append(part + rest)
    return Expanded("/".join(made), is_whole=True)


@lru_cache(maxsize=50)
def _segments_of(template: str) -> list[tuple[list[tuple[str, str]], str]]:
    """Return the names of the placeholders in each segment with what is before, and the rest."""
    segments = []
    for segment in template.split("/")[:100]:
        named = []
        at = 0
        for match in _PLACEHOLDER.finditer(segment) if ":" in segment else ():
            named.append((segment[at : match.start()], match[0][1:]))
            at = match.end()
        segments.append((named, segment[at:]))
    return segments


def made_before(tree: Tree, folder: str, tops: Iterable[str]) -> Iterator[str]:
    """Yield beginnings of addresses whose pages are made before each build, as git ignores them.

    ``folder`` is the site's, ``tops`` are those of its pages, all relative to the root.
    """
    tops = [*tops]
    for home in dict.fromkeys(("", folder)):
        text = tree.text(join_path(home, ".gitignore")) or ""
        for line in text.splitlines()[:_MOST_LINES]:
            path = join_path(home, line.strip().strip("/").partition("*")[0].rstrip("/"))
            for top in tops:
                if path != top and is_below(path, top):
                    yield path[len(top) :]


def read_heads(tree: Tree, paths: Iterable[str]) -> dict[str, dict[str, Any]] | None:
    """Return the front matter of the files that have any; None if there are too many files."""
    from profilelint.source.read import read_text

    heads = {}
    for number, path in enumerate(paths):
        if number >= _MOST_HEADS:
            return None
        for most in (_SHORT_HEAD, _HEAD):
            text = tree.text(path, most) or ""
            if not text.startswith(("---", "+++", "{")):
                break
            if most == _SHORT_HEAD:
                # The rest of the last line may be cut off, and make no fence of it.
                text = text[: text.rfind("\n") + 1]
            document = read_text(path, text)
            if document.front_matter is not None:
                heads[path] = document.data
                break
    return heads
