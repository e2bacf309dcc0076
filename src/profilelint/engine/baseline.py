"""The baseline: findings that were there when the rule came, and may stay for now."""

from __future__ import annotations

import json
from collections import Counter
from typing import TYPE_CHECKING

from profilelint.config.model import ConfigError
from profilelint.model.finding import Suppression
from profilelint.model.named_tuple import NamedTuple
from profilelint.source.files.file import SkippedError
from profilelint.source.files.tree import tree_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from profilelint.engine.plan import Plan
    from profilelint.model.finding import Finding
    from profilelint.model.result import RunResult
    from profilelint.source.files.tree import Tree

VERSION = 1
_LARGEST = 64 << 20
_HEAD = '{\n  "version": 1,\n  "findings": [\n'
_TAIL = "  ]\n}\n"
_NO_HISTORY = (
    "Renamed pages may count as new, because the history of this clone does not reach back to the "
    "baseline: fetch the whole history (with actions/checkout, fetch-depth: 0)."
)
_LONGEST_HEAD = 64


class UnusableBaselineError(ConfigError):
    """A baseline that can be read, and is not what `Baseline.render` returns."""


class BaselineEntry(NamedTuple):
    """What a baseline keeps of equal findings in one file."""

    path: str
    rule: str
    fingerprint: str


class Baseline:
    """How many findings of each kind may stay."""

    def __init__(self, counts: Mapping[BaselineEntry, int]) -> None:
        self.counts: Counter[BaselineEntry] = Counter(counts)

    def __len__(self) -> int:
        return sum(self.counts.values())

    def by_path(self) -> dict[str, Counter[str]]:
        """Return the fingerprints that are recorded for each file, with their numbers."""
        recorded: dict[str, Counter[str]] = {}
        for entry, count in self.counts.items():
            recorded.setdefault(entry.path, Counter())[entry.fingerprint] += count
        return recorded

    @classmethod
    def of(cls, findings: Iterable[Finding]) -> Baseline:
        """Return the baseline that records the given findings."""
        return cls(Counter(map(_entry, findings)))

    def render(self) -> str:
        """Return the baseline as JSON: one finding a line, in the order of path and rule."""
        lines = [
            "    "
            + json.dumps(
                {
                    "path": entry.path,
                    "rule": entry.rule,
                    "fingerprint": entry.fingerprint,
                    "count": count,
                },
                ensure_ascii=False,
            )
            for entry, count in sorted(self.counts.items())
        ]
        return _HEAD + ",\n".join(lines) + ("\n" if lines else "") + _TAIL

    def apply(
        self, findings: Sequence[Finding], renames: Mapping[str, str] | None = None
    ) -> list[Finding]:
        """Return the findings, the recorded ones with their suppression.

        If there are more equal findings than are recorded, the last are new. ``renames`` maps the
        new path of a renamed file to its old one.
        """
        left = Counter(self.counts)
        judged = []
        for finding in findings:
            suppression = finding.suppression
            if suppression is None:
                entry = _entry(finding)
                if not left[entry] and renames and finding.where.path in renames:
                    entry = _entry(finding.in_file(renames[finding.where.path]))
                if left[entry]:
                    left[entry] -= 1
                    suppression = Suppression("baseline", "recorded")
            judged.append(finding._replace(suppression=suppression))
        return judged

    def gone(
        self, findings: Iterable[Finding], paths: frozenset[str], rules: frozenset[str]
    ) -> Counter[BaselineEntry]:
        """Return the entries that no longer occur, as far as a run can tell.

        ``paths`` are the files that were linted and ``rules`` those that were on.
        """
        here = Baseline.of(f for f in findings if _counts(f))
        return Counter(
            {
                entry: count
                for entry, count in (self.counts - here.counts).items()
                if entry.path in paths and entry.rule in rules
            }
        )


def _counts(finding: Finding) -> bool:
    return finding.suppression is None or finding.suppression.kind == "baseline"


def _entry(finding: Finding) -> BaselineEntry:
    return BaselineEntry(finding.where.path, finding.rule, finding.fingerprint())


