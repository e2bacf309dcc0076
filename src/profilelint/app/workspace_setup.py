"""What workspaces need to find what ``profilelint check`` finds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from profilelint.app.files import Files
from profilelint.app.linting import open_cache
from profilelint.app.online import links_of
from profilelint.app.options import LinkOptions, RunningOptions
from profilelint.app.planning import added_rules, day_of
from profilelint.config.model import Selection
from profilelint.engine.workspace.workspace import Setup
from profilelint.rules.load import load_registry

if TYPE_CHECKING:
    from collections.abc import Callable

    from profilelint.engine.plan import Plan
    from profilelint.engine.reachability import Reachability

_BUDGET = 60.0
"""Seconds that the asking for the links of one page may take."""


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


def make_online(cache_dir: str | None) -> Callable[[Plan], Reachability | None]:
    """Return what asks for the links of a plan as ``profilelint links --online`` does.

    What it returns raises `ConfigError` where the part that asks for links is not installed.
    """
    options = LinkOptions(online=True, link_budget=_BUDGET)
    is_guarded = False

    def online(plan: Plan) -> Reachability | None:
        from profilelint.links.threads import REQUESTS

        nonlocal is_guarded
        guarded = None if is_guarded else REQUESTS
        links = links_of(options, cache_dir, plan, required=True, guarded=guarded)
        is_guarded = True
        return links

    return online
