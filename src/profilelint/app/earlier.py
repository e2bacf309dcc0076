"""What was found before a change: the earlier state, judged as the later one is."""

from __future__ import annotations

import os
from collections import Counter
from typing import TYPE_CHECKING

from profilelint.app.files import gather
from profilelint.app.linting import lint_files, open_cache
from profilelint.app.planning import plan_before
from profilelint.config.model import ConfigError
from profilelint.engine.baseline import with_baseline
from profilelint.model.finding import Location
from profilelint.source.data_file import DataFileError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from profilelint.app.options import ConfigurationOptions, RunningOptions
    from profilelint.engine.comparison import Comparison
    from profilelint.engine.kept.cache import ResultCache
    from profilelint.engine.plan import Plan
    from profilelint.model.finding import Finding


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
    try:
        before = plan_before(plan, configuration, start, comparison, severity=severity)
        files = gather(paths, before.config, before.sites, refuse_nothing=False)
        cache = open_cache(files, before, running, shared=cache)
        result = lint_files(files, before, running, cache=cache)
        if baseline:
            result = with_baseline(result, (), before)
    except (ConfigError, DataFileError) as error:
        raise UnknownBeforeError(str(error)) from None
    if result.failures:
        raise UnknownBeforeError(result.failures[0].message)
    root, moved = plan.config.root, before.config.root != plan.config.root
    renamed = {was: now for now, was in comparison.changes_at(root).renamed.items()}

    def placed(finding: Finding) -> Finding:
        path, span, route, part = finding.where
        if moved:
            path = os.path.relpath(os.path.join(before.config.root, path), root)
            path = path.replace(os.sep, "/")
        return finding._replace(where=Location(renamed.get(path, path), span, route, part))

    return Counter(
        placed(finding).fingerprint() for finding in result.findings if finding.suppression is None
    )
