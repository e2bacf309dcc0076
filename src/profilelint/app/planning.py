"""The configuration and the plan of a run, as the options of a command line say."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from profilelint.config.model import Config, ConfigError, Selection
from profilelint.model.finding import Severity
from profilelint.source.files.file import lies_in

if TYPE_CHECKING:
    from collections.abc import Sequence

    from profilelint.app.options import ConfigurationOptions, LinkOptions, SelectionOptions
    from profilelint.engine.comparison import Comparison
    from profilelint.engine.plan import Plan
    from profilelint.engine.repository import Repository
    from profilelint.rules.registry import Registry
    from profilelint.source.files.git_tree import GitTree


def selection_of(options: SelectionOptions) -> Selection:
    """Return the selection that ``--select`` and ``--ignore`` give."""
    select = words_of(options.select) if options.select is not None else None
    return Selection(select, words_of(options.ignore))


def added_rules(options: LinkOptions, cache_dir: str | None, registry: Registry) -> tuple[str, ...]:
    """Return the rules on links that a command line switches on.

    They are on when links are asked for, and when there is a file of earlier answers.
    """
    if not options.online and not os.path.isfile(link_cache_path(options, cache_dir)):
        return ()
    return tuple(entry.name for entry in registry if entry.network)


def link_cache_path(options: LinkOptions, cache_dir: str | None) -> str:
    """Return the path of the file of earlier answers, which need not be there.

    ``cache_dir`` is the folder that ``--cache-dir`` names.
    """
    if options.link_cache is not None:
        return options.link_cache
    from profilelint.engine.kept.folder import default_folder

    return os.path.join(cache_dir or default_folder(), "links.sqlite")


def words_of(values: Sequence[str]) -> tuple[str, ...]:
    """Return the words of an option that may be repeated and may hold commas."""
    return tuple(word for value in values for word in value.replace(",", " ").split() if word)


def make_plan(
    configuration: ConfigurationOptions,
    registry: Registry,
    selection: Selection,
    *,
    paths: Sequence[str] = (),
    today: str | None = None,
    severity: str | None = None,
    comparison: Comparison | None = None,
) -> Plan:
    """Return the plan of a command that runs rules.

    With a ``comparison``, it is for the later state. Raises `ConfigError`.
    """
    from profilelint.engine.plan import Plan

    tree = None
    if comparison is None:
        config = open_config(configuration, registry, paths)
    else:
        config = _config_after(configuration, registry, paths, comparison)
        tree = comparison.tree_at(config.root)
    if severity is not None:
        config = config._replace(severity=Severity(severity))
    return Plan(config, registry, day_of(today), selection, tree)


def plan_before(
    plan: Plan,
    configuration: ConfigurationOptions,
    paths: Sequence[str],
    comparison: Comparison,
    *,
    severity: str | None = None,
) -> Plan:
    """Return the plan for the earlier state that goes with the one for the later.

    Raises `ConfigError`.
    """
    from profilelint.engine.plan import Plan

    config = _config_in(
        comparison.before, configuration, plan.registry, paths, comparison.repository
    )
    if config is None:
        config = Config(plan.config.root)
    if severity is not None:
        config = config._replace(severity=Severity(severity))
    tree = comparison.before_at(config.root)
    return Plan(config, plan.registry, plan.today, plan.command_line, tree)


def _config_after(
    configuration: ConfigurationOptions,
    registry: Registry,
    paths: Sequence[str],
    comparison: Comparison,
) -> Config:
    if comparison.after is None:
        return open_config(configuration, registry, paths)
    config = _config_in(comparison.after, configuration, registry, paths, comparison.repository)
    return config if config is not None else Config(_without_config(common_folder(paths)))


def _config_in(
    tree: GitTree,
    options: ConfigurationOptions,
    registry: Registry,
    paths: Sequence[str],
    repository: Repository,
) -> Config | None:
    """Return the configuration that a tree holds for the paths of a command line; None without.

    A file that the command line names and git does not know is the one on disk.
    """
    from profilelint.config.find import find_config_in
    from profilelint.config.load import load_config

    if _uses_none(options):
        return None
    top = os.path.realpath(repository.top)
    if options.config is not None:
        inside = repository.inside(options.config)
        if inside is None or not tree.has_file(inside):
            return open_config(options, registry, paths)
    else:
        folder = repository.inside(common_folder(paths))
        inside = find_config_in(tree, folder) if folder is not None else None
        if inside is None:
            return None
    return load_config(os.path.join(top, inside), registry, tree=tree, top=top)


def open_plan(configuration: ConfigurationOptions) -> Plan:
    """Return the plan of a command that runs no rules, for its schemas and vocabularies.

    Raises `ConfigError` and `profilelint.rules.plugins.PluginError`.
    """
    from profilelint.engine.plan import Plan
    from profilelint.rules.load import load_registry

    registry = load_registry()
    return Plan(open_config(configuration, registry), registry, "", Selection())


def day_of(text: str | None) -> str:
    """Return the day that ``--today`` names, or the clock's; raises `ConfigError`."""
    if text is None:
        import time

        # The editor's own day counts, not UTC's.
        return time.strftime("%Y-%m-%d")
    from datetime import date

    try:
        return date.fromisoformat(text).isoformat()
    except ValueError:
        raise ConfigError(f'--today takes a day such as 2026-01-31, not "{text}"') from None


def open_config(
    options: ConfigurationOptions, registry: Registry, paths: Sequence[str] = ()
) -> Config:
    """Return the configuration that applies to the paths of a command line.

    It is the named file, or the one file in the common folder of the paths and those above, or
    an empty one whose root is the working directory, or the paths' common folder where they lie
    outside. Raises `ConfigError`.
    """
    start = common_folder(paths)
    file = _file_of(options, start)
    if file is not None:
        from profilelint.config.load import load_config

        return load_config(file, registry, named=options.config is not None)
    return Config(_without_config(start))


def place_of(options: ConfigurationOptions, paths: Sequence[str]) -> tuple[str, str]:
    """Return the folder in which the configuration is first looked for, and the root.

    Both are absolute. Whether the configuration can be used is not asked. Raises `ConfigError`.
    """
    start = common_folder(paths)
    file = _file_of(options, start)
    return start, _without_config(start) if file is None else os.path.dirname(os.path.abspath(file))


def _file_of(options: ConfigurationOptions, start: str) -> str | None:
    """Return the configuration file for a folder, or None."""
    if _uses_none(options):
        return None
    from profilelint.config.find import find_config

    if options.config is not None and not os.path.isfile(options.config):
        if os.path.isdir(options.config):
            raise ConfigError(f'"{options.config}" is a folder: name the file in it')
        raise ConfigError(f'there is no configuration file "{options.config}"')
    return options.config or find_config(start)


def _uses_none(options: ConfigurationOptions) -> bool:
    """Return whether the command line wants no configuration; raises `ConfigError` for both."""
    if options.no_config and options.config is not None:
        raise ConfigError("--config cannot be used with --no-config")
    return options.no_config


def _without_config(start: str) -> str:
    """Return the root where there is no configuration."""
    here = os.getcwd()
    return here if lies_in(start, here) else start


def common_folder(paths: Sequence[str]) -> str:
    """Return the folder that holds all files and folders; without any, the working directory.

    Raises `ConfigError` for paths on different drives.
    """
    folders = []
    for path in paths:
        full = os.path.abspath(path)
        folders.append(full if os.path.isdir(full) else os.path.dirname(full))
    try:
        return os.path.commonpath(folders) if folders else os.getcwd()
    except ValueError:  # on different drives
        raise ConfigError("the paths are on different drives: check them one by one") from None
