"""Fields that stand twice."""

from __future__ import annotations

from typing import ClassVar

from profilelint.model.finding import Severity
from profilelint.rules.api import Invalid, ProblemRule, Valid


class FileDuplicateKey(ProblemRule):
    """A field stands once.

    Most programs keep the last of equal fields and drop the others without a word; some refuse
    the page. Keep the one that is right.
    """

    name = "file-duplicate-key"
    summary = "No field stands twice."
    severity = Severity.ERROR
    messages: ClassVar = {"duplicate": '"{key}" stands twice: keep one of the two'}
    examples = (
        Valid("---\npromos:\n- title: One\n- title: Two\n---\n"),
        Invalid("---\ntitle: One\ntitle: Two\n---\n", ("title",), "duplicate"),
        Invalid("---\nplace: {city: Rome, city: Oslo}\n---\n", ("city",), "duplicate"),
        Invalid('{\n"title": "One",\n"title": "Two"\n}\n', ('"title"',), "duplicate"),
        Invalid('+++\ntitle = "One"\ntitle = "Two"\n+++\n', ("title",), "duplicate"),
    )
