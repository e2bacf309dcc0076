"""Runs the examples that rules carry: the tests of a rule, also of one in a plugin.

In the tests of a plugin::

    import pytest
    from profilelint.testing import check_example, examples_of

    @pytest.mark.parametrize("example", examples_of(TitleAcronym))
    def test_example(example):
        check_example(TitleAcronym, example)
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from profilelint.engine.edits import choose
from profilelint.engine.facts import Facts
from profilelint.engine.findings import to_findings
from profilelint.engine.guard import Declared, Guard
from profilelint.engine.lint import Setting, lint_document
from profilelint.engine.ruleset import RuleSet
from profilelint.model.named_tuple import NamedTuple
from profilelint.rules.api import Invalid, Run
from profilelint.rules.entry import entry_of
from profilelint.rules.registry import Registry
from profilelint.source.files.tree import TextTree
from profilelint.source.front_matter.fences import has_opening
from profilelint.source.markdown.flavor import flavor_of_ending
from profilelint.source.read import read_text
from profilelint.source.site.sites import Sites
from profilelint.vocabulary.bundled import VOCABULARIES, bundled_vocabulary

if TYPE_CHECKING:
    from collections.abc import Mapping

    from profilelint.model.document import Document
    from profilelint.model.finding import Finding, Fix, Problem
    from profilelint.model.result import Failure
    from profilelint.rules.api import Rule, Valid
    from profilelint.vocabulary.vocabulary import Vocabulary

_ROUNDS = 10


class ExampleResult(NamedTuple):
    """What a rule reports in an example; ``fixed`` is None where no fix was offered."""

    findings: list[Finding]
    covers: list[str]
    message_ids: list[str]
    fixes: list[Fix]
    fixed: str | None


def run_example(rule: type[Rule], example: Valid | Invalid) -> ExampleResult:
    """Return what one rule reports in one of its examples.

    Raises `RuntimeError` if the rule does what would end a real run with a failure, or if its fixes
    never come to rest or change more than the rule declares.
    """
    text = page_of(example.source)
    findings, covers = _find(rule, example, text)
    mark = "\ufeff" if text.startswith("\ufeff") else ""
    fixed = text.removeprefix(mark)  # offsets count behind the byte order mark
    for _ in range(_ROUNDS):
        declared = {
            id(fix): Declared(fix, finding.where.route, rule.changes)
            for finding in _find(rule, example, mark + fixed)[0]
            for fix in finding.fixes[:1]
        }
        fixes = choose(each.fix for each in declared.values())
        if not fixes:
            break
        document = read_text(example.path, mark + fixed)
        after = Guard(document).apply([declared[id(fix)] for fix in fixes])
        if after is None:
            names = ", ".join(repr(fix.title) for fix in fixes)
            raise RuntimeError(
                f"a fix of {rule.name} changes more than the rule declares: {names} in {fixed!r}"
            )
        fixed = after.text
    else:
        raise RuntimeError(f"the fixes of {rule.name} do not come to rest: {fixed!r}")
    offered = [fix for finding in findings for fix in finding.fixes]
    headless = text != example.source
    return ExampleResult(
        findings,
        covers,
        [finding.message_id for finding in findings],
        offered,
        (fixed.removeprefix(_EMPTY_BLOCK) if headless else fixed) if offered else None,
    )


def examples_of(rule: type[Rule]) -> list[Valid | Invalid]:
    """Return the examples of a rule; raises `AssertionError` for what they do not show.

    Each message and each option has to be used by an example.
    """
    used = {name for example in rule.examples for name in example.options}
    options = {name for name in dir(rule.Options) if not name.startswith("_")}
    missing = sorted(options - used)
    assert not missing, f"no example of {rule.name} sets the option {missing[0]!r}"
    invalid = [example for example in rule.examples if isinstance(example, Invalid)]
    reported = {name for example in invalid for name in run_example(rule, example).message_ids}
    missing = sorted(rule.messages.keys() - reported)
    assert not missing, f"no example of {rule.name} shows the message {missing[0]!r}"
    return list(rule.examples)


def check_example(rule: type[Rule], example: Valid | Invalid) -> None:
    """Raise `AssertionError` unless a rule finds in an example just what the example says."""
    found = run_example(rule, example)
    if not isinstance(example, Invalid):
        assert found.covers == [], f"{rule.name} finds something in {example.source!r}"
        return
    assert found.covers == list(example.covers)
    assert found.message_ids[0] == example.message_id
    assert found.fixed == example.fixed


_EMPTY_BLOCK = "---\n---\n"


def page_of(source: str) -> str:
    """Return the source of an example as a page: one without front matter is given an empty one."""
    has_block = has_opening(source) or source.startswith("\ufeff") or not source
    return source if has_block else _EMPTY_BLOCK + source


def setting_of(example: Valid | Invalid, rules: RuleSet) -> Setting:
    """Return the setting in which rules look at an example: its day, schema and vocabularies."""
    from profilelint.schema.load import schema_from_data
    from profilelint.vocabulary.file import load_vocabulary

    vocabularies = {
        name: load_vocabulary(name, f"{name}.yaml", "", read=lambda *_, text=text: text.encode())
        for name, text in example.vocabularies.items()
    }
    schema = schema_from_data(dict(example.schema), vocabularies) if example.schema else None
    return Setting(
        rules,
        example.today,
        schema,
        vocabularies=_bundled_vocabularies(),
        kind="" if schema is not None else "page",
    )


def _find(rule: type[Rule], example: Valid | Invalid, text: str) -> tuple[list[Finding], list[str]]:
    rules = RuleSet(Registry([entry_of(rule)]), [rule.name], {rule.name: example.options})
    setting = setting_of(example, rules)
    sites = Sites(TextTree({**example.files, example.path: text}))
    documents = {
        path: read_text(
            path, page_of(source), flavor=flavor_of_ending(path) or sites.of(path).flavor
        )
        for path, source in {example.path: text, **example.files}.items()
        if path.endswith((".md", ".markdown", ".mdx", ".qmd", ".Rmd", ".html"))
    }
    facts: list[tuple[str, str]] = []
    failures: list[Failure] = []
    findings: list[Finding] = []
    for path, document in documents.items():
        site = sites.of(path)
        outcome = lint_document(document, setting._replace(site=site) if example.files else setting)
        failures += outcome.failures
        # Facts are text in a real run, and so they are here.
        if outcome.facts:
            facts.append((path, outcome.facts))
        if path == example.path:
            findings = [*outcome.findings]
    document = documents[example.path]
    collected = Facts(facts).of(rule.name)
    problems = _conclude(rules, rule.name, collected, example, documents)
    concluded = to_findings(problems, document, rules, failures)
    if rule.name in rule.supersedes:
        spans = {finding.where.span for finding in concluded}
        findings = [finding for finding in findings if finding.where.span not in spans]
    findings += concluded
    if failures:
        raise RuntimeError(failures[0].message)
    covers = [document.text[f.where.span.start : f.where.span.end] for f in findings]
    return findings, covers


@cache
def _bundled_vocabularies() -> dict[str, Vocabulary | None]:
    return {name: bundled_vocabulary(name) for name in VOCABULARIES}


def _conclude(
    rules: RuleSet,
    name: str,
    facts: Mapping[str, object],
    example: Valid | Invalid,
    documents: Mapping[str, Document],
) -> list[Problem]:
    rule = rules.rule(name)
    if rule.conclude is None or not facts:
        return []
    files = {**example.files, example.path: example.source}
    run = Run(
        today=example.today,
        list_files=lambda: frozenset(files),
        sites=Sites(TextTree(files)),
        verdicts=example.verdicts,
        read=lambda path: documents[path].data if path in documents else {},
    )
    for _ in rule.conclude(facts, run) or ():
        pass
    return [problem for problem in run.problems if problem.path == example.path]
