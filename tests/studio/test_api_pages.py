"""The list of pages, the site, and what is told of them."""

from __future__ import annotations

from tests.studio.client import Studio, events


def settled(studio: Studio) -> list[dict[str, object]]:
    """Return the rows of all pages once they are judged, as the stream of events has them."""
    rows = {row["path"]: row for row in studio.get("/api/pages").json["rows"]}
    with studio.stream() as stream:
        for name, content in events(stream):
            if name == "pages":
                rows.update({row["path"]: row for row in content["rows"]})
            if all(row["judged"] and row["publishable"] is not None for row in rows.values()):
                break
    return [rows[path] for path in sorted(rows)]


def test_the_site(studio: Studio) -> None:
    site = studio.get("/api/site").json
    assert (site["name"], site["configuration"], site["today"]) == (
        "site", "profilelint.toml", "2026-02-03",
    )  # fmt: skip
    assert site["collections"] == [{"name": "projects", "title": "projects"}]
    assert (site["git"], site["branch"], site["faults"]) == (False, None, [])


def test_the_rows(studio: Studio) -> None:
    roads, wells = settled(studio)
    assert roads == {
        "path": "projects/roads.md",
        "title": "Roads",
        "collection": "projects",
        "judged": True,
        "errors": 0,
        "warnings": 0,
        "infos": 0,
        "fixable": 0,
        "rules": [],
        "draft": False,
        "hidden": False,
        "unsaved": False,
        "changed": False,
        "publishable": True,
    }
    assert wells["rules"] == ["schema-enum", "text-double-space"]
    assert (wells["errors"], wells["warnings"], wells["infos"], wells["fixable"]) == (1, 0, 1, 1)
    assert wells["publishable"] is False


def test_the_end(studio: Studio) -> None:
    with studio.stream() as stream:
        told = events(stream)
        next(told)
        assert studio.post("/api/end").json == {"ended": True}
        assert list(told)[-1] == ("ended", {})
