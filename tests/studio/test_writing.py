"""A change of many files while it is written: what is told meanwhile, and what when it fails."""

from __future__ import annotations

import http.client
import json
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from tests.studio.client import Reply, Studio, events
from tests.studio.disk import Disk, waiting_at

from profilelint.studio import exchange

PATHS = [f"projects/{name}.md" for name in ("a", "b", "c", "d")]
PAGE = "---\ntitle: A\nstart: 2024-05-01\nfunder: World Bank # theirs\n---\n\nText.\n"
WRITTEN = PAGE.replace("World Bank", "European Commission")
BUSY = "another change is being written: wait until that is done"


@pytest.fixture
def disk() -> Iterator[Disk]:
    with waiting_at(PATHS[1]) as disk:
        yield disk


@pytest.fixture
def site(site: Path) -> Path:
    for path in PATHS:
        (site / path).write_text(PAGE)
    return site


@pytest.fixture
def studio(site: Path, disk: Disk, open_studio: Callable[[Path], Studio]) -> Studio:
    return open_studio(site)


@pytest.fixture
def beside() -> Iterator[ThreadPoolExecutor]:
    with ThreadPoolExecutor(1) as pool:
        yield pool


def body(studio: Studio, value: str = "European Commission", **more: Any) -> dict[str, Any]:
    """Return a change of all pages as it is asked for when it was looked at."""
    values = dict.fromkeys(PATHS, value)
    asked = {"collection": "projects", "route": ["funder"], "values": values, **more}
    preview = studio.post("/api/field", **asked, apply=False)
    assert [each["path"] for each in preview.json["files"]] == PATHS
    return {**asked, "apply": True, "state": preview.json["state"]}


def begun(studio: Studio, disk: Disk, beside: ThreadPoolExecutor) -> Future[Reply]:
    """Return the answer to come of a change of which one file is written."""
    asked = body(studio)
    answer = beside.submit(lambda: studio.post("/api/field", **asked))
    assert disk.is_reached.wait(30)
    return answer


def texts(studio: Studio) -> list[str]:
    return [(studio.root / path).read_text() for path in PATHS]


def test_all_are_told_how_far_it_is(studio: Studio, disk: Disk, beside: ThreadPoolExecutor) -> None:
    with studio.stream() as stream:
        told = (content for name, content in events(stream) if name == "writing")
        answer = begun(studio, disk, beside)
        assert next(told) == {"done": 1, "total": 4}
        assert texts(studio) == [WRITTEN, PAGE, PAGE, PAGE]
        disk.goes_on.set()
        assert next(each for each in told if each["done"] == 4) == {"done": 4, "total": 4}
        assert answer.result(30).json["applied"] is True


def test_others_are_answered_but_no_other_change_is_written(
    studio: Studio, disk: Disk, beside: ThreadPoolExecutor
) -> None:
    other = body(studio, "Other")
    answer = begun(studio, disk, beside)
    assert studio.page(PATHS[3])["text"] == PAGE
    for address, asked in (
        ("/api/field", other),
        (
            "/api/terms/change",
            {"list": "x", "change": {"do": "add", "label": "x"}, "apply": True, "state": ""},
        ),
        ("/api/changes/commit", {"paths": PATHS, "message": "One client"}),
    ):
        reply = studio.post(address, **asked)
        assert (reply.status, reply.json) == (409, {"error": "busy", "message": BUSY})
    disk.goes_on.set()
    assert [each["path"] for each in answer.result(30).json["files"]] == PATHS
    assert texts(studio) == [WRITTEN] * 4
    assert studio.post("/api/field", **body(studio, "Other")).json["refused"] == []
    assert texts(studio) == [PAGE.replace("World Bank", "Other")] * 4


def test_whoever_waits_long_hears_that_it_goes_on(
    studio: Studio, disk: Disk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(exchange, "_SILENCE", 0.01)
    headers = {"Cookie": studio.cookie, "Content-Type": "application/json"}
    connection = http.client.HTTPConnection("127.0.0.1", studio.port, timeout=60)
    connection.request("POST", "/api/field", json.dumps(body(studio)), headers)
    with connection.getresponse() as reply:
        assert (reply.status, reply.read(1)) == (200, b" ")
        assert texts(studio) != [WRITTEN] * 4
        disk.goes_on.set()
        assert json.loads(reply.read())["applied"] is True
    connection.close()
    assert texts(studio) == [WRITTEN] * 4


def test_what_was_written_before_a_failure_is_told(
    studio: Studio, disk: Disk, beside: ThreadPoolExecutor
) -> None:
    disk.fault = MemoryError("no more")
    answer = begun(studio, disk, beside)
    disk.goes_on.set()
    told = answer.result(30).json
    assert [each["path"] for each in told["files"]] == PATHS[:1]
    reason = "internal error: MemoryError: no more"
    assert told["refused"] == [{"path": path, "reason": reason} for path in PATHS[1:]]
    assert texts(studio) == [WRITTEN, PAGE, PAGE, PAGE]
    # What is left can be done once more.
    disk.fault = None
    values = dict.fromkeys(PATHS, "European Commission")
    asked = {"collection": "projects", "route": ["funder"], "values": values}
    preview = studio.post("/api/field", **asked, apply=False).json
    assert [each["path"] for each in preview["files"]] == PATHS[1:]
    reply = studio.post("/api/field", **asked, apply=True, state=preview["state"])
    assert (reply.status, reply.json["refused"]) == (200, [])
    assert texts(studio) == [WRITTEN] * 4


def test_a_file_that_somebody_changes_meanwhile_stays_theirs(
    studio: Studio, disk: Disk, beside: ThreadPoolExecutor
) -> None:
    answer = begun(studio, disk, beside)
    (studio.root / PATHS[2]).write_text("Theirs.\n")
    disk.goes_on.set()
    told = answer.result(30).json
    assert [each["path"] for each in told["files"]] == [PATHS[0], PATHS[1], PATHS[3]]
    assert told["refused"] == [
        {"path": PATHS[2], "reason": "it was changed by somebody else in the meantime"}
    ]
    assert texts(studio) == [WRITTEN, WRITTEN, "Theirs.\n", WRITTEN]


def test_what_was_begun_is_finished_though_nobody_waits(studio: Studio, disk: Disk) -> None:
    headers = {"Cookie": studio.cookie, "Content-Type": "application/json"}
    connection = http.client.HTTPConnection("127.0.0.1", studio.port, timeout=60)
    connection.request("POST", "/api/field", json.dumps(body(studio)), headers)
    assert disk.is_reached.wait(30)
    connection.close()
    assert studio.post("/api/end").status == 200
    disk.goes_on.set()
    studio.wait()
    assert texts(studio) == [WRITTEN] * 4
