"""Rules of other distributions, found through the entry-point group ``profilelint.rules``.

Only distributions installed into the running interpreter's own folders count: nothing is looked
up in, or imported from, the folder being linted. `importlib.metadata` is slow to import, so the
installed distributions' ``entry_points.txt`` files are first searched for the group's name.
"""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from profilelint.rules.api import Rule

GROUP = "profilelint.rules"
_HEADING = f"[{GROUP}]".encode()
_LARGEST = 1 << 20


class PluginError(Exception):
    """A plugin that could not be loaded; the text names its distribution and says why."""


def plugin_rules() -> Iterator[tuple[type[Rule], str]]:
    """Yield each plugin's rule class and the name of its distribution.

    Raises `PluginError` for one that cannot be loaded.
    """
    folders = list(_metadata_folders())
    if not folders:
        return
    from importlib.metadata import Distribution

    from profilelint.rules.api import Rule

    for folder in folders:
        from pathlib import Path

        distribution = Distribution.at(Path(folder))
        name = distribution.metadata["Name"]
        for point in distribution.entry_points.select(group=GROUP):
            try:
                rule = point.load()
            except Exception as error:
                raise PluginError(
                    f'the rule "{point.name}" of the plugin "{name}" could not be loaded: '
                    f"{type(error).__name__}: {error}"
                ) from error
            if not (isinstance(rule, type) and issubclass(rule, Rule)):
                raise PluginError(
                    f'the entry point "{point.name}" of the plugin "{name}" is not a rule: '
                    f"{point.value} must be a subclass of profilelint.rules.api.Rule"
                )
            if rule.name != point.name:
                raise PluginError(
                    f'the entry point "{point.name}" of the plugin "{name}" must have the name of '
                    f'its rule, "{rule.name}"'
                )
            yield rule, name


def _metadata_folders() -> Iterator[str]:
    """Yield the metadata folders of installed distributions that declare the group."""
    prefixes = {os.path.realpath(prefix) + os.sep for prefix in (sys.prefix, sys.base_prefix)}
    if (user := _user_site()) is not None:
        prefixes.add(user + os.sep)
    seen = set()
    for entry in sys.path:
        folder = os.path.realpath(entry)
        if (
            os.path.basename(folder) not in ("site-packages", "dist-packages")
            or folder in seen
            or not (folder + os.sep).startswith(tuple(prefixes))
        ):
            continue
        seen.add(folder)
        try:
            names = sorted(os.listdir(folder))
        except OSError:
            continue
        for name in names:
            if name.endswith((".dist-info", ".egg-info")) and _declares(
                f"{folder}{os.sep}{name}{os.sep}entry_points.txt"
            ):
                yield os.path.join(folder, name)


def _user_site() -> str | None:
    site = sys.modules.get("site")
    folder = getattr(site, "USER_SITE", None)
    enabled = getattr(site, "ENABLE_USER_SITE", False)
    return os.path.realpath(folder) if folder and enabled else None


def _declares(path: str) -> bool:
    """Return whether a file of entry points has the group.

    There is one for most distributions, and Python's file objects take twice as long.
    """
    try:
        file = os.open(path, os.O_RDONLY)
    except OSError:
        return False
    try:
        return _HEADING in os.read(file, _LARGEST)
    except OSError:
        return False
    finally:
        os.close(file)
