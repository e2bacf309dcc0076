"""Deprecated keys are reported where they are written, with the key that takes their place."""

from __future__ import annotations

from typing import Any

import pytest
from tests.unit.schema.findings import found

from profilelint.schema.check import check_front_matter
from profilelint.schema.load import schema_from_data
from profilelint.source.read import read_text

SCHEMA: dict[str, Any] = {
    "properties": {
        "client": {"type": "string"},
        "start": {"type": "integer"},
        "donor": {"deprecated": True, "x-renamed": "client"},
        "funder": {"deprecated": True, "x-renamed": "client"},
        "since": {"$ref": "#/$defs/old"},
        "gone": {"deprecated": True, "x-renamed": "nowhere"},
        "menu": {"deprecated": True, "x-message": {"deprecated": "{key} is {value}: drop it"}},
        "links": {
            "items": {"properties": {"to": {"deprecated": True, "x-renamed": "link"}, "link": {}}}
        },
        "kept": {"deprecated": False},
    },
    "$defs": {"old": {"deprecated": True, "x-renamed": "start"}},
}  # fmt: skip


@pytest.mark.parametrize(
    ("page", "fixes"),
    [
        ("donor: A", [("donor", 'Write "client"', "safe")]),
        ("donor: 1", [("donor", 'Write "client"', "unsafe")]),
        ("donor: A\nstart: soon", [("donor", 'Write "client"', "unsafe")]),
        ("since: 2014", [("since", 'Write "start"', "safe")]),
        ("gone: A", [("gone", 'Write "nowhere"', "unsafe")]),
        ("donor: A\nclient: B", []),
        ("donor: A\nfunder: B", [("donor", 'Write "client"', "safe")]),
        ("links:\n- to: a\n- link: b", [("to", 'Write "link"', "safe")]),
        ("menu: 1", []),
        ("kept: 1\nother: 2", []),
        ("+++\ndonor = 'A'\n+++\n", [("donor", 'Write "client"', "safe")]),
        ('{\n"donor": "A"\n}\n', [('"donor"', 'Write "client"', "safe")]),
    ],
)  # fmt: skip
def test_the_fix_is_safe_where_the_page_is_right_after_it(
    page: str, fixes: list[tuple[str, str, str]]
) -> None:
    text = page if page[0] in "+{" else f"---\n{page}\n---\n"
    problems = check_front_matter(schema_from_data(SCHEMA), read_text("page.md", text), {})
    assert [
        (text[problem.span.start : problem.span.end], fix.title, fix.safety)
        for problem in problems
        for fix in problem.fixes
        if problem.rule == "schema-deprecated"
    ] == fixes


def test_the_author_has_the_word() -> None:
    assert found(SCHEMA, "menu: main") == [
        ("schema-deprecated", "menu", '"menu" is "main": drop it')
    ]


def test_the_group_may_name_the_new_key() -> None:
    schema = {"properties": {"donor": {"deprecated": True}}, "x-renamed": {"donor": "client"}}
    assert found(schema, "donor: A") == [
        (
            "schema-deprecated",
            "donor",
            'the key "donor" is out of date: write "client" instead',
        )
    ]


def test_values_of_the_site_are_not_reported() -> None:
    document = read_text("page.md", "---\ntitle: A\n---\n")
    assert check_front_matter(schema_from_data(SCHEMA), document, {"donor": "A"}) == []


def test_other_faults_are_reported_too() -> None:
    assert [rule for rule, _, _ in found(SCHEMA, "donor: A\nstart: soon")] == [
        "schema-deprecated", "schema-type",
    ]  # fmt: skip
