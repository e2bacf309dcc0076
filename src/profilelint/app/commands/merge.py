"""``profilelint merge``: makes one report of the reports of shards."""

from __future__ import annotations

from profilelint.app.declaration import CommandOptions, positional
from profilelint.app.options import (
    NO_BASELINE,
    SEVERITY,
    TODAY,
    ConfigurationOptions,
    OutputOptions,
    SelectionOptions,
)
from profilelint.app.output import reports_of, write_reports
from profilelint.app.parts import Part, with_configuration_notes
from profilelint.app.planning import make_plan, selection_of
from profilelint.config.model import ConfigError

SUMMARY = "join the reports of --shard into one"
ORDER = 80


class Options(CommandOptions):
    """The options of ``profilelint merge``."""

    parts: tuple[str, ...] = positional(
        "the JSON or SARIF reports of all parts", metavar="REPORT", default=()
    )
    configuration: ConfigurationOptions = ConfigurationOptions()
    selection: SelectionOptions = SelectionOptions()
    severity: str | None = SEVERITY
    no_baseline: bool = NO_BASELINE
    today: str | None = TODAY
    output: OutputOptions = OutputOptions()


def run(options: Options) -> int:
    """Carry the command out and return its exit status."""
    from profilelint.engine.baseline import with_baseline
    from profilelint.engine.shard import merge, read_part
    from profilelint.rules.load import load_registry

    reports = reports_of(options.output.report)
    if not options.parts:
        raise ConfigError("name the reports of all shards: profilelint merge part-*.json")
    parts = [read_part(name) for name in options.parts]
    plan = make_plan(
        options.configuration,
        load_registry(),
        selection_of(options.selection),
        today=parts[0].today if options.today is None else options.today,
        severity=options.severity,
    )
    result, checked = merge(parts, plan)
    if not options.no_baseline:
        result = with_baseline(result, checked, plan)
    whole = [Part(result, plan)]
    if not options.output.quiet and not options.configuration.no_config:
        whole = with_configuration_notes(whole)
    write_reports(whole, reports, options.output)
    return result.exit_status
