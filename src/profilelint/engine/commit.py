"""Commits files as they lie on disk, and runs nothing that the repository names.

What is staged besides stays staged. Hooks and filters are not run, and nothing is signed: `notes`
says so to whoever commits. Files that need a filter are left to git itself.
"""

from __future__ import annotations

import os
import tempfile
from typing import TYPE_CHECKING, Final

from profilelint.config.model import ConfigError
from profilelint.engine.git import git, joined, path_of, split, without_programs
from profilelint.model.text import is_unicode

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from profilelint.engine.repository import Repository

_OPERATIONS: Final = {
    "MERGE_HEAD": "a merge",
    "CHERRY_PICK_HEAD": "a cherry-pick",
    "REVERT_HEAD": "a revert",
    "rebase-merge": "a rebase",
    "rebase-apply": "a rebase",
}
_HOOKS: Final = (
    *("pre-commit", "prepare-commit-msg", "commit-msg", "post-commit"),
    *("reference-transaction", "post-index-change"),
)
_NOT_FILTERED: Final = frozenset(("unspecified", "unset", "set"))
_OF_REPOSITORY: Final = frozenset(("local", "worktree"))
_WHO: Final = (
    "git does not know who you are: run git config --global user.name and "
    "git config --global user.email, each with your own"
)
_LOCKED: Final = "another program is using git here: wait until it is done, and try again"


def author(repository: Repository) -> str:
    """Return who a commit would be by, as in ``Name <mail>``; raises `ConfigError`.

    It is what git itself would write, so that what the user set for this clone alone holds here.
    """
    try:
        # Without this git would make an address up from the names of the user and the machine.
        settings = {"user.useConfigOnly": "true"}
        known = git(repository.top, ["var", "GIT_AUTHOR_IDENT"], settings=settings)
        git(repository.top, ["var", "GIT_COMMITTER_IDENT"], settings=settings)
    except ConfigError:
        raise ConfigError(_WHO) from None
    return known.decode("utf-8", "replace").rpartition(">")[0] + ">"


def obstacle(repository: Repository) -> str:
    """Return why nothing can be committed at the moment; empty if something can."""
    top = repository.top
    try:
        git(top, ["symbolic-ref", "--quiet", "HEAD"])
    except ConfigError:
        return "no branch is checked out here: switch to one with git"
    asked = [part for name in (*_OPERATIONS, "index.lock") for part in ("--git-path", name)]
    places = path_of(git(top, ["rev-parse", *asked])).splitlines()
    present = [os.path.lexists(os.path.join(top, place)) for place in places]
    for what, is_present in zip(_OPERATIONS.values(), present, strict=False):
        if is_present:
            return f"{what} is in progress here: finish it with git"
    if present[-1]:
        return _LOCKED
    unmerged = split(git(top, ["ls-files", "--unmerged", "-z"]))
    if unmerged:
        name = path_of(unmerged[0].partition(b"\t")[2])
        return f'a conflict in "{name}" is not resolved: resolve it with git'
    return ""


def notes(repository: Repository) -> list[str]:
    """Return what git would do for a commit and is not done here, in sentences."""
    hooks = list(_hooks(repository))
    told = []
    if hooks:
        told.append(
            f"What this repository lets git run at a commit is not run here: {', '.join(hooks)}."
        )
    if repository.settings("commit.gpgSign", "--type=bool")[-1:] == ["true"]:
        told.append("The commit is not signed, although git is set to sign commits.")
    if _is_named_here(repository):
        told.append("Git has another name or address for you in this repository than elsewhere.")
    return told


def _is_named_here(repository: Repository) -> bool:
    """Return whether the repository names another author than the user's own configuration."""
    for name in ("user.name", "user.email"):
        parts = repository.settings(name, "--show-scope")
        values = list(zip(parts[::2], parts[1::2], strict=False))
        own = [value for scope, value in values if scope not in _OF_REPOSITORY]
        if own and values[-1][0] in _OF_REPOSITORY and values[-1][1] != own[-1]:
            return True
    return False


