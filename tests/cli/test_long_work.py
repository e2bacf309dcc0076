"""Long work shows itself on a terminal, and leaves everything whole where it is interrupted."""

from __future__ import annotations

import os
import pty
import re
import signal
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
import profilelint.report.progress as progress
progress._DELAY = progress._INTERVAL = 0.0  # or every run would have to take seconds
from profilelint.__main__ import main
main()
"""
NUMBER = 40
MANY = 400  # which take longer than a signal to come
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
    with interruptible():
        process = subprocess.Popen(
            [sys.executable, "-c", PROGRAM, *words],
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
    wanted = interrupted_at.encode()
    while True:
        try:
            data = os.read(ours, 4096)
        except OSError:
            break  # the process has ended
        if not data:
            break
        text += data
        if wanted and wanted in text:
            wanted = b""
            send = os.killpg if whole_group else os.kill
            send(process.pid, signal.SIGINT)
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
    shown = run(site, *words, interrupted_at=f" {done} of {total} files")
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
    imported = imports(site, words, 0)[0]
    first = imported.index("profilelint.app") + 1
    moments = [*range(first, len(imported), max(1, (len(imported) - first) // 8))]
    assert len(moments) >= 8
    # The validator imports modules of Python, and is not used to interrupts.
    moments += [number for number, name in enumerate(imported, 1) if name == "numbers"]
    for moment in moments:
        names, said, status = imports(site, words, moment)
        assert status == 130, names[moment - 1]
        assert said in ("", "profilelint: interrupted\n")


def imports(folder: Path, words: tuple[str, ...], moment: int) -> tuple[list[str], str, int]:
    """Run a command, and interrupt it when so many modules are imported.

    Returns the names of the modules, what else was written to standard error, and the status.
    """
    command = [sys.executable, "-X", "importtime", "-m", "profilelint", *words]
    with (
        interruptible(),
        subprocess.Popen(
            command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True
        ) as process,
    ):
        names: list[str] = []
        said = ""
        assert process.stderr is not None
        for line in process.stderr:
            if not line.startswith("import time:"):
                said += line
                continue
            names.append(line.rpartition("|")[2].strip())
            if len(names) == moment:
                process.send_signal(signal.SIGINT)
        return names, said, process.wait()
