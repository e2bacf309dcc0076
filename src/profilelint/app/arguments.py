"""The command line's grammar."""

from __future__ import annotations

import argparse
import os
from typing import TYPE_CHECKING, Any, NoReturn

import profilelint

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_SEVERITIES = ("error", "warning", "hint")
_EPILOG = """\
examples:
  profilelint                           check the folder you are in
  profilelint check _projects/peru.md   check one page
  profilelint check --select date,link  only the rules on dates and links
  profilelint explain result-tense      what a rule wants, with examples

exit status: 0 nothing to complain of; 1 findings; 2 a mistake on the command line or in the
configuration; 3 the run is incomplete
"""


class Parser(argparse.ArgumentParser):
    """An argument parser that suggests what was probably meant."""

    def error(self, message: str) -> NoReturn:
        """Print the mistake and how to get help, and exit with status 2."""
        known = list(_options(self))
        _, found, rest = message.partition("unrecognized arguments: ")
        if found:
            word = rest.split()[0].partition("=")[0]
            from profilelint.vocabulary.nearest import nearest

            near = nearest(word, known, known)
            meant = f': did you mean "{near}"?' if near is not None else ""
            message = f'unknown option "{word}"{meant}'
        from profilelint.report.escape import shown

        self.exit(2, f"profilelint: {shown(message)}\nSee {self.prog} --help\n")

    def _check_value(self, action: argparse.Action, value: Any) -> None:
        if action.choices is not None and value not in action.choices:
            choices = ", ".join(map(str, action.choices))
            raise argparse.ArgumentError(action, f'"{value}" is not one of {choices}')


def _options(parser: argparse.ArgumentParser) -> Iterator[str]:
    for action in parser._actions:
        yield from action.option_strings


def parse(arguments: Sequence[str]) -> argparse.Namespace:
    """Return the parsed arguments, with the module that carries the command out.

    ``check`` is the command where none is named. Exits with status 2 for a mistake and 0 after
    help or version.
    """
    words = list(arguments)
    if words and words[0] in ("-h", "--help", "--version"):
        return build_parser().parse_args(words)
    name = words.pop(0) if words and words[0] in COMMANDS else "check"
    parsed = _command_parser(name).parse_args(words)
    parsed.module = name.replace("-", "_")
    return parsed


def build_parser() -> argparse.ArgumentParser:
    """Return the parser of the whole command line."""
    parser = Parser(
        prog="profilelint",
        description="Checks the front matter and body of Markdown pages.",
        epilog=_EPILOG,
        formatter_class=_Verbatim,
        allow_abbrev=False,
    )
    parser.add_argument(
        "--version", action="version", version=f"profilelint {profilelint.__version__}"
    )
    commands = parser.add_subparsers(
        metavar="COMMAND", title="commands", parser_class=Parser, required=True
    )
    for name, (summary, build) in _BUILDERS.items():
        build(commands.add_parser(name, help=summary, **_description(summary)))
    return parser


def _command_parser(name: str) -> Parser:
    """Return the parser of one command: to build them all would take as long as a page."""
    summary, build = _BUILDERS[name]
    parser = Parser(prog=f"profilelint {name}", **_description(summary))
    build(parser)
    return parser


def _description(summary: str) -> dict[str, Any]:
    return {
        "description": f"{summary[0].upper()}{summary[1:]}.",
        "formatter_class": _Formatter,
        "allow_abbrev": False,
    }


class _Formatter(argparse.HelpFormatter):
    """A formatter that finds the width without importing shutil: each option makes one."""

    def __init__(self, prog: str) -> None:
        super().__init__(prog, width=_width())


class _Verbatim(_Formatter, argparse.RawDescriptionHelpFormatter):
    """Leaves the line ends of the epilog as they are."""


def _width() -> int:
    try:
        return max(40, os.get_terminal_size().columns - 2)
    except (OSError, ValueError):
        return 98


def _add_configuration(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--config",
        metavar="FILE",
        help="the configuration file (default: profilelint.toml or pyproject.toml, here or above)",
    )
    parser.add_argument(
        "--no-config", action="store_true", help="use no configuration file, whatever there is"
    )


def _add_selection(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--select",
        metavar="RULES",
        action="append",
        help='only these rules or groups, with commas between them; "all" for every rule',
    )
    parser.add_argument(
        "--ignore", metavar="RULES", action="append", help="not these rules or groups"
    )


