"""A rule for profilelint: an acronym in a title is written in capitals."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from profilelint.model.finding import Severity
from profilelint.rules.api import Invalid, Rule, RuleOptions, Valid, replace

if TYPE_CHECKING:
    from profilelint.model.document import Document
    from profilelint.rules.api import Context


class TitleAcronym(Rule):
    """An acronym in brackets at the end of a title is written in capitals.

    Readers search for it as it is spoken: `(WASH)`, not `(Wash)`.
    """

    name = "title-acronym"
    summary = "An acronym at the end of a title is written in capitals."
    severity = Severity.WARNING
    messages = {"case": '"{found}" is an acronym: write "{wanted}"'}
    fix = "unsafe"

    class Options(RuleOptions):
        """What can be set."""

        longest: Annotated[int, "how many letters an acronym has at most"] = 6

    options: Options
    examples = (
        Valid('---\ntitle: "Lakeland—Clean Water (CLEAN)"\n---\n'),
        Valid('---\ntitle: "Lakeland—Clean Water (Phase Two)"\n---\n'),
        Valid('---\ntitle: "Lakeland—Clean Water (Clean)"\n---\n', options={"longest": 3}),
        Invalid(
            '---\ntitle: "Lakeland—Clean Water (Clean)"\n---\n',
            ("Clean",),
            "case",
            '---\ntitle: "Lakeland—Clean Water (CLEAN)"\n---\n',
        ),
    )

    def check_document(self, document: Document, context: Context) -> None:
        """Report an acronym with small letters."""
        title = document.data.get("title")
        if not isinstance(title, str) or not title.endswith(")"):
            return
        found = title[title.rfind("(") + 1 : -1]
        if found.isalpha() and not found.isupper() and len(found) <= self.options.longest:
            whole = document.locate(("title",))
            start = document.text.rfind(f"({found})", whole.start, whole.end) + 1
            if start:
                span = whole._replace(start=start, end=start + len(found))
                context.report(
                    self,
                    "case",
                    span,
                    route=("title",),
                    part="value",
                    fixes=replace("Write it in capitals", span, found.upper(), "unsafe"),
                    found=found,
                    wanted=found.upper(),
                )
