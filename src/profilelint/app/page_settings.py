"""What holds for one page, and where it comes from."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

from profilelint.app.files import relative
from profilelint.config.model import ConfigError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from profilelint.engine.lint import Setting
    from profilelint.engine.plan import Plan

    Row = tuple[str, Any, str]

_DEFAULT = "default"


def settings_of(path: str, plan: Plan) -> list[Row]:
    """Return each key with its value as plain data and its origin.

    ``path`` is as on the command line. Raises `ConfigError` for a page that does not exist, lies
    outside the root or belongs to no collection.
    """
    name = relative(path, plan.config)
    full = os.path.join(plan.config.root, name)
    if os.path.isdir(full):
        raise ConfigError(f'"{path}" is a folder: name a page in it')
    if not os.path.isfile(full):
        raise ConfigError(f'there is no file "{path}"')
    setting = plan.setting(name)
    if setting is None:
        raise ConfigError(f'"{path}" belongs to no collection, and is not checked')
    setting = _for_document(name, setting, plan)
    return [*_page(name, setting, plan), *_defaults(setting), *_rules(name, setting, plan)]


def _for_document(name: str, setting: Setting, plan: Plan) -> Setting:
    """Return the setting that holds for what the page is, which its front matter may tell."""
    from profilelint.source.files.file import SkippedError, read_file
    from profilelint.source.read import LARGEST_FILE, read_document

    try:
        data = read_file(plan.config.root, name, LARGEST_FILE)
    except (OSError, SkippedError) as error:
        raise ConfigError(f'"{name}" cannot be read: {error}') from None
    return setting.of(read_document(name, data, setting.flavor))


def _page(name: str, setting: Setting, plan: Plan) -> Iterator[Row]:
    """Yield what the page belongs to and how it is read."""
    config, site = plan.config, setting.site
    yield "page", name, "command line"
    number = next(
        (n for n, each in enumerate(config.collections) if each.name == setting.collection), None
    )
    section = f"collections.{number}."
    yield "collection", setting.collection or None, _origin(plan, f"{section}include")
    if setting.kind:
        yield "kind", setting.kind, "its front matter"
    for number, override in enumerate(config.overrides):
        if override.holds(name):
            globs = [glob.pattern for glob in override.include]
            yield f"overrides.{number}.include", globs, _origin(plan, f"overrides.{number}.include")
    generator = site.generator if site is not None else ""
    yield "generator", generator or None, site.evidence if site is not None and generator else ""
    yield "flavor", setting.flavor or None, _origin_of_flavor(name, section, setting, plan)
    collection = config.collection_of(name)
    named = collection.schema if collection is not None else ""
    bundled = "bundled" if setting.schema is not None else "none"
    yield "schema", named or bundled, _origin(plan, f"{section}schema")
    for vocabulary in sorted(collection.vocabularies if collection is not None else ()):
        source = collection.vocabularies[vocabulary] if collection is not None else None
        where = source.file or source.collection if source is not None else ""
        yield f"vocabularies.{vocabulary}", where, _origin(plan, f"{section}vocabularies")


def _defaults(setting: Setting) -> Iterator[Row]:
    """Yield the front-matter values that the site's generator supplies."""
    site = setting.site
    for key, value in (setting.defaults or {}).items():
        yield f"defaults.{key}", value, site.evidence if site is not None else ""


def _rules(name: str, setting: Setting, plan: Plan) -> Iterator[Row]:
    """Yield each rule that runs with its severity, and the options that differ from the rule's."""
    config, rules = plan.config, setting.rules
    sections = [("", config.selection)]
    for number, collection in enumerate(config.collections):
        if collection.name == setting.collection:
            sections.append((f"collections.{number}.", collection.selection))
    for number, override in enumerate(config.overrides):
        if override.holds(name):
            sections.append((f"overrides.{number}.", override.selection))
    for rule in rules.entries:
        origins = [
            _origin(plan, f"{section}rules.{rule}", f"{section}rules")
            for section, each in sections
            if rule in each.rules
        ]
        origin = origins[-1] if origins else _DEFAULT
        yield f"rules.{rule}.severity", rules.severity(rule, "").value, origin
        for option, value in rules.options.get(rule, {}).items():
            yield f"rules.{rule}.{option.replace('_', '-')}", value, origin


def _origin_of_flavor(name: str, section: str, setting: Setting, plan: Plan) -> str:
    """Return what says how the body is read, the strongest first."""
    from profilelint.source.markdown.flavor import flavor_of_ending

    config = plan.config
    keys = [f"overrides.{n}.flavor" for n, each in enumerate(config.overrides) if each.holds(name)]
    for key in (*reversed(keys), f"{section}flavor", "flavor"):
        if key in config.origins:
            return config.origins[key]
    if flavor_of_ending(name):
        return "the file extension"
    return setting.site.evidence if setting.site is not None and setting.flavor else _DEFAULT


def _origin(plan: Plan, *keys: str) -> str:
    """Return where the first of some keys stands that is in the configuration."""
    return next((plan.config.origins[key] for key in keys if key in plan.config.origins), _DEFAULT)
