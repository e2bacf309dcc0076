"""``profilelint server``: the language server, for editors."""

from __future__ import annotations

from typing import TYPE_CHECKING

from profilelint.app.declaration import CommandOptions, flag
from profilelint.app.options import CACHE_DIR, TODAY, LinkOptions
from profilelint.config.model import ConfigError

if TYPE_CHECKING:
    from profilelint.engine.workspace.workspace import Setup

SUMMARY = "answer an editor as a language server, over standard input and output"
ORDER = 135


class Options(CommandOptions):
    """The options of ``profilelint server``."""

    stdio: bool = flag("what editors add; there is no other way to talk to it", default=False)
    no_cache: bool = flag("keep no results for later runs", default=False)
    cache_dir: str | None = CACHE_DIR
    today: str | None = TODAY


def run(options: Options) -> int:
    """Serve until the editor ends it, and return the exit status."""
    try:
        from profilelint.server.language_server import Server
    except ModuleNotFoundError as error:
        if error.name not in {"lsprotocol", "pygls"}:
            raise
        raise ConfigError(
            "the part of profilelint that answers editors is not installed: "
            "run pip install 'profilelint[editor]'"
        ) from None
    from profilelint.app.online import BUDGET_OF_CHANGE, links_of

    asking = LinkOptions(online=True, link_budget=BUDGET_OF_CHANGE)
    Server(_setup(options), lambda plan: links_of(asking, options.cache_dir, plan)).run()
    return 0


def _setup(options: Options) -> Setup:
    """Return what the workspaces need to find what ``profilelint check`` finds.

    Raises `ConfigError`.
    """
    from profilelint.app.files import Files
    from profilelint.app.linting import open_cache
    from profilelint.app.online import links_of
    from profilelint.app.options import RunningOptions
    from profilelint.app.planning import added_rules, day_of
    from profilelint.config.model import Selection
    from profilelint.engine.workspace.workspace import Setup
    from profilelint.rules.load import load_registry

    day_of(options.today)
    registry = load_registry()
    running = RunningOptions(no_cache=options.no_cache, cache_dir=options.cache_dir)
    links = LinkOptions()
    return Setup(
        registry,
        lambda: day_of(options.today),
        Selection(added=added_rules(links, options.cache_dir, registry)),
        lambda plan, pages: open_cache(Files(pages, {}), plan, running),
        lambda plan: links_of(links, options.cache_dir, plan),
    )
