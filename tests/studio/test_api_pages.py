"""The list of pages, the site, and what is told of them."""

from __future__ import annotations

from tests.studio.client import Studio, events, settled


def test_the_site(studio: Studio) -> None:
    site = studio.get("/api/site").json
    assert (site["name"], site["configuration"], site["today"]) == (
        "site", "profilelint.toml", "2026-02-03",
    )  # fmt: skip
    assert site["collections"] == [{"name": "projects", "title": "projects"}]
    assert (site["git"], site["branch"], site["faults"]) == (False, None, [])


def test_the_rows(studio: Studio) -> None:
    with studio.stream() as stream:
        rows = settled(studio, stream)
    roads, wells = rows["projects/roads.md"], rows["projects/wells.md"]
    assert len(rows) == 2
    assert roads == {
        "path": "projects/roads.md",
        "title": "Roads",
        "collection": "projects",
        "judged": True,
        "errors": 0,
        "warnings": 0,
        "hints": 0,
        "fixable": 0,
        "rules": [],
        "draft": False,
        "hidden": False,
        "unsaved": False,
        "changed": False,
        "publishable": True,
    }
    assert wells["rules"] == ["schema-enum", "text-double-space"]
    assert (wells["errors"], wells["warnings"], wells["hints"], wells["fixable"]) == (1, 0, 1, 1)
    assert wells["publishable"] is False


def test_the_end(studio: Studio) -> None:
    with studio.stream() as stream:
        told = events(stream)
        next(told)
        assert studio.post("/api/end").json == {"ended": True}
        assert list(told)[-1] == ("ended", {})
