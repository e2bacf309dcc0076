"""``profilelint baseline``: records what is found now, so that only what is new is reported."""

from __future__ import annotations

import os

from profilelint.app.declaration import CommandOptions, flag
from profilelint.app.files import OF_OTHERS, gather
from profilelint.app.linting import lint_files
from profilelint.app.options import TODAY, ConfigurationOptions, RunningOptions, SelectionOptions
from profilelint.app.output import write_errors, write_text
from profilelint.app.planning import make_plan, selection_of
from profilelint.config.model import ConfigError

SUMMARY = "record what is found now, so that only new findings count"
ORDER = 30


class Options(CommandOptions):
    """The options of ``profilelint baseline``."""

    prune: bool = flag("only remove what no longer occurs; record nothing", default=False)
    ratchet: bool = flag("refuse to record anything that is new", default=False)
    configuration: ConfigurationOptions = ConfigurationOptions()
    selection: SelectionOptions = SelectionOptions()
    today: str | None = TODAY
    running: RunningOptions = RunningOptions()


def run(options: Options) -> int:
    """Carry the command out and return its exit status."""
    from profilelint.engine.baseline import (
        Baseline,
        UnusableBaselineError,
        is_damaged,
        load_baseline,
    )
    from profilelint.model.interrupts import held_back
    from profilelint.report.escape import shown
    from profilelint.report.summary import count
    from profilelint.rules.load import load_registry
    from profilelint.source.files.write import WriteError, write_file

    plan = make_plan(
        options.configuration,
        load_registry(),
        selection_of(options.selection),
        today=options.today,
    )
    config = plan.config
    files = gather([], config, plan.sites, whole=options.configuration.is_given)
    result = lint_files(files, plan, options.running)
    if result.failures:
        first = result.failures[0]
        raise ConfigError(f"nothing was recorded, the run failed: {first.message}", first.path)
    new = Baseline.of(f for f in result.findings if f.suppression is None)
    try:
        old = load_baseline(config.root, config.baseline)
    except UnusableBaselineError:
        if options.prune or options.ratchet:
            raise
        if not is_damaged(config.root, config.baseline):
            raise ConfigError(
                "nothing was recorded, because this file is not a baseline: delete it, or name "
                "another file as the baseline in the configuration",
                config.baseline,
            ) from None
        old = None
    if options.prune:
        if old is None:
            raise ConfigError(f'there is no baseline "{config.baseline}" to prune')
        gone = old.gone(old.apply(result.findings), frozenset(files.paths), plan.enabled_rules)
        # What is recorded for a file that is no longer there cannot occur either.
        for entry, number in old.counts.items():
            if not os.path.exists(os.path.join(config.root, entry.path)):
                gone[entry] = number
        new = Baseline(old.counts - gone)
    elif options.ratchet and old is not None:
        grown = new.counts - old.counts
        if grown:
            paths = sorted({entry.path for entry in grown})
            new_ones = f"{sum(grown.values())} of {count(len(new), 'finding')} are new"
            others = " and others" if len(paths) > 5 else ""
            message = (
                f"profilelint: the baseline may only shrink, but {new_ones}, in "
                f"{', '.join(map(shown, paths[:5]))}{others}: repair them; nothing was recorded"
            )
            write_errors([message])
            return 1
    try:
        data = new.render().encode("utf-8", "backslashreplace")
        with held_back():
            write_file(config.root, config.baseline, data)
    except WriteError as error:
        reason = str(error).removeprefix("it ")
        raise ConfigError(f'the baseline "{config.baseline}" {reason}') from None
    before = "" if old is None else f" (before: {len(old)})"
    write_text(f"Recorded {count(len(new), 'finding')} in {shown(config.baseline)}{before}.\n")
    if left := files.skipped.get(OF_OTHERS):
        write_text(
            f"Not looked at: {OF_OTHERS} ({left}); run this command in their folders, too.\n"
        )
    return 0
