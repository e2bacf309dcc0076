"""The pages below a folder: which files are checked where none is named."""

from __future__ import annotations

from bisect import bisect_left
from itertools import islice
from typing import TYPE_CHECKING

from profilelint.config.find import FILE_NAMES, holds_config
from profilelint.config.model import Collections
from profilelint.model.named_tuple import NamedTuple
from profilelint.model.steps import at_once
from profilelint.source.files.discover import walking
from profilelint.source.files.glob import any_matches
from profilelint.source.markdown.flavor import TEMPLATES
from profilelint.source.site.addresses import PAGES
from profilelint.source.site.file_names import is_about_repository

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from profilelint.config.model import Collection, Config, ConfigError
    from profilelint.model.steps import Steps
    from profilelint.source.files.glob import Glob
    from profilelint.source.files.tree import Tree
    from profilelint.source.site.sites import Sites

SUFFIXES = PAGES
"""The endings of the files that are checked where no collection says which."""

MARKDOWN = (*(ending.lower() for ending in PAGES), ".mdown", ".mkd", ".mkdn", ".mkdown")
"""The endings, in lower case, of files in Markdown."""

ENDS_IN = "files that end in "
"""How the reason begins for which a file is passed over because of its ending."""

EXCLUDED = "files excluded by the configuration"
"""Why a file that the configuration excludes is passed over."""

IN_NO_COLLECTION = "pages in no collection"
"""Why a page of the site is passed over where collections say what is checked."""

_OTHER_TEXTS = (*TEMPLATES, ".adoc", ".ipynb", ".org", ".rst", ".textile")
"""The endings of other files that sites make pages of, counted where they are not checked."""

_ABOUT = "files about the repository, such as README"
_AGENT_FOLDERS = frozenset((".claude", ".cursor"))
_SKILL = "SKILL.md"
_SKILLS = "skills"
_OF_AGENTS = "instructions for agents, such as SKILL.md"
_TEST_FOLDERS = frozenset(("__e2e__", "__fixtures__", "__mocks__", "__snapshots__", "__tests__"))
_TESTS = "files of tests"


class PagesBelow(NamedTuple):
    """The pages below a folder, relative to the root.

    ``skipped`` counts, by reason, the files that were left out. ``listing`` are all files and
    symbolic links below the folder. ``nested`` are the folders in which other configurations were
    found; what lies there is left to them, and is in ``left``.
    """

    paths: list[str]
    skipped: dict[str, int]
    listing: list[str]
    nested: Sequence[str] = ()
    left: Sequence[str] = ()


def pages_below(folder: str, config: Config, sites: Sites, *, whole: bool = False) -> PagesBelow:
    """Return the pages below a folder, which is relative to the root; empty for the root itself.

    Where no collection says what is checked, files about the repository and those of which the
    generators of ``sites`` make no page are left out. What there is, the tree of ``sites`` says.

    Pages in a folder with a configuration of its own are left to it, unless this one holds for the
    ``whole``, or excludes the other.
    """
    return at_once(finding_pages(folder, config, sites, whole=whole))


def finding_pages(
    folder: str, config: Config, sites: Sites, *, whole: bool = False
) -> Steps[PagesBelow]:
    """Do what `pages_below` does; a step is a file."""
    tree = sites.tree
    links: list[str] = []
    found: list[str] = []
    marks = () if whole else FILE_NAMES
    closed: list[str] = []
    listed = yield from walking(tree, folder, config.gitignore, links, marks, found, closed)
    own = listed
    left: list[str] = []
    nested = _folders_of(found, folder, config, tree)
    if nested:
        below = tuple(f"{inner}/" for inner in nested)
        own = [each for each in listed if not each.startswith(below)]
        left = [each for each in listed if each.startswith(below)]
    skipped: dict[str, int] = {}
    chosen = yield from _choosing(own, config, sites, skipped)
    closed = [each for each in closed if not config.excludes(f"{each}/index.md")]
    if closed:
        skipped[f'folders that may not be read, such as "{closed[0]}"'] = len(closed)
    return PagesBelow(chosen, skipped, listed + links, nested, left)


def idle_globs(paths: Sequence[str], config: Config) -> Iterator[ConfigError]:
    """Yield an error for each ``include`` that matches none of all paths.

    It is most often a misspelt folder.
    """
    in_order = sorted(paths)
    for number, collection in enumerate(config.collections):
        for glob in collection.include:
            if _is_idle(glob, in_order):
                yield config.error_at(
                    f"collections.{number}.include",
                    f'the glob "{glob.pattern}" of the collection "{collection.name}" '
                    "matches no file",
                )
    for number, override in enumerate(config.overrides):
        for glob in override.include:
            if _is_idle(glob, in_order):
                yield config.error_at(
                    f"overrides.{number}.include",
                    f'the glob "{glob.pattern}" of an override matches no page that is checked',
                )


def _is_idle(glob: Glob, in_order: Sequence[str]) -> bool:
    """Return whether a glob matches none of some paths, which are sorted."""
    first = bisect_left(in_order, glob.beginning)
    return not any(glob.matches(path) for path in islice(in_order, first, None))


