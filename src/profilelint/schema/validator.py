"""The validator, jsonschema-rs, as it is used here.

Formats are checked as the web and e-mail do, patterns take linear time, and nothing is fetched.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any

from profilelint.model.validator_module import import_validator

if TYPE_CHECKING:
    from profilelint.model.finding import Route

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
