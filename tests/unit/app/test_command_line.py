"""A command line of paths alone is what the grammar makes of it, and needs no grammar."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import get_type_hints

import pytest

from profilelint.app.command_line import read
from profilelint.app.command_list import command_names, load_command
from profilelint.app.commands import check
from profilelint.app.grammar import parse


@pytest.mark.parametrize("paths", [[], ["a.md"], ["b.md", "check", "_projects"]])
def test_paths_alone_are_read_as_the_grammar_reads_them(paths: list[str]) -> None:
    words = ["check", *paths]
    assert read(words) == parse(words)
    assert read(words)[1] == check.Options(paths=tuple(paths))


@pytest.mark.parametrize(
    "words",
    [[], ["a.md"], ["check", "-"], ["check", "--fix", "a.md"], ["rules"], ["check", "--", "-a"]],
)
def test_whatever_else_is_left_to_the_grammar(words: list[str]) -> None:
    assert read(words) == parse(words)


def test_the_commands_are_the_modules_of_the_folder() -> None:
    folder = Path(check.__file__).parent
    assert command_names() == sorted(
        path.stem.replace("_", "-") for path in folder.glob("[a-z]*.py")
    )
    assert {"check", "rename-key"} < set(command_names())
    assert load_command("rename-key").SUMMARY == "rename a key in all pages and in their schema"


@pytest.mark.parametrize("name", command_names())
def test_what_a_command_declares(name: str) -> None:
    command = load_command(name)
    assert (command.__doc__ or "").startswith(f"``profilelint {name}``: ")
    assert get_type_hints(command.run) == {"options": command.Options, "return": int}
    assert command.Options.__module__ == f"profilelint.app.commands.{name.replace('-', '_')}"
    assert command.SUMMARY[0].islower()
    assert command.SUMMARY[-1].isalnum()


def test_paths_alone_need_no_grammar_and_no_other_command() -> None:
    program = (
        "import sys\nfrom profilelint.app.command_line import read\n"
        "read(['check', 'a.md'])\n"
        "print('argparse' in sys.modules)\n"
        "print(*sorted(name for name in sys.modules if name.startswith('profilelint.app')))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, timeout=60
    )
    assert done.stderr == ""
    argparse, modules = done.stdout.splitlines()
    assert argparse == "False"
    assert modules.split() == [
        *("profilelint.app", "profilelint.app.command_line", "profilelint.app.command_list"),
        "profilelint.app.commands",
        *("profilelint.app.commands.check", "profilelint.app.completed_words"),
        "profilelint.app.declaration",
        *("profilelint.app.files", "profilelint.app.linting", "profilelint.app.options"),
        *("profilelint.app.output", "profilelint.app.parts", "profilelint.app.planning"),
    ]
