"""Lists of terms over HTTP: their uses, and changes that are shown first."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tests.studio.client import Reply, Studio

from profilelint.studio.proposal import UNSAVED

CONFIG = """\
[[collections]]
name = "works"
include = ["works/*.md"]
schema = "work.json"

[collections.vocabularies]
topics = "topics.yaml"
places = { file = "places.json", path = "towns" }
"""
SCHEMA = """\
{
  "properties": {
    "title": {"type": "string"},
    "topics": {"type": "array", "items": {"x-vocabulary": "topics"}},
    "place": {"x-vocabulary": "places"}
  }
}
"""
TOPICS = """\
title: Topic
terms:
- label: Law # the old one
  synonyms: [Justice]
  note: What courts do.
- Trade
"""
A = "---\ntitle: A\ntopics: [Law, Trade] # two\n---\n\nText.\n"
B = "---\r\ntitle: B\r\ntopics:\r\n- Law\r\nplace: Ica\r\n---\r\n"


@pytest.fixture
def site(tmp_path: Path) -> Path:
    root = tmp_path / "site"
    (root / "works").mkdir(parents=True)
    (root / "profilelint.toml").write_text(CONFIG)
    (root / "work.json").write_text(SCHEMA)
    (root / "topics.yaml").write_text(TOPICS)
    (root / "places.json").write_text('{"towns": ["Ica"]}')
    (root / "works/a.md").write_bytes(A.encode())
    (root / "works/b.md").write_bytes(B.encode())
    return root


@pytest.fixture
def studio(site: Path, open_studio: Callable[[Path], Studio]) -> Studio:
    return open_studio(site)


def files(studio: Studio) -> dict[str, str]:
    return {
        path.relative_to(studio.root).as_posix(): path.read_bytes().decode()
        for path in sorted(studio.root.rglob("*"))
        if path.is_file()
    }


def asked(studio: Studio, change: dict[str, Any], **more: Any) -> Reply:
    return studio.post(
        "/api/terms/change", **{"list": "topics", "change": change, "apply": False, **more}
    )


def applied(studio: Studio, change: dict[str, Any]) -> Any:
    """Return the answer to a change that was looked at and is written."""
    before = files(studio)
    preview = asked(studio, change)
    assert preview.status == 200, preview.body
    assert files(studio) == before
    reply = asked(studio, change, apply=True, state=preview.json["state"])
    assert reply.status == 200, reply.body
    assert reply.json["files"] == preview.json["files"]
    assert reply.json["applied"] is True
    return reply.json


def test_the_lists_tell_their_terms_and_uses(studio: Studio) -> None:
    lists = studio.get("/api/terms").json["lists"]
    assert [
        (each["id"], each["name"], each["title"], each["path"], each["editable"]) for each in lists
    ] == [
        (
            "places",
            "places",
            "places",
            "places.json",
            "its terms come from places.json: change them there",
        ),
        ("topics", "topics", "Topic", "topics.yaml", None),
    ]
    assert lists[1]["terms"] == [
        {
            "label": "Law",
            "synonyms": ["Justice"],
            "note": "What courts do.",
            "deprecated": False,
            "replacedBy": "",
            "uses": 2,
        },
        {
            "label": "Trade",
            "synonyms": [],
            "note": "",
            "deprecated": False,
            "replacedBy": "",
            "uses": 1,
        },
    ]


def test_the_uses_are_those_of_unsaved_texts_too(studio: Studio) -> None:
    page = studio.page("works/a.md")
    at = page["text"].index("Law, ")
    studio.post(
        "/api/page/text", path="works/a.md", version=page["version"], changes=[[at, at + 5, ""]]
    )
    asking = {"list": "topics", "label": "Law"}
    assert [each["path"] for each in studio.post("/api/terms/uses", **asking).json["uses"]] == [
        "works/b.md"
    ]
    assert studio.post("/api/terms/uses", list="topics", label="None").json == {"uses": []}
    assert studio.post("/api/terms/uses", list="nothing", label="Law").status == 404


def test_a_term_gets_another_name_on_all_pages(studio: Studio) -> None:
    before = files(studio)
    reply = applied(studio, {"do": "rename", "label": "Law", "to": "Rule of Law"})
    assert [each["path"] for each in reply["files"]] == ["topics.yaml", "works/a.md", "works/b.md"]
    assert reply["refused"] == []
    changed = [
        (line["kind"], line["text"])
        for hunk in reply["files"][1]["difference"]["hunks"]
        for line in hunk["lines"]
        if line["kind"] != "same"
    ]
    assert changed == [
        ("removed", "topics: [Law, Trade] # two"),
        ("added", "topics: [Rule of Law, Trade] # two"),
    ]
    after = files(studio)
    assert after["works/a.md"] == before["works/a.md"].replace("Law", "Rule of Law")
    assert after["works/b.md"] == before["works/b.md"].replace("Law", "Rule of Law")
    assert after["topics.yaml"] == TOPICS.replace("label: Law", "label: Rule of Law").replace(
        "[Justice]", "[Justice, Law]"
    )
    terms = studio.get("/api/terms").json["lists"][1]["terms"]
    assert [(each["label"], each["uses"]) for each in terms] == [("Rule of Law", 2), ("Trade", 1)]


def test_a_term_is_added(studio: Studio) -> None:
    change = {"do": "add", "label": "Peace", "note": "No war.", "synonyms": ["Calm"]}
    assert [each["path"] for each in applied(studio, change)["files"]] == ["topics.yaml"]
    assert files(studio)["topics.yaml"] == TOPICS.replace(
        "- Trade", "- label: Peace\n  note: No war.\n  synonyms:\n  - Calm\n- Trade"
    )


def test_a_deprecated_term_changes_its_list_and_with_a_successor_the_pages(studio: Studio) -> None:
    reply = applied(studio, {"do": "deprecate", "label": "Trade", "successor": None})
    assert [each["path"] for each in reply["files"]] == ["topics.yaml"]
    assert files(studio)["topics.yaml"] == TOPICS.replace(
        "- Trade", "- label: Trade\n  deprecated: true"
    )
    reply = applied(studio, {"do": "deprecate", "label": "Law", "successor": "Courts"})
    assert [each["path"] for each in reply["files"]] == ["topics.yaml", "works/a.md", "works/b.md"]
    assert files(studio)["works/a.md"] == A.replace("Law", "Courts")


def test_what_changed_since_the_preview_is_shown_anew(studio: Studio) -> None:
    change = {"do": "rename", "label": "Law", "to": "Courts"}
    state = asked(studio, change).json["state"]
    (studio.root / "works/a.md").write_text(A.replace("two", "both"))
    before = files(studio)
    for given in (state, None, "0"):
        reply = asked(studio, change, apply=True, state=given)
        assert (reply.status, reply.json["error"]) == (409, "state")
        assert [each["path"] for each in reply.json["files"]] == [
            "topics.yaml",
            "works/a.md",
            "works/b.md",
        ]
        assert files(studio) == before
    assert asked(studio, change, apply=True, state=reply.json["state"]).status == 200
    assert files(studio)["works/a.md"] == A.replace("two", "both").replace("Law", "Courts")


def test_a_page_that_is_not_saved_stays_as_it_is(studio: Studio) -> None:
    page = studio.page("works/a.md")
    end = len(page["text"])
    reply = studio.post(
        "/api/page/text", path="works/a.md", version=page["version"], changes=[[end, end, "More."]]
    )
    assert reply.status == 200
    reply = applied(studio, {"do": "rename", "label": "Law", "to": "Courts"})
    assert [each["path"] for each in reply["files"]] == ["topics.yaml", "works/b.md"]
    assert reply["refused"] == [{"path": "works/a.md", "reason": UNSAVED}]
    assert files(studio)["works/a.md"] == A
    assert studio.page("works/a.md")["text"] == A + "More."


def test_a_page_that_is_open_and_saved_is_read_anew(studio: Studio) -> None:
    before = studio.page("works/a.md")
    applied(studio, {"do": "rename", "label": "Law", "to": "Courts"})
    after = studio.page("works/a.md")
    assert after["text"] == A.replace("Law", "Courts")
    assert (after["unsaved"], after["disk"]) == (False, "same")
    assert after["version"] > before["version"]


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="needs the modes of files")
def test_a_file_that_is_write_protected_stays_as_it_is(studio: Studio) -> None:
    (studio.root / "works/a.md").chmod(0o444)
    reply = applied(studio, {"do": "rename", "label": "Law", "to": "Courts"})
    assert [each["path"] for each in reply["files"]] == ["topics.yaml", "works/b.md"]
    assert reply["refused"] == [{"path": "works/a.md", "reason": "the file is write-protected"}]
    assert files(studio)["works/a.md"] == A


def test_a_list_that_leads_out_of_the_site_is_not_written(studio: Studio, tmp_path: Path) -> None:
    outside = tmp_path / "outside.yaml"
    outside.write_text(TOPICS)
    (studio.root / "topics.yaml").unlink()
    (studio.root / "topics.yaml").symlink_to(outside)
    reply = asked(studio, {"do": "add", "label": "Peace"})
    assert (reply.status, reply.json["error"]) == (422, "impossible")
    assert outside.read_text() == TOPICS


def test_a_page_that_leads_out_of_the_site_is_not_written(studio: Studio, tmp_path: Path) -> None:
    outside = tmp_path / "outside.md"
    outside.write_text(A)
    (studio.root / "works/a.md").unlink()
    (studio.root / "works/a.md").symlink_to(outside)
    reply = applied(studio, {"do": "rename", "label": "Law", "to": "Courts"})
    assert [each["path"] for each in reply["files"]] == ["topics.yaml", "works/b.md"]
    assert outside.read_text() == A


@pytest.mark.parametrize(
    ("change", "status", "message"),
    [
        ({"do": "add", "label": "Law"}, 422, '"Law" is already a term or a synonym'),
        ({"do": "add", "label": "a\nb"}, 422, None),
        ({"do": "rename", "label": "Laws", "to": "Law"}, 422, '"Laws" is not a term of "topics"'),
        ({"do": "deprecate", "label": "Laws"}, 422, '"Laws" is not a term'),
        ({"do": "remove", "label": "Law"}, 400, None),
        ({"do": "add", "label": 1}, 400, '"label" must be a text'),
        ({"do": "rename", "label": "Law"}, 400, '"to" must be a text'),
        ({"do": "add", "label": "x", "synonyms": [1]}, 400, '"synonyms" must be a list of texts'),
        ({"do": "add", "label": "x", "synonyms": "ab"}, 400, '"synonyms" must be a list of texts'),
    ],
)
def test_what_cannot_be_done_is_refused(
    studio: Studio, change: dict[str, Any], status: int, message: str | None
) -> None:
    reply = asked(studio, change)
    assert reply.status == status
    assert message is None or reply.json["message"] == message


def test_other_lists_are_refused(studio: Studio) -> None:
    change = {"do": "add", "label": "Lima"}
    reply = asked(studio, change, list="places")
    assert (reply.status, reply.json["message"]) == (
        422,
        '"places" is not changed here: its terms come from places.json: change them there',
    )
    assert asked(studio, change, list="../topics").status == 404
    assert asked(studio, change, list=None).status == 400
