"""The extension for Visual Studio Code, without the editor: what it declares, and its own tests."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from tests.npm import needs_packages, run_script

import profilelint
from profilelint.server.actions import FIX_ALL

FOLDER = Path(__file__).parents[2] / "editors/vscode"


@pytest.fixture(name="manifest")
def manifest_fixture() -> dict[str, Any]:
    manifest: dict[str, Any] = json.loads((FOLDER / "package.json").read_text())
    return manifest


@needs_packages(FOLDER, "vscode")
@pytest.mark.parametrize("script", ["types", "test"])
def test_its_types_and_its_own_tests_hold(script: str) -> None:
    printed = run_script(FOLDER, script)
    assert script == "types" or "# pass 9\n" in printed


def test_its_version_is_that_of_the_program(manifest: dict[str, Any]) -> None:
    assert manifest["version"] == profilelint.__version__
    locked = json.loads((FOLDER / "package-lock.json").read_text())
    assert locked["packages"][""]["version"] == profilelint.__version__
    assert locked["packages"][""]["devDependencies"] == manifest["devDependencies"]


def test_no_registry_is_named() -> None:
    assert "resolved" not in (FOLDER / "package-lock.json").read_text()


def test_no_repository_can_choose_the_program(manifest: dict[str, Any]) -> None:
    settings = manifest["contributes"]["configuration"]["properties"]
    assert settings["profilelint.path"]["scope"] == "machine"
    untrusted = manifest["capabilities"]["untrustedWorkspaces"]
    assert untrusted["supported"] == "limited"
    assert untrusted["restrictedConfigurations"] == ["profilelint.path"]
    assert manifest["capabilities"]["virtualWorkspaces"]["supported"] is False


def test_each_command_exists_and_is_described(manifest: dict[str, Any]) -> None:
    declared = {each["command"]: each["title"] for each in manifest["contributes"]["commands"]}
    source = (FOLDER / "src/extension.ts").read_text()
    assert re.findall(r'^    "(profilelint\.\w+)":', source, re.MULTILINE) == [*declared]
    described = re.findall(r"^\| ([A-Z][^|]+) \|", (FOLDER / "README.md").read_text(), re.MULTILINE)
    assert described == [*declared.values()]


def test_what_it_repairs_when_saving_is_what_the_server_offers() -> None:
    (block,) = re.findall(
        r"^```json\n(.*?)^```$", (FOLDER / "README.md").read_text(), re.MULTILINE | re.DOTALL
    )
    actions = json.loads(block)["[markdown]"]["editor.codeActionsOnSave"]
    assert actions == {FIX_ALL: "explicit"}
    assert f'kind: "{FIX_ALL}"' in (FOLDER / "src/extension.ts").read_text()
