"""``profilelint server``: the language server, for editors."""

from __future__ import annotations

from profilelint.app.declaration import CommandOptions, flag
from profilelint.app.options import CACHE_DIR, TODAY

SUMMARY = "run as a language server for an editor, over standard input and output"
ORDER = 135


class Options(CommandOptions):
    """The options of ``profilelint server``."""

    stdio: bool = flag("some editors add this; it changes nothing", default=False)
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
        from profilelint.app.extras import not_installed

        raise not_installed("answers editors", "editor") from None
    from profilelint.app.workspace_setup import make_online, make_setup

    setup = make_setup(no_cache=options.no_cache, cache_dir=options.cache_dir, today=options.today)
    return Server(setup, make_online(options.cache_dir)).run()
