"""The quick answer, the explanation and an independent validator agree."""

from __future__ import annotations

import json
from functools import cache
from typing import Any

import jsonschema
from hypothesis import event, given, settings
from hypothesis import strategies as st

from profilelint.engine.edits import apply
from profilelint.engine.lint import Setting, lint_document
from profilelint.engine.ruleset import RuleSet
from profilelint.rules.load import load_registry
from profilelint.schema.check import check_front_matter
from profilelint.schema.forms import Tidy, is_blank
from profilelint.schema.keywords import DRAFTS
from profilelint.schema.load import SchemaError, bundled_schema, schema_from_data
from profilelint.source.read import read_text

VALIDATORS = {
    DRAFTS[0]: jsonschema.Draft202012Validator,
    DRAFTS[1]: jsonschema.Draft201909Validator,
    DRAFTS[2]: jsonschema.Draft7Validator,
    DRAFTS[3]: jsonschema.Draft6Validator,
    DRAFTS[4]: jsonschema.Draft4Validator,
}
KEYS = ("a", "b", "ab", "é")
TYPES = ("string", "integer", "number", "boolean", "array", "object", "null")

scalars = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-3, 7),
    st.sampled_from((0.5, 1.0, 2.5, -1.5)),
    st.sampled_from(("a", "b", "ab", "abc", "é", "x y", "2016")),
)
values = st.recursive(
    scalars,
    lambda inner: st.one_of(
        st.lists(inner, max_size=3), st.dictionaries(st.sampled_from(KEYS), inner, max_size=3)
    ),
    max_leaves=6,
)


def keywords(draft: str, inner: st.SearchStrategy[Any]) -> st.SearchStrategy[dict[str, Any]]:
    number = st.integers(-2, 5)
    size = st.integers(0, 3)
    some = st.lists(inner, min_size=1, max_size=3)
    names = st.lists(st.sampled_from(KEYS), min_size=1, max_size=2, unique=True)
    named = st.dictionaries(st.sampled_from(KEYS), inner, max_size=2)
    patterned = st.dictionaries(st.sampled_from(("^a", "b$", "^[a-z]+$")), inner, max_size=2)
    parts: dict[str, st.SearchStrategy[Any]] = {
        "type": st.one_of(
            st.sampled_from(TYPES),
            st.lists(st.sampled_from(TYPES), min_size=1, max_size=3, unique=True),
        ),
        "enum": st.lists(scalars, min_size=1, max_size=3, unique_by=json.dumps),
        "minimum": number,
        "maximum": number,
        "multipleOf": st.sampled_from((1, 2, 3)),
        "minLength": size,
        "maxLength": size,
        "pattern": st.sampled_from(("^a", "b$", "^[a-z]*$", "^.$")),
        "minItems": size,
        "maxItems": size,
        "uniqueItems": st.booleans(),
        "minProperties": size,
        "maxProperties": size,
        "required": names,
        "properties": named,
        "patternProperties": patterned,
        "additionalProperties": inner,
        "allOf": some,
        "anyOf": some,
        "oneOf": some,
        "not": inner,
        "items": inner,
    }
    if draft != DRAFTS[4]:
        parts |= {
            "const": scalars,
            "contains": inner,
            "propertyNames": st.builds(lambda n: {"maxLength": n}, size),
            "exclusiveMinimum": number,
            "exclusiveMaximum": number,
        }
    if draft in DRAFTS[:3]:
        parts |= {"if": inner, "then": inner, "else": inner}
    if draft in DRAFTS[:2]:
        parts |= {
            "dependentRequired": st.dictionaries(st.sampled_from(KEYS), names, max_size=2),
            "dependentSchemas": named,
            "minContains": size,
            "maxContains": size,
        }
    else:
        parts["dependencies"] = st.dictionaries(
            st.sampled_from(KEYS), st.one_of(names, inner), max_size=2
        )
    if draft == DRAFTS[0]:
        parts["prefixItems"] = some
    return st.lists(st.sampled_from(sorted(parts)), max_size=3, unique=True).flatmap(
        lambda chosen: st.fixed_dictionaries({name: parts[name] for name in chosen})
    )


@cache
def schemas(draft: str) -> st.SearchStrategy[dict[str, Any]]:
    leaf: st.SearchStrategy[Any] = keywords(draft, st.just({}))
    if draft != DRAFTS[4]:
        leaf = st.one_of(leaf, st.booleans())
    return st.recursive(leaf, lambda inner: keywords(draft, inner), max_leaves=8).filter(
        lambda schema: isinstance(schema, dict)
    )


cases = st.sampled_from(DRAFTS).flatmap(
    lambda draft: st.tuples(
        st.just(draft),
        st.one_of(
            schemas(draft),
            st.builds(lambda schema: {"additionalProperties": schema}, schemas(draft)),
            st.builds(
                lambda *each: {"properties": dict(zip(KEYS, each, strict=True))},
                *[schemas(draft)] * len(KEYS),
            ),
        ),
        st.dictionaries(st.sampled_from(KEYS), values, max_size=3),
    )
)
counts = {"valid": 0, "invalid": 0}