def _build_check(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "paths",
        nargs="*",
        metavar="PATH",
        help='files and folders (default: the folder of the configuration); "-" for standard input',
    )
    _add_configuration(parser)
    _add_selection(parser)
    _add_severity(parser)
    fixes = parser.add_argument_group("repairs")
    fixes.add_argument("--fix", action="store_true", help="apply the safe fixes")
    fixes.add_argument(
        "--unsafe-fixes", action="store_true", help="apply the fixes that want a look, too"
    )
    fixes.add_argument(
        "--diff",
        action="store_true",
        help="show what the fixes would change, as a unified diff, and write nothing",
    )
    fixes.add_argument(
        "--fix-only",
        metavar="RULES",
        action="append",
        help="apply only the fixes of these rules or groups",
    )
    changes = parser.add_argument_group("what is reported")
    changes.add_argument(
        "--since", metavar="REVISION", help="only findings in files that changed since then"
    )
    changes.add_argument(
        "--staged", action="store_true", help="only findings in files that are staged in git"
    )
    changes.add_argument(
        "--changed-lines",
        action="store_true",
        help="with --since or --staged: only findings on lines that changed",
    )
    changes.add_argument(
        "--no-baseline", action="store_true", help="report what the baseline records, too"
    )
    _add_links(parser)
    _add_today(parser)
    parser.add_argument(
        "--stdin-filename",
        metavar="PATH",
        help="check standard input as if it were this file",
    )
    running = _add_running(parser)
    running.add_argument(
        "--shard",
        metavar="PART",
        help="check one part of the files, such as 2/8; profilelint merge joins the reports",
    )
    _add_output(parser)


def _add_links(parser: argparse.ArgumentParser) -> None:
    links = parser.add_argument_group(
        "links", "What widens whom this machine talks to is said here, never in a configuration."
    )
    links.add_argument(
        "--online",
        action="store_true",
        help="ask for the links to other sites (default: tell what earlier runs learnt, if any)",
    )
    links.add_argument(
        "--max-age",
        metavar="DAYS",
        type=_number,
        help="ask again for links that were last seen to work so long ago (default: about 7)",
    )
    links.add_argument(
        "--exclude-link",
        metavar="PATTERN",
        action="append",
        help='leave out addresses such as "https://host.name/private/*" or a host, "*.host.name"',
    )
    links.add_argument(
        "--accept",
        metavar="HOST=STATUS",
        action="append",
        help="count answers such as 403 as good at a host; several with commas between them",
    )
    links.add_argument(
        "--header",
        metavar="ORIGIN=VARIABLE",
        action="append",
        help='send the header that an environment variable holds, such as "Authorization: …", to '
        "https://host.name and nowhere else",
    )
    links.add_argument(
        "--link-budget",
        metavar="SECONDS",
        type=_number,
        help="how long the asking may take (default: 600; 120 with --since or --staged)",
    )
    links.add_argument(
        "--link-cache", metavar="FILE", help="where answers are kept (default: the user's cache)"
    )
    links.add_argument(
        "--allow-network",
        metavar="NETWORK",
        action="append",
        help="a private network that may be connected to, such as 10.1.0.0/16",
    )
    links.add_argument(
        "--allow-port",
        metavar="PORT",
        type=_port,
        action="append",
        help="a port that may be connected to besides 80, 443, 8080 and 8443",
    )
    links.add_argument(
        "--resolve",
        metavar="HOST=ADDRESS",
        action="append",
        help="where a name is to be found, each side with a port if wanted",
    )
    links.add_argument(
        "--ca-file",
        metavar="FILE",
        help="certificates of authorities to trust besides the system's, in PEM",
    )


def _port(text: str) -> int:
    if not text.isascii() or not text.isdecimal() or not 0 < int(text[:9]) < 65536:
        raise argparse.ArgumentTypeError(f'"{text}" is not a port, a number from 1 to 65535')
    return int(text)


def _number(text: str) -> float:
    try:
        number = float(text)
    except ValueError:
        number = -1.0
    if not 0 <= number < 1e9:
        raise argparse.ArgumentTypeError(f'"{text}" is not a number from 0 upwards')
    return number


def _add_output(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--report",
        metavar="FORMAT[=FILE]",
        action="append",
        help="text, json, sarif, github, markdown, gitlab, junit or html; may be given several "
        "times, each with a file of its own",
    )
    parser.add_argument(
        "-q", "--quiet", action="store_true", help="one line for each finding, without its text"
    )
    parser.add_argument(
        "--statistics", action="store_true", help="count the findings of each rule instead"
    )
    parser.add_argument(
        "--color",
        choices=("auto", "always", "never"),
        default="auto",
        help="colours (default: on a terminal)",
    )


def _add_severity(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--severity",
        choices=_SEVERITIES,
        help="report only findings of at least this severity, and fail on them "
        "(default: report all, fail on warnings and errors)",
    )


def _add_running(parser: argparse.ArgumentParser) -> argparse._ArgumentGroup:
    running = parser.add_argument_group("how it runs")
    running.add_argument(
        "--jobs",
        metavar="NUMBER",
        type=_positive,
        help="how many processes may work at once (default: one for each processor)",
    )
    running.add_argument(
        "--no-cache", action="store_true", help="lint every file anew and keep no results"
    )
    running.add_argument(
        "--cache-dir", metavar="FOLDER", help="where results are kept (default: the user's cache)"
    )
    return running


def _positive(text: str) -> int:
    if not text.isdecimal() or not 1 <= int(text) <= 256:
        raise argparse.ArgumentTypeError(f'"{text}" is not a number from 1 to 256')
    return int(text)


