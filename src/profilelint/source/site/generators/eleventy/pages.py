"""Where Eleventy puts pages (https://www.11ty.dev/docs/permalinks/)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from profilelint.source.site.folders import merged
from profilelint.source.site.page_addresses import Expanded

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from profilelint.source.files.tree import Tree
    from profilelint.source.site.generators.eleventy.cascade import Cascade

TEMPLATES: Final = (
    *(".md", ".markdown", ".html", ".htm", ".njk", ".liquid", ".webc", ".vto", ".hbs"),
    *(".mustache", ".ejs", ".haml", ".pug", ".mdx"),
    *(".11ty.js", ".11ty.cjs", ".11ty.mjs", ".11ty.ts", ".11ty.jsx", ".11ty.tsx"),
)
"""Endings of the files that pages may be made from."""

_KEY: Final = "permalink"
_COMPUTED: Final = "eleventyComputed"
_CODE: Final = (".js", ".cjs", ".mjs", ".ts", ".jsx", ".tsx")
_SCRIPTED: Final = ("---js", "---javascript", "--- js")
_DATE: Final = re.compile(r"\d{4}-\d{2}-\d{2}-")
_TEXT: Final = r"""["']([^"'\\\n]{0,500})["']"""
_WRITTEN: Final = re.compile(
    rf"""\bpermalink\b['"]?\s*[:=]\s*(?:{_TEXT}|([A-Za-z_]\w{{0,99}})\s*[,;\n}}])"""
)
_OUTPUT: Final = re.compile(r"\{\{-?\s*page\.(fileSlug|filePathStem)\s*-?\}\}")
_TAG: Final = re.compile(r"\{[{%#]")
_HEAD = 1 << 12

ANYWHERE: Final = Expanded("", is_whole=False)
"""A page whose address is not known."""


class EleventyPages:
    """The addresses of the pages in a folder, which is relative to the root."""

    def __init__(self, tree: Tree, top: str, cascade: Cascade) -> None:
        self._tree = tree
        self._top = top
        self._cascade = cascade
        self._code: dict[str, bool] = {}

    def addresses(self, page: str, data: Mapping[str, Any]) -> Iterator[Expanded]:
        """Yield the addresses of a page; those that are not whole are where they begin."""
        stem = page[len(self._top) :].strip("/")
        stem = stem[: -len(next(end for end in TEMPLATES if stem.endswith(end)))]
        if page.endswith(_CODE):
            yield from self._written(page, stem)
            return
        values = merged(self._cascade.values(page), dict(data))
        computed = values.get(_COMPUTED)
        given = values.get(_KEY)
        if (computed is not None and not isinstance(computed, dict)) or _KEY in (computed or ()):
            yield ANYWHERE
        elif given is False:
            return
        elif isinstance(given, str):
            yield _expanded(given, stem)
        elif given is not None and given is not True:
            yield ANYWHERE
        elif not data and self._is_scripted(page):
            yield from self._written(page, stem)
        else:
            yield from _usual(stem)
        if not isinstance(data.get(_KEY), str) and self._code_moves(page):
            yield ANYWHERE

    def _is_scripted(self, page: str) -> bool:
        return (self._tree.text(page) or "")[:_HEAD].startswith(_SCRIPTED)

    def _written(self, page: str, stem: str) -> Iterator[Expanded]:
        """Yield the address that code writes for its own page, as far as it is a literal."""
        text = self._tree.text(page) or ""
        if _KEY not in text:
            yield from _usual(stem)
            return
        written = _WRITTEN.search(text)
        address = None
        if written is not None and text.count(_KEY) == 1:
            address = written[1] if written[2] is None else _constant(text, written[2])
        yield ANYWHERE if address is None else _expanded(address, stem)

    def _code_moves(self, page: str) -> bool:
        """Return whether a data file that is code may give a page its address."""
        for path in self._cascade.code_files(page):
            if path not in self._code:
                text = self._tree.text(path) or _KEY
                self._code[path] = _KEY in text or _COMPUTED in text
            if self._code[path]:
                return True
        return False


def _constant(text: str, name: str) -> str | None:
    """Return the text that a script gives a name, if that is all it ever gives it."""
    given = re.findall(rf"(?<![\w.]){name}\s*=(?!=)", text)
    literal = re.search(rf"\bconst\s+{name}\s*=\s*{_TEXT}", text)
    return literal[1] if literal is not None and len(given) == 1 else None


def _usual(stem: str) -> Iterator[Expanded]:
    """Yield the addresses of a page without a permalink, with the day in its name and without."""
    folder, _, name = stem.rpartition("/")
    if name == "index" or name == folder.rpartition("/")[2]:
        yield Expanded(f"{folder}/", is_whole=True)
        return
    yield Expanded(f"{stem}/", is_whole=True)
    plain = _DATE.sub("", name, count=1)
    if plain != name:
        yield Expanded(f"{folder}/{plain}/", is_whole=True, is_own=False)


def _expanded(permalink: str, stem: str) -> Expanded:
    """Return a permalink with what follows from the name of the page's file."""
    name = stem.rpartition("/")[2]
    if name == "index":
        name = stem.rpartition("/")[0].rpartition("/")[2]
    values = {"fileSlug": _DATE.sub("", name, count=1), "filePathStem": f"/{stem}"}
    address = _OUTPUT.sub(lambda found: values[found[1]], permalink)
    tag = _TAG.search(address)
    if tag is None:
        return Expanded(address, is_whole=True)
    return Expanded(address[: tag.start()].rpartition("/")[0], is_whole=False)
