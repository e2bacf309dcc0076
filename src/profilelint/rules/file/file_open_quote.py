"""Quotation marks that are not closed."""

from __future__ import annotations

from typing import ClassVar

from profilelint.model.finding import Severity
from profilelint.rules.api import Invalid, ProblemRule, Valid
from profilelint.source.front_matter.yaml.causes import CAUSES


class FileOpenQuote(ProblemRule):
    """A quotation mark that opens a value is closed where the value ends.

    Without the closing mark the fields that follow become part of the text, up to the next mark of
    the same kind. Some programs read this without complaint, and the fields are lost. If the next
    line is a field, the mark can be written at the end of its line: look whether the text ends
    there.
    """

    name = "file-open-quote"
    summary = "Quotation marks are closed."
    severity = Severity.ERROR
    messages: ClassVar = {
        "swallows": CAUSES["file-open-quote", "swallows"],
        "unclosed": CAUSES["file-open-quote", "unclosed"],
    }
    fix = "some"
    examples = (
        Valid('---\nsummary: "One text\n  over two lines: both indented"\n---\n'),
        Valid('---\nsummary: "One text\nat a high level: what it is,\nand why"\n---\n'),
        Valid('---\nimage_alt: "The pier at night.\nPhoto: Ana Lima"\n---\n'),
        Valid('---\nimage:\n  alt:\n    "The pier at night,\n    credit: Ana Lima"\n---\n'),
        Valid("---\nsummary: It's one apostrophe\n---\n"),
        Invalid(
            '---\nsummary: "One\nclient: Acme\nend: 2020"\n---\n',
            ('"One',),
            "swallows",
        ),
        Invalid(
            "---\ntitle: 'One\nclient: Acme\n---\n",
            ("'One",),
            "unclosed",
            fixed="---\ntitle: 'One'\nclient: Acme\n---\n",
        ),
        Invalid(
            '---\ntags:\n- "One \n\n# Places:\n- Two\ntitle: "Acme"\n---\n',
            ('"One',),
            "swallows",
            fixed='---\ntags:\n- "One" \n\n# Places:\n- Two\ntitle: "Acme"\n---\n',
        ),
        Invalid('---\nsummary: "One\n  and two\nclient: Acme\n---\n', ('"One',), "unclosed"),
        Invalid('---\nsummary: "One # two\nclient: Acme\n---\n', ('"One # two',), "unclosed"),
        Invalid(
            '+++\ntitle = "One\nclient = 1\n+++\n',
            ('"One',),
            "unclosed",
            fixed='+++\ntitle = "One"\nclient = 1\n+++\n',
        ),
        Invalid('+++\ntags = ["One]\nclient = 1\n+++\n', ('"One]',), "unclosed"),
        Invalid(
            '{\n"title": "One,\n"client": 1\n}\n',
            ('"One,',),
            "unclosed",
            fixed='{\n"title": "One",\n"client": 1\n}\n',
        ),
        Invalid('{\n"title: "One"\n}\n', ('"title:',), "unclosed", fixed='{\n"title": "One"\n}\n'),
    )
