from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING, Annotated, ClassVar

from profilelint.model.finding import Severity, Span
from profilelint.rules.api import Between, Context, Invalid, Rule, RuleOptions, Valid, replace
from profilelint.rules.page.parts import line_end
from profilelint.rules.page.section_names import ACTIVITIES, RESULTS, folded, folded_names

if TYPE_CHECKING:
    from profilelint.model.body import Body, Section
    from profilelint.rules.heading.headings import TitleLines
    from profilelint.rules.page.section_labels import Label

_DEEPEST = 6


class SectionLabel(Rule):
    """The title of a section is a heading, not bold or plain text.

    A line such as "**Sample Activities**" looks like a heading but is none: screen readers do not
    announce it, links cannot lead to it, and the site's style does not apply. Write "### Sample
    Activities". The rule reports lines that contain only the name of a known section, and, as a
    hint, lines entirely in bold before a list. A line that ends in a colon and introduces the list
    after it is fine, and so is one that the page has several times.
    """

    name = "section-label"
    summary = "The title of a section is a heading, not bold or plain text."
    severity = Severity.WARNING
    severities: ClassVar = {"bold": Severity.HINT}
    of_profiles = True
    messages: ClassVar = {
        "name": '"{label}" is not a heading: write "{heading}"',
        "bold": 'this bold line is used as a heading: write "{heading}"',
    }
    fix = "some"
    changes = ("blocks", "inlines")

    class Options(RuleOptions):
        names: Annotated[tuple[str, ...], "titles of sections that must be headings"] = (
            *ACTIVITIES,
            *RESULTS,
        )
        level: Annotated[
            int, "level of the heading to write if the page has no other", Between(1, 6)
        ] = 3

    options: Options
    examples = (
        Valid("### Sample Activities\n\n* Train the clerks.\n"),
        Valid("**Activities include:**\n\n* Train the clerks.\n\nResults:\n\n* A pier.\n"),
        Valid("**Harbour Road**\n\nThe pier opened in May.\n"),
        Valid("**Boats**\n\n* 1\n\n## B\n\n**Boats**\n\n* 2\n\n**船：**\n\n* 3\n"),
        Valid("> **Results**\n\nHer results were good.\n"),
        Invalid(
            "Text.\n\n**Sample Activities**\n\n* Train the clerks.\n",
            covers=("**Sample Activities**",),
            message_id="name",
            fixed="Text.\n\n### Sample Activities\n\n* Train the clerks.\n",
        ),
        Invalid(
            "## Outlook\n\nText.\nSelect Results\n* Built a pier.\n",
            covers=("Select Results",),
            message_id="name",
            fixed="## Outlook\n\nText.\n\n## Select Results\n* Built a pier.\n",
        ),
        Invalid(
            "### Results\n\n* A pier.\n\n**Our Partners**\n\n* Port Vale\n",
            covers=("**Our Partners**",),
            message_id="bold",
            fixed="### Results\n\n* A pier.\n\n#### Our Partners\n\n* Port Vale\n",
        ),
        Invalid(
            "**Our Partners**\n\n* Port Vale\n",
            covers=("**Our Partners**",),
            message_id="bold",
            fixed="## Our Partners\n\n* Port Vale\n",
            options={"level": 2},
        ),
        Invalid(
            "Outlook\n\nMore piers.\n",
            covers=("Outlook",),
            message_id="name",
            fixed="### Outlook\n\nMore piers.\n",
            options={"names": ("Outlook",)},
        ),
    )

    def __init__(self, options: RuleOptions | None = None) -> None:
        super().__init__(options)
        self._names = folded_names(self.options.names)

    def check_title_lines(self, lines: TitleLines, context: Context) -> None:
        """Report the first line that is the name of a section, or else a line in bold."""
        for label in lines.labels:
            if folded(label.text) in self._names:
                self._report("name", label, context)
                return
        if lines.bold is not None:
            from profilelint.rules.page.section_labels import bold_texts

            text, (start, end) = context.document.text, lines.bold.span
            # What stands several times on a page names parts of each of its sections.
            if bold_texts(text)[text[start:end]] == 1:
                self._report("bold", lines.bold, context)

    def _report(self, message_id: str, label: Label, context: Context) -> None:
        body = context.document.body
        text = body.text
        level = self._level(message_id, label, body)
        heading = f"{'#' * level} {label.text}"
        start = label.span.start
        while start > body.start and text[start - 1] in " \t":
            start -= 1
        end = line_end(text)
        above = text[max(0, start - 2 * len(end)) : start]
        gap = "" if start <= body.start or above == 2 * end else end
        context.report(
            self,
            message_id,
            label.span,
            fixes=replace(
                "Make it a heading",
                Span(start, label.span.end),
                gap + heading,
                "safe" if message_id == "name" else "unsafe",
            ),
            label=label.text,
            heading=heading,
        )

    def _level(self, message_id: str, label: Label, body: Body) -> int:
        """Return the level of the page's first heading or, for a part of a section, one below."""
        sections = body.sections
        if len(sections) < 2:
            return self.options.level
        if message_id == "name":
            return _heading_level(sections[1])
        index = bisect_left(sections, label.span.start, lo=1, key=_start) - 1
        if index < 1:
            return _heading_level(sections[1])
        return min(_heading_level(sections[index]) + 1, _DEEPEST)


def _start(section: Section) -> int:
    return section.heading.span.start if section.heading is not None else 0


def _heading_level(section: Section) -> int:
    return section.heading.level if section.heading is not None else 1
