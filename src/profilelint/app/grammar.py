"""The grammar of the command line, made of what the commands declare."""

from __future__ import annotations

import argparse
import os
import sys
from typing import TYPE_CHECKING, Any, NoReturn

import profilelint
from profilelint.app.command_list import command_names, load_command
from profilelint.app.completed_words import ASKED, completer
from profilelint.app.declaration import REQUIRED, Argument, CommandOptions
from profilelint.app.output import write_errors, write_text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from profilelint.app.command_list import Command

_EPILOG = """\
examples:
  profilelint                           check the folder you are in
  profilelint check _projects/peru.md   check one page
  profilelint check --select date,link  only the rules on dates and links
  profilelint explain result-tense      about a rule, with examples

exit status: 0 no errors or warnings; 1 findings; 2 a mistake on the command line or in the
configuration; 3 the run is incomplete
"""


# For colors, argparse asks standard output, which may be closed.
_PLAIN: dict[str, Any] = {"color": False} if sys.version_info >= (3, 14) else {}


_MEANT = {
    "--check": "--diff",
    "--config-file": "--config",
    "--disable": "--ignore",
    "--dry-run": "--diff",
    "--enable": "--select",
    "--fail-level": "--severity",
    "--fix-unsafe": "--unsafe-fixes",
    "--format": "--report",
    "--formatter": "--report",
    "--json": "--report json",
    "--level": "--severity",
    "--no-color": "--color never",
    "--only": "--select",
    "--output": "--report",
    "--output-format": "--report",
    "--reporter": "--report",
    "--rule": "--select",
    "--rules": "--select",
    "--stdin": "--stdin-filename",
    "--stdin-file-path": "--stdin-filename",
    "--stdin-filepath": "--stdin-filename",
    "--write": "--fix",
}
"""Options of other programs, and what does the same here."""


class Parser(argparse.ArgumentParser):
    """An argument parser that suggests what was probably meant."""

    def __init__(self, *names: Any, **settings: Any) -> None:
        super().__init__(*names, **{**settings, **_PLAIN})

    def error(self, message: str) -> NoReturn:
        """Print the mistake and how to get help, and exit with status 2."""
        known = [*_option_strings(self), "--version"]
        _, is_unknown, rest = message.partition("unrecognized arguments: ")
        if is_unknown:
            word = rest.split()[0].partition("=")[0]
            from profilelint.vocabulary.nearest import nearest

            near: str | None = _MEANT.get(word, "")
            if not near or near.split()[0] not in known:
                near = nearest(word, known, known)
            meant = f': did you mean "{near}"?' if near is not None and near != word else ""
            message = f'unknown option "{word}"{meant}'
        write_errors([f"profilelint: {message}", f"See {self.prog} --help"])
        self.exit(2)

    def _print_message(self, message: str, file: object = None) -> None:  # noqa: ARG002
        """Print help or version, as all that is printed."""
        if message:
            write_text(message)

    def _check_value(self, action: argparse.Action, value: Any) -> None:
        if action.choices is not None and value not in action.choices:
            choices = ", ".join(map(str, action.choices))
            raise argparse.ArgumentError(action, f'"{value}" is not one of {choices}')


def _option_strings(parser: argparse.ArgumentParser) -> Iterator[str]:
    for action in parser._actions:
        yield from action.option_strings


def parse(arguments: Sequence[str]) -> tuple[Command, CommandOptions]:
    """Return the command that a command line names, and its options.

    ``check`` is the command where none is named. Exits with status 2 for a mistake and 0 after
    help or version.
    """
    words = list(arguments)
    if words and words[0] in ("-h", "--help", "--version"):
        build_parser().parse_args(words)  # which exits
    name = words.pop(0) if words and words[0] in command_names() else "check"
    command = load_command(name)
    # To build the parsers of all commands would take as long as a page.
    parser = Parser(prog=f"profilelint {name}", **_described(command))
    _add_options(parser, command.Options)
    given = vars(parser.parse_args(words))
    _refuse_idle(parser, command.Options, given)
    return command, _options(command.Options, given)


