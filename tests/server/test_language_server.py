"""The language server as a process, spoken to as an editor speaks to it."""

from __future__ import annotations

import json
import os
import re
import shlex
import subprocess
import sys
from collections.abc import Callable, Iterator
from itertools import islice, permutations
from pathlib import Path
from typing import Any

import pytest
from tests.server.client import Client, Message

from profilelint.library import check

CONFIG = """\
[[collections]]
name = "projects"
include = ["projects/**/*.md"]
schema = "project.schema.json"
"""
SCHEMA = '{"properties": {"title": {}, "old": {"deprecated": true}}, "additionalProperties": false}'
PAGE = "---\ntitle: Pier\n---\n\nThe the pier, [b](b.md).\n"
PULLS: Message = {
    "textDocument": {"diagnostic": {}},
    "workspace": {"diagnostics": {"refreshSupport": True}},
}

Start = Callable[..., Client]


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Start]:
    site = tmp_path / "site"
    (site / ".git").mkdir(parents=True)
    (site / "projects").mkdir()
    (site / "profilelint.toml").write_text(CONFIG)
    (site / "project.schema.json").write_text(SCHEMA)
    (site / "projects/a.md").write_text(PAGE)
    (site / "projects/b.md").write_text("---\ntitle: Bridge\n---\n\nA bridge.\n")
    clients: list[Client] = []

    def start(capabilities: Message | None = None) -> Client:
        clients.append(Client(site, tmp_path / "cache", capabilities))
        return clients[-1]

    yield start
    for client in clients:
        assert client.end() == (0, "")


def covered(text: str, place: Message) -> str:
    """Return the text of a range, as a client finds it: by lines and UTF-16 code units."""
    lines = re.split(r"(?<=\n)|(?<=\r)(?!\n)", text)

    def offset(position: Message) -> int:
        before = sum(map(len, lines[: position["line"]]))
        units = lines[position["line"]].encode("utf-16-le")[: 2 * position["character"]]
        return before + len(units.decode("utf-16-le"))

    return text[offset(place["start"]) : offset(place["end"])]


def applied(text: str, action: Message) -> str:
    (change,) = action["edit"]["documentChanges"]
    edits = sorted(change["edits"], key=lambda each: tuple(each["range"]["start"].values()))
    for each in reversed(edits):
        lines = text.split("\n")
        (first, column), (last, end) = (each["range"][side].values() for side in ("start", "end"))
        before = "\n".join([*lines[:first], lines[first][:column]])
        after = "\n".join([lines[last][end:], *lines[last + 1 :]])
        text = before + each["newText"] + after
    return text


def actions(client: Client, path: str, place: Message, *only: str) -> list[Message]:
    context: Message = {"diagnostics": [], **({"only": list(only)} if only else {})}
    found: list[Message] = client.ask(
        "textDocument/codeAction",
        textDocument={"uri": client.uri(path)},
        range=place,
        context=context,
    )
    return found


def test_what_is_wrong_with_an_open_page(start: Start) -> None:
    client = start()
    client.open("projects/a.md")
    (found,) = client.shown("projects/a.md")
    assert found.pop("data")
    assert found == {
        "range": {"start": {"line": 4, "character": 0}, "end": {"line": 4, "character": 7}},
        "severity": 2,
        "code": "text-doubled-word",
        "codeDescription": {
            "href": "https://github.com/profilelint/profilelint/blob/main/docs/rules/"
            "text-doubled-word.md"
        },
        "source": "profilelint",
        "message": '"The" is repeated: delete one of the two',
    }


def test_texts_that_are_not_saved_count(start: Start) -> None:
    client = start()
    client.open("projects/a.md")
    client.shown("projects/a.md")
    client.change(
        "projects/a.md", "---\r\ntitle: Pier\r\nold: 1\r\ncolor: 2\r\n---\r\n😀 A a pier\r\n"
    )
    found = client.shown("projects/a.md")
    assert [(each["code"], each["severity"], each.get("tags")) for each in found] == [
        ("schema-deprecated", 2, [2]),
        ("schema-unknown-key", 1, None),
        ("text-doubled-word", 2, None),
    ]
    assert found[2]["range"]["start"] == {"line": 5, "character": 3}


def test_a_file_that_is_gone_breaks_links_on_other_pages(start: Start) -> None:
    client = start()
    client.open("projects/a.md")
    client.wait_until("projects/a.md", ["text-doubled-word"])
    client.save("projects/b.md", None)
    found = client.wait_until("projects/a.md", ["text-doubled-word", "link-target"])
    assert covered(PAGE, found[1]["range"]) == "b.md"
    client.save("projects/b.md", "---\ntitle: Bridge\n---\n")
    client.wait_until("projects/a.md", ["text-doubled-word"])


