"""A linter and schema validator for the front matter and body of Markdown content."""

from __future__ import annotations

TYPE_CHECKING = False  # importing typing would take most of the time until main() is called
if TYPE_CHECKING:
    from typing import Any

    from profilelint.library import apply_fixes, check, lint_text
    from profilelint.model.finding import Edit, Finding, Fix, Location, Severity, Span
    from profilelint.model.result import Failure, RunResult

__version__ = "0.1.0"

__all__ = [
    "Edit",
    "Failure",
    "Finding",
    "Fix",
    "Location",
    "RunResult",
    "Severity",
    "Span",
    "__version__",
    "apply_fixes",
    "check",
    "lint_text",
]


def __getattr__(name: str) -> Any:
    """Return a public name, whose module is imported when it is first asked for."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    for module in ("profilelint.model.finding", "profilelint.model.result", "profilelint.library"):
        value = getattr(import_module(module), name, None)
        if value is not None:
            return value
    raise AttributeError(name)  # pragma: no cover - __all__ and the modules say the same
