"""What was found before a change: the earlier state, judged as the later one is."""

from __future__ import annotations

import os
from collections import Counter
from typing import TYPE_CHECKING

from profilelint.app.files import gather
from profilelint.app.linting import lint_files, open_cache
from profilelint.app.parts import namer
from profilelint.app.planning import plan_before
from profilelint.config.find import FILE_NAMES, holds_config
from profilelint.config.model import ConfigError
from profilelint.engine.baseline import with_baseline
from profilelint.source.data_file import DataFileError
from profilelint.source.files.file import lies_in

if TYPE_CHECKING:
    from collections.abc import Sequence

    from profilelint.app.options import ConfigurationOptions, RunningOptions
    from profilelint.engine.comparison import Comparison
    from profilelint.engine.kept.cache import ResultCache
    from profilelint.engine.plan import Plan


class UnknownBeforeError(Exception):
    """The earlier state cannot be judged; the text says why."""


def found_before(
    plan: Plan,
    comparison: Comparison,
    configuration: ConfigurationOptions,
    running: RunningOptions,
    *,
    paths: Sequence[str],
    start: Sequence[str],
    severity: str | None,
    baseline: bool,
    cache: ResultCache | None,
) -> Counter[str]:
    """Return the fingerprints of what was found in the earlier state, with their numbers.

    ``plan`` is that of the later state. ``start`` are the paths that the configuration is looked
    for by. ``cache`` holds the results of the later state: what is the same in both is not judged
    again. Renamed files count under their new names. Raises `UnknownBeforeError`.
    """
    root = plan.config.root
    renamed = {was: now for now, was in comparison.changes_at(root).renamed.items()}
    found: Counter[str] = Counter()
    left = [(paths, start)]
    seen: set[str] = set()
    try:
        while left:
            names, places = left.pop()
            before = plan_before(plan, configuration, places, comparison, severity=severity)
            files = gather(
                *(names, before.config, before.sites),
                refuse_nothing=False,
                whole=configuration.is_given,
            )
            cache = open_cache(files, before, running, shared=cache)
            result = lint_files(files, before, running, cache=cache)
            if result.failures:
                raise UnknownBeforeError(result.failures[0].message)
            if baseline:
                result = with_baseline(result, (), before)
            named = namer(before.config.root, root)
            for finding in result.findings:
                if finding.suppression is None:
                    path = named(finding.where.path)
                    found[finding.in_file(renamed.get(path, path)).fingerprint()] += 1
            # Where a configuration is gone, its pages are now those of the one around it.
            inner = {os.path.join(before.config.root, folder) for folder in files.nested} - seen
            seen |= inner
            left += [([each], [each]) for each in inner if not _is_own(each, plan)]
    except (ConfigError, DataFileError) as error:
        raise UnknownBeforeError(str(error)) from None
    return found


def _is_own(folder: str, plan: Plan) -> bool:
    """Return whether the pages in a folder are none of a plan: it has another configuration."""
    if not lies_in(folder, plan.config.root):
        return True
    inside = os.path.relpath(folder, plan.config.root).replace(os.sep, "/")
    paths = [f"{inside}/{name}" for name in FILE_NAMES]
    return any(plan.tree.has_file(path) and holds_config(plan.tree, path) for path in paths)
