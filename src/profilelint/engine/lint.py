"""One document against a set of rules: a pure function, the same for every caller."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from profilelint.model.finding import Finding, Location, Related
from profilelint.model.named_tuple import NamedTuple
from profilelint.model.result import Failure
from profilelint.model.text import LineIndex
from profilelint.rules.api import Context, Field
from profilelint.source.markdown.directives import MARK

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from profilelint.engine.ruleset import Asked, RuleSet, Search, Subscription
    from profilelint.model.document import Document
    from profilelint.model.finding import Param, Problem, Route
    from profilelint.model.tree import Plain
    from profilelint.schema.validate import Schema

_REQUEST = "please report it to the rule's author together with the file"


class Setting(NamedTuple):
    """What the linting of a document depends on besides the document.

    ``schema`` is None where front matter has none. ``defaults`` are the values that the site
    generator supplies for the file.
    """

    rules: RuleSet
    today: str
    schema: Schema | None = None
    collection: str = ""
    defaults: Mapping[str, Any] | None = None
    vocabularies: Mapping[str, Any] | None = None

    def context(self, document: Document) -> Context:
        """Return what rules may know of a document, with no problems yet."""
        return Context(
            document,
            today=self.today,
            collection=self.collection,
            defaults=self.defaults,
            vocabularies=self.vocabularies,
        )


class Outcome(NamedTuple):
    """What linting one document gave.

    ``findings`` are ordered by place and hold those that a directive suppresses.
    ``facts`` is what the rules that look across files collected, by rule name.
    """

    findings: list[Finding]
    facts: dict[str, Any]
    failures: list[Failure]


def lint_document(document: Document, setting: Setting) -> Outcome:
    """Return a document's findings, the facts its cross-file rules collected, and failures.

    A rule that raises is named in ``failures``; the others still run.
    """
    rules = setting.rules
    context = setting.context(document)
    failures: list[Failure] = []
    asked = rules.asked(context)
    by_kind = asked.by_kind
    found = document.problems
    _search(rules.searches["file"], context, failures)
    if document.front_matter is not None:
        if setting.schema is not None:
            found = found + setting.schema.check(document, setting.defaults or {})
        if "document" in by_kind:
            _call(by_kind["document"], (document,), context, failures)
        if "field" in by_kind:
            _call(by_kind["field"], fields(document.data), context, failures)
        _search(rules.searches["front matter"], context, failures)
    said = {
        (problem.route, name)
        for problem in (*context.problems, *document.problems)
        if problem.rule in rules
        for name in rules.rule(problem.rule).supersedes
    }
    if said:
        context.problems = [p for p in context.problems if (p.route, p.rule) not in said]
    for problem in found:
        if problem.rule in rules and (problem.route, problem.rule) not in said:
            _report(rules, problem, context, failures)
    if (
        document.body_start < len(document.text)
        and not document.text[document.body_start :].isspace()
    ):
        _walk_body(document, asked, context, failures)
        _search(rules.searches["body"], context, failures)
    facts: dict[str, Any] = {}
    for name in asked.collecting:
        rule = rules.rule(name)
        try:
            fact = rule.collect(context) if rule.collect is not None else None
        except Exception as error:  # noqa: BLE001 - a rule that crashes must not hide the others
            failures.append(_failure(name, error, document.path))
        else:
            if fact is not None:
                facts[name] = fact
    findings: list[Finding] = []
    if context.problems:
        findings = to_findings(context.problems, document, rules)
    if MARK in document.text:
        findings = suppressed(findings, document, setting)
    return Outcome(findings, facts, failures)


def suppressed(
    findings: Sequence[Finding], document: Document, setting: Setting, *, judge: bool = True
) -> list[Finding]:
    """Return findings with the suppressions of the document's directives.

    With ``judge``, findings on the directives themselves are added.
    """
    from profilelint.engine.suppress import Directives

    rules = setting.rules
    directives = Directives(document, rules, setting.today)
    found = directives.apply(findings)
    if judge:
        own = [*directives.problems, *directives.unused()]
        found += to_findings([p for p in own if p.rule in rules], document, rules)
        found.sort(key=lambda finding: (finding.where.span, finding.rule))
    return found


def _walk_body(document: Document, asked: Asked, context: Context, failures: list[Failure]) -> None:
    body, by_kind = document.body, asked.by_kind
    for kind, things in (
        ("body", (body,)),
        ("section", body.sections),
        ("heading", body.headings),
        ("paragraph", body.paragraphs),
        ("list", body.lists),
        ("item", body.items),
        ("link", body.links),
        ("image", body.images),
    ):
        if things and kind in by_kind:
            _call(by_kind[kind], things, context, failures)


def _search(searches: Iterable[Search], context: Context, failures: list[Failure]) -> None:
    for search in searches:
        try:
            things = search.find(context)
        except Exception as error:  # noqa: BLE001 - a finder that crashes must not hide the others
            for subscription in search.subscriptions:
                failures.append(_failure(subscription.name, error, context.document.path))
        else:
            if things:
                _call(search.subscriptions, things, context, failures)


def _call(
    subscriptions: Iterable[Subscription],
    things: Sequence[Any],
    context: Context,
    failures: list[Failure],
) -> None:
    for subscription in subscriptions:
        if subscription.elements:
            chosen = [thing for thing in things if thing.name in subscription.elements]
            if not chosen:
                continue
        else:
            chosen = things  # type: ignore[assignment]
        try:
            check = subscription.check or subscription.bind()
            for thing in chosen:
                check(thing, context)
        except Exception as error:  # noqa: BLE001 - a rule that crashes must not hide the others
            failures.append(_failure(subscription.name, error, context.document.path))


def _report(rules: RuleSet, problem: Problem, context: Context, failures: list[Failure]) -> None:
    rule: Any = rules.rule(problem.rule)
    try:
        rule.check_problem(problem, context)
    except Exception as error:  # noqa: BLE001 - a rule that crashes must not hide the others
        failures.append(_failure(problem.rule, error, context.document.path))


def _failure(rule: str, error: Exception, path: str) -> Failure:
    return Failure(
        f'the rule "{rule}" failed with {type(error).__name__}: {error}; {_REQUEST}', rule, path
    )


def fields(data: Mapping[str, Plain]) -> list[Field]:
    """Return every scalar of the front matter with the route to it, in the order of the text."""
    found: list[Field] = []
    _collect_fields(data.items(), (), found)
    return found


def _collect_fields(
    members: Iterable[tuple[str | int, Plain]], route: Route, found: list[Field]
) -> None:
    for step, value in members:
        here = (*route, step)
        # Most values are text.
        if isinstance(value, str) or not isinstance(value, (dict, list)):
            found.append(Field(here, value))
        else:
            inner = value.items() if isinstance(value, dict) else enumerate(value)
            _collect_fields(inner, here, found)


def to_findings(problems: Iterable[Problem], document: Document, rules: RuleSet) -> list[Finding]:
    """Return the findings for problems of one document, ordered by place."""
    index = LineIndex(document.text)
    return [
        Finding(
            problem.rule,
            problem.message_id,
            rules.rule(problem.rule)
            .messages[problem.message_id]
            .format_map({name: _worded(value) for name, value in problem.params.items()}),
            problem.params,
            rules.severity(problem.rule, problem.severity),
            Location(document.path, problem.span, problem.route, problem.part),
            index.region(problem.span),
            tuple(_located(related, document.path, index) for related in problem.related),
            tuple(
                fix._replace(regions=tuple(index.region(edit.span) for edit in fix.edits))
                for fix in problem.fixes
            ),
            advisory=problem.advisory,
        )
        for problem in sorted(problems, key=lambda problem: (problem.span, problem.rule))
    ]


def _located(related: Related, path: str, index: LineIndex) -> Related:
    where = related.where
    if where.path not in ("", path):
        return related
    return Related(related.message, where._replace(path=path), index.region(where.span))


def _worded(value: Param) -> str:
    if isinstance(value, tuple):
        return ", ".join(value)
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value)