def test_a_configuration_that_cannot_be_used_is_shown_on_it(start: Start) -> None:
    client = start()
    client.open("projects/a.md")
    client.open("profilelint.toml", CONFIG + "x = 1\n")
    (found,) = client.shown("profilelint.toml")
    assert covered(CONFIG + "x = 1\n", found["range"]) == "x = 1"
    assert (found["severity"], found["source"]) == (1, "profilelint")
    assert 'unknown key "x"' in found["message"]
    client.change("projects/a.md", "---\ntitle: Pier\n---\nA a pier.\n")
    assert [each["code"] for each in client.shown("projects/a.md")] == ["text-doubled-word"]
    client.change("profilelint.toml", CONFIG)
    assert client.shown("profilelint.toml") == []


def test_a_glob_that_matches_nothing_is_shown_and_the_rest_is_used(
    start: Start, tmp_path: Path
) -> None:
    client = start()
    client.open("projects/a.md")
    text = CONFIG + '[[collections]]\nname = "people"\ninclude = ["poeple/*"]\n'
    client.open("profilelint.toml", text)
    (found,) = client.shown("profilelint.toml")
    assert covered(text, found["range"]) == 'include = ["poeple/*"]'
    assert found["message"] == 'the glob "poeple/*" of the collection "people" matches no file'
    client.change("projects/a.md", "---\ntitle: Pier\n---\nA a pier.\n")
    assert [each["code"] for each in client.shown("projects/a.md")] == ["text-doubled-word"]
    (tmp_path / "site/poeple").mkdir()
    client.save("poeple/c.md", "---\ntitle: Carla\n---\n")
    client.wait_until("profilelint.toml", [])


def test_a_configuration_of_a_folder_holds_as_long_as_it_is_there(start: Start) -> None:
    client = start()
    client.open("projects/a.md")
    client.shown("projects/a.md")
    client.save("projects/profilelint.toml", 'ignore = ["text-doubled-word"]\n')
    client.wait_until("projects/a.md", ["schema-absent"])
    client.save("projects/profilelint.toml", None)
    client.wait_until("projects/a.md", ["text-doubled-word"])


def test_nothing_is_shown_on_what_is_a_page_no_more(start: Start) -> None:
    client = start()
    client.open("projects/a.md")
    client.wait_until("projects/a.md", ["text-doubled-word"])
    client.save("profilelint.toml", CONFIG.replace("projects/*", "works/*"))
    client.wait_until("projects/a.md", [])
    client.save("profilelint.toml", CONFIG)
    client.wait_until("projects/a.md", ["text-doubled-word"])


def test_pages_are_asked_for_once_when_a_configuration_is_gone(start: Start) -> None:
    client = start(PULLS)
    client.open("projects/a.md")
    for text, codes in (
        ('ignore = ["text-doubled-word"]\n', ["schema-absent"]),
        (None, ["text-doubled-word"]),
    ):
        client.save("projects/profilelint.toml", text)
        expected = [(client.uri("projects/a.md"), codes), (client.uri("projects/b.md"), [])]
        found = None
        while found != expected:
            client.wait_for_request("workspace/diagnostic/refresh")
            reports = client.ask("workspace/diagnostic", previousResultIds=[])["items"]
            found = [(each["uri"], [item["code"] for item in each["items"]]) for each in reports]


def test_what_can_be_done_about_a_finding(start: Start) -> None:
    client = start()
    text = "---\ntitle: Pier\n---\n\nA pier  of wood.\n\nA bridge  of wood.\n"
    client.open("projects/a.md", text)
    found = client.shown("projects/a.md")
    assert [covered(text, each["range"]) for each in found] == ["  ", "  "]
    rule = found[0]["code"]
    offered = actions(client, "projects/a.md", found[0]["range"])
    assert [each["title"] for each in offered] == [
        offered[0]["title"],
        f"Repair all 2 of {rule} on this page",
        f"Let this stay ({rule}), and say why in a comment",
        f"Let this stay ({rule}): record it in the baseline",
    ]
    assert [each.get("isPreferred") for each in offered] == [True, None, None, None]
    assert {each["kind"] for each in offered} == {"quickfix"}
    assert applied(text, offered[0]) == text.replace("pier  of", "pier of")
    assert applied(text, offered[1]) == text.replace("  ", " ")
    let_stay = applied(text, offered[2])
    assert let_stay == text.replace(
        "A pier  of wood.",
        f"A pier  of wood. <!-- profilelint-disable-line {rule} -- say why -->",
    )
    client.change("projects/a.md", let_stay)
    assert [covered(let_stay, each["range"]) for each in client.shown("projects/a.md")] == ["  "]


