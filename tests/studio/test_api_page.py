"""One page: read, typed, edited in the form, repaired, saved."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tests.studio.client import Reply, Studio
from tests.studio.conftest import PAGE

WELLS = "projects/wells.md"


def applied(text: str, changes: list[list[Any]]) -> str:
    """Return an editor's text with changes; these texts hold no characters of two units."""
    for start, end, insert in reversed(changes):
        text = text[:start] + insert + text[end:]
    return text


def edited(studio: Studio, page: dict[str, Any], **operation: Any) -> Reply:
    return studio.post(
        "/api/page/edit", path=page["path"], version=page["version"], operation=operation
    )


def typed(studio: Studio, page: dict[str, Any], changes: list[list[Any]]) -> dict[str, Any]:
    reply = studio.post(
        "/api/page/text", path=page["path"], version=page["version"], changes=changes
    )
    assert reply.status == 200, reply.body
    return {**page, **reply.json, "text": applied(page["text"], changes)}


def saved(studio: Studio, page: dict[str, Any], digest: str | None = None) -> Reply:
    return studio.post(
        "/api/page/save",
        path=page["path"],
        version=page["version"],
        digest=page["digest"] if digest is None else digest,
    )


def field(page: dict[str, Any], key: str) -> dict[str, Any]:
    found: list[dict[str, Any]] = [each for each in page["form"]["fields"] if each["key"] == key]
    assert len(found) == 1
    return found[0]


def test_a_page(studio: Studio) -> None:
    page = studio.page(WELLS)
    assert (page["text"], page["version"], page["unsaved"], page["disk"], page["readOnly"]) == (
        PAGE, 1, False, "same", None,
    )  # fmt: skip
    enum, space = page["findings"]
    assert (enum["rule"], enum["severity"], enum["route"], enum["line"]) == (
        "schema-enum", "error", ["funder"], 4,
    )  # fmt: skip
    assert PAGE[enum["from"] : enum["to"]] == "European Comission"
    assert [(fix["safety"], applied(PAGE, fix["changes"])) for fix in space["fixes"]] == [
        ("safe", PAGE.replace("with  two", "with two"))
    ]
    funder = field(page, "funder")
    assert (funder["control"], funder["value"], funder["fits"], funder["problem"]) == (
        "choice", "European Comission", False, "not one of the choices",
    )  # fmt: skip
    assert funder["findings"] == [enum["id"]]


def test_a_value_is_changed_in_the_form(studio: Studio, site: Path) -> None:
    page = studio.page(WELLS)
    changes = edited(studio, page, do="set", route=["funder"], value="European Commission").json
    page = typed(studio, page, changes["changes"])
    assert (page["unsaved"], page["version"]) == (True, 2)
    assert [each["rule"] for each in page["findings"]] == ["text-double-space"]
    shown = studio.post("/api/page/difference", path=WELLS).json["hunks"][0]["lines"]
    assert [(line["kind"], line["text"]) for line in shown if line["kind"] != "same"] == [
        ("removed", "funder: European Comission"),
        ("added", "funder: European Commission"),
    ]
    assert (site / WELLS).read_text() == PAGE
    reply = saved(studio, page)
    assert (reply.status, reply.json["unsaved"], reply.json["version"]) == (200, False, 2)
    assert (site / WELLS).read_text() == PAGE.replace("Comission", "Commission")
    assert studio.page(WELLS)["digest"] == reply.json["digest"] != page["digest"]


def test_a_date_is_written_without_quotation_marks(studio: Studio) -> None:
    page = studio.page(WELLS)
    value = {"date": "2024-06-30"}
    changes = edited(studio, page, do="set", route=["start"], value=value).json["changes"]
    assert applied(PAGE, changes) == PAGE.replace("2024-05-01", "2024-06-30")


def test_keys_are_added_renamed_and_removed(studio: Studio) -> None:
    page = studio.page(WELLS)
    changes = edited(studio, page, do="add", route=["tags"], value=["a"]).json["changes"]
    page = typed(studio, page, changes)
    assert "funder: European Comission\ntags:\n- a\n---" in page["text"]
    page = typed(
        studio, page,
        edited(studio, page, do="insert", route=["tags", 1], value="b").json["changes"],
    )  # fmt: skip
    page = typed(
        studio, page, edited(studio, page, do="move", route=["tags", 1], to=0).json["changes"]
    )
    assert "tags:\n- b\n- a\n" in page["text"]
    page = typed(
        studio, page, edited(studio, page, do="rename", route=["tags"], key="words").json["changes"]
    )
    assert "words:\n- b\n- a\n" in page["text"]
    page = typed(studio, page, edited(studio, page, do="remove", route=["words"]).json["changes"])
    assert page["text"] == PAGE
    assert page["unsaved"] is False


