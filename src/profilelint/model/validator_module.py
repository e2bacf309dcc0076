"""The module of the validator, jsonschema-rs, imported without what it does not need."""

from __future__ import annotations

import sys
from types import ModuleType
from typing import Any

from profilelint.model.interrupts import held_back

_NAME = "email.utils"


class _EmailUtils(ModuleType):
    """Stands in for `email.utils`: leaves a date as it is, and is the real module for all else."""

    @staticmethod
    def parsedate_to_datetime(date: str) -> str:
        return date

    def __getattr__(self, name: str) -> Any:
        from importlib import import_module

        sys.modules.pop(_NAME, None)
        return getattr(import_module(_NAME), name)


def import_validator() -> Any:
    """Return the module jsonschema_rs, imported without what only the date of its build needs.

    While it is imported, it parses that date with `email.utils`, which brings sockets, random
    numbers, calendars and more along: 12 of the 16 ms that the import takes. It imports modules of
    Python itself, and dies where one of these imports is interrupted.
    """
    replaces = _NAME not in sys.modules
    if replaces:
        sys.modules[_NAME] = _EmailUtils(_NAME)
    try:
        with held_back():
            import jsonschema_rs
    finally:
        if replaces and isinstance(sys.modules.get(_NAME), _EmailUtils):
            del sys.modules[_NAME]
    return jsonschema_rs
