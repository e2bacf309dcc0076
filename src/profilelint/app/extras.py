"""Parts of the program that are not always installed."""

from __future__ import annotations

from profilelint.config.model import ConfigError


def not_installed(what_it_does: str, extra: str) -> ConfigError:
    """Return the error of a part that is not there, with how to install it."""
    return ConfigError(
        f"the part of profilelint that {what_it_does} is not installed: run pip install "
        f"'profilelint[{extra}]', or pip install '.[{extra}]' in a checkout of profilelint"
    )
