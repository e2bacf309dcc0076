"""The address that one which leads nowhere on its site was probably meant to be."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Final

from profilelint.model.pattern import pattern
from profilelint.source.site.file_names import SOURCES, ending_of, is_file
from profilelint.vocabulary.nearest import nearest

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from profilelint.source.site.files import SiteFiles

_WRITTEN: Final = pattern(r"[A-Za-z0-9._~/-]+")
_DIGITS: Final = pattern(r"[0-9]+")
_LETTERS: Final = pattern(r"[^a-z0-9]")
# The least length of a name that hardly two things have, and of others.
_LONG: Final = 8
_SHORT: Final = 5
_LONG_WORD: Final = 14
_MOST_NAMES: Final = 2000
_MOST: Final = 1000


class MeantAddresses:
    """Proposals for addresses that lead nowhere: files of nearly that name, or in another place.

    ``paths`` are the files below the root, and ``files`` says what addresses lead to. After 1,000
    addresses nothing is proposed, because names are compared with all in their folder.
    """

    def __init__(self, paths: Iterable[str], files: SiteFiles) -> None:
        self._paths = paths
        self._files = files
        self._in_folder: dict[str, list[str]] = {}
        self._of_name: dict[str, list[str]] | None = None
        self._known: dict[tuple[str, str], list[str]] = {}

    def meant(self, page: str, path: str) -> str:
        """Return what a link on a page was meant to lead to; empty if that is not clear.

        ``path`` is its address without query and fragment. What is returned leads to a file or
        page; it is written as the address is: from the top, or from the page.
        """
        near = self._near(page, path)
        last = path[path.rfind("/") + 1 :]
        if near or not path.startswith("/") or not _is_unusual(last):
            return near
        if self._of_name is None:
            self._of_name = _by_name(self._paths)
        named = self._of_name.get(last, ())
        for address in self._files.addresses_from_top(page, named[0]) if len(named) == 1 else ():
            if self._leads(page, address):
                return address
        return ""

    def surely_meant(self, page: str, path: str) -> str:
        """Return the same where even a page that is not known cannot well have the address.

        The names must differ in one edit, and have the same letters or many.
        """
        address = self._near(page, path)
        if not address:
            return ""
        written, meant = (
            _stem(each.rstrip("/").rpartition("/")[2]).lower() for each in (path, address)
        )
        if len(written) < (_SHORT if sorted(written) == sorted(meant) else _LONG):
            return ""
        if f"{written}s" == meant or f"{meant}s" == written:
            return ""  # There may be both.
        if _LETTERS.sub("", written) == _LETTERS.sub("", meant):
            return ""
        return nearest(written, [meant], [address], 1) or ""

    def _near(self, page: str, path: str) -> str:
        """Return the address of a file in the same folder that this one is a misspelling of."""
        shown = path.rstrip("/")
        above, slash, last = shown.rpartition("/")
        if _WRITTEN.fullmatch(path) is None or not last.strip("."):
            return ""
        # Pages have many such links in common.
        key = "" if path.startswith("/") else page, path
        if key not in self._known:
            if len(self._known) >= _MOST:
                return ""
            folders = [place.rpartition("/")[0] for place in self._files.places(page, path)]
            names = [_nearest(last, self._names_in(folder)) for folder in dict.fromkeys(folders)]
            self._known[key] = [
                f"{above}{slash}{name}{path[len(shown) :]}" for name in names if name
            ]
        return next((each for each in self._known[key] if self._leads(page, each)), "")

    def _names_in(self, folder: str) -> list[str]:
        names = self._in_folder.get(folder)
        if names is None:
            names = self._in_folder[folder] = [*islice(self._files.names_in(folder), _MOST_NAMES)]
        return names

    def _leads(self, page: str, address: str) -> bool:
        """Return whether an address that needs no encoding leads to something but the page."""
        if _WRITTEN.fullmatch(address) is None:
            return False
        target = self._files.find(page, address)
        return target.presence == "found" and target.path != page


def _by_name(paths: Iterable[str]) -> dict[str, list[str]]:
    """Return the files that sites copy as they are, by their names."""
    found: dict[str, list[str]] = {}
    for path in paths:
        name = path[path.rfind("/") + 1 :]
        if is_file(name) and not _is_source(name):
            found.setdefault(name, []).append(path)
    return found


def _nearest(last: str, names: Sequence[str]) -> str:
    """Return the name in a folder that another is a misspelling of; empty if that is not clear.

    Pictures may have other endings, and pages have none in addresses. Names that differ in a number
    are names of other things.
    """
    from profilelint.rules.page.picture_names import SHOWN

    ending = ending_of(last) if is_file(last) else ""
    if ending in SHOWN:
        stem = _stem(last)
        others = [name for name in names if _stem(name) == stem and ending_of(name) in SHOWN]
        if len(others) == 1:
            return others[0]
    if ending:
        alike = [name for name in names if ending_of(name) == ending]
    else:
        alike = [_stem(name) if _is_source(name) else name for name in names]
        alike = [name for name in dict.fromkeys(alike) if not is_file(name)]
    digits = _DIGITS.findall(last)
    alike = [name for name in alike if _DIGITS.findall(name) == digits]
    if not ending:
        return nearest(last, alike, alike) or ""
    return nearest(_stem(last), [_stem(name) for name in alike], alike) or ""


def _is_unusual(name: str) -> bool:
    """Return whether a file's name is one that hardly two things have."""
    stem = _stem(name)
    return len(stem) >= (_LONG_WORD if stem.isalpha() else _LONG)


def _is_source(name: str) -> bool:
    return name.lower().endswith(SOURCES)


def _stem(name: str) -> str:
    return name.rpartition(".")[0] or name
