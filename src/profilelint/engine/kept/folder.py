"""Where what is learnt in one run is kept for the next."""

from __future__ import annotations

import os


def default_folder() -> str:
    """Return the folder of the cache: ``$PROFILELINT_CACHE_DIR``, or the user's cache folder."""
    chosen = os.environ.get("PROFILELINT_CACHE_DIR")
    if chosen:
        return chosen
    if os.name == "nt":
        base = os.environ.get("LOCALAPPDATA") or os.path.expanduser("~")
    else:
        base = os.environ.get("XDG_CACHE_HOME") or os.path.join(os.path.expanduser("~"), ".cache")
    return os.path.join(base, "profilelint")
