"""Where the configuration of a folder lies, and what keeps one from being used."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from profilelint.config.find import find_config_in
from profilelint.config.model import ConfigError
from profilelint.engine.baseline import load_baseline
from profilelint.model.named_tuple import NamedTuple
from profilelint.source.data_file import DataFileError
from profilelint.source.files.file import checkout_of
from profilelint.source.files.overlay import OverlayTree

if TYPE_CHECKING:
    from collections.abc import Mapping

    from profilelint.engine.baseline import Baseline
    from profilelint.engine.plan import Plan


class Fault(NamedTuple):
    """Why a configuration, schema, vocabulary or baseline cannot be used.

    ``path`` is absolute, and empty where no file is to blame; ``line`` is one-based, 0 for the
    whole file.
    """

    path: str
    line: int
    message: str


class Found(NamedTuple):
    """A configuration file: its path, with ``/``, relative to a folder above it."""

    top: str
    path: str


def configuration_of(folder: str, texts: Mapping[str, str]) -> Found | None:
    """Return the configuration that applies to a folder, saved or an open text; None without.

    It is looked for as `profilelint.config.find.find_config` does.
    """
    top = checkout_of(folder)
    if top == folder and not os.path.lexists(os.path.join(top, ".git")):
        top = os.path.join(os.path.splitdrive(folder)[0], os.sep)
    inside = os.path.relpath(folder, top).replace(os.sep, "/")
    path = find_config_in(OverlayTree(top, texts), "" if inside == "." else inside)
    return Found(top, path) if path is not None else None


def fault_of(error: Exception, root: str) -> Fault:
    """Return what an error tells of a configuration, or of what it names below the root."""
    path, line = getattr(error, "path", ""), getattr(error, "line", 0)
    message = getattr(error, "message", str(error))
    if not path:
        return Fault("", 0, message)
    if isinstance(error, DataFileError):
        return Fault(os.path.join(root, *path.split("/")), line, message)
    return Fault(os.path.abspath(path), line, message)


def baseline_of(plan: Plan) -> Baseline | None:
    """Return the baseline of a plan; raises `ConfigError` with the absolute path of the file."""
    try:
        return load_baseline(plan.tree, plan.config.baseline)
    except ConfigError as error:
        path = os.path.join(plan.config.root, error.path)
        raise ConfigError(error.message, path, error.line) from None
