"""An unlucky machine: runs that are killed, full disks, what may not be written, two runs at once.

The commands run in children of this process, in which what they need is imported already.
"""

from __future__ import annotations

import ctypes
import io
import os
import re
import resource
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import redirect_stderr, redirect_stdout, suppress
from pathlib import Path
from typing import NamedTuple, TextIO

import pytest

from profilelint.app import linting
from profilelint.app.main import run
from profilelint.links.history import LinkHistory
from profilelint.links.outcome import LinkOutcome

from .conftest import GOOD

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="this system cannot fork")

TODAY = ("--today", "2026-01-31")
TITLE = "title: Peru—Clean Water"
CONFIGURATION = """
[[collections]]
name = "pages"
include = ["*.md"]
schema = "schema.json"

[collections.vocabularies]
clients = "clients.yaml"
"""
SCHEMA = '{"properties": {"summary": {"type": "string"}, "client": {"x-vocabulary": "clients"}}}'
TERMS = "terms:\n- label: European Union\n"

FIX = ("check", "--fix", "--no-cache", "-q", "--select", "date-quoted-year")
BASELINE = ("baseline", "--no-cache", *TODAY)
PRUNE = ("baseline", "--prune", "--no-cache", *TODAY)
INIT = ("init", "--force")
RENAME_KEY = ("rename-key", "summary", "abstract")
RENAME_TERM = ("rename-term", "clients", "European Union", "EU")
REPORT = ("check", "--no-cache", "-q", *TODAY, "--report", "json=report.json")
CHECK = ("check", "-q", *TODAY)
CLEAN = ("cache", "clean")
WRITING = (FIX, BASELINE, PRUNE, INIT, RENAME_KEY, RENAME_TERM)
ALL = (
    *(*WRITING, CHECK, CLEAN, (*FIX, "--diff"), (*RENAME_KEY, "--diff"), ("links",), ("vocab",)),
    *(("config",), ("schema",), ("rules",), ("explain", "result-tense"), ("completion", "bash")),
)


class Ended(NamedTuple):
    """How a child ended, negative for a signal, and what it printed."""

    status: int
    out: str
    error: str


def opened(file: int | str) -> TextIO:
    """Return what takes the place of a standard stream."""
    return open(file, "w", encoding="utf-8")


class Started(NamedTuple):
    """A child that runs, with the pipes for what it prints, which is not much."""

    child: int
    out: int
    error: int

    def end(self) -> Ended:
        said = []
        for number in (self.out, self.error):
            with open(number, encoding="utf-8") as stream:
                said.append(stream.read())
        status = os.waitstatus_to_exitcode(os.waitpid(self.child, 0)[1])
        assert status != 99, said
        assert "internal error" not in said[1], said
        assert "Traceback" not in said[1], said
        return Ended(status, *said)


class Site:
    """A folder with a site, written anew as often as asked."""

    def __init__(self, folder: Path) -> None:
        self.root = folder / "site"
        self.cache = folder / "cache"
        self.renew()

    def renew(self) -> None:
        shutil.rmtree(self.root, ignore_errors=True)
        shutil.rmtree(self.cache, ignore_errors=True)
        self.root.mkdir()
        quoted = GOOD.replace("start: 2014", "start: '2014'")
        for name in "ab":
            page = quoted.replace(TITLE, f"{TITLE} {name}")
            (self.root / f"{name}.md").write_text(page, encoding="utf-8")
        (self.root / "profilelint.toml").write_text(CONFIGURATION)
        (self.root / "schema.json").write_text(SCHEMA)
        (self.root / "clients.yaml").write_text(TERMS)
        (self.root / ".profilelint-baseline.json").write_text('{"version": 1, "findings": []}\n')

    def files(self) -> dict[str, bytes]:
        """Return all files with their bytes."""
        return {
            os.fspath(path.relative_to(self.root)): path.read_bytes()
            for path in self.root.rglob("*")
            if path.is_file()
        }

    def start(self, words: tuple[str, ...], prepare: Callable[[], object]) -> Started:
        """Start a command in a child that prepares itself first."""
        pipes = [os.pipe(), os.pipe()]
        child = os.fork()
        if not child:
            status = 99
            try:
                os.chdir(self.root)
                sys.stdout, sys.stderr = (opened(theirs) for _, theirs in pipes)
                prepare()
                status = run(words)
                for stream in (sys.stdout, sys.stderr):
                    with suppress(AttributeError, OSError, ValueError):
                        stream.flush()
            finally:
                os._exit(status)
        for _, theirs in pipes:
            os.close(theirs)
        return Started(child, pipes[0][0], pipes[1][0])

    def run(self, words: tuple[str, ...], prepare: Callable[[], object] = lambda: None) -> Ended:
        return self.start(words, prepare).end()


