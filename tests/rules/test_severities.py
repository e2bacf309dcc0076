"""Every message weighs what the table of severities says."""

from __future__ import annotations

import pytest

from profilelint.model.finding import Severity
from profilelint.rules.api import Invalid, Rule, Valid
from profilelint.rules.build_index import builtin_rules
from profilelint.testing import run_example

RULES = builtin_rules()


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_declared(rule: type[Rule]) -> None:
    assert set(rule.severities) <= set(rule.messages)
    assert rule.severity not in rule.severities.values()
    for name, severity, case in rule.exceptions:
        assert not name or name in rule.messages
        assert case
        assert severity is not rule.severities.get(name, rule.severity if not name else None)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_examples_weigh_what_is_declared(rule: type[Rule]) -> None:
    for example in rule.examples:
        if not isinstance(example, Invalid):
            continue
        for found in run_example(rule, example).findings:
            declared = {rule.severities.get(found.message_id, rule.severity)}
            declared |= {
                severity for name, severity, _ in rule.exceptions if name in ("", found.message_id)
            }
            assert found.severity in declared, (found.message_id, example.source)


HUGO = {"hugo.toml": "title = 'One'\n"}
HUGO_NAMES = {"hugo.toml": "frontmatter = {date = [':filename', ':default']}\n"}
MKDOCS = {"mkdocs.yml": "site_name: One\n"}
JEKYLL = {"_config.yml": "title: One\n"}
OTHER_DAY = "---\ndate: 2021-01-31\n---\n"


@pytest.mark.parametrize(
    ("rule", "source", "path", "files", "weight"),
    [
        ("date-file-name", OTHER_DAY, "2020-01-31-a.md", {}, "warning"),
        ("date-file-name", OTHER_DAY, "_posts/2020-01-31-a.md", JEKYLL, "warning"),
        ("date-file-name", OTHER_DAY, "content/2020-01-31-a.md", HUGO, "hint"),
        ("date-file-name", OTHER_DAY, "content/2020-01-31-a.md", HUGO_NAMES, "warning"),
        ("date-file-name", OTHER_DAY, "docs/2020-01-31-a.md", MKDOCS, "hint"),
        ("date-file-name", "---\na: b\n---\n", "content/2020-02-31-a.md", HUGO, "hint"),
        ("date-format", "---\ndate: 2020-1-5\n---\n", "a.md", {}, "warning"),
        ("date-format", "---\ndate: 2020-1-5\n---\n", "content/a.md", HUGO, "error"),
        ("date-format", "---\ndate: 31/01/2020\n---\n", "a.md", {}, "error"),
        ("date-format", "---\ndate: 31/01/2020\n---\n", "docs/a.md", MKDOCS, "warning"),
        ("date-format", "---\ndate: next spring\n---\n", "a.md", {}, "error"),
        ("date-format", "---\ndate: next spring\n---\n", "docs/a.md", MKDOCS, "warning"),
        ("date-format", "---\ndate: Early in May.\n---\n", "a.md", JEKYLL, "error"),
        ("date-format", "---\ndate: 2020-01-31 to May 3\n---\n", "a.md", JEKYLL, "error"),
        ("date-format", "---\ndate: Fri, May 1, 2020 at 9:44 AM\n---\n", "a.md", {}, "warning"),
        ("date-format", "---\ndate: some day in May 2020\n---\n", "a.md", {}, "error"),
        ("link-address-end", "[a](https://example.org/b,)\n", "a.md", {}, "warning"),
        ("link-address-end", "[a](https://example.org.)\n", "a.md", {}, "warning"),
        ("link-address-end", "[a](https://example.org,)\n", "a.md", {}, "error"),
        ("link-contact", "[a](mailto:mailto:ana@example.org)\n", "a.md", {}, "error"),
        ("link-contact", "[a](mailto:%20ana@example.org)\n", "a.md", {}, "warning"),
        ("link-contact", "[a](mailto:Ana%20%3Cana@example.org%3E)\n", "a.md", {}, "warning"),
        ("link-contact", "[a](mailto://ana@example.org)\n", "a.md", {}, "error"),
        ("link-contact", "[a](mailto:Ana%20%3Cana%3E)\n", "a.md", {}, "error"),
        ("file-encoding", "---\na: b\n---\nA \ufeffpier.\n", "a.md", {}, "warning"),
        ("file-encoding", "---\na: \ufeffb\n---\nA pier.\n", "a.md", {}, "error"),
        ("text-bidirectional-character", "A pier\u202c\u202c.\n", "a.md", {}, "warning"),
        ("text-bidirectional-character", "A \u202epier.\n", "a.md", {}, "error"),
    ],
)
def test_what_a_place_weighs(
    rule: str, source: str, path: str, files: dict[str, str], weight: str
) -> None:
    (which,) = (each for each in RULES if each.name == rule)
    found = run_example(which, Valid(source, path=path, files=files)).findings
    assert [each.severity for each in found] == [Severity(weight)]