def _folders_of(found: Sequence[str], start: str, config: Config, tree: Tree) -> list[str]:
    """Return the folders below a folder that configurations which were found in it apply to.

    One that the configuration around it excludes does not count, like one in a test's material.
    """
    folders: dict[str, None] = {}
    for path in found:
        folder = path.rpartition("/")[0]
        if folder in {"", start} or config.excludes(path):
            continue
        if holds_config(tree, path):
            folders[folder] = None
    return sorted(folders)


def _choosing(
    listed: Sequence[str], config: Config, sites: Sites, skipped: dict[str, int]
) -> Steps[list[str]]:
    """Return the pages among files, and count what is left out."""
    chosen = []
    collections = Collections(config.collections)
    for path in listed:
        yield
        if config.excludes(path):
            count(skipped, EXCLUDED)
        elif config.collections:
            collection = collections.holding(path)
            if collection is not None:
                if reason := part_of_page(path, collection, sites):
                    count(skipped, reason)
                else:
                    chosen.append(path)
            elif path.lower().endswith(MARKDOWN):
                if not path.endswith(SUFFIXES):
                    count(skipped, f"{ENDS_IN}.{path.rpartition('.')[2]}")
                elif _is_left_aside(path, config, sites):
                    count(skipped, IN_NO_COLLECTION)
        elif path.lower().endswith(MARKDOWN) or _is_template_page(path, sites):
            reason = no_page(path, sites)
            if reason:
                count(skipped, reason)
            else:
                chosen.append(path)
        elif path.endswith(_OTHER_TEXTS) and not no_page(path, sites):
            count(skipped, f"{ENDS_IN}.{path.rpartition('.')[2]}")
    return chosen


def _is_left_aside(path: str, config: Config, sites: Sites) -> bool:
    """Return whether a file in no collection is a page, and none excludes it on purpose."""
    if any(any_matches(collection.include, path) for collection in config.collections):
        return False
    return not no_page(path, sites) and _begins_with("-+", path, sites)


def _is_template_page(path: str, sites: Sites) -> bool:
    """Return whether a file in HTML or a template language is a page: it has front matter."""
    if not path.endswith(TEMPLATES) or not path.endswith(sites.of(path).template_pages):
        return False
    return _begins_with("-", path, sites)


def _begins_with(signs: str, path: str, sites: Sites) -> bool:
    """Return whether the first line of a file is a fence of one of some signs."""
    line = sites.tree.text(path, 4) or ""
    return line[:1] in signs and line in {f"{3 * line[:1]}\n", f"{3 * line[:1]}\r"}


def no_page(path: str, sites: Sites) -> str:
    """Return why a file is no page, as what it is in the plural; nothing for a page."""
    if is_about_repository(path) and not _is_page_of_the_name(path, sites):
        return _ABOUT
    if is_for_agents(path, sites.tree.has_file):
        return _OF_AGENTS
    if is_of_tests(path):
        return _TESTS
    return sites.of(path).left_out(path)


def part_of_page(path: str, collection: Collection, sites: Sites) -> str:
    """Return what a file in a collection is that is a part of a page in it; else nothing.

    The globs of the collection mean the page. Where they mean its parts alone, those are checked.
    The same is true of templates for new pages, which are meant by a glob that names their folder.
    """
    site = sites.of(path)
    whole = site.whole_of(path)
    templates = site.folder_of_templates(path)
    is_left_out = bool(whole) and collection.holds(whole)
    if templates:
        named = [glob.beginning for glob in collection.include if glob.matches(path)]
        is_left_out = not any(f"{each}/".startswith(f"{templates}/") for each in named)
    return site.left_out(path) if is_left_out else ""


def _is_page_of_the_name(path: str, sites: Sites) -> bool:
    """Return whether a file is a page, though many repositories have one of its name.

    Those names are most often in capital letters, and those files at the top.
    """
    site = sites.of(path)
    stem = path.rpartition("/")[2].partition(".")[0]
    if stem.lower() == "readme":
        return site.readmes_are_pages
    if not stem.islower():
        return False
    is_below = "/" in (site.inside(path) or "")
    # Jekyll copies a file without front matter as it is.
    if is_below and site.generator not in {"", "Jekyll"}:
        return True
    return (is_below or site.generator != "") and _begins_with("-+", path, sites)


def is_of_tests(path: str) -> bool:
    """Return whether a file is the material of tests."""
    return "/__" in f"/{path}" and not _TEST_FOLDERS.isdisjoint(path.split("/"))


def is_for_agents(path: str, has_file: Callable[[str], bool]) -> bool:
    """Return whether a file instructs an agent: a skill, what lies beside one, or a setting."""
    if not (path.endswith(_SKILL) or "/." in f"/{path}" or _SKILLS in path):
        return False
    names = path.split("/")
    if names[-1] == _SKILL or not _AGENT_FOLDERS.isdisjoint(names):
        return True
    return any(
        names[depth - 1] == _SKILLS and has_file("/".join((*names[: depth + 1], _SKILL)))
        for depth in range(1, len(names) - 1)
    )


def count(skipped: dict[str, int], reason: str) -> None:
    """Count a file that is left out for a reason."""
    skipped[reason] = skipped.get(reason, 0) + 1
