"""Every fault is reported once, at its place, in plain words."""

from __future__ import annotations

from typing import Any

import pytest

from profilelint.engine.lint import Setting, lint_document
from profilelint.engine.ruleset import RuleSet
from profilelint.model.finding import Severity
from profilelint.rules.load import load_registry
from profilelint.schema.check import check_front_matter
from profilelint.schema.load import bundled_schema, schema_from_data
from profilelint.schema.validate import Schema
from profilelint.source.read import read_text

BUNDLED = bundled_schema()
REGISTRY = load_registry()
NAMES = [name for name in REGISTRY.names if name.startswith(("schema-", "term-"))]
RULES = RuleSet(REGISTRY, [*NAMES, "text-field-space", "text-literal-newline"])

PROFILE = """\
---
title: Nepal—Clean Rivers Activity (CRA)
date: 2017-01-10 18:29:00 Z
summary: The project keeps two rivers clean.
start: 2016
end: 2021
client: European Union
solutions:
- Governance
- Education
regions: Asia and the Pacific
country: Nepal
promos:
- title: Final Report
  link: /uploads/final.pdf
---
"""


def check(
    text: str, defaults: dict[str, Any] | None = None, schema: Schema = BUNDLED
) -> list[tuple[str, str, str]]:
    """Return rule, covered text and message of all that is found."""
    document = read_text("profiles/page.md", text)
    assert document.front_matter is not None
    setting = Setting(RULES, "2026-01-31", schema, defaults=defaults or {})
    outcome = lint_document(document, setting)
    assert outcome.failures == []
    return [
        (
            finding.rule,
            text[finding.where.span.start : finding.where.span.end],
            finding.message,
        )
        for finding in outcome.findings
    ]


def changed(old: str, new: str) -> str:
    assert PROFILE.count(old) == 1, old
    return PROFILE.replace(old, new)


VALID = [
    PROFILE,
    changed("regions: Asia and the Pacific", "regions:\n- Asia and the Pacific"),
    changed("country: Nepal", "country:\n- Nepal\nlayout: project"),
    changed("country: Nepal", "country: Regional"),
    changed("country: Nepal", "country: Worldwide"),
    changed("country: Nepal", "country: Côte d'Ivoire"),
    changed("start: 2016", "start: 2021"),
    changed("end: 2021", "end: 2039"),
    changed("date: 2017-01-10 18:29:00 Z", "date: 2016-01-21 22:40:52.765000000 Z"),
    changed("date: 2017-01-10 18:29:00 Z", "date: 2016-01-21"),
    changed("date: 2017-01-10 18:29:00 Z\n", ""),
    changed("- Education", "- Water Security, Sanitation, and Hygiene"),
    changed("client: European Union", "client: Foreign, Commonwealth & Development Office"),
    changed("client: European Union", "client: European Commission"),
    changed("client: European Union", "client: [European Union, World Bank]"),
    changed("client: European Union", "client: Lakeland Foundation"),
    changed("client: European Union", "client:\n- European Union\n- Lakeland Foundation"),
    changed("- Governance", "- Trade"),
    changed("- Governance", "- Sustainable Harbours"),
    changed("end: 2021\nclient: European Union",
            "end: 2020\nclient: U.K. Department for International Development"),
    changed("end: 2021\nclient: European Union",
            "end: 2016\nclient: U.K. Foreign and Commonwealth Office"),
    changed("country: Nepal", "country: Nepal\ntags: [water]\nparent: our-work\n"
            "expertise:\n- water"),
    "---\ntitle: A draft\npublished: false\n---\n",
    "---\ntitle: A draft\npublished: false\nclient: World Bank\nend: 2031\n---\n",
    changed("promos:\n- title: Final Report\n  link: /uploads/final.pdf\n", ""),
]  # fmt: skip


@pytest.mark.parametrize("text", VALID)
def test_valid(text: str) -> None:
    assert check(text) == []


