"""The form of a page: the same in each notation, with all that is wrong in sight."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from profilelint.config.model import Selection
from profilelint.engine.workspace.form.choices import choices
from profilelint.engine.workspace.form.field import Field
from profilelint.engine.workspace.form.form import Form, empty_form, field_template, form_of
from profilelint.engine.workspace.workspace import Setup, Workspace
from profilelint.rules.load import load_registry

CONFIG = """\
[[collections]]
name = "projects"
include = ["*.md"]
schema = "schema.json"

[collections.vocabularies]
topics = "topics.yaml"
"""
TOPICS = """\
title: topic
terms:
  - label: Water
    synonyms: [Wells]
    note: Rivers, wells and pipes.
  - label: Roads
    deprecated: true
    replaced_by: Transport
  - Transport
"""
SCHEMA: dict[str, Any] = {
    "required": ["title", "topic"],
    "additionalProperties": False,
    "properties": {
        "title": {
            "type": "string",
            "title": "Title",
            "description": "What the page is called.",
            "examples": ["Wells for Ica"],
        },
        "summary": {"type": "string"},
        "start": {"type": "string", "format": "date", "examples": ["2026-01-31"]},
        "opened": {"type": "integer", "minimum": 1900, "maximum": 2100},
        "weight": {"type": "number"},
        "draft": {"type": "boolean"},
        "kind": {"enum": ["study", "project"]},
        "topic": {"type": "string", "x-vocabulary": "topics"},
        "topics": {
            "anyOf": [
                {"type": "string", "x-vocabulary": "topics"},
                {"type": "array", "items": {"type": "string", "x-vocabulary": "topics"}},
            ]
        },
        "words": {"type": "array", "items": {"type": "string"}},
        "contact": {
            "type": "object",
            "required": ["name"],
            "properties": {"name": {"type": "string"}, "since": {"type": "integer"}},
        },
        "links": {
            "type": "array",
            "items": {
                "type": "object",
                "properties": {"label": {"type": "string"}, "to": {"type": "string"}},
            },
        },
        "parent": {"type": "string", "x-page": True},
        "photo": {"type": "string", "x-file": ["images"]},
        "old": {"type": "string", "deprecated": True},
    },
}


@pytest.fixture
def site(tmp_path: Path) -> Path:
    (tmp_path / "profilelint.toml").write_text(CONFIG)
    (tmp_path / "topics.yaml").write_text(TOPICS)
    (tmp_path / "schema.json").write_text(json.dumps(SCHEMA))
    (tmp_path / "images").mkdir()
    (tmp_path / "images/a.png").touch()
    return tmp_path


def opened(site: Path, name: str, text: str) -> tuple[Workspace, Form]:
    """Return a workspace and the form of a page with a text, whose findings are called 0, 1, …"""
    (site / name).write_text(text, newline="")
    setup = Setup(load_registry(), lambda: "2026-02-03", Selection())
    workspace = Workspace(str(site), {}, setup)
    workspace.ensure_plan()
    assert workspace.faults == []
    findings = workspace.findings(name)
    return workspace, form_of(workspace, name, findings, [str(n) for n in range(len(findings))])


def one(form: Form, key: str) -> Field:
    (field,) = [each for each in form.fields if each.key == key]
    return field


def line(field: Field) -> tuple[Any, ...]:
    """Return what is shown of a field, in short."""
    return field.control.name, field.value, field.written, field.fits, field.problem


def outline(fields: Sequence[Field]) -> list[Any]:
    return [
        (list(each.route), each.control.name, each.value, outline([*each.items, *each.fields]))
        for each in fields
        if each.present
    ]


PAGES = {
    "yaml": """\
---
title: Wells
start: 2024-05-01
opened: 2016
weight: 1.5
draft: true
kind: study
topic: Water
topics: [Water, Transport]
words:
  - a
contact:
  name: Ana
links:
  - label: One
    to: /a
parent: /b.md
photo: a.png
---
""",
    "toml": """\
