"""Rules on front matter and the schema never pull in opposite directions."""

from __future__ import annotations

from typing import Any

from hypothesis import assume, event, given, settings
from hypothesis import strategies as st

from profilelint.engine.fix import repair
from profilelint.engine.lint import Setting, lint_document
from profilelint.engine.ruleset import RuleSet
from profilelint.model.finding import Finding, Fix
from profilelint.rules.load import load_registry
from profilelint.schema.load import SchemaError, schema_from_data
from profilelint.source.read import read_text

PATTERNS = (
    r"^[0-9]{2}/[0-9]{2}/[0-9]{4}$",
    r"^[0-9]{4}$",
    r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$",
    "^[a-z]+$",
)
RULES = sorted(
    entry.name
    for entry in load_registry()
    if entry.name.startswith(("schema-", "date-", "file-", "text-"))
)

values = st.sampled_from(
    (
        *("2016", "'2016'", '"2016"', "2016-01-31", "'2016-01-31'", "31/01/2020", "2020-1-31"),
        *("31 January 2020", "05/06/2020", "2020-01-31 10:00", "'2020-01-31T10:00:00Z'"),
        *("yes", "'yes'", "true", "'true'", "NO", "007", "'007'", "7", "'7'", "1_000", "10:30"),
        *("1.5", "1e3", "0x10", "12345678901234567", "1234567890123456789", "' a '", "a  b", "a"),
        *("''", "", "null", "20200131", "[]", "[a, a]", "[2016, '2016']", "{a: 1}"),
    )
)
keywords = st.fixed_dictionaries(
    {},
    optional={
        "type": st.one_of(
            st.sampled_from(("string", "integer", "number", "boolean", "array", "null")),
            st.lists(
                st.sampled_from(("string", "integer", "boolean", "null")),
                min_size=1, max_size=2, unique=True,
            ),
        ),
        "pattern": st.sampled_from(PATTERNS),
        "format": st.sampled_from(("date", "date-time", "time")),
        "enum": st.sampled_from((["a", "b"], [2016], ["2016"], [True], ["2016-01-31", "7"])),
        "minLength": st.integers(0, 12),
        "maxLength": st.integers(2, 12),
        "minimum": st.sampled_from((0, 8, 2000)),
        "maximum": st.sampled_from((10, 2015, 3000)),
        "minItems": st.integers(0, 2),
        "uniqueItems": st.booleans(),
    },
)  # fmt: skip
pages = st.dictionaries(
    st.sampled_from(("date", "start", "title", "tags", "plot")), values, min_size=1
)


def is_safe(_finding: Finding, fix: Fix) -> bool:
    return fix.safety == "safe"


@settings(max_examples=400)
@given(
    pages, st.dictionaries(st.sampled_from(("date", "start", "title", "tags", "plot")), keywords)
)
def test_no_two_rules_pull_in_opposite_directions(
    page: dict[str, str], properties: dict[str, Any]
) -> None:
    try:
        schema = schema_from_data({"properties": properties})
    except SchemaError:
        assume(False)
        raise
    rules = RuleSet(load_registry(), RULES, {})
    setting = Setting(rules, "2026-01-31", schema)
    text = "".join(["---\n", *(f"{key}: {value}\n" for key, value in page.items()), "---\n"])
    before = lint_document(read_text("a.md", text), setting).findings
    repaired = repair("a.md", text.encode(), setting, is_safe)
    if not repaired.applied:
        return
    event("repaired")
    after = lint_document(read_text("a.md", repaired.data.decode()), setting).findings
    told = {(finding.where.route, finding.rule) for finding in before}
    new = [finding for finding in after if (finding.where.route, finding.rule) not in told]
    written = {finding.where.route for finding in repaired.applied}
    against = [finding.message for finding in new if finding.where.route in written]
    assert not against, (text, repaired.data)
    were = {finding.where.route for finding in before if finding.rule.startswith("schema-")}
    are = {finding.where.route for finding in after if finding.rule.startswith("schema-")}
    assert are <= were, (text, repaired.data)
