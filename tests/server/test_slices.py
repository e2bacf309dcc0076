"""What a client is told although work for it was interrupted."""

from __future__ import annotations

from pathlib import Path

import pytest
from lsprotocol import types as lsp

from profilelint.engine.workspace.workspace import Setup
from profilelint.rules.load import load_registry
from profilelint.server.language_server import Server


def test_work_that_an_edit_interrupts_is_told_later(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "profilelint.toml").write_text('select = ["link-target"]\n')
    (tmp_path / "a.md").write_text("---\ntitle: A\n---\n[c](c.md)\n")
    (tmp_path / "b.md").write_text("---\ntitle: B\n---\n")
    server = Server(Setup(load_registry(), lambda: "2026-01-31"))
    server.protocol.protocol.client_capabilities = lsp.ClientCapabilities()
    shown: dict[str, list[str]] = {}

    def show(uri: str, diagnostics: list[lsp.Diagnostic]) -> None:
        shown[uri] = [str(each.code) for each in diagnostics]

    monkeypatch.setattr(server, "_show", show)
    monkeypatch.setattr(Server, "_encoding", "utf-16")
    uris = [(tmp_path / name).as_uri() for name in ("a.md", "b.md")]
    for uri, name in zip(uris, ("a.md", "b.md"), strict=True):
        server.documents.put(uri, (tmp_path / name).read_text())
    (workspace,) = server.documents.workspaces.values()
    for _ in server._all_steps():
        if workspace.is_settled:
            break  # somebody typed
    assert shown == {}
    for _ in server._all_steps():
        pass
    assert shown[uris[0]] == ["link-target"]
