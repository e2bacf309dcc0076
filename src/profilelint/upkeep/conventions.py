"""The rules that describe another site: conventions that many pages here do not follow.

So do rules that speak of what the pages do not have, such as lists of activities.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from profilelint.config.model import Collection, Config, Selection
from profilelint.engine.plan import Plan
from profilelint.engine.run import lint_paths
from profilelint.model.finding import Severity
from profilelint.model.named_tuple import NamedTuple
from profilelint.source.files.glob import Glob
from profilelint.upkeep.agreement import ENOUGH, few
from profilelint.upkeep.subjects import rules_without_subject

if TYPE_CHECKING:
    from collections.abc import Sequence

    from profilelint.engine.run import OnProgress
    from profilelint.model.finding import Finding
    from profilelint.rules.registry import Registry
    from profilelint.upkeep.page_group import PageGroup

# What these groups of rules say is never a matter of convention, nor what the next two warn of.
_ALWAYS = ("file", "schema", "suppression", "term")
_NO_TASTE = frozenset(("embed", "link"))
# Pages of a group, and of all groups: to look at more would tell no more, and take as long as the
# check that follows.
_MOST_LOOKED_AT = 200
_MOST_IN_ALL = 1000
_FEWEST_LOOKED_AT = 50
# Pages for which other processes would take as long to be made as they save.
_FEW = 300
# Where nobody says that pages need front matter, so many have it for each that has none.
_PAGES_PER_BARE = 10
_PAGES_PER_BROKEN = 5
_FRONT_MATTER = "file-front-matter"


class Convention(NamedTuple):
    """A rule that describes another site, and why that is thought, in words."""

    rule: str
    why: str


def other_conventions(
    root: str,
    groups: Sequence[PageGroup],
    registry: Registry,
    today: str,
    progress: OnProgress | None = None,
) -> list[tuple[Convention, ...]]:
    """Return for each group the rules that its pages show to be made for others.

    These are rules on what they do not have, and those that more than one in five of them breaks.
    What a machine can repair safely is not a convention: it is repaired. A rule on what may harm
    readers is none either. Of many pages, 200 are looked at, and fewer where there are many groups,
    but 50 of each; ``progress`` is that of `lint_paths`.
    """
    known = [_of_group(group, registry) for group in groups]
    collections = tuple(
        Collection(
            group.kind.name,
            _globs(group.kind.include),
            _globs(group.kind.exclude),
            "none",
            # What is decided without looking need not be looked for.
            selection=Selection(ignore=tuple(each.rule for each in decided)),
        )
        for group, decided in zip(groups, known, strict=True)
    )
    selection = Selection(ignore=(*_ALWAYS, *_never_of_taste(registry)))
    plan = Plan(Config(root, collections=collections), registry, today, selection)
    most = min(_MOST_LOOKED_AT, max(_FEWEST_LOOKED_AT, _MOST_IN_ALL // max(1, len(groups))))
    samples = [
        _sample(sorted([*(each.path for each in group.documents), *group.without]), most)
        for group in groups
    ]
    paths = list(dict.fromkeys(path for sample in samples for path in sample))
    jobs = 1 if len(paths) <= _FEW else None
    broken = {
        (finding.where.path, finding.rule)
        for finding in lint_paths(paths, plan, jobs=jobs, progress=progress).findings
        if _is_taste(finding)
    }
    found = []
    for sample, decided in zip(samples, known, strict=True):
        every = {each.rule: each for each in (*_of_sample(sample, broken), *decided)}
        found.append(tuple(every[rule] for rule in sorted(every)))
    return found


def _is_taste(finding: Finding) -> bool:
    """Return whether a finding may be a matter of convention."""
    return finding.severity in _severities_of_taste(finding.rule) and not any(
        fix.safety == "safe" for fix in finding.fixes
    )


def _never_of_taste(registry: Registry) -> list[str]:
    """Return the rules of which no finding is one of taste: they need not look at any page."""
    never = []
    for entry in registry:
        if entry.default and entry.name not in registry.broken and not entry.distribution:
            rule = entry.load()
            own = {entry.severity, *rule.severities.values()}
            own.update(severity for _, severity, _ in rule.exceptions)
            if own.isdisjoint(_severities_of_taste(entry.name)):
                never.append(entry.name)
    return never


def _severities_of_taste(rule: str) -> tuple[Severity, ...]:
    is_of_harm = rule.partition("-")[0] in _NO_TASTE
    return (Severity.HINT,) if is_of_harm else (Severity.HINT, Severity.WARNING)


def _sample(paths: list[str], most: int) -> list[str]:
    step = -(-len(paths) // most) or 1
    return paths[::step]


def _of_sample(sample: list[str], broken: set[tuple[str, str]]) -> list[Convention]:
    own = set(sample)
    counts = Counter(rule for path, rule in broken if path in own)
    return [
        Convention(rule, f"{count} of {len(own)} pages do not follow it")
        for rule, count in counts.items()
        if count >= ENOUGH and _PAGES_PER_BROKEN * count > len(own)
    ]


def _of_group(group: PageGroup, registry: Registry) -> list[Convention]:
    found = [
        Convention(rule, why)
        for rule, why in rules_without_subject(group.documents).items()
        if rule in registry and registry[rule].default
    ]
    without = len(group.without)
    site = group.kind.site
    if without and site.generator and not any(map(site.needs_front_matter, group.without)):
        pages = "1 page has" if without == 1 else f"{without} pages have"
        found.append(Convention(_FRONT_MATTER, f"{pages} none, and {site.generator} needs none"))
    elif without > few(total := len(group.documents) + without) + ENOUGH or (
        not site.generator and (_PAGES_PER_BARE * without > total or _lie_apart(group))
    ):
        found.append(Convention(_FRONT_MATTER, f"{without} pages have none"))
    return found


def _lie_apart(group: PageGroup) -> bool:
    """Return whether the files without front matter lie where no page has any.

    These are folders of a name that several of the files, and none of the pages, have above them.
    """
    bare = Counter(map(_folder_name, group.without))
    pages = {_folder_name(each.path) for each in group.documents}
    return pages.isdisjoint(bare) and bool(bare) and min(bare.values()) > 1


def _folder_name(path: str) -> str:
    return path.rpartition("/")[0].rpartition("/")[2]


def _globs(patterns: Sequence[str]) -> tuple[Glob, ...]:
    return tuple(map(Glob, patterns))
