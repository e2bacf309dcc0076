"""Work that goes on in steps waits while the client has sent something."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Iterator
from io import FileIO
from pathlib import Path
from threading import Thread

import pytest
from lsprotocol import types as lsp
from pygls.exceptions import JsonRpcContentModified

from profilelint.engine.workspace.workspace import Setup
from profilelint.model.steps import Steps
from profilelint.rules.load import load_registry
from profilelint.server.actions import Sheet
from profilelint.server.documents import Documents, Page
from profilelint.server.positions import Positions
from profilelint.server.term_requests import TermRequests
from profilelint.server.turns import Inbox, Turns

CONFIG = """\
[vocabularies]
colours = "colours.yaml"
[[collections]]
name = "all"
include = ["*.md"]
schema = "schema.json"
"""
PAGE = "---\ntitle: Pier\ncolour: blue\n---\n"


@pytest.fixture
def turns() -> Iterator[tuple[Turns, int]]:
    """Return turns whose inbox is a pipe, and the end of it that is written to."""
    there, here = os.pipe()
    turns = Turns()
    with Inbox(FileIO(there)) as inbox:
        turns.inbox = inbox
        yield turns, here
        os.close(here)


def is_waiting(inbox: Inbox) -> bool:
    return inbox.is_waiting


def test_no_step_is_done_while_a_message_is_being_read(turns: tuple[Turns, int]) -> None:
    work, here = turns
    inbox = work.inbox
    assert inbox is not None
    os.write(here, b"Content-Length: 2\r\n")
    assert inbox.readline() == b"Content-Length: 2\r\n"
    steps = iter(range(9))
    assert work.slice(steps)
    assert next(steps) == 0
    os.write(here, b"{}")
    assert inbox.read(2) == b"{}"
    assert work.slice(steps)
    reader = Thread(target=inbox.readline)
    reader.start()
    while not is_waiting(inbox):
        pass

    def arriving() -> Iterator[int]:
        yield 1
        os.write(here, b"\r\n")
        reader.join()
        yield 2
        yield 3

    left = arriving()
    while is_waiting(inbox):
        assert work.slice(left)
    assert [*left] == [3]


def test_all_steps_are_done_where_nobody_asks() -> None:
    def counting() -> Steps[list[int]]:
        done = []
        for number in range(3):
            yield
            done.append(number)
        return done

    assert asyncio.run(Turns().all(counting())) == [0, 1, 2]


def test_a_term_is_not_renamed_in_texts_that_change_meanwhile(
    tmp_path: Path, turns: tuple[Turns, int]
) -> None:
    (tmp_path / "profilelint.toml").write_text(CONFIG)
    (tmp_path / "colours.yaml").write_text("terms: [blue, red]\n")
    (tmp_path / "schema.json").write_text('{"properties": {"colour": {"x-vocabulary": "colours"}}}')
    (tmp_path / "a.md").write_text(PAGE)
    documents = Documents(Setup(load_registry(), lambda: "2026-01-31"))
    uri = (tmp_path / "a.md").as_uri()
    page = documents.put(uri, PAGE)
    assert page is not None
    for _ in page.workspace.work():
        pass

    def sheet_of(page: Page) -> Sheet:
        return Sheet(page, Positions(page.workspace.document(page.path).text, "utf-16"), 1)

    requests = TermRequests(documents, sheet_of, turns[0])
    place = lsp.Position(2, 9)
    params = lsp.RenameParams(lsp.TextDocumentIdentifier(uri), place, "navy")

    async def rename(text: str | None) -> lsp.WorkspaceEdit | None:
        inbox = turns[0].inbox
        assert inbox is not None
        inbox.is_waiting = text is None
        asked = asyncio.create_task(requests._renamed(params))
        await asyncio.sleep(0)
        if text is not None:
            documents.put(uri, text)
        inbox.is_waiting = True
        return await asked

    edit = asyncio.run(rename(None))
    assert edit is not None
    assert len(edit.document_changes or ()) == 2
    with pytest.raises(JsonRpcContentModified):
        asyncio.run(rename("\n" + PAGE))
