"""The validator is imported without what it does not need; the standard library stays whole."""

from __future__ import annotations

import subprocess
import sys

import pytest

IMPORT = "from profilelint.model.validator_module import import_validator\nimport sys\n"


def said(program: str) -> str:
    done = subprocess.run(
        [sys.executable, "-c", IMPORT + program], capture_output=True, text=True, timeout=60
    )
    assert done.stderr == ""
    return done.stdout.rstrip("\n")


def test_what_the_date_of_the_build_needs_is_not_imported() -> None:
    needless = "{'email.utils', 'socket', 'random', 'urllib.parse', 'calendar'}"
    assert said(f"import_validator()\nprint({needless} & set(sys.modules))") == "set()"


def test_the_validator_works() -> None:
    assert said('print(import_validator().is_valid({"type": "string"}, 1))') == "False"


@pytest.mark.parametrize("first", ["", "import email.utils\n"])
def test_who_imports_email_utils_has_the_real_module(first: str) -> None:
    program = (
        "import_validator()\nimport email.utils\n"
        "print(email.utils.parsedate_to_datetime('Tue, 27 Oct 2026 10:17:51 +0000').year)\n"
        "print(email.utils is sys.modules['email.utils'], email.utils.__name__)"
    )
    assert said(first + program) == "2026\nTrue email.utils"


def test_another_name_is_looked_up_in_the_real_module() -> None:
    program = (
        "from profilelint.model.validator_module import _EmailUtils\n"
        "sys.modules['email.utils'] = _EmailUtils('email.utils')\n"
        "from email.utils import formataddr\n"
        "print(formataddr(('A', 'a@b.c')), type(sys.modules['email.utils']).__name__)"
    )
    assert said(program) == "A <a@b.c> module"
