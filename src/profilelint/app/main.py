"""From the arguments to an exit status: every failure becomes one clear line."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

USAGE_ERROR = 2
INCOMPLETE = 3
INTERRUPTED = 130


def say_failure(error: Exception) -> int:
    """Write what went wrong to standard error, in one line, and return the exit status."""
    return _failed(error)


def run(arguments: Sequence[str]) -> int:
    """Return the exit status of one command line; nothing is raised.

    What it writes goes to `sys.stdout` and `sys.stderr`, whatever stands there.
    """
    from profilelint.app.output import discard, flush

    try:
        from profilelint.app.command_line import read

        command, options = read(arguments)
        status = command.run(options)
        flush()
    except KeyboardInterrupt as interrupt:
        return _say(": ".join(["interrupted", *map(str, interrupt.args)]), INTERRUPTED)
    except BrokenPipeError:
        discard()
        return 0
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else USAGE_ERROR
    except Exception as error:  # noqa: BLE001 - the last resort: a line instead of a traceback
        return _failed(error)
    return status


def _failed(error: Exception) -> int:
    from profilelint.app.output import OutputError, discard
    from profilelint.config.model import ConfigError
    from profilelint.links.policy import NetworkUnavailableError
    from profilelint.rules.plugins import PluginError
    from profilelint.source.data_file import DataFileError

    if isinstance(error, (ConfigError, DataFileError, PluginError)):
        return _say(str(error), USAGE_ERROR)
    if isinstance(error, NetworkUnavailableError):
        return _say(str(error), INCOMPLETE)
    if isinstance(error, OutputError):
        discard()
        return _say(str(error), INCOMPLETE)
    if os.environ.get("PROFILELINT_DEBUG"):
        from traceback import format_exception

        _say_lines("".join(format_exception(error)).splitlines())
    return _say(
        f"internal error: {type(error).__name__}: {error}",
        INCOMPLETE,
        "Please report this, with the output of the same command under PROFILELINT_DEBUG=1.",
    )


def _say(message: str, status: int, request: str = "") -> int:
    """Write a message in one line, whatever is quoted in it, and a request below it."""
    _say_lines([f"profilelint: {message}", *([request] if request else [])])
    return status


def _say_lines(lines: list[str]) -> None:
    from profilelint.app.output import write_errors

    write_errors(lines)