@pytest.mark.parametrize(
    ("operation", "status", "code"),
    [
        ({"do": "rename", "route": ["start"], "key": "title"}, 422, "impossible"),
        ({"do": "rename", "route": ["start"], "key": ""}, 422, "impossible"),
        ({"do": "remove", "route": ["absent"]}, 422, "impossible"),
        ({"do": "set", "route": [], "value": 1}, 422, "impossible"),
        ({"do": "set", "route": ["title"], "value": "\ud83d"}, 422, "impossible"),
        ({"do": "run", "route": ["title"]}, 400, "request"),
        ({"do": "set", "route": [True]}, 400, "request"),
        ({"do": "set", "route": "title"}, 400, "request"),
    ],
)
def test_what_cannot_be_done(
    studio: Studio, operation: dict[str, Any], status: int, code: str
) -> None:
    reply = edited(studio, studio.page(WELLS), **operation)
    assert (reply.status, reply.json["error"]) == (status, code)


@pytest.mark.parametrize(
    "changes",
    [
        [[0, 10_000, ""]],
        [[5, 4, ""]],
        [[5, 6, ""], [0, 1, ""]],
        [[-1, 0, ""]],
        [[0, 0, "\ud83d"]],
    ],
)
def test_impossible_changes(studio: Studio, changes: list[list[Any]]) -> None:
    studio.page(WELLS)
    reply = studio.post("/api/page/text", path=WELLS, version=1, changes=changes)
    assert (reply.status, reply.json["error"]) == (422, "change")
    assert studio.page(WELLS)["version"] == 1


def test_all_safe_repairs(studio: Studio) -> None:
    page = studio.page(WELLS)
    reply = studio.post("/api/page/repair", path=WELLS, version=1)
    assert applied(page["text"], reply.json["changes"]) == PAGE.replace("with  two", "with two")
    other = studio.post("/api/page/repair", path=WELLS, version=1, rule="link-target")
    assert other.json == {"changes": []}


def test_a_finding_stays_by_a_comment(studio: Studio) -> None:
    page = studio.page(WELLS)
    space = page["findings"][1]
    asked = {"path": WELLS, "version": 1, "finding": space["id"], "reason": "as printed"}
    reply = studio.post("/api/page/stay", **asked, until="2026-12-31")
    assert applied(PAGE, reply.json["changes"]).endswith(
        "A project with  two spaces. "
        "<!-- profilelint-disable-line text-double-space until=2026-12-31 -- as printed -->\n"
    )
    page = typed(studio, page, reply.json["changes"])
    assert [each["rule"] for each in page["findings"]] == ["schema-enum"]


@pytest.mark.parametrize(
    ("more", "status"),
    [
        ({"reason": ""}, 422),
        ({"reason": "a --> <script>"}, 422),
        ({"reason": "why", "until": "2026-02-30"}, 422),
        ({"reason": "why", "finding": "0"}, 422),
    ],
)
def test_what_cannot_stay(studio: Studio, more: dict[str, str], status: int) -> None:
    space = studio.page(WELLS)["findings"][1]
    reply = studio.post(
        "/api/page/stay", **{"path": WELLS, "version": 1, "finding": space["id"], **more}
    )
    assert (reply.status, reply.json["error"]) == (status, "impossible")


def test_a_finding_is_recorded(studio: Studio, site: Path) -> None:
    page = studio.page(WELLS)
    reply = studio.post(
        "/api/page/stay", path=WELLS, version=1, finding=page["findings"][0]["id"],
        reason="", where="baseline",
    )  # fmt: skip
    assert reply.json == {"recorded": True}
    (baseline,) = site.glob("*baseline*")
    assert '"rule": "schema-enum"' in baseline.read_text()
    # The list of pages follows a moment later.
    studio.session.settle_plan()
    assert [each["rule"] for each in studio.page(WELLS)["findings"]] == ["text-double-space"]


def test_saving_without_a_change_writes_nothing(studio: Studio, site: Path) -> None:
    before = os.stat(site / WELLS)
    page = studio.page(WELLS)
    assert saved(studio, page).json["digest"] == page["digest"]
    after = os.stat(site / WELLS)
    assert (before.st_mtime_ns, before.st_ino) == (after.st_mtime_ns, after.st_ino)


