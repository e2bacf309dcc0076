from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from profilelint.model.finding import Severity, Span
from profilelint.rules.api import Context, Invalid, Rule, Valid, replace_all
from profilelint.rules.page.parts import line_end

if TYPE_CHECKING:
    from profilelint.rules.list.lost_lists import LostList


class BulletLost(Rule):
    """Lines that are meant as a list are shown as one.

    A list item begins with "*", "-", "+" or a number, and an ordinary space. If the space is
    missing or is a no-break space, if another character is used, or if the lines are indented by
    four spaces or more, the page shows no list: its lines run together into one paragraph, or
    appear as code. Lines next to each other are reported, and a single one next to the items of a
    list. Words in emphasis, speech after dashes, negative numbers, options of programs, footnotes
    and formulas are not reported.
    """

    name = "bullet-lost"
    summary = "Lines that are meant as a list are shown as one."
    severity = Severity.WARNING
    messages: ClassVar = {
        "space": 'the page shows no {thing} here: put a space after "{mark}"',
        "no_break_space": 'the page shows no {thing} here: the space after "{mark}" is a no-break '
        "space: write an ordinary one",
        "character": 'the page shows no {thing} here: write "{marker} " instead of "{mark}"',
        "indentation": 'the page shows no list here: delete the {space} before "{mark}"',
        "within": (
            'readers see this "{mark}" within the line: begin a new line with "* " for each item'
        ),
    }
    fix = "some"
    changes = ("blocks", "code", "inlines")
    examples = (
        Valid("The parts:\n*Build a pier\n*Piers / Docks\n*Train 40 clerks\n\nEnd.\n"),
        Valid("Open: 9 to 5 • Port Vale • Pier 3\n\n* It is 2 * 3 m * By the sea.\n"),
        Invalid(
            "* Built a pier. * Trained 40 clerks.\n\nThe team did: • a pier • a dam • boats.\n",
            covers=("*", "•"),
            message_id="within",
        ),
        Valid("* See [Built a pier. * Trained 40 clerks.](/a)\n"),
        Valid("* Train 40 clerks.\n* Build a pier.\n\n1. Lower the sail.\n2. Row.\n"),
        Valid("— Come in, said the miller.\n— I will, said the boy, and shut the door.\n"),
        Valid("— Who is there?\n\n— Mara, the miller.\n"),
        Valid("The pier\n— a long one\n— is open.\n\n–Mara Bell\n"),
        Valid("-Come in, said the miller.\n-I will, the boy said.\n"),
        Valid("-Hola -dijo él-. ¿Qué tal?\n-Bien.\n-Adiós.\n"),
        Valid("1.FC Bell\n1.FC Carr\n\n10.October\n11.October\n\n-Xmx512m\n-DskipTests\n"),
        Valid('"The sea is wide."\n-Ann Bell\n"So is the pier."\n-Bo Carr\n'),
        Valid('"The sea is wide."\n-Ann Bell\n\n-Bo Carr, 2019\n'),
        Valid("*Mara* came first.\n*Pelle* came last.\n\n**Pier:** long\n**Dam:** low\n"),
        Valid("-1 °C at dawn\n-3 °C at dusk\n\n+44 20 7946 0000\n+44 20 7946 0001\n"),
        Valid(
            "-v\n-o FILE\n\n--quiet shows less\n--loud shows more\n\n"
            "-a, --all shows all\n-b, --bare\n"
        ),
        Valid("1.5 million boats\n2.5 million nets\n\n3.x is old\n4.x is new\n"),
        Valid("* Boats: 40*\n* Nets: 60\n*Counted in May\n"),
        Valid("* Boats\n* Nets\n\n*Without those of the upper harbour.\n"),
        Valid("-Trained the clerks\n-----\n\n```\n-Trained the clerks.\n-Built a pier.\n```\n"),
        Valid("- a list of self\n-help groups in the town\n\n§ 1 Boats\n§ 2 Nets\n"),
        Valid("    * boats[0]\n    * boats[1]\n\n$$\n-Ab + c\n-Bc + d\n$$\n"),
        Valid("If you cannot swim,\n+some of the piers are unsafe.\n+Ask the keeper first.\n"),
        Valid("✓ Boats\n\n✓ Nets\n\n· Fish  \n· Rope\n\n*School boys  \n*Clerks\n"),
        Invalid(
            "### Select Results\n\n-Opened a market for rope.\n-Built a pier.\n",
            covers=("-",),
            message_id="space",
            fixed="### Select Results\n\n- Opened a market for rope.\n- Built a pier.\n",
        ),
        Invalid(
            "* Work through groups.\n*Train the keepers.\n* Paint the boats.\n",
            covers=("*",),
            message_id="space",
            fixed="* Work through groups.\n* Train the keepers.\n* Paint the boats.\n",
        ),
        Invalid(
            "* Work through groups.\n-Train the keepers.\n* Paint the boats.\n",
            covers=("-",),
            message_id="character",
            fixed="* Work through groups.\n* Train the keepers.\n* Paint the boats.\n",
        ),
        Invalid(
            "### Sample Activities\n\n– Train clerks.\n* Build piers.\n* Dig wells.\n",
            covers=("–",),
            message_id="character",
            fixed="### Sample Activities\n\n* Train clerks.\n* Build piers.\n* Dig wells.\n",
        ),
        Valid("### Notes\n\n– Ana Bell, the miller\n* Build piers.\n"),
        Invalid(
            "* The harbour\n  -Open a market.\n  -Build a pier.\n* The mill\n",
            covers=("-",),
            message_id="space",
            fixed="* The harbour\n  - Open a market.\n  - Build a pier.\n* The mill\n",
        ),
        Valid("* The options\n  -Wall for more warnings\n  -Werror for errors\n"),
        Invalid(
            "The team:\n1.Opened a market.\n2.Built a pier\nof stone.\n",
            covers=("1.",),
            message_id="space",
            fixed="The team:\n\n1. Opened a market.\n2. Built a pier\nof stone.\n",
        ),
        Invalid(
            "*\u00a0Opened a market.\n*\u00a0Built a pier.\n",
            covers=("*\u00a0",),
            message_id="no_break_space",
            fixed="* Opened a market.\n* Built a pier.\n",
        ),
        Invalid(
            "The team:\n– opened a market.\n– built a pier.\n",
            covers=("–",),
            message_id="character",
            fixed="The team:\n\n* opened a market.\n* built a pier.\n",
        ),
        Invalid(
            "o\tOpened a market.\no\tBuilt a pier.\n\nText.\n\n✓ Boats\n✓ Nets\n",
            covers=("o", "✓"),
            message_id="character",
            fixed="* Opened a market.\n* Built a pier.\n\nText.\n\n* Boats\n* Nets\n",
        ),
        Invalid(
            "The team:\n    - opened a market.\n    - built a pier.\n",
            covers=("-",),
            message_id="indentation",
            fixed="The team:\n\n- opened a market.\n- built a pier.\n",
        ),
        Invalid(
            "The team worked.\n\n    * Opened a new market.\n    * Built a new pier.\n",
            covers=("*",),
            message_id="indentation",
            fixed="The team worked.\n\n* Opened a new market.\n* Built a new pier.\n",
        ),
        Invalid(
            "### Sample Activities\n\n    - Train clerks\n    - Build piers\n\n"
            "### Select Results\n\n✓ Trained clerks\n\n✓ Built piers\n",
            covers=("-", "✓"),
            message_id="indentation",
            fixed="### Sample Activities\n\n- Train clerks\n- Build piers\n\n"
            "### Select Results\n\n* Trained clerks\n\n* Built piers\n",
        ),
    )

    def check_inline_bullet(self, bullet: Span, context: Context) -> None:
        """Report a bullet within a line."""
        mark = context.document.text[bullet.start : bullet.end]
        context.report(self, "within", bullet, mark=mark)

    def check_lost_list(self, lost: LostList, context: Context) -> None:
        """Report lines that are no list on the page."""
        text = context.document.text
        first = lost.items[0].marker.start
        marker = self._marker(lost, text)
        end = line_end(text)
        above = text[max(context.document.body.start, lost.margin - 2 * len(end)) : lost.margin]
        gap = end if lost.joined and lost.host is None and above != 2 * end else ""
        edits = []
        for number, item in enumerate(lost.items):
            start = item.marker.start
            while start > lost.margin and text[start - 1] in " \t" and lost.host is None:
                start -= 1
            own = marker or text[item.marker.start : item.marker.end].rstrip()
            edits.append((Span(start, item.marker.end), ("" if number else gap) + own + " "))
        # Only a wrong or missing space shows for sure what was meant.
        is_sure = lost.cause in ("space", "no_break_space")
        covered = len(lost.mark) + (lost.cause == "no_break_space")
        context.report(
            self,
            lost.cause,
            Span(first, first + covered),
            fixes=replace_all("Make it a list", edits, "safe" if is_sure else "unsafe"),
            thing="list" if lost.neighbor is None else "bullet",
            mark=lost.mark,
            space="tab" if text[lost.margin] == "\t" else "spaces",
            marker=marker or lost.mark,
        )

    def _marker(self, lost: LostList, text: str) -> str:
        """Return the marker to write before each item; empty where it is the item's own."""
        if lost.neighbor is not None and not lost.neighbor.ordered:
            start, end = lost.neighbor.items[0].marker
            return text[start:end]
        return "*" if lost.cause == "character" else ""