FAULTS = [
    ("client: European Union\n", "", "schema-required", "---",
     '"client" is missing: add a line such as "client: European Union"'),
    ("start: 2016\n", "", "schema-required", "---",
     '"start" is missing: add a line such as "start: 2016"'),
    ("country: Nepal", "country:", "schema-required", "country",
     '"country" has no value: write text or a list after the colon, for example "Nepal"'),
    ("client: European Union", "client:", "schema-required", "client",
     '"client" has no value: write text or a list after the colon, for example "European Union"'),
    ("client: European Union", "client: ''", "schema-length", "''",
     '"client" has no text: write it after the colon'),
    ("client: European Union", "client: '  '", "text-field-space", "'  '",
     '"client" contains only spaces: write a text, or delete the line'),
    ("start: 2016", "start: ''", "schema-required", "start",
     '"start" has no value: write a whole number after the colon, for example 2016'),
    ("summary: The project keeps two rivers clean.", "summary: ' '", "text-field-space", "' '",
     None),
    ("summary: The project keeps two rivers clean.", "summary: ''", "schema-length", "''",
     '"summary" has no text: write it after the colon'),
    ("client:", "clent:", "schema-unknown-key", "clent",
     'the key "clent" is not known: did you mean "client"?'),
    ("end:", "End:", "schema-unknown-key", "End",
     'the key "End" is not known: did you mean "end"?'),
    ("end: 2021", "end-date: 2021", "schema-unknown-key", "end-date",
     'the key "end-date" is no longer used: it is now called "end"'),
    ("country: Nepal", "country: Nepal\nField name: ", "schema-unknown-key", "Field name",
     'the key "Field name" is a placeholder from the editing screen: delete the line'),
    ("country: Nepal", "country: Nepal\nweather: fine", "schema-unknown-key", "weather", None),
    ("start: 2016", "start: '2016'", "schema-type", "'2016'",
     '"start" must be a whole number, but "2016" in quotation marks is text: '
     "write it without them"),
    ("start: 2016", "start: soon", "schema-type", "soon",
     '"start" must be a whole number, not "soon"'),
    ("start: 2016", "start: 2016-05-01", "schema-type", "2016-05-01",
     '"start" must be a whole number, not "2016-05-01"'),
    ("start: 2016", "start: 216", "schema-range", "216",
     '"start" must be 1900 or more, not 216'),
    ("client: European Union", "client: [European Union, Wrold Bank]", "term-unknown",
     "Wrold Bank", (
         'item 2 of "client" is "Wrold Bank", which is not a known term: did you mean "World Bank"?'
     )),
    ("client: European Union", "client: 7", "schema-type", "7",
     '"client" must be text or a list, but 7 is not read as text: put it in quotation marks'),
    ("client: European Union", "client: EU", "term-synonym", "EU",
     '"client" is "EU", which is usually written "European Union": write that, unless your site '
     'uses "EU" everywhere'),
    ("client: European Union", "client: european union", "term-synonym", "european union",
     '"client" is "european union", which is usually written "European Union": write that, '
     'unless your site uses "european union" everywhere'),
    ("client: European Union", "client: U.K Department of Health and Social Care",
     "term-unknown", "U.K Department of Health and Social Care",
     '"client" is "U.K Department of Health and Social Care", which is not a known term: did you '
     'mean "U.K. Department of Health and Social Care"?'),
    ("client: European Union", "client: 'European Union '", "text-field-space", " ",
     '"client" ends with a space: delete it'),
    ("end: 2021\nclient: European Union", "end: 2021\nclient: DFID", "term-deprecated", "DFID",
     '"client" is "DFID", which is no longer used (it was until 2020-09-02): '
     'write "Foreign, Commonwealth & Development Office"'),
    ("end: 2021\nclient: European Union", "end: 2019\nclient: DFID", "term-synonym", "DFID",
     '"client" is "DFID", which is usually written "U.K. Department for International '
     'Development": write that, unless your site uses "DFID" everywhere'),
    ("end: 2021\nclient: European Union",
     "end: 2021\nclient: U.K. Foreign and Commonwealth Office", "term-deprecated",
     "U.K. Foreign and Commonwealth Office", None),
    ("- Education", "- Educaton", "term-unknown", "Educaton",
     'item 2 of "solutions" is "Educaton", which is not a known term: did you mean "Education"?'),
    ("- Governance", "- Governence", "term-unknown", "Governence", None),
    ("- Governance", "- governance", "term-synonym", "governance", None),
    ("- Education", "- ", "schema-empty-item", "-",
     'item 2 of "solutions" is empty: delete it or write what belongs there'),
    ("- Governance\n- Education", "-", "schema-empty-item", "-", None),
    ("- Education", "- Governance", "schema-items", "- Governance",
     'item 2 of "solutions" is "Governance", which is already in the list: delete it'),
    ("solutions:\n- Governance\n- Education", "solutions: []", "schema-items", "[]",
     '"solutions" is an empty list: write at least one item'),
    ("solutions:\n- Governance\n- Education", "solutions: Governance", "schema-type",
     "Governance", '"solutions" must be a list, not "Governance": write each item on a line of '
     'its own after "- "'),
    ("regions: Asia and the Pacific", "regions: Asia & the Pacific", "term-synonym",
     "Asia & the Pacific", None),
    ("regions: Asia and the Pacific", "regions:\n- Asia and the Pacfic", "term-unknown",
     "Asia and the Pacfic", (
         'item 1 of "regions" is "Asia and the Pacfic", which is not a known term: did you mean '
         '"Asia and the Pacific"?'
     )),
    ("regions: Asia and the Pacific", "regions: 7", "schema-type", "7",
     '"regions" must be text or a list, but 7 is not read as text: put it in quotation marks'),
    ("country: Nepal", "country: {name: Nepal}", "schema-type", "{name: Nepal}",
     '"country" must be text or a list, not a group of keys with values'),
    ("country: Nepal", "country: Nepal, Bhutan", "term-unknown", "Nepal, Bhutan",
     '"country" holds several terms in one ("Nepal, Bhutan"): write "Nepal", "Bhutan" as a '
     "list, one term per item"),
    ("country: Nepal", "country: 'Nepal '", "text-field-space", " ", None),
    ("country: Nepal", "country: Cote d'Ivoire", "term-synonym", "Cote d'Ivoire", None),
    ("  link: /uploads/final.pdf", "", "schema-required", "- title: Final Report",
     'item 1 of "promos" has no "link": add a line such as '
     '"link: https://www.example.org/final-report" there'),
    ("  link:", "  lnik:", "schema-unknown-key", "lnik", None),
    ("  link: /uploads/final.pdf", "  link:", "schema-required", "link", None),
    ("country: Nepal", "country: Nepal\nlayout:", "schema-type", "layout",
     '"layout" is empty: write text after the colon, for example "project", or delete the line'),
    ("title: Final Report", "title: ' Final Report'", "text-field-space", " ", None),
]  # fmt: skip


