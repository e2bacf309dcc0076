"""Lints many files, without a command line: what becomes of each, and what follows from all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from profilelint.engine.conclude import conclude
from profilelint.engine.examine import examine_all
from profilelint.engine.facts import FactsError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from profilelint.config.model import Config, Selection
    from profilelint.engine.kept.cache import ResultCache
    from profilelint.engine.plan import Plan
    from profilelint.engine.reachability import Reachability
    from profilelint.model.result import Outcome, RunResult
    from profilelint.rules.registry import Registry

    OnProgress = Callable[[int, int], None]


def check_paths(
    paths: Sequence[str],
    config: Config,
    *,
    today: str,
    registry: Registry | None = None,
    selection: Selection | None = None,
    contents: Mapping[str, bytes] | None = None,
    jobs: int | None = 1,
) -> RunResult:
    """Return the result of linting files under a configuration, its baseline applied.

    ``paths`` are relative to the root of the configuration and use ``/``. ``today`` is ISO 8601,
    ``YYYY-MM-DD``. Without ``registry``, the rules are the built-in ones and those of installed
    plugins; ``selection`` comes after those of the configuration. For ``contents`` and ``jobs``
    see `lint_paths`. Raises `profilelint.config.model.ConfigError`,
    `profilelint.source.data_file.DataFileError` and `profilelint.rules.plugins.PluginError`.
    """
    from profilelint.config.model import Selection
    from profilelint.engine.baseline import with_baseline
    from profilelint.engine.plan import Plan
    from profilelint.rules.load import load_registry

    plan = Plan(config, registry or load_registry(), today, selection or Selection())
    return with_baseline(lint_paths(paths, plan, contents=contents, jobs=jobs), paths, plan)


def lint_paths(
    paths: Sequence[str],
    plan: Plan,
    *,
    contents: Mapping[str, bytes] | None = None,
    progress: OnProgress | None = None,
    cache: ResultCache | None = None,
    jobs: int | None = 1,
    links: Reachability | None = None,
) -> RunResult:
    """Return the result of linting files, whose paths are relative to the root.

    ``contents`` are the bytes of files, by path, that are not read from disk. ``progress`` is
    called with the number of files done and their total. With ``cache``, files that did not
    change are answered from it, and the others put into it. Many files are linted in ``jobs``
    processes, None for one a processor. Neither changes the result. ``links`` tells the rules
    that need it which links work; without it, they find nothing. Raises what ``progress``, the
    schemas and vocabularies of ``plan``, and ``links`` raise.
    """
    contents = contents or {}
    outcomes: dict[str, Outcome] = {}
    for examined in examine_all(paths, plan, contents, cache, jobs):
        outcomes[examined.path] = examined.outcome
        if progress is not None:
            progress(len(outcomes), len(paths))
    # Files come in the order in which they are done.
    in_order = {path: outcomes.pop(path) for path in sorted(outcomes)}
    try:
        result = conclude(in_order, plan, contents, cache, links)
    except FactsError:
        # The cache holds what this program does not write.
        return lint_paths(paths, plan, contents=contents, progress=progress, jobs=jobs, links=links)
    if cache is not None:
        cache.save(plan.inputs, plan.files)
    return result
