"""What argparse is told follows from the options classes, and what it returns is one of them."""

from __future__ import annotations

import argparse
import types
from collections.abc import Iterator
from typing import get_args, get_origin, get_type_hints

import pytest

from profilelint.app.command_list import command_names, load_command
from profilelint.app.commands import check, rename_term, vocab
from profilelint.app.declaration import REQUIRED, Argument, CommandOptions
from profilelint.app.grammar import build_parser, parse
from profilelint.app.options import (
    ConfigurationOptions,
    LinkOptions,
    OutputOptions,
    RepairOptions,
    RunningOptions,
    SelectionOptions,
)
from profilelint.report.render import FORMATS


def parsed(line: str) -> tuple[object, object]:
    return parse(line.split())


def test_every_kind_of_option() -> None:
    words = "check --config c.toml --select a --select b,c --fix --fix-only d --shard 1/2 -q"
    words += " --online --max-age 2.5 --allow-port 81 --allow-port 82 --jobs 3 --color never x y"
    assert parsed(words) == (
        check,
        check.Options(
            paths=("x", "y"),
            configuration=ConfigurationOptions(config="c.toml"),
            selection=SelectionOptions(select=("a", "b,c")),
            repairs=RepairOptions(fix=True, fix_only=("d",)),
            links=LinkOptions(online=True, max_age=2.5, allow_port=(81, 82)),
            shard="1/2",
            running=RunningOptions(jobs=3),
            output=OutputOptions(quiet=True, color="never"),
        ),
    )
    assert parsed("rename-term topics a b --diff") == (
        rename_term,
        rename_term.Options(vocabulary="topics", old="a", new="b", diff=True),
    )
    assert parsed("vocab") == (vocab, vocab.Options(name=None))
    assert parsed("vocab topics") == (vocab, vocab.Options(name="topics"))


def arguments(kind: type[CommandOptions]) -> Iterator[tuple[str, object, Argument]]:
    """Yield the name, the annotated type and the declaration of every argument of a class."""
    hints = get_type_hints(kind)
    for name, declared in kind.fields.items():
        if isinstance(declared, Argument):
            yield name, hints[name], declared
        else:
            assert hints[name] is type(declared)
            yield from arguments(type(declared))


@pytest.mark.parametrize("command", command_names())
def test_types_are_those_of_the_values(command: str) -> None:
    for name, hint, declared in arguments(load_command(command).Options):
        members = set(get_args(hint)) if get_origin(hint) is types.UnionType else {hint}
        assert (types.NoneType in members) == (declared.default is None), name
        (value,) = members - {types.NoneType}
        assert (value is bool) == (declared.default is False), name
        assert (get_origin(value) is tuple) == declared.is_repeated, name
        single = get_args(value)[0] if declared.is_repeated else value
        assert single in (str, bool) or declared.parse is not None, name
        if declared.choices and declared.default not in (None, REQUIRED):
            assert declared.default in declared.choices, name


def own_parsers() -> dict[str, argparse.ArgumentParser]:
    (commands,) = (
        action
        for action in build_parser()._actions
        if isinstance(action, argparse._SubParsersAction)
    )
    return dict(commands.choices)


def test_the_order_of_commands_is_the_one_that_they_declare() -> None:
    parsers = own_parsers()
    assert list(parsers)[:4] == ["check", "links", "baseline", "init"]
    orders = [load_command(name).ORDER for name in parsers]
    assert orders == sorted(set(orders))
    assert sorted(parsers) == command_names()


def test_the_formats_that_help_names_are_all_there_are() -> None:
    (report,) = (each for each in own_parsers()["check"]._actions if each.dest == "report")
    assert report.help is not None
    named = report.help.partition(";")[0].replace(" or ", ", ").split(", ")
    assert named == list(FORMATS)


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["--jobs", "0"], 'argument --jobs: "0" is not a number from 1 to 256'),
        (["--max-age", "nan"], 'argument --max-age: "nan" is not a number from 0 upwards'),
        (["--allow-port", "0"], 'argument --allow-port: "0" is not a port, a number from 1 to'),
        (["--color", "blue"], 'argument --color: "blue" is not one of auto, always, never'),
        (["vocab", "--json", "--export"], "argument --export: not allowed with argument --json"),
        (["rename-key", "a"], "the following arguments are required: NEW"),
    ],
)
def test_mistakes(words: list[str], message: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as end:
        parse(words)
    assert end.value.code == 2
    assert capsys.readouterr().err.startswith(f"profilelint: {message}")
