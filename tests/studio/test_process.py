"""``profilelint studio`` as a process: how it starts, and how it ends."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from tests.studio.client import Client, events
from tests.studio.conftest import PAGE

from profilelint.config.model import ConfigError
from profilelint.studio.serving import listen

WELLS = "projects/wells.md"


class Process(Client):
    """A studio in a process of its own."""

    def __init__(self, *arguments: str) -> None:
        command = [sys.executable, "-m", "profilelint", "studio", "--no-browser", *arguments]
        self.process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
        assert self.process.stdout is not None
        line = self.process.stdout.readline()
        assert line.startswith("The studio is open at http://127.0.0.1:")
        super().__init__(line.split()[-1])
        self.enter()

    def end(self, sign: int) -> int:
        self.process.send_signal(sign)
        return self.process.wait(30)


@pytest.fixture
def start(site: Path, tmp_path: Path) -> Iterator[Callable[..., Process]]:
    with ExitStack() as stack:

        def started(*arguments: str) -> Process:
            process = Process(str(site), "--cache-dir", str(tmp_path / "cache"), *arguments)
            assert process.process.stdout is not None
            stack.callback(process.process.wait, 30)
            stack.callback(process.process.kill)
            stack.callback(process.process.stdout.close)
            return process

        yield started


def test_what_was_typed_outlives_a_studio_that_is_killed(
    site: Path, start: Callable[..., Process]
) -> None:
    studio = start()
    studio.page(WELLS)
    for version, letter in enumerate("abc", 1):
        place = 10 + version
        reply = studio.post(
            "/api/page/text", path=WELLS, version=version, changes=[[place, place, letter]]
        )
        assert reply.status == 200
    assert studio.end(signal.SIGKILL) == -signal.SIGKILL
    again = start()
    page = again.page(WELLS)
    assert page["text"] == PAGE.replace("Wells for Ica", "abcWells for Ica")
    assert (page["unsaved"], page["disk"]) == (True, "same")
    assert (site / WELLS).read_text() == PAGE
    rows = {row["path"]: row["unsaved"] for row in again.get("/api/pages").json["rows"]}
    assert rows == {WELLS: True, "projects/roads.md": False}


def test_it_ends_by_an_interrupt_while_a_page_is_open(start: Callable[..., Process]) -> None:
    studio = start()
    with studio.stream() as stream:
        told = events(stream)
        next(told)
        assert studio.end(signal.SIGINT) == 0
        assert list(told)[-1] == ("ended", {})


def test_it_ends_by_its_page(start: Callable[..., Process]) -> None:
    studio = start()
    assert studio.post("/api/end").status == 200
    assert studio.process.wait(30) == 0


def test_it_opens_a_page(site: Path, start: Callable[..., Process]) -> None:
    studio = start("--page", str(site / WELLS))
    assert studio.address.endswith(f"?token={studio.token}#/page?path=projects%2Fwells.md")


def run(*arguments: str, **more: str) -> tuple[int, str]:
    done = subprocess.run(
        [sys.executable, "-m", "profilelint", "studio", "--no-browser", *arguments],
        capture_output=True,
        text=True,
        timeout=60,
        env={**os.environ, **more},
    )
    assert done.stdout == ""
    return done.returncode, done.stderr


def test_a_port_that_is_taken(site: Path, tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        cache = str(tmp_path / "cache")
        assert run(str(site), "--port", str(port), "--cache-dir", cache) == (
            2,
            f"profilelint: port {port} cannot be used: Address already in use; "
            "name another with --port\n",
        )


def test_two_that_start_at_once_do_not_share_a_port() -> None:
    with listen() as first:
        port = first.getsockname()[1]
        with pytest.raises(ConfigError) as refused:
            listen(port)
    assert str(refused.value).startswith(f"port {port} cannot be used: ")


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    folder = str(tmp_path / "none")
    assert run(folder) == (2, f'profilelint: there is no folder "{folder}"\n')


@pytest.mark.parametrize("name", ["starlette", "uvicorn"])
def test_without_what_it_needs(site: Path, tmp_path: Path, name: str) -> None:
    (tmp_path / "absent").mkdir()
    (tmp_path / f"absent/{name}.py").write_text(
        f"raise ModuleNotFoundError('no {name}', name='{name}')"
    )
    assert run(str(site), PYTHONPATH=str(tmp_path / "absent")) == (
        2,
        "profilelint: the part of profilelint that runs in the browser is not installed: "
        "run pip install 'profilelint[editor]', or pip install '.[editor]' in a checkout of "
        "profilelint\n",
    )
