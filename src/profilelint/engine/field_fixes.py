"""Which fixes of front matter are offered: those that keep its other data and please the schema.

A value that its schema would refuse as well is no repair, and neither is an edit that changes
another value, such as that of an alias, or one after which front matter that cannot be read is
wrong in the same way.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Protocol, TypeAlias

from profilelint.engine.edits import Trials, apply, choose
from profilelint.engine.guard import Declared, keeps_data
from profilelint.model.finding import Severity
from profilelint.source.read import read_document

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from profilelint.engine.ruleset import RuleSet
    from profilelint.model.document import Document
    from profilelint.model.finding import Edit, Finding, Fix, Problem, Route

    Fault: TypeAlias = tuple[str, str, Route]
    Pair: TypeAlias = tuple[Finding, Fix]

_MADE_TEXT = ("file-syntax", "colon-space")
_OF_VALUES = ("schema-", "term-", "date-")
# Fixes that exclude each other are judged one after the other; a value seldom has two.
_MOST_ROUNDS = 8


class Check(Protocol):
    """What tells the problems that the schema has with front matter."""

    def __call__(self, document: Document, *, is_tried: bool) -> Iterable[Problem]:
        """Return them; of a document that ``is_tried``, only their rules, messages and routes."""


def offered(
    findings: Sequence[Finding],
    document: Document,
    rules: RuleSet,
    problems: Iterable[Problem],
    check: Check,
) -> list[Finding]:
    """Return findings without the fixes of front matter that do harm.

    ``problems`` are those that the schema has with the document as it is, and ``check`` returns
    those that it has with another document.
    """
    waiting = [
        (finding, fix) for finding in findings if finding.where.route for fix in finding.fixes
    ]
    known = Counter(map(_fault_of_problem, problems))
    blamed: set[Route] = set()

    def succeed(pairs: Sequence[Pair]) -> bool:
        blamed.clear()
        after = _read_with(document, [edit for _, fix in pairs for edit in fix.edits])
        declared = [Declared(fix, finding.where.route) for finding, fix in pairs]
        if not keeps_data(document, after, declared):
            return False
        left = dict(known)
        for finding, _ in pairs:
            _take(_fault_of_finding(finding), left)
        faults = map(_fault_of_problem, check(after, is_tried=True))
        new = {fault for fault in faults if not _take(fault, left)}
        if new:
            are_unsafe = all(fix.safety == "unsafe" for _, fix in pairs)
            blamed.update(
                problem.route
                for problem in check(after, is_tried=False)
                if _fault_of_problem(problem) in new
                and not _is_bearable(problem, rules, are_unsafe=are_unsafe)
            )
        return not blamed

    trials = Trials(len(document.text), len(known) + len(waiting))
    good: set[int] = set()
    for _ in range(_MOST_ROUNDS):
        together = {id(fix) for fix in choose(fix for _, fix in waiting)}
        batch = [pair for pair in waiting if id(pair[1]) in together]
        waiting = [pair for pair in waiting if id(pair[1]) not in together]
        if not succeed(batch):
            # Most often the schema says which of them is wrong.
            rest = [pair for pair in batch if pair[0].where.route not in blamed]
            batch = trials.sift(rest, succeed)[0] if len(batch) > 1 else []
        good.update(id(fix) for _, fix in batch)
        if not waiting:
            break
    if all(id(fix) in good for finding in findings if finding.where.route for fix in finding.fixes):
        return list(findings)
    return [
        finding._replace(fixes=tuple(fix for fix in finding.fixes if id(fix) in good))
        if finding.where.route and finding.fixes
        else finding
        for finding in findings
    ]


def effective(
    findings: Sequence[Finding],
    document: Document,
    lint: Callable[[Document], Iterable[Finding]],
) -> list[Finding]:
    """Return findings without the fixes after which front matter cannot be read as before.

    It is that of a document whose front matter cannot be read. ``lint`` returns the findings of
    another document. A fix that makes text of a value is unsafe where the site expects something
    else: two fields may stand on that line.
    """
    known = set(map(_place_of_problem, document.problems))

    def is_effective(finding: Finding, fix: Fix) -> bool:
        place = finding.rule, finding.message_id, finding.where.span.start
        if place not in known:
            return True
        after = _read_with(document, fix.edits)
        return after.front_matter is not None or place not in map(_place_of_problem, after.problems)

    left = [
        finding._replace(fixes=tuple(fix for fix in finding.fixes if is_effective(finding, fix)))
        if finding.fixes
        else finding
        for finding in findings
    ]
    return _with_doubts(left, document, lint)


def _with_doubts(
    findings: list[Finding],
    document: Document,
    lint: Callable[[Document], Iterable[Finding]],
) -> list[Finding]:
    """Return findings with the fixes unsafe that make text of what ought not to be that text."""
    numbers = {
        id(finding.fixes[0]): number
        for number, finding in enumerate(findings)
        if (finding.rule, finding.message_id) == _MADE_TEXT and finding.fixes
    }
    if not numbers:
        return findings
    fixes = choose(findings[number].fixes[0] for number in numbers.values())
    after = _read_with(document, [edit for fix in fixes for edit in fix.edits])
    if after.front_matter is None:
        return findings
    wrong = {
        finding.where.route[0]
        for finding in lint(after)
        if finding.where.route
        and finding.severity is not Severity.HINT
        and finding.rule.startswith(_OF_VALUES)
    }
    spans = [entry.span for entry in after.front_matter.tree.entries if entry.key in wrong]
    if not spans:
        return findings
    grown = 0
    for fix in sorted(fixes, key=lambda each: each.edits[0].span):
        (edit,) = fix.edits
        at = edit.span.start + grown
        grown += len(edit.text) - (edit.span.end - edit.span.start)
        if any(span.start <= at < span.end for span in spans):
            number = numbers[id(fix)]
            doubtful = (fix._replace(safety="unsafe"),)
            findings[number] = findings[number]._replace(fixes=doubtful)
    return findings


def _read_with(document: Document, edits: Sequence[Edit]) -> Document:
    """Return a document as it is after edits."""
    text = apply(document.text, edits)
    return read_document(document.path, text.encode("utf-8", "surrogatepass"), document.flavor)


def _place_of_problem(problem: Problem) -> tuple[str, str, int]:
    return problem.rule, problem.message_id, problem.span.start


def _is_bearable(problem: Problem, rules: RuleSet, *, are_unsafe: bool) -> bool:
    """Return whether a fix may leave a problem: a hint, or one that can be repaired in turn."""
    if problem.rule not in rules or problem.advisory:
        return True
    if rules.severity(problem.rule, problem.message_id, problem.severity) == Severity.HINT:
        return True
    return any(fix.safety == "safe" or are_unsafe for fix in problem.fixes)


def _take(fault: Fault, faults: dict[Fault, int]) -> bool:
    """Take a fault out of counted ones once; return whether it was among them."""
    count = faults.get(fault, 0)
    if count:
        faults[fault] = count - 1
    return count > 0


def _fault_of_problem(problem: Problem) -> Fault:
    return problem.rule, problem.message_id, _keys(problem.route)


def _fault_of_finding(finding: Finding) -> Fault:
    return finding.rule, finding.message_id, _keys(finding.where.route)


def _keys(route: Route) -> Route:
    """Return a route without its indices, which change where an item is taken out."""
    return tuple([step for step in route if isinstance(step, str)])
