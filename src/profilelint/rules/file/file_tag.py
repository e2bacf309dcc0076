"""Tags and anchors in YAML."""

from __future__ import annotations

from typing import ClassVar

from profilelint.model.finding import Severity
from profilelint.rules.api import Invalid, ProblemRule, Valid


class FileTag(ProblemRule):
    """A value does not begin with ! or & unless it stands in quotation marks.

    YAML takes the word after an exclamation mark for the kind of the value: programs drop it,
    refuse the page, or in the worst case run code. The word after & is taken for a label of the
    value, and dropped.
    """

    name = "file-tag"
    summary = "No value begins with a tag or a label."
    severity = Severity.ERROR
    messages: ClassVar = {
        "unknown": (
            '"{tag}" is read as the kind of what follows, not as text: delete it or put the '
            "whole text in quotation marks"
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
