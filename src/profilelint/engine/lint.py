"""One document against a set of rules: a pure function, the same for every caller."""

from __future__ import annotations

from bisect import bisect_left
from functools import partial
from typing import TYPE_CHECKING, Any

from profilelint.engine.facts import write_facts
from profilelint.model.document import DIRECTIVE_MARK
from profilelint.model.finding import Severity
from profilelint.model.named_tuple import NamedTuple
from profilelint.model.result import Outcome
from profilelint.rules.api import Context, Field
from profilelint.schema.check import check_front_matter
from profilelint.schema.profile import is_profile
from profilelint.source.front_matter.notation import listing_at

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Mapping, Sequence

    from profilelint.engine.ruleset import RuleSet, Subscription
    from profilelint.model.document import Document
    from profilelint.model.finding import Finding, Problem, Route
    from profilelint.model.result import Failure
    from profilelint.model.tree import Plain
    from profilelint.rules.api import Matter
    from profilelint.schema.validate import Schema
    from profilelint.source.site.site import Site


_OF_THE_FILE = ("file-", "suppression-")
_OF_NOTATION = ("file-syntax", "file-open-quote")


class Setting(NamedTuple):
    """What the linting of a document depends on besides the document.

    ``schema`` is None where front matter has none. ``defaults`` are the values that the site
    generator supplies for the file. ``site`` is the site that it belongs to. Where no configuration
    says what the pages are, ``kind`` is "profile" and ``of_others`` is the setting of pages that
    are no project profiles. ``flavor`` is the name of the one that its body is read in; empty where
    only its ending may tell.
    """

    rules: RuleSet
    today: str
    schema: Schema | None = None
    collection: str = ""
    defaults: Mapping[str, Any] | None = None
    vocabularies: Mapping[str, Any] | None = None
    site: Site | None = None
    kind: str = ""
    of_others: Setting | None = None
    flavor: str = ""

    def of(self, document: Document) -> Setting:
        """Return the setting that holds for a document: this one, or that of other pages."""
        if self.of_others is None or is_profile(document.data):
            return self
        return self.of_others._replace(defaults=self.defaults, site=self.site, flavor=self.flavor)

    def context(self, document: Document) -> Context:
        """Return what rules may know of a document, with no problems yet."""
        return Context(
            document,
            today=self.today,
            collection=self.collection,
            kind=self.kind if document.front_matter is not None else "",
            defaults=self.defaults,
            site=self.site,
            vocabularies=self.vocabularies,
            schema=self.schema,
        )


