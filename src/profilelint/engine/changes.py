"""Which files and lines changed and which files were renamed, from git."""

from __future__ import annotations

import re
import subprocess
from typing import TYPE_CHECKING

from profilelint.config.model import ConfigError

if TYPE_CHECKING:
    from collections.abc import Sequence

_HUNK = re.compile(rb"(?m)^@@ -\S+ \+(\d+)(?:,(\d+))? @@")
# A repository's own configuration can name programs to run; these are those that a diff runs.
_SAFE = ("-c", "core.fsmonitor=false", "-c", "core.hooksPath=", "-c", "diff.external=")
_SILENT = "git failed and did not say why"
_DIFF = ("--no-ext-diff", "--no-textconv", "--no-color", "--relative", "-M")


def git(root: str, arguments: Sequence[str]) -> bytes:
    """Return what git prints when it is run in a folder.

    Raises `ConfigError` if there is no git, no repository, or git refuses.
    """
    try:
        done = subprocess.run(  # noqa: S603 - fixed program, no shell
            ["git", *_SAFE, *arguments],  # noqa: S607 - git is found as the user finds it
            cwd=root,
            capture_output=True,
            check=False,
            stdin=subprocess.DEVNULL,
        )
    except FileNotFoundError:
        raise ConfigError("git is not installed: it is needed to tell what changed") from None
    if done.returncode:
        lines = done.stderr.decode("utf-8", "replace").strip().splitlines()
        raise ConfigError(f"git says: {lines[0]}" if lines else _SILENT)
    return done.stdout


def _revision(root: str, text: str) -> str:
    """Return a revision that git knows and cannot take for an option."""
    if text.startswith("-"):
        raise ConfigError(f'"{text}" is not a revision')
    try:
        git(root, ["rev-parse", "--verify", "--quiet", f"{text}^{{commit}}"])
    except ConfigError as error:
        if error.message == _SILENT:
            raise ConfigError(f'git knows no revision "{text}"') from None
        raise
    return text


def changed_lines(root: str, *, since: str | None) -> dict[str, list[tuple[int, int]]]:
    """Return the changed lines of each changed file, as first and last line.

    Lines count from 1. With ``since``, they are what changed between that revision and the working
    tree, including files that git does not track yet; without, what is staged. Paths are relative
    to the root. A file that was only renamed has no lines. Raises `ConfigError`.
    """
    selected = ["--cached"] if since is None else [_revision(root, since)]
    diff = ["diff", *_DIFF, "--diff-filter=d"]
    names = git(root, [*diff, "--name-only", "-z", *selected, "--", "."])
    output = git(root, [*diff, "-U0", *selected, "--", "."])
    changed: dict[str, list[tuple[int, int]]] = {_path(name): [] for name in _split(names)}
    # The patches come in the order of the names, and no line of content begins a header.
    patches = re.split(rb"(?m)^diff --git ", output)[1:]
    for path, patch in zip(changed, patches, strict=True):
        for hunk in _HUNK.finditer(patch):
            first, count = int(hunk[1]), int(hunk[2] or b"1")
            if count:
                changed[path].append((first, first + count - 1))
    if since is not None:
        others = git(root, ["ls-files", "--others", "--exclude-standard", "-z"])
        changed.update({_path(name): [(1, 1 << 60)] for name in _split(others)})
    return changed


def renames(root: str, since_file: str) -> dict[str, str]:
    """Return the old path of each file renamed since a file was last committed.

    They are given by the new path; both are relative to the root. Where git cannot tell, nothing
    is returned, and a renamed file counts as a new one.
    """
    try:
        last = git(root, ["log", "-1", "--format=%H", "--", since_file]).decode().strip()
        diff = ["diff", *_DIFF, "--diff-filter=R", "--name-status", "-z"]
        output = git(root, [*diff, last or "HEAD", "--", "."])
    except ConfigError:
        return {}
    fields = list(_split(output))
    return {_path(fields[n + 2]): _path(fields[n + 1]) for n in range(0, len(fields) - 2, 3)}


def _split(output: bytes) -> list[bytes]:
    return [name for name in output.split(b"\0") if name]


def _path(name: bytes) -> str:
    return name.decode("utf-8", "surrogateescape")
