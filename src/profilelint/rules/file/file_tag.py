"""Tags and anchors in YAML."""

from __future__ import annotations

from typing import ClassVar

from profilelint.model.finding import Severity
from profilelint.rules.api import Invalid, ProblemRule, Valid


class FileTag(ProblemRule):
    """A value does not begin with ! or & unless it is in quotation marks.

    YAML reads the word after an exclamation mark as the type of the value: programs drop it, refuse
    the page, or in the worst case run code. It reads the word after & as a label of the value, and
    drops it.
    """

    name = "file-tag"
    summary = "No value begins with a tag or a label."
    severity = Severity.ERROR
    messages: ClassVar = {
        "unknown": (
            '"{tag}" is read as the type of what follows, not as text: delete it or put the whole '
            "text in quotation marks"
        ),
        "label": (
            '"{label}" is read as a label of what follows, not as text: delete it or put the '
            "whole text in quotation marks"
        ),
    }
    fix = "unsafe"
    examples = (
        Valid("---\ntitle: '!One'\ncode: !!str 2019\n---\n"),
        Valid("---\nclient: Foreign, Commonwealth & Development Office\n---\n"),
        Invalid("---\ntitle: !Important news\n---\n", ("!Important",), "unknown"),
        Invalid("---\ntitle: !!binary aGVsbG8=\n---\n", ("!!binary",), "unknown"),
        Invalid(
            "---\nclient: &Partners Limited\n---\n",
            ("&Partners",),
            "label",
            "---\nclient: '&Partners Limited'\n---\n",
        ),
    )
