"""The keywords of JSON Schema that this program knows by name, and those that it adds."""

from __future__ import annotations

from typing import Any

DRAFTS = (
    "https://json-schema.org/draft/2020-12/schema",
    "https://json-schema.org/draft/2019-09/schema",
    "http://json-schema.org/draft-07/schema",
    "http://json-schema.org/draft-06/schema",
    "http://json-schema.org/draft-04/schema",
)
"""The meta-schemas that ``$schema`` may name; the first is assumed where it is left out."""

SCHEMA = "$schema"

VOCABULARY = "x-vocabulary"
"""Names the vocabulary of a value, or ``name#flag`` for its terms that have a flag."""

RENAMED = "x-renamed"
"""Gives the present names of keys by their former ones or, beside ``deprecated``, that of a key."""

MESSAGES = ("x-message", "errorMessage")
"""What to say of a fault: a text, or texts by keyword. The second is ajv-errors' own name."""

FILE = "x-file"
"""Says that a value is the path of a file of the site: true, or the folders it counts from."""

PAGE = "x-page"
"""Says that a value leads to a page of the site: true, or the folders of such pages."""

OPEN = "x-open"
"""With ``true``, a group of keys that may have any is held against those that it names.

Only a key that is nearly one of them is reported.
"""

IMPLIED = "x-implied"
"""Where true, nobody wrote that the key is required, or which keys there may be in a group.

A CMS takes a key for required where nothing is said, or nearly all pages have it and some have not.
At the top of a schema that was inferred from pages, it holds for the keys of all its groups, and
for the types, forms and sizes of its values.
"""

USUAL = "x-usual"
"""Where true, values are usually lists, and a text in the place of a list is a warning.

The site was built with such a text.
"""

REFERENCES = ("$ref", "$dynamicRef", "$recursiveRef")

WITH_DATA = frozenset({"enum", "const", "default", "examples", RENAMED, *MESSAGES, FILE, PAGE})
"""The keywords whose values are plain data, in which no schema is to be looked for."""

# The in-place applicators, whose schemas apply to the same value (JSON Schema 2020-12, core,
# section 10.2, and the older drafts), by what they hold: a list of schemas, one, one for each key.
IN_PLACE_LISTS = ("allOf", "anyOf", "oneOf")
IN_PLACE_SINGLE = ("not", "if", "then", "else")
IN_PLACE_BY_KEY = ("dependentSchemas", "dependencies")


def draft_of(named: Any) -> str:
    """Return the version of JSON Schema that ``$schema`` names; empty if it is not known.

    ``https`` in place of ``http``, which many write, is taken for the same; the name without a
    version is that of the latest one.
    """
    name = named.rstrip("#").replace("http://", "https://") if isinstance(named, str) else ""
    if name == "https://json-schema.org/schema":
        return DRAFTS[0]
    return next((draft for draft in DRAFTS if draft.replace("http://", "https://") == name), "")
