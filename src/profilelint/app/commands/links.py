"""``profilelint links``: reports on the links to other sites, by host and verdict."""

from __future__ import annotations

from profilelint.app.declaration import CommandOptions, flag, positional
from profilelint.app.files import gather
from profilelint.app.linting import lint_files
from profilelint.app.online import links_of, with_link_notes
from profilelint.app.options import ConfigurationOptions, LinkOptions, RunningOptions
from profilelint.app.output import write_report, write_text
from profilelint.app.planning import added_rules, make_plan
from profilelint.config.model import Selection

SUMMARY = "report on the links to other sites, by host and verdict"
ORDER = 20


class Options(CommandOptions):
    """The options of ``profilelint links``."""

    paths: tuple[str, ...] = positional(
        "files and folders (default: the folder of the configuration)", metavar="PATH", default=()
    )
    json: bool = flag("write the report as JSON", default=False)
    configuration: ConfigurationOptions = ConfigurationOptions()
    links: LinkOptions = LinkOptions()
    running: RunningOptions = RunningOptions()


def run(options: Options) -> int:
    """Carry the command out and return its exit status."""
    from profilelint.app.link_report import as_json, as_text, entries_of
    from profilelint.rules.load import load_registry

    registry = load_registry()
    cache_dir = options.running.cache_dir
    added = added_rules(options.links, cache_dir, registry)
    selection = Selection(("link-reachable",), added=added)
    plan = make_plan(options.configuration, registry, selection, paths=options.paths)
    files = gather(options.paths, plan.config, plan.sites, whole=options.configuration.is_given)
    links = links_of(options.links, cache_dir, plan, required=True)
    entries = []
    try:
        result = lint_files(files, plan, options.running, links=links)
        if links is not None:
            result = with_link_notes(result, links)
            entries = entries_of(links)
    finally:
        if links is not None:
            links.close()
    if options.json:
        write_report([as_json(entries, result)])
    else:
        write_text(as_text(entries, result))
    return result.exit_status
