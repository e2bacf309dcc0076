from __future__ import annotations

import re
from typing import TYPE_CHECKING, Annotated, ClassVar

from profilelint.model.finding import Severity, Span
from profilelint.model.pattern import pattern
from profilelint.rules.api import Context, Invalid, Rule, RuleOptions, Valid, replace
from profilelint.rules.page.fields import scalar
from profilelint.rules.page.languages import count_small_words

if TYPE_CHECKING:
    from profilelint.model.finding import Route
    from profilelint.rules.text.doubled_words import DoubledWord, DoubledWordInField

_WORD = pattern(r"[^\W\d_]+")
_CONTEXT = 200
_NEAR = 40
_MARKS = ".,;:!?"
# Verbs that end in a word with which the next words may begin: "jumped in in the middle".
_PHRASAL = pattern(
    r"\b(?:back|br(?:ing|ought)|c[ao]m(?:e|ing)|check|dial|dropp?|fill|g[eo]t?|going|went|hand|jump"
    r"|kick|logg?|mov|plugg?|settl|sign|stepp?|tun|turn|zoom)(?:e|e?s|ed|ing)? (?:in in|on on)",
    re.IGNORECASE,
)
# What is said of words that are doubled on purpose, to show it.
_SPOKEN_OF = pattern(
    r"\b(?:duplicat(?:e[ds]?|ions?)|(?:doubled?|repeated) words?|typos?)\b", re.IGNORECASE
)
# The ending of a file's name, or a sign that gives what stands before it a value.
_OF_CODE = pattern(r"\.[a-z]\w{0,4}\b| ?=")
_QUOTES = "\"'“”‘’«»„"
_LANGUAGES = ("lang", "language", "locale")
_FEWEST = 2


