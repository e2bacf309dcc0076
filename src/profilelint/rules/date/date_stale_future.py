"""Promises about projects that have ended."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, ClassVar

from profilelint.model.finding import Severity, Span
from profilelint.rules.api import Between, Context, Invalid, Rule, RuleOptions, Valid
from profilelint.rules.date.dates import read_moment
from profilelint.rules.page.fields import excerpt

if TYPE_CHECKING:
    from profilelint.model.body import Body

_BEFORE_NOUN = ("good ", "free ", "political ", "the ", "of ", "a ", "their ", "’s ", "'s ")
_NEAR = 12


class DateStaleFuture(Rule):
    """The page of a project that ended long ago does not speak of its future.

    If a project ended years ago and its page still says what it will do, the page was written at
    the start and never updated. Say what the project did. The rule is off by default, because
    "will" can be right where the text describes something that lasts.
    """

    name = "date-stale-future"
    summary = "The page of a project that ended long ago does not say what it will do."
    severity = Severity.HINT
    of_profiles = True
    default = False
    messages: ClassVar = {
        "promise": (
            '"{field}" is {value}, but the text still says "{word}": say what the project did'
        )
    }

    class Options(RuleOptions):
        field: Annotated[str, "the field that holds the year or date of the end"] = "end"
        years: Annotated[int, "how many years after the end such words are allowed", Between(0)] = 2
        words: Annotated[tuple[str, ...], "the words that speak of the future, in lower case"] = (
            "will",
        )

    options: Options
    examples = (
        Valid("---\nend: 2027\n---\nThe project will train midwives.\n"),
        Valid("---\nend: 2025\n---\nThe project will train midwives.\n"),
        Valid("---\nend: 2012\n---\nIt met with good will. Will Adams led it.\n\n    it will\n"),
        Invalid(
            "---\nend: 2012\n---\nThe project will train midwives.\n\nIt will help.\n",
            covers=("will",),
            message_id="promise",
        ),
        Invalid(
            "---\ncloses: 2024-12-31\n---\nThe fund is going to grow.\n",
            covers=("going to",),
            message_id="promise",
            options={"field": "closes", "years": 1, "words": ("shall", "going to")},
        ),
    )

    def check_body(self, body: Body, context: Context) -> None:
        """Report the first word that speaks of the future, if the end is long past."""
        options = self.options
        value = context.document.data.get(options.field)
        moment = read_moment(value)
        if moment is None or moment[0] + options.years >= int(context.today[:4]):
            return
        first: tuple[int, str] | None = None
        for word in options.words:
            start = _find_word(body, word)
            if start >= 0 and (first is None or start < first[0]):
                first = start, word
        if first is not None:
            start, word = first
            context.report(
                self,
                "promise",
                Span(start, start + len(word)),
                field=options.field,
                value=excerpt(str(value)),
                word=word,
            )


def _find_word(body: Body, word: str) -> int:
    if not word or body.text.find(word, body.start) < 0:
        return -1
    prose = body.prose
    start = prose.find(word, body.start)
    while start >= 0:
        end = start + len(word)
        alone = not (prose[start - 1 : start].isalnum() or prose[end : end + 1].isalnum())
        followed = prose[end : end + 2].lstrip()[:1].isalpha()
        noun = prose[max(start - _NEAR, 0) : start].casefold().endswith(_BEFORE_NOUN)
        if alone and followed and not noun:
            return start
        start = prose.find(word, end)
    return -1
