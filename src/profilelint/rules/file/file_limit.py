"""Files that would keep a program busy without end."""

from __future__ import annotations

from typing import ClassVar

from profilelint.model.finding import Severity
from profilelint.rules.api import Invalid, ProblemRule, Valid


class FileLimit(ProblemRule):
    """A file stays within limits that no ordinary page comes near.

    Front matter that is nested a hundred levels deep, or that repeats parts of itself until a few
    lines become millions of values, was made to stop the programs that read it. It is not read any
    further.
    """

    name = "file-limit"
    summary = "Files stay within limits of size and depth."
    severity = Severity.ERROR
    messages: ClassVar = {
        "file-size": (
            "the file is larger than {limit} MB and is not checked: split it, or exclude it"
        ),
        "block-size": (
            "the front matter is {size} MB long and is not read: shorten it to {limit} MB or less"
        ),
        "depth": "the front matter is nested too deeply: use fewer levels",
        "expansion": "the front matter repeats parts of itself too often: write the values out",
        "circle": "the front matter refers to itself in a circle: write the values out",
    }
    too_large_to_show: ClassVar = frozenset({"file-size", "block-size"})
    examples = (
        Valid("---\nplace: &place {city: Rome}\nother: *place\n---\n"),
        Invalid("---\nlist: " + "[" * 101 + "]" * 101 + "\n---\n", ("[",), "depth"),
        Invalid(
            "---\na: &a [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]\n"
            + "".join(
                f"{name}: &{name} [{', '.join([f'*{before}'] * 10)}]\n"
                for before, name in zip("abcd", "bcde", strict=True)
            )
            + "---\n",
            ("*d",),
            "expansion",
        ),
        Invalid("---\nlist: &list [*list]\n---\n", ("*list",), "circle"),
    )
