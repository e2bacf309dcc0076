"""``profilelint rename-term``: renames a term in its vocabulary and in all pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from profilelint.app.completed_words import vocabulary_names
from profilelint.app.declaration import CommandOptions, flag, positional
from profilelint.app.files import gather
from profilelint.app.long_work import work_bar
from profilelint.app.options import DIFF, ConfigurationOptions
from profilelint.app.planning import open_plan
from profilelint.app.rewrite import carry_out, report_changes, share

if TYPE_CHECKING:
    from collections.abc import Iterator

    from profilelint.app.rewrite import Done
    from profilelint.upkeep.rename_term import TermChanges

SUMMARY = "rename a term in its vocabulary and in all pages"
ORDER = 60


class Options(CommandOptions):
    """The options of ``profilelint rename-term``."""

    vocabulary: str = positional(
        "the vocabulary's name", metavar="VOCABULARY", completed=vocabulary_names
    )
    old: str = positional("the present term", metavar="OLD")
    new: str = positional("the new term", metavar="NEW")
    deprecate: bool = flag(
        "keep the old term as a deprecated one that names the new one (default: as a synonym)",
        default=False,
    )
    valid_until: str | None = flag(
        "with --deprecate: the last day of the old term; pages whose end is not later keep it",
        metavar="DATE",
        default=None,
    )
    diff: bool = DIFF
    configuration: ConfigurationOptions = ConfigurationOptions()


def run(options: Options) -> int:
    """Carry the command out and return its exit status."""
    from profilelint.upkeep.rename_term import TermRename, term_changes

    _refuse_day(options)
    rename = TermRename(
        options.old.strip(), options.new.strip(), options.deprecate, options.valid_until or ""
    )
    plan = open_plan(options.configuration)
    paths = gather([], plan.config, plan.sites, whole=options.configuration.is_given).paths
    with work_bar() as bar:
        changes = term_changes(options.vocabulary, rename, bar.over(paths, "pages"), plan)
    done = carry_out(plan.config.root, changes.files, changes.refusals, diff=options.diff)
    report_changes(_lines(options, changes, done), diff=options.diff)
    return done.status


def _refuse_day(options: Options) -> None:
    from profilelint.config.model import ConfigError
    from profilelint.schema.formats import is_date

    if options.valid_until is None:
        return
    if not options.deprecate:
        raise ConfigError("--valid-until needs --deprecate")
    if not is_date(options.valid_until):
        raise ConfigError(
            f'--valid-until takes a day such as 2026-01-31, not "{options.valid_until}"'
        )


def _lines(options: Options, changes: TermChanges, done: Done) -> Iterator[str]:
    """Yield what was done, and what is left to do."""
    from profilelint.report.summary import count

    old, new = options.old.strip(), options.new.strip()
    verb = "Would rename" if options.diff else "Renamed"
    written = done.written(changes.pages)
    places = f"on {share(written, changes.pages)}"
    if len(written) == len(changes.pages):
        places = f"in {count(changes.places, 'place')} {places}"
    how = {
        "synonym": f'"{old}" is a synonym in {changes.source}',
        "deprecated": f'"{old}" is deprecated in {changes.source}',
        "nothing": f"nothing was recorded, because the terms come from {changes.source or 'pages'}",
    }[changes.recorded]
    if changes.vocabulary is not None and changes.vocabulary.path in done.unwritten:
        how = f"nothing was recorded in {changes.source}"
    yield f'{verb} "{old}" to "{new}" {places}; {how}.'
    if changes.kept:
        kept = count(changes.kept, "page")
        yield f"{kept} may keep the old term, which was valid when they ended."
    for name, number in changes.broader:
        yield (
            f'In the vocabulary "{name}", {count(number, "term")} still have "{old}" as '
            '"broader": change it there.'
        )
