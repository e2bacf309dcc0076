"""Runs git so that nothing which a repository's configuration names is run by it.

Only commands are used whose output does not depend on the configuration: lists of files and the
objects themselves. Filters, hooks, monitors, drivers for differences, signatures and the fetching
of missing objects are switched off.
"""

from __future__ import annotations

import os
import subprocess
import weakref
from errno import EIO
from typing import IO, TYPE_CHECKING

from profilelint.config.model import ConfigError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

SILENT = "git failed without a message"
_NO_FOLDER = os.path.join(os.devnull, "none")
_SAFE = (
    *("--no-optional-locks", "--literal-pathspecs"),
    *("-c", "core.fsmonitor=false", "-c", f"core.hooksPath={_NO_FOLDER}"),
)
_PROGRAMS = r"^(filter\..*\.(clean|smudge|process|required)|hook\..*\.(command|event|enabled))$"
_PART = 1 << 20


def environment(settings: Mapping[str, str] | None = None) -> dict[str, str]:
    """Return the environment for git, with further settings by the names of their keys.

    A key may hold any character here, which it may not on the command line.
    """
    environ = {
        **os.environ,
        "GIT_TERMINAL_PROMPT": "0",
        # Objects that are missing from a partial clone would be fetched, by a program that the
        # configuration names; the first is for newer versions, the second allows no protocol.
        "GIT_NO_LAZY_FETCH": "1",
        "GIT_ALLOW_PROTOCOL": "",
    }
    if settings:
        count = int(environ.get("GIT_CONFIG_COUNT") or 0)
        for number, (key, value) in enumerate(settings.items(), count):
            environ[f"GIT_CONFIG_KEY_{number}"] = key
            environ[f"GIT_CONFIG_VALUE_{number}"] = value
        environ["GIT_CONFIG_COUNT"] = str(count + len(settings))
    return environ


def git(
    folder: str,
    arguments: Sequence[str],
    *,
    settings: Mapping[str, str] | None = None,
    data: bytes = b"",
    index: str = "",
) -> bytes:
    """Return what git prints when it is run in a folder, with ``data`` on its standard input.

    ``index`` is the path of a file to use in place of the repository's index.

    Raises `ConfigError` if there is no git, no repository, or git refuses.
    """
    try:
        done = subprocess.run(  # noqa: S603 - fixed program, no shell
            ["git", *_SAFE, *arguments],  # noqa: S607 - git is found as the user finds it
            cwd=folder,
            env=environment(settings) | ({"GIT_INDEX_FILE": index} if index else {}),
            capture_output=True,
            check=False,
            input=data,
        )
    except FileNotFoundError:
        raise ConfigError("git is not installed: it is needed to tell what changed") from None
    if done.returncode:
        lines = done.stderr.decode("utf-8", "replace").strip().splitlines()
        raise ConfigError(f"git says: {lines[0]}" if lines else SILENT)
    return done.stdout


def without_programs(folder: str) -> dict[str, str]:
    """Return the settings that keep git from running the filters and hooks that are configured."""
    try:
        listed = git(folder, ["config", "--name-only", "-z", "--get-regexp", _PROGRAMS])
    except ConfigError as error:
        if error.message == SILENT:  # there is none
            return {}
        raise
    settings: dict[str, str] = {}
    for name in map(path_of, split(listed)):
        section, _, key = name.rpartition(".")
        if section.startswith("hook."):
            settings |= {f"{section}.event": "", f"{section}.enabled": "false"}
        else:
            settings[name] = "false" if key == "required" else ""
    return settings


def split(output: bytes) -> list[bytes]:
    """Return the parts of an output that ends each with NUL."""
    return [name for name in output.split(b"\0") if name]


def joined(paths: Iterable[str]) -> bytes:
    """Return paths as git takes them, each with NUL at its end."""
    return b"".join(path.encode("utf-8", "surrogateescape") + b"\0" for path in paths)


def path_of(name: bytes) -> str:
    """Return a name of git as a path."""
    return name.decode("utf-8", "surrogateescape")


class Objects:
    """The objects of a repository, read through one process of git for each of ours."""

    def __init__(self, folder: str) -> None:
        self._folder = folder
        self._pipes: tuple[IO[bytes], IO[bytes]] | None = None
        self._owner = 0

    def read(self, name: str, limit: int) -> bytes:
        """Return an object's bytes, at most one more than a limit; raises `OSError`."""
        asking, answering = self._open()
        asking.write(f"{name}\n".encode())
        asking.flush()
        head = answering.readline().split()
        if len(head) != 3:
            raise OSError(EIO, "git does not have it")
        left = int(head[2])
        data = answering.read(min(left, limit + 1))
        left -= len(data)
        while left:  # the pipe must be empty for the next object
            part = answering.read(min(left, _PART))
            if not part:
                raise OSError(EIO, "git ended in the middle of the file")
            left -= len(part)
        answering.read(1)
        return data

    def _open(self) -> tuple[IO[bytes], IO[bytes]]:
        """Return where names are written and what they stand for is read."""
        # A process that was forked must not read what another asked for.
        if self._pipes is None or self._owner != os.getpid():
            running = subprocess.Popen(  # noqa: S603 - fixed program, no shell
                ["git", *_SAFE, "cat-file", "--batch"],  # noqa: S607 - as the user finds it
                cwd=self._folder,
                env=environment(),
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
            )
            if running.stdin is None or running.stdout is None:
                raise OSError(EIO, "git cannot be run")
            self._owner = os.getpid()
            self._pipes = running.stdin, running.stdout
            weakref.finalize(self, _end, running, self._owner)
        return self._pipes


def _end(running: subprocess.Popen[bytes], owner: int) -> None:
    """End a process of git, if it is one of this process."""
    if os.getpid() == owner:
        for pipe in (running.stdin, running.stdout):
            if pipe is not None:
                pipe.close()
        running.wait()