def lint_document(document: Document, setting: Setting) -> Outcome:
    """Return a document's findings, the facts its cross-file rules collected, and failures.

    A rule that raises is named in ``failures``; the others still run.
    """
    of_any, setting = setting, setting.of(document)
    rules = setting.rules
    context = setting.context(document)
    failures: list[Failure] = []
    of_schema: list[Problem] = []
    _search(rules, "file", context, failures)
    if document.front_matter is not None:
        of_schema = in_schema(setting, document)
        subscriptions = rules.subscriptions
        if "document" in subscriptions:
            _call(rules, subscriptions["document"], (document,), context, failures)
        if "field" in subscriptions:
            _call(rules, subscriptions["field"], fields(document.data), context, failures)
        _search(rules, "front matter", context, failures)
    # A rule may know that a problem of the reading is none: what it passes on counts.
    for problem in document.problems:
        if problem.rule in rules and not _is_known_better(setting, problem, document):
            _report(rules, problem, context, failures)
    superseded = {
        (problem.route, name)
        for problem in context.problems
        for rule in (rules.rule(problem.rule),)
        for name in rule.supersedes
        if name not in rule.defers_to
    }
    if superseded:
        left = [p for p in context.problems if not _is_superseded(p, superseded)]
        context.problems[:] = left
    for problem in of_schema:
        if (
            problem.rule in rules
            and not _is_superseded(problem, superseded)
            and not _is_known_better(setting, problem, document)
        ):
            _report(rules, problem, context, failures)
    if (
        document.body_start < len(document.text)
        and not document.text[document.body_start :].isspace()
    ):
        _walk_body(rules, context, failures)
        _search(rules, "body", context, failures)
        body = document.body
        if body.headings:
            _search(rules, "headings", context, failures)
        if body.images:
            _search(rules, "images", context, failures)
        if body.lists:
            _search(rules, "lists", context, failures)
        if body.html or body.opaque or body.may_read_again:
            _search(rules, "markup", context, failures)
    facts: dict[str, Any] = {}
    for name in rules.collecting:
        flavors = rules.entries[name].flavors
        if flavors and document.flavor not in flavors:
            continue
        rule = rules.rule(name)
        try:
            fact = rule.collect(context) if rule.collect is not None else None
        except Exception as error:  # noqa: BLE001 - a rule that crashes must not hide the others
            failures.append(_failure(rules, name, error, document.path))
        else:
            if fact is not None:
                facts[name] = fact
    findings: list[Finding] = []
    if context.problems:
        from profilelint.engine.findings import to_findings

        left_out = context.problems.left_out()
        findings = to_findings(context.problems, document, rules, failures, left_out)
        if document.was_parsed and any(finding.fixes for finding in findings):
            from profilelint.engine.fix_limits import limited

            findings = limited(findings, document)
        if document.front_matter is None and any(each.fixes for each in document.problems):
            from profilelint.engine.field_fixes import effective

            findings = effective(
                findings, document, lambda after: lint_document(after, of_any).findings
            )
        elif document.front_matter is not None and any(
            finding.fixes and finding.where.route for finding in findings
        ):
            from profilelint.engine.field_fixes import offered

            check = partial(_told_in_schema, setting)
            findings = offered(findings, document, rules, of_schema, check)
    if DIRECTIVE_MARK in document.text:
        left_out = context.problems.left_out()
        findings = suppressed(findings, document, setting, failures, left_out)
    if len(findings) > 1:
        findings = _each_once(findings, rules)
    if any(finding.rule == "file-conflict" for finding in findings):
        from profilelint.engine.conflicts import without_consequences

        findings = without_consequences(findings, document)
    if document.front_matter is None:
        findings = _without_headless(findings)
    text = _facts_text(rules, facts, failures, document.path)
    return Outcome(
        findings,
        text,
        failures,
        kind=context.kind,
        lasting=not context.asked_templates,
        unread=_unread(document),
    )


def in_schema(setting: Setting, document: Document, *, is_tried: bool = False) -> list[Problem]:
    """Return the problems that the schema, if there is one, has with front matter.

    See `check_front_matter` for a document that ``is_tried``.
    """
    if setting.schema is None:
        return []
    site, defaults = setting.site, setting.defaults or {}
    words = site.words if site is not None else frozenset()
    return check_front_matter(
        setting.schema,
        document,
        defaults,
        words,
        ignores_case=site is not None and site.ignores_key_case,
        is_tried=is_tried,
    )


def _told_in_schema(
    setting: Setting, document: Document, *, is_tried: bool = False
) -> list[Problem]:
    """Return the problems that the schema has with front matter and the generator has as well."""
    problems = in_schema(setting, document, is_tried=is_tried)
    return [each for each in problems if not _is_known_better(setting, each, document)]


def _without_headless(findings: list[Finding]) -> list[Finding]:
    """Return the findings of a page that has no front matter without what may follow from that.

    Its fields may stand in what is read as the body: what rules find there could follow from that,
    and no fix may touch it. What weighs more than the lack of front matter stays.
    """
    headless = next(filter(_is_headless, findings), None)
    if headless is None:
        return findings
    left = []
    for finding in findings:
        if finding.rule.startswith(_OF_THE_FILE):
            left.append(finding)
        elif finding.severity.rank > headless.severity.rank:
            left.append(finding._replace(fixes=()))
    return left


def _is_headless(finding: Finding) -> bool:
    """Return whether a finding says that a page has no front matter."""
    return (
        finding.rule == "file-front-matter"
        and finding.message_id in ("missing", "code-fence")
        and finding.suppression is None
    )


def _is_superseded(problem: Problem, superseded: set[tuple[Route, str]]) -> bool:
    """Return whether a better rule spoke of the field, or of the list that it is an item of."""
    route = problem.route
    return (route, problem.rule) in superseded or (
        bool(route) and type(route[-1]) is int and (route[:-1], problem.rule) in superseded
    )