@pytest.mark.parametrize(("usual", "weight"), [({}, "error"), ({"x-usual": True}, "warning")])
def test_a_text_where_lists_are_usual(usual: dict[str, bool], weight: str) -> None:
    (which,) = (each for each in RULES if each.name == "schema-type")
    schema = {"properties": {"looks": {"type": ["array", "null"], **usual}}}
    (found,) = run_example(which, Valid("---\nlooks: dark\n---\n", schema=schema)).findings
    assert (found.message_id, found.severity) == ("single", Severity(weight))


@pytest.mark.parametrize(
    ("field", "value", "rule", "weight"),
    [
        ({"type": "integer"}, "'12'", "schema-type", "warning"),
        ({"type": "object"}, "a", "schema-type", "warning"),
        ({"pattern": "^[0-9]{4}-"}, "May 2020", "schema-pattern", "warning"),
        ({"anyOf": [{"multipleOf": 2}, {"minimum": 5}]}, "3", "schema-branch", "warning"),
        ({"format": "email"}, "ana at example.org", "schema-format", "warning"),
        ({"format": "date"}, "tomorrow", "schema-format", "warning"),
        ({"format": "date"}, "05/06/2020", "schema-format", "error"),
        ({"format": "date"}, "31/12/2020", "schema-format", "error"),
        ({"format": "date"}, "2020-02-31", "schema-format", "error"),
        ({"maximum": 2100}, "20200", "schema-range", "warning"),
        ({"minLength": 5}, "Pier", "schema-length", "warning"),
        ({"minLength": 5}, "''", "schema-length", "warning"),
        ({"uniqueItems": True}, "[a, a]", "schema-items", "warning"),
        ({"minItems": 2}, "[a]", "schema-items", "warning"),
        ({"minItems": 2}, "[]", "schema-items", "warning"),
        ({"minProperties": 2}, "{a: b}", "schema-properties", "warning"),
    ],
)
def test_what_only_the_other_pages_ask_for(
    field: dict[str, object], value: str, rule: str, weight: str
) -> None:
    (which,) = (each for each in RULES if each.name == rule)
    source = f"---\nx: {value}\n---\n"
    for implied, expected in (({"x-implied": True}, weight), ({}, "error")):
        example = Valid(source, schema={"properties": {"x": field}, **implied})
        (found,) = run_example(which, example).findings
        assert found.severity == Severity(expected)


@pytest.mark.parametrize(
    ("field", "value", "rule"),
    [({"minLength": 1}, "''", "schema-length"), ({"minItems": 1}, "[]", "schema-items")],
)
def test_nothing_at_a_key_that_all_other_pages_have(
    field: dict[str, object], value: str, rule: str
) -> None:
    (which,) = (each for each in RULES if each.name == rule)
    schema = {"properties": {"x": field}, "required": ["x"], "x-implied": True}
    (found,) = run_example(which, Valid(f"---\nx: {value}\n---\n", schema=schema)).findings
    assert found.severity == Severity.ERROR
