"""``profilelint schema``: prints the schema that pages are checked against."""

from __future__ import annotations

from profilelint.app.completed_words import collection_names
from profilelint.app.declaration import CommandOptions, flag, positional
from profilelint.app.options import ConfigurationOptions
from profilelint.app.output import write_json
from profilelint.app.planning import open_plan
from profilelint.config.model import ConfigError

SUMMARY = "print the JSON Schema that pages are checked against"
ORDER = 120


class Options(CommandOptions):
    """The options of ``profilelint schema``."""

    collection: str | None = positional(
        "the collection whose schema to print (default: the first)",
        metavar="COLLECTION",
        default=None,
        completed=collection_names,
    )
    bundle: bool = flag(
        "write the terms of vocabularies out as enum, for other validators", default=False
    )
    configuration: ConfigurationOptions = ConfigurationOptions()


def run(options: Options) -> int:
    """Carry the command out and return its exit status."""
    plan = open_plan(options.configuration)
    config = plan.config
    collection = None
    if config.collections:
        names = [item.name for item in config.collections]
        wanted = options.collection or names[0]
        if wanted not in names:
            raise ConfigError(f'there is no collection "{wanted}"; there are {", ".join(names)}')
        collection = config.collections[names.index(wanted)]
    elif options.collection:
        raise ConfigError(
            f'there is no collection "{options.collection}": the configuration has none'
        )
    schema = plan.schema(collection)
    if schema is None:
        raise ConfigError(f'the collection "{wanted}" has no schema')
    data = schema.bundle() if options.bundle else schema.root
    write_json(data)
    return 0