+++
title = "Wells"
start = 2024-05-01
opened = 2016
weight = 1.5
draft = true
kind = "study"
topic = "Water"
topics = ["Water", "Transport"]
words = ["a"]
contact = { name = "Ana" }
links = [{ label = "One", to = "/a" }]
parent = "/b.md"
photo = "a.png"
+++
""",
    "json": json.dumps(
        {
            "title": "Wells",
            "start": "2024-05-01",
            "opened": 2016,
            "weight": 1.5,
            "draft": True,
            "kind": "study",
            "topic": "Water",
            "topics": ["Water", "Transport"],
            "words": ["a"],
            "contact": {"name": "Ana"},
            "links": [{"label": "One", "to": "/a"}],
            "parent": "/b.md",
            "photo": "a.png",
        },
        indent=2,
    )
    + "\n",
}


@pytest.mark.parametrize("notation", PAGES)
def test_every_control(site: Path, notation: str) -> None:
    _, form = opened(site, "a.md", PAGES[notation])
    assert form.kind == "form"
    assert outline(form.fields) == [
        (["title"], "text", "Wells", []),
        (["start"], "date", "2024-05-01", []),
        (["opened"], "year", 2016, []),
        (["weight"], "number", 1.5, []),
        (["draft"], "yes-no", True, []),
        (["kind"], "choice", "study", []),
        (["topic"], "term", "Water", []),
        (
            ["topics"],
            "terms",
            None,
            [(["topics", 0], "term", "Water", []), (["topics", 1], "term", "Transport", [])],
        ),
        (["words"], "list", None, [(["words", 0], "text", "a", [])]),
        (["contact"], "object", None, [(["contact", "name"], "text", "Ana", [])]),
        (
            ["links"],
            "list",
            None,
            [
                (
                    ["links", 0],
                    "object",
                    None,
                    [
                        (["links", 0, "label"], "text", "One", []),
                        (["links", 0, "to"], "text", "/a", []),
                    ],
                )
            ],
        ),
        (["parent"], "page", "/b.md", []),
        (["photo"], "file", "a.png", []),
    ]
    assert [each.problem for each in form.fields if each.problem] == []
    text = PAGES[notation]
    for field in form.fields:
        if field.span is not None and field.key_span is not None:
            assert text[slice(*field.key_span)].strip('"') == field.key
            assert field.written in (None, text[slice(*field.span)])
    # What could be added: the required keys first, those no longer used not at all.
    absent = [(each.key, each.about.required) for each in form.fields if not each.present]
    assert absent == [("summary", False)]


WRONG = {
    "yaml": """\
---
title: [a]
start: 2024-02-30
opened: soon
weight: "1"
draft: perhaps
kind: essay
topic: Watr
topics:
  - Wells
  - Roads
  - 5
words: alone
contact: Ana
titel: x
---
""",
    "toml": """\