@pytest.mark.parametrize(
    ("old", "new", "rule", "covered", "message"), [row for row in FAULTS if row[2]]
)
def test_one_fault_one_finding(
    old: str, new: str, rule: str, covered: str, message: str | None
) -> None:
    found = check(changed(old, new))
    assert [(name, text) for name, text, _ in found] == [(rule, covered)]
    if message is not None:
        assert found[0][2] == message


def test_draft_needs_a_title() -> None:
    assert [(rule, text) for rule, text, _ in check("---\npublished: false\n---\n")] == [
        ("schema-required", "---")
    ]


def test_published_true_is_no_draft() -> None:
    found = check("---\ntitle: A\npublished: true\n---\n")
    assert [rule for rule, _, _ in found] == ["schema-required"] * 7


def test_dates_decide_by_day_where_there_is_one() -> None:
    schema = schema_from_data({"properties": {"client": {"x-vocabulary": "clients"}}})
    page = "---\nclient: U.K. Department for International Development\nend: {}\n---\n"
    ends = {
        "2019": True, "2020": True, "2021": False, "2020-09-02": True, "2020-09-03": False,
        "'2020'": True, "later": False, "true": False, "2020-01-01 10:00:00 Z": True,
    }  # fmt: skip
    found = {end: check(page.format(end), schema=schema) == [] for end in ends}
    assert found == ends
    assert check(page.replace("end: {}\n", ""), schema=schema) != []


def test_a_wrong_default_says_where_it_comes_from() -> None:
    text = changed("country: Nepal\n", "")
    (found,) = check(text, {"country": "Nepall"})
    assert found == (
        "term-unknown",
        "---",
        '"country", which comes from the site\'s settings, is "Nepall", which is not a known '
        'term: did you mean "Nepal"?',
    )
    document = read_text("page.md", text)
    (problem,) = check_front_matter(BUNDLED, document, {"country": "Nepall"})
    assert problem.fixes == ()