def test_all_safe_fixes_at_once(start: Start) -> None:
    client = start()
    text = "---\ntitle: 'Pier '\n---\n\nThe the pier  and\t[b](http://b.md) .\n* One\n"
    client.open("projects/a.md", text)
    whole = {"start": {"line": 0, "character": 0}, "end": {"line": 9, "character": 0}}
    (action,) = actions(client, "projects/a.md", whole, "source.fixAll")
    assert action["kind"] == "source.fixAll.profilelint"
    assert action in actions(client, "projects/a.md", whole, "")
    after = applied(text, action)
    (client.folder / "projects/a.md").write_text(text)
    subprocess.run(
        [sys.executable, "-m", "profilelint", "check", "--fix", "--no-cache", "projects/a.md"],
        cwd=client.folder,
        capture_output=True,
        check=False,
    )
    assert after == (client.folder / "projects/a.md").read_text() != text


def test_a_finding_that_is_recorded_in_the_baseline(start: Start) -> None:
    client = start()
    client.open("projects/a.md")
    (found,) = client.shown("projects/a.md")
    action = actions(client, "projects/a.md", found["range"])[-1]
    created, change = action["edit"]["documentChanges"]
    assert created == {"kind": "create", "uri": client.uri(".profilelint-baseline.json")}
    client.save(".profilelint-baseline.json", change["edits"][0]["newText"])
    client.wait_until("projects/a.md", [])


def test_diagnostics_that_a_client_asks_for_are_those_of_a_check(start: Start) -> None:
    client = start(PULLS)
    (client.folder / "projects/c.md").write_text("---\ntitel: C\n---\n\n[x](x.md) A a.\n")
    client.open("projects/a.md")
    report = client.ask(
        "textDocument/diagnostic", textDocument={"uri": client.uri("projects/a.md")}
    )
    assert [each["code"] for each in report["items"]] == ["text-doubled-word"]
    expected: dict[str, list[tuple[str, str]]] = {
        client.uri(f"projects/{name}.md"): [] for name in "abc"
    }
    for finding in check([client.folder], today="2026-01-31").reported:
        expected[client.uri(finding.where.path)].append((finding.rule, finding.message))
    while True:
        reports = client.ask("workspace/diagnostic", previousResultIds=[])["items"]
        found = {
            each["uri"]: [(item["code"], item["message"]) for item in each["items"]]
            for each in reports
        }
        if found == expected:
            break
        client.wait_for_request("workspace/diagnostic/refresh")
    assert client.diagnostics == {}


def test_documents_that_are_no_pages_are_left_alone(start: Start, tmp_path: Path) -> None:
    client = start()
    for uri in ("file://other/share/a.md", "git:/site/projects/a.md", "vscode-notebook-cell:/a#c"):
        document = {"uri": uri, "languageId": "markdown", "version": 1, "text": "The the.\n"}
        client.tell("textDocument/didOpen", textDocument=document)
        assert actions_at_start(client, uri) == []
    alone = tmp_path / "alone.md"
    alone.write_text("The the pier, [b](b.md).\n")
    client.open(str(alone))
    assert [each["code"] for each in client.shown(str(alone))] == ["text-doubled-word"]


def actions_at_start(client: Client, uri: str) -> Any:
    start = {"line": 0, "character": 0}
    return client.ask(
        "textDocument/codeAction",
        textDocument={"uri": uri},
        range={"start": start, "end": start},
        context={"diagnostics": []},
    )


def test_places_are_those_of_the_client_whatever_the_text_holds(start: Start) -> None:
    client = start(PULLS)
    pieces = [
        "The the pier ",
        "\u2028",
        "\u0085",
        "\x0c",
        "😀",
        "\r",
        "\r\n",
        "\n",
        "é",
        "\n\n# A  b\n",
    ]
    client.open("projects/a.md")
    seen = 0
    for number, some in enumerate(islice(permutations(pieces, 3), 0, None, 12)):
        mark = "\ufeff" if number % 2 else ""
        text = f"{mark}---\ntitle: A\n---\n" + "".join((*some, pieces[0], *some))
        client.change("projects/a.md", text)
        items = client.ask(
            "textDocument/diagnostic", textDocument={"uri": client.uri("projects/a.md")}
        )["items"]
        for item in items:
            if item["code"] == "text-doubled-word":
                seen += 1
                assert covered(text, item["range"]).lower() == "the the"
    assert seen == 60


