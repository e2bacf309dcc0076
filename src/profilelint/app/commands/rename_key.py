"""``profilelint rename-key``: renames a key in all pages and in their schema."""

from __future__ import annotations

from profilelint.app.completed_words import collection_names
from profilelint.app.declaration import CommandOptions, flag, positional
from profilelint.app.files import gather
from profilelint.app.long_work import work_bar
from profilelint.app.options import DIFF, ConfigurationOptions
from profilelint.app.planning import open_plan
from profilelint.app.rewrite import carry_out, report_changes, share

SUMMARY = "rename a key in all pages and in their schema"
ORDER = 70


class Options(CommandOptions):
    """The options of ``profilelint rename-key``."""

    old: str = positional("the present key", metavar="OLD")
    new: str = positional("the new key", metavar="NEW")
    collection: str | None = flag(
        "only in this collection (default: in all)",
        metavar="NAME",
        default=None,
        completed=collection_names,
    )
    diff: bool = DIFF
    configuration: ConfigurationOptions = ConfigurationOptions()


def run(options: Options) -> int:
    """Carry the command out and return its exit status."""
    from profilelint.upkeep.rename_key import key_changes

    plan = open_plan(options.configuration)
    old, new = options.old, options.new
    paths = gather([], plan.config, plan.sites, whole=options.configuration.is_given).paths
    with work_bar() as bar:
        changes = key_changes(old, new, bar.over(paths, "pages"), plan, options.collection)
    done = carry_out(plan.config.root, changes.files, changes.refusals, diff=options.diff)
    verb = "Would rename" if options.diff else "Renamed"
    where = "".join(f" and in {schema.path}" for schema in done.written(changes.schemas))
    pages = share(done.written(changes.pages), changes.pages)
    line = f'{verb} "{old}" to "{new}" in {pages}{where}.'
    report_changes([line, *changes.remarks], diff=options.diff)
    return done.status
