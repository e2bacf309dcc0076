"""``profilelint merge``: makes one report of the reports of shards."""

from __future__ import annotations

from typing import TYPE_CHECKING

from profilelint.app.commands.check import plan_of, with_baseline
from profilelint.app.output import reports_of, write_reports
from profilelint.config.model import ConfigError

if TYPE_CHECKING:
    import argparse


def run(arguments: argparse.Namespace) -> int:
    """Carry the command out and return its exit status."""
    from profilelint.engine.kept.identity import identity
    from profilelint.engine.kept.shard import join, read_part
    from profilelint.engine.run import conclude

    reports = reports_of(arguments.report)
    if not arguments.parts:
        raise ConfigError("name the reports of all shards: profilelint merge part-*.json")
    parts = [read_part(name) for name in arguments.parts]
    if arguments.today is None:
        arguments.today = parts[0].today
    plan = plan_of(arguments, [])
    collected, left_out = join(parts, identity(plan, portable=True))
    result = conclude(collected, plan, {})
    result = result._replace(skipped={**left_out, **result.skipped})
    if not arguments.no_baseline:
        result = with_baseline(result, collected.checked, plan)
    write_reports(result, reports, arguments)
    return result.exit_status