@settings(max_examples=200, deadline=None)
@given(cases)
def verdicts_agree(case: tuple[str, dict[str, Any], dict[str, Any]]) -> None:
    draft, keywords_, data = case
    root = {"$schema": draft, **keywords_}
    expected = VALIDATORS[draft](root).is_valid(data)
    schema = schema_from_data(root)
    assert schema.is_valid(data) is expected, (root, data)
    document = read_text("page.md", json.dumps(data, ensure_ascii=False, indent=1))
    assert document.data == data
    problems = check_front_matter(schema, document, {})
    counts["valid" if expected else "invalid"] += 1
    if expected:
        assert problems == []
    else:
        tidy = Tidy(data)
        event("explained")
        if not (tidy.emptied or tidy.blank) and not (
            tidy.data is not data and schema.is_valid(tidy.data)
        ):
            assert problems, (root, data)
    for problem in problems:
        start, end = problem.span
        assert 0 <= start <= end <= len(document.text)
        assert all(problem.params.values()) or "limit" in problem.params


def test_verdicts_agree() -> None:
    verdicts_agree()
    assert min(counts.values()) >= 20, counts


LINES = st.lists(
    st.sampled_from(
        [
            "title: Nepal—Rivers", "title: ' x'", "title:", "summary: Rivers.", "summary: ''",
            "start: 2016", "start: '2016'", "start: 216", "end: 2019", "end: 2023", "end: soon",
            "client: European Union", "client: DFID", "client: EU", "client: Europen Union",
            "client: U.K. Department for International Development", "clent: World Bank",
            "solutions: [Governance]", "solutions:\n- Governance\n- ", "solutions: [Trade]",
            "solutions:\n- ", "solutions: Governance", "regions: Worldwide",
            "regions:\n- Asia & the Pacific", "regions: [1]", "country: Nepal",
            "country: [Nepal, Nepal]", "country: Nepall", "country: {a: b}", "published: false",
            "published: 'no'", "layout: project", "Field name:", "promos: [{title: A}]",
            "promos:\n- title: 'A '\n  link: /a", "date: 2020-01-01", "date: today",
        ]
    ),
    max_size=4,
    unique_by=lambda line: line.partition(":")[0],
)  # fmt: skip
SOUND = [
    "title: A", "summary: B.", "start: 2016", "end: 2023", "client: World Bank",
    "solutions: [Governance]", "regions: Worldwide", "country: Nepal",
]  # fmt: skip

BUNDLED = bundled_schema()
FORMS = Setting(
    RuleSet(load_registry(), ["schema-empty-item", "text-field-space", "text-literal-newline"]),
    "2026-01-31",
)
outcomes: set[str] = set()


@settings(max_examples=150, deadline=None)
@given(LINES)
def pages_are_explained(lines: list[str]) -> None:
    page = {line.partition(":")[0]: line for line in [*SOUND, *lines]}
    document = read_text("page.md", "\n".join(["---", *page.values(), "---", ""]))
    assert document.front_matter is not None
    problems = check_front_matter(BUNDLED, document, {})
    of_forms = lint_document(document, FORMS).findings
    # What is blank in a draft is to come.
    to_come = document.data.get("published") is False and any(map(is_blank, document.data.values()))
    assert bool(problems or of_forms) or BUNDLED.is_valid(document.data) or to_come
    assert not (problems and BUNDLED.has_known_terms(document.data))
    places = [(problem.rule, problem.route) for problem in problems]
    assert len(places) == len(set(places))
    found = [(problem.rule, problem.route, problem.params, problem.fixes) for problem in problems]
    found += [(each.rule, each.where.route, each.params, each.fixes) for each in of_forms]
    for rule, route, params, fixes in found:
        for fix in fixes:
            repaired = read_text("page.md", apply(document.text, fix.edits))
            assert repaired.front_matter is not None
            assert (rule, route, params) not in [
                (each.rule, each.route, each.params)
                for each in check_front_matter(BUNDLED, repaired, {})
            ]
            outcomes.add(f"fix {rule}")
    outcomes.update(problem.rule for problem in problems)
    outcomes.update(["clean"] if not problems else [])


def test_pages_are_explained() -> None:
    pages_are_explained()
    assert outcomes >= {
        "clean", "schema-required", "schema-type", "schema-unknown-key", "term-synonym",
        "term-unknown", "term-deprecated", "fix term-unknown",
        "fix term-synonym", "fix term-deprecated", "fix schema-unknown-key", "fix schema-type",
        "fix text-field-space",
    }  # fmt: skip


JUNK = st.recursive(
    st.one_of(scalars, st.text(max_size=5), st.sampled_from(("#", "#/$defs/a", "^(", "string"))),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3),
        st.dictionaries(
            st.sampled_from(
                ("$ref", "$id", "$defs", "a", "$anchor", "type", "properties", "items", "anyOf",
                 "pattern", "patternProperties", "enum", "required", "x-vocabulary", "$schema",
                 "title", "examples", "$dynamicRef", "dependencies", "x-renamed")
            ),
            inner,
            max_size=3,
        ),
    ),
    max_leaves=10,
)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(JUNK, st.dictionaries(st.sampled_from(KEYS), values, max_size=2))
def test_a_wrong_schema_raises_nothing_but_its_error(schema: Any, data: dict[str, Any]) -> None:
    try:
        made = schema_from_data(schema)
    except SchemaError:
        return
    check_front_matter(made, read_text("page.md", json.dumps(data, ensure_ascii=False)), {"a": 1})
