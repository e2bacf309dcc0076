"""The keywords of JSON Schema that this program knows by name, and those that it adds."""

from __future__ import annotations

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
"""Gives the present names of keys by their former ones."""

REFERENCES = ("$ref", "$dynamicRef", "$recursiveRef")

WITH_DATA = frozenset({"enum", "const", "default", "examples"})
"""The keywords whose values are plain data, in which no schema is to be looked for."""

# The in-place applicators, whose schemas apply to the same value (JSON Schema 2020-12, core,
# section 10.2, and the older drafts), by what they hold: a list of schemas, one, one for each key.
IN_PLACE_LISTS = ("allOf", "anyOf", "oneOf")
IN_PLACE_SINGLE = ("not", "if", "then", "else")
IN_PLACE_BY_KEY = ("dependentSchemas", "dependencies")
