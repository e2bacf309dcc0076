"""Obsidian's links ``[[A note#A heading|words]]`` and what they lead to in a vault.

As Obsidian has it (https://help.obsidian.md/links), capital letters do not count, a name without a
folder is found anywhere in the vault, and of a path its end is enough.
"""

from __future__ import annotations

from itertools import islice
from posixpath import normpath
from typing import TYPE_CHECKING, Any
from unicodedata import normalize

from profilelint.model.finding import Span
from profilelint.model.named_tuple import NamedTuple
from profilelint.model.pattern import pattern

if TYPE_CHECKING:
    from collections.abc import Iterable

    from profilelint.model.body import Body

_LINK = pattern(r"(!?)\[\[([^\[\]\r\n]{1,500})\]\]")
# A name may follow what is embedded without a space.
_BLOCK = pattern(r"(?m)(?:^|[ \t]|(?<=\]\]))\^([A-Za-z0-9-]+)[ \t]*(?=\r|\n|\Z)")
_NOT_COMPARED = pattern(r"[\W_]+")
_TEMPLATES = ("{{", "<%", "$")
NOTES = (".md", ".markdown")
MOST = 100
"""How many files of one name are told apart."""


class WikiLink(NamedTuple):
    """A link to a note, to a part of one, or to another file.

    ``start`` and ``end`` are the offsets of the name and the part within the brackets. ``part`` is
    what follows the first "#".
    """

    name: str
    part: str
    start: int
    end: int
    embeds: bool

    @property
    def span(self) -> Span:
        """Return where name and part are written."""
        return Span(self.start, self.end)


def wiki_links(body: Body) -> list[WikiLink]:
    """Return the links of a body that was read in Obsidian's flavor, in order."""
    links: list[WikiLink] = []
    for region in body.regions:
        match = _LINK.fullmatch(body.text, region.start, region.end)
        if match is None or any(mark in match[2] for mark in _TEMPLATES):
            continue
        if body.text.startswith("(", region.end):
            continue  # The brackets are words of a Markdown link: "[[1]](/a)".
        target = match[2].partition("|")[0]
        written = target.removesuffix("\\")
        name, _, part = written.partition("#")
        start = match.start(2)
        links.append(
            WikiLink(name.strip(), part.strip(), start, start + len(written), bool(match[1]))
        )
    return [link for link in links if link.name or link.part]


def block_names(body: Body) -> list[str]:
    """Return the names of a body's blocks."""
    return [name.lower() for name in _BLOCK.findall(body.text, body.start)]


class Vault:
    """The files of a vault by the ends of their paths; ``files`` are relative to its folder."""

    def __init__(self, files: Iterable[str]) -> None:
        self._by_name: dict[str, list[str]] = {}
        self.endings: set[str] = set()
        for path in sorted(files, key=lambda path: (path.count("/"), path)):
            key = _key(path)
            self._by_name.setdefault(key.rpartition("/")[2], []).append(path)
            self.endings.add(key.rpartition(".")[2])

    def find(self, name: str, page: str) -> list[str]:
        """Return the paths of the files that a name on a page may lead to, at most `MOST`."""
        if name.startswith(("./", "../")):
            name = normpath(f"{page.rpartition('/')[0]}/{name}")
        wanted = _key(name.strip("/"))
        for full in (*(wanted + ending for ending in NOTES), wanted):
            named = self._by_name.get(full.rpartition("/")[2], ())
            ending = (path for path in named if f"/{_key(path)}".endswith(f"/{full}"))
            if found := [*islice(ending, MOST)]:
                return found
        return []

    def names(self) -> list[str]:
        """Return the names of all notes, in small letters and without ending."""
        return [name.rpartition(".")[0] for name in self._by_name if name.endswith(NOTES)]


def compared(text: str) -> str:
    """Return what headings are compared by: their letters and digits."""
    return _NOT_COMPARED.sub("", normalize("NFC", text).casefold())


def missing_part(part: str, headings: Iterable[str], blocks: Any) -> str:
    """Return the first heading or block of a part, such as "A#B" or "^c", that a note lacks."""
    if part.startswith("^"):
        return "" if part[1:].strip().lower() in blocks else part
    known = {compared(heading) for heading in headings}
    for step in part.split("#"):
        if compared(step) and compared(step) not in known:
            return step
    return ""


def _key(path: str) -> str:
    return normalize("NFC", path).casefold()
