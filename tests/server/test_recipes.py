"""The lines that the documentation gives for editors which do not run here."""

from __future__ import annotations

import json
import re
import tomllib
from pathlib import Path
from typing import Any

from profilelint.app.commands import check as check_command
from profilelint.app.commands import server as server_command
from profilelint.app.grammar import parse

TEXT = (Path(__file__).parents[2] / "docs/editors.md").read_text()


def _block(editor: str, language: str) -> Any:
    """Return what the first block after the name of an editor, at the head of a line, says."""
    found = re.search(rf"^{editor}\b.*?^```{language}\n(.*?)^```", TEXT, re.MULTILINE | re.DOTALL)
    assert found is not None
    return (tomllib if language == "toml" else json).loads(found[1])


def test_each_starts_the_server_or_a_check() -> None:
    helix = _block("Helix", "toml")
    server = helix["language-server"]["profilelint"]
    (language,) = helix["language"]
    assert language["name"] == "markdown"
    assert language["language-servers"][-1] == "profilelint"
    (task,) = _block("Zed", "json")
    commands = [
        [server["command"], *server["args"]],
        _block("Sublime Text", "json")["profilelint"]["command"],
        _block("Kate", "json")["servers"]["markdown"]["command"],
        [task["command"], *task["args"]],
    ]
    assert [program for program, *_ in commands] == ["profilelint"] * 4
    modules = [parse(words)[0] for _, *words in commands]
    assert modules == [server_command, server_command, server_command, check_command]


def test_visual_studio_code_is_told_what_the_page_of_its_extension_tells() -> None:
    readme = Path(__file__).parents[2] / "editors/vscode/README.md"
    (there,) = re.findall(r"^```json\n(.*?)^```", readme.read_text(), re.MULTILINE | re.DOTALL)
    assert _block("## Visual Studio Code", "json") == json.loads(there)
