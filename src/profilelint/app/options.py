"""The options that several commands have in common."""

from __future__ import annotations

from typing import Final

from profilelint.app.completed_words import rule_words
from profilelint.app.declaration import CommandOptions, flag

SEVERITY: Final = flag(
    "report only findings of at least this severity, and fail on them "
    "(default: report all, fail on warnings and errors)",
    choices=("error", "warning", "hint"),
    default=None,
)
NO_BASELINE: Final = flag("report what the baseline records, too", default=False)
TODAY: Final = flag(
    "the day to use as today, YYYY-MM-DD (default: today)", metavar="DATE", default=None
)
CACHE_DIR: Final = flag(
    "where results are kept (default: the user's cache)", metavar="FOLDER", default=None
)
EDITOR_LINK: Final = "vscode://file{path}:{line}:{column}"
DIFF: Final = flag("show what would change, and write nothing", default=False)


# Addresses that are run and not opened.
_SCRIPTS = frozenset(("javascript", "data", "vbscript"))


class ConfigurationOptions(CommandOptions):
    """Which configuration file is used."""

    config: str | None = flag(
        "the configuration file (default: profilelint.toml, .profilelint.toml or pyproject.toml, "
        "here or above)",
        metavar="FILE",
        default=None,
    )
    no_config: bool = flag("use no configuration file, even if there is one", default=False)

    @property
    def is_given(self) -> bool:
        """Return whether one configuration, or none, is to hold for all pages."""
        return self.no_config or self.config is not None


class SelectionOptions(CommandOptions):
    """Which rules run."""

    select: tuple[str, ...] | None = flag(
        'only these rules or groups, with commas between them; "all" for every rule',
        metavar="RULES",
        default=None,
        repeated=True,
        completed=rule_words,
    )
    ignore: tuple[str, ...] = flag(
        "not these rules or groups", metavar="RULES", default=(), completed=rule_words
    )


_ASKING = ("online",)


def _number(text: str) -> float:
    try:
        number = float(text)
    except ValueError:
        number = -1.0
    if not 0 <= number < 1e9:
        raise ValueError(f'"{text}" is not a number from 0 upwards')
    return number


def port_of(text: str) -> int:
    """Return the port that a text names; raises `ValueError`."""
    if not text.isascii() or not text.isdecimal() or not 0 < int(text[:9]) < 65536:
        raise ValueError(f'"{text}" is not a port, a number from 1 to 65535')
    return int(text)


class LinkOptions(CommandOptions):
    """Whether links to other sites are checked, and whom this machine may talk to."""

    group_title = "links"
    group_description = (
        "Only the command line decides whom this machine talks to, never a configuration."
    )
    online: bool = flag(
        "check the links to other sites (default: report what earlier runs found, if any)",
        default=False,
    )
    max_age: float | None = flag(
        "check working links again after so many days (default: about 7)",
        metavar="DAYS",
        parse=_number,
        default=None,
        goes_with=_ASKING,
    )
    exclude_link: tuple[str, ...] = flag(
        'leave out addresses such as "https://host.name/private/*" or a host, "*.host.name"',
        metavar="PATTERN",
        default=(),
    )
    accept: tuple[str, ...] = flag(
        "accept answers such as 403 from a host; several with commas between them",
        metavar="HOST=STATUS",
        default=(),
    )
    header: tuple[str, ...] = flag(
        'send the header that an environment variable holds, such as "Authorization: …", to '
        "https://host.name and nowhere else",
        metavar="ORIGIN=VARIABLE",
        default=(),
        goes_with=_ASKING,
    )
    link_budget: float | None = flag(
        "how long the check may take (default: 600; 120 with --since or --staged)",
        metavar="SECONDS",
        parse=_number,
        default=None,
        goes_with=_ASKING,
    )
    link_cache: str | None = flag(
        "where answers are kept (default: the user's cache)", metavar="FILE", default=None
    )
    allow_network: tuple[str, ...] = flag(
        "a private network that may be connected to, such as 10.1.0.0/16",
        metavar="NETWORK",
        default=(),
        goes_with=_ASKING,
    )
    allow_port: tuple[int, ...] = flag(
        "a port that may be connected to besides 80, 443, 8080 and 8443",
        metavar="PORT",
        parse=port_of,
        default=(),
        goes_with=_ASKING,
    )
    resolve: tuple[str, ...] = flag(
        "the address to use for a host, each with an optional port",
        metavar="HOST=ADDRESS",
        default=(),
        goes_with=_ASKING,
    )
    ca_file: str | None = flag(
        "certificates of authorities to trust besides the system's, as PEM",
        metavar="FILE",
        default=None,
        goes_with=_ASKING,
    )