def _each_once(findings: list[Finding], rules: RuleSet) -> list[Finding]:
    """Return findings without those of which a better rule says the same.

    See `Rule.defers_to`. What is suppressed says nothing, and silences nothing.
    """
    deferring = [
        each for each in findings if rules.rule(each.rule).defers_to and each.suppression is None
    ]
    if not deferring:
        return findings
    better = {name for each in deferring for name in rules.rule(each.rule).defers_to}
    # Findings stand in the order of their places.
    known: dict[Route, list[Finding]] = {}
    for finding in findings:
        if finding.rule in better and finding.suppression is None:
            known.setdefault(finding.where.route, []).append(finding)
    left_out: set[int] = set()
    for finding in deferring:
        rule = rules.rule(finding.rule)
        start, end = finding.where.span
        others = known.get(finding.where.route, [])
        for number in range(bisect_left(others, start, key=_start_of), len(others)):
            other = others[number]
            if other.where.span.start > end:
                break
            if other.rule not in rule.defers_to or other.where.span.end > end:
                continue
            if other.rule in rule.supersedes and other.severity.rank < finding.severity.rank:
                left_out.add(id(other))
            else:
                left_out.add(id(finding))
    return [each for each in findings if id(each) not in left_out] if left_out else findings


def _start_of(finding: Finding) -> int:
    return finding.where.span.start


def _is_known_better(setting: Setting, problem: Problem, document: Document) -> bool:
    site = setting.site
    return site is not None and _is_right_for(
        site, problem, document, is_described=not setting.kind
    )


def _is_right_for(site: Site, problem: Problem, document: Document, *, is_described: bool) -> bool:
    """Return whether a problem with a page is none where its site's generator is known.

    ``is_described`` tells whether a configuration says what the page is. A generator may know a
    key, supply a value that is missing, or have a meaning of its own for one that is there.
    """
    path, data, rule = document.path, document.data, problem.rule
    if rule == "file-front-matter" and problem.message_id == "unfenced":
        return bool(site.left_out(path))
    if rule == "file-front-matter" and problem.message_id == "missing":
        return bool(site.left_out(path)) if is_described else not site.needs_front_matter(path)
    if rule == "file-front-matter" and problem.message_id == "blank-above":
        return site.skips_space_above
    if rule == "term-synonym":
        key = str(problem.route[0])
        found, label = (problem.params.get(name) for name in ("found", "label"))
        return site.term_key(key, str(found)) == site.term_key(key, str(label))
    if rule in _OF_NOTATION and site.unread:
        listing = listing_at(document.text)
        return listing is not None and listing.name in site.unread
    if rule[:7] != "schema-" or len(problem.route) != 1:
        return False
    key = str(problem.route[0])
    is_near = problem.message_id[:4] == "near"
    if is_near and site.ignores_key_case and _is_only_case(problem):
        return True
    if rule == "schema-unknown-key":
        # Where any key may be known, one that is nearly a key of the schema is still misspelt.
        if not site.generator:
            from profilelint.source.site.ordinary_keys import ORDINARY_KEYS

            return problem.severity is Severity.WARNING and key in ORDINARY_KEYS
        return key in site.keys if is_near and is_described else site.knows_key(key)
    if key in data:
        return site.gives_meaning_to(key, data[key])
    return rule == "schema-required" and (
        site.may_supply(path, key, data)
        or (site.ignores_key_case and any(key.lower() == each.lower() for each in data))
        or (key == "title" and site.takes_title_from_heading(path) and _has_heading(document))
    )


def _is_only_case(problem: Problem) -> bool:
    """Return whether a key is the one meant, but for capital letters."""
    params = problem.params
    found = str(params.get("found", params.get("key"))).strip('"')
    meant = str(params.get("name", params.get("meant"))).strip('"')
    return found.lower() == meant.lower()


def _has_heading(document: Document) -> bool:
    return any(heading.level == 1 for heading in document.body.headings)


