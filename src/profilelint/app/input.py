"""What comes in through standard input."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from profilelint.config.model import ConfigError

if TYPE_CHECKING:
    from collections.abc import Iterator

_PIECE = 1 << 20


def rest_of_input() -> Iterator[bytes]:
    """Yield what `read_input` left, piece by piece."""
    while sys.stdin is not None and (data := sys.stdin.buffer.read(_PIECE)):
        yield data


def read_input(limit: int) -> bytes:
    """Return the bytes of standard input, at most one more than a limit.

    Raises `ConfigError` if it is closed or cannot be read.
    """
    if sys.stdin is None:
        raise ConfigError("standard input is closed: there is nothing to check")
    try:
        return sys.stdin.buffer.read(limit + 1)
    except OSError as error:
        raise ConfigError(f"standard input cannot be read: {error.strerror}") from None
    except ValueError:
        raise ConfigError("standard input is closed: there is nothing to check") from None
