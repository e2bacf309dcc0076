"""A command line without options is what the grammar makes of it."""

from __future__ import annotations

import subprocess
import sys

import pytest

from profilelint.app.arguments import parse
from profilelint.app.command_line import WITHOUT_OPTIONS, read


@pytest.mark.parametrize("paths", [[], ["a.md"], ["b.md", "check", "_projects"]])
def test_paths_alone_are_read_as_the_grammar_reads_them(paths: list[str]) -> None:
    words = ["check", *paths]
    assert vars(read(words)) == vars(parse(words))
    assert WITHOUT_OPTIONS["paths"] == []


@pytest.mark.parametrize(
    "words",
    [[], ["a.md"], ["check", "-"], ["check", "--fix", "a.md"], ["rules"], ["check", "--", "-a"]],
)
def test_whatever_else_is_left_to_the_grammar(words: list[str]) -> None:
    assert vars(read(words)) == vars(parse(words))


def test_paths_alone_need_no_grammar() -> None:
    program = (
        "import sys\nfrom profilelint.app.command_line import read\n"
        "read(['check', 'a.md'])\nprint({'argparse', 'profilelint.app.arguments'} & {*sys.modules})"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, timeout=60
    )
    assert (done.stdout, done.stderr) == ("set()\n", "")
