"""What the language server offers while somebody writes."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from tests.server.client import Client, Message

CONFIG = """\
[vocabularies]
colours = "colours.yaml"
[[collections]]
name = "projects"
include = ["projects/*.md"]
schema = "project.schema.json"
"""
SCHEMA = """\
{"required": ["title"],
 "properties": {"title": {"type": "string", "title": "Title", "description": "Its name."},
                "colours": {"type": "array", "items": {"x-vocabulary": "colours"}}}}
"""
TERMS = """\
terms:
  - label: blue
    synonyms: [azure]
    note: As the sky.
  - {label: old, deprecated: true, replaced_by: blue}
"""
SNIPPETS: Message = {
    "textDocument": {
        "completion": {"completionItem": {"snippetSupport": True, "tagSupport": {"valueSet": [1]}}},
        "codeAction": {"codeActionLiteralSupport": {"codeActionKind": {"valueSet": ["quickfix"]}}},
    },
    "workspace": {"workspaceEdit": {"documentChanges": True}},
}


@pytest.fixture
def site(tmp_path: Path) -> Path:
    site = tmp_path / "site"
    (site / ".git").mkdir(parents=True)
    (site / "projects").mkdir()
    (site / "profilelint.toml").write_text(CONFIG)
    (site / "project.schema.json").write_text(SCHEMA)
    (site / "colours.yaml").write_text(TERMS)
    (site / "projects/a.md").write_text("---\ntitle: A\n---\n")
    return site


@pytest.fixture
def client(site: Path, tmp_path: Path) -> Iterator[Client]:
    client = Client(site, tmp_path / "cache", SNIPPETS)
    yield client
    assert client.end() == (0, "")


def at(line: int, character: int) -> Message:
    return {"line": line, "character": character}


def place(line: int, start: int, end: int) -> Message:
    return {"start": at(line, start), "end": at(line, end)}


def ask(client: Client, method: str, path: str, **params: object) -> Any:
    return client.ask(f"textDocument/{method}", textDocument={"uri": client.uri(path)}, **params)


def test_terms_and_keys_are_completed_while_the_block_does_not_parse(client: Client) -> None:
    # The smile is two units of UTF-16.
    client.open("projects/a.md", "---\ntitle: [\ncolours: ['😀', bl\n\n---\n")
    found = ask(client, "completion", "projects/a.md", position=at(2, 18))
    assert found == {
        "isIncomplete": False,
        "items": [
            {
                "label": "blue",
                "kind": 20,
                "detail": "colours",
                "documentation": "As the sky.",
                "sortText": "0000",
                "filterText": "blue azure",
                "textEdit": {"range": place(2, 16, 18), "newText": "blue"},
            },
            {
                "label": "old",
                "kind": 20,
                "tags": [1],
                "detail": 'no longer used: writes "blue"',
                "sortText": "0001",
                "filterText": "old",
                "textEdit": {"range": place(2, 16, 18), "newText": "blue"},
            },
        ],
    }
    client.change("projects/a.md", "---\n\n---\n")
    found = ask(client, "completion", "projects/a.md", position=at(1, 0))
    assert found["items"][1] == {
        "label": "colours",
        "kind": 10,
        "detail": "a list",
        "sortText": "0001",
        "insertTextFormat": 2,
        "insertTextMode": 1,
        "textEdit": {"range": place(1, 0, 0), "newText": "colours:\n  - $0"},
    }


def test_what_is_known_of_a_place(client: Client) -> None:
    client.open("projects/a.md", "---\ntitle: A\ncolours: ['😀', blue]\n---\n")
    assert ask(client, "hover", "projects/a.md", position=at(2, 17)) == {
        "contents": {"kind": "plaintext", "value": "blue\n\nAs the sky.\n\nSynonyms: azure"},
        "range": place(2, 16, 20),
    }
    assert ask(client, "hover", "projects/a.md", position=at(0, 1)) is None


def test_the_parts_of_a_page(client: Client) -> None:
    client.open("projects/a.md", "---\ntitle: A\n---\n\n# 😀 B\n\nOne.\n\n## C\n")
    key, section = ask(client, "documentSymbol", "projects/a.md")
    assert (key["name"], key["kind"], key["detail"]) == ("title", 8, "A")
    assert (key["range"], key["selectionRange"]) == (place(1, 0, 8), place(1, 0, 5))
    assert section["name"] == "😀 B"
    assert section["range"] == {"start": at(4, 0), "end": at(8, 4)}
    assert section["selectionRange"] == place(4, 0, 6)
    assert [each["name"] for each in section["children"]] == ["C"]
    folds = ask(client, "foldingRange", "projects/a.md")
    assert [(each["startLine"], each["endLine"]) for each in folds] == [(0, 2), (4, 8)]


def test_the_configuration_is_completed_and_explained(client: Client) -> None:
    client.open("profilelint.toml", CONFIG + "severity = '😀\nignore = ['date-')\n")
    found = ask(client, "completion", "profilelint.toml", position=at(7, 12))
    (date_order,) = [each for each in found["items"] if each["label"] == "date-order"]
    assert date_order["textEdit"] == {"range": place(7, 10, 17), "newText": "'date-order'"}
    found = ask(client, "hover", "profilelint.toml", position=at(4, 1))
    assert found == {
        "contents": {
            "kind": "plaintext",
            "value": "Globs of the files that belong to the collection.\n\nIt is a list.",
        },
        "range": place(4, 0, 7),
    }


PAGES = {
    "projects/a.md": "---\ntitle: A\ncolours: ['😀', blue]\n---\n",
    "projects/b.md": "---\ntitle: B\ncolours:\n- blue\n---\n",
    "projects/c.md": "---\ntitle: C\ncolours: [old]\n---\n",
}


@pytest.fixture
def pages(site: Path, client: Client) -> Client:
    """Return a client with one of the pages open and not saved, and two on disk."""
    for path in ("projects/b.md", "projects/c.md"):
        client.save(path, PAGES[path])
    client.open("projects/a.md", PAGES["projects/a.md"])
    client.shown("projects/a.md")
    while ask(client, "hover", "projects/a.md", position=at(2, 17)) is None:
        pass
    return client


def test_where_a_term_stands_and_where_it_is_used(pages: Client) -> None:
    blue = at(2, 17)
    in_list = {"uri": pages.uri("colours.yaml"), "range": place(1, 11, 15)}
    assert ask(pages, "definition", "projects/a.md", position=blue) == in_list
    uses = [
        {"uri": pages.uri("projects/a.md"), "range": place(2, 16, 20)},
        {"uri": pages.uri("projects/b.md"), "range": place(3, 2, 6)},
    ]
    declared = {"includeDeclaration": True}
    found = ask(pages, "references", "projects/a.md", position=blue, context=declared)
    assert found == [in_list, *uses]
    pages.open("colours.yaml")
    alone = {"includeDeclaration": False}
    found = ask(pages, "references", "colours.yaml", position=at(1, 12), context=alone)
    assert found == uses
    assert ask(pages, "definition", "projects/a.md", position=at(1, 8)) is None


def test_uses_are_counted_beside_the_terms_of_a_list(pages: Client) -> None:
    pages.open("colours.yaml")
    shown = ask(pages, "codeLens", "colours.yaml")
    assert [(each["range"], each["command"]["title"]) for each in shown] == [
        (place(1, 11, 15), "2 uses"),
        (place(4, 12, 15), "1 use"),
    ]
    pages.change("projects/a.md", "---\ntitle: A\ncolours: [blue, blue, old]\n---\n")
    titles = [each["command"]["title"] for each in ask(pages, "codeLens", "colours.yaml")]
    assert titles == ["3 uses", "2 uses"]
    assert ask(pages, "codeLens", "projects/a.md") == []


def test_a_term_is_renamed_in_its_list_and_on_all_pages(pages: Client) -> None:
    blue = at(2, 17)
    assert ask(pages, "prepareRename", "projects/a.md", position=blue) == {
        "range": place(2, 16, 20),
        "placeholder": "blue",
    }
    assert ask(pages, "prepareRename", "projects/a.md", position=at(1, 8)) is None
    change = ask(pages, "rename", "projects/a.md", position=blue, newName="Navy: dark")
    documents = {
        each["textDocument"]["uri"]: (each["textDocument"]["version"], each["edits"])
        for each in change["documentChanges"]
    }
    assert documents.pop(pages.uri("projects/a.md")) == (
        1,
        [{"range": place(2, 16, 20), "newText": "'Navy: dark'"}],
    )
    assert documents.pop(pages.uri("projects/b.md")) == (
        None,
        [{"range": place(3, 2, 6), "newText": "'Navy: dark'"}],
    )
    version, edits = documents.pop(pages.uri("colours.yaml"))
    assert documents == {}
    assert version is None
    assert edits == [
        {"range": place(1, 11, 15), "newText": '"Navy: dark"'},
        {"range": place(2, 20, 20), "newText": ", blue"},
        {"range": place(4, 48, 52), "newText": '"Navy: dark"'},
    ]


def test_a_name_that_a_term_cannot_have_is_refused_with_the_reason(pages: Client) -> None:
    with pytest.raises(AssertionError, match="a term is a text of one line"):
        ask(pages, "rename", "projects/a.md", position=at(2, 17), newName=" ")


def test_an_unknown_term_is_added_to_its_list(client: Client) -> None:
    client.open("projects/a.md", "---\ntitle: A\ncolours: [teal]\n---\n")
    client.wait_until("projects/a.md", ["term-unknown"])
    actions = ask(
        client,
        "codeAction",
        "projects/a.md",
        range=place(2, 12, 12),
        context={"diagnostics": []},
    )
    assert actions[-1] == {
        "title": 'Add "teal" to the list colours.yaml',
        "kind": "quickfix",
        "edit": {
            "documentChanges": [
                {
                    "textDocument": {"uri": client.uri("colours.yaml"), "version": None},
                    "edits": [{"range": place(4, 53, 53), "newText": "\n  - teal"}],
                }
            ]
        },
    }


def test_an_unknown_term_is_added_to_a_list_of_lines(client: Client) -> None:
    client.save("colours.txt", "# Colours\r\nblue\r\n")
    client.save("profilelint.toml", CONFIG.replace("colours.yaml", "colours.txt"))
    client.open("projects/a.md", "---\ntitle: A\ncolours: [teal]\n---\n")
    client.wait_until("projects/a.md", ["term-unknown"])
    where = place(2, 12, 12)
    context: Message = {"diagnostics": []}
    *_, action = ask(client, "codeAction", "projects/a.md", range=where, context=context)
    assert action["title"] == 'Add "teal" to the list colours.txt'
    (change,) = action["edit"]["documentChanges"]
    assert change["edits"] == [{"range": place(1, 4, 4), "newText": "\r\nteal"}]
