"""New pages over HTTP."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from tests.studio.client import TODAY, Reply, Studio


def made(studio: Studio, **body: str | None) -> Reply:
    return studio.post(
        "/api/new",
        **{"collection": "projects", "folder": "projects", "name": None, "title": None, **body},
    )


def test_the_kinds_are_the_collections(studio: Studio) -> None:
    (kind,) = studio.get("/api/new").json["kinds"]
    form = kind.pop("form")
    assert kind == {
        "collection": "projects",
        "folder": "projects",
        "folders": ["projects"],
        "files": {"projects": "{name}.md"},
        "file": "{name}.md",
        "example": "projects/roads.md",
    }
    assert [(each["key"], each["control"], each["present"]) for each in form["fields"]] == [
        ("title", "text", False),
        ("start", "date", False),
        ("funder", "choice", False),
        ("draft", "yes-no", False),
        ("tags", "list", False),
    ]


def test_a_new_page_is_a_draft_until_it_is_saved(studio: Studio) -> None:
    reply = made(studio, title='Wells: "Ica" & Lima')
    assert reply.json == {"path": "projects/wells-ica-lima.md"}
    page = studio.page("projects/wells-ica-lima.md")
    assert page["text"] == "---\ntitle: 'Wells: \"Ica\" & Lima'\nstart:\n---\n\n"
    assert (page["unsaved"], page["disk"], page["collection"]) == (True, "new", "projects")
    full = studio.root / "projects/wells-ica-lima.md"
    assert not full.exists()
    rows = {row["path"] for row in studio.get("/api/pages").json["rows"]}
    assert "projects/wells-ica-lima.md" in rows
    saved = studio.post(
        "/api/page/save",
        path=page["path"],
        version=page["version"],
        digest=page["digest"],
    )
    assert saved.status == 200, saved.body
    assert full.read_text() == page["text"]


def test_a_name_that_is_given_is_taken(studio: Studio) -> None:
    assert made(studio, name="ica", title="Wells").json == {"path": "projects/ica.md"}
    assert studio.page("projects/ica.md")["text"].startswith("---\ntitle: Wells\n")


def test_a_page_that_is_there_is_not_made_again(studio: Studio) -> None:
    for name in ("wells", "Wells", "WELLS"):
        reply = made(studio, name=name)
        assert (reply.status, reply.json["error"]) == (409, "exists")
    assert made(studio, name="new").status == 200
    assert made(studio, name="New").status == 409


@pytest.mark.parametrize(
    "name",
    [
        *("", " ", "../up", "a/b", "a\\b", "/etc/passwd", "..", ".hidden", "-rf", "_index", "a\0b"),
        *("a\nb", "a:b", "CON", "nul.x", "x" * 101, "ж" * 101, "end.", "\u202egnp", "\ud800"),
    ],
)
def test_hostile_names_are_refused(studio: Studio, name: str) -> None:
    reply = made(studio, name=name)
    assert (reply.status, reply.json["error"]) == (422, "impossible")
    assert sorted(path.name for path in (studio.root / "projects").iterdir()) == [
        "roads.md",
        "wells.md",
    ]


@pytest.mark.parametrize(
    ("collection", "folder"),
    [("projects", ""), ("projects", "../projects"), ("projects", "projects/"), ("", "projects")],
)
def test_only_folders_of_the_collection_are_taken(
    studio: Studio, collection: str, folder: str
) -> None:
    assert made(studio, collection=collection, folder=folder, name="x").status == 404


def test_a_title_of_which_no_name_can_be_made(studio: Studio) -> None:
    reply = made(studio, title="… !")
    assert (reply.status, reply.json["message"]) == (422, "write a name for the page")


@pytest.mark.parametrize(
    ("title", "written"),
    [
        ("a\nb: c", "a b: c"),
        ("--- \x00 #", "--- \x00 #"),
        ("{name}", "{name}"),
        ("]]> </script>", "]]> </script>"),
        ("\u2028x", "x"),
        ("2026-01-31", "2026-01-31"),
        ("x" * 10_000, "x" * 500),
    ],
)
def test_any_title_is_written_as_text(studio: Studio, title: str, written: str) -> None:
    assert made(studio, name="new", title=title).status == 200
    page = studio.page("projects/new.md")
    assert page["title"] == " ".join(written[:300].split())
    fields = {each["key"]: each["value"] for each in page["form"]["fields"]}
    assert (fields["title"], fields["start"]) == (written, None)


def test_a_title_that_no_file_can_hold(studio: Studio) -> None:
    assert made(studio, name="new", title="\ud800").status == 422


def test_a_page_in_a_folder_of_its_own_gets_the_folder_when_it_is_saved(
    site: Path, open_studio: Callable[[Path], Studio]
) -> None:
    config = site / "profilelint.toml"
    config.write_text(config.read_text().replace("projects/*.md", "projects/*/index.md"))
    for path in sorted((site / "projects").iterdir()):
        (site / "projects" / path.stem).mkdir()
        path.rename(site / "projects" / path.stem / "index.md")
    studio = open_studio(site)
    assert studio.get("/api/new").json["kinds"][0]["file"] == "{name}/index.md"
    assert made(studio, name="ica").json == {"path": "projects/ica/index.md"}
    assert not (site / "projects/ica").exists()
    page = studio.page("projects/ica/index.md")
    saved = studio.post(
        "/api/page/save", path=page["path"], version=page["version"], digest=page["digest"]
    )
    assert saved.status == 200, saved.body
    assert (site / "projects/ica/index.md").read_text() == "---\ntitle:\nstart:\n---\n\n"


def test_posts_have_the_day_in_their_name(
    site: Path, open_studio: Callable[[Path], Studio]
) -> None:
    for path in sorted((site / "projects").iterdir()):
        path.rename(path.with_name(f"2024-05-01-{path.name}"))
    studio = open_studio(site)
    assert made(studio, name="ica").json == {"path": f"projects/{TODAY}-ica.md"}