def test_another_s_change_is_shown_and_not_overwritten(studio: Studio, site: Path) -> None:
    page = typed(studio, studio.page(WELLS), [[4, 4, "a: 1\n"]])
    theirs = PAGE.replace("Ica", "Lima")
    (site / WELLS).write_text(theirs)
    reply = saved(studio, page)
    assert (reply.status, reply.json["error"], reply.json["theirs"]) == (409, "conflict", theirs)
    assert reply.json["message"] == "somebody else changed this page meanwhile"
    lines = reply.json["difference"]["hunks"][0]["lines"]
    assert [each["text"] for each in lines if each["kind"] == "added"] == [
        "a: 1",
        "title: Wells for Ica",
    ]
    assert (site / WELLS).read_text() == theirs
    assert saved(studio, page, reply.json["theirDigest"]).status == 200
    assert (site / WELLS).read_text() == page["text"]


def test_a_page_that_was_deleted_can_be_saved(studio: Studio, site: Path) -> None:
    page = typed(studio, studio.page(WELLS), [[4, 4, "a: 1\n"]])
    (site / WELLS).unlink()
    reply = saved(studio, page)
    assert (reply.status, reply.json["theirs"], reply.json["theirDigest"]) == (409, None, "")
    assert reply.json["message"] == "the file of this page was deleted meanwhile"
    assert not (site / WELLS).exists()
    assert saved(studio, page, "").status == 200
    assert (site / WELLS).read_text() == page["text"]


def test_a_write_protected_page(studio: Studio, site: Path) -> None:
    (site / WELLS).chmod(0o444)
    page = studio.page(WELLS)
    assert page["readOnly"] == "the file is write-protected"
    reply = studio.post("/api/page/text", path=WELLS, version=1, changes=[[0, 0, "a"]])
    assert (reply.status, reply.json) == (
        403,
        {
            "error": "read-only",
            "message": "this page cannot be changed: the file is write-protected",
        },
    )


def test_a_page_that_is_no_text(site: Path, open_studio: Callable[[Path], Studio]) -> None:
    data = b"---\ntitle: Caf\xe9\n---\n"
    (site / WELLS).write_bytes(data)
    studio = open_studio(site)
    page = studio.page(WELLS)
    assert page["readOnly"] == "it is not in UTF-8: save it as UTF-8 first"
    assert saved(studio, page).status == 200
    assert (site / WELLS).read_bytes() == data


def test_two_windows(studio: Studio) -> None:
    one = studio.page(WELLS)
    other = typed(studio, studio.page(WELLS), [[4, 4, "a: 1\n"]])
    reply = studio.post("/api/page/text", path=WELLS, version=one["version"], changes=[[0, 0, "b"]])
    assert (reply.status, reply.json["error"]) == (409, "version")
    assert reply.json["page"]["text"] == other["text"]
    assert reply.json["page"]["version"] == other["version"] == 2


def test_what_was_typed_is_forgotten_on_demand(studio: Studio, site: Path) -> None:
    typed(studio, studio.page(WELLS), [[4, 4, "a: 1\n"]])
    (site / WELLS).write_text(PAGE + "More.\n")
    page = studio.post("/api/page/discard", path=WELLS).json
    assert (page["text"], page["unsaved"], page["disk"]) == (PAGE + "More.\n", False, "same")


def test_what_was_typed_outlives_the_studio(
    site: Path, open_studio: Callable[[Path], Studio]
) -> None:
    studio = open_studio(site)
    page = typed(studio, studio.page(WELLS), [[4, 4, "a: 1\n"]])
    # The other one is not asked to end before: it is as if it had been killed.
    (site / WELLS).write_text(PAGE + "More.\n")
    again = open_studio(site).page(WELLS)
    assert (again["text"], again["unsaved"], again["disk"]) == (page["text"], True, "changed")
    assert again["digest"] == page["digest"]


def test_what_was_typed_counts_where_it_cannot_be_kept(
    studio: Studio, site: Path, tmp_path: Path
) -> None:
    (tmp_path / "cache").mkdir(exist_ok=True)
    (tmp_path / "cache/drafts").write_text("")
    page = typed(studio, studio.page(WELLS), [[4, 4, "a: 1\n"]])
    page = typed(studio, page, [[4, 4, "b: 1\n"]])
    (fault,) = studio.get("/api/site").json["faults"]
    assert fault["message"] == (
        "texts that are not saved cannot be kept here, so they are lost when the studio ends: "
        "Not a directory; save often, or name another folder with --cache-dir"
    )
    assert fault["path"].startswith(str(tmp_path / "cache/drafts"))
    (tmp_path / "cache/drafts").unlink()
    page = typed(studio, page, [[4, 4, "c: 1\n"]])
    assert studio.get("/api/site").json["faults"] == []
    assert saved(studio, page).json["unsaved"] is False
    assert (site / WELLS).read_text() == PAGE.replace("title", "c: 1\nb: 1\na: 1\ntitle", 1)


