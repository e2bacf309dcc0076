"""The files that the paths of a command line mean."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from profilelint.config.find import FILE_NAMES, holds_config
from profilelint.config.model import ConfigError
from profilelint.model.named_tuple import NamedTuple
from profilelint.source.files.discover import walk
from profilelint.source.files.file import lies_in
from profilelint.source.markdown.flavor import TEMPLATES
from profilelint.source.site.addresses import PAGES

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from profilelint.config.model import Config
    from profilelint.source.files.tree import Tree
    from profilelint.source.site.sites import Sites

SUFFIXES = PAGES
"""The endings of the files that are checked where no collection says which."""

_MARKDOWN = (*(ending.lower() for ending in PAGES), ".mdown", ".mkd", ".mkdn", ".mkdown")
_OTHER_TEXTS = (*TEMPLATES, ".adoc", ".ipynb", ".org", ".rst", ".textile")
"""The endings of other files that sites make pages of, counted where they are not checked."""

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

ENDS_IN = "files that end in "
"""How the reason begins for which a file is passed over because of its ending."""

_PROJECT_FILES = frozenset(
    (
        "agents",
        "changelog",
        "claude",
        "code_of_conduct",
        "contributing",
        "license",
        "licence",
        "readme",
        "security",
    )
)
OF_OTHERS = "pages of other configurations"
"""Why pages in folders with a configuration of their own are left out."""

_ABOUT = "files about the repository, such as README"
_TEST_FOLDERS = frozenset(("__e2e__", "__fixtures__", "__mocks__", "__snapshots__", "__tests__"))
_TESTS = "files of tests"


_MEDIA = frozenset(
    (
        *("avif", "bmp", "gif", "heic", "ico", "jpeg", "jpg", "png", "svg", "tif", "tiff", "webp"),
        *("aac", "avi", "flac", "m4a", "mov", "mp3", "mp4", "ogg", "wav", "webm"),
        *("doc", "docx", "odt", "pdf", "ppt", "pptx", "rtf", "xls", "xlsx", "zip", "gz"),
        *("css", "js", "ts", "woff", "woff2", "py", "rb", "toml", "yaml", "yml", "json", "csv"),
    )
)
_NO_TEXT = "files that are no pages"
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
            f'"{path}" lies outside "{config.root}", the folder of the configuration: '
            "start profilelint there, or name another configuration with --config"
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
            folders.append(path)
            links: list[str] = []
            found: list[str] = []
            marks = () if whole else FILE_NAMES
            listed = walk(
                *(tree, name), gitignore=config.gitignore, links=links, marks=marks, marked=found
            )
            if not name:
                listing = listed + links
            own = listed
            if inner := _folders_of(found, name, config, tree):
                nested.update(dict.fromkeys(inner))
                below = tuple(f"{folder}/" for folder in inner)
                own = [each for each in listed if not each.startswith(below)]
                left += [each for each in listed if each.startswith(below)]
            _add_listed(own, config, sites, chosen, skipped)
        elif tree.has(name):
            if any(glob.matches(name) for glob in config.exclude):
                _count(skipped, "files excluded by the configuration")
            elif not config.collections and (reason := _no_page(name, sites) or _other(name)):
                _count(skipped, reason)
            else:
                chosen[name] = None
        elif refuse_nothing:
            if tree.keys and os.path.lexists(path):
                raise ConfigError(f'git does not know "{path}": it is not staged')
            raise ConfigError(f'there is no file or folder "{path}"{_what_is_meant(path)}')
    if nested and not several:
        pages = sum(each.lower().endswith(_MARKDOWN) for each in left)
        skipped[OF_OTHERS] = pages
    if folders and not chosen and refuse_nothing and not (nested and several):
        raise NoPagesError(_nothing(folders, config, skipped))
    if not chosen and skipped.keys() == {_NO_TEXT}:
        named = ", ".join(f'"{path}"' for path in paths[:_MOST_NAMED])
        raise ConfigError(f"no page is named: {named}; pages end in {', '.join(SUFFIXES)}")
    if not paths and refuse_nothing:
        _refuse_idle_globs([*chosen, *left], config)
    return Files(sorted(chosen), skipped, listing, list(nested))


def _folders_of(found: Sequence[str], start: str, config: Config, tree: Tree) -> list[str]:
    """Return the folders below a folder that configurations which were found in it apply to.

    One that the configuration around it excludes does not count, like one in a test's material.
    """
    folders: dict[str, None] = {}
    for path in found:
        folder = path.rpartition("/")[0]
        if folder in {"", start} or any(glob.matches(path) for glob in config.exclude):
            continue
        if holds_config(tree, path):
            folders[folder] = None
    return sorted(folders)


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


def _add_listed(
    listed: list[str],
    config: Config,
    sites: Sites,
    chosen: dict[str, None],
    skipped: dict[str, int],
) -> None:
    for path in listed:
        if config.exclude and any(glob.matches(path) for glob in config.exclude):
            _count(skipped, "files excluded by the configuration")
        elif config.collections:
            if config.collection_of(path) is not None:
                chosen[path] = None
            elif not path.endswith(SUFFIXES) and path.lower().endswith(_MARKDOWN):
                _count(skipped, f"{ENDS_IN}.{path.rpartition('.')[2]}")
        elif path.lower().endswith(_MARKDOWN) or _is_template_page(path, sites):
            reason = _no_page(path, sites)
            if reason:
                _count(skipped, reason)
            else:
                chosen[path] = None
        elif path.endswith(_OTHER_TEXTS) and not _no_page(path, sites):
            _count(skipped, f"{ENDS_IN}.{path.rpartition('.')[2]}")


def _is_template_page(path: str, sites: Sites) -> bool:
    """Return whether a file in HTML or a template language is a page: it has front matter."""
    if not path.endswith(TEMPLATES) or not path.endswith(sites.of(path).template_pages):
        return False
    return (sites.tree.text(path) or "").startswith(("---\n", "---\r"))


def _no_page(path: str, sites: Sites) -> str:
    """Return why a file is no page, as what it is in the plural; nothing for a page."""
    if path.rpartition("/")[2].partition(".")[0].lower() in _PROJECT_FILES:
        return _ABOUT
    if "/__" in f"/{path}" and not _TEST_FOLDERS.isdisjoint(path.split("/")):
        return _TESTS
    return sites.of(path).left_out(path)


def _other(path: str) -> str:
    """Return that a file holds no text that could be a page, if its ending says so."""
    return _NO_TEXT if path.rpartition(".")[2].lower() in _MEDIA else ""


def _count(skipped: dict[str, int], reason: str) -> None:
    skipped[reason] = skipped.get(reason, 0) + 1


def _nothing(folders: Sequence[str], config: Config, skipped: Mapping[str, int]) -> str:
    where = ", ".join(f'"{folder}"' for folder in folders)
    if config.collections:
        globs = [glob.pattern for item in config.collections for glob in item.include]
        listed = ", ".join(f'"{glob}"' for glob in globs)
        return (
            f"no file in {where} belongs to a collection of the configuration; the collections "
            f"include {listed}"
        )
    if skipped:
        reasons = ", ".join(f"{reason} ({number})" for reason, number in skipped.items())
        return f"no file in {where} is a page; left out were {reasons}"
    return f"there is no {', '.join(SUFFIXES[:-1])} or {SUFFIXES[-1]} file in {where}"


def _refuse_idle_globs(chosen: Sequence[str], config: Config) -> None:
    """Refuse an ``include`` that matches nothing: it is most often a misspelt folder."""
    for number, collection in enumerate(config.collections):
        for glob in collection.include:
            if not any(glob.matches(path) for path in chosen):
                origin = config.origins.get(f"collections.{number}.include", "")
                path, _, line = origin.rpartition(":")
                raise ConfigError(
                    f'the glob "{glob.pattern}" of the collection "{collection.name}" '
                    "matches no file",
                    path,
                    int(line or 0),
                )
