"""One field on many pages: its values, and the edits that change them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.planned_site import plan_of, write_site

from profilelint.engine.plan import Plan
from profilelint.source.read import read_document
from profilelint.upkeep.field_values import (
    FieldValue,
    field_routes,
    field_value,
    prepared_values,
)
from profilelint.upkeep.file_edits import Refusal

CONFIG = '[[collections]]\nname = "works"\ninclude = ["*.md"]\nschema = "work.json"\n'
SCHEMA = """\
{"properties": {
  "title": {"type": "string"}, "start": {"format": "date"}, "topics": {"type": "array"},
  "place": {"type": "object", "properties": {"town": {"type": "string"}}}
}}
"""


def plan_with(root: Path, pages: dict[str, str]) -> Plan:
    return plan_of(write_site(root, {"profilelint.toml": CONFIG, "work.json": SCHEMA, **pages}))


def changed(root: Path, text: str, route: tuple[str, ...], value: Any) -> str | None:
    """Return the text of a page after a change; None for one that stays as it is."""
    prepared = prepared_values(route, {"a.md": value}, plan_with(root, {"a.md": text}))
    assert prepared.refusals == []
    return prepared.files[0].after.decode() if prepared.files else None


@pytest.mark.parametrize(
    ("text", "route", "value", "after"),
    [
        ("---\ntitle: A # x\n---\n", ("title",), "B", "---\ntitle: B # x\n---\n"),
        ("---\ntitle: 'A'\r\n---\r\n", ("title",), "B", "---\ntitle: 'B'\r\n---\r\n"),
        ("---\ntitle: A\n---\n", ("title",), "A", None),
        ("---\ntitle: A\n---\n", ("title",), None, "---\n---\n"),
        ("---\ntitle: A\n---\n", ("draft",), None, None),
        (
            "---\ntitle: A\nx: 1\n---\n",
            ("start",),
            {"date": "2026-01-31"},
            "---\ntitle: A\nstart: 2026-01-31\nx: 1\n---\n",
        ),
        (
            "---\nstart: 2025-01-01\n---\n",
            ("start",),
            {"date": "2026-01-31"},
            "---\nstart: 2026-01-31\n---\n",
        ),
        ("---\nstart: 2026-01-31\n---\n", ("start",), {"date": "2026-01-31"}, None),
        ("+++\ndraft = true\n+++\n", ("draft",), False, "+++\ndraft = false\n+++\n"),
        ('{\n"n": 1\n}\n', ("n",), True, '{\n"n": true\n}\n'),
        ("---\nplace:\n  town: A\n---\n", ("place", "town"), "B", "---\nplace:\n  town: B\n---\n"),
        ("---\ntopics: [a, b] # x\n---\n", ("topics",), ["b"], "---\ntopics: [b] # x\n---\n"),
        (
            "---\ntopics:\n- a # one\n- b # two\n---\n",
            ("topics",),
            ["c", "b", "a"],
            "---\ntopics:\n- c\n- b # two\n- a # one\n---\n",
        ),
        ("---\ntopics:\n- a\n- b\n---\n", ("topics",), [], "---\ntopics: []\n---\n"),
    ],
)
def test_a_value_is_written(
    tmp_path: Path, text: str, route: tuple[str, ...], value: Any, after: str | None
) -> None:
    assert changed(tmp_path, text, route, value) == after


def test_a_group_that_is_not_there_is_added(tmp_path: Path) -> None:
    after = changed(tmp_path, "---\ntitle: A\n---\n", ("place", "town"), "B")
    assert after is not None
    assert read_document("a.md", after.encode()).data == {"title": "A", "place": {"town": "B"}}


def test_pages_that_cannot_be_changed_are_refused_with_the_reason(tmp_path: Path) -> None:
    pages = {
        "none.md": "Text.\n",
        "broken.md": "---\ntitle: [\n---\n",
        "scalar.md": "---\nplace: Ica\n---\n",
        "latin.md": "",
        "taken.md": "---\nbase: &a {town: A}\nplace:\n  <<: *a\n---\n",
        "fine.md": "---\nplace:\n  town: A\n---\n",
    }
    plan = plan_with(tmp_path, pages)
    (tmp_path / "latin.md").write_bytes(b"---\nplace:\n  town: \xe9\n---\n")
    (tmp_path / "out.md").symlink_to("/etc/hostname")
    asked = dict.fromkeys([*pages, "gone.md", "out.md"], "B")
    prepared = prepared_values(("place", "town"), asked, plan)
    assert [each.path for each in prepared.files] == ["fine.md"]
    assert prepared.refusals == [
        Refusal("broken.md", "it has no front matter that can be read"),
        Refusal("latin.md", "it has no front matter that can be read"),
        Refusal("none.md", "it has no front matter that can be read"),
        Refusal("scalar.md", '"place" is not a group of fields there'),
        Refusal("taken.md", "its front matter can only be changed by hand"),
        Refusal("gone.md", "it cannot be read"),
        Refusal("out.md", "it cannot be read"),
    ]


def test_what_a_page_has_is_told_as_it_stands() -> None:
    text = b"---\nstart: 2026-1-31\nplace: {town: 'A'}\nempty:\nbig: 0x10\n---\n"
    document = read_document("a.md", text)
    assert field_value(document, ("start",)) == FieldValue(True, "2026-1-31", "2026-1-31")
    assert field_value(document, ("place", "town")) == FieldValue(True, "A", "'A'")
    assert field_value(document, ("empty",)) == FieldValue(True, None, "")
    assert field_value(document, ("big",)) == FieldValue(True, 16, "0x10")
    assert field_value(document, ("place", "street")) == FieldValue(False, None, None)
    assert field_value(document, ("start", "x")) == FieldValue(False, None, None)


def test_the_fields_are_those_of_the_schema_and_of_pages(tmp_path: Path) -> None:
    plan = plan_with(tmp_path, {})
    schema = plan.schema(plan.config.collections[0])
    pages: list[dict[str, Any]] = [
        {"title": "A", "other": 1},
        {"place": {"street": "B"}, "list": [{"x": 1}]},
    ]
    assert field_routes(schema, pages) == [
        ("title",),
        ("start",),
        ("topics",),
        ("place", "town"),
        ("other",),
        ("place", "street"),
        ("list",),
    ]
    assert field_routes(None, pages[:1]) == [("title",), ("other",)]


WORDS = st.lists(st.sampled_from(["a", "b", "c", "d e"]), max_size=6)
reached: set[str] = set()


@given(WORDS.filter(bool), WORDS)
def test_any_list_becomes_any_other(
    tmp_path_factory: pytest.TempPathFactory, before: list[str], after: list[str]
) -> None:
    items = "".join(f"- {each} # {number}\n" for number, each in enumerate(before))
    root = tmp_path_factory.mktemp("site")
    text = changed(root, f"---\ntitle: A\ntopics:\n{items}end: 1\n---\n", ("topics",), after)
    if before == after:
        assert text is None
        return
    assert text is not None
    data = read_document("a.md", text.encode()).data
    assert data == {"title": "A", "topics": after, "end": 1}
    kept = set(before) & set(after)
    if after and kept:
        reached.add("kept")
        assert all(f"- {each} # " in text for each in kept)
    reached.add("changed" if after else "emptied")


def test_the_property_above_reached_what_it_is_for() -> None:
    assert reached == {"kept", "changed", "emptied"}
