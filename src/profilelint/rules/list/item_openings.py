"""The words that open the items of a section's lists, and the rules on their form."""

from __future__ import annotations

from bisect import bisect_left
from collections import deque
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from profilelint.model.body import List
from profilelint.model.finding import Span
from profilelint.model.named_tuple import NamedTuple
from profilelint.rules.api import Rule, finder
from profilelint.rules.list.bullets import lists_with_lines
from profilelint.rules.list.lost_lists import lost_lists
from profilelint.rules.page.section_names import ACTIVITIES, RESULTS, folded_names, is_named

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from profilelint.model.body import Body, Item, Section
    from profilelint.rules.api import Context, RuleOptions
    from profilelint.rules.list.lost_lists import LostItem, LostList
    from profilelint.rules.list.verb_forms import VerbForm


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_NAMES: Final = folded_names((*ACTIVITIES, *RESULTS))
_LONGEST_WORD: Final = 24
_WORDS: Final = 2048
_SENTENCE_ENDS: Final = '.!?”")*_'
_AMOUNT: Final = tuple("0123456789$€£")
_NO_VERB: Final[frozenset[VerbForm]] = frozenset()
_ANY_FORM: Final[frozenset[VerbForm]] = frozenset(("imperative", "gerund", "past", "third-person"))
_PARTS: Final = 5
# How many different verbs there must be where no single one is certain: few words but verbs are
# spelt like a past tense.
_FEWEST_PASTS: Final = 2
_FEWEST_VERBS: Final = 3
_SMALL_WORD: Final = 3
_LANGUAGE_KEYS: Final = ("lang", "language", "locale")
# Of languages that folders are named by; words such as "no" and "it" do not count.
_LANGUAGES: Final = _words(
    "ar bg bn cs da de el es et fa fi fr he hi hr hu hy id ja ka km ko lt lv mn my ne nl pl pt ro "
    "ru sk sl sq sr sv sw th tr uk ur uz vi zh"
)

WANTED: Final[Mapping[str, str]] = {
    "past": 'a past tense, such as "Trained" or "Built"',
    "imperative": 'a plain verb, such as "Train" or "Build"',
    "gerund": 'a verb in "-ing", such as "Training" or "Building"',
    "third-person": 'a verb in "-s", such as "Trains" or "Builds"',
}
"""Each form of a verb as messages name it."""


class ItemOpenings(NamedTuple):
    """The outermost lists of a section with a heading, and how their items open.

    ``words`` has for each of the lists the first words of its items as they are written, or None
    where lines do not tell. ``forms`` are those in which a verb that opens an item may be. ``lost``
    are the lists that Markdown does not see.
    """

    section: Section
    words: list[list[str] | None]
    forms: frozenset[VerbForm]
    lost: list[LostList]


@finder("item_openings", of="body")
def find_item_openings(context: Context) -> list[ItemOpenings]:
    """Return the sections that have a heading and lists."""
    body = context.document.body
    lost = lost_lists(body)
    if not body.lists and not lost:
        return []
    words_of: dict[object, list[str] | None] = {
        node: lines and [line[:_LONGEST_WORD].partition(" ")[0] for line in lines]
        for node, lines in lists_with_lines(body)
    }
    lost_in: dict[Section, list[LostList]] = {}
    for each in lost:
        lost_in.setdefault(each.section, []).append(each)
    openings = []
    for section in body.sections:
        if section.heading is not None:
            words = [words_of[block.node] for block in section.blocks if block.kind == "list"]
            own = lost_in.get(section, [])
            if words or own:
                forms = _ANY_FORM if own else _forms(words)
                openings.append(ItemOpenings(section, words, forms, own))
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
    if word.endswith("s"):
        return frozenset(("imperative", "third-person"))
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
        self._labels = self._names | _NAMES
        self._forms = frozenset(self.options.forms)

    def check_item_openings(self, openings: ItemOpenings, context: Context) -> None:
        """Report the items of a section that open with a verb in another form.

        They are those where the form is certain, and those of a list that is all of that form.
        """
        if (
            openings.forms <= self._forms
            or not is_named(openings.section, self._names)
            or not _is_judged(context, self.options.languages)
        ):
            return
        body = context.document.body
        for items, number in self._unusual(openings, body):
            found = [_certain(item, body) for item in items]
            if len(found) > 1:
                found = self._as_a_whole(items, found, number, body)
            for opening in found:
                if opening is not None and opening.form not in self._forms:
                    self._report(opening, context)

    def _report(self, found: _Found, context: Context) -> None:
        wanted = " or ".join(WANTED.get(form, form) for form in self.options.forms)
        message_id = found.form.replace("-", "_")
        context.report(self, message_id, found.span, word=found.word, wanted=wanted)

    def _unusual(
        self, openings: ItemOpenings, body: Body
    ) -> Iterator[tuple[list[Item | LostItem], int]]:
        """Yield for each list the items that may open with a verb in another form.

        With them comes how many items the list has. A list that continues a line without a full
        stop at its end is passed over: what its items say begins in that line. So is all that
        follows a line that stands for a heading.
        """
        from profilelint.rules.page.section_labels import bold_label, label_of

        text = body.text
        all_words = iter(openings.words)
        introduced = False
        beside: dict[List, list[LostItem]] = {}
        lost: deque[LostList] = deque()
        for each in openings.lost:
            if each.neighbor is not None:
                beside.setdefault(each.neighbor, []).extend(each.items)
            elif each.host is None and not each.introduced:
                lost.append(each)
        for block in openings.section.blocks:
            if block.kind == "paragraph":
                span = block.span
                # Below a line that stands for a heading, another section begins.
                if label_of(span, text, self._labels) or bold_label(span, text):
                    return
                introduced = text[span.end - 1] not in _SENTENCE_ENDS
            elif isinstance(block.node, List):
                words = next(all_words)
                if not introduced:
                    items: list[Item | LostItem] = [
                        item
                        for index, item in enumerate(block.node.items)
                        if words is None or not possible_forms(words[index]) <= self._forms
                    ]
                    more = beside.get(block.node, [])
                    if more:
                        items += more
                        items.sort(key=lambda item: item.content)
                    number = len(block.node.items) + len(more)
                    if items:
                        yield items, number
                introduced = False
            else:
                introduced = False
            while lost and lost[0].margin <= block.span.end:
                of_block = lost.popleft().items
                yield list(of_block), len(of_block)

    def _as_a_whole(
        self, items: list[Item | LostItem], found: list[_Found | None], number: int, body: Body
    ) -> list[_Found | None]:
        """Return how items open where nearly all of the ``number`` items do so in one wrong form.

        What could be a noun in one item is a verb where the others are. ``found`` are the openings
        that are certain.
        """
        from profilelint.rules.list.verb_forms import may_open

        words = [_first_word(item, body) for item in items]
        for form in sorted(_ANY_FORM - self._forms):
            likely = [
                each is not None and may_open(each.word, form, item.text)
                for item, each in zip(items, words, strict=True)
            ]
            certain = {each.word for each in found if each is not None and each.form == form}
            different = {
                each.word.lower()
                for each, is_likely in zip(words, likely, strict=True)
                if each is not None and is_likely
            }
            if (
                sum(likely) * _PARTS < number * (_PARTS - 1)
                or (
                    not certain
                    and len(different) < (_FEWEST_PASTS if form == "past" else _FEWEST_VERBS)
                )
                or not _may_be_english(items)
            ):
                continue
            return [
                each._replace(form=form) if each is not None and is_likely else own
                for each, is_likely, own in zip(words, likely, found, strict=True)
            ]
        return found


