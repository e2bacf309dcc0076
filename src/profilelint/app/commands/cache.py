"""``profilelint cache``: removes the results that are kept between runs."""

from __future__ import annotations

import os

from profilelint.app.declaration import CommandOptions, positional
from profilelint.app.options import CACHE_DIR
from profilelint.app.output import write_text

SUMMARY = "delete the results kept between runs, or show where they are"
ORDER = 90


class Options(CommandOptions):
    """The options of ``profilelint cache``."""

    action: str = positional(
        "delete the results of pages, or show where they are. Results of links (links.sqlite, in "
        "the same folder) are kept, because they record how long a site has been out of order",
        choices=("clean", "path"),
    )
    cache_dir: str | None = CACHE_DIR


def run(options: Options) -> int:
    """Carry the command out and return its exit status."""
    from profilelint.engine.kept.cache import clean
    from profilelint.engine.kept.folder import default_folder, refuse_hostile
    from profilelint.report.escape import shown
    from profilelint.report.summary import count

    folder = options.cache_dir or default_folder()
    if options.action == "clean":
        refuse_hostile(folder, os.getcwd())
        write_text(f"Removed {count(clean(folder), 'file')} from {shown(folder)}.\n")
    else:
        write_text(f"{shown(folder)}\n")
    return 0
