"""One field over many pages, over HTTP."""

from __future__ import annotations

import json
from typing import Any

import pytest
from tests.studio.client import Reply, Studio

from profilelint.studio.proposal import UNSAVED

ROADS, WELLS = "projects/roads.md", "projects/wells.md"


def table(studio: Studio, *route: str) -> Any:
    reply = studio.get("/api/field", collection="projects", route=json.dumps(route))
    assert reply.status == 200, reply.body
    return reply.json


def asked(studio: Studio, values: dict[str, Any], *route: str, **more: Any) -> Reply:
    body = {"collection": "projects", "route": list(route), "values": values, "apply": False}
    return studio.post("/api/field", **{**body, **more})


def test_the_fields_to_choose_among(studio: Studio) -> None:
    (studio.root / WELLS).write_text("---\ntitle: A\nmore:\n  own key: 1\n---\n")
    answer = studio.get("/api/field", collection="projects").json
    assert [(each["route"], each["label"]) for each in answer["routes"]] == [
        (["title"], "Title"),
        (["start"], "Start"),
        (["funder"], "Funder"),
        (["draft"], "Draft"),
        (["tags"], "Tags"),
        (["more", "own key"], "More / Own key"),
    ]
    assert (answer["field"], answer["rows"]) == (None, [])


def test_each_page_tells_its_value_and_what_is_wrong_with_it(studio: Studio) -> None:
    studio.page(WELLS)  # judges it
    studio.page(ROADS)
    answer = table(studio, "funder")
    assert (answer["field"]["control"], answer["field"]["choices"] is None) == ("choice", False)
    assert answer["rows"][0] == {
        "path": ROADS,
        "title": "Roads",
        "present": False,
        "value": None,
        "written": None,
        "findings": [],
    }
    (finding,) = answer["rows"][1].pop("findings")
    assert finding["severity"] == "error"
    assert "European Comission" in finding["message"]
    assert answer["rows"][1] == {
        "path": WELLS,
        "title": "Wells for Ica",
        "present": True,
        "value": "European Comission",
        "written": "European Comission",
    }


def test_what_is_typed_is_in_the_table_at_once(studio: Studio) -> None:
    assert [row["value"] for row in table(studio, "title")["rows"]] == ["Roads", "Wells for Ica"]
    page = studio.page(WELLS)
    at = page["text"].index("Wells")
    studio.post("/api/page/text", path=WELLS, version=page["version"], changes=[[at, at + 5, "A"]])
    (studio.root / ROADS).write_text("---\nother: 1\n---\n")
    assert [row["value"] for row in table(studio, "title")["rows"]] == [None, "A for Ica"]
    assert [row["value"] for row in table(studio, "other")["rows"]] == [1, None]
    assert [row["value"] for row in table(studio, "title")["rows"]] == [None, "A for Ica"]


def test_values_are_set_and_removed(studio: Studio) -> None:
    before = {path: (studio.root / path).read_text() for path in (ROADS, WELLS)}
    values = {ROADS: "World Bank", WELLS: None}
    preview = asked(studio, values, "funder").json
    assert [each["path"] for each in preview["files"]] == [ROADS, WELLS]
    assert {path: (studio.root / path).read_text() for path in before} == before
    reply = asked(studio, values, "funder", apply=True, state=preview["state"])
    assert (reply.status, reply.json["applied"]) == (200, True)
    assert (studio.root / ROADS).read_text() == before[ROADS].replace(
        "start: 2025-01-01\n", "start: 2025-01-01\nfunder: World Bank\n"
    )
    assert (studio.root / WELLS).read_text() == before[WELLS].replace(
        "funder: European Comission\n", ""
    )
    assert [row["value"] for row in table(studio, "funder")["rows"]] == ["World Bank", None]


def test_a_date_is_written_as_one(studio: Studio) -> None:
    values = {ROADS: {"date": "2026-01-31"}}
    state = asked(studio, values, "start").json["state"]
    assert asked(studio, values, "start", apply=True, state=state).status == 200
    assert "\nstart: 2026-01-31\n" in (studio.root / ROADS).read_text()


def test_what_changed_since_the_preview_is_shown_anew(studio: Studio) -> None:
    values = {ROADS: "World Bank"}
    state = asked(studio, values, "funder").json["state"]
    (studio.root / ROADS).write_text("---\ntitle: Other\n---\n")
    reply = asked(studio, values, "funder", apply=True, state=state)
    assert (reply.status, reply.json["error"]) == (409, "state")
    assert (studio.root / ROADS).read_text() == "---\ntitle: Other\n---\n"


def test_pages_that_cannot_be_changed_are_told(studio: Studio) -> None:
    (studio.root / ROADS).write_text("No front matter.\n")
    page = studio.page(WELLS)
    studio.post("/api/page/text", path=WELLS, version=page["version"], changes=[[0, 0, "\n"]])
    reply = asked(studio, {ROADS: "World Bank", WELLS: "World Bank"}, "funder").json
    assert reply["files"] == []
    assert reply["refused"] == [
        {"path": ROADS, "reason": "it has no front matter that can be read"},
        {"path": WELLS, "reason": UNSAVED},
    ]


@pytest.mark.parametrize(
    "path", ["projects/none.md", "../outside.md", "/etc/passwd", "profilelint.toml", ""]
)
def test_only_pages_of_the_collection_are_written(studio: Studio, path: str) -> None:
    reply = asked(studio, {path: "x"}, "funder")
    assert (reply.status, reply.json["error"]) == (404, "unknown-page")


def test_requests_that_are_none(studio: Studio) -> None:
    assert studio.get("/api/field", collection="none").status == 404
    assert studio.get("/api/field").status == 400
    for route in ("{", "1", '["a", 1]', '[""]', json.dumps(["a"] * 9), "[" * 20_000):
        assert studio.get("/api/field", collection="projects", route=route).status == 400
    assert asked(studio, {}, "funder", route=[]).status == 400
    body = {"collection": "projects", "route": ["funder"], "values": [], "apply": False}
    assert studio.post("/api/field", **body).status == 400
    assert asked(studio, {}, "funder", collection="none").status == 404
    assert asked(studio, {ROADS: "\ud800"}, "funder").status == 422
    assert asked(studio, {ROADS: "x"}, "\ud800").status == 422


def test_values_that_no_page_can_hold_are_refused(studio: Studio) -> None:
    before = (studio.root / ROADS).read_text()
    deep: Any = "x"
    for _ in range(200):
        deep = [deep]
    for value in (deep, {"a": deep}, 1e400, {"date": "x: y\n#"}):
        reply = asked(studio, {ROADS: value}, "other")
        assert reply.status in (200, 400)
        if reply.status == 200 and reply.json["files"]:
            state = reply.json["state"]
            asked(studio, {ROADS: value}, "other", apply=True, state=state)
            assert table(studio, "other")["rows"][0]["value"] == "x: y\n#"
        else:
            assert (studio.root / ROADS).read_text() == before


def test_a_number_that_a_browser_would_round_is_shown_as_it_stands(studio: Studio) -> None:
    (studio.root / ROADS).write_text("---\nother: 9007199254740993\nlist: [.nan, 1e999]\n---\n")
    assert table(studio, "other")["rows"][0]["value"] == "9007199254740993"
    assert table(studio, "list")["rows"][0]["value"] == [".nan", "1e999"]
