"""What other programs call: lint a text, check files, apply fixes.

The functions find the same as the command line, write nothing to standard output or error, and
change no file. They are exported by `profilelint` itself.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from profilelint.app.files import gather, relative
from profilelint.app.options import ConfigurationOptions
from profilelint.app.planning import make_plan
from profilelint.config.model import Selection
from profilelint.engine.baseline import with_baseline
from profilelint.engine.fix import RepairedPage
from profilelint.engine.run import lint_paths
from profilelint.rules.load import load_registry
from profilelint.source.read import read_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from profilelint.engine.plan import Plan
    from profilelint.model.finding import Finding
    from profilelint.model.result import RunResult

    Path = str | os.PathLike[str]


def lint_text(
    text: str, *, path: Path = "page.md", config: Path | None = None, today: str | None = None
) -> list[Finding]:
    """Return what is found in the text of one page, by place, without what is suppressed.

    ``path`` is where the page is or would be: the file need not exist, and is not read if it does.
    Collections and links are judged by it. ``config`` is a configuration file; without one, the
    file that the command line would use for ``path`` is. ``today`` is the day to reckon with, as
    ``YYYY-MM-DD``; without it, the clock's. Offsets in findings count the characters of ``text``,
    behind a byte order mark if it begins with one. What spans files is judged by this page alone.

    Raises `profilelint.config.model.ConfigError`, `profilelint.source.data_file.DataFileError` and
    `profilelint.rules.plugins.PluginError` for what the command line ends with status 2, and
    `RuntimeError` where a rule failed.
    """
    name = os.fspath(path)
    plan = _plan([name], config, today)
    page = relative(name, plan.config)
    contents = {page: text.encode("utf-8", "surrogatepass")}
    result = with_baseline(lint_paths([page], plan, contents=contents), [page], plan)
    if result.failures:
        raise RuntimeError(result.failures[0].message)
    return result.reported


def check(
    paths: Sequence[Path] = (),
    *,
    config: Path | None = None,
    today: str | None = None,
    jobs: int | None = 1,
) -> RunResult:
    """Return the result of checking files and folders, as ``profilelint check`` does.

    Without ``paths``, the folder of the configuration is checked, or the working directory without
    one. ``jobs`` is the number of processes, None for one for each processor; they are forked, so a
    program with threads leaves it at 1. Links to other sites are not asked for, and no results
    are kept between runs. For the rest see `lint_text`; a rule that failed is among the result's
    ``failures``.
    """
    names = [os.fspath(path) for path in paths]
    plan = _plan(names, config, today)
    files = gather(names, plan.config, plan.sites)
    result = with_baseline(lint_paths(files.paths, plan, jobs=jobs), files.paths, plan)
    return result._replace(skipped={**files.skipped, **result.skipped})


def apply_fixes(
    text: str, findings: Iterable[Finding], *, unsafe: bool = False, flavor: str = ""
) -> str:
    """Return a text after the safe fixes that findings in it offer, and the ``unsafe`` if wanted.

    Of fixes that overlap, the first is applied: lint the result again for the others. What would
    change more of the page than it says is not applied; ``flavor`` is how the page is read, one of
    `profilelint.source.markdown.flavor.FLAVORS`, where the file's ending does not tell. A text that
    begins with a byte order mark keeps it.
    """
    mark = "\ufeff" if text.startswith("\ufeff") else ""
    offered = [
        (finding, fix)
        for finding in findings
        for fix in finding.fixes[:1]
        if fix.safety == "safe" or unsafe
    ]
    if not offered:
        return text
    document = read_text(offered[0][0].where.path, text, flavor)
    if mark + document.text != text:
        return text  # it is too long, or holds what no file can
    page = RepairedPage(document, load_registry())
    page.apply(offered)
    return mark + page.document.text


def _plan(paths: Sequence[str], config: Path | None, today: str | None) -> Plan:
    options = ConfigurationOptions(config=None if config is None else os.fspath(config))
    return make_plan(options, load_registry(), Selection(), paths=paths, today=today)
