"""The words that options take, for shells that complete them."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from profilelint.config.model import Config

ASKED = "_ARGCOMPLETE"
"""The environment variable by which a shell asks."""


def completer(values: Callable[[], Iterable[str]]) -> Callable[..., list[str]]:
    """Return what argcomplete asks for the words that an option takes, several with commas too."""

    def complete(prefix: str, **_: object) -> list[str]:
        try:
            known = list(values())
        except Exception:  # noqa: BLE001 - a mistake in the configuration is no answer to a shell
            return []
        before, comma, _last = prefix.rpartition(",")
        return [f"{before}{comma}{value}" for value in known]

    return complete


def rule_words() -> list[str]:
    """Return the rules and groups that select rules."""
    from profilelint.rules.load import load_registry

    registry = load_registry()
    return [*registry.groups, *registry.names, "all"]


def collection_names() -> list[str]:
    """Return the collections of the configuration of the working directory."""
    return [each.name for each in _config().collections]


def vocabulary_names() -> list[str]:
    """Return the vocabularies of the configuration of the working directory, and the bundled."""
    from profilelint.vocabulary.bundled import VOCABULARIES

    config = _config()
    named = [*config.vocabularies]
    for collection in config.collections:
        named += collection.vocabularies
    return sorted({*named, *VOCABULARIES})


def _config() -> Config:
    from profilelint.config.find import find_config
    from profilelint.config.load import load_config
    from profilelint.config.model import Config
    from profilelint.rules.load import load_registry

    here = os.getcwd()
    file = find_config(here)
    return load_config(file, load_registry()) if file is not None else Config(here)
