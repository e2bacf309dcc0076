"""The command of the language server that asks for the links of a page, against loopback sites."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tests.net.loopback import PAGE, answer
from tests.server.client import Client, Message

if TYPE_CHECKING:
    import socket

    from tests.net.loopback import Internet, Seen

# As the command "profilelint server" does it, but for the sites that may be asked.
SERVER = """\
import json, sys
from profilelint.app.online import links_of
from profilelint.app.options import LinkOptions
from profilelint.app.workspace_setup import make_setup
from profilelint.server.language_server import Server

cache, resolve = sys.argv[1], json.loads(sys.argv[2])
asking = LinkOptions(online=True, resolve=tuple(resolve), allow_network=("127.0.0.1/32",))
setup = make_setup(no_cache=False, cache_dir=cache, today=None)
Server(setup, lambda plan: links_of(asking, cache, plan)).run()
"""
IGNORED = '"link-http", "schema-absent"'
TEXT = "---\ntitle: A\n---\n\n[a](http://one.zz/fine), [b](http://one.zz/gone) and [c](c.md).\n"
PROGRESS: Message = {"window": {"workDoneProgress": True}}

Start = Callable[..., Client]


@pytest.fixture(name="start")
def start_fixture(net: Internet, tmp_path: Path) -> Iterator[Start]:
    site = tmp_path / "site"
    (site / ".git").mkdir(parents=True)
    (site / "profilelint.toml").write_text(f"ignore = [{IGNORED}]\n")
    (site / "a.md").write_text(TEXT)
    (site / "c.md").write_text("No links.\n")
    clients: list[Client] = []

    def start(capabilities: Message | None = None, program: str = SERVER) -> Client:
        resolve = [
            f"{host}:{port}={endpoints[0].address}:{endpoints[0].port}"
            for (host, port), endpoints in net.names.items()
        ]
        if net.names:
            resolve.append("www.iana.org=127.0.0.1")  # by which it is known that names are found
        cache = str(tmp_path / "cache")
        command = ("-c", program, cache, json.dumps(resolve))
        clients.append(Client(site, tmp_path / "cache", capabilities, command))
        return clients[-1]

    yield start
    for client in clients:
        assert client.end() == (0, "")


def checked(client: Client, path: str) -> Message:
    found: Message = client.ask(
        "workspace/executeCommand", command="profilelint.checkLinks", arguments=[client.uri(path)]
    )
    return found


def told(client: Client, method: str) -> list[Message]:
    return [each["params"] for each in client.requests if each["method"] == method]


def test_links_are_asked_for_by_the_command_alone(net: Internet, start: Start) -> None:
    site = net.site("one.zz", {"/fine": PAGE, "/gone": answer(404)})
    client = start(PROGRESS)
    provider = client.server["capabilities"]["executeCommandProvider"]
    assert provider["commands"] == ["profilelint.checkLinks"]
    client.open("a.md")
    client.open("c.md")
    assert client.shown("a.md") == client.shown("c.md") == []
    assert site.seen == []
    words = "2 links to other sites: 1 broken, 1 ok."
    assert checked(client, "a.md") == {"said": words, "verdicts": {"broken": 1, "ok": 1}}
    assert [each["message"] for each in told(client, "window/showMessage")] == [words]
    shown = [each["value"] for each in told(client, "$/progress")]
    assert (shown[0]["kind"], shown[0]["message"], shown[-1]["kind"]) == ("begin", "0/2", "end")
    assert {"kind": "report", "message": "2/2", "percentage": 100, "cancellable": True} in shown
    (found,) = client.wait_until("a.md", ["link-reachable"])
    assert found["range"]["start"] == {"line": 4, "character": 29}
    assert found["message"].startswith('the page "http://one.zz/gone" does not exist')
    assert sorted(site.paths) == ["/fine", "/gone", "/gone"]


def test_what_was_learnt_goes_with_the_address(net: Internet, start: Start) -> None:
    net.site("one.zz", {"/old": answer(301, Location="/new"), "/new": PAGE, "/gone": answer(404)})
    client = start()
    client.open("a.md", "[b](http://one.zz/gone)\n")
    checked(client, "a.md")
    client.change("a.md", "Words.\n\n[x](http://one.zz/gone) [y](http://one.zz/gone)\n")
    found = client.shown("a.md")
    places = [each["range"]["start"] for each in found]
    assert places == [{"line": 2, "character": 4}, {"line": 2, "character": 28}]
    client.save(
        "profilelint.toml",
        f'ignore = [{IGNORED}, "file-syntax"]\n',
    )
    client.wait_until("a.md", ["link-reachable", "link-reachable"])
    client.change("a.md", "[x](http://one.zz/old)\n")
    assert client.shown("a.md") == []
    # The text that is not saved counts.
    assert checked(client, "a.md")["verdicts"] == {"moved-permanently": 1}
    (moved,) = client.wait_until("a.md", ["link-reachable"])
    fix, *_ = client.ask(
        "textDocument/codeAction",
        textDocument={"uri": client.uri("a.md")},
        range=moved["range"],
        context={"diagnostics": []},
    )
    assert fix["title"] == 'Write "http://one.zz/new"'


def test_an_address_of_one_network_is_shown_once(start: Start) -> None:
    client = start()
    client.open("a.md", "[a](http://10.0.0.7/a)\n\n[b](http://localhost:4000/b)\n")
    client.wait_until("a.md", ["link-private", "link-private"])
    assert checked(client, "a.md")["verdicts"] == {"unsafe-target": 2}
    found = client.wait_until("a.md", ["link-private", "link-reachable"])
    assert [each["range"]["start"]["line"] for each in found] == [2, 0]


def test_what_cannot_be_asked_for_is_told(start: Start) -> None:
    client = start()
    client.open("c.md")
    client.open("profilelint.toml")
    assert checked(client, "c.md")["said"] == "This page has no links to other sites."
    command: Message = {"command": "profilelint.checkLinks"}
    words = "Open a page of the site first: its links are checked."
    assert client.ask("workspace/executeCommand", **command)["said"] == words
    assert client.ask("workspace/executeCommand", **command, arguments=[[1]])["said"] == words
    for path in ("profilelint.toml", "a.md", "untitled:", "x"):
        assert checked(client, path)["said"] == words
    client.open("a.md", "[a](http://10.0.0.7/) and [b](http://one.example/)\n")
    found = client.ask("workspace/executeCommand", **command)
    assert found["verdicts"] == {"skipped": 1, "unsafe-target": 1}
    client.wait_until("a.md", ["link-reachable"])
    client.change("a.md", TEXT)
    assert checked(client, "a.md")["said"] == (
        'The network does not work here: not even the name "www.iana.org" can be looked up. No '
        "link was checked."
    )


def test_a_check_can_be_ended_and_does_not_hold_the_server_up(net: Internet, start: Start) -> None:
    release = threading.Event()

    def wait(_seen: Seen, _connection: socket.socket) -> bytes:
        release.wait(20)
        return PAGE

    net.site("one.zz", {"/fine": wait, "/gone": wait})
    client = start(PROGRESS)
    client.open("a.md")
    number = client.begin(
        "workspace/executeCommand", command="profilelint.checkLinks", arguments=[client.uri("a.md")]
    )
    while not told(client, "$/progress"):
        client.ask("textDocument/foldingRange", textDocument={"uri": client.uri("a.md")})
    # Others are answered meanwhile, and no second check begins.
    assert checked(client, "a.md")["said"].startswith("Links are being checked already")
    (shown, *_) = told(client, "$/progress")
    client.tell("window/workDoneProgress/cancel", token=shown["token"])
    assert client.answer(number)["said"] == "The link check was stopped."
    release.set()


def test_without_the_extra_it_says_what_to_install(start: Start, tmp_path: Path) -> None:
    hidden = "import sys; sys.modules['h11'] = None\n"
    client = start(program=hidden + SERVER)
    client.open("a.md")
    assert checked(client, "a.md")["said"] == (
        "the part of profilelint that checks links is not installed: run pip install "
        "'profilelint[links]', or pip install '.[links]' in a checkout of profilelint"
    )
    (message,) = told(client, "window/showMessage")
    assert message["type"] == 1