def _refuse_idle(parser: Parser, options: type[CommandOptions], given: Mapping[str, Any]) -> None:
    """Exit with status 2 if an option is given without any of those that it goes with."""
    for _, name, declared in _arguments(options):
        if name in given and declared.goes_with and not any(map(given.get, declared.goes_with)):
            others = [f"--{each.replace('_', '-')}" for each in declared.goes_with]
            *first, last = others
            either = f"{', '.join(first)} or {last}" if first else last
            parser.error(f"--{name.replace('_', '-')} needs {either}")


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
    for name, command in sorted(
        ((name, load_command(name)) for name in command_names()), key=lambda pair: pair[1].ORDER
    ):
        described = _described(command)
        _add_options(commands.add_parser(name, help=command.SUMMARY, **described), command.Options)
    return parser


def _described(command: Command) -> dict[str, Any]:
    summary = command.SUMMARY
    return {
        "description": f"{summary[0].upper()}{summary[1:]}.",
        "formatter_class": _Formatter,
        "allow_abbrev": False,
        # The defaults stand in the options class.
        "argument_default": argparse.SUPPRESS,
    }


class _Formatter(argparse.HelpFormatter):
    """A formatter that finds the width without importing shutil: each option makes one."""

    def __init__(self, prog: str) -> None:
        super().__init__(prog, width=_width(), **_PLAIN)


class _Verbatim(_Formatter, argparse.RawDescriptionHelpFormatter):
    """Leaves the line ends of the epilog as they are."""


def _width() -> int:
    try:
        return max(40, os.get_terminal_size().columns - 2)
    except (OSError, ValueError):
        return 98


def _add_options(parser: argparse.ArgumentParser, options: type[CommandOptions]) -> None:
    """Tell a parser about all options of a class, in the order of their declaration."""
    groups: dict[str, argparse._ActionsContainer] = {"": parser}
    exclusive: argparse._ActionsContainer | None = None
    for kind, name, declared in _arguments(options):
        title = declared.group or kind.group_title
        if title not in groups:
            groups[title] = parser.add_argument_group(title, kind.group_description)
        container = groups[title]
        if declared.exclusive:
            if exclusive is None:
                exclusive = container.add_mutually_exclusive_group()
            container = exclusive
        names = [name] if declared.is_positional else [f"--{name.replace('_', '-')}"]
        if declared.short:
            names.insert(0, declared.short)
        action: Any = container.add_argument(*names, **_keywords(declared))
        if declared.completed is not None and ASKED in os.environ:
            action.completer = completer(declared.completed)


def _arguments(
    options: type[CommandOptions],
) -> Iterator[tuple[type[CommandOptions], str, Argument]]:
    """Yield the arguments of a class and of those in it, each with its class and name."""
    for name, declared in options.fields.items():
        if isinstance(declared, Argument):
            yield options, name, declared
        else:
            yield from _arguments(type(declared))


def _keywords(declared: Argument) -> dict[str, Any]:
    """Return what argparse has to know of an argument besides its name."""
    keywords: dict[str, Any] = {
        "help": declared.help_text() if callable(declared.help_text) else declared.help_text,
    }
    if declared.default is False:
        return {**keywords, "action": "store_true"}
    keywords["metavar"] = declared.metavar
    keywords["choices"] = declared.choices
    if declared.parse is not None:
        keywords["type"] = _argument_type(declared.parse)
    if not declared.is_positional:
        keywords["action"] = "append" if declared.is_repeated else "store"
    elif declared.is_repeated:
        keywords["nargs"] = "*"
    elif declared.default is not REQUIRED:
        keywords["nargs"] = "?"
    return keywords


def _argument_type(parse_value: Callable[[str], Any]) -> Callable[[str], Any]:
    """Return what argparse calls for a value, with the error whose message it shows."""

    def convert(text: str) -> Any:
        try:
            return parse_value(text)
        except ValueError as error:
            raise argparse.ArgumentTypeError(str(error)) from None

    return convert


def _options(kind: type[CommandOptions], given: Mapping[str, Any]) -> CommandOptions:
    """Return the options of which a command line gives some, by name."""
    values: dict[str, Any] = {}
    for name, declared in kind.fields.items():
        if isinstance(declared, CommandOptions):
            values[name] = _options(type(declared), given)
        elif name in given:
            value = given[name]
            values[name] = tuple(value) if isinstance(value, list) else value
    return kind(**values)
