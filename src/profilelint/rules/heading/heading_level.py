from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Annotated, ClassVar

from profilelint.model.finding import Location, Related, Severity, Span
from profilelint.model.pattern import pattern
from profilelint.rules.api import Context, Invalid, Rule, RuleOptions, Valid, replace
from profilelint.rules.page.section_names import ACTIVITIES, RESULTS, folded, folded_names

if TYPE_CHECKING:
    from profilelint.model.body import Heading


_OTHER_LINTER = "<!-- markdownlint-disable"
_STEPS = pattern(
    r"<!-- markdownlint-disable(?:-file|-next-line)?(?: [\w-]{1,40}){0,20}?"
    r" (?:MD001|heading-increment)\b"
)


class HeadingLevel(Rule):
    """Headings go down one level at a time, and sections of one kind have one level.

    People who listen to a page move through it by the levels of its headings. A step from "##" to
    "####" sounds as if a part were missing, and "## Sample Activities" next to "### Select Results"
    makes the results a part of the activities. So does a single "## Outlook" below them: the first
    heading of a page is not a part of anything. A page may begin with any level, and headings that
    name tabs and callouts between lines of colons do not count. A page with a comment that switches
    off markdownlint's rule on such steps, `heading-increment`, makes them on purpose.
    """

    name = "heading-level"
    summary = "Headings go down one level at a time, and sections of one kind have one level."
    severity = Severity.WARNING
    messages: ClassVar = {
        "jump": (
            '"{heading}" is a heading of level {level} below one of level {above}: write '
            '"{marks} {heading}"'
        ),
        "mixed": (
            '"{heading}" is a heading of level {level}, but "{other}", of the same kind, is of '
            'level {above}: write "{marks} {heading}"'
        ),
        "falling": (
            '"{heading}" is a heading of level {level}, but the first one of the page, "{other}", '
            'is of level {above}: write "{marks} {heading}"'
        ),
    }
    fix = "unsafe"
    changes = ("blocks",)

    class Options(RuleOptions):
        sections: Annotated[
            tuple[str, ...], "headings that have the same level wherever they are on a page"
        ] = (*ACTIVITIES, *RESULTS)

    options: Options
    examples = (
        Valid("### Sample Activities\n\n* A.\n\n### Select Results\n\n* B.\n"),
        Valid("### Outlook\n\nText.\n\n## Sample Activities\n\n* A.\n\n## Results\n\n* B.\n"),
        Valid("## Results\n\n### Harbour\n\n#### Pier\n\nText.\n\n## Outlook\n\nText.\n"),
        Valid("#### Results\n\n* A.\n\n## Outlook\n\nText.\n\n### Results\n\n* B.\n"),
        Valid(
            "## A\n\n::: panel-tabset\n#### B\n\nText.\n:::\n\n### C\n\nText.\n", path="page.qmd"
        ),
        Valid("## A\n\n<!-- markdownlint-disable MD013 heading-increment -->\n\n#### B\n\nText.\n"),
        Invalid(
            "## A\n\n<!-- markdownlint-disable MD013 -->\n\n#### B\n\nText.\n",
            covers=("####",),
            message_id="jump",
            fixed="## A\n\n<!-- markdownlint-disable MD013 -->\n\n### B\n\nText.\n",
        ),
        Invalid(
            "## Results\n\n#### Harbour\n\nText.\n",
            covers=("####",),
            message_id="jump",
            fixed="## Results\n\n### Harbour\n\nText.\n",
        ),
        Invalid(
            "### Sample Activities\n\n* A.\n\n## Select Results\n\n* B.\n",
            covers=("##",),
            message_id="mixed",
            fixed="### Sample Activities\n\n* A.\n\n### Select Results\n\n* B.\n",
        ),
        Invalid(
            "#### Sample Activities\n\n* A.\n\n## Select Results\n\n* B.\n\n## Outlook\n\nText.\n",
            covers=("####",),
            message_id="mixed",
            fixed=(
                "## Sample Activities\n\n* A.\n\n## Select Results\n\n* B.\n\n## Outlook\n\nText.\n"
            ),
        ),
        Invalid(
            "### Sample Activities\n\n* A.\n\n## Outlook\n\nText.\n",
            covers=("##",),
            message_id="falling",
            fixed="### Sample Activities\n\n* A.\n\n### Outlook\n\nText.\n",
        ),
        Invalid(
            "## Risks\n\nText.\n\n### Chances\n\nText.\n",
            covers=("###",),
            message_id="mixed",
            fixed="## Risks\n\nText.\n\n## Chances\n\nText.\n",
            options={"sections": ("Risks", "Chances")},
        ),
    )

    def __init__(self, options: RuleOptions | None = None) -> None:
        super().__init__(options)
        self._names = folded_names(self.options.sections)

    def check_outline(self, headings: list[Heading], context: Context) -> None:
        """Compare the levels of headings that follow each other, and of known sections."""
        before: Heading | None = None
        known: Heading | None = None
        above_known = 0
        levels: Counter[int] | None = None
        first = headings[0]
        may_jump: bool | None = None
        higher = [heading for heading in headings if heading.level < first.level]
        for heading in headings:
            if before is not None and before.level != heading.level:
                is_known = self._is_known(heading)
                if is_known and known is None:
                    number, known = next(
                        (number, each)
                        for number, each in enumerate(headings)
                        if self._is_known(each)
                    )
                    above_known = headings[number - 1].level if number else heading.level
                if (
                    is_known
                    and known is not None
                    and known is not heading
                    # The level of the other one would be a jump here.
                    and heading.level != known.level <= before.level + 1
                ):
                    odd, right = heading, known
                    levels = levels or Counter(each.level for each in headings)
                    if (
                        levels[known.level] == 1 < levels[heading.level]
                        and heading.level <= above_known + 1
                    ):
                        odd, right = known, heading
                    self._report("mixed", odd, right, right.level, context)
                elif heading.level > before.level + 1:
                    if may_jump is None:
                        may_jump = _may_jump(context.document.text)
                    if not may_jump:
                        self._report("jump", heading, before, before.level + 1, context)
                elif (
                    # Of several that are higher, the first of the page is the odd one out.
                    higher == [heading]
                    and heading.level == first.level - 1
                    and before.level == first.level
                    and (is_known or self._is_known(first) or context.kind == "profile")
                ):
                    self._report("falling", heading, first, first.level, context)
            before = heading

    def _is_known(self, heading: Heading) -> bool:
        return folded(heading.text) in self._names

    def _report(
        self, message_id: str, heading: Heading, other: Heading, level: int, context: Context
    ) -> None:
        start = heading.span.start
        marks = Span(start, start + heading.level)
        where = Location(context.document.path, other.text_span)
        context.report(
            self,
            message_id,
            heading.text_span if heading.setext else marks,
            related=(Related("the other heading", where),),
            fixes=()
            if heading.setext
            else replace("Change the level", marks, "#" * level, "unsafe"),
            heading=_written(heading, context),
            level=heading.level,
            above=other.level,
            marks="#" * level,
            other=_written(other, context),
        )


def _written(heading: Heading, context: Context) -> str:
    """Return the words of a heading as they stand in the file, on one line."""
    return " ".join(context.document.text[slice(*heading.text_span)].split())


def _may_jump(text: str) -> bool:
    """Return whether a comment says that the levels of a page are meant as they are."""
    return _OTHER_LINTER in text and _STEPS.search(text) is not None
