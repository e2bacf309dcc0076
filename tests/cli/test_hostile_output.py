"""Every command, on a repository of hostile names and values, through every stream."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from profilelint.app.command_list import command_names
from profilelint.report.escape import is_unsafe
from profilelint.report.render import FORMATS

BAD = "x\x1b[2J\x9b1m\u202e\u2028\u2029\x85\r\n::error::owned\n##[error]owned ##vso[owned]"
NAME = BAD.replace("\r", "").replace("/", "")
TOML = BAD.replace("\x1b", "\\u001b").replace("\r", "\\r").replace("\n", "\\n").replace("\x9b", "")
TOML = TOML.replace("\x85", "")
YAML = '"' + TOML.replace("\\u001b", "\\e") + '"'
COMMAND = re.compile(r"(?m)^\s*(\x1b\[[0-9;]*m)*(::error::owned|::[a-z-]+::)|##[a-z]*\[")

PAGE = f"""\
---
title: {YAML}
{YAML}: {YAML}
summary: " {TOML}  "
start: '2014'
client: {YAML}
solutions:
- {YAML}
regions: Worldwide
country: Peru
---

::error::owned\x1b[2J \u202e

##[error]owned  ##vso[owned] Governance. \n
[a](<{NAME.partition(chr(13))[0].partition(chr(10))[0]}.md>) ![](http://a\x1b:pw@b/c)

* Devloping\x1b\u202e the the town
"""
CONFIGURATION = f"""\
[vocabularies]
clients = "clients.yaml"
solutions = {{file = "solutions.txt", open = true}}

[[collections]]
name = "{TOML}"
include = ["**/*.md"]
schema = "schema.json"
"""
SCHEMA = f"""\
{{"type": "object", "title": "{TOML}", "required": ["{TOML}", "title"],
  "x-message": "{TOML}",
  "properties": {{
    "title": {{"enum": ["{TOML}b"], "x-message": "{TOML} says"}},
    "client": {{"x-vocabulary": "clients"}}, "country": {{"const": "{TOML}"}},
    "solutions": {{"items": {{"x-vocabulary": "solutions"}}}}, "start": {{"type": "integer"}}
  }}}}
"""
CLIENTS = f'title: {YAML}\nterms:\n- label: {YAML}\n  synonyms: [Peru]\n- {YAML[:-1]}z"\n'

COMMANDS: dict[str, list[tuple[str, ...]]] = {
    "check": [
        ("check",),
        ("check", "--color", "always"),
        ("check", "--statistics"),
        ("check", "--diff"),
        ("check", "--diff", "--unsafe-fixes"),
        ("check", "--fix"),
        ("check", "--no-config"),
        ("check", "--since", BAD),
        ("check", "--select", BAD),
        ("check", "--today", BAD),
        ("check", "--report", BAD),
        ("check", "--report", f"json=no/{NAME}"),
        ("check", "--config", BAD),
        ("check", "--shard", BAD),
        ("check", BAD),
        ("check", f"--{BAD}"),
        ("check", "--severity", BAD),
        ("check", "--online", "--accept", BAD),
        ("check", "--online", "--allow-network", BAD),
        ("check", "--online", "--header", BAD),
        ("check", "--online", "--resolve", BAD),
        ("check", "--cache-dir", NAME),
        ("check", "-", "--stdin-filename", NAME),
        *(("check", "--report", name) for name in FORMATS),
    ],
    "baseline": [("baseline", "--prune"), ("baseline", "--ratchet"), ("baseline",)],
    "cache": [("cache", "path", "--cache-dir", NAME), ("cache", "clean", "--cache-dir", NAME)],
    "server": [("server", "--today", BAD)],
    "studio": [("studio", "--today", BAD), ("studio", BAD), ("studio", "--port", BAD)],
    "completion": [("completion", BAD), ("completion", "bash"), ("completion", "zsh")],
    "config": [("config",), ("config", "--json"), ("config", "--schema")],
    "explain": [("explain", BAD), ("explain", "text-invisible-character")],
    "init": [("init", "--dry-run", "--force"), ("init", "--infer", "--force"), ("init", BAD)],
    "links": [("links",), ("links", "--json"), ("links", BAD)],
    "merge": [("merge", BAD), ("merge", "part.json"), ("merge", "page.json")],
    "new-rule": [
        ("new-rule", BAD),
        ("new-rule", "heading-shouting", BAD),
        ("new-rule", "heading-shouting", "--package", BAD),
        ("new-rule", "heading-shouting"),
    ],
    "rename-key": [
        ("rename-key", "client", BAD, "--diff"),
        ("rename-key", BAD, "donor", "--diff"),
        ("rename-key", "client", "donor", "--diff"),
        ("rename-key", "client", "donor"),
    ],
    "rename-term": [
        ("rename-term", BAD, "a", "b"),
        ("rename-term", "solutions", BAD, "b"),
        ("rename-term", "clients", "Peru", BAD, "--diff"),
        ("rename-term", "solutions", "Governance", "Rule", "--diff"),
        ("rename-term", "solutions", "Governance", BAD),
    ],
    "rules": [("rules",), ("rules", "--json"), ("rules", BAD)],
    "schema": [("schema",), ("schema", "--bundle"), ("schema", BAD)],
    "vocab": [
        ("vocab",),
        ("vocab", "--json"),
        ("vocab", BAD),
        ("vocab", "clients", "--export"),
        ("vocab", "solutions", "--export"),
        ("vocab", BAD, "--export"),
    ],
}
CONFIGURATIONS = (
    CONFIGURATION,
    f'severity = "{TOML}"\n',
    f'"{TOML}" = 1\n',
    f'select = ["{TOML}"]\n',
    f'baseline = "{TOML}"\n',
    f'site = "{TOML}"\nflavor = "{TOML}"\n',
    f'[vocabularies]\n"{TOML}" = "{TOML}"\n',
    f'[[collections]]\nname = "a"\ninclude = ["{TOML}"]\n',
    f'[[collections]]\nname = "a"\ninclude = ["**"]\nschema = "{TOML}"\n',
    f'[rules.date-format]\n"{TOML}" = "{TOML}"\n',
    f"# {BAD}\nbroken = {{{BAD}\n",
    f'[links]\nexclude = ["{TOML}", "("]\n',
)


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode())


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("hostile") / "site"
    write(root / f"{NAME}.md", PAGE)
    write(root / NAME / "::error::owned.md", PAGE)
    write(root / NAME / "broken.md", f"---\n{BAD}: [\n---\n")
    write(root / "toml.md", f'+++\na = "{TOML}"\nb = {BAD}\n+++\n')
    write(root / "schema.json", SCHEMA)
    write(root / "clients.yaml", CLIENTS)
    write(root / "solutions.txt", f"Governance\n{NAME}\n")
    write(root / "part.json", f'{{"shard": {{"number": "{TOML}", "of": 1, "record": "[]"}}}}')
    write(root / "page.json", PAGE)
    return root


def run(root: Path, arguments: tuple[str, ...], *, workflow: bool) -> tuple[str, int]:
    """Return all that a command wrote, to standard output and standard error, and its status."""
    quiet = {"GITHUB_ACTIONS", "TF_BUILD", "FORCE_COLOR", "PROFILELINT_DEBUG"}
    environ = {key: value for key, value in os.environ.items() if key not in quiet}
    environ["PROFILELINT_CACHE_DIR"] = str(root.parent / "cache")
    command = [sys.executable, "-m", "profilelint", *arguments]
    if workflow:
        environ["GITHUB_ACTIONS"] = "true"
        done = subprocess.run(command, cwd=root, env=environ, input=b"", capture_output=True)
        return (done.stdout + b"\n" + done.stderr).decode(), done.returncode
    return on_terminal(command, root, environ)


def on_terminal(command: list[str], root: Path, environ: dict[str, str]) -> tuple[str, int]:
    pty = pytest.importorskip("pty")
    termios = pytest.importorskip("termios")
    ours, theirs = pty.openpty()
    settings = termios.tcgetattr(theirs)
    settings[1] &= ~termios.OPOST
    termios.tcsetattr(theirs, termios.TCSANOW, settings)
    with subprocess.Popen(
        command, cwd=root, env=environ, stdin=subprocess.DEVNULL, stdout=theirs, stderr=theirs
    ) as process:
        os.close(theirs)
        data = b""
        while part := read(ours):
            data += part
    os.close(ours)
    return data.decode(), process.returncode


def read(handle: int) -> bytes:
    try:
        return os.read(handle, 1 << 16)
    except OSError:  # the other side is closed
        return b""


def refuse(output: str, what: object, *, workflow: bool = True) -> None:
    """Check that a terminal, or the log of a workflow, takes nothing in an output for a command."""
    # What the program itself writes: its progress bar, and colours.
    own = re.sub(r"\r\x1b\[K(\[[#-]+\] \d+ of \d+ files)?", "", output)
    own = re.sub(r"\x1b\[[0-9;]*m", "", own)
    unsafe = {char for char in own if is_unsafe(char) and char not in "\n\t"}
    assert unsafe == set(), what
    for line in own.split("\n"):
        assert not (workflow and COMMAND.search(line)), (what, line)


def copies(template: Path, folder: Path) -> Iterator[Path]:
    number = 0
    while True:
        number += 1
        root = folder / str(number) / "site"
        shutil.copytree(template, root)
        yield root


def test_every_command_is_driven() -> None:
    assert set(COMMANDS) == set(command_names())


@pytest.mark.parametrize("workflow", [True, False], ids=["workflow", "terminal"])
@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_no_command_speaks_to_who_runs_it(
    template: Path, tmp_path: Path, name: str, workflow: bool
) -> None:
    roots = copies(template, tmp_path)
    for arguments in COMMANDS[name]:
        root = next(roots)
        write(root / "profilelint.toml", CONFIGURATION)
        output, status = run(root, arguments, workflow=workflow)
        refuse(output, arguments, workflow=workflow)
        assert "Traceback" not in output, arguments
        assert "internal error" not in output, (arguments, output)
        assert status in {0, 1, 2, 3}, arguments


@pytest.mark.parametrize("configuration", CONFIGURATIONS)
@pytest.mark.parametrize("command", [("check",), ("config",), ("vocab",)])
def test_no_configuration_speaks(
    template: Path, tmp_path: Path, configuration: str, command: tuple[str, ...]
) -> None:
    root = next(copies(template, tmp_path))
    write(root / "profilelint.toml", configuration)
    output, status = run(root, command, workflow=True)
    refuse(output, configuration)
    assert "internal error" not in output, output
    assert status in {0, 1, 2, 3}


def test_what_is_shown_when_a_mistake_is_looked_for(template: Path, tmp_path: Path) -> None:
    code = (
        "import sys\n"
        "from profilelint.app import main\n"
        "def read(words): raise RuntimeError(words[0])\n"
        "import profilelint.app.command_line as line\n"
        "line.read = read\n"
        "sys.exit(main.run(sys.argv[1:]))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, BAD],
        env={**os.environ, "PROFILELINT_DEBUG": "1", "GITHUB_ACTIONS": "true"},
        capture_output=True,
    )
    assert done.returncode == 3
    output = (done.stdout + done.stderr).decode()
    assert "RuntimeError" in output
    refuse(output, "debug")
