from __future__ import annotations

import pytest

from profilelint.config.key_lines import KeyLines, KeyOrigins

TEXT = """\
severity = "hint"

[[collections]]
name = "a"
include = [
  "a/*",
]

[[collections]]
name = "b"

[links]
accept = { "a.example" = [403] }
"""


@pytest.mark.parametrize(
    ("route", "line"),
    [
        (("severity",), 1),
        (("collections", 0, "include"), 5),
        (("collections", 1), 9),
        (("collections", 1, "name"), 10),
        (("collections", 1, "include"), 9),
        (("links", "accept", "a.example"), 13),
        (("links", "no", "such"), 12),
        (("nothing",), 1),
        ((), 1),
    ],
)
def test_a_route_leads_to_the_line_of_its_key(route: tuple[str | int, ...], line: int) -> None:
    assert KeyLines(TEXT, ()).line(route) == line


def test_routes_begin_in_the_table_of_the_prefix() -> None:
    text = '[project]\nname = "x"\n\n[tool.profilelint]\nsite = "a"\n'
    lines = KeyLines(text, ("tool", "profilelint"))
    assert lines.line(("site",)) == 5
    assert lines.line(()) == 4


def test_a_text_that_is_not_toml_has_one_line() -> None:
    assert KeyLines("a = \n", ()).line(("a",)) == 1


def test_origins_name_every_key_and_what_tables_hold() -> None:
    values = {
        "severity": "hint",
        "collections": [{"name": "a", "include": ["a/*"]}, {"name": "b"}],
        "links": {"accept": {"a.example": [403]}},
    }
    origins = KeyOrigins("profilelint.toml", KeyLines(TEXT, ()), values)
    assert dict(origins) == {
        "severity": "profilelint.toml:1",
        "collections.0.name": "profilelint.toml:4",
        "collections.0.include": "profilelint.toml:5",
        "collections.1.name": "profilelint.toml:10",
        "links.accept": "profilelint.toml:13",
        "links.accept.a.example": "profilelint.toml:13",
    }
    assert len(origins) == 6
    assert origins.get("links.max-age", "default") == "default"
