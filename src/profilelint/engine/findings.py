"""From problems to findings: words, severity and places; and what a rule did wrong itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from profilelint.model.finding import Finding, Fix, Location, Related, Severity, Span
from profilelint.model.named_tuple import new_tuple
from profilelint.model.result import Failure
from profilelint.model.text import LineIndex

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from profilelint.engine.ruleset import RuleSet
    from profilelint.model.document import Document
    from profilelint.model.finding import Problem, Region

_REQUEST = "please report it to the rule's author together with the file"


class RuleError(Exception):
    """What a rule reports cannot be made a finding; the text says why."""


def to_findings(
    problems: Iterable[Problem],
    document: Document,
    rules: RuleSet,
    failures: list[Failure],
    left_out: Mapping[str, int] | None = None,
) -> list[Finding]:
    """Return the findings for problems of one document, ordered by place.

    ``left_out`` tells, by rule, for how many problems the last one stands. A problem of which no
    finding can be made, because the rule is wrong, becomes a failure.
    """
    index = LineIndex(document.text)
    findings = []
    problems = list(problems)
    last = {problem.rule: problem for problem in problems} if left_out else {}
    for problem in problems:
        try:
            finding = _finding(problem, document, rules, index)
            if left_out and problem.rule in left_out and last[problem.rule] is problem:
                number = left_out[problem.rule]
                message = f"and {number:,} more of `{problem.rule}` on this page"
                finding = finding._replace(message=message, related=(), fixes=())
            findings.append(finding)
        except Exception as error:  # noqa: BLE001 - a rule that is wrong must not hide the others
            failures.append(rule_failure(rules, problem.rule, error, document.path))
    findings.sort(key=lambda finding: (finding.where.span, finding.rule))
    return findings


def rule_failure(rules: RuleSet, name: str, error: Exception, path: str = "") -> Failure:
    """Return the failure of a rule, which names its plugin if it comes from one."""
    distribution = rules.registry[name].distribution
    plugin = f' of the plugin "{distribution}"' if distribution else ""
    why = f": {error}" if isinstance(error, RuleError) else f" with {type(error).__name__}: {error}"
    request = _REQUEST if path else _REQUEST.removesuffix(" together with the file")
    return Failure(f'the rule "{name}"{plugin} failed{why}; {request}', name, path)


def _finding(problem: Problem, document: Document, rules: RuleSet, index: LineIndex) -> Finding:
    rule, message_id, span, params, route, part, related, fixes, _, severity, advisory, _ = problem
    _check(span, severity, document)
    path, region = document.path, index.region(span)
    if related:
        related = tuple([_located(each, path, index) for each in related])
    if fixes:
        fixes = tuple([_placed(fix, span, region, index) for fix in fixes])
    message = problem.message or _message(problem, rules)
    severity = rules.severity(rule, message_id, severity)
    where = new_tuple(Location, (path, span, route, part))
    return new_tuple(
        Finding,
        (
            *(rule, message_id, message, params, severity, where, region, related, fixes),
            *(None, advisory, ""),
        ),
    )


def _check(span: object, severity: object, document: Document) -> None:
    """Raise `RuleError` for what a type checker would have told the rule's author."""
    if not isinstance(span, Span) or not 0 <= span[0] <= span[1] <= len(document.text):
        raise RuleError(f"{span!r} is not a Span within the file")
    if severity is not None and not isinstance(severity, Severity):
        raise RuleError(f"the severity {severity!r} is not a Severity")


def _message(problem: Problem, rules: RuleSet) -> str:
    messages = rules.rule(problem.rule).messages
    if problem.message_id not in messages:
        raise RuleError(f'it has no message "{problem.message_id}"')
    params: dict[str, Any] = problem.params
    for value in params.values():
        if value.__class__ is not str:
            params = {name: _worded(name, value) for name, value in params.items()}
            break
    try:
        return messages[problem.message_id].format_map(params)
    except KeyError as error:
        raise RuleError(
            f'its message "{problem.message_id}" has a placeholder {error.args[0]!r}, and no '
            "value is given for it"
        ) from error


def _placed(fix: Fix, span: Span, region: Region, index: LineIndex) -> Fix:
    """Return a fix that says where its edits lie; ``region`` is that of a span."""
    title, edits, safety, _ = fix
    regions = [region if edit.span == span else index.region(edit.span) for edit in edits]
    return Fix(title, edits, safety, tuple(regions))


def _located(related: Related, path: str, index: LineIndex) -> Related:
    where = related.where
    if where.path not in ("", path):
        return related
    return Related(related.message, where._replace(path=path), index.region(where.span))


def _worded(name: str, value: object) -> str:
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (int, float)):
        return str(value)
    if isinstance(value, tuple) and all(isinstance(each, str) for each in value):
        return ", ".join(value)
    raise RuleError(f'the parameter "{name}" is neither text nor a number nor a tuple of texts')