+++
title = ["a"]
start = "2024-02-30"
opened = "soon"
weight = "1"
draft = "perhaps"
kind = "essay"
topic = "Watr"
topics = ["Wells", "Roads", 5]
words = "alone"
contact = "Ana"
titel = "x"
+++
""",
    "json": json.dumps(
        {
            "title": ["a"],
            "start": "2024-02-30",
            "opened": "soon",
            "weight": "1",
            "draft": "perhaps",
            "kind": "essay",
            "topic": "Watr",
            "topics": ["Wells", "Roads", 5],
            "words": "alone",
            "contact": "Ana",
            "titel": "x",
        }
    ),
}


@pytest.mark.parametrize("notation", WRONG)
def test_what_is_wrong_stays_in_sight(site: Path, notation: str) -> None:
    text = WRONG[notation]
    _, form = opened(site, "a.md", text)
    told = {
        each.key: (each.control.name, each.value, each.fits, each.problem)
        for each in form.fields
        if each.present
    }
    assert told == {
        "title": ("text", None, False, "this is not text"),
        "start": ("date", "2024-02-30", True, "this date does not exist"),
        "opened": ("year", "soon", False, "not a year"),
        "weight": ("number", "1", False, ""),
        "draft": ("yes-no", "perhaps", False, "neither yes nor no"),
        "kind": ("choice", "essay", False, "not one of the choices"),
        "topic": ("term", "Watr", True, "not a known term"),
        "topics": ("terms", None, True, ""),
        "words": ("list", "alone", False, "not a list"),
        "contact": ("object", "Ana", False, "not a group of fields"),
        "titel": ("text", "x", True, ""),
    }
    assert [(each.value, each.fits, each.problem) for each in one(form, "topics").items] == [
        ("Wells", True, "another spelling of Water"),
        ("Roads", True, "no longer used: now Transport"),
        (5, False, "this is not text"),
    ]
    # All of it is shown as it stands.
    for field in form.fields:
        if field.present and not field.fits:
            assert field.span is not None
            assert field.written == text[slice(*field.span)]
    wrong = one(form, "titel")
    assert (wrong.about.known, wrong.about.meant) == (False, "title")


def test_a_value_where_there_may_be_several(site: Path) -> None:
    _, form = opened(site, "a.md", "---\ntopics: Watr\n---\n")
    field = one(form, "topics")
    assert (field.control.name, field.fits, field.problem) == ("terms", True, "")
    (item,) = field.items
    assert (item.route, line(item)) == (
        ("topics",), ("term", "Watr", "Watr", True, "not a known term"),
    )  # fmt: skip
    assert field.template is not None
    assert (field.template.route, field.template.control.name) == (("topics", 1), "term")


def test_words_of_the_schema(site: Path) -> None:
    _, form = opened(site, "a.md", "---\ntitle: Wells\ntopic: Water\n---\n")
    about = one(form, "title").about
    assert (about.label, about.help_text, about.examples, about.required) == (
        "Title", "What the page is called.", ("Wells for Ica",), True,
    )  # fmt: skip
    assert one(form, "topic").note == "Rivers, wells and pipes."
    assert one(form, "opened").about.label == "Opened"


def test_findings_stand_at_their_fields(site: Path) -> None:
    workspace, form = opened(site, "a.md", "---\ntitle: Wells\nopened: 1800\n---\n")
    rules = [each.rule for each in workspace.findings("a.md")]
    opened_at, topic = one(form, "opened"), one(form, "topic")
    assert [rules[int(name)] for name in opened_at.findings] == ["schema-range"]
    assert (topic.present, [rules[int(name)] for name in topic.findings]) == (
        False, ["schema-required"],
    )  # fmt: skip


def test_choices(site: Path) -> None:
    workspace, form = opened(site, "a.md", "---\ntitle: Wells\ntopic: Water\n---\n")

    def offered(key: str) -> list[tuple[Any, str, tuple[str, ...], str, bool]]:
        source = form.sources[one(form, key).choices]
        found = choices(source, workspace.plan)
        return [(each.value, each.label, each.synonyms, each.detail, each.deprecated)
                for each in found]  # fmt: skip

    assert offered("topic") == [
        ("Water", "Water", ("Wells",), "", False),
        ("Transport", "Transport", (), "", False),
        ("Transport", "Roads", (), "no longer used: now Transport", True),
    ]
    assert offered("kind") == [
        ("study", "study", (), "", False), ("project", "project", (), "", False),
    ]  # fmt: skip
    assert offered("parent") == [("/a.md", "/a.md", (), "", False)]
    assert offered("photo") == [("a.png", "a.png", (), "images/a.png", False)]


@pytest.mark.parametrize(
    ("text", "kind", "message"),
    [
        ("Text alone.\n", "none", "This page has no front matter"),
        ("", "none", "This page has no front matter"),
        ("---\ntitle: [a\n---\n", "unreadable", "These fields cannot be read: correct them"),
        ("---\ntitle: a\n", "unreadable", "These fields cannot be read: correct them"),
        ('{"title": }\n', "unreadable", "These fields cannot be read: correct them"),
    ],
)
def test_pages_without_a_form(site: Path, text: str, kind: str, message: str) -> None:
    _, form = opened(site, "a.md", text)
    assert (form.kind, form.fields) == (kind, ())
    assert form.message.startswith(message)


def test_what_a_browser_cannot_keep(site: Path) -> None:
    _, form = opened(site, "a.md", "---\nopened: 9007199254740993\nweight: .inf\ntitle: a\n---\n")
    assert line(one(form, "opened")) == (
        "year", "9007199254740993", "9007199254740993", False, "",
    )  # fmt: skip
    assert line(one(form, "weight")) == ("number", ".inf", ".inf", False, "not a number")
    json.dumps(form.state(lambda offset: offset), allow_nan=False)


def test_a_key_that_stands_twice(site: Path) -> None:
    _, form = opened(site, "a.md", "---\ntitle: a\ntitle: b\n---\n")
    first, second = [each for each in form.fields if each.key == "title"]
    assert (first.control.name, first.written, first.editable, first.problem) == (
        "source", "a", False, "this key is there twice: the last one counts",
    )  # fmt: skip
    assert (second.control.name, second.value, second.editable) == ("text", "b", True)


def test_a_new_page(site: Path) -> None:
    workspace, _ = opened(site, "a.md", "---\ntitle: a\n---\n")
    form = empty_form(workspace, "new.md")
    assert [each.key for each in form.fields[:3]] == ["title", "topic", "summary"]
    assert len(form.fields) == len(SCHEMA["properties"]) - 1
    (field,) = field_template(workspace, "new.md", ("links", 0)).fields
    assert [(each.key, each.control.name) for each in field.fields] == [
        ("label", "text"), ("to", "text"),
    ]  # fmt: skip


def test_offsets_are_those_of_the_editor(site: Path) -> None:
    _, form = opened(site, "a.md", "---\r\ntitle: a\r\n---\r\n")
    state = form.state(lambda offset: offset * 10)["fields"][0]
    assert (state["keyFrom"], state["keyTo"], state["from"], state["to"]) == (50, 100, 120, 130)
    absent = form.state(lambda offset: offset)["fields"][1]
    assert (absent["key"], absent["from"], absent["keyFrom"]) == ("topic", None, None)
