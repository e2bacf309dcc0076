"""Fields that stand twice."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from profilelint.model.finding import Severity
from profilelint.rules.api import Context, Invalid, ProblemRule, Valid

if TYPE_CHECKING:
    from profilelint.rules.file.keys_alike import KeysAlike


class FileDuplicateKey(ProblemRule):
    """No field is repeated.

    If a field is repeated, most programs keep the last value and drop the others without a message;
    some refuse the page. Keep the one that is right. To Hugo, "Title" and "title" are one field.
    """

    name = "file-duplicate-key"
    summary = "No field is repeated."
    severity = Severity.ERROR
    messages: ClassVar = {
        "duplicate": '"{key}" is there twice: keep one of the two',
        "case": (
            '"{key}" and "{first}" are the same field to the site, which ignores capital letters: '
            "keep one of the two"
        ),
        "case-empty": (
            '"{key}" and "{first}" are the same field to the site, which ignores capital letters: '
            'delete "{empty}", which has no value'
        ),
    }
    examples = (
        Valid("---\npromos:\n- title: One\n- title: Two\n---\n"),
        Invalid("---\ntitle: One\ntitle: Two\n---\n", ("title",), "duplicate"),
        Invalid("---\nplace: {city: Rome, city: Oslo}\n---\n", ("city",), "duplicate"),
        Invalid('{\n"title": "One",\n"title": "Two"\n}\n', ('"title"',), "duplicate"),
        Invalid('+++\ntitle = "One"\ntitle = "Two"\n+++\n', ("title",), "duplicate"),
        Valid("---\ntitle: One\nTitle: Two\n---\n"),
        Invalid(
            "---\ntitle: One\nTitle: Two\n---\n",
            ("Title",),
            "case",
            path="content/example.md",
            files={"hugo.toml": "title = 'One'\n"},
        ),
        Invalid(
            "---\nend:\nEnd: 2019\n---\n",
            ("End",),
            "case-empty",
            path="content/example.md",
            files={"hugo.toml": "title = 'One'\n"},
        ),
        Valid(
            "---\nteam:\n- Name: Ann\n  name: Ann\n---\n",
            path="content/example.md",
            files={"hugo.toml": "title = 'One'\n"},
        ),
        Invalid(
            '+++\n[params.cover]\nimage = "a.jpg"\nImage = "b.jpg"\n+++\n',
            ("Image",),
            "case",
            path="content/example.md",
            files={"hugo.toml": "title = 'One'\n"},
        ),
    )

    def check_keys_alike(self, keys: KeysAlike, context: Context) -> None:
        """Report the second of two keys."""
        first, second = keys.first, keys.second
        empty = [key for key in (second, first) if keys.group[key] in (None, "")]
        message_id = "case-empty" if len(empty) == 1 else "case"
        route = (*keys.route, second)
        context.report_field(
            self, message_id, route, part="key", key=second, first=first, empty="".join(empty[:1])
        )
