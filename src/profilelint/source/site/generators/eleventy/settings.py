"""The folders of an Eleventy site, as far as its settings name them without code."""

from __future__ import annotations

from typing import TYPE_CHECKING

from profilelint.model.named_tuple import NamedTuple
from profilelint.source.site.addresses import join_path
from profilelint.source.site.folders import folder_of, is_below
from profilelint.source.site.scripts import arguments_of, block_of, texts_of

if TYPE_CHECKING:
    from collections.abc import Callable

_SETTERS = {
    "input": "setInputDirectory",
    "includes": "setIncludesDirectory",
    "layouts": "setLayoutsDirectory",
    "data": "setDataDirectory",
    "output": "setOutputDirectory",
}
_DEFAULTS = {"input": "", "includes": "_includes", "data": "_data", "output": "_site"}


class Folders(NamedTuple):
    """The folders of a site, relative to its own; ``layouts`` is that of the includes or another.

    ``input`` holds the pages (https://www.11ty.dev/docs/config/#directory).
    """

    input: str
    includes: str
    layouts: str
    data: str
    output: str


def read_folders(script: str, has_folder: Callable[[str], bool]) -> Folders:
    """Return the folders that a settings file names; those of `has_folder` are there."""
    block = block_of(script, "dir")
    written = dict(_DEFAULTS)
    for name, setter in _SETTERS.items():
        given = texts_of(block, name) or arguments_of(script, setter)
        if given:
            written[name] = given[0]
    top = folder_of(written["input"]) or ""
    top = top if has_folder(top) else ""
    found = {name: folder_of("" if name == "output" else top, written[name]) for name in written}
    # What holds the pages themselves holds nothing else.
    apart = {
        name: folder for name, folder in found.items() if not is_below(f"{top}/", folder or "")
    }
    includes = apart.get("includes") or join_path(top, "_includes")
    return Folders(
        top,
        includes,
        apart.get("layouts") or includes,
        apart.get("data") or join_path(top, "_data"),
        apart.get("output") or "_site",
    )
