"""``profilelint config``: prints the effective configuration and where each value comes from."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from profilelint.app.declaration import CommandOptions, flag, positional
from profilelint.app.options import ConfigurationOptions
from profilelint.app.output import write_json, write_text
from profilelint.app.planning import make_plan, open_plan
from profilelint.config.keys import keys_of, tables_of
from profilelint.config.model import Config

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from profilelint.engine.plan import Plan

SUMMARY = "print the effective configuration, or the settings of one page, and where they come from"
ORDER = 130


class Options(CommandOptions):
    """The options of ``profilelint config``."""

    page: str | None = positional(
        "a page, to print its settings (default: the whole configuration)",
        metavar="PAGE",
        default=None,
    )
    schema: bool = flag("print the JSON Schema of the configuration file", default=False)
    json: bool = flag("write the values as JSON", default=False)
    configuration: ConfigurationOptions = ConfigurationOptions()


def run(options: Options) -> int:
    """Carry the command out and return its exit status."""
    if options.schema:
        from profilelint.config.json_schema import config_schema
        from profilelint.rules.load import load_registry

        rules = [entry.load() for entry in load_registry()]
        write_json(config_schema(rules))
        return 0
    if options.page is not None:
        from profilelint.app.page_settings import settings_of
        from profilelint.config.model import Selection
        from profilelint.rules.load import load_registry

        plan = make_plan(options.configuration, load_registry(), Selection(), paths=[options.page])
        rows = settings_of(options.page, plan)
    else:
        plan = open_plan(options.configuration)
        rows = [*_rows(plan.config), *_sites(plan), *_found(plan)]
    config = plan.config
    if options.json:
        listed = {key: {"value": value, "from": origin} for key, value, origin in rows}
        write_json(listed)
        return 0
    from profilelint.report.escape import shown

    lines = [f"root: {shown(config.root)}\n"]
    width = max(len(key) for key, _, _ in rows)
    for key, value, origin in rows:
        text = shown(json.dumps(value, ensure_ascii=False))
        lines.append(f"{shown(key):{width}} = {text}  # {shown(origin)}\n")
    write_text("".join(lines))
    return 0


def _rows(config: Config) -> Iterator[tuple[str, Any, str]]:
    """Yield each dotted key, its effective value as plain data, and where that comes from."""
    yield from _section(Config, config.values, "", config)
    tables = tables_of(Config)
    for table in tables:
        if not table.array:
            values = config.values.get(table.name, {})
            yield from _section(table.model, values, f"{table.name}.", config)
    for table in tables:
        if table.array:
            for number, values in enumerate(config.values.get(table.name, ())):
                yield from _section(table.model, values, f"{table.name}.{number}.", config)


def _sites(plan: Plan) -> Iterator[tuple[str, Any, str]]:
    """Yield the sites whose generator was recognised, as `_rows` does."""
    for number, site in enumerate(plan.sites.among(plan.files)):
        value = {"folder": site.folder, "generator": site.generator, "flavor": site.flavor}
        yield f"sites.{number}", value, f"found: {site.evidence}"


def _found(plan: Plan) -> Iterator[tuple[str, Any, str]]:
    """Yield the lists that the sites keep themselves and nobody named, as `_rows` does."""
    from profilelint.vocabulary.bundled import VOCABULARIES

    collections = plan.config.collections or (None,)
    homes = dict.fromkeys(plan.vocabulary_store.home_of(each) for each in collections)
    for name in VOCABULARIES:
        if name in plan.config.vocabularies:
            continue
        for home in homes:
            found = plan.vocabulary_store.site_list(name, home)
            if found is None:
                continue
            where = f" in {home}/" if len(homes) > 1 and home else ""
            if found.vocabulary is None:
                yield f"vocabularies.{name}{where}", None, f"bundled: {found.remark}"
                continue
            source = found.source._asdict()
            keys = ("file", "collection", "field", "flags")
            value = {key: source[key] for key in keys if source[key]}
            origin = found.vocabulary.origin or f"the terms in {found.source.file}"
            remark = f"; {found.remark}" if found.remark else ""
            yield f"vocabularies.{name}{where}", value, f"found: {origin}{remark}"


def _section(
    model: type, values: Mapping[str, Any], prefix: str, config: Config
) -> Iterator[tuple[str, Any, str]]:
    for key in keys_of(model):
        name = prefix + key.name
        yield name, values.get(key.name, key.default), config.origins.get(name, "default")
