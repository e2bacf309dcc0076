"""Pages that lie nowhere yet, as editors open them before they are saved."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from tests.server.client import Client, Message

CONFIG = """\
ignore = ["date-order"]
[rules]
text-doubled-word = "error"
[[collections]]
name = "projects"
include = ["projects/*.md"]
schema = "project.schema.json"
"""
SCHEMA = '{"required": ["title"]}'
PAGE = "---\ndraft: true\n---\n\nThe the pier, [b](b.md).\n"


@pytest.fixture(name="site")
def site_fixture(tmp_path: Path) -> Path:
    site = tmp_path / "site"
    (site / ".git").mkdir(parents=True)
    (site / "projects").mkdir()
    (site / "profilelint.toml").write_text(CONFIG)
    (site / "project.schema.json").write_text(SCHEMA)
    (site / "projects/a.md").write_text("---\ntitle: A\n---\n")
    return site


@pytest.fixture(name="client")
def client_fixture(site: Path, tmp_path: Path) -> Iterator[Client]:
    client = Client(site, tmp_path / "cache")
    yield client
    assert client.end() == (0, "")


def actions(client: Client, uri: str, place: Message) -> list[Message]:
    found: list[Message] = client.ask(
        "textDocument/codeAction",
        textDocument={"uri": uri},
        range=place,
        context={"diagnostics": []},
    )
    return found


def codes(found: list[Message]) -> list[tuple[Any, Any]]:
    return [(each["code"], each["severity"]) for each in found]


NEW = "untitled:Untitled-1"


def test_it_is_judged_by_the_rules_of_the_folder_without_a_schema(client: Client) -> None:
    client.open(NEW, PAGE)
    assert codes(client.shown(NEW)) == [("text-doubled-word", 1)]
    client.change(NEW, "The pier.\n")
    assert client.shown(NEW) == []
    client.change(NEW, "")
    assert client.shown(NEW) == []
    # It is no page of the site.
    client.open("projects/a.md")
    assert client.shown("projects/a.md") == []


def test_it_is_repaired_but_nothing_of_it_is_recorded(client: Client) -> None:
    client.open(NEW, PAGE)
    (found,) = client.shown(NEW)
    fix, comment = actions(client, NEW, found["range"])
    assert fix["title"] == "Delete the second word (look at the result)"
    (change,) = fix["edit"]["documentChanges"]
    assert change["textDocument"] == {"uri": NEW, "version": 1}
    assert comment["title"].endswith("and say why in a comment")


def test_the_names_of_rules_are_completed(client: Client) -> None:
    client.open(NEW, "<!-- profilelint-disable link-ht -->\n")
    found = client.ask(
        "textDocument/completion",
        textDocument={"uri": NEW},
        position={"line": 0, "character": 32},
    )
    assert "link-http" in [each["label"] for each in found["items"]]


def test_two_of_them_are_told_apart(client: Client) -> None:
    client.open(NEW, PAGE)
    client.open("untitled:Untitled 1", "A a pier.\n")
    client.wait_until(NEW, ["text-doubled-word"])
    client.wait_until("untitled:Untitled 1", ["text-doubled-word"])
    client.close(NEW)
    assert actions(client, NEW, {"start": POINT, "end": POINT}) == []
    client.change("untitled:Untitled 1", "A pier.\n")
    assert client.shown("untitled:Untitled 1") == []


POINT = {"line": 0, "character": 0}


def test_the_language_tells_how_it_is_read(client: Client) -> None:
    client.open("untitled:b", "A.\n\n{/* the the */}\n", "mdx")
    client.open("untitled:c", "The the.\n", "plaintext")
    client.open("untitled:d", "The the.\n", "mdx")
    client.wait_until("untitled:d", ["text-doubled-word"])
    assert client.shown("untitled:b") == []
    assert "untitled:c" not in client.diagnostics


def test_one_that_will_be_saved_in_a_collection_is_of_it(client: Client) -> None:
    uri = "untitled:" + client.uri("projects/new.md").removeprefix("file://")
    client.open(uri, PAGE)
    assert codes(client.wait_until(uri, CODES)) == [
        ("schema-required", 1),
        ("text-doubled-word", 1),
        ("link-target", 1),
    ]
    # It is saved: the file is opened before the page is closed.
    client.save("projects/new.md", PAGE)
    client.open("projects/new.md", PAGE.replace("The the", "The"))
    client.close(uri)
    client.wait_until("projects/new.md", ["schema-required", "link-target"])
    saved = {"uri": client.uri("projects/new.md")}
    (draft,) = client.ask("textDocument/documentSymbol", textDocument=saved)
    assert draft["name"] == "draft"


CODES: list[str | None] = ["schema-required", "text-doubled-word", "link-target"]


def test_a_change_of_the_configuration_counts(client: Client) -> None:
    client.open(NEW, PAGE)
    client.shown(NEW)
    client.save("profilelint.toml", CONFIG.replace("date-order", "text-doubled-word"))
    client.wait_until(NEW, [])
    client.save("profilelint.toml", "x = 1\n")
    assert len(client.shown("profilelint.toml")) == 1


ADDRESSES = (
    "untitled:",
    "untitled:%FF",
    "untitled:/",
    "untitled:/x.md",
    "untitled:C:\\site\\new.md",
    "untitled:c%3A/site/new.md",
    "buffer://sublime/12",
    "inmemory://model/1",
    "vscode-vfs://github/a/b/c.md",
    "untitled:" + "x" * 5000,
)


def test_no_address_is_too_much(client: Client) -> None:
    for address in ADDRESSES:
        client.open(address, PAGE)
    for address in ADDRESSES:
        client.wait_until(address, ["text-doubled-word"])


def test_without_a_folder_the_usual_rules_hold(tmp_path: Path) -> None:
    client = Client(None, tmp_path / "cache")
    client.open(NEW, PAGE)
    assert codes(client.shown(NEW)) == [("text-doubled-word", 2)]
    assert client.end() == (0, "")
