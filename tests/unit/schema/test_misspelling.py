"""A misspelt keyword is told at its line; keywords of other programs are left alone."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from profilelint.schema.load import SchemaError, load_schema
from profilelint.schema.misspelling import keyword_faults

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("schema", "route", "meant"),
    [
        ({"propertes": {"a": {}}}, ("propertes",), "properties"),
        ({"propertys": {"a": {}}}, ("propertys",), "properties"),
        ({"property": {"a": {}}}, ("property",), "properties"),
        ({"minlenght": 1}, ("minlenght",), "minLength"),
        ({"requried": ["a"]}, ("requried",), "required"),
        ({"addtionalProperties": False}, ("addtionalProperties",), "additionalProperties"),
        ({"properties": {"a": {"minLenght": 1}}}, ("properties", "a", "minLenght"), "minLength"),
        ({"items": [{"tpye": "string"}]}, ("items", 0, "tpye"), "type"),
        ({"anyOf": [{"patern": "^a"}]}, ("anyOf", 0, "patern"), "pattern"),
        ({"$defs": {"a": {"maximun": 1}}}, ("$defs", "a", "maximun"), "maximum"),
        ({"not": {"enmu": ["a"]}}, ("not", "enmu"), "enum"),
        ({"dependencies": {"a": {"requred": ["b"]}}}, ("dependencies", "a", "requred"), "required"),
        ({"uniqeItems": True}, ("uniqeItems",), "uniqueItems"),
        ({"x-vocabulry": "clients"}, ("x-vocabulry",), "x-vocabulary"),
        ({"x-mesage": "a"}, ("x-mesage",), "x-message"),
        ({"additionalproperties": False}, ("additionalproperties",), "additionalProperties"),
    ],
)
def test_misspelt(schema: dict[str, Any], route: tuple[str | int, ...], meant: str) -> None:
    assert list(keyword_faults(schema)) == [
        (
            route,
            f'"{route[-1]}" is not a keyword of JSON Schema and checks nothing; did you mean '
            f'"{meant}"?',
        )
    ]


@pytest.mark.parametrize(
    ("schema", "message"),
    [
        (
            {"type": "string", "nullable": True},
            '"nullable" is a keyword of OpenAPI and has no effect in JSON Schema: write "type": '
            '["string", "null"]',
        ),
        (
            {"type": ["array", "object"], "nullable": True},
            '"nullable" is a keyword of OpenAPI and has no effect in JSON Schema: write "type": '
            '["array", "object", "null"]',
        ),
        (
            {"pattern": "/^[A-Z]{3}$/i"},
            '"/^[A-Z]{3}$/i" can match nothing: a pattern stands here without slashes',
        ),
        (
            {"pattern": "/[A-Z]$/"},
            '"/[A-Z]$/" can match nothing: a pattern stands here without slashes',
        ),
    ],
)
def test_of_other_programs(schema: dict[str, Any], message: str) -> None:
    assert [text for _, text in keyword_faults(schema)] == [message]


@pytest.mark.parametrize(
    "schema",
    [
        {"type": ["string", "null"], "nullable": True},
        {"enum": ["a", None], "nullable": True},
        {"type": "string", "nullable": False},
        {"properties": {"nullable": True}},
        {"pattern": "/blog/"},
        {"pattern": "^/blog/$"},
    ],
)
def test_nothing_of_other_programs(schema: dict[str, Any]) -> None:
    assert list(keyword_faults(schema)) == []


@pytest.mark.parametrize(
    ("version", "schema", "keyword", "wanted"),
    [
        ("draft-04", {"const": 1}, "const", "http://json-schema.org/draft-06/schema"),
        ("draft-06", {"if": {}}, "if", "http://json-schema.org/draft-07/schema"),
        (
            *("draft-07", {"dependentRequired": {"a": ["b"]}}, "dependentRequired"),
            "https://json-schema.org/draft/2019-09/schema",
        ),
        (
            *("draft-07", {"prefixItems": [{}]}, "prefixItems"),
            "https://json-schema.org/draft/2020-12/schema",
        ),
    ],
)
def test_newer_than_the_version(
    version: str, schema: dict[str, Any], keyword: str, wanted: str
) -> None:
    named = f"http://json-schema.org/{version}/schema#"
    assert list(keyword_faults({"$schema": named, "items": schema})) == [
        (
            ("items", keyword),
            f'"{keyword}" checks nothing in the version that "$schema" names: write "{wanted}" '
            "there",
        )
    ]
    assert list(keyword_faults({"$schema": wanted, "items": schema})) == []
    assert list(keyword_faults({"items": schema})) == []


@pytest.mark.parametrize(
    "schema",
    [
        {"properties": {"requried": {"type": "string"}, "propertes": {}}},
        {"$defs": {"tpye": {}}, "patternProperties": {"patern": {}}},
        {"enum": [{"requried": ["a"]}], "const": {"requried": ["a"]}},
        {"default": {"requried": ["a"]}, "examples": [{"requried": ["a"]}]},
        {"dependentSchemas": {"requried": {}}, "dependencies": {"requried": ["a"]}},
        {"x-require": ["a"], "x-order": 1, "x-intellij-html-description": "a"},
        {"example": "a", "enumNames": ["a"], "markdownDescription": "a", "defaultSnippets": [{}]},
        {"defs": {"a": {}}, "nullable": True, "ui:widget": "select", "options": {"a": 1}},
        {"required": ["a"], "requires": ["a"]},
        {"requried": "yes", "propertes": 3, "minLenght": "x", "patern": {"a": 1}},
        {"x-message": {"required": "a"}, "x-renamed": {"a": "b"}, "x-file": ["a"], "x-page": True},
        {"a" * 41: 1},
        {"format": "uuid4"},
        {"format": "guid"},
        {"format": "ulid"},
        {"format": "urn"},
        {"format": "datetime"},
        {"format": "int32"},
        {"format": "date-time"},
        {"format": "color"},
        {"format": 3},
        {"format": "month"},
    ],
)
def test_left_alone(schema: dict[str, Any]) -> None:
    assert list(keyword_faults(schema)) == []


@pytest.mark.parametrize(
    ("keyword", "value", "message"),
    [
        ("x-message", 3, '"x-message" must be a text, or texts by keyword: { … }'),
        ("x-file", 1, '"x-file" must be true, a folder, or a list of folders'),
        ("x-page", False, '"x-page" must be true, a folder, or a list of folders'),
        (
            "x-renamed", ["a"],
            '"x-renamed" must be the new name of a key, or new names by old ones: { … }',
        ),
    ],
)  # fmt: skip
def test_annotation_of_another_kind(keyword: str, value: Any, message: str) -> None:
    assert list(keyword_faults({"properties": {"a": {keyword: value}}})) == [
        (("properties", "a", keyword), message)
    ]


def test_the_line_is_told(tmp_path: Path) -> None:
    text = json.dumps({"type": "object", "properties": {"a": {"minLenght": 3}}}, indent=1)
    (tmp_path / "page.schema.json").write_text(text, encoding="utf-8")
    with pytest.raises(SchemaError) as caught:
        load_schema("page.schema.json", str(tmp_path))
    assert str(caught.value) == (
        'page.schema.json:5: "minLenght" is not a keyword of JSON Schema and checks nothing; did '
        'you mean "minLength"?'
    )


def test_many_unknown_keywords_cost_little() -> None:
    schema: dict[str, Any] = {f"propertie{number}": {} for number in range(50_000)}
    assert len(list(keyword_faults(schema))) <= 2000


@pytest.mark.parametrize(
    ("schema", "key"),
    [
        ({"abc": 3}, "abc"),
        ({"title": "A", "url": "https://a.example", "plugins": []}, "url"),
        ({}, ""),
        ({"title": "Anything goes", "x-author": "a", "$comment": "b"}, ""),
        ({"title": "A", "properties": {}, "url": "b"}, ""),
        ({"const": {"a": 1}, "abc": 3}, ""),
        ({"$ref": "#/parts/page", "parts": {"page": {"required": ["title"]}}}, ""),
    ],
)
def test_what_is_no_schema(tmp_path: Path, schema: dict[str, Any], key: str) -> None:
    (tmp_path / "a.json").write_text(json.dumps(schema, indent=0), encoding="utf-8")
    if not key:
        load_schema("a.json", str(tmp_path))
        return
    with pytest.raises(SchemaError) as caught:
        load_schema("a.json", str(tmp_path))
    assert caught.value.message.startswith(
        f'this is no JSON Schema: no key in it, such as "{key}", says what pages must have'
    )
    assert caught.value.line == 2 + list(schema).index(key)
