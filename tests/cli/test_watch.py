"""``check --watch``, as a real process that sees real saves."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Timer
from typing import TypeAlias

import pytest

from .conftest import GOOD, Run, interruptible

SECONDS = 60.0
"""After so long a process that says nothing is ended."""

FAULTY = GOOD.replace("start: 2014", "start: '2014'")
FAULT = "peru.md:4:8: error: "
CLEAN = "No problems found in 1 file."


class Watcher:
    """A process that watches, and the lines that it wrote since it last waited."""

    def __init__(self, folder: Path, *words: str) -> None:
        kept = {"PROFILELINT_CACHE_DIR": str(folder / ".cache"), "PYTHONDONTWRITEBYTECODE": "1"}
        with interruptible():
            self.process = subprocess.Popen(
                [sys.executable, "-m", "profilelint", "check", "--watch", "-q", *words],
                cwd=folder,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                text=True,
                encoding="utf-8",
                env={**os.environ, **kept},
            )
        self._timer = Timer(SECONDS, self.process.kill)
        self._timer.start()

    def waits(self) -> list[str]:
        """Return what is written until it waits for a save, without the times."""
        assert self.process.stdout is not None
        lines: list[str] = []
        for line in self.process.stdout:
            text = re.sub(r"^\[\d\d:\d\d:\d\d\] ", "", line.rstrip("\n"))
            if text.startswith("checked in "):
                assert text.endswith(" s; waiting for a save (Ctrl-C ends)")
                return lines
            lines.append(text)
        raise AssertionError(f"it ended: {lines}")

    def interrupt(self) -> tuple[int, str]:
        """Interrupt the process; return its status and what it still wrote."""
        assert self.process.stdout is not None
        self.process.send_signal(signal.SIGINT)
        rest = self.process.stdout.read()
        return self.process.wait(), rest

    def end(self) -> None:
        self._timer.cancel()
        self.process.kill()
        self.process.communicate()


Start: TypeAlias = Callable[..., Watcher]


@pytest.fixture
def watch(tmp_path: Path) -> Iterator[Start]:
    """Return a function that starts watching the test's folder; all are ended with the test."""
    watchers: list[Watcher] = []

    def start(*words: str) -> Watcher:
        watchers.append(Watcher(tmp_path, *words))
        return watchers[-1]

    yield start
    for watcher in watchers:
        watcher.end()


def save(path: Path, text: str) -> None:
    """Save a file as careful editors do, in one step."""
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f".{path.name}.new")
    beside.write_text(text, encoding="utf-8")
    beside.replace(path)


def faults(lines: list[str]) -> list[str]:
    return [line for line in lines if re.match(r"\S+:\d+:\d+: ", line)]


def test_each_save_is_checked(tmp_path: Path, watch: Start) -> None:
    page = tmp_path / "peru.md"
    page.write_text(GOOD, encoding="utf-8")
    watcher = watch()
    assert CLEAN in watcher.waits()

    page.write_text(FAULTY, encoding="utf-8")
    lines = watcher.waits()
    assert lines[0] == "changed: peru.md"
    assert [line[: len(FAULT)] for line in faults(lines)] == [FAULT]

    save(page, GOOD)
    lines = watcher.waits()
    assert (lines[0], CLEAN in lines) == ("changed: peru.md", True)

    save(tmp_path / "new" / "folder" / "chile.md", FAULTY)
    lines = watcher.waits()
    assert lines[0] == "new: new/folder/chile.md"
    assert faults(lines)[0].startswith("new/folder/chile.md:4:8: error: ")

    (tmp_path / "new" / "folder" / "chile.md").rename(tmp_path / "new" / "peru.md")
    assert watcher.waits()[0] == "new: new/peru.md; gone: new/folder/chile.md"

    (tmp_path / "new" / "peru.md").unlink()
    lines = watcher.waits()
    assert (lines[0], CLEAN in lines) == ("gone: new/peru.md", True)
    assert watcher.interrupt() == (0, "")


def test_a_file_saved_into_an_empty_folder_is_seen(tmp_path: Path, watch: Start) -> None:
    (tmp_path / "peru.md").write_text(GOOD, encoding="utf-8")
    (tmp_path / "a" / "b").mkdir(parents=True)
    watcher = watch()
    watcher.waits()
    (tmp_path / "a" / "b" / "chile.md").write_text(FAULTY, encoding="utf-8")
    assert watcher.waits()[0] == "new: a/b/chile.md"


