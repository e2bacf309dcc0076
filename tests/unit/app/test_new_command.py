"""A command is one file: nothing else has to know of it."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from profilelint.app import commands
from profilelint.app.main import run

COMMAND = '''\
"""``profilelint count-words``: counts the words of a text."""

from __future__ import annotations

from profilelint.app.declaration import CommandOptions, flag, positional
from profilelint.app.options import ConfigurationOptions
from profilelint.app.output import write_text

SUMMARY = "count the words of a text"
ORDER = 15


class Options(CommandOptions):
    """The options of ``profilelint count-words``."""

    text: str = positional("the text", metavar="TEXT")
    longer_than: int = flag("only words longer than this", metavar="NUMBER", parse=int, default=0)
    configuration: ConfigurationOptions = ConfigurationOptions()


def run(options: Options) -> int:
    """Carry the command out and return its exit status."""
    long = [word for word in options.text.split() if len(word) > options.longer_than]
    write_text(f"{len(long)}\\n")
    return 0
'''


@pytest.fixture
def count_words(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Lay the file of a new command beside those of the others."""
    (tmp_path / "count_words.py").write_text(COMMAND, encoding="utf-8")
    monkeypatch.setattr(commands, "__path__", [*commands.__path__, str(tmp_path)])
    yield
    sys.modules.pop("profilelint.app.commands.count_words", None)
    commands.__dict__.pop("count_words", None)


@pytest.mark.usefixtures("count_words")
def test_a_new_file_is_a_command(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["count-words", "one two three", "--longer-than", "3"]) == 0
    assert capsys.readouterr().out == "1\n"

    assert run(["--help"]) == 0
    listed = " ".join(capsys.readouterr().out.split())
    assert "wrong with them count-words count the words of a text links report on" in listed

    assert run(["count-words", "--help"]) == 0
    assert " ".join(capsys.readouterr().out.split()) == (
        "usage: profilelint count-words [-h] [--longer-than NUMBER] [--config FILE] [--no-config] "
        "TEXT Count the words of a text. positional arguments: TEXT the text options: -h, --help "
        "show this help message and exit --longer-than NUMBER only words longer than this --config "
        "FILE the configuration file (default: profilelint.toml, .profilelint.toml or "
        "pyproject.toml, here or above) "
        "--no-config use no configuration file, even if there is one"
    )

    assert run(["count-word"]) == 2
    assert capsys.readouterr().err == (
        'profilelint: there is no file or folder "count-word"; did you mean "profilelint '
        'count-words"?\n'
    )


def test_without_the_file_there_is_no_command(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["count-words"]) == 2
    assert capsys.readouterr().err == ('profilelint: there is no file or folder "count-words"\n')