@pytest.fixture(scope="module", autouse=True)
def imported(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Import what the commands need, or each child would."""
    with pytest.MonkeyPatch.context() as patch:
        folder = tmp_path_factory.mktemp("imported")
        patch.setenv("PROFILELINT_CACHE_DIR", str(folder / "cache"))
        site = Site(folder)
        patch.chdir(site.root)
        for words in ALL:
            with redirect_stdout(io.StringIO()), redirect_stderr(io.StringIO()):
                run(words)


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Site:
    for name in ("GITHUB_ACTIONS", "TF_BUILD", "FORCE_COLOR", "PROFILELINT_DEBUG"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("PROFILELINT_CACHE_DIR", str(tmp_path / "cache"))
    monkeypatch.setattr(linting, "FEW_FOR_CACHE", 1)
    return Site(tmp_path)


def named(words: tuple[str, ...]) -> str:
    return " ".join(words[:2])


def killed_before(moment: int) -> Callable[[], None]:
    """Return what makes a process kill itself before its n-th step that changes a file."""
    steps = [0]
    change = os.O_WRONLY | os.O_RDWR | os.O_CREAT

    def count(event: str, arguments: tuple[object, ...]) -> None:
        if event == "open":
            flags = arguments[2]
            if not isinstance(flags, int) or not flags & change:
                return
        elif event not in ("os.rename", "os.remove", "os.mkdir", "os.chmod", "os.chown"):
            return
        steps[0] += 1
        if steps[0] == moment:
            os.kill(os.getpid(), signal.SIGKILL)

    return lambda: sys.addaudithook(count)


@pytest.mark.parametrize("words", WRITING, ids=named)
def test_killed_at_every_step(site: Site, words: tuple[str, ...]) -> None:
    before = site.files()
    done = site.run(words)
    after = site.files()
    assert done.status == 0, done
    assert after != before
    moments = 0
    while True:
        site.renew()
        ended = site.run(words, killed_before(moments + 1))
        if ended.status != -signal.SIGKILL:
            break
        moments += 1
        left = site.files()
        for name, data in left.items():
            if not re.fullmatch(r"(.*/)?\.profilelint-[0-9a-f]{16}\.tmp", name):
                assert data in (before.get(name), after.get(name)), name
        assert before.keys() <= left.keys()
        # What is left over is no obstacle to the next run, which takes it away.
        again = site.run(words)
        assert (again.status, again.error) == (0, "")
        assert not [name for name in site.files() if name.endswith(".tmp")]
        assert site.files() == after
    assert moments >= 2
    assert site.files() == after


ROOM = 10


def without_space() -> None:
    """Let every file of a process have room for a few bytes."""
    resource.setrlimit(resource.RLIMIT_FSIZE, (ROOM, ROOM))


def without_right_to_write() -> None:
    """Let a process respect the modes of files, as one of the superuser does not."""
    if not os.geteuid():
        libc = ctypes.CDLL(None, use_errno=True)
        header = (ctypes.c_uint32 * 2)(0x20080522, 0)
        sets = (ctypes.c_uint32 * 6)()
        assert not libc.capget(header, sets), ctypes.get_errno()
        sets[0] &= ~0b110  # CAP_DAC_OVERRIDE and CAP_DAC_READ_SEARCH, of what is in force
        assert not libc.capset(header, sets), ctypes.get_errno()


CANNOT = "cannot be written"
LEFT = "it was not changed: it cannot be written"
REFUSALS = [
    # How each command says that it could not write, and the status that it ends with.
    (FIX, 3, "a.md: failure: the file was not repaired: it cannot be written: "),
    (BASELINE, 2, f'profilelint: the baseline ".profilelint-baseline.json" {CANNOT}: '),
    (PRUNE, 2, f'profilelint: the baseline ".profilelint-baseline.json" {CANNOT}: '),
    (INIT, 2, f'profilelint: "profilelint.toml" {CANNOT}: '),
    (RENAME_KEY, 3, f"profilelint: a.md: {LEFT}: "),
    (RENAME_TERM, 3, f"profilelint: a.md: {LEFT}: "),
    (REPORT, 2, f'profilelint: the report "report.json" {CANNOT}: '),
    (CHECK, 1, ""),
    (CLEAN, 0, ""),
]


@pytest.mark.parametrize(("words", "status", "said"), REFUSALS, ids=map(str, range(len(REFUSALS))))
def test_a_full_disk(site: Site, words: tuple[str, ...], status: int, said: str) -> None:
    before = site.files()
    done = site.run(words, without_space)
    assert done.status == status, done
    assert not said or f"{said}File too large\n" in done.out + done.error
    after = site.files()
    # Of a report as much is there as found room.
    assert len(after.pop("report.json", b"")) <= ROOM
    assert after == before
    # Nothing is kept of what could not be kept whole.
    assert not [*site.cache.glob("*")]
    assert site.run(words).status in (0, 1)


@pytest.mark.parametrize(("words", "status", "said"), REFUSALS, ids=map(str, range(len(REFUSALS))))
def test_folders_that_may_not_be_written(
    site: Site, words: tuple[str, ...], status: int, said: str
) -> None:
    before = site.files()
    site.cache.mkdir()
    results = site.cache / "a.results"
    results.write_text("a")

    def prepare() -> None:
        site.root.chmod(0o555)
        site.cache.chmod(0o555)
        without_right_to_write()

    done = site.run(words, prepare)
    site.root.chmod(0o755)
    site.cache.chmod(0o755)
    if words == CLEAN:
        assert done == (
            2,
            "",
            f'profilelint: "{results}" cannot be removed: Permission denied\n',
        )
        return
    assert done.status == status, done
    assert not said or f"{said}Permission denied\n" in done.out + done.error
    assert site.files() == before
    assert os.listdir(site.cache) == ["a.results"]


def test_a_rename_counts_the_pages_that_it_changed(site: Site) -> None:
    closed = site.root / "closed"
    closed.mkdir()
    (closed / "b.md").write_bytes((site.root / "a.md").read_bytes())
    closed.chmod(0o555)
    ended = [site.run(words, without_right_to_write) for words in (RENAME_KEY, RENAME_TERM)]
    closed.chmod(0o755)
    for done in ended:
        assert done.status == 3, done
        assert done.error == f"profilelint: closed/b.md: {LEFT}: Permission denied\n"
    assert [done.out.partition(";")[0].partition(".")[0] for done in ended] == [
        'Renamed "summary" to "abstract" in 2 of 3 pages and in schema',
        'Renamed "European Union" to "EU" on 2 of 3 pages',
    ]


def test_a_folder_that_may_not_be_read(site: Site) -> None:
    closed = site.root / "closed"
    closed.mkdir()
    (closed / "b.md").write_bytes((site.root / "a.md").read_bytes())
    closed.chmod(0)
    done = site.run(CHECK, without_right_to_write)
    named = [
        site.run(("check", path), without_right_to_write) for path in ("closed", "closed/b.md")
    ]
    closed.chmod(0o755)
    assert 'Skipped: folders that may not be read, such as "closed" (1).\n' in done.out
    assert named == [
        (2, "", 'profilelint: the folder "closed" may not be read\n'),
        (2, "", 'profilelint: "closed/b.md" may not be read\n'),
    ]


def test_what_was_not_read_is_named_where_nothing_is_recorded(site: Site) -> None:
    (site.root / "a.md").chmod(0)
    done = site.run(BASELINE, without_right_to_write)
    (site.root / "a.md").chmod(0o644)
    assert done.status == 2
    assert done.error == (
        "profilelint: a.md: nothing was recorded, the run failed: the file cannot be read: "
        "Permission denied\n"
    )


def test_a_configuration_is_written_without_what_may_not_be_read(site: Site) -> None:
    (site.root / "a.md").chmod(0)
    done = site.run(INIT, without_right_to_write)
    (site.root / "a.md").chmod(0o644)
    assert (done.status, done.error) == (0, "")
    assert "\nLeft out, a.md: the file cannot be read: Permission denied.\n" in done.out


def test_earlier_answers_that_may_only_be_read(site: Site, tmp_path: Path) -> None:
    (site.root / "a.md").write_text("---\ntitle: A\n---\n[a](https://one.zz/)\n")
    kept = tmp_path / "kept"
    kept.mkdir()
    history = LinkHistory(str(kept / "links.sqlite"))
    history.remember("https://one.zz/", LinkOutcome.of("u", "ok", checked=time.time() - 60))
    history.close()
    (kept / "links.sqlite").chmod(0o444)
    kept.chmod(0o555)
    words = ("links", "a.md", "--no-config", "--link-cache", str(kept / "links.sqlite"))
    done = site.run(words, without_right_to_write)
    kept.chmod(0o755)
    assert done == (0, "one.zz: 1 link: 1 ok\n\nLinks: 1 ok.\n", "")


def closed_pipe() -> None:
    reading, writing = os.pipe()
    os.close(reading)
    sys.stdout = opened(writing)


def full_output() -> None:
    sys.stdout = opened("/dev/full")


def closed_output() -> None:
    sys.stdout.close()


def no_output() -> None:
    sys.stdout = None  # as Python has it where it is closed


def full_errors() -> None:
    sys.stderr = opened("/dev/full")


CLOSED = "profilelint: standard output is closed\n"
NO_SPACE = "profilelint: standard output cannot be written: No space left on device\n"


@pytest.mark.parametrize("words", ALL, ids=" ".join)
def test_output_that_nobody_takes(site: Site, words: tuple[str, ...]) -> None:
    usual = site.run(words)
    after = site.files()
    for prepare, said in [
        (closed_pipe, ""),
        (closed_output, CLOSED),
        (no_output, CLOSED),
        (full_output, NO_SPACE),
    ]:
        site.renew()
        done = site.run(words, prepare)
        assert done.out == ""
        assert done.status == (3 if said else 0)
        assert done.error.endswith(said)
        # What was to be written was written.
        assert site.files() == after
    site.renew()
    assert site.run(words, full_errors) == (usual.status, usual.out, "")


@pytest.mark.parametrize("words", [*WRITING, REPORT, CHECK], ids=named)
def test_two_runs_at_once(site: Site, words: tuple[str, ...]) -> None:
    site.run(words)
    after = site.files()
    for _ in range(2):
        site.renew()
        runs = [site.start(words, lambda: None) for _ in range(3)]
        done = [each.end() for each in runs]
        # Each may find a file that another one changed, or nothing left to do, and says so; all of
        # them together have done it.
        assert {each.status for each in done} <= {0, 1, 2, 3}
        assert site.files() == after
        assert not [path for path in site.cache.glob("*") if path.suffix == ".tmp"]


def test_a_clock_that_jumps(site: Site) -> None:
    usual = site.run(CHECK)
    (results,) = site.cache.iterdir()
    rest = site.root / f".profilelint-{'0' * 16}.tmp"
    for moment in (0, 2**33):
        os.utime(results, (moment, moment))
        assert site.run(CHECK) == usual
        page = site.root / "a.md"
        text = page.read_text(encoding="utf-8")
        page.write_text(text.replace("'2014'", "2014"), encoding="utf-8")
        os.utime(page, (moment, moment))
        changed = site.run(CHECK)
        assert changed.out.count("[date-quoted-year]") == 1
        page.write_text(text, encoding="utf-8")
        # Nobody writes it any more, whatever its time says.
        rest.write_text("a")
        os.utime(rest, (moment, moment))
        assert site.run(PRUNE).status == 0
        assert not rest.exists()


@pytest.mark.parametrize("closed", ["<&-", ">&-", "2>&-", "<&- >&- 2>&-"])
@pytest.mark.parametrize("words", ["check -q", "check -q --report json=report.json", "baseline"])
def test_streams_that_are_closed_from_the_start(
    site: Site, words: str, closed: str, tmp_path: Path
) -> None:
    line = f'exec "$0" -m profilelint {words} {closed}'
    done = subprocess.run(
        ["sh", "-c", line, sys.executable], cwd=site.root, capture_output=True, text=True
    )
    silent = ">&-" in closed.replace("2>&-", "")
    expected = 3 if silent and "report" not in words else int("check" in words)
    assert done.returncode == expected, done
    assert done.stderr == (CLOSED if silent and "2>&-" not in closed and expected == 3 else "")


def test_a_working_directory_that_is_gone(tmp_path: Path) -> None:
    line = 'mkdir gone && cd gone && rmdir ../gone && exec "$0" -m profilelint rules'
    done = subprocess.run(
        ["sh", "-c", line, sys.executable], cwd=tmp_path, capture_output=True, text=True
    )
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == "profilelint: this folder no longer exists: go to another one\n"