def test_without_its_libraries_it_says_what_to_install(tmp_path: Path) -> None:
    (tmp_path / "pygls.py").write_text("raise ModuleNotFoundError('no pygls', name='pygls')\n")
    done = subprocess.run(
        [
            sys.executable,
            "-c",
            "import sys, profilelint.app.main as m; sys.exit(m.run(['server']))",
        ],
        env={"PYTHONPATH": str(tmp_path)},
        capture_output=True,
        text=True,
        stdin=subprocess.DEVNULL,
        check=False,
    )
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == (
        "profilelint: the part of profilelint that answers editors is not installed: run "
        "pip install 'profilelint[editor]', or pip install '.[editor]' in a checkout of "
        "profilelint\n"
    )


def test_each_request_is_answered(tmp_path: Path) -> None:
    client = Client(tmp_path, tmp_path / "cache")
    assert client.refusal(client.begin("textDocument/hover", x=1)) == -32602
    assert client.ask("shutdown") is None
    assert client.refusal(client.begin("textDocument/foldingRange", textDocument={})) == -32602
    late = client.begin("textDocument/foldingRange", textDocument={"uri": client.uri("a.md")})
    assert client.refusal(late) == -32600
    # One that was under way is nobody's mistake.
    client.tell("workspace/didChangeWatchedFiles", changes=[])
    client.tell("exit")
    assert client.ended() == (0, "")


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (b"{x", -32700),
        (b'{"method": "\xff"}', -32700),
        (b'{"a":' * 100_000, -32700),
        (b"null", -32600),
        (b'[{"x": 1}]', -32600),
        (b'{"jsonrpc": "2.0", "id": {}, "method": "shutdown"}', -32600),
    ],
    ids=["no JSON", "no text", "too deep", "null", "array", "id"],
)
def test_what_is_no_message_is_refused(start: Start, text: bytes, code: int) -> None:
    client = start()
    client.send_text(text)
    assert client.refusal(None) == code


@pytest.mark.parametrize(
    "header", [b"content-length:%d\r\n\r\n", b"X: 1\r\nContent-Length: %d\n\n"]
)
def test_headers_are_read_however_they_are_written(start: Start, header: bytes) -> None:
    client = start()
    client.send_text(b'{"id": 1}', header)
    assert client.refusal(1) == -32600


@pytest.mark.parametrize("length", [b"x", b"-1", b"9" * 15, b"9" * 40])
def test_a_length_that_cannot_be_read_costs_one_message(start: Start, length: bytes) -> None:
    client = start()
    client.send_text(b"{}", b"Content-Length: " + length + b"\r\n\r\n")
    assert client.refusal(client.begin("textDocument/hover", x=1)) == -32602


def test_a_client_that_no_longer_listens_is_told_nothing(tmp_path: Path) -> None:
    there, here = os.pipe()
    os.close(there)
    messages: list[Message] = [
        {"id": 1, "method": "initialize", "params": {"capabilities": {}}},
        {"method": "initialized", "params": {}},
        {"id": 2, "method": "textDocument/hover", "params": {}},
        {"id": 3, "method": "shutdown"},
        {"method": "exit"},
    ]
    texts = [json.dumps({"jsonrpc": "2.0", **message}).encode() for message in messages]
    done = subprocess.run(
        [sys.executable, "-m", "profilelint", "server", "--no-cache"],
        cwd=tmp_path,
        input=b"".join(b"Content-Length: %d\r\n\r\n%b" % (len(text), text) for text in texts),
        stdout=here,
        stderr=subprocess.PIPE,
        check=False,
    )
    os.close(here)
    assert (done.returncode, done.stderr) == (0, b"")


@pytest.mark.parametrize("closed", ["<&-", ">&-"])
def test_a_stream_that_is_closed(tmp_path: Path, closed: str) -> None:
    done = subprocess.run(
        ["/bin/sh", "-c", f"exec {shlex.quote(sys.executable)} -m profilelint server {closed}"],
        cwd=tmp_path,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == (
        "profilelint: standard input or output is closed: an editor talks to the server over both\n"
    )


def test_who_leaves_without_shutting_down_is_told_by_the_status(tmp_path: Path) -> None:
    client = Client(tmp_path, tmp_path / "cache")
    client.tell("exit")
    assert client.ended() == (1, "")
