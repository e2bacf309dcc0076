"""What workspaces need to find what ``profilelint check`` finds."""

from __future__ import annotations

from profilelint.app.files import Files
from profilelint.app.linting import open_cache
from profilelint.app.online import links_of
from profilelint.app.options import LinkOptions, RunningOptions
from profilelint.app.planning import added_rules, day_of
from profilelint.config.model import Selection
from profilelint.engine.workspace.workspace import Setup
from profilelint.rules.load import load_registry


def make_setup(*, no_cache: bool, cache_dir: str | None, today: str | None) -> Setup:
    """Return what workspaces are made from; raises `ConfigError` for what is no day."""
    day_of(today)
    registry = load_registry()
    running = RunningOptions(no_cache=no_cache, cache_dir=cache_dir)
    links = LinkOptions()
    return Setup(
        registry,
        lambda: day_of(today),
        Selection(added=added_rules(links, cache_dir, registry)),
        lambda plan, pages: open_cache(Files(pages, {}), plan, running),
        lambda plan: links_of(links, cache_dir, plan),
    )