def test_what_a_page_is_checked_against_is_watched(tmp_path: Path, watch: Start) -> None:
    save(tmp_path / "peru.md", "---\nkind: road\n---\n\nThe road.\n")
    configuration = """
[[collections]]
name = "all"
include = ["*.md"]
schema = "schema/all.json"

[collections.vocabularies]
kinds = "data/kinds.yaml"
"""
    schema = {"type": "object", "properties": {"kind": {"x-vocabulary": "kinds"}}}
    save(tmp_path / "profilelint.toml", configuration)
    save(tmp_path / "schema/all.json", json.dumps(schema))
    save(tmp_path / "data/kinds.yaml", "terms:\n- label: bridge\n")
    watcher = watch()
    assert [line.rpartition(" ")[2] for line in faults(watcher.waits())] == ["[term-unknown]"]

    save(tmp_path / "data/kinds.yaml", "terms:\n- label: bridge\n- label: road\n")
    lines = watcher.waits()
    assert (lines[0], CLEAN in lines) == ("changed: data/kinds.yaml", True)

    save(tmp_path / "schema/all.json", json.dumps({**schema, "required": ["title"]}))
    lines = watcher.waits()
    assert lines[0] == "changed: schema/all.json"
    assert [line.rpartition(" ")[2] for line in faults(lines)] == ["[schema-required]"]

    (tmp_path / "schema/all.json").unlink()
    lines = watcher.waits()
    assert lines[0] == "gone: schema/all.json"
    assert lines[1] == (
        'profilelint: profilelint.toml:5: there is no schema file "schema/all.json"'
    )

    save(tmp_path / "profilelint.toml", configuration.replace("schema =", "schema"))
    lines = watcher.waits()
    assert lines[0] == "changed: profilelint.toml"
    assert lines[1].startswith("profilelint: profilelint.toml:5: ")

    save(tmp_path / "profilelint.toml", '[[collections]]\nname = "all"\ninclude = ["*.md"]\n')
    watcher.waits()
    assert watcher.interrupt()[0] == 0


def test_a_configuration_that_comes_and_goes(tmp_path: Path, watch: Start) -> None:
    save(tmp_path / "site" / "peru.md", FAULTY)
    watcher = watch("site")
    assert [line.partition(":")[0] for line in faults(watcher.waits())] == ["site/peru.md"]
    save(tmp_path / "site" / ".profilelint.toml", 'ignore = ["all"]\nselect = ["file"]\n')
    lines = watcher.waits()
    assert lines[0] == "new: site/.profilelint.toml"
    (tmp_path / "site" / ".profilelint.toml").unlink()
    assert [line.partition(":")[0] for line in faults(watcher.waits())] == ["site/peru.md"]


def test_reports_are_written_anew_and_do_not_count_as_saves(tmp_path: Path, watch: Start) -> None:
    save(tmp_path / "peru.md", GOOD)
    report = tmp_path / "report.json"
    watcher = watch("--report", "json=report.json")
    watcher.waits()
    assert json.loads(report.read_text())["findings"] == []
    save(tmp_path / "peru.md", FAULTY)
    assert watcher.waits()[0] == "changed: peru.md"
    assert [found["rule"] for found in json.loads(report.read_text())["findings"]] == [
        "date-quoted-year"
    ]
    save(tmp_path / "other.txt", "")
    assert watcher.waits()[0] == "new: other.txt"


def test_what_git_ignores_is_not_watched(tmp_path: Path, watch: Start) -> None:
    save(tmp_path / "peru.md", GOOD)
    save(tmp_path / ".gitignore", "/public\n")
    save(tmp_path / "public" / "a.md", FAULTY)
    watcher = watch()
    assert CLEAN in watcher.waits()
    save(tmp_path / "public" / "a.md", GOOD)
    save(tmp_path / "peru.md", FAULTY)
    assert watcher.waits()[0] == "changed: peru.md"
    (tmp_path / ".gitignore").write_text("")
    assert watcher.waits()[0] == "changed: .gitignore; new: public/a.md"


def test_names_are_shown_and_never_obeyed(tmp_path: Path, watch: Start) -> None:
    save(tmp_path / "peru.md", GOOD)
    watcher = watch()
    watcher.waits()
    (tmp_path / "a\x1b[2J\n::error::b.md").write_text(GOOD, encoding="utf-8")
    assert watcher.waits()[0] == r"new: a\u{1b}[2J\u{a}::error::b.md"


@pytest.mark.parametrize(
    ("words", "named"),
    [
        (("-",), "standard input"),
        (("--fix",), "--fix"),
        (("--unsafe-fixes",), "--unsafe-fixes"),
        (("--diff",), "--diff"),
        (("--staged",), "--staged"),
        (("--shard", "1/2"), "--shard"),
        (("--online",), "--online"),
    ],
)
def test_what_it_does_not_go_with(profilelint: Run, words: tuple[str, ...], named: str) -> None:
    done = profilelint("check", "--watch", *words)
    assert done.returncode == 2
    assert done.stderr == f"profilelint: --watch cannot be used with {named}\n"