BRANCHES: list[tuple[dict[str, Any], str, list[tuple[str, str]]]] = [
    ({"anyOf": [{"type": "string"}, {"type": "integer"}]}, "x: [a]", [("schema-type", "[a]")]),
    ({"anyOf": [{"enum": ["a", "b"]}, {"const": "c"}]}, "x: [d]", [("schema-enum", "[d]")]),
    ({"oneOf": [{"type": "string", "maxLength": 2}, {"type": "integer"}]}, "x: abc",
     [("schema-length", "abc")]),
    ({"anyOf": [{"type": "string"}, {"items": {"type": "string", "maxLength": 1}}]},
     "x: [a, bc, d, ef]", [("schema-length", "bc"), ("schema-length", "ef")]),
    ({"anyOf": [
        {"properties": {"kind": {"const": "film"}, "length": {"type": "integer"}}},
        {"properties": {"kind": {"const": "book"}, "pages": {"type": "integer"}}},
    ]}, "x: {kind: book, pages: many, length: long}", [("schema-type", "many")]),
    ({"oneOf": [
        {"required": ["a"], "properties": {"a": {}}, "additionalProperties": False},
        {"required": ["b", "c"], "properties": {"b": {}, "c": {}},
         "additionalProperties": False},
    ]}, "x: {b: 1}", [("schema-required", "x")]),
    ({"anyOf": [{"anyOf": [{"type": "string"}, {"type": "array", "maxItems": 1}]},
                {"type": "boolean"}]}, "x: [1, 2]", [("schema-items", "[1, 2]")]),
]  # fmt: skip


@pytest.mark.parametrize(("schema", "line", "expected"), BRANCHES)
def test_the_branch_that_was_meant(
    schema: dict[str, Any], line: str, expected: list[tuple[str, str]]
) -> None:
    found = check(f"---\n{line}\n---\n", schema=schema_from_data({"properties": {"x": schema}}))
    assert [(rule, text) for rule, text, _ in found] == expected


def test_places_move_with_the_text() -> None:
    text = changed("client: European Union", "client: EU")
    moved = text.replace("title:", "# one\n# two\ntitle:", 1)
    (before,), (after,) = (
        check_front_matter(BUNDLED, read_text("a.md", each), {}) for each in (text, moved)
    )
    assert after.span.start - before.span.start == len("# one\n# two\n")
    assert after._replace(span=before.span, fixes=()) == before._replace(fixes=())


@pytest.mark.parametrize(
    "text",
    [
        '+++\nclient = "EU"\nweather = 1\nstart = "2016"\n+++\n',
        '{\n"client": "EU",\n"weather": 1,\n"start": "2016"\n}\n',
    ],
)
def test_other_formats(text: str) -> None:
    schema = schema_from_data(
        {
            "properties": {"client": {"x-vocabulary": "clients"}, "start": {"type": "integer"}},
            "additionalProperties": False,
        }
    )
    assert sorted(
        (rule, covered.strip('"')) for rule, covered, _ in check(text, schema=schema)
    ) == [
        ("schema-type", "2016"),
        ("schema-unknown-key", "weather"),
        ("term-synonym", "EU"),
    ]


def test_items_after_an_empty_one_keep_their_place() -> None:
    text = changed("- Governance\n- Education", "-\n- Governance\n-\n- Educaton")
    document = read_text("page.md", text)
    (problem,) = check_front_matter(BUNDLED, document, {})
    assert problem.route == ("solutions", 3)
    assert problem.params["field"] == 'item 4 of "solutions"'
    (edit,) = problem.fixes[0].edits
    assert (text[edit.span.start : edit.span.end], edit.text) == ("Educaton", "Education")


def test_a_key_that_is_forbidden_is_never_meant() -> None:
    schema = schema_from_data(
        {"properties": {"client": False, "end": {}}, "additionalProperties": False}
    )
    assert check("---\nclent: A\n---\n", schema=schema) == [
        (
            "schema-unknown-key",
            "clent",
            ('the key "clent" is not known: the keys known here are "end"'),
        )
    ]


def test_messages_never_hold_code() -> None:
    texts = [changed(old, new) for old, new, rule, _, _ in FAULTS if rule]
    for text in texts:
        for _, _, message in check(text):
            for word in ("None", "True", "False", "[]", "{'", "instance", "regex", "schema"):
                assert word not in message, message


OPEN = {
    "properties": {
        "title": {"type": "string"},
        "links": {
            "type": "array",
            "items": {"properties": {"label1": {}, "target": {}}, "x-open": True},
        },
    },
    "x-renamed": {"name": "title"},
    "x-open": True,
}


