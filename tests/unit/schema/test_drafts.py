"""Drafts: of what is not filled in yet, nothing is said."""

from __future__ import annotations

from typing import Any

import pytest

from profilelint.engine.lint import Setting, lint_document
from profilelint.engine.ruleset import RuleSet
from profilelint.rules.load import load_registry
from profilelint.schema.load import bundled_schema, schema_from_data
from profilelint.source.read import read_text

REGISTRY = load_registry()
RULES = RuleSet(REGISTRY, [entry.name for entry in REGISTRY if entry.default])

FORM = """\
---
title: Blank Project
date: 2020-01-01 10:00:00 Z
published: false
client:
start:
end: ''
summary: "  "
regions:
-
country:
- ''
-
solutions: []
promos:
- title:
  link: ''
---
"""
OWN: dict[str, Any] = {
    "properties": {
        "title": {"type": "string"},
        "year": {"type": "integer"},
        "links": {"type": "array", "minItems": 1, "items": {"required": ["name", "url"]}},
        "topics": {"type": "array", "contains": {"x-vocabulary": "solutions"}},
    },
    "required": ["title", "year", "links"],
    "dependentRequired": {"year": ["links"]},
}


def found(
    text: str, schema: dict[str, Any] | None = None, path: str = "page.md"
) -> list[tuple[str, str]]:
    document = read_text(path, text)
    chosen = bundled_schema() if schema is None else schema_from_data(schema)
    outcome = lint_document(document, Setting(RULES, "2026-01-31", chosen))
    assert outcome.failures == []
    return [
        (each.rule, document.text[each.where.span.start : each.where.span.end])
        for each in outcome.findings
    ]


@pytest.mark.parametrize(
    "text",
    [
        FORM,
        FORM.replace("\n", "\r\n"),
        '+++\ntitle = "x"\npublished = false\nclient = ""\nsolutions = [""]\ncountry = []\n+++\n',
        '{\n"title": "x", "published": false, "client": null, "start": null, "country": [""]\n}\n',
    ],
)
def test_of_an_empty_form_nothing_is_said(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize("path", ["_drafts/pier.md", "harbour/_drafts/2020/pier.md"])
def test_a_page_in_the_folder_of_drafts_is_one(path: str) -> None:
    form = FORM.replace("published: false\n", "")
    assert found(form, path=path) == []
    assert found(form, path=path.replace("_drafts", "my_drafts")) != []


def test_once_published_the_form_is_not_in_order() -> None:
    names = {name for name, _ in found(FORM.replace("published: false\n", ""))}
    assert names >= {"schema-required", "schema-empty-item", "schema-items"}


@pytest.mark.parametrize("mark", ["published: false", "draft: true"])
def test_a_schema_of_the_site_may_leave_drafts_alone_or_not(mark: str) -> None:
    form = f"---\n{mark}\ntitle:\nyear:\nlinks:\n- name: a\n  url:\ntopics:\n- ''\n---\n"
    assert found(form, OWN) == []
    assert found(form.replace("year:\n", ""), OWN) == [("schema-required", "---")]
    assert found(form.replace("  url:\n", ""), OWN) == [("schema-required", "- name: a")]


def test_what_is_filled_in_is_looked_at() -> None:
    text = FORM.replace("client:\n", "client: World Blank\n").replace("start:\n", "start: soon\n")
    assert found(text) == [("term-unknown", "World Blank"), ("schema-type", "soon")]


def test_what_breaks_the_page_is_said_of_drafts_too() -> None:
    assert found("---\npublished: false\ntitle: a: b\n---\n") == [("file-syntax", "a: b")]


@pytest.mark.parametrize("value", ["'false'", "true", "0", "", "no"])
def test_only_false_and_true_make_a_draft(value: str) -> None:
    assert ("schema-empty-item", "-") in found(f"---\npublished: {value}\nregions:\n-\n---\n")
