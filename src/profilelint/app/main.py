"""From the arguments to an exit status: every failure becomes one clear line."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

USAGE_ERROR = 2
INCOMPLETE = 3
INTERRUPTED = 130


def run(arguments: Sequence[str]) -> int:
    """Return the exit status of one command line; nothing is raised.

    What it writes goes to `sys.stdout` and `sys.stderr`, whatever stands there.
    """
    try:
        from profilelint.app.command_line import read

        command, options = read(arguments)
        status = command.run(options)
        sys.stdout.flush()
    except KeyboardInterrupt:
        return _say("interrupted", INTERRUPTED)
    except BrokenPipeError:
        _discard_output()
        return 0
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else USAGE_ERROR
    except Exception as error:  # noqa: BLE001 - the last resort: a line instead of a traceback
        return _failed(error)
    return status


def _discard_output() -> None:
    """Lead standard output nowhere: whoever read it has enough.

    Python would complain again while shutting down.
    """
    try:
        number = sys.stdout.fileno()
    except OSError:
        return  # somebody captures the output
    os.dup2(os.open(os.devnull, os.O_WRONLY), number)


def _failed(error: Exception) -> int:
    from profilelint.config.model import ConfigError
    from profilelint.links.policy import NetworkUnavailableError
    from profilelint.rules.plugins import PluginError
    from profilelint.source.data_file import DataFileError

    if isinstance(error, (ConfigError, DataFileError, PluginError)):
        return _say(str(error), USAGE_ERROR)
    if isinstance(error, NetworkUnavailableError):
        return _say(str(error), INCOMPLETE)
    if os.environ.get("PROFILELINT_DEBUG"):
        raise error
    return _say(
        f"internal error: {type(error).__name__}: {error}",
        INCOMPLETE,
        "Please report this, with the output of the same command under PROFILELINT_DEBUG=1.",
    )


def _say(message: str, status: int, request: str = "") -> int:
    """Write a message in one line, whatever is quoted in it, and a request below it."""
    from profilelint.report.escape import shown, without_commands

    lines = [f"profilelint: {shown(message)}", *([request] if request else [])]
    sys.stderr.write(without_commands("".join(f"{line}\n" for line in lines)))
    return status
