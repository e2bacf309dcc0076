"""Which files that a baseline records were renamed since it was written."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from profilelint.config.model import ConfigError
from profilelint.model.named_tuple import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from profilelint.engine.plan import Plan
    from profilelint.engine.repository import Repository
    from profilelint.model.finding import Finding

_MOST_FINGERPRINTS = 100_000
_SURE = 3


class Moved(NamedTuple):
    """The old path of each renamed file by its new one.

    ``history_is_missing`` says that git could not be asked, as the clone is shallow and begins
    after the baseline was written.
    """

    renamed: Mapping[str, str]
    history_is_missing: bool = False


def renames(
    plan: Plan, recorded: Mapping[str, Counter[str]], found: Mapping[str, Sequence[Finding]]
) -> Moved:
    """Return which of the recorded files that are gone are the files in which something is found.

    ``recorded`` are the fingerprints in the baseline by path, and ``found`` the findings in files
    that it does not name. Git's history tells; where it is missing, the findings do. Where neither
    can, a renamed file counts as a new one.
    """
    gone = sorted(path for path in recorded if not plan.tree.has(path))
    if not gone or not found:
        return Moved({})
    from profilelint.engine.repository import Repository

    try:
        repository = Repository(plan.config.root)
        written = _last_commit(repository, plan)
        if written is not None:
            return Moved(_by_history(repository, written, plan, gone, sorted(found)))
    except ConfigError:
        return Moved({})
    return Moved(_by_findings(gone, recorded, found), history_is_missing=True)


def _last_commit(repository: Repository, plan: Plan) -> str | None:
    """Return the commit that wrote the baseline; None where the history does not reach so far."""
    from profilelint.engine.git import git

    asked = ["rev-list", "-1", "--parents", "HEAD", "--", plan.config.baseline]
    commits = git(plan.config.root, asked).decode().split()
    if not commits:
        return "HEAD"
    # In a shallow clone, its first commit seems to have made all files.
    if repository.is_shallow and len(commits) == 1:
        return None
    return commits[0]


def _by_history(
    repository: Repository, commit: str, plan: Plan, gone: Sequence[str], new: Sequence[str]
) -> dict[str, str]:
    from profilelint.engine.changes import renamed
    from profilelint.source.files.git_tree import WorkTree

    before = repository.revision(commit).below(repository.inside(plan.config.root) or "")
    tree = plan.tree
    if tree.keys != before.keys:
        tree = WorkTree(plan.config.root, repository.hash_name)
    known = [path for path in gone if path in before.blobs]
    added = [path for path in new if path not in before.blobs]
    return renamed(known, added, before, tree)


def _by_findings(
    gone: Sequence[str],
    recorded: Mapping[str, Counter[str]],
    found: Mapping[str, Sequence[Finding]],
) -> dict[str, str]:
    """Return pairs of a new and an old path of which more than half of the findings are the same.

    Few findings that any page could have prove something only for files of the same name.
    """
    from profilelint.engine.changes import most_alike

    shares = []
    left = _MOST_FINGERPRINTS
    for path, old in _likely(gone, [*found]):
        findings = found[path]
        left -= len(findings)
        if left < 0:
            break
        here = Counter(finding.in_file(old).fingerprint() for finding in findings)
        same = (here & recorded[old]).total()
        if same >= _SURE or _name(path) == _name(old):
            shares.append((same / max(here.total(), recorded[old].total()), path, old))
    return dict(most_alike(shares))


def _likely(gone: Sequence[str], new: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Yield pairs of a new and an old path, those of the same name first."""
    pairs = [(path, old) for old in gone for path in new] if len(gone) * len(new) < 10**6 else []
    yield from (pair for pair in pairs if _name(pair[0]) == _name(pair[1]))
    yield from (pair for pair in pairs if _name(pair[0]) != _name(pair[1]))


def _name(path: str) -> str:
    return path.rpartition("/")[2]