def _hooks(repository: Repository) -> Iterator[str]:
    """Yield the hooks that git would run for a commit."""
    top = repository.top
    # The last one is that with which git is run here.
    folders = repository.settings("core.hooksPath", "--type=path")[:-1]
    if folders:
        folder = os.path.join(top, folders[-1])
    else:
        common = path_of(git(top, ["rev-parse", "--git-common-dir"])).rstrip("\n")
        folder = os.path.join(top, common, "hooks")
    for name in _HOOKS:
        full = os.path.join(folder, name)
        if os.path.isfile(full) and (os.name == "nt" or os.access(full, os.X_OK)):
            yield name
    for setting in without_programs(top):
        if setting.startswith("hook.") and setting.endswith(".enabled"):
            yield setting.removeprefix("hook.").removesuffix(".enabled")


def commit(repository: Repository, paths: Sequence[str], message: str) -> str:
    """Commit files as they lie on disk, and return the short name of the commit.

    ``paths`` are relative to the top of the repository; what is not there any more is removed.
    Line ends become those that git keeps. Raises `ConfigError` with what is in the way; then
    nothing is committed.
    """
    text = "\n".join(line.rstrip() for line in message.split("\n")).strip()
    if not text:
        raise ConfigError("write a message that says what you changed")
    if "\0" in text or not is_unicode(text):
        raise ConfigError("the message contains a character that git cannot store")
    if not paths:
        raise ConfigError("choose what to commit")
    author(repository)
    reason = obstacle(repository) or _filtered(repository, paths)
    if reason:
        raise ConfigError(reason)
    try:
        return _commit(repository, paths, text)
    except ConfigError as error:
        if ".lock'" in error.message or "cannot lock ref" in error.message:
            raise ConfigError(_LOCKED) from None
        raise


def _filtered(repository: Repository, paths: Iterable[str]) -> str:
    """Return why files cannot be committed that git keeps in another form than they have on disk.

    It is empty where there are none.
    """
    for path, value in repository.attributes("filter", paths).items():
        if value not in _NOT_FILTERED:
            return (
                f'"{path}" goes through the filter "{value}" of git, which is not run here: '
                "commit it with git"
            )
    return ""


def _commit(repository: Repository, paths: Sequence[str], message: str) -> str:
    top = repository.top
    settings = {
        **without_programs(top),
        "core.safecrlf": "false",
        "i18n.commitEncoding": "UTF-8",
        "user.useConfigOnly": "true",
    }
    try:
        parent = repository.commit("HEAD")
    except ConfigError:
        parent = ""
    # As git add does, which knows of the line ends of the file that is staged.
    added = ["update-index", "--add", "--remove", "-z", "--stdin"]
    git(top, added, settings=settings, data=joined(paths))
    chosen = set(joined(paths).split(b"\0"))
    staged = split(git(top, ["ls-files", "--stage", "-z"]))
    entries = {name: entry for entry in staged if (name := entry.partition(b"\t")[2]) in chosen}
    nothing = b"0" * (64 if repository.hash_name == "sha256" else 40)
    changes = [entries.get(name, b"0 " + nothing + b"\t" + name) for name in sorted(chosen - {b""})]
    with tempfile.TemporaryDirectory(prefix="profilelint-") as folder:
        index = os.path.join(folder, "index")
        if parent:
            git(top, ["read-tree", parent], settings=settings, index=index)
        data = b"".join(change + b"\0" for change in changes)
        asked = ["update-index", "-z", "--index-info"]
        git(top, asked, settings=settings, data=data, index=index)
        tree = git(top, ["write-tree"], settings=settings, index=index).decode().strip()
    if parent and tree == git(top, ["rev-parse", f"{parent}^{{tree}}"]).decode().strip():
        raise ConfigError(
            "there is nothing to commit: these files have not changed since the last commit"
        )
    parents = ["-p", parent] if parent else []
    asked = ["commit-tree", "--no-gpg-sign", *parents, "-F", "-", tree]
    made = git(top, asked, settings=settings, data=f"{message}\n".encode()).decode().strip()
    subject = message.partition("\n")[0]
    moved = ["update-ref", "-m", f"commit: {subject}", "HEAD", made, parent or nothing.decode()]
    git(top, moved, settings=settings)
    return git(top, ["rev-parse", "--short", made]).decode().strip()
