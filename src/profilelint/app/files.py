"""The files that the paths of a command line mean."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from profilelint.config.model import ConfigError
from profilelint.engine.pages import (
    EXCLUDED,
    MARKDOWN,
    SUFFIXES,
    count,
    idle_globs,
    no_page,
    pages_below,
    part_of_page,
)
from profilelint.model.named_tuple import NamedTuple
from profilelint.source.files.file import lies_in

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from profilelint.config.model import Config
    from profilelint.source.files.tree import Tree
    from profilelint.source.site.sites import Sites

_MEANT = {
    "help": "--help",
    "version": "--version",
    "lint": "check",
    "validate": "check",
    "fix": "check --fix",
    "format": "check --fix",
    "diff": "check --diff",
}
"""Commands of other programs, and what does the same here."""

OF_OTHERS = "pages of other configurations"
"""Why pages in folders with a configuration of their own are left out."""

_MEDIA = frozenset(
    (
        *("avif", "bmp", "gif", "heic", "ico", "jpeg", "jpg", "png", "svg", "tif", "tiff", "webp"),
        *("aac", "avi", "flac", "m4a", "mov", "mp3", "mp4", "ogg", "wav", "webm"),
        *("doc", "docx", "odt", "pdf", "ppt", "pptx", "rtf", "xls", "xlsx", "zip", "gz"),
        *("css", "js", "ts", "woff", "woff2", "py", "rb", "toml", "yaml", "yml", "json", "csv"),
    )
)
_NO_TEXT = "files that are not pages"
_MOST_NAMED = 3


class Files(NamedTuple):
    """The files to check, relative to the root, and how many were left out, by reason.

    ``listing`` are all files and symbolic links below the root, if it was walked for the paths, and
    ``nested`` the folders in which other configurations were found, whose pages are left to them.
    """

    paths: list[str]
    skipped: dict[str, int]
    listing: list[str] | None = None
    nested: Sequence[str] = ()


def relative(path: str, config: Config) -> str:
    """Return a path of the command line relative to the root, with ``/``.

    Raises `ConfigError` for one outside the root.
    """
    full = os.path.abspath(path)
    if not lies_in(full, config.root):
        raise ConfigError(
            f'"{path}" is outside "{config.root}", the folder of the configuration: leave it '
            "out, or name a configuration in a folder around it with --config"
        )
    name = os.path.relpath(full, config.root).replace(os.sep, "/")
    return "" if name == "." else name


class NoPagesError(ConfigError):
    """Folders of a command line that hold nothing to check."""


def gather(
    paths: Sequence[str],
    config: Config,
    sites: Sites,
    *,
    refuse_nothing: bool = True,
    whole: bool = False,
    several: bool = False,
) -> Files:
    """Return the files that the paths of a command line mean; without paths, the whole root.

    A file named outright is taken whatever its ending, unless ``exclude`` names it. Where no
    collection says what is checked, files about the repository and those of which the generators of
    ``sites`` make no page are left out. What there is, the tree of ``sites`` says.

    Pages in a folder with a configuration of its own are left to it, unless this one holds for the
    ``whole``, or excludes the other. With ``several``, the caller checks them by theirs.

    With ``refuse_nothing``, raises `ConfigError` for a path that does not exist, and `NoPagesError`
    where folders hold nothing to check.
    """
    tree = sites.tree
    chosen: dict[str, None] = {}
    skipped: dict[str, int] = {}
    folders = []
    listing = None
    nested: dict[str, None] = {}
    left: list[str] = []
    for path in paths or [config.root]:
        name = relative(path, config)
        if not name or tree.reaches_folder(name):
            if refuse_nothing and tree.is_closed(name):
                raise ConfigError(f'the folder "{path}" may not be read')
            folders.append(path)
            below = pages_below(name, config, sites, whole=whole)
            if not name:
                listing = below.listing
            chosen.update(dict.fromkeys(below.paths))
            nested.update(dict.fromkeys(below.nested))
            left += below.left
            for reason, number in below.skipped.items():
                skipped[reason] = skipped.get(reason, 0) + number
        elif tree.has(name):
            reason = _why_left_out(name, config, sites)
            if reason:
                count(skipped, reason)
            else:
                chosen[name] = None
        elif refuse_nothing:
            if tree.keys and os.path.lexists(path):
                raise ConfigError(f'git does not know "{path}": it is not staged')
            raise ConfigError(_missing(path, name, tree))
    if nested and not several:
        pages = sum(each.lower().endswith(MARKDOWN) for each in left)
        skipped[OF_OTHERS] = pages
    if folders and not chosen and refuse_nothing and not (nested and several):
        raise _nothing(folders, config, skipped)
    if not chosen and skipped.keys() == {_NO_TEXT}:
        named = ", ".join(f'"{path}"' for path in paths[:_MOST_NAMED])
        raise ConfigError(f"no page is named: {named}; pages end in {', '.join(SUFFIXES)}")
    if not paths and refuse_nothing:
        idle = next(idle_globs([*chosen, *left], config), None)
        if idle is not None:
            raise idle
    return Files(sorted(chosen), skipped, listing, list(nested))


def _missing(path: str, name: str, tree: Tree) -> str:
    """Return what to say of a path of the command line at which nothing is."""
    try:
        os.lstat(path)
    except PermissionError:
        return f'"{path}" may not be read'
    except (OSError, ValueError):
        pass
    return f'there is no file or folder "{path}"{_what_is_meant(path) or _near(path, name, tree)}'


def _near(path: str, name: str, tree: Tree) -> str:
    """Return what to add to a message where a name beside a path is probably meant."""
    from profilelint.vocabulary.nearest import nearest

    if "*" in path:
        return ": name files and folders, because globs are left to the shell"
    above, _, last = name.rpartition("/")
    beside = sorted(tree.names(above))
    near = nearest(last, beside, beside)
    if near is None:
        return ""
    return f'; did you mean "{os.path.join(os.path.dirname(path), near)}"?'


def _what_is_meant(word: str) -> str:
    """Return what to add to a message where a path may be an option or a misspelt command."""
    if word.startswith("-"):
        return (
            '; write options before "--", and those of a pre-commit hook into its "entry", not its '
            '"args"'
        )
    from profilelint.app.command_list import command_names
    from profilelint.vocabulary.nearest import nearest

    commands = command_names()
    meant = _MEANT.get(word) or nearest(word, commands, commands)
    return f'; did you mean "profilelint {meant}"?' if meant is not None else ""


def _why_left_out(path: str, config: Config, sites: Sites) -> str:
    """Return why a file that is named outright is not checked; nothing for one that is."""
    if config.excludes(path):
        return EXCLUDED
    if config.collections:
        collection = config.collection_of(path)
        return part_of_page(path, collection, sites) if collection is not None else ""
    if reason := no_page(path, sites):
        return reason
    return _NO_TEXT if path.rpartition(".")[2].lower() in _MEDIA else ""


def _nothing(folders: Sequence[str], config: Config, skipped: Mapping[str, int]) -> NoPagesError:
    where = ", ".join(f'"{folder}"' for folder in folders)
    if others := skipped.get(OF_OTHERS):
        return NoPagesError(
            f"no file in {where} is a page of this configuration; left out: {OF_OTHERS} "
            f"({others}): run this command in their folders"
        )
    if config.collections:
        globs = [glob.pattern for item in config.collections for glob in item.include]
        listed = ", ".join(f'"{glob}"' for glob in globs)
        place = config.error_at("collections.0.include", "")
        return NoPagesError(
            f"no file in {where} belongs to a collection of the configuration; the collections "
            f"include {listed}",
            place.path,
            place.line,
        )
    if skipped:
        reasons = ", ".join(f"{reason} ({number})" for reason, number in skipped.items())
        return NoPagesError(f"no file in {where} is a page; left out: {reasons}")
    return NoPagesError(f"there is no {', '.join(SUFFIXES[:-1])} or {SUFFIXES[-1]} file in {where}")