def load_baseline(root: str | Tree, name: str) -> Baseline | None:
    """Return the baseline in a file below the root; None if there is no such file.

    The root is a tree of files, or the path of a folder on disk.

    Raises `UnusableBaselineError` for one that `Baseline.render` did not write: it may come from
    somebody else's contribution, and no part of it may count if another part is not valid. Raises
    `ConfigError` for one that cannot be read.
    """
    tree = tree_of(root)
    try:
        data = tree.read(name, _LARGEST)
        text = data.decode()
    except FileNotFoundError:
        if tree.has(name):
            raise _unreadable(name, "it is a symbolic link that leads nowhere") from None
        return None
    except SkippedError as reason:
        raise _unreadable(name, f"{reason} are not read") from None
    except UnicodeDecodeError:
        raise _unusable(name, "it is not UTF-8") from None
    except (OSError, ValueError) as error:
        words = error.strerror if isinstance(error, OSError) else "no file can have this name"
        raise _unreadable(name, f"it cannot be read: {words}") from None
    if len(data) > _LARGEST:
        raise _unusable(name, "it is too large")
    try:
        data = json.loads(text)
    except (ValueError, RecursionError) as error:
        line = getattr(error, "lineno", 0)
        raise _unusable(name, "it is not JSON", line) from None
    if not isinstance(data, dict) or data.get("version") != VERSION:
        raise _unusable(name, f"its version is not {VERSION}")
    counts: Counter[BaselineEntry] = Counter()
    members = data.get("findings")
    for member in members if isinstance(members, list) else [None]:
        match member:
            case {
                "path": str(path),
                "rule": str(rule),
                "fingerprint": str(fingerprint),
                "count": int(count),
            } if count > 0:
                counts[BaselineEntry(path, rule, fingerprint)] += count
            case _:
                raise _unusable(name, "it has an entry that profilelint did not write")
    return Baseline(counts)


def with_baseline(
    result: RunResult, paths: Iterable[str], plan: Plan, *, of_all: bool = False
) -> RunResult:
    """Return a run's result with the findings that the plan's baseline records suppressed.

    ``paths`` are the files of which all findings are in the result; ``of_all`` tells that there are
    no others, so that what is recorded for a file that is not there is gone. Raises `ConfigError`
    as `load_baseline` does.
    """
    config = plan.config
    baseline = load_baseline(plan.tree, config.baseline)
    if baseline is None:
        return result
    findings = baseline.apply(result.findings)
    notes = list(result.notes)
    looked_at = frozenset(paths)
    recorded = baseline.by_path()
    new: dict[str, list[Finding]] = {}
    for finding in findings:
        if finding.suppression is None and finding.where.path not in recorded:
            new.setdefault(finding.where.path, []).append(finding)
    if of_all:
        looked_at |= {path for path in recorded if not plan.tree.has(path)}
    if new:
        from profilelint.engine.moved import renames

        moved = renames(plan, recorded, new)
        looked_at -= set(moved.renamed.values())
        if moved.renamed:
            findings = baseline.apply(result.findings, moved.renamed)
        if moved.history_is_missing and moved.renamed.keys() != new.keys():
            notes.append(_NO_HISTORY)
    gone = baseline.gone(findings, looked_at, plan.enabled_rules)
    if gone:
        number = sum(gone.values())
        notes.append(
            f"{number} recorded in the baseline no longer "
            f'{"occurs" if number == 1 else "occur"}: run "profilelint baseline --prune".'
        )
    return result._replace(findings=findings, notes=notes)


def is_damaged(root: str, name: str) -> bool:
    """Return whether a file below the root is what is left of a baseline, and may be replaced."""
    from profilelint.source.files.file import SkippedError, read_file

    try:
        head = read_file(root, name, _LARGEST)[:_LONGEST_HEAD].decode("utf-8", "replace")
    except (OSError, ValueError, SkippedError):
        return False
    head = "".join(head.replace("\0", "").split())
    start = '{"version":'
    return start.startswith(head) or (head.startswith(start) and '"findings"' in head)


def _unusable(name: str, reason: str, line: int = 0) -> ConfigError:
    return UnusableBaselineError(
        f'the baseline cannot be used: {reason}; write it again with "profilelint baseline"',
        name,
        line,
    )


def _unreadable(name: str, reason: str) -> ConfigError:
    return ConfigError(
        f"the baseline cannot be used: {reason}; put a real file in its place, or remove it", name
    )
