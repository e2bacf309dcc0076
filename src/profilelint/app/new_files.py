"""Files that a command makes in a repository: none is written over, nor through a link."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from profilelint.config.model import ConfigError

if TYPE_CHECKING:
    from collections.abc import Iterable


def existing_files(root: str, paths: Iterable[str]) -> list[str]:
    """Return those of some relative paths below a folder at which there is a file, sorted.

    Raises `ConfigError` for a path through a symbolic link, through a file, or to a folder.
    """
    existing = []
    for path in sorted(paths):
        steps = path.split("/")
        for length in range(1, len(steps) + 1):
            here = os.path.join(root, *steps[:length])
            if os.path.islink(here):
                raise ConfigError(
                    f'"{"/".join(steps[:length])}" is a symbolic link: nothing was changed; put '
                    "a real file or folder in its place"
                )
            if length < len(steps) and os.path.lexists(here) and not os.path.isdir(here):
                raise ConfigError(
                    f'"{"/".join(steps[:length])}" is a file, and a folder of that name is '
                    "needed: nothing was changed"
                )
        full = os.path.join(root, path)
        if os.path.isdir(full):
            raise ConfigError(f'"{path}" is a folder: nothing was changed')
        if os.path.lexists(full):
            existing.append(path)
    return existing


def write_new(root: str, path: str, data: bytes) -> None:
    """Write one file, whole or not at all, and the folders to it; raises `ConfigError`."""
    from profilelint.source.files.write import WriteError, write_file

    try:
        os.makedirs(os.path.dirname(os.path.join(root, path)), exist_ok=True)
        write_file(root, path, data)
    except (OSError, WriteError) as error:
        reason = (
            f"cannot be written: {error.strerror}"
            if isinstance(error, OSError)
            else str(error).removeprefix("it ")
        )
        raise ConfigError(f'"{path}" {reason}') from None
