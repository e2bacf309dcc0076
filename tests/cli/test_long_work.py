"""Long work shows itself on a terminal, and leaves everything whole where it is interrupted."""

from __future__ import annotations

import os
import pty
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from threading import Timer

import pytest

from .conftest import GOOD, interruptible

SECONDS = 60.0
"""After so long a process is ended."""

PROGRAM = """
import os, signal, sys
from profilelint.report import progress
from profilelint.__main__ import main

progress._DELAY = progress._INTERVAL = 0.0  # or every run would have to take seconds
wanted, send = sys.argv.pop(1), getattr(os, sys.argv.pop(1))
update = progress.Progress.update

def update_and_interrupt(self, done, total, noun="files", counts=()):
    global wanted
    update(self, done, total, noun, counts)
    if wanted == f"{done} of {total} {noun}":
        wanted = ""
        send(os.getpid(), signal.SIGINT)

progress.Progress.update = update_and_interrupt
main()
"""
"""It interrupts itself, or its process group, when its bar says what is wanted.

A signal from outside could come after the end.
"""
AT_IMPORT = """
import os, runpy, signal, sys

wanted = sys.argv.pop(1)

class Interrupt:
    def find_spec(self, name, path=None, target=None):
        if wanted == name:
            os.kill(os.getpid(), signal.SIGINT)
        elif not wanted:
            print("import", name, file=sys.stderr)

sys.meta_path.insert(0, Interrupt())
runpy.run_module("profilelint", run_name="__main__", alter_sys=True)
"""
"""It interrupts itself when a module is looked for, or tells the names of all that are."""
NUMBER = 40
MANY = 400
QUOTED = GOOD.replace("start: 2014", "start: '2014'")
TITLE = "title: Peru—Clean Water"
CONFIGURATION = """
[[collections]]
name = "pages"
include = ["*.md"]
schema = "schema.json"

[collections.vocabularies]
clients = "clients.yaml"
"""
SCHEMA = '{"properties": {"summary": {}, "client": {"x-vocabulary": "clients"}}}'
TERMS = "terms:\n- label: European Union\n"


class Shown:
    """What a process wrote to its terminal, its status, and what was on the screen at the end."""

    def __init__(self, text: str, status: int) -> None:
        self.text = text
        self.status = status
        lines = text.replace("\r\n", "\n").split("\n")
        # The last thing that erased a line decides what is left of it.
        self.lines = [line.rpartition("\r\x1b[K")[2] for line in lines if line]

    @property
    def bars(self) -> list[tuple[int, int, str]]:
        found = re.findall(r"\r\x1b\[K\[[#-]{30}\] (\d+) of (\d+) (\w+)", self.text)
        return [(int(done), int(total), noun) for done, total, noun in found]


def run(folder: Path, *words: str, interrupted_at: str = "", whole_group: bool = False) -> Shown:
    """Run a command on a terminal; interrupt it once it has shown a text."""
    ours, theirs = pty.openpty()
    kept = {"PROFILELINT_CACHE_DIR": str(folder.parent / "cache"), "PYTHONDONTWRITEBYTECODE": "1"}
    send = "killpg" if whole_group else "kill"
    with interruptible():
        process = subprocess.Popen(
            [sys.executable, "-c", PROGRAM, interrupted_at, send, *words],
            cwd=folder,
            stdin=subprocess.DEVNULL,
            stdout=theirs,
            stderr=theirs,
            start_new_session=True,
            env={**os.environ, **kept},
        )
    os.close(theirs)
    timer = Timer(SECONDS, process.kill)
    timer.start()
    text = b""
    while True:
        try:
            data = os.read(ours, 4096)
        except OSError:
            break  # the process has ended
        if not data:
            break
        text += data
    os.close(ours)
    status = process.wait()
    timer.cancel()
    return Shown(text.decode(), status)


@pytest.fixture
def site(tmp_path: Path) -> Path:
    folder = tmp_path / "site"
    folder.mkdir()
    write_pages(folder, NUMBER)
    return folder


def write_pages(folder: Path, count: int) -> None:
    for number in range(count):
        page = QUOTED.replace(TITLE, f"{TITLE} {number}")
        (folder / f"page-{number:03}.md").write_text(page, encoding="utf-8")


def configure(folder: Path) -> None:
    (folder / "profilelint.toml").write_text(CONFIGURATION)
    (folder / "schema.json").write_text(SCHEMA)
    (folder / "clients.yaml").write_text(TERMS)


