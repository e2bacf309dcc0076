"""Which files and lines changed and which files were renamed, from git."""

from __future__ import annotations

import os
import re
import subprocess
from typing import TYPE_CHECKING

from profilelint.config.model import ConfigError

if TYPE_CHECKING:
    from collections.abc import Sequence

_HUNK = re.compile(rb"(?m)^@@ -\S+ \+(\d+)(?:,(\d+))? @@")
_ESCAPE = re.compile(rb'\\([0-7]{3}|[abfnrtv"\\])')
_ESCAPED = dict(zip(b'abfnrtv"\\', b'\a\b\f\n\r\t\v"\\', strict=True))
_LINK = b"120000"
_EVERY_LINE = (1, 1 << 60)
# A repository's own configuration can name programs to run. Those of filters have names of their
# own; see `_without_filters`.
_SAFE = (
    *("--no-optional-locks", "--literal-pathspecs"),
    *("-c", "core.fsmonitor=false", "-c", "core.hooksPath=", "-c", "diff.external="),
    *("-c", "diff.autoRefreshIndex=true"),
)
_SILENT = "git failed and did not say why"
# What follows must not depend on the configuration either.
_DIFF = (
    *("--no-ext-diff", "--no-textconv", "--no-color", "--relative", "-M", "-O/dev/null"),
    *("--ignore-submodules=all", "--src-prefix=a/", "--dst-prefix=b/"),
)
_PATCH = ("-p", "-U0", "--inter-hunk-context=0")


def git(root: str, arguments: Sequence[str]) -> bytes:
    """Return what git prints when it is run in a folder.

    Raises `ConfigError` if there is no git, no repository, or git refuses.
    """
    try:
        done = subprocess.run(  # noqa: S603 - fixed program, no shell
            ["git", *_SAFE, *arguments],  # noqa: S607 - git is found as the user finds it
            cwd=root,
            env={name: value for name, value in os.environ.items() if name != "GIT_DIFF_OPTS"},
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
    to the root. A file that was only renamed has no lines. All lines count as changed in a file
    with conflicts that are not resolved, in a symbolic link and in what git takes for binary.
    Submodules are not looked into. Raises `ConfigError`.
    """
    git(root, ["rev-parse", "--show-toplevel"])  # outside of a repository, others talk of options
    if since is None:
        safe: list[str] = []
        selected = ["--cached"]
        # They are conflicts, of which a diff of the index shows nothing or no lines.
        unmerged = git(root, ["ls-files", "--unmerged", "-z"])
        whole = [entry.partition(b"\t")[2] for entry in _split(unmerged)]
    else:
        safe, selected = _without_filters(root), [_revision(root, since)]
        whole = _split(git(root, ["ls-files", "--others", "--exclude-standard", "-z"]))
    diff = [*safe, "diff", *_DIFF, "--diff-filter=d"]
    fields = iter(_split(git(root, [*diff, "--raw", "-z", *selected, "--", "."])))
    changed: dict[str, list[tuple[int, int]]] = {}
    for description in fields:
        _, mode, _, _, status = description.split()
        name = next(fields)
        if status.startswith(b"R"):
            name = next(fields)
        changed[_path(name)] = []
        if mode == _LINK:
            whole.append(name)  # the lines are those of the file to which it leads
    output = git(root, [*diff, *_PATCH, *selected, "--", "."])
    # No line of content begins a header.
    for patch in re.split(rb"(?m)^diff --git ", output)[1:]:
        head = patch.partition(b"\n@@ ")[0].split(b"\n")
        lines = changed.get(_path(_patched(head)))
        if lines is None or any(line.startswith(b"deleted file mode ") for line in head):
            continue
        if any(line.startswith(b"Binary files ") for line in head):
            lines.append(_EVERY_LINE)
        for hunk in _HUNK.finditer(patch):
            first, count = int(hunk[1]), int(hunk[2] or b"1")
            if count:
                lines.append((first, first + count - 1))
    changed.update({_path(name): [_EVERY_LINE] for name in whole})
    return changed


def _patched(head: Sequence[bytes]) -> bytes:
    """Return the path of the file that a patch makes, by the lines before its first hunk.

    The first of these is ``a/PATH b/PATH``, in which both paths are the same but for a rename.
    """
    for line in head:
        if line.startswith(b"rename to "):
            return _unquoted(line[len(b"rename to ") :])
    paths = head[0]
    return _unquoted(paths[len(paths) // 2 + 1 :])[len(b"b/") :]


def _unquoted(name: bytes) -> bytes:
    """Return a name that git has put in quotation marks if it has unusual characters."""
    if not name.startswith(b'"'):
        return name
    return _ESCAPE.sub(_character, name[1:-1])


def _character(escape: re.Match[bytes]) -> bytes:
    code = escape[1]
    return bytes([int(code, 8) if len(code) > 1 else _ESCAPED[code[0]]])


def _without_filters(root: str) -> list[str]:
    """Return the options of git that keep it from running filters over files of the work tree."""
    pattern = r"^filter\..*\.(clean|smudge|process|required)$"
    try:
        names = _split(git(root, ["config", "--name-only", "-z", "--get-regexp", pattern]))
    except ConfigError as error:
        if error.message == _SILENT:  # there is none
            return []
        raise
    options = []
    for name in map(_path, dict.fromkeys(names)):
        if "=" in name:
            raise ConfigError(f'the filter "{name}" of git cannot be switched off: "=" in its name')
        options += ["-c", f"{name}={'false' if name.endswith('.required') else ''}"]
    return options


def renames(root: str, since_file: str) -> dict[str, str]:
    """Return the old path of each file renamed since a file was last committed.

    They are given by the new path; both are relative to the root. Where git cannot tell, nothing
    is returned, and a renamed file counts as a new one.
    """
    try:
        last = git(root, ["rev-list", "-1", "HEAD", "--", since_file]).decode().strip()
        diff = [*_without_filters(root), "diff", *_DIFF, "--diff-filter=R", "--name-status", "-z"]
        output = git(root, [*diff, last or "HEAD", "--", "."])
    except ConfigError:
        return {}
    fields = list(_split(output))
    return {_path(fields[n + 2]): _path(fields[n + 1]) for n in range(0, len(fields) - 2, 3)}


def _split(output: bytes) -> list[bytes]:
    return [name for name in output.split(b"\0") if name]


def _path(name: bytes) -> str:
    return name.decode("utf-8", "surrogateescape")
