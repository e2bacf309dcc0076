"""What other programs do to the files of the site while it is open."""

from __future__ import annotations

import http.client
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tests.repository import git
from tests.studio.client import Studio, events, settled
from tests.studio.conftest import CONFIG, PAGE

from profilelint.studio import session as session_module

WELLS = "projects/wells.md"


class Told:
    """What a stream told so far: rows by path, and the last content of each other event."""

    def __init__(self, studio: Studio, stream: http.client.HTTPResponse) -> None:
        self.rows = settled(studio, stream)
        self.last: dict[str, Any] = {}
        self._events = events(stream)

    def until(self, is_so: Callable[[], bool]) -> None:
        """Listen until something is so."""
        while not is_so():
            name, content = next(self._events)
            if name == "pages":
                self.rows.update({row["path"]: row for row in content["rows"]})
                for path in content["removed"]:
                    del self.rows[path]
            else:
                self.last[name] = content


def test_a_page_that_another_program_saves(studio: Studio, site: Path) -> None:
    studio.page(WELLS)
    with studio.stream() as stream:
        told = Told(studio, stream)
        (site / WELLS).write_text(PAGE.replace("Comission", "Commission").replace("Ica", "Lima"))
        told.until(lambda: told.rows[WELLS]["title"] == "Wells for Lima")
        told.until(lambda: told.rows[WELLS]["judged"] and "disk" in told.last)
        assert told.last["disk"] == {"path": WELLS, "state": "changed"}
        assert told.rows[WELLS]["errors"] == 0
    reply = studio.post("/api/page/repair", path=WELLS, version=1)
    assert (reply.status, reply.json["error"]) == (409, "version")
    page = studio.page(WELLS)
    assert (page["disk"], page["title"], page["version"]) == ("same", "Wells for Lima", 2)


def test_pages_that_come_and_go(studio: Studio, site: Path) -> None:
    with studio.stream() as stream:
        told = Told(studio, stream)
        (site / "projects/new.md").write_text("---\ntitle: New\nstart: 2026-01-01\n---\n")
        (site / WELLS).unlink()
        told.until(lambda: WELLS not in told.rows and "projects/new.md" in told.rows)
        told.until(lambda: told.rows["projects/new.md"]["judged"])
        assert told.rows["projects/new.md"]["title"] == "New"
    assert studio.get("/api/page", path=WELLS).status == 404


def test_a_configuration_that_breaks(studio: Studio, site: Path) -> None:
    with studio.stream() as stream:
        told = Told(studio, stream)
        (site / "profilelint.toml").write_text("[[collections\n")
        told.until(lambda: bool(told.last.get("faults")))
        (fault,) = told.last["faults"]
        assert fault["line"] == 1
        assert studio.page(WELLS)["form"]["state"] == "form"
        (site / "profilelint.toml").write_text(CONFIG)
        told.until(lambda: told.last["faults"] == [])


def test_what_changed_since_the_main_branch(
    site: Path, open_studio: Callable[[Path], Studio]
) -> None:
    git(site, "init", "-q", "-b", "main")
    git(site, "add", "-A")
    git(site, "commit", "-q", "-m", "First")
    git(site, "checkout", "-q", "-b", "words")
    (site / "projects/roads.md").write_text("---\ntitle: Roads\nstart: 2025-01-02\n---\n\nText.\n")
    git(site, "commit", "-q", "-a", "-m", "Second")
    studio = open_studio(site)
    about = studio.get("/api/site").json
    assert (about["git"], about["branch"]) == (True, "words")
    with studio.stream() as stream:
        told = Told(studio, stream)
        told.until(lambda: told.rows["projects/roads.md"]["changed"])
        assert not told.rows[WELLS]["changed"]
        (site / WELLS).write_text(PAGE + "\nMore.\n")
        told.until(lambda: told.rows[WELLS]["changed"])


def test_it_ends_when_no_page_is_open(studio: Studio, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(session_module, "LINGER", 0.1)
    with studio.stream() as stream:
        next(events(stream))
    studio.wait()


def test_only_rows_that_are_others_are_told(studio: Studio) -> None:
    page = studio.page(WELLS)
    with studio.stream() as stream:
        told = Told(studio, stream)
        studio.post(
            "/api/page/text", path=WELLS, version=page["version"], changes=[[4, 4, "a: 1\n"]]
        )
        told.until(lambda: told.rows[WELLS]["unsaved"])
        told.rows.clear()
        page = studio.page(WELLS)
        studio.post("/api/page/text", path=WELLS, version=page["version"], changes=[[11, 12, "e"]])
        told.until(lambda: WELLS in told.rows)
        assert list(told.rows) == [WELLS]
        assert told.rows[WELLS]["errors"] == 2
