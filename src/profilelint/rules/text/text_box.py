from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from profilelint.model.finding import Severity
from profilelint.rules.api import Context, Invalid, Rule, Valid
from profilelint.rules.page.fields import excerpt

if TYPE_CHECKING:
    from profilelint.rules.text.lost_boxes import LostBox

_MKDOCS = {
    "mkdocs.yml": "markdown_extensions: [admonition, pymdownx.details, pymdownx.tabbed: {}]\n"
}


class TextBox(Rule):
    """A box or tab of MkDocs is written so that it is shown as one.

    A line such as `!!! note "Mind the gap"` opens a box, `??? tip` one that folds, and
    `=== "Linux"` a tab; their text stands below, indented by four spaces. The title is in straight
    quotation marks. With others, or with a sign behind it, the page shows the line as text and what
    is below as code. Without any, the words are no title, and nobody sees them. Text that is
    indented less stands outside. Only the extensions that the settings of MkDocs name are looked
    at.
    """

    name = "text-box"
    summary = "A box or tab of MkDocs is written so that it is shown as one."
    severity = Severity.WARNING
    messages: ClassVar = {
        "box": 'the page shows no box here, so readers see "{written}": write {wanted}',
        "tab": 'the page shows no tab here, so readers see "{written}": write {wanted}',
        "empty": (
            "this stays empty, because the line below it is not indented enough: indent what "
            "belongs into it by four spaces"
        ),
        "title": (
            'readers do not see "{title}", because it is not in quotation marks: write {wanted}'
        ),
    }
    examples = (
        Valid(
            '!!! note "A"\n    a\n\n???+ tip\n    b\n\n??? "C"\n    c\n\n=== "D"\n    d\n\n'
            "!!! note inline end\n    e\n\nA!!! b\n===\n",
            files=_MKDOCS,
        ),
        Valid("!!! note “A”\n\nText\n\n```\n!!! note “A”\n    a\n```\n", files=_MKDOCS),
        Valid("!!! note “A”\n    a\n", files={"mkdocs.yml": "site_name: Blue Coast\n"}),
        Invalid(
            "!!! note “Mind the gap”\n    a\n\n1. a\n\n    ??? tip: A tip\n        b\n",
            covers=("!!! note “Mind the gap”", "??? tip: A tip"),
            message_id="box",
            files=_MKDOCS,
        ),
        Invalid('!!! "Boats"\n    c\n', ('!!! "Boats"',), "box", files=_MKDOCS),
        Invalid(
            "!!! note\na\n\n1. b\n\n    ??? tip\n      c\n",
            covers=("!!! note", "??? tip"),
            message_id="empty",
            files=_MKDOCS,
        ),
        Invalid("=== Linux\n\n    a\n", covers=("=== Linux",), message_id="tab", files=_MKDOCS),
        Invalid(
            "!!! warning Mind the Gap\n    a\n",
            covers=("!!! warning Mind the Gap",),
            message_id="title",
            files=_MKDOCS,
        ),
    )

    def check_lost_box(self, box: LostBox, context: Context) -> None:
        """Report the line and what to write."""
        written = excerpt(context.document.text[box.span.start : box.span.end])
        title, wanted = excerpt(box.title), excerpt(box.wanted)
        context.report(self, box.fault, box.span, written=written, title=title, wanted=wanted)
