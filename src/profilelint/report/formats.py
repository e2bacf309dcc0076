"""The formats by name; each is loaded when it is asked for."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from profilelint.model.result import RunResult
    from profilelint.report.options import Options

FORMATS = {
    "text": "for people, on a terminal or in a log",
    "json": "for programs, with every detail",
    "sarif": "SARIF 2.1.0, for code scanning and editors",
    "github": "annotations of a GitHub Actions run",
    "markdown": "a table for GitHub's step summary or a comment",
    "gitlab": "GitLab's code quality report",
    "junit": "JUnit's XML, for test reports",
    "html": "one page for a browser",
}
"""The name of each format and what it is for. The name is also its module's."""


def render(format_name: str, result: RunResult, options: Options) -> str:
    """Return a result in one of `FORMATS`, to be written as UTF-8 with line ends as they are.

    Raises `KeyError` for a name that is not in `FORMATS`.
    """
    if format_name not in FORMATS:
        raise KeyError(format_name)
    module = import_module(f"profilelint.report.{format_name}")
    write: Callable[[RunResult, Options], str] = module.render
    return write(result, options)
