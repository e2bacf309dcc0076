from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING, Annotated, ClassVar

from profilelint.model.finding import Severity, Span
from profilelint.model.pattern import pattern
from profilelint.rules.api import Context, Invalid, Rule, RuleOptions, Valid, replace
from profilelint.rules.page.languages import count_small_words

if TYPE_CHECKING:
    from profilelint.model.body import Body

_PAIR = pattern(r"(?<![\w'’.@/&-])([^\W\d_]+)(\s+)(?=(\1)(?![\w'’@/&-]))", re.IGNORECASE)
_WORD = pattern(r"[^\W\d_]+")
_LINE_END = pattern(r"\r\n?|\n")
_CONTEXT = 200
_FEWEST = 2


class TextDoubledWord(Rule):
    """No word stands twice in a row by mistake.

    "The the pier" is a slip that is easy to overlook, above all where the second word stands on
    the next line. Delete one of the two. Left alone are names ("Pago Pago"), words that may be
    doubled ("had had", "that that"), numbers, words joined by a hyphen, and sentences that are not
    in English, where doubling can be grammar ("nous nous").
    """

    name = "text-doubled-word"
    summary = "No word stands twice in a row by mistake."
    severity = Severity.WARNING
    messages: ClassVar = {"doubled": '"{word}" stands here twice: delete one of the two'}
    fix = "unsafe"
    signs = ("doubled-word",)
    indifferent = ("allowed",)

    class Options(RuleOptions):
        allowed: Annotated[tuple[str, ...], "words that may be doubled, in small letters"] = (
            "blah",
            "bye",
            "can",
            "had",
            "ha",
            "is",
            "knock",
            "long",
            "many",
            "no",
            "so",
            "that",
            "very",
            "was",
            "win",
            "yes",
        )

    options: Options
    examples = (
        Valid("All that that harbour had had was a pier. From Pago Pago to the The Hague.\n"),
        Valid("Baden-Baden and `the the` in [a](https://example.org/a) a-frame.\n"),
        Valid("Nous nous sommes réunis. Vous vous levez. Anak anak pergi ke sekolah.\n"),
        Valid("* the pier\n* the\n\nthe end\n"),
        Valid("It was a big big ship.\n", options={"allowed": ("big",)}),
        Invalid(
            "The the pier is open to\nto all of us.\n",
            covers=("The the", "to\nto"),
            message_id="doubled",
            fixed="The pier is open to all of us.\n",
        ),
    )

    def check_body(self, body: Body, context: Context) -> None:
        """Look for equal words next to each other."""
        leaves = sorted(leaf.span for leaf in (*body.paragraphs, *body.headings))
        english: dict[int, bool] = {}
        prose = body.prose
        for pair in _PAIR.finditer(prose, body.start):
            word, gap, second = pair[1], pair[2], pair[3]
            if (
                len(_LINE_END.findall(gap)) > 1
                # Names: "Pago Pago", "the The Hague office".
                or second[0].isupper()
                or word.lower() in self.options.allowed
            ):
                continue
            start, end = pair.start(), pair.end(3)
            index = bisect_right(leaves, start, key=lambda span: span[0]) - 1
            if index < 0 or end > leaves[index].end:
                continue
            if index not in english:
                english[index] = _is_english(prose, leaves[index], start)
            if not english[index]:
                continue
            context.report(
                self,
                "doubled",
                Span(start, end),
                fixes=replace(
                    "Delete the second word", Span(pair.end(1), pair.end(3)), "", "unsafe"
                ),
                word=word,
            )


def _is_english(prose: str, leaf: Span, place: int) -> bool:
    """Return whether a block is English around a place."""
    start, end = max(leaf.start, place - _CONTEXT), min(leaf.end, place + _CONTEXT)
    english, foreign = count_small_words(_WORD.findall(prose, start, end))
    return english >= _FEWEST and english > 2 * foreign
