"""No module but `profilelint.app.output` writes to a stream, so that nothing leaves unescaped."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

import profilelint

PACKAGE = Path(profilelint.__file__).parent
ALLOWED = {
    "app/output.py": "the one sink",
    "app/input.py": "reads standard input",
    "server/language_server.py": "speaks a protocol whose JSON escapes everything",
    "server/protocol.py": "keeps what clients are told of out of the log of a library",
    "server/term_requests.py": "keeps refusals, which are answers, out of the log of a library",
    "__main__.py": "hands on what was written when the process ends, and writes nothing",
    # What `make generate` runs on the project's own files.
    "app/documentation.py": "make generate",
    "rules/build_index.py": "make generate",
    "vocabulary/build_terms.py": "make generate",
}
STREAMS = {"stdin", "stdout", "stderr", "__stdin__", "__stdout__", "__stderr__", "displayhook"}
CALLS = {
    "print",
    "print_exc",
    "print_exception",
    "print_stack",
    "warn",
    "print_usage",
}
MODULES = {"logging", "warnings", "syslog", "pprint", "curses"}


def offences(source: str) -> list[int]:
    """Return the lines in which a module could write to a stream."""
    found = []
    for node in ast.walk(ast.parse(source)):
        match node:
            case ast.Attribute(value=ast.Name(id="sys"), attr=attr) if attr in STREAMS:
                found.append(node.lineno)
            case ast.ImportFrom(module="sys", names=names):
                found += [node.lineno for name in names if name.name in STREAMS]
            case ast.Import(names=names):
                found += [node.lineno for name in names if name.name.split(".")[0] in MODULES]
            case ast.ImportFrom(module=str(module)) if module.split(".")[0] in MODULES:
                found.append(node.lineno)
            case ast.Call(func=ast.Name(id=name)) if name in CALLS:
                found.append(node.lineno)
            case ast.Call(func=ast.Attribute(attr=name)) if name in CALLS:
                found.append(node.lineno)
            case ast.Call(func=ast.Attribute(value=ast.Name(id="os"), attr="write")):
                found.append(node.lineno)
            case ast.Call(func=ast.Name(id="open"), args=[ast.Constant(value=int()), *_]):
                found.append(node.lineno)
    return found


@pytest.mark.parametrize(
    "source",
    [
        "print(1)",
        "import sys\nsys.stdout.write('a')",
        "import sys\nout = sys.stderr",
        "from sys import stdout",
        "import logging",
        "from warnings import warn",
        "import os\nos.write(1, b'')",
        "open(2, 'w')",
        "import traceback\ntraceback.print_exc()",
    ],
)
def test_what_is_an_offence(source: str) -> None:
    assert offences(source)


def test_only_the_sink_writes_to_streams() -> None:
    modules = {path.relative_to(PACKAGE).as_posix(): path for path in PACKAGE.rglob("*.py")}
    assert set(ALLOWED) <= set(modules)
    found = {
        f"{name}:{line}"
        for name, path in modules.items()
        if name not in ALLOWED
        for line in offences(path.read_text(encoding="utf-8"))
    }
    assert found == set()
