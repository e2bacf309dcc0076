"""Work on many files: a progress bar, and what was done when it is interrupted."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from profilelint.app.output import progress_bar

if TYPE_CHECKING:
    from collections.abc import Iterator, Sized

    from profilelint.report.progress import Progress


def work_bar() -> Progress:
    """Return a progress bar on standard error, which shows nothing where that is no terminal."""
    from profilelint.report.progress import Progress

    return progress_bar() or Progress(None, lambda: 0.0)


@contextmanager
def told_if_interrupted(changed: Sized) -> Iterator[None]:
    """Let an interrupt of the block say how many files were changed until then."""
    try:
        yield
    except KeyboardInterrupt:
        from profilelint.report.summary import count

        number = len(changed)
        were = "was" if number == 1 else "were"
        raise KeyboardInterrupt(
            f"{count(number, 'file')} {were} changed" if number else "no file was changed"
        ) from None
