"""The identity of a way of running, for the cache of results and for shards."""

from __future__ import annotations

import os
import sys
from functools import cache
from typing import TYPE_CHECKING, Any

import profilelint
from profilelint.config.model import ConfigError
from profilelint.model.digest import digest, digest_of_text
from profilelint.source.data_file import DataFileError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from profilelint.config.vocabulary_source import VocabularySource
    from profilelint.engine.plan import Plan
    from profilelint.engine.vocabularies import VocabularyStore

_PACKAGE = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))


def identity(plan: Plan, paths: Sequence[str], *, portable: bool = False) -> str:
    """Return a digest of program, plugins, configuration, sites of files, command line and day.

    Schemas and vocabularies are not in it: which files they are is known only after a run (see
    `profilelint.engine.kept.cache.ResultCache`). With ``portable``, it is the same on every machine
    and in every checkout; without, it costs less.
    """
    config = plan.config
    plugins = sorted(
        {
            (
                entry.distribution,
                _stamp(getattr(sys.modules.get(entry.module), "__file__", ""), portable=portable),
            )
            for entry in plan.registry
            if entry.distribution
        }
    )
    parts = (
        profilelint.__version__,
        sys.version_info[:2],
        _program(portable=portable),
        plugins,
        plan.today,
        plan.command_line,
        config._replace(root="", path="", values={}, origins={}, severity=None),
        _sites(plan, paths),
        _page_vocabularies(plan, paths),
        plan.identity_of_models(),
    )
    return digest_of_text(repr(parts))


def _sites(plan: Plan, paths: Sequence[str]) -> list[tuple[Any, ...]]:
    """Return the sites of files with all that is read to know what holds for their pages."""
    sites = plan.sites
    folders: dict[str, list[str]] = {}
    for folder in sorted({path.rpartition("/")[0] for path in paths}):
        folders.setdefault(sites.at(folder).folder, []).append(folder)
    known = []
    for site in sites.among(paths):
        inputs = site.inputs_for(folders[site.folder])
        known.append(
            (
                site.folder,
                site.generator,
                [(each, sites.tree.text(each)) for each in inputs],
                [sorted(names) for names in (site.layouts, site.shortcodes) if names],
            )
        )
    return known


def _page_vocabularies(plan: Plan, paths: Sequence[str]) -> list[str]:
    """Return the fingerprints of the vocabularies that are read from other pages or found."""
    from profilelint.vocabulary.bundled import VOCABULARIES

    config, store = plan.config, plan.vocabulary_store
    sources = [config.vocabularies, *(item.vocabularies for item in config.collections)]
    prints = [
        _fingerprint(store, name, source)
        for by_name in sources
        for name, source in sorted(by_name.items())
        if source.collection or source.keys or source.path
    ]
    folders = {path.rpartition("/")[0] for path in paths}
    for home in sorted({store.home(f"{folder}/") for folder in folders}):
        for name in VOCABULARIES:
            found = store.site_list(name, home)
            if found is not None and found.vocabulary is not None:
                prints.append(found.vocabulary.fingerprint())
    return prints


def _fingerprint(store: VocabularyStore, name: str, source: VocabularySource) -> str:
    """Return the fingerprint of a vocabulary, or why it cannot be used.

    That is told where a schema names it: it may not be needed.
    """
    try:
        return store.vocabulary(name, source).fingerprint()
    except (ConfigError, DataFileError) as error:
        return str(error)


@cache
def _program(*, portable: bool) -> list[tuple[str, str]]:
    """Return a stamp of each file of the program: a checkout has no version of its own.

    It is taken once: what changes on disk afterwards is not what runs.
    """
    from profilelint.vocabulary import bundled

    stamps = []
    stack = [_PACKAGE, os.path.dirname(bundled.path(bundled.PROFILE))]
    while stack:
        with os.scandir(stack.pop()) as entries:
            for entry in entries:
                if entry.is_dir(follow_symlinks=False):
                    if entry.name != "__pycache__":
                        stack.append(entry.path)
                else:
                    stamps.append((entry.name, _stamp(entry.path, portable=portable)))
    return sorted(stamps)


def _stamp(path: str, *, portable: bool) -> str:
    """Return a digest of a file's bytes or, quicker, its size and time."""
    if not path:
        return ""
    if portable:
        with open(path, "rb") as file:
            return digest(file.read())
    status = os.stat(path)
    return f"{status.st_size} {status.st_mtime_ns}"
