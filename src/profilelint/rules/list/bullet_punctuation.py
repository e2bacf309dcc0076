from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from profilelint.model.finding import Severity, Span
from profilelint.model.pattern import pattern
from profilelint.rules.api import Context, Invalid, Rule, Valid, replace

if TYPE_CHECKING:
    from profilelint.model.body import Body, Item
    from profilelint.rules.list.bullets import UnevenBullets

_EMPHASIS = "*_"
_ABBREVIATION = pattern(
    r"\b(?:\w\.)*\w\.$|\b(?:Assoc|Ave|Blvd|Bros|Co|Corp|Dept|Dr|Eds?|Gov|Inc|Intl|Jr|Ltd|Mr|Mrs|Ms|Mt"
    r"|No|Nr|Prof|Rd|Rev|Sr|St|Univ|Vol|al|approx|ca|cf|ed|eds|esp|etc|fig|ibid|incl|max|min|pp|resp"
    r"|vol|vs)\.$"
)
# A word of letters, with what may join its parts.
_PLAIN_WORD = pattern(r"[^\W_]+(?:[-'’][^\W_]+)*")
_LABEL = pattern(r"[^.!?]{1,60}(?::|：| [-–—]) ")
_LAST_WORD = 12
_FEW = 2
_PART = 5


class BulletPunctuation(Rule):
    """The bullets of one list all end in a full stop, or none does.

    A single bullet that differs looks forgotten. Where most of a list's bullets end in a full stop,
    the few others get one; where most do not, the stop is deleted. Left alone are lists that are
    mixed more evenly, names and other short items, bullets that end in a link, code, an address or
    a parenthesis, lists whose bullets end in a comma or a semicolon, and a bullet that introduces
    a list of its own.
    """

    name = "bullet-punctuation"
    summary = "The bullets of a list all end in a full stop, or none does."
    severity = Severity.HINT
    messages: ClassVar = {
        "missing": 'the other bullets of this list end in a full stop: put one after "{word}"',
        "extra": 'the other bullets of this list have no full stop: delete the one after "{word}"',
    }
    fix = "some"
    examples = (
        Valid("* Trained 40 clerks of the harbour.\n* Built a pier for the boats!\n"),
        Valid("* Training for the clerks of the harbour\n* A pier for the boats\n"),
        Valid("* Trained the clerks of the harbour.\n* Built a pier for the boats\n"),
        Valid("* Harbour Trust Inc.\n* Port Vale\n* Boat Builders Ltd.\n"),
        Valid("* train the clerks of the harbour;\n* build a new pier; and\n* dig it all out.\n"),
        Valid(
            "* Dug a well in the market.\n* See the works in [the port](/a)\n"
            "* Built a pier there.\n* Set the port to `a b c d`\n* Run two boats (in the bay)\n"
            "* Built more houses there.\n* Write a letter to https://example.org/a\n"
            "* Paid all of the bills.\n* Counted all of the boats.\n"
        ),
        Valid("* The work of Ito et al.\n* Maps of the old town\n* Songs of the new town\n"),
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
        few = max(_FEW, (len(stopped) + len(bare)) // _PART)
        if len(stopped) >= 2 * len(bare) and len(bare) <= few:
            for item in bare:
                self._report_missing(item, text, context)
        elif 2 * len(stopped) <= len(bare) and len(stopped) <= few:
            for item in stopped:
                self._report_extra(item, text, context)

    def _report_missing(self, item: Item, text: str, context: Context) -> None:
        word = item.text.rpartition(" ")[2].lstrip('([“"')
        start, end = item.content
        last = start + len(text[start:end].rstrip(_EMPHASIS))
        # What the item ends in has to be a word of its own text, not code, an address or a link.
        own = any(run.start < last <= run.end for run in item.runs)
        if not own or not _PLAIN_WORD.fullmatch(word) or not text.endswith(word, start, last):
            return
        if _is_pair(item.text) or _in_link(last, context.document.body):
            return
        fixes = replace("Put a full stop", Span(end, end), ".")
        context.report(self, "missing", Span(last - len(word), last), fixes=fixes, word=word)

    def _report_extra(self, item: Item, text: str, context: Context) -> None:
        words = item.text
        end = item.content.end
        if text[end - 1] != "." or ". " in words or _ABBREVIATION.search(words[-_LAST_WORD:]):
            return
        if _LABEL.match(words):
            return
        span = Span(end - 1, end)
        fixes = replace("Delete the full stop", span, "", "unsafe")
        word = words.rstrip(".").rpartition(" ")[2]
        context.report(self, "extra", span, fixes=fixes, word=word)


def _is_pair(text: str) -> bool:
    """Return whether a text is a name, a colon and a few words."""
    name, colon, value = text.partition(": ")
    return bool(colon) and " " not in name and len(value.split()) <= _FEW


def _in_link(place: int, body: Body) -> bool:
    return any(link.span.start < place <= link.span.end for link in body.links)
