"""A client that others wrote, with what editors said that they can do when it was recorded.

None of these asks for diagnostics itself; `tests/server/test_language_server.py` does.
"""

from __future__ import annotations

import os
import sys
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_lsp
from lsprotocol import types as lsp
from pytest_lsp import ClientServerConfig, LanguageClient, client_capabilities

from profilelint.server.actions import FIX_ALL

TEXT = "---\ntitle: A\n---\n\nThe the pier.\n\nA \U0001f600  bridge.\n"


@pytest_lsp.fixture(  # type: ignore[untyped-decorator]
    params=["emacs", "neovim", "visual_studio_code"],
    config=ClientServerConfig(
        server_command=[sys.executable, "-m", "profilelint", "server", "--no-cache"],
        server_env=dict(os.environ),
    ),
)
async def client(
    request: pytest.FixtureRequest, tmp_path: Path, lsp_client: LanguageClient
) -> AsyncIterator[None]:
    (tmp_path / ".git").mkdir()
    (tmp_path / "profilelint.toml").write_text(
        'select = ["text"]\n[[collections]]\nname = "pages"\ninclude = ["*.md"]\nschema = "none"\n'
    )
    (tmp_path / "a.md").write_text(TEXT)
    lsp_client.feature(lsp.CLIENT_REGISTER_CAPABILITY)(lambda _params: None)
    await lsp_client.initialize_session(
        lsp.InitializeParams(
            capabilities=client_capabilities(request.param),
            workspace_folders=[lsp.WorkspaceFolder(tmp_path.as_uri(), "site")],
        )
    )
    yield
    await lsp_client.shutdown_session()


@pytest.mark.asyncio
async def test_each_editor_is_shown_faults_and_their_repairs(
    client: LanguageClient, tmp_path: Path
) -> None:
    uri = (tmp_path / "a.md").as_uri()
    document = lsp.TextDocumentIdentifier(uri)
    client.text_document_did_open(
        lsp.DidOpenTextDocumentParams(lsp.TextDocumentItem(uri, "markdown", 1, TEXT))
    )
    await client.wait_for_notification(lsp.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)
    found = client.diagnostics[uri]
    assert [(each.code, each.range.start.line) for each in found] == [
        ("text-doubled-word", 4),
        ("text-double-space", 6),
    ]
    actions = await client.text_document_code_action_async(
        lsp.CodeActionParams(
            document, found[1].range, lsp.CodeActionContext([*found], only=[FIX_ALL])
        )
    )
    assert actions is not None
    (action,) = actions
    assert isinstance(action, lsp.CodeAction)
    assert action.edit is not None
    assert action.edit.document_changes is not None
    (change,) = action.edit.document_changes
    assert isinstance(change, lsp.TextDocumentEdit)
    end = found[1].range.end
    surplus = lsp.Range(lsp.Position(6, end.character - 1), end)
    assert [*change.edits] == [lsp.TextEdit(surplus, "")]
