"""The keys of the configuration: one declaration for checking, for its JSON Schema and for help."""

from __future__ import annotations

from typing import Any, Literal, TypeAlias

from profilelint.model.named_tuple import NamedTuple

KeyType: TypeAlias = Literal[
    "string", "strings", "boolean", "integer", "number", "severity", "vocabularies", "rules",
    "strings by name", "statuses",
]  # fmt: skip


class Key(NamedTuple):
    """One key: its name, type, what it does and the value it has where it is not given."""

    name: str
    type: KeyType
    description: str
    default: Any


_SELECTION = (
    Key(
        "select",
        "strings",
        'Rules, groups of rules, or "all": what is switched on. Without it, the rules that are on '
        "by default.",
        None,
    ),
    Key("ignore", "strings", "Rules or groups of rules to switch off.", ()),
    Key(
        "rules",
        "rules",
        'By rule: its severity ("error", "warning", "hint" or "off") and its options.',
        {},
    ),
)

_VOCABULARIES = Key(
    "vocabularies",
    "vocabularies",
    "By name: a file of terms; or a table with file and path, for a place in a data file; or a "
    "table with collection and field, for a field of other pages.",
    {},
)

TOP = (
    Key("exclude", "strings", "Globs of files that are never checked.", ()),
    *_SELECTION,
    Key(
        "severity",
        "severity",
        "Report only findings of at least this severity, and fail on them. Without it, all are "
        "reported, and warnings and errors fail.",
        None,
    ),
    Key("gitignore", "boolean", "Whether files that git ignores are left out.", True),
    Key(
        "site",
        "string",
        "The site generator's configuration file, for its front-matter defaults.",
        "_config.yml",
    ),
    Key(
        "file-schemas",
        "boolean",
        "Whether a page may name its own schema, a file of this repository, under $schema.",
        False,
    ),
    Key("baseline", "string", "The file of recorded findings.", ".profilelint-baseline.json"),
    _VOCABULARIES,
)

COLLECTION = (
    Key("name", "string", "What the collection is called.", None),
    Key("include", "strings", "Globs of the files that belong to the collection.", None),
    Key("exclude", "strings", "Globs of files that do not, although include matches them.", ()),
    Key(
        "schema",
        "string",
        'The JSON Schema file of the front matter; "none" for no schema. Without it, the bundled '
        "schema of project profiles.",
        None,
    ),
    _VOCABULARIES,
    *_SELECTION,
)

OVERRIDE = (
    Key("include", "strings", "Globs of the files to which this applies.", None),
    *_SELECTION,
)

LINKS = (
    Key(
        "exclude",
        "strings",
        'Patterns of addresses that are never asked for: "*" stands for anything; one without "/" '
        "names a host.",
        (),
    ),
    Key(
        "accept",
        "statuses",
        "By host: HTTP statuses that count as reachable there.",
        {},
    ),
    Key(
        "max-age",
        "integer",
        "Days for which a link that works is not asked for again; never more than about seven, "
        "which is the default.",
        None,
    ),
    Key(
        "require-https",
        "boolean",
        "Whether a plain http link to a site that has https fails.",
        False,
    ),
    Key(
        "warning-runs",
        "integer",
        "After how many runs in a row a site that is out of order is a warning, if warning-days "
        "have passed as well.",
        3,
    ),
    Key("warning-days", "integer", "See warning-runs.", 3),
    Key(
        "error-runs",
        "integer",
        "After how many runs in a row a site that is out of order is an error, if error-days have "
        "passed as well.",
        5,
    ),
    Key("error-days", "integer", "See error-runs.", 14),
)

TABLES: dict[str, tuple[Key, ...]] = {
    "collections": COLLECTION,
    "overrides": OVERRIDE,
    "links": LINKS,
}

REFUSED = frozenset(
    (
        "allow-network", "allow-private", "budget", "cache", "cache-dir", "command", "cookie",
        "extends", "header", "headers", "hosts", "link-budget", "link-cache", "netrc", "online",
        "output", "plugin", "plugins", "ports", "preprocess", "proxy", "remap", "report", "resolve",
        "token", "trust-repo",
    )
)  # fmt: skip
"""Keys that a repository's configuration may not hold: whoever writes a contribution writes it."""
