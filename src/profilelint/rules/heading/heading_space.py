from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from profilelint.model.finding import Severity, Span
from profilelint.model.pattern import pattern
from profilelint.rules.api import Context, Invalid, Rule, Valid, replace, replace_all

if TYPE_CHECKING:
    from profilelint.model.finding import Safety
    from profilelint.rules.heading.headings import LostHeading, NumberSigns

_TITLES = {
    "blank": "Write a space",
    "escaped": "Delete the backslash",
    "wide": "Write number signs",
    "within": "Begin a new line",
    "twice": "Delete it",
}
_WITHOUT_SPACE = ("blank", "seven")
# Number signs right behind the last word, to be hidden as those before the first: but "#C#" is one
# about a language.
_CLOSING = pattern(r"[^\r\n]*?[^\s#\\](##++)[ \t]*+(?=[\r\n]|\Z)")


class HeadingSpace(Rule):
    """There is one space between the number signs of a heading and its words.

    More than one does no harm on the page and is a hint; it makes headings hard to search for.
    Without a space the line is not a heading: the page shows the number signs. Write "### Select
    Results". Neither is a line a heading that has a no-break space there, a backslash before the
    number signs, more than six of them, or those of full width that Asian keyboards write, nor are
    number signs one that follow a sentence in the same line. Number signs behind those of a heading
    are shown as well.
    """

    name = "heading-space"
    summary = "There is one space between a heading's number signs and its words."
    severity = Severity.WARNING
    severities: ClassVar = {"many": Severity.HINT}
    messages: ClassVar = {
        "many": 'there is more than one space between "{marks}" and "{heading}": write one',
        "none": 'this line is not a heading: put a space after "{marks}"',
        "blank": (
            'this line is not a heading, because the space after "{marks}" is a no-break space: '
            "write an ordinary one"
        ),
        "seven": 'this line is not a heading: write at most six number signs instead of "{marks}"',
        "escaped": (
            "this line is not a heading, because of the backslash: write "
            '"{meant}" instead of "{marks}"'
        ),
        "wide": 'this line is not a heading: write "{meant}" instead of "{marks}"',
        "within": (
            'readers see "{marks}", because a heading stands on a line of its own: begin a new '
            "line before it, with an empty one above"
        ),
        "twice": 'readers see "{marks}", which stands here once more: delete it',
    }
    fix = "some"
    changes = ("blocks",)
    examples = (
        Valid("### Select Results\n\nWhat was done\n-------------\n\n#hashtag and ##\n"),
        Valid("## # of boats\n\n\\# 3\n\nWrite ## Title. \\#pier ＃pier and `a. ## B`.\n"),
        Invalid(
            "###\u00a0Select Results\n\nIt is open.\n",
            covers=("###",),
            message_id="blank",
            fixed="### Select Results\n\nIt is open.\n",
        ),
        Invalid("####### Outlook\n", covers=("#######",), message_id="seven"),
        Invalid(
            "\\### Select Results\n\nA.\n\n\\#\\# Outlook\n\nB.\n",
            covers=("\\###", "\\#\\#"),
            message_id="escaped",
            fixed="### Select Results\n\nA.\n\n## Outlook\n\nB.\n",
        ),
        Invalid(
            "＃＃＃ Select Results\n\nIt is open.\n",
            covers=("＃＃＃",),
            message_id="wide",
            fixed="### Select Results\n\nIt is open.\n",
        ),
        Invalid(
            "It is open. ### Select Results\n\nIt is new.\n",
            covers=("###",),
            message_id="within",
            fixed="It is open.\n\n### Select Results\n\nIt is new.\n",
        ),
        Invalid(
            "### ### Select Results\n\nIt is open.\n",
            covers=("###",),
            message_id="twice",
            fixed="### Select Results\n\nIt is open.\n",
        ),
        Invalid(
            "##Outlook\nIt is open.\n",
            covers=("##",),
            message_id="none",
            fixed="## Outlook\nIt is open.\n",
        ),
        Invalid(
            "It is open.\n##Outlook\nIt is new.\n",
            covers=("##",),
            message_id="none",
            fixed="It is open.\n## Outlook\nIt is new.\n",
        ),
        Invalid(
            "##Outlook##\n\nIt is open.\n",
            covers=("##",),
            message_id="none",
            fixed="## Outlook ##\n\nIt is open.\n",
        ),
        Valid("Join us in\n##harbour, `a\n##B` and a##B.\n\n- A\n##B\n"),
        Valid("It is open.\n##Outlook\n", path="a.qmd"),
        Valid("##  {#outlook}\n\n###\n\n```\n##code\n```\n"),
        Valid("##Outlook\n", path="docs/a.md", files={"mkdocs.yml": "site_name: A\n"}),
        Valid(
            "##Outlook\n\n##\u00a0Piers\n\n####### Sea\n",
            files={"_config.yml": "kramdown: {input: kramdown}\n"},
        ),
        Invalid(
            "###  Select Results\n\n##\tOutlook\n",
            covers=("  ", "\t"),
            message_id="many",
            fixed="### Select Results\n\n## Outlook\n",
        ),
        Invalid(
            "###Select Results\n\n* Built a pier.\n",
            covers=("###",),
            message_id="none",
            fixed="### Select Results\n\n* Built a pier.\n",
        ),
    )

    def check_number_signs(self, signs: NumberSigns, context: Context) -> None:
        """Report what stands between number signs and words, or that nothing does."""
        if signs.heading is None and not _need_space(context):
            return  # it is a heading there
        number = "#" * (signs.marks.end - signs.marks.start)
        if signs.heading is None:
            # What goes on with a paragraph may be a word of it.
            safety: Safety = "unsafe" if signs.within else "safe"
            edits = [(signs.gap, " ")]
            closing = _CLOSING.match(context.document.text, signs.gap.end)
            if closing is not None and closing[1] == number:
                edits.append((Span(closing.start(1), closing.start(1)), " "))
            fixes = replace_all("Put a space", edits, safety)
            context.report(self, "none", signs.marks, fixes=fixes, marks=number)
            return
        if not signs.heading.text:
            return  # nothing but an attribute list stands there
        context.report(
            self,
            "many",
            signs.gap,
            fixes=replace("Leave one space", signs.gap, " "),
            marks=number,
            heading=signs.heading.text,
        )

    def check_lost_heading(self, lost: LostHeading, context: Context) -> None:
        """Report number signs that readers see."""
        cause, marks, gap, meant = lost
        if cause in _WITHOUT_SPACE and not _need_space(context):
            return  # it is a heading there, if not as it was meant
        written = context.document.text[marks.start : marks.end]
        safety: Safety = "safe" if cause == "blank" else "unsafe"
        fixes = replace(_TITLES[cause], gap, meant, safety) if cause in _TITLES else ()
        context.report(self, cause, marks, fixes=fixes, marks=written, meant=meant)


def _need_space(context: Context) -> bool:
    """Return whether number signs make no heading without a space behind them."""
    if context.document.flavor == "python-markdown":
        return False
    return context.site is None or not context.site.reads_plain_kramdown