class TextDoubledWord(Rule):
    """No word is repeated by mistake.

    "The the pier" is a typing error that is easy to overlook, above all if the second word is on
    the next line. Delete one of the two. Names ("Pago Pago"), words that may be doubled ("had had",
    "that that", "logged in in March"), numbers, words joined by a hyphen, quotations of the two
    words, sentences about typing errors and duplicates, and sentences and pages that are not in
    English, where doubling can be grammar ("nous nous"), are not reported. Of the fields,
    those that readers read are checked for small words, such as "the the".
    """

    name = "text-doubled-word"
    summary = "No word is repeated by mistake."
    severity = Severity.WARNING
    messages: ClassVar = {"doubled": '"{word}" is repeated: delete one of the two'}
    fix = "unsafe"

    class Options(RuleOptions):
        allowed: Annotated[tuple[str, ...], "words that may be doubled, in small letters"] = (
            "ah",
            "blah",
            "bye",
            "can",
            "die",
            "etc",
            "ever",
            "far",
            "go",
            "had",
            "ha",
            "is",
            "knock",
            "long",
            "many",
            "much",
            "no",
            "really",
            "so",
            "that",
            "very",
            "was",
            "win",
            "yay",
            "yeah",
            "yes",
        )

    options: Options
    examples = (
        Valid("All that that harbour had had was a pier. From Pago Pago to the The Hague.\n"),
        Valid(
            "---\ntitle: In the the pier\n---\n",
            schema={"properties": {"title": {"const": "In the the pier"}}},
        ),
        Valid(" Name        Use\n  of          of\n"),
        Valid("It was in May that the first of them logged in in the morning.\n"),
        Valid(
            "They got back in in time, and all of it was to go go go, as in “Go go!” of the team.\n"
        ),
        Valid("Baden-Baden and `the the` in [a](https://example.org/a) a-frame.\n"),
        Valid("Nous nous sommes réunis. Vous vous levez. Anak anak pergi ke sekolah.\n"),
        Valid("Lees in de haven hoe je je boot in het water ziet.\n"),
        Valid("Of all the boats that we had, it was the small boats boats boats.\n"),
        Valid("He wrote for the club that Sie sie will be the name of the boat.\n"),
        Valid("---\nlang: pcm\n---\nWhen the project big well well, it is for all of us.\n"),
        Valid('In the text of the pier, "the the" is wrong.\n\nFix the typo of the the sign.\n'),
        Valid("* the pier\n* the\n\nthe end\n"),
        Valid("It is the pier that you test with gcc test test.c or boat boat = the boat.\n"),
        Valid("Der Rat at work as a body, in an Act, die die Boote in der Bucht was.\n"),
        Valid("It was a big big ship.\n", options={"allowed": ("big",)}),
        Valid(
            "---\ntitle: Making Remote Work Work for the Town of Pago Pago\nx: of the the b\n---\n"
        ),
        Invalid(
            "---\nsummary: It was the the pier of the\n  the town.\n---\n",
            covers=("the the", "the\n  the"),
            message_id="doubled",
            fixed="---\nsummary: It was the pier of the town.\n---\n",
        ),
        Invalid(
            "The the pier is open to\nto all of us.\n",
            covers=("The the", "to\nto"),
            message_id="doubled",
            fixed="The pier is open to all of us.\n",
        ),
        Invalid(
            "<ul>\n<li>It is the the pier of the town.</li>\n</ul>\n",
            covers=("the the",),
            message_id="doubled",
            fixed="<ul>\n<li>It is the pier of the town.</li>\n</ul>\n",
        ),
        Valid(
            '<p title="the the pier">It is <code>the the</code> and the <b>the</b> of it</p>\n\n'
            "<!-- It is the the pier of the town. -->\n"
        ),
    )

    def check_doubled_word(self, doubled: DoubledWord, context: Context) -> None:
        """Report a word that is doubled by mistake."""
        body = context.document.body
        text = body.text if doubled.in_html else body.prose
        if self._is_mistake(doubled, text, context):
            self._report(doubled, (), context)

    def check_doubled_word_in_field(self, found: DoubledWordInField, context: Context) -> None:
        """Report a word that is doubled by mistake in a field."""
        from profilelint.schema.accept import is_listed

        if not self._is_mistake(found.doubled, context.document.text, context):
            return
        written = scalar(context.document, found.route)
        if written is None or not is_listed(context.schema, found.route, str(written.value)):
            self._report(found.doubled, found.route, context)

    def _report(self, doubled: DoubledWord, route: Route, context: Context) -> None:
        context.report(
            self,
            "doubled",
            doubled.span,
            route=route,
            part="value" if route else "text",
            fixes=replace(
                "Delete the second word",
                Span(doubled.first.end, doubled.second.end),
                "",
                "unsafe",
            ),
            word=context.document.text[doubled.first.start : doubled.first.end],
        )

    def _is_mistake(self, doubled: DoubledWord, prose: str, context: Context) -> bool:
        text = context.document.text
        word = text[doubled.first.start : doubled.first.end]
        # Names are written with capitals: "Pago Pago", "the The Hague office".
        if text[doubled.second.start].isupper() or word.lower() in self.options.allowed:
            return False
        # What stands there three times is meant: "Move, move move move!"
        around = text[max(doubled.block.start, doubled.span.start - _NEAR) : doubled.span.start]
        behind = text[doubled.span.end : min(doubled.block.end, doubled.span.end + _NEAR)]
        beside = (*around.split()[-1:], *behind.split()[:1])
        if word.lower() in {each.strip(_MARKS).lower() for each in beside}:
            return False
        # A capital within a sentence makes another word: "Wenn Sie sie sehen".
        if word[0].isupper() and not _begins_sentence(text, doubled):
            return False
        if (around[-1:] and around[-1] in _QUOTES and behind[:1] and behind[0] in _QUOTES) or (
            _SPOKEN_OF.search(around + behind) is not None
        ):
            return False
        if _OF_CODE.match(behind):
            return False
        if _PHRASAL.search(" ".join([*around.split()[-1:], word, word])):
            return False
        languages = [context.document.data.get(key) for key in _LANGUAGES]
        if any(isinstance(each, str) and each[:2].lower() != "en" for each in languages):
            return False
        return _is_english(prose, doubled)


def _begins_sentence(text: str, doubled: DoubledWord) -> bool:
    before = text[doubled.block.start : doubled.span.start].rstrip()
    return not before or not before[-1].isalnum()


def _is_english(prose: str, doubled: DoubledWord) -> bool:
    """Return whether a block is English around a doubled word."""
    block, place = doubled.block, doubled.span.start
    start, end = max(block.start, place - _CONTEXT), min(block.end, place + _CONTEXT)
    english, foreign = count_small_words(_WORD.findall(prose, start, end))
    return english >= _FEWEST and english > 2 * foreign
