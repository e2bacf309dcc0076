"""Which addresses are asked for, and where a new one may be written unseen."""

from __future__ import annotations

from typing import Any

import pytest

from profilelint.engine.facts import read_facts
from profilelint.engine.findings import to_findings
from profilelint.engine.lint import Setting, lint_document
from profilelint.engine.ruleset import RuleSet
from profilelint.model.finding import Finding, Param, Severity
from profilelint.model.verdict import LinkVerdict
from profilelint.rules.api import Run
from profilelint.rules.load import load_registry
from profilelint.source.read import read_text

NAME = "link-reachable"
REGISTRY = load_registry()
OLD, NEW = "https://one.zz/old", "https://one.zz/new"


def rules(severity: Severity | None = None) -> RuleSet:
    return RuleSet(REGISTRY, [NAME], None, {} if severity is None else {NAME: severity})


def collected(text: str) -> list[Any]:
    outcome = lint_document(read_text("a.md", text), Setting(rules(), "2026-01-31"))
    assert (outcome.findings, outcome.failures) == ([], [])
    facts: list[Any] = read_facts(outcome.facts).get(NAME, [])
    return facts


def found(
    text: str, verdicts: dict[str, LinkVerdict], own: RuleSet | None = None, **options: Any
) -> list[Finding]:
    run = Run(today="", list_files=frozenset, verdicts=verdicts, **options)
    own = own or rules()
    rule = own.rule(NAME)
    assert rule.conclude is not None
    list(rule.conclude({"a.md": collected(text)}, run) or ())
    return to_findings(run.problems, read_text("a.md", text), own, [])


def moved(old: str = OLD, new: str = NEW) -> dict[str, LinkVerdict]:
    params: dict[str, Param] = {"url": old, "status": 200, "final": new, "detail": "", "way": ""}
    return {old: LinkVerdict("moved-permanently", Severity.WARNING, params, new)}


def test_every_place_of_the_page_is_looked_at() -> None:
    text = (
        "---\nlink: https://a.zz/\npromos:\n- link: '//b.zz/x'\n  title: See https://no.zz/\n---\n"
        "\n[c](https://c.zz/) ![d](http://d.zz/) <https://e.zz/> [f][] [again][f] "
        "[m](mailto:a@b.zz)\n"
        '<a href="https://g.zz/">g</a><img src="https://h.zz/"><iframe src="https://i.zz/"></iframe>\n'
        "\n[f]: https://f.zz/\n"
    )
    assert [
        (url, line, tuple(route), plain) for url, _, _, line, route, plain in collected(text)
    ] == [
        ("https://a.zz/", 2, ("link",), True),
        ("//b.zz/x", 4, ("promos", 0, "link"), True),
        ("https://c.zz/", 8, (), True),
        ("https://e.zz/", 8, (), True),
        ("https://f.zz/", 11, (), True),
        ("mailto:a@b.zz", 8, (), True),
        ("http://d.zz/", 8, (), True),
        ("https://g.zz/", 9, (), True),
        ("https://h.zz/", 9, (), True),
        ("https://i.zz/", 9, (), True),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "[a](/here) [b](there.md) [c](#part) [d](?q=1)\n",
        "[a]({{ site.url }}/x) [b](https://one.zz/{{ page }}) <a href='{% link a.md %}'>c</a>\n",
        "`https://one.zz/` and https://one.zz/\n\n    [a](https://one.zz/)\n",
        "---\ntitle: 'Note: https'\n---\n",
        "<someone@one.zz>\n",
        "![a](data:image/png;base64,AA==) <iframe src='about:blank'></iframe>\n",
        "<template><a href='https://one.zz/'>a</a></template>\n",
    ],
)
def test_what_leads_nowhere_else_is_not_asked_for(text: str) -> None:
    assert collected(text) == []


@pytest.mark.parametrize(
    ("text", "old", "new", "offered"),
    [
        (f"[a]({OLD})\n", OLD, NEW, True),
        (f"[a](<{OLD}> 'Title')\n", OLD, NEW, True),
        (f"---\nlinks: [{OLD}]\n---\n", OLD, NEW, True),
        (f"---\nlinks: [{OLD}]\n---\n", OLD, NEW + ",b", False),
        (f'<a href="{OLD}">a</a>\n', OLD, NEW, True),
        (f"[a]({OLD})\n", OLD, NEW + "&copy;", False),
        ("[a](https://one.zz/a\\_b)\n", "https://one.zz/a_b", NEW, False),
        ("[a](https://one.zz/?a&amp;b)\n", "https://one.zz/?a&b", NEW + "?a&b", False),
        ("[a](https://one.zz/?a&b)\n", "https://one.zz/?a&b", NEW + "?a&b", True),
        ('<a href="https://one.zz/?a&amp;b">a</a>\n', "https://one.zz/?a&b", NEW, False),
        (f'---\nlink: "{OLD}\\u0020"\n---\n', OLD, NEW, False),
        (f"[a]({OLD})\n", OLD, "", False),
    ],
)
def test_a_fix_is_offered_where_the_address_is_written_as_it_is(
    text: str, old: str, new: str, offered: bool
) -> None:
    [finding] = found(text, moved(old, new))
    if offered:
        [fix] = finding.fixes
        [edit] = fix.edits
        assert (text[slice(*edit.span)], edit.text, fix.safety) == (old, new, "safe")
    else:
        assert finding.fixes == ()


def test_severity_comes_from_the_verdict_unless_it_is_set() -> None:
    text = f"[a]({OLD})\n"
    [finding] = found(text, moved())
    assert (finding.severity, finding.advisory) == (Severity.WARNING, True)
    [finding] = found(text, {OLD: moved()[OLD]._replace(severity=Severity.HINT)})
    assert finding.severity is Severity.HINT
    [finding] = found(text, moved(), rules(Severity.ERROR))
    assert (finding.severity, finding.advisory) == (Severity.ERROR, True)


def test_only_changed_lines_are_spoken_of() -> None:
    text = f"[a]({OLD})\n\n[b]({OLD})\n\n[c]({OLD})\n"
    changed = {"a.md": [(2, 3)], "b.md": [(1, 9)]}
    [finding] = found(text, moved(), changed_lines=changed)
    assert finding.region is not None
    assert finding.region.line == 3


def test_what_is_local_is_left_to_others() -> None:
    verdict = LinkVerdict("local-missing", Severity.ERROR, moved()[OLD].params)
    assert found(f"[a]({OLD})\n", {OLD: verdict}) == []


def test_the_rules_deferred_to_exist() -> None:
    entry = REGISTRY[NAME].load()
    assert all(name in REGISTRY for name in (*entry.defers_to, *entry.supersedes))