class _Found(NamedTuple):
    """The word that opens an item, its place, and the form that it is in as a verb."""

    word: str
    span: Span
    form: VerbForm


def _is_judged(context: Context, languages: tuple[str, ...]) -> bool:
    """Return whether a page is in one of some languages, given as codes such as ``en``.

    The front matter, what the site says for it, or a folder of the page may name its language,
    with a region as in ``en-GB``. A page of which nothing is known is judged if any language is.
    """
    if not languages:
        return False
    data, defaults = context.document.data, context.defaults
    for key in _LANGUAGE_KEYS:
        for value in (data.get(key), defaults.get(key)):
            if isinstance(value, str) and value:
                return value.replace("_", "-").partition("-")[0].lower() in languages
    folders = {folder.lower().partition("-")[0] for folder in context.document.path.split("/")[:-1]}
    return not (folders & _LANGUAGES) - set(languages)


def _may_be_english(items: list[Item | LostItem]) -> bool:
    from profilelint.rules.page.languages import is_english

    return is_english(word for item in items for word in item.text.split())


def _certain(item: Item | LostItem, body: Body) -> _Found | None:
    """Return the verb that opens an item where its form is certain."""
    from profilelint.rules.list.verb_forms import opening

    first = _first_word(item, body)
    verb = opening(item.text) if first is not None else None
    if first is None or verb is None or not first.word.startswith(verb.word):
        return None
    start = first.span.start
    return _Found(verb.word, Span(start, start + len(verb.word)), verb.form)


def _first_word(item: Item | LostItem, body: Body) -> _Found | None:
    """Return the first word of an item; None behind a label in bold or in a title with a link.

    Its form is of no account.
    """
    text = body.text
    if not item.runs or _has_label(item, text) or _is_title(item, body):
        return None
    start, end = item.runs[0]
    while start < end and text[start].isspace():
        start += 1
    word = text[start:end].partition(" ")[0].rstrip(".,;:")
    if not word or not item.text.startswith(word):
        return None
    return _Found(word, Span(start, start + len(word)), "imperative")


def _is_title(item: Item | LostItem, body: Body) -> bool:
    """Return whether an item begins with a link that is all of it, or whose words are a title."""
    start, end = item.content
    while body.text[start : start + 1] in ("*", "_"):
        start += 1
    if body.text[start : start + 1] != "[":
        return False
    links = body.links
    index = bisect_left(links, start, key=lambda each: each.span.start)
    if index == len(links) or links[index].span.start != start:
        return False
    link = links[index]
    if not body.text[link.span.end : end].strip(" .*_"):
        return True
    words = [word for word in link.text.split() if len(word) > _SMALL_WORD]
    return len(words) > 1 and all(not word[0].islower() for word in words)


def _has_label(item: Item | LostItem, text: str) -> bool:
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