def _processes(text: str) -> int:
    if not text.isdecimal() or not 1 <= int(text) <= 256:
        raise ValueError(f'"{text}" is not a number from 1 to 256')
    return int(text)


class RunningOptions(CommandOptions):
    """How files are linted."""

    group_title = "how it runs"
    jobs: int | None = flag(
        "how many processes may work at once (default: one for each processor)",
        metavar="NUMBER",
        parse=_processes,
        default=None,
    )
    no_cache: bool = flag("check every file again and keep no results", default=False)
    cache_dir: str | None = CACHE_DIR


class RepairOptions(CommandOptions):
    """Which fixes are applied, and whether they are written."""

    group_title = "repairs"
    fix: bool = flag("apply the safe fixes", default=False)
    unsafe_fixes: bool = flag("apply the unsafe fixes, too; look at the result", default=False)
    diff: bool = flag(
        "show what the fixes would change, as a unified diff, and write nothing", default=False
    )
    fix_only: tuple[str, ...] = flag(
        "apply only the fixes of these rules or groups",
        metavar="RULES",
        default=(),
        completed=rule_words,
        goes_with=("fix", "unsafe_fixes", "diff"),
    )


class ReportedOptions(CommandOptions):
    """Which findings are reported."""

    group_title = "what is reported"
    since: str | None = flag(
        "only findings in files that changed since then, and new ones in others",
        metavar="REVISION",
        default=None,
    )
    staged: bool = flag(
        "check what is staged in git: findings in the files that a commit would change, and new "
        "ones in others",
        default=False,
    )
    pre_commit: bool = flag(
        "check what pre-commit asks for: what is staged, what changed between its two revisions, "
        "or the files that it names",
        default=False,
    )
    changed_lines: bool = flag(
        "with these three: only findings on changed lines, and new ones", default=False
    )
    no_baseline: bool = NO_BASELINE


def _report_formats() -> tuple[str, ...]:
    from profilelint.report.render import FORMATS

    return FORMATS


def _report_help() -> str:
    *others, last = _report_formats()
    names = f"{', '.join(others)} or {last}"
    return f"{names}; may be given several times, each with a file of its own"


def _editor_link(text: str) -> str:
    scheme, colon, _ = text.lower().partition(":")
    if text and (not colon or not scheme.isalnum() or scheme in _SCRIPTS):
        raise ValueError(f'"{text}" is not the address of an editor, such as "{EDITOR_LINK}"')
    return text


class OutputOptions(CommandOptions):
    """Which reports are written and what they look like."""

    report: tuple[str, ...] = flag(
        _report_help, metavar="FORMAT[=FILE]", default=(), completed=_report_formats
    )
    quiet: bool = flag("only one line for each finding", short="-q", default=False)
    editor_link: str | None = flag(
        f'how an HTML report opens an editor, or "" (default: "{EDITOR_LINK}"; in CI "")',
        metavar="ADDRESS",
        parse=_editor_link,
        default=None,
    )
    statistics: bool = flag("only count the findings of each rule", default=False)
    color: str = flag(
        "use colours (default: on a terminal)", choices=("auto", "always", "never"), default="auto"
    )
