"""Standard input that is repaired: its new bytes go to standard output, as those of a filter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from profilelint.app.input import read_input, rest_of_input
from profilelint.app.output import reported_aside, reports_of
from profilelint.config.model import ConfigError
from profilelint.source.read import LARGEST_FILE

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence


class PipedPage:
    """What was read from standard input, as ``data``, on its way to standard output.

    Of one that is too large to be repaired, ``data`` is the beginning.
    """

    __slots__ = ("_left", "_write", "data")

    def __init__(self, write: Callable[[bytes], None]) -> None:
        self.data = read_input(LARGEST_FILE)
        self._write = write
        self._left = False

    def leave(self, data: bytes) -> None:
        """Write the bytes that the page has become; it leaves once."""
        if self._left:
            return
        self._left = True
        if len(self.data) > LARGEST_FILE:
            self._write(self.data)
            for piece in rest_of_input():
                self._write(piece)
        else:
            self._write(data)


def pass_on(reports: Sequence[str], check: Callable[[PipedPage], int]) -> int:
    """Return the exit status of checking standard input, and let the page through.

    ``check`` is to let it `PipedPage.leave` repaired; where it does not, for whatever reason, the
    page goes through as it came. What ``check`` writes to standard output goes to standard error.
    Raises `ConfigError`, and reads nothing, where one of the ``reports`` has its place on standard
    output.
    """
    for name, file in reports_of(reports):
        if not file and name != "text":
            raise ConfigError(
                "the repaired page goes to standard output: give the report a file, as in "
                f"--report {name}=FILE"
            )
    with reported_aside() as write:
        page = PipedPage(write)
        try:
            return check(page)
        finally:
            page.leave(page.data)
