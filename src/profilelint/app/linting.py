"""Lints files as the options of a command line say: processes, cache and progress bar."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from profilelint.app.output import progress_bar

if TYPE_CHECKING:
    from collections.abc import Mapping

    from profilelint.app.files import Files
    from profilelint.app.options import RunningOptions
    from profilelint.engine.kept.cache import ResultCache
    from profilelint.engine.plan import Plan
    from profilelint.engine.reachability import Reachability
    from profilelint.model.result import RunResult

FEW_FOR_CACHE = 20
"""Fewer files are linted sooner than the results of a whole repository are read."""


def lint_files(
    files: Files,
    plan: Plan,
    options: RunningOptions,
    *,
    given: Mapping[str, bytes] | None = None,
    links: Reachability | None = None,
    cache: ResultCache | None = None,
) -> RunResult:
    """Return the result of linting files, with a progress bar on a terminal.

    ``given`` holds, by path, the bytes of files that are not to be read. Without a ``cache``, that
    of `open_cache` is used.
    """
    from profilelint.engine import run as engine

    lint = partial(
        engine.lint_paths,
        files.paths,
        plan,
        contents=given,
        cache=cache if cache is not None else open_cache(files, plan, options),
        jobs=options.jobs,
        links=links,
    )
    bar = progress_bar()
    if bar is not None:
        with bar as progress:
            if links is not None:
                from profilelint.app.online import link_progress

                links.progress = link_progress(progress)
            result = lint(progress=progress.update)
    else:
        result = lint()
    return result._replace(skipped={**files.skipped, **result.skipped})


def open_cache(
    files: Files,
    plan: Plan,
    options: RunningOptions,
    *,
    shared: ResultCache | None = None,
    of_run: bool = False,
) -> ResultCache | None:
    """Return the cache of results; None where it is switched off or would not pay.

    It is the ``shared`` one, of another state of the same files, where all else is the same. With
    ``of_run``, one that is not kept for later runs stands in where the cache is switched off.
    """
    # A page's own schema is known only after the page is read, so results could grow stale.
    if len(files.paths) < FEW_FOR_CACHE or plan.config.file_schemas:
        return None
    if options.no_cache and not of_run:
        return None
    from profilelint.engine.kept.cache import ResultCache
    from profilelint.engine.kept.folder import default_folder, refuse_hostile
    from profilelint.engine.kept.identity import identity

    key = identity(plan, files.paths)
    if shared is not None and shared.identity == key and shared.holds_in(plan.tree):
        return shared
    folder = "" if options.no_cache else options.cache_dir or default_folder()
    if folder:
        refuse_hostile(folder, plan.config.root)
    return ResultCache(folder, plan.config.root, key, plan.tree)
