"""Lints many files, without a command line: what becomes of each, and what follows from all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from profilelint.engine.conclude import conclude
from profilelint.engine.examine import examine_all
from profilelint.engine.facts import FactsError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from profilelint.engine.kept.cache import ResultCache
    from profilelint.engine.plan import Plan
    from profilelint.engine.reachability import Reachability
    from profilelint.model.result import Outcome, RunResult

    OnProgress = Callable[[int, int], None]


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
