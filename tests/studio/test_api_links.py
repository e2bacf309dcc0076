"""The links of a page, asked for over HTTP, with sites on the loopback."""

from __future__ import annotations

import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from tests.net.loopback import PAGE, Internet, Seen, answer
from tests.studio.client import Studio

from profilelint.app.workspace_setup import make_online
from profilelint.engine.plan import Plan
from profilelint.engine.reachability import Reachability
from profilelint.links.history import LinkHistory
from profilelint.links.settings import CheckSettings

WELLS = "projects/wells.md"
TEXT = """\
---
title: Wells
start: 2024-05-01
---

😀 [fine](http://fine.zz/) and [gone](http://fine.zz/gone), [inside](http://10.0.0.7/),
<mailto:ada@site.example> and [here](/projects/roads).
"""


@pytest.fixture
def internet(tmp_path: Path) -> Iterator[Internet]:
    internet = Internet(tmp_path)
    yield internet
    internet.close()


@pytest.fixture
def online(studio: Studio, internet: Internet) -> Studio:
    """Return the studio with the names and sites of a small internet."""

    def asking(plan: Plan) -> Reachability:
        settings = CheckSettings(exclude=plan.config.links.exclude)
        return Reachability(settings, internet.policy(), LinkHistory(""))

    studio.session.online = asking
    return studio


def typed(studio: Studio, text: str) -> None:
    page = studio.page(WELLS)
    whole = [0, len(page["text"].encode("utf-16-le")) // 2, text]
    reply = studio.post("/api/page/text", path=WELLS, version=page["version"], changes=[whole])
    assert reply.status == 200, reply.body


def test_the_links_of_the_text_that_is_not_saved(online: Studio, internet: Internet) -> None:
    site = internet.site("fine.zz", {"/": PAGE, "/gone": answer(404)})
    typed(online, TEXT)
    reply = online.post("/api/page/links", path=WELLS)
    assert reply.status == 200, reply.body
    units = TEXT.encode("utf-16-le")
    shown = [
        (
            units[2 * each["from"] : 2 * each["to"]].decode("utf-16-le"),
            each["verdict"],
            each["severity"],
            each["is_fault"],
        )
        for each in reply.json["links"]
    ]
    assert shown == [
        ("http://fine.zz/", "ok", None, False),
        ("http://fine.zz/gone", "broken", "error", True),
        ("http://10.0.0.7/", "unsafe-target", "error", True),
        ("mailto:ada@site.example", "unsupported", None, False),
    ]
    assert [each["address"] for each in reply.json["links"]] == [each[0] for each in shown]
    assert '"http://fine.zz/gone"' in reply.json["links"][1]["message"]
    assert reply.json["version"] == online.page(WELLS)["version"]
    assert {each.path for each in site.seen} == {"/", "/gone"}


def test_the_settings_of_the_site_hold(online: Studio, internet: Internet) -> None:
    site = internet.site("fine.zz", {"/": PAGE})
    config = online.root / "profilelint.toml"
    config.write_text(config.read_text() + '\n[links]\nexclude = ["fine.zz"]\n')
    online.session.workspace.renew()
    online.session.settle_plan()
    typed(online, "---\ntitle: A\n---\n\n<http://fine.zz/>\n")
    (link,) = online.post("/api/page/links", path=WELLS).json["links"]
    assert (link["verdict"], link["is_fault"]) == ("skipped", False)
    assert site.seen == []


def test_one_page_at_a_time_and_others_are_served_meanwhile(
    online: Studio, internet: Internet
) -> None:
    asked, go_on = threading.Event(), threading.Event()

    def slow(_seen: Seen, _connection: Any) -> bytes:
        asked.set()
        assert go_on.wait(30)
        return PAGE

    internet.site("slow.zz", {"/": slow})
    typed(online, "---\ntitle: A\n---\n\n<http://slow.zz/>\n")
    replies = []
    thread = threading.Thread(
        target=lambda: replies.append(online.post("/api/page/links", path=WELLS))
    )
    thread.start()
    assert asked.wait(30)
    second = online.post("/api/page/links", path="projects/roads.md")
    assert (second.status, second.json["error"]) == (409, "busy")
    assert online.page(WELLS)["title"] == "A"
    go_on.set()
    thread.join(30)
    assert [each["verdict"] for each in replies[0].json["links"]] == ["ok"]
    assert online.post("/api/page/links", path="projects/roads.md").json["links"] == []


def test_only_pages_of_the_site_are_asked_for(online: Studio) -> None:
    for path in ("../outside.md", "profilelint.toml", ""):
        assert online.post("/api/page/links", path=path).status == 404


def test_what_is_not_installed_is_told(
    studio: Studio, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    studio.session.online = make_online(str(tmp_path / "cache"))
    monkeypatch.setitem(sys.modules, "h11", None)
    monkeypatch.delitem(sys.modules, "profilelint.links.transport", raising=False)
    for _ in range(2):
        reply = studio.post("/api/page/links", path=WELLS)
        assert (reply.status, reply.json["error"]) == (501, "links-missing")
        assert reply.json["message"] == (
            "the part of profilelint that checks links is not installed: run pip install "
            "'profilelint[links]', or pip install '.[links]' in a checkout of profilelint"
        )


def test_the_network_that_is_not_there_is_told(online: Studio, internet: Internet) -> None:
    def nowhere(host: str, _port: int) -> list[Any]:
        from profilelint.links.policy import ResolutionError

        raise ResolutionError(host)

    policy = internet.policy(resolve=nowhere)
    online.session.online = lambda _plan: Reachability(CheckSettings(), policy, LinkHistory(""))
    typed(online, "---\ntitle: A\n---\n\n<http://fine.zz/>\n")
    reply = online.post("/api/page/links", path=WELLS)
    assert (reply.status, reply.json["error"]) == (503, "network")


def test_only_threads_that_ask_are_guarded(tmp_path: Path) -> None:
    """The studio talks to its browser while the policy holds for what asks for links."""
    import subprocess

    program = f"""
import socket, threading
from profilelint.app.workspace_setup import make_online
from profilelint.config.model import Config, Selection
from profilelint.engine.plan import Plan
from profilelint.links.threads import REQUESTS
from profilelint.rules.load import load_registry
selection = Selection(("link-reachable",), added=("link-reachable",))
plan = Plan(Config({str(tmp_path)!r}), load_registry(), "", selection)
online = make_online({str(tmp_path / "cache")!r})
online(plan).close()
online(plan).close()
listener = socket.create_server(("127.0.0.1", 0))

def connect():
    try:
        socket.create_connection(listener.getsockname()).close()
        print("connected")
    except PermissionError:
        print("refused")

connect()
thread = threading.Thread(target=connect, name=REQUESTS)
thread.start()
thread.join()
"""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True)
    assert (done.stdout.split(), done.stderr) == (["connected", "refused"], "")