def _add_today(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--today", metavar="DATE", help="the day to reckon with, YYYY-MM-DD (default: the clock's)"
    )


def _build_links(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "paths",
        nargs="*",
        metavar="PATH",
        help="files and folders (default: the folder of the configuration)",
    )
    parser.add_argument("--json", action="store_true", help="write the report as JSON")
    _add_configuration(parser)
    _add_links(parser)
    _add_running(parser)
    parser.set_defaults(select=["link-reachable"], ignore=None, today=None)


def _build_baseline(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--prune", action="store_true", help="only remove what no longer occurs; record nothing"
    )
    parser.add_argument(
        "--ratchet", action="store_true", help="refuse to record anything that is new"
    )
    _add_configuration(parser)
    _add_selection(parser)
    _add_today(parser)
    _add_running(parser)


def _build_init(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "path", nargs="?", default=".", metavar="PATH", help="the folder of the site (default: .)"
    )
    parser.add_argument(
        "--infer",
        action="store_true",
        help="infer a schema even from pages that the bundled one fits",
    )
    parser.add_argument(
        "--dry-run", action="store_true", help="print what would be written, and write nothing"
    )
    parser.add_argument("--force", action="store_true", help="write over files that are there")


def _build_vocab(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "name", nargs="?", metavar="NAME", help="a vocabulary (default: all that schemas name)"
    )
    form = parser.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help="write them as JSON")
    form.add_argument(
        "--export",
        action="store_true",
        help="print the vocabulary's file, to make one of your own from it",
    )
    _add_configuration(parser)


def _build_rename_term(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("vocabulary", metavar="VOCABULARY", help="the vocabulary's name")
    parser.add_argument("old", metavar="OLD", help="the term as it is now")
    parser.add_argument("new", metavar="NEW", help="what it is to be called")
    parser.add_argument(
        "--deprecate",
        action="store_true",
        help="keep the old term as a deprecated one that names the new (default: as a synonym)",
    )
    parser.add_argument(
        "--valid-until",
        metavar="DATE",
        help="with --deprecate: the last day of the old term; pages whose end is not later keep it",
    )
    parser.add_argument(
        "--diff", action="store_true", help="show what would change, and write nothing"
    )
    _add_configuration(parser)


def _build_rename_key(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("old", metavar="OLD", help="the key as it is now")
    parser.add_argument("new", metavar="NEW", help="what it is to be called")
    parser.add_argument(
        "--collection", metavar="NAME", help="only in this collection (default: in all)"
    )
    parser.add_argument(
        "--diff", action="store_true", help="show what would change, and write nothing"
    )
    _add_configuration(parser)


def _build_merge(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "parts", nargs="*", metavar="REPORT", help="the JSON or SARIF reports of all parts"
    )
    _add_configuration(parser)
    _add_selection(parser)
    _add_severity(parser)
    parser.add_argument(
        "--no-baseline", action="store_true", help="report what the baseline records, too"
    )
    _add_today(parser)
    _add_output(parser)


def _build_cache(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "action",
        choices=("clean", "path"),
        help="remove the results of pages, or say where they are. What is known of links "
        "(links.sqlite, beside them) stays: how long a site has been out of order cannot be "
        "found out anew",
    )
    parser.add_argument(
        "--cache-dir", metavar="FOLDER", help="where results are kept (default: the user's cache)"
    )


def _build_rules(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("words", nargs="*", metavar="RULE", help="rules or groups (default: all)")
    parser.add_argument("--json", action="store_true", help="write them as JSON")


def _build_explain(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("rule", metavar="RULE", help="the name of a rule")


def _build_schema(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "collection", nargs="?", metavar="COLLECTION", help="whose schema (default: the first's)"
    )
    parser.add_argument(
        "--bundle",
        action="store_true",
        help="write the terms of vocabularies out as enum, for other validators",
    )
    _add_configuration(parser)


def _build_config(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--schema", action="store_true", help="print the JSON Schema of the configuration file"
    )
    parser.add_argument("--json", action="store_true", help="write the values as JSON")
    _add_configuration(parser)


def _build_completion(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("shell", choices=("bash", "zsh", "tcsh"), help="the shell")


_BUILDERS = {
    "check": ("check pages and report what is wrong with them", _build_check),
    "links": ("report on the links to other sites, by host and verdict", _build_links),
    "baseline": ("record what is found now, so that only new findings count", _build_baseline),
    "init": ("write a configuration that fits the pages of a repository", _build_init),
    "vocab": ("list the terms of vocabularies and where they are used", _build_vocab),
    "rename-term": ("rename a term in its vocabulary and in all pages", _build_rename_term),
    "rename-key": ("rename a key in all pages and in their schema", _build_rename_key),
    "merge": ("join the reports of --shard into one", _build_merge),
    "cache": ("remove the results that are kept between runs, or say where", _build_cache),
    "rules": ("list the rules", _build_rules),
    "explain": ("say what a rule wants, with examples", _build_explain),
    "schema": ("print the JSON Schema that pages are checked against", _build_schema),
    "config": ("print the effective configuration and where each value comes from", _build_config),
    "completion": ("print the completion script for a shell", _build_completion),
}

COMMANDS = tuple(_BUILDERS)
