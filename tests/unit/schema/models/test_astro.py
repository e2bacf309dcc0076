"""The schemas that Astro generates."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    Check = Callable[..., list[str]]

FILE = ".astro/collections/blog.schema.json"

PROPERTIES: dict[str, Any] = {
    "title": {"type": "string", "maxLength": 20},
    "tags": {"default": [], "type": "array", "items": {"type": "string"}},
    "draft": {"type": "boolean"},
    "$schema": {"type": "string"},
}

NEW = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "type": "object",
    "properties": {**PROPERTIES, "pubDate": {"type": "string", "format": "date-time"}},
    "required": ["title", "pubDate"],
}

OLD = {
    "$ref": "#/definitions/blog",
    "definitions": {
        "blog": {
            "type": "object",
            "properties": {
                **PROPERTIES,
                "pubDate": {
                    "anyOf": [
                        {"type": "string", "format": "date-time"},
                        {"type": "string", "format": "date"},
                        {"type": "integer", "format": "unix-time"},
                    ]
                },
            },
            "required": ["title", "pubDate"],
            "additionalProperties": False,
        }
    },
    "$schema": "http://json-schema.org/draft-07/schema#",
}

STRICT = {**NEW, "additionalProperties": False}


def one(check: Check, front_matter: str, schema: Any) -> list[str]:
    page = "src/content/blog/tea.md"
    files = {FILE: json.dumps(schema, indent=2), page: f"---\n{front_matter}\n---\nText.\n"}
    return [each.partition(" ")[2] for each in check(files, FILE, "src/content/blog/*.md")]


@pytest.mark.parametrize("schema", [NEW, OLD])
@pytest.mark.parametrize(
    ("front_matter", "said"),
    [
        ("title: Tea\npubDate: Jul 08 2022", []),
        ("title: Tea\npubDate: 2022-07-08\nother: 1", []),
        ("title: Tea\npubDate: 2022-07-08 10:00:00", []),
        (
            "title: Tea\npubDate: soon",
            [
                'error: "pubDate" is "soon", which does not have the right form: write it like'
                ' "2020-12-31" [schema-pattern]'
            ],
        ),
        (
            "title: Tea",
            [
                'error: "pubDate" is missing: add a line such as "pubDate: 2020-12-31"'
                " [schema-required]"
            ],
        ),
        (
            "title: Tea\npubDate: 2022-07-08\ndraff: true",
            ['warning: the key "draff" is not known: did you mean "draft"? [schema-unknown-key]'],
        ),
    ],
)
def test_both_versions_are_read_as_astro_reads_pages(
    check: Check, front_matter: str, said: list[str], schema: Any
) -> None:
    assert one(check, front_matter, schema) == said


def test_a_strict_schema_stays_strict(check: Check) -> None:
    (said,) = one(check, "title: Tea\npubDate: 2022-07-08\nother: 1", STRICT)
    assert said.startswith('error: the key "other" is not known')


def test_elsewhere_the_same_file_is_a_json_schema(check: Check) -> None:
    page = "---\ntitle: Tea\npubDate: Jul 08 2022\n---\n"
    files = {"blog.schema.json": json.dumps(NEW), "content/posts/tea.md": page}
    (said,) = check(files, "blog.schema.json")
    assert said.endswith("[schema-format]")
