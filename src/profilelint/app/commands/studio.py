"""``profilelint studio``: the pages of a site in the browser, for editors."""

from __future__ import annotations

import os

from profilelint.app.declaration import CommandOptions, flag, positional
from profilelint.app.options import CACHE_DIR, TODAY, port_of
from profilelint.config.model import ConfigError

SUMMARY = "edit the pages of a site in the browser"
ORDER = 137


class Options(CommandOptions):
    """The options of ``profilelint studio``."""

    folder: str = positional("the folder of the site", metavar="FOLDER", default=".")
    port: int = flag(
        "the port on this machine (default: any free one)",
        metavar="NUMBER",
        parse=port_of,
        default=0,
    )
    no_browser: bool = flag("do not open the browser; only show the address", default=False)
    page: str | None = flag("the page to open first", metavar="PATH", default=None)
    no_cache: bool = flag("keep no results for later runs", default=False)
    cache_dir: str | None = CACHE_DIR
    today: str | None = TODAY


def run(options: Options) -> int:
    """Serve until it is interrupted or no page of it is open, and return the exit status."""
    try:
        from profilelint.studio.serving import listen, serve
    except ModuleNotFoundError as error:
        if error.name not in {"anyio", "starlette", "uvicorn"}:
            raise
        from profilelint.app.extras import not_installed

        raise not_installed("runs in the browser", "editor") from None
    from profilelint.app.output import flush, write_report
    from profilelint.app.workspace_setup import make_online, make_setup
    from profilelint.engine.kept.folder import default_folder
    from profilelint.studio.drafts import Drafts
    from profilelint.studio.session import Session

    if not os.path.isdir(options.folder):
        raise ConfigError(f'there is no folder "{options.folder}"')
    setup = make_setup(no_cache=options.no_cache, cache_dir=options.cache_dir, today=options.today)
    cache = options.cache_dir or default_folder()
    session = Session(options.folder, setup, lambda root: Drafts(cache, root))
    session.online = make_online(options.cache_dir)
    page = _page(session.root, options.page) if options.page is not None else None

    def announce(address: str) -> None:
        # The token, which is hidden in everything else that is written, is what opens the studio.
        write_report([f"The studio is open at {address}\n", "Ctrl-C ends it.\n"])
        flush()
        if not options.no_browser:
            import threading
            import webbrowser

            # A browser in the terminal would return only when it is closed.
            threading.Thread(target=webbrowser.open, args=(address,), daemon=True).start()

    serve(session, listen(options.port), announce, page=page)
    return 0


def _page(root: str, path: str) -> str:
    """Return a page that the command line names, relative to the root."""
    full = os.path.abspath(path)
    if not os.path.lexists(full):
        full = os.path.join(root, path)
    return os.path.relpath(full, root).replace(os.sep, "/")
