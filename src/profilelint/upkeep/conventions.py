"""The rules that describe another site: conventions that most pages here do not follow."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from profilelint.config.model import Collection, Config, Selection
from profilelint.engine.plan import Plan
from profilelint.engine.run import lint_paths
from profilelint.model.finding import Severity
from profilelint.model.named_tuple import NamedTuple
from profilelint.source.files.glob import Glob
from profilelint.upkeep.agreement import ENOUGH

if TYPE_CHECKING:
    from collections.abc import Sequence

    from profilelint.rules.registry import Registry
    from profilelint.upkeep.page_group import PageGroup

# What these groups of rules say is never a matter of convention.
_ALWAYS = frozenset(("embed", "file", "link", "schema", "suppression", "term"))


class Convention(NamedTuple):
    """A rule that more than half of the pages of a collection break, and how many do."""

    rule: str
    pages: int


def broken_conventions(
    root: str, groups: Sequence[PageGroup], registry: Registry, today: str
) -> list[tuple[Convention, ...]]:
    """Return for each group the rules of convention that more than half of its pages break.

    What a machine can repair safely is not a convention: it is repaired.
    """
    collections = tuple(
        Collection(group.kind.name, _globs(group.kind.include), _globs(group.kind.exclude), "none")
        for group in groups
    )
    plan = Plan(Config(root, collections=collections), registry, today, Selection())
    paths = [document.path for group in groups for document in group.documents]
    broken = {
        (finding.where.path, finding.rule)
        for finding in lint_paths(paths, plan).findings
        if finding.severity is not Severity.ERROR
        and finding.rule.partition("-")[0] not in _ALWAYS
        and not any(fix.safety == "safe" for fix in finding.fixes)
    }
    return [_of_group(group, broken) for group in groups]


def _of_group(group: PageGroup, broken: set[tuple[str, str]]) -> tuple[Convention, ...]:
    own = {document.path for document in group.documents}
    counts = Counter(rule for path, rule in broken if path in own)
    return tuple(
        Convention(rule, count)
        for rule, count in sorted(counts.items())
        if count >= ENOUGH and 2 * count > len(own)
    )


def _globs(patterns: Sequence[str]) -> tuple[Glob, ...]:
    return tuple(map(Glob, patterns))
