"""What linting one file gave, and the result of a whole run, which is all that a report needs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from profilelint.model.named_tuple import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from profilelint.model.finding import Finding, Severity


class RuleInfo(NamedTuple):
    """What reports say of a rule.

    ``help_uri`` is the address of its page, or empty. ``reason`` says in Markdown why the rule is
    there and what to do; it is empty where no report wants it.
    """

    name: str
    summary: str
    severity: Severity
    help_uri: str
    reason: str = ""


class Failure(NamedTuple):
    """Something that kept the run from being complete: exit status 3.

    ``rule`` is the rule that crashed, or empty; ``path`` the file concerned, or empty.
    """

    message: str
    rule: str = ""
    path: str = ""


class Outcome(NamedTuple):
    """What linting one file gave, or why it was not linted.

    ``findings`` are ordered by place and include the suppressed ones. ``facts`` is what the rules
    that look across files collected: a JSON object, by rule name, in one line of ASCII; empty
    for none. ``failures`` are rules that crashed, or what kept the file from being linted. A file
    that is not ``linted`` was left out for the reason ``skipped``, or has a failure. ``kind`` is
    "profile" or "page" where no configuration says what a page is. What is not ``lasting`` rests
    on files, such as templates, that may change while the file does not. ``unread`` names the parts
    of the page that its flavor does not read as Markdown and that may hold text.
    """

    findings: Sequence[Finding] = ()
    facts: str = ""
    failures: Sequence[Failure] = ()
    linted: bool = True
    skipped: str = ""
    kind: str = ""
    lasting: bool = True
    unread: Sequence[str] = ()


class Shard(NamedTuple):
    """What the report of one part of a run carries for the report of the whole.

    ``record`` is ASCII text that only `profilelint.engine.shard` reads.
    """

    number: int
    of: int
    record: str


class RunResult(NamedTuple):
    """The result of a run.

    ``findings`` are ordered by path and place and include the suppressed ones, which carry their
    suppression. ``checked`` counts the files that were linted and ``skipped`` the files or checks
    that were left out, by reason. ``rules`` describes the rules by name. ``threshold`` is the
    least severity that makes the run fail. ``fixed`` counts the findings that were repaired
    before, and ``notes`` are sentences for the end of a report. ``shard`` is set for a part of a
    run. ``kinds`` counts the pages that were taken for project profiles ("profile") and for others
    ("page"), where no configuration says what they are. ``collections`` names the collection of
    each file with findings; it is empty where none are configured.
    """

    findings: Sequence[Finding]
    checked: int
    skipped: Mapping[str, int]
    failures: Sequence[Failure]
    rules: Mapping[str, RuleInfo]
    threshold: Severity
    fixed: int = 0
    notes: Sequence[str] = ()
    shard: Shard | None = None
    kinds: Mapping[str, int] = {}
    collections: Mapping[str, str] = {}

    @property
    def reported(self) -> list[Finding]:
        """Return the findings that are not suppressed."""
        return [finding for finding in self.findings if finding.suppression is None]

    def fails_on(self, finding: Finding) -> bool:
        """Return whether a finding makes the run fail.

        It does at or above the threshold, unless it is suppressed or advisory.
        """
        least = self.threshold.rank
        counts = finding.suppression is None and not finding.advisory
        return counts and finding.severity.rank >= least

    @property
    def exit_status(self) -> int:
        """Return 3 for an incomplete run, 1 for one that fails on a finding, else 0."""
        if self.failures:
            return 3
        return int(any(map(self.fails_on, self.findings)))
