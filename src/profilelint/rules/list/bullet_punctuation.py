from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from profilelint.model.finding import Severity, Span
from profilelint.model.pattern import pattern
from profilelint.rules.api import Context, Invalid, Rule, Valid, replace

if TYPE_CHECKING:
    from profilelint.model.body import Item
    from profilelint.rules.list.bullets import UnevenBullets

_CLOSERS = "\"'”’»)]*_"
_ABBREVIATION = pattern(r"\b(?:\w\.)+\w?\.$|\b(?:Co|Corp|Inc|Jr|Ltd|No|Sr|St|approx|etc|vs)\.$")
_LAST_WORD = 12


class BulletPunctuation(Rule):
    """The bullets of one list all end in a full stop, or none does.

    A single bullet that differs looks forgotten. Where at least two thirds of a list's bullets end
    in a full stop, the others get one; where at least two thirds do not, the stop is deleted. Lists
    that are mixed more evenly are left alone, and so are names and other short items, lists whose
    bullets end in a comma or a semicolon, and a bullet that introduces a list of its own.
    """

    name = "bullet-punctuation"
    summary = "The bullets of a list all end in a full stop, or none does."
    severity = Severity.WARNING
    messages: ClassVar = {
        "missing": 'the other bullets of this list end in a full stop: put one after "{word}"',
        "extra": 'the other bullets of this list have no full stop: delete the one after "{word}"',
    }
    fix = "safe"
    examples = (
        Valid("* Trained 40 clerks of the harbour.\n* Built a pier for the boats!\n"),
        Valid("* Training for the clerks of the harbour\n* A pier for the boats\n"),
        Valid("* Trained the clerks of the harbour.\n* Built a pier for the boats\n"),
        Valid("* Harbour Trust Inc.\n* Port Vale\n* Boat Builders Ltd.\n"),
        Valid("* train the clerks of the harbour;\n* build a new pier; and\n* dig it all out.\n"),
        Valid("* Trained all of the following:\n  * clerks\n* Built a pier for the boats.\n"),
        Invalid(
            "* Trained 40 clerks of the harbour.\n* Built a pier for **the boats**\n"
            "* Dug a well in the market.\n",
            covers=("boats",),
            message_id="missing",
            fixed="* Trained 40 clerks of the harbour.\n* Built a pier for **the boats**.\n"
            "* Dug a well in the market.\n",
        ),
        Invalid(
            "* Training for the clerks\n* A new pier for boats.\n* Wells in all markets\n",
            covers=(".",),
            message_id="extra",
            fixed="* Training for the clerks\n* A new pier for boats\n* Wells in all markets\n",
        ),
    )

    def check_uneven_bullets(self, uneven: UnevenBullets, context: Context) -> None:
        """Report the few bullets that end in another way than most do."""
        stopped, bare = uneven
        text = context.document.text
        if len(stopped) >= 2 * len(bare):
            for item in bare:
                self._report_missing(item, text, context)
        elif 2 * len(stopped) <= len(bare):
            for item in stopped:
                self._report_extra(item, text, context)

    def _report_missing(self, item: Item, text: str, context: Context) -> None:
        word = item.text.rstrip(_CLOSERS).rpartition(" ")[2].lstrip('([“"')
        end = item.content.end
        start = text.rfind(word, item.content.start, end)
        where = Span(start, start + len(word)) if start >= 0 else Span(end - 1, end)
        fixes = replace("Put a full stop", Span(end, end), ".")
        context.report(self, "missing", where, fixes=fixes, word=word)

    def _report_extra(self, item: Item, text: str, context: Context) -> None:
        words = item.text
        end = item.content.end
        if text[end - 1] != "." or ". " in words or _ABBREVIATION.search(words[-_LAST_WORD:]):
            return
        span = Span(end - 1, end)
        fixes = replace("Delete the full stop", span, "")
        word = words.rstrip(".").rpartition(" ")[2]
        context.report(self, "extra", span, fixes=fixes, word=word)
