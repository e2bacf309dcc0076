from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING, Annotated, ClassVar

from profilelint.model.finding import Severity, Span
from profilelint.rules.api import Between, Context, Invalid, Rule, RuleOptions, Valid, replace

if TYPE_CHECKING:
    from collections.abc import Sequence

    from profilelint.model.inline import Link
    from profilelint.rules.text.paragraphs import OpenParagraph

_SENTENCE_ENDS = (".", "!", "?", "…")
# Words that end no sentence, in the languages that share no such word with the end of another's.
_GOING_ON = frozenset(
    (
        *("a", "an", "and", "because", "during", "every", "its", "my", "of", "or", "our", "than"),
        *("the", "their", "whose", "your", "aux", "des", "du", "et", "les", "del", "las", "los"),
        *("y", "oder", "und", "dan", "yang"),
    )
)


class TextParagraphEnd(Rule):
    """A paragraph of several sentences ends in a full stop or another mark.

    Without one it looks cut off, and often it is: the last words were lost when the text was
    pasted. Complete the sentence, or add a full stop. A paragraph that ends in a word such as "and"
    or "the" is certainly cut off. The rule checks only long paragraphs of the page itself that end
    in a word and are followed by a heading, another paragraph or nothing: titles, captions,
    addresses, entries with "|" between their parts, lines that introduce a list and a link after
    the last sentence rightly end without a mark.
    """

    name = "text-paragraph-end"
    summary = "A paragraph of several sentences ends in a full stop or another mark."
    severity = Severity.HINT
    messages: ClassVar = {
        "open": (
            'the paragraph ends in "{word}" without a full stop: complete the sentence, or add one'
        ),
        "broken": 'the paragraph breaks off after "{word}": complete the sentence',
    }
    severities: ClassVar = {"broken": Severity.WARNING}
    fix = "some"

    class Options(RuleOptions):
        words: Annotated[int, "the fewest words of a paragraph that is checked", Between(0)] = 15

    options: Options
    examples = (
        Valid(
            "The pier was built in 2019. It is open to all who live in the harbour and the "
            "villages around it (even in winter)!\n"
        ),
        Valid(
            "The pier was built in 2019. It is open to all who live in the harbour and in the "
            "villages around it, among them\n\n* Port Vale\n* Low Sands\n"
        ),
        Valid("Harbour Road 4, Port Vale. Tel. 555-0100\n\n)"),
        Valid("_It is new. The pier is open_\n", options={"words": 5}),
        Valid("It is new. The pier is open. [More](/more)\n", options={"words": 5}),
        Valid("Port Vale. The school | Low Sands\nMaster of boats | 2015\n", options={"words": 5}),
        Valid("It is new. Write to ann@example.org\n", options={"words": 5}),
        Valid(
            "码头建于2019年. 它对所有人开放 a b c d e f g h i j k l m n o p 村庄\n",
        ),
        Invalid(
            "The pier was built in 2019. It is open to all who live in the harbour and in the "
            "[villages](https://example.org)\n\nMore follows.\n",
            covers=("villages",),
            message_id="open",
            fixed="The pier was built in 2019. It is open to all who live in the harbour and in "
            "the [villages](https://example.org).\n\nMore follows.\n",
        ),
        Invalid(
            "It is new. The pier is open to boats and\n",
            covers=("and",),
            message_id="broken",
            options={"words": 5},
        ),
        Invalid(
            "It is new. The pier is open\n",
            covers=("open",),
            message_id="open",
            fixed="It is new. The pier is open.\n",
            options={"words": 5},
        ),
    )

    def check_open_paragraph(self, paragraph: OpenParagraph, context: Context) -> None:
        """Report a paragraph of several sentences whose last line is not a line of its own."""
        words = paragraph.node.text
        if ". " not in words or " | " in words or words.count(" ") + 1 < self.options.words:
            return
        text, (start, end) = context.document.text, paragraph.span
        # A line of its own at the end is a signature, an address or a caption.
        line = max(text.rfind("\n", start, end), text.rfind("\r", start, end))
        if line >= 0 and end - line < len(words) // 2:
            return
        if _ends_in_reference(text, start, end, context.document.body.links):
            return
        word = text[paragraph.word.start : paragraph.word.end]
        if word in _GOING_ON:
            context.report(self, "broken", paragraph.word, word=word)
            return
        fixes = replace("Add a full stop", Span(end, end), ".", "unsafe")
        context.report(self, "open", paragraph.word, fixes=fixes, word=word)


def _ends_in_reference(text: str, start: int, end: int, links: Sequence[Link]) -> bool:
    """Return whether all that follows the last full stop is a link, which refers to more."""
    last = bisect_left(links, end, key=lambda each: each.span.start) - 1
    if last < 0 or links[last].span.end != end:
        return False
    return text[start : links[last].span.start].rstrip()[-1:] in _SENTENCE_ENDS