def _unread(document: Document) -> Sequence[str]:
    """Return the names of what in a page is not read, where a rule looked at the body at all."""
    if not document.was_parsed or not document.body.regions:
        return ()
    return [region.name for region in document.body.regions if region.name]


def _facts_text(rules: RuleSet, facts: dict[str, Any], failures: list[Failure], path: str) -> str:
    """Return facts as text, without those of rules that collected what JSON cannot hold."""
    try:
        return write_facts(facts)
    except (TypeError, ValueError, RecursionError):
        written = {}
        for name, fact in facts.items():
            try:
                write_facts({name: fact})
            except (TypeError, ValueError, RecursionError) as error:
                failures.append(_failure(rules, name, error, path))
            else:
                written[name] = fact
        return write_facts(written)


def suppressed(
    findings: Sequence[Finding],
    document: Document,
    setting: Setting,
    failures: list[Failure],
    left_out: Container[str] = (),
    *,
    judge: bool = True,
) -> list[Finding]:
    """Return findings with the suppressions of the document's directives.

    With ``judge``, findings on the directives themselves are added; ``left_out`` are the rules of
    which not all findings are there.
    """
    from profilelint.engine.findings import to_findings
    from profilelint.engine.suppress import Directives
    from profilelint.rules.problem_list import ProblemList

    rules = setting.rules
    directives = Directives(document, rules, setting.today)
    marked = directives.apply(findings)
    if judge:
        own = ProblemList()
        for problem in (*directives.problems, *directives.unused(left_out)):
            if problem.rule in rules:
                own.append(problem)
        marked += to_findings(own, document, rules, failures, own.left_out())
        marked.sort(key=lambda finding: (finding.where.span, finding.rule))
    return marked


def _walk_body(rules: RuleSet, context: Context, failures: list[Failure]) -> None:
    body, subscriptions = context.document.body, rules.subscriptions
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
        if things and kind in subscriptions:
            _call(rules, subscriptions[kind], things, context, failures)


def _search(rules: RuleSet, matter: Matter, context: Context, failures: list[Failure]) -> None:
    for search in rules.searches[matter]:
        try:
            things = search.find(context)
        except Exception as error:  # noqa: BLE001 - a finder that crashes must not hide the others
            for subscription in search.subscriptions:
                failures.append(_failure(rules, subscription.name, error, context.document.path))
        else:
            if things:
                _call(rules, search.subscriptions, things, context, failures)


def _call(
    rules: RuleSet,
    subscriptions: Iterable[Subscription],
    things: Sequence[Any],
    context: Context,
    failures: list[Failure],
) -> None:
    for subscription in subscriptions:
        chosen = things
        if subscription.elements:
            chosen = [thing for thing in things if thing.name in subscription.elements]
            if not chosen:
                continue
        try:
            check = subscription.check or subscription.bind()
            for thing in chosen:
                check(thing, context)
        except Exception as error:  # noqa: BLE001 - a rule that crashes must not hide the others
            failures.append(_failure(rules, subscription.name, error, context.document.path))


def _report(rules: RuleSet, problem: Problem, context: Context, failures: list[Failure]) -> None:
    rule: Any = rules.rule(problem.rule)
    try:
        rule.check_problem(problem, context)
    except Exception as error:  # noqa: BLE001 - a rule that crashes must not hide the others
        failures.append(_failure(rules, problem.rule, error, context.document.path))


def _failure(rules: RuleSet, name: str, error: Exception, path: str) -> Failure:
    from profilelint.engine.findings import rule_failure

    return rule_failure(rules, name, error, path)


def fields(data: Mapping[str, Plain]) -> list[Field]:
    """Return every scalar of the front matter with the route to it, in the order of the text."""
    collected: list[Field] = []
    _collect_fields(data.items(), (), collected)
    return collected


def _collect_fields(
    members: Iterable[tuple[str | int, Plain]], route: Route, collected: list[Field]
) -> None:
    for step, value in members:
        here = (*route, step)
        # Most values are text.
        if isinstance(value, str) or not isinstance(value, (dict, list)):
            collected.append(Field(here, value))
        else:
            inner = value.items() if isinstance(value, dict) else enumerate(value)
            _collect_fields(inner, here, collected)
