"""The validator, jsonschema-rs, as it is used here.

Formats are checked as the web and e-mail do, patterns take linear time, and nothing is fetched.
"""

from __future__ import annotations

import sys
from functools import lru_cache
from types import ModuleType
from typing import TYPE_CHECKING, Any

from profilelint.model.interrupts import held_back

if TYPE_CHECKING:
    from profilelint.model.finding import Route

_NAME = "email.utils"
_DAY = len("YYYY-MM-DD")


class RefusedError(ValueError):
    """A schema that the validator does not take; ``route`` leads to the place it names, if any."""

    def __init__(self, message: str, route: Route) -> None:
        super().__init__(message)
        self.route = route


def make_validator(documents: dict[str, Any], uri: str) -> Any:
    """Return the validator for the schema of a URI, which may refer to the other documents.

    The documents are plain data by their URIs. Raises `RefusedError`.
    """
    jsonschema_rs = import_validator()
    others = [(name, document) for name, document in documents.items() if name != uri]
    try:
        return jsonschema_rs.validator_for(
            documents[uri],
            formats=_FORMATS,
            validate_formats=True,
            pattern_options=jsonschema_rs.RegexOptions(),
            base_uri=uri,
            registry=jsonschema_rs.Registry(others, retriever=_refuse) if others else None,
            retriever=_refuse,
        )
    except (jsonschema_rs.ValidationError, jsonschema_rs.ReferencingError, ValueError) as error:
        raise RefusedError(str(error), tuple(getattr(error, "instance_path", ()))) from None


# A function for each format, so that `profilelint.schema.formats` is imported only for a schema
# and a page that have need of it.


def _is_date(text: str) -> bool:
    # The same days stand on many pages.
    return len(text) == _DAY and _is_day(text)


@lru_cache(maxsize=4096)
def _is_day(text: str) -> bool:
    from profilelint.schema.formats import is_date

    return is_date(text)


def _is_email(text: str) -> bool:
    from profilelint.schema.formats import is_email

    return is_email(text)


def _is_url(text: str) -> bool:
    from profilelint.schema.formats import is_url

    return is_url(text)


_FORMATS = {
    "date": _is_date,
    "email": _is_email,
    "idn-email": _is_email,
    "iri": _is_url,
    "uri": _is_url,
    "url": _is_url,
}
"""Checked the same way in every draft, those included that did not know the format yet."""


def _refuse(uri: str) -> Any:
    raise ValueError(f"{uri} is not one of the schema's own files")


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