def test_a_page_that_may_be_changed_by_now(studio: Studio, site: Path) -> None:
    (site / WELLS).chmod(0o444)
    assert studio.page(WELLS)["readOnly"] == "the file is write-protected"
    assert studio.page(WELLS)["version"] == 1
    (site / WELLS).chmod(0o644)
    assert studio.page(WELLS)["readOnly"] is None
    page = typed(studio, studio.page(WELLS), [[4, 4, "a: 1\n"]])
    assert saved(studio, page).json["unsaved"] is False
    (site / WELLS).write_bytes(b"\xff")
    assert [studio.page(WELLS)["version"] for _ in range(3)] == [4, 4, 4]


def test_a_folder_that_became_a_link(studio: Studio, site: Path, tmp_path: Path) -> None:
    page = typed(studio, studio.page(WELLS), [[4, 4, "a: 1\n"]])
    outside = tmp_path / "outside"
    (site / "projects").rename(outside)
    (site / "projects").symlink_to(outside)
    reply = saved(studio, page)
    assert (reply.status, reply.json["error"]) == (409, "write")
    assert reply.json["message"] == (
        "this page cannot be saved: it is a link out of the folder of the site, or no file"
    )
    assert (outside / "wells.md").read_text() == PAGE


def test_a_new_page_is_written_when_it_is_saved(studio: Studio, site: Path) -> None:
    text = "---\ntitle: New\nstart: 2026-01-01\n---\n"
    added = studio.session.add_page("projects/new.md", text)
    page = studio.page("projects/new.md")
    assert (page["disk"], page["unsaved"], page["digest"], added.version) == ("new", True, "", 2)
    assert not (site / "projects/new.md").exists()
    (site / "projects/roads.md").unlink()
    (site / "projects/wells.md").unlink()
    (site / "projects").rmdir()
    assert saved(studio, page).json["unsaved"] is False
    assert (site / "projects/new.md").read_text() == text


def test_a_new_page_is_forgotten(studio: Studio, site: Path) -> None:
    studio.session.add_page("projects/new.md", "---\ntitle: New\n---\n")
    reply = studio.post("/api/page/discard", path="projects/new.md")
    assert reply.json == {"path": "projects/new.md", "gone": True}
    studio.session.settle_plan()
    assert studio.get("/api/page", path="projects/new.md").status == 404


def test_a_new_page_s_name_that_was_taken_meanwhile(studio: Studio, site: Path) -> None:
    studio.session.add_page("projects/new.md", "---\ntitle: New\n---\n")
    page = studio.page("projects/new.md")
    (site / "projects/new.md").write_text("theirs")
    reply = saved(studio, page)
    assert (reply.status, reply.json["error"], reply.json["theirs"]) == (409, "conflict", "theirs")
    assert reply.json["message"] == "somebody else made a page of this name meanwhile"
    assert (site / "projects/new.md").read_text() == "theirs"


def test_choices(studio: Studio) -> None:
    funder = field(studio.page(WELLS), "funder")
    reply = studio.get("/api/page/choices", path=WELLS, id=funder["choices"])
    assert reply.json["choices"] == [
        {
            "value": each, "label": each, "synonyms": [], "note": "", "detail": "",
            "deprecated": False,
        }
        for each in ("European Commission", "World Bank")
    ]  # fmt: skip
    assert studio.get("/api/page/choices", path=WELLS, id="0").status == 404


def test_images(studio: Studio, site: Path) -> None:
    drawing = b'<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>'
    (site / "a.svg").write_bytes(drawing)
    (site / "a.txt").write_text("no image")
    studio.session.workspace.renew()
    studio.session.settle_plan()
    reply = studio.get("/api/file", path="a.svg")
    assert (reply.status, reply.body, reply.headers["content-type"]) == (
        200, drawing, "image/svg+xml",
    )  # fmt: skip
    assert reply.headers["content-security-policy"].startswith("sandbox;")
    for path in ("a.txt", "../a.svg", "b.svg", "projects/../a.svg", "/etc/passwd"):
        assert studio.get("/api/file", path=path).status == 404
