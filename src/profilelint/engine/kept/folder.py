"""Where what is learnt in one run is kept for the next."""

from __future__ import annotations

import os

from profilelint.config.model import ConfigError
from profilelint.source.files.file import SkippedError, part_of_checkout, resolved

_IGNORE = ".gitignore"


def default_folder() -> str:
    """Return the folder of the cache: ``$PROFILELINT_CACHE_DIR``, or the user's cache folder."""
    chosen = os.environ.get("PROFILELINT_CACHE_DIR")
    if chosen:
        return chosen
    home = os.path.expanduser("~")
    if os.name == "nt":
        base = os.environ.get("LOCALAPPDATA") or home
    else:
        base = os.environ.get("XDG_CACHE_HOME") or ""
        # A relative path there is to be ignored, as the XDG Base Directory Specification says.
        base = base if os.path.isabs(base) else os.path.join(home, ".cache")
    return os.path.join(base, "profilelint")


def refuse_hostile(path: str, root: str) -> None:
    """Raise `ConfigError` for a cache that whoever proposes a change could write or lead astray.

    That is one in the checkout of which git tracks a part, or that is reached through a symbolic
    link which leads out of the checkout. ``path`` is its folder or file, relative to the working
    directory if it is relative; ``root`` is that of the configuration.
    """
    within = part_of_checkout(path, root)
    if within is None:
        return
    try:
        resolved(*within)
    except SkippedError:
        raise ConfigError(
            f'the cache "{path}" is reached through a symbolic link that leads out of the '
            "repository: name the place that it leads to"
        ) from None
    if not os.path.lexists(path):
        return
    from profilelint.engine.git import git

    folder, rest = within
    try:
        tracked = git(folder, ["ls-files", "-z", "--", rest])
    except ConfigError:
        return  # no repository, or no git
    if tracked:
        raise ConfigError(
            f'the cache "{path}" is committed to the repository, so a change of it could decide '
            "what is found: remove it from git, or name another place with --cache-dir"
        )


def make_folder(folder: str) -> None:
    """Make the folder of the cache if it is not there; raises `OSError`.

    One that is made in a checkout is kept out of git.
    """
    if os.path.isdir(folder):
        return
    os.makedirs(folder, mode=0o700, exist_ok=True)
    if part_of_checkout(os.path.join(folder, _IGNORE)) is None:
        return
    try:
        with open(os.path.join(folder, _IGNORE), "x", encoding="utf-8") as file:
            file.write("*\n")
    except FileExistsError:
        return