def test_keys_that_are_nearly_known_in_open_groups() -> None:
    schema = schema_from_data(OPEN)
    text = "---\ntilte: A\nname: B\nauthor: C\nlinks:\n- label1: D\n  tagret: /e\n---\n"
    assert check(text, schema=schema) == [
        ("schema-unknown-key", "tilte", 'the key "tilte" is not known: did you mean "title"?'),
        (
            "schema-unknown-key",
            "name",
            'the key "name" is no longer used: it is now called "title"',
        ),
        (
            "schema-unknown-key",
            "tagret",
            'the key "tagret" is not known: did you mean "target"?',
        ),
    ]


@pytest.mark.parametrize(
    ("fields", "required", "severity"),
    [
        ("tilte: A", [], Severity.ERROR),
        ("tilte:", [], Severity.WARNING),
        ("tilte: ''", [], Severity.WARNING),
        ("links:\n- tagret: []", [], Severity.WARNING),
        ("tilte:", ["title"], Severity.ERROR),
        ("name:", [], Severity.ERROR),
    ],
)
def test_a_key_without_a_value_that_is_nearly_known_is_a_warning(
    fields: str, required: list[str], severity: Severity
) -> None:
    schema = schema_from_data({**OPEN, "required": required})
    document = read_text("a.md", f"---\n{fields}\n---\n")
    outcome = lint_document(document, Setting(RULES, "2026-01-31", schema))
    (finding,) = outcome.findings
    assert (finding.rule, finding.severity) == ("schema-unknown-key", severity)


@pytest.mark.parametrize(
    "fields",
    [
        "title: A",
        "author: A",
        "title: A\ntitles: B",  # who wrote both meant both
        "links:\n- label2: A\n  target: /b",
        "tit: A",
    ],
)
def test_other_keys_are_right_in_open_groups(fields: str) -> None:
    assert check(f"---\n{fields}\n---\n", schema=schema_from_data(OPEN)) == []


def test_a_closed_group_cannot_be_open() -> None:
    schema = schema_from_data({**OPEN, "additionalProperties": False})
    assert [message for _, _, message in check("---\nauthor: A\n---\n", schema=schema)] == [
        'the key "author" is not known: the keys known here are "links" and "title"'
    ]


@pytest.mark.parametrize(
    ("value", "page", "messages"),
    [
        # What is in a key that is to be deleted does not matter.
        (
            {"not": {"required": ["a"]}, "properties": {"a": {"required": ["b"]}}},
            "a: {c: 1}",
            ['the key "a" is not allowed here: delete it'],
        ),
        # Of the format of a text and its pattern, the more telling one is enough.
        (
            {"properties": {"a": {"format": "uri", "pattern": "^https://x/"}}},
            "a: x",
            [
                '"a" is "x", which does not have the form required here: "https://x/" at its '
                "beginning"
            ],
        ),
        (
            {"properties": {"a": {"format": "uri", "pattern": "^(x+|y+)$"}}},
            "a: z",
            ['"a" is "z", but must be a full address such as https://www.example.org/page'],
        ),
        (
            {"properties": {"a": {"format": "uri", "pattern": "^b", "examples": ["bc:d"]}}},
            "a: x",
            ['"a" is "x", which does not have the right form: write it like "bc:d"'],
        ),
        (
            {"properties": {"a": {"format": "date", "pattern": "^2", "examples": ["2024-01-01"]}}},
            "a: 3 May 2024",
            ['"a" is "3 May 2024", but must be a date such as 2020-12-31: write 2024-05-03'],
        ),
        # An alias repeats what stands in the file once.
        (
            {"properties": {"a": {"items": {"properties": {"n": {"maximum": 3}}}}}},
            "a:\n- &x {n: 4}\n- *x\n- {n: 4}",
            [
                '"n" in item 1 of "a" must be 3 or less, not 4',
                '"n" in item 3 of "a" must be 3 or less, not 4',
            ],
        ),
    ],
)
def test_one_fault_is_told_once(value: dict[str, Any], page: str, messages: list[str]) -> None:
    found = check(f"---\n{page}\n---\n", schema=schema_from_data(value))
    assert [message for _, _, message in found] == messages


def test_a_named_key_is_known_though_its_value_is_wrong() -> None:
    base = {"properties": {"a": {"type": "integer"}}}
    schema = {"$defs": {"base": base}, "allOf": [{"$ref": "#/$defs/base"}]}
    found = check(
        "---\na: x\nb: 1\n---\n",
        schema=schema_from_data({**schema, "unevaluatedProperties": False}),
    )
    assert [message for _, _, message in found] == [
        '"a" must be a whole number, not "x"',
        'the key "b" is not known: the keys known here are "a"',
    ]
