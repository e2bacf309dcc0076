"""The words that open the items of a section's lists, and the rules on their form."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final

from profilelint.model.body import List
from profilelint.model.finding import Span
from profilelint.model.named_tuple import NamedTuple
from profilelint.rules.api import Rule, finder
from profilelint.rules.list.bullets import lists_with_lines
from profilelint.rules.page.section_names import ACTIVITIES, RESULTS, folded_names, is_named

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from profilelint.model.body import Item, Section
    from profilelint.rules.api import Context, RuleOptions
    from profilelint.rules.list.verb_forms import Opening, VerbForm

_NAMES: Final = folded_names((*ACTIVITIES, *RESULTS))
_LONGEST_WORD: Final = 24
_WORDS: Final = 2048
_SENTENCE_ENDS: Final = '.!?”")*_'
_AMOUNT: Final = tuple("0123456789$€£")
_NO_VERB: Final[frozenset[VerbForm]] = frozenset()
_ANY_FORM: Final[frozenset[VerbForm]] = frozenset(("imperative", "gerund", "past"))

WANTED: Final[Mapping[str, str]] = {
    "past": 'a past tense, such as "Trained" or "Built"',
    "imperative": 'a plain verb, such as "Train" or "Build"',
    "gerund": 'a verb in "-ing", such as "Training" or "Building"',
}
"""Each form of a verb as messages name it."""


class ItemOpenings(NamedTuple):
    """The outermost lists of a section with a heading, and how their items open.

    ``words`` has for each of the lists the first words of its items as they are written, or None
    where lines do not tell. ``forms`` are those in which a verb that opens an item may be.
    """

    section: Section
    words: list[list[str] | None]
    forms: frozenset[VerbForm]


@finder("item_openings", of="body")
def find_item_openings(context: Context) -> list[ItemOpenings]:
    """Return the sections that have a heading and lists."""
    body = context.document.body
    if not body.lists:
        return []
    words_of: dict[object, list[str] | None] = {
        node: lines and [line[:_LONGEST_WORD].partition(" ")[0] for line in lines]
        for node, lines in lists_with_lines(body)
    }
    openings = []
    for section in body.sections:
        if section.heading is not None:
            words = [words_of[block.node] for block in section.blocks if block.kind == "list"]
            if words:
                openings.append(ItemOpenings(section, words, _forms(words)))
    return openings


def _forms(lists: list[list[str] | None]) -> frozenset[VerbForm]:
    forms = _NO_VERB
    for words in lists:
        if words is None:
            return _ANY_FORM
        forms = forms.union(*map(possible_forms, words))
    return forms


@lru_cache(maxsize=_WORDS)
def possible_forms(written: str) -> frozenset[VerbForm]:
    """Return the forms that the verb may be in which a word is, or begins: a quick look.

    An amount is no verb.
    """
    if written.startswith(_AMOUNT):
        return _NO_VERB
    if not written.isalpha():
        return _ANY_FORM
    from profilelint.rules.list.irregular_verbs import IRREGULAR_PASTS

    word = written.lower()
    if word.endswith("ing"):
        return frozenset(("gerund", "imperative"))
    if word.endswith(("eed", "embed")):
        return frozenset(("past", "imperative"))
    if word.endswith("ed") or word in IRREGULAR_PASTS:
        return frozenset(("past",))
    return frozenset(("imperative",))


class OpeningRule(Rule):
    """The base of rules on the form of the verbs that open the items of named sections.

    Its options are ``sections``, ``forms`` and ``languages``; its messages are named like the
    forms of verbs.
    """

    def __init__(self, options: RuleOptions | None = None) -> None:
        super().__init__(options)
        self._names = folded_names(self.options.sections)
        self._forms = frozenset(self.options.forms)

    def check_item_openings(self, openings: ItemOpenings, context: Context) -> None:
        """Report the items of a section that certainly open with a verb in another form."""
        if (
            openings.forms <= self._forms
            or not is_named(openings.section, self._names)
            or not _is_judged(context.document.data.get("lang"), self.options.languages)
        ):
            return
        wanted = " or ".join(WANTED.get(form, form) for form in self.options.forms)
        for item in self._unusual(openings, context.document.text):
            for span, verb in _certain(item, context.document.text):
                if verb.form not in self._forms:
                    context.report(self, verb.form, span, word=verb.word, wanted=wanted)

    def _unusual(self, openings: ItemOpenings, text: str) -> Iterator[Item]:
        """Yield the items that may open with a verb in another form.

        A list that continues a line without a full stop at its end is passed over: what its items
        say begins in that line. So is all that follows a line that stands for a heading.
        """
        from profilelint.rules.page.section_labels import bold_label, label_of

        all_words = iter(openings.words)
        introduced = False
        for block in openings.section.blocks:
            if block.kind == "paragraph":
                span = block.span
                # Below a line that stands for a heading, another section begins.
                if label_of(span, text, _NAMES) or bold_label(span, text):
                    return
                introduced = text[span.end - 1] not in _SENTENCE_ENDS
                continue
            if isinstance(block.node, List):
                words = next(all_words)
                for index, item in enumerate(() if introduced else block.node.items):
                    if words is None or not possible_forms(words[index]) <= self._forms:
                        yield item
            introduced = False


def _is_judged(language: object, languages: tuple[str, ...]) -> bool:
    """Return whether a page is in one of some languages, given as codes such as ``en``.

    ``language`` is what its front matter says, which may be a longer tag such as ``en-GB``; a
    page that says nothing is judged if any language is.
    """
    if not isinstance(language, str):
        return bool(languages)
    return language.replace("_", "-").partition("-")[0].lower() in languages


def _certain(item: Item, text: str) -> Iterator[tuple[Span, Opening]]:
    """Yield the verb that opens an item where its form is certain; none after a label in bold."""
    from profilelint.rules.list.verb_forms import opening

    if _has_label(item, text):
        return
    verb = opening(item.text)
    if verb is None:
        return
    run = item.runs[0] if item.runs else Span(0, 0)
    start = run.start
    while start < run.end and text[start].isspace():
        start += 1
    if text.startswith(verb.word, start, run.end):
        yield Span(start, start + len(verb.word)), verb


def _has_label(item: Item, text: str) -> bool:
    """Return whether an item begins with words in bold that end in a mark, or before one."""
    start, end = item.content
    mark = text[start : start + 2]
    if mark not in ("**", "__"):
        return False
    close = text.find(mark, start + 2, end)
    if close < 0:
        return False
    after = text[close + 2 : end].lstrip(" \t")
    return text[close - 1] in ".:" or after[:1] in (":", ".", "-", "–", "—")
