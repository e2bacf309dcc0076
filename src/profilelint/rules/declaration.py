"""Mistakes in the declaration of a rule that only show when it is used."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from profilelint.model.finding import Severity
from profilelint.rules.api import KINDS
from profilelint.rules.entry import RuleEntry, subscribed

if TYPE_CHECKING:
    from collections.abc import Iterable

    from profilelint.rules.api import Rule
    from profilelint.rules.entry import FinderEntry


def mistakes(rule: type[Rule], finders: Iterable[FinderEntry]) -> list[str]:
    """Return what is wrong with the declaration of a rule, a sentence each without its stop."""
    found = []
    if not isinstance(getattr(rule, "summary", None), str) or not rule.summary:
        found.append("it has no summary")
    severity: object = getattr(rule, "severity", None)
    if not isinstance(severity, Severity):
        found.append(f"its severity is {severity!r}, which is not a Severity")
    if not _is_texts(getattr(rule, "messages", None)):
        found.append("its messages are not a dict of texts")
    kinds = [*KINDS, *(finder.kind for finder in finders)]
    for kind in subscribed(rule):
        if kind not in kinds:
            found.append(_unknown(kind, kinds))
    return found


def broken_entry(rule: type[Rule], distribution: str) -> RuleEntry:
    """Return the entry under which a rule is listed whose declaration is wrong."""
    return RuleEntry(
        name=rule.name,
        module=rule.__module__,
        class_name=rule.__qualname__,
        summary="This rule cannot be used.",
        severity=Severity.ERROR,
        default=False,
        distribution=distribution,
    )


def _is_texts(messages: Any) -> bool:
    return isinstance(messages, dict) and all(
        isinstance(text, str) for pair in messages.items() for text in pair
    )


def _unknown(kind: str, kinds: list[str]) -> str:
    from profilelint.vocabulary.nearest import nearest

    meant: str | None = nearest(kind, kinds, kinds)
    hint = f', did you mean "check_{meant}"?' if meant is not None else ""
    return f'it has a method "check_{kind}", and nothing of that kind is looked for{hint}'