def state(folder: Path) -> dict[str, bytes]:
    """Return all files, hidden ones included."""
    return {path.name: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def renamed(data: bytes) -> bytes:
    return data.replace(b"summary:", b"abstract:")


def reclaimed(data: bytes) -> bytes:
    return data.replace(b"client: European Union", b"client: EU")


def repaired(data: bytes) -> bytes:
    return data.replace(b"'2014'", b"2014")


RENAME_KEY = ("rename-key", "summary", "abstract")
RENAME_TERM = ("rename-term", "clients", "European Union", "EU")
FIX = ("check", "--fix", "-q", "--no-config", "--select", "schema-type,date-quoted-year")


@pytest.mark.parametrize(
    ("words", "bars"),
    [
        (RENAME_KEY, [(NUMBER, "pages"), (NUMBER + 1, "files")]),
        (RENAME_TERM, [(NUMBER, "pages"), (NUMBER + 1, "files")]),
        (FIX, [(NUMBER, "files")]),
        (("baseline",), [(NUMBER, "files")]),
        (("links",), [(NUMBER, "files")]),
        (("init", "--force"), [(NUMBER, "pages"), (NUMBER, "files")]),
    ],
)
def test_a_bar_shows_how_far_it_is(
    site: Path, words: tuple[str, ...], bars: list[tuple[int, str]]
) -> None:
    configure(site)
    shown = run(site, *words)
    assert shown.status in (0, 1)
    seen = {(total, noun) for _, total, noun in shown.bars}
    assert seen >= set(bars)
    for total, noun in bars:
        done = [one for one, *kind in shown.bars if kind == [total, noun]]
        assert len(set(done)) >= total - 1
        assert max(done) in (total - 1, total)
    # It is taken away before anything else is written.
    assert not any("[#" in line or ("] " in line and " of " in line) for line in shown.lines)


@pytest.mark.parametrize(
    ("words", "change"),
    [(RENAME_KEY, renamed), (RENAME_TERM, reclaimed), (FIX, repaired)],
    ids=["rename-key", "rename-term", "fix"],
)
@pytest.mark.parametrize("done", [1, 13, NUMBER - 1])
def test_what_is_written_is_whole_and_counted(
    site: Path, words: tuple[str, ...], change: Callable[[bytes], bytes], done: int
) -> None:
    configure(site)
    before = state(site)
    total = NUMBER if words == FIX else NUMBER + 1
    shown = run(site, *words, interrupted_at=f"{done} of {total} files")
    after = state(site)
    assert shown.status == 130
    assert after.keys() == before.keys()
    changed = [name for name in before if after[name] != before[name]]
    pages = [name for name in changed if name.endswith(".md")]
    assert [after[name] for name in pages] == [change(before[name]) for name in pages]
    assert len(changed) >= done
    were = "was" if len(changed) == 1 else "were"
    files = "1 file" if len(changed) == 1 else f"{len(changed)} files"
    assert shown.lines == [f"profilelint: interrupted: {files} {were} changed"]


@pytest.mark.parametrize(
    ("words", "moment"),
    [
        (RENAME_KEY, f"7 of {MANY} pages"),
        (("init", "--force"), f"7 of {MANY} pages"),
        (("baseline",), f"7 of {MANY} files"),
        (("links",), f"7 of {MANY} files"),
        (("check",), f"7 of {MANY} files"),
    ],
)
def test_nothing_is_written_before_all_is_known(
    site: Path, words: tuple[str, ...], moment: str
) -> None:
    write_pages(site, MANY)
    configure(site)
    before = state(site)
    shown = run(site, *words, interrupted_at=moment)
    assert (shown.status, shown.lines) == (130, ["profilelint: interrupted"])
    assert state(site) == before


def test_init_says_what_it_had_written(site: Path) -> None:
    before = state(site)
    shown = run(site, "init", interrupted_at="7 of 40 files")
    assert shown.status == 130
    written = state(site).keys() - before.keys()
    assert "profilelint.toml" in written
    assert ".profilelint-baseline.json" not in written
    number = "1 file was" if len(written) == 1 else f"{len(written)} files were"
    assert shown.lines == [f"profilelint: interrupted: {number} changed"]


@pytest.mark.parametrize("moment", ["1 of 400 files", "200 of 400 files", "399 of 400 files"])
def test_worker_processes_end_without_a_word(tmp_path: Path, moment: str) -> None:
    site = tmp_path / "many"
    site.mkdir()
    for number in range(400):
        (site / f"{number}.md").write_text(GOOD.replace(TITLE, f"{TITLE} {number}"))
    words = ("check", "--jobs", "3", "--no-cache")
    shown = run(site, *words, interrupted_at=moment, whole_group=True)
    assert (shown.status, shown.lines) == (130, ["profilelint: interrupted"])


@pytest.mark.parametrize(
    "words", [("check", "--no-cache"), ("init", "--dry-run"), (*RENAME_KEY, "--diff")]
)
def test_an_interrupt_while_modules_are_imported(site: Path, words: tuple[str, ...]) -> None:
    told, status = imports(site, words, "")
    assert status in (0, 1)
    imported = [line.removeprefix("import ") for line in told if line.startswith("import ")]
    later = imported[imported.index("profilelint.app") + 1 :]
    moments = later[:: max(1, len(later) // 8)]
    assert len(moments) >= 8
    # The validator imports modules of Python, and is not used to interrupts.
    moments += [name for name in imported if name == "numbers"]
    for moment in moments:
        said, status = imports(site, words, moment)
        assert status == 130, moment
        assert said in ([], ["profilelint: interrupted"])


def imports(folder: Path, words: tuple[str, ...], moment: str) -> tuple[list[str], int]:
    """Run a command that interrupts itself when it imports a module; with "", it names them.

    Returns what was written to standard error, by line, and the status.
    """
    with interruptible():
        done = subprocess.run(
            [sys.executable, "-c", AT_IMPORT, moment, *words],
            cwd=folder,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )
    return done.stderr.splitlines(), done.returncode
