from __future__ import annotations

from bisect import bisect_left
from itertools import pairwise
from typing import TYPE_CHECKING, Annotated, Any, ClassVar

from profilelint.model.finding import Severity, Span
from profilelint.model.pattern import pattern
from profilelint.rules.api import (
    Context,
    Invalid,
    Rule,
    RuleOptions,
    Valid,
    replace,
    replace_all,
)
from profilelint.rules.list.list_ends import list_ends
from profilelint.rules.page.lines import CLOSERS
from profilelint.rules.page.section_names import ACTIVITIES, RESULTS, folded_names, is_named

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from profilelint.model.body import Body, Item
    from profilelint.rules.api import Run
    from profilelint.rules.list.list_ends import ListEnds
    from profilelint.rules.list.lost_lists import LostItem

_EMPHASIS = "*_"
_ABBREVIATION = pattern(
    r"\b(?:\w\.)*\w\.$|\b(?:Assoc|Ave|Blvd|Bros|Co|Corp|Dept|Dr|Eds?|Gov|Inc|Intl|Jr|Ltd|Mr|Mrs|Ms|Mt"
    r"|No|Nr|Prof|Rd|Rev|Sr|St|Univ|Vol|al|approx|ca|cf|ed|eds|esp|etc|fig|ibid|incl|max|min|pp|resp"
    r"|vol|vs)\.$"
)
# A word of letters, with what may join its parts.
_PLAIN_WORD = pattern(r"[^\W_]+(?:[-'’][^\W_]+)*")
_LABEL = pattern(r"[^.!?]{1,60}(?::|：| [-–—]) ")
_OTHER_STOPS = ("?", "!")
# What no sentence ends in.
_UNFINISHED = frozenset(
    (
        *("a", "an", "the", "and", "or", "but", "than", "as", "if", "because", "which", "that"),
        *("of", "to", "for", "from", "with", "into", "between", "via", "is", "are", "was", "were"),
        *("be", "has", "have", "its", "their", "our", "your", "my", "his"),
    )
)
_LAST_WORD = 12
_LONGEST_YEAR = 4
_ARROWS = ("→", ">", "»", "/", "=")
_FEW = 2
_PART = 5
_HALF = 50
_NEARLY_ALL = 95
_FEWEST_BULLETS = 10
_FEWEST_PAGES = 3  # other than the one that is judged
# Pages of a site whose results end in a full stop.
_PAGES = {
    f"{name}.md": "### Results\n\n* Trained all of the clerks.\n* Built a pier of stone.\n"
    "* Dug a well for farms.\n* Opened a market for rope.\n"
    for name in ("a", "b", "c")
}


class BulletPunctuation(Rule):
    """The bullets of one list either all end in a full stop or none does, as on most of the site.

    A single bullet that differs looks like an oversight. If most bullets of a list end in a full
    stop, the others get one; if most do not, it is deleted, unless most bullets of the site end in
    one. In the lists of activities and results, a list without any full stop is reported if nearly
    all bullets of other pages have one. The rule does not check lists that are mixed more evenly,
    names and other short items, bullets that end in a link, code, a value, a path or a parenthesis,
    labels among bullets of one sentence each, lists of questions and lists whose bullets end in a
    comma or a semicolon, sentences that are not finished, and a bullet that introduces a list of
    its own.
    """

    name = "bullet-punctuation"
    summary = "The bullets of a list either all end in a full stop or none does."
    severity = Severity.HINT
    messages: ClassVar = {
        "missing": 'the other bullets of this list end in a full stop: add one after "{word}"',
        "extra": 'the other bullets of this list have no full stop: delete the one after "{word}"',
        "site": (
            '{share}% of such bullets on other pages end in a full stop: add one after "{word}"'
        ),
        "none": (
            "no bullet of this list ends in a full stop, but {share}% of those on other pages do: "
            "add one to each"
        ),
    }
    fix = "some"

    class Options(RuleOptions):
        sections: Annotated[
            tuple[str, ...], "headings of the sections whose lists are compared with other pages"
        ] = (*ACTIVITIES, *RESULTS)

    options: Options
    examples = (
        Valid("* Trained 40 clerks of the harbour.\n* Built a pier for the boats!\n"),
        Valid("* Training for the clerks of the harbour\n* A pier for the boats\n"),
        Valid("* A course for the clerks\n* A pier for boats, rafts, ...\n* A well for the town\n"),
        Valid("* Trained the clerks of the harbour.\n* Built a pier for the boats\n"),
        Valid("* Harbour Trust Inc.\n* Port Vale\n* Boat Builders Ltd.\n"),
        Valid("* train the clerks of the harbour;\n* build a new pier; and\n* dig it all out.\n"),
        Valid(
            "* Dug a well in the market.\n* See the works in [the port](/a)\n"
            "* Built a pier there.\n* Set the port to `a b c d`\n* Run two boats (in the bay)\n"
            "* Built more houses there.\n* Write a letter to https://example.org/a\n"
            "* Paid all of the bills.\n* Counted all of the boats.\n"
        ),
        Valid(
            "* Dug a well in the market.\n* The key of the port: b7a1c0\n* Built a pier there.\n\n"
            "1. Go to Port → Boats → nets\n2. Paid all of the bills.\n3. Dug all of it out.\n\n"
            "* Counted all of the boats.\n* Keep all of the lines\n  Copy\n* Rowed out once more.\n"
        ),
        Valid(
            "1. Dug a well in the market.\n2. The last step is to make a pier. Boats\n"
            "3. come to this pier in spring.\n4. Paid all of the bills.\n"
        ),
        Valid(
            "* How do you dig a well?\n* Who paid all of it?\n* Where is the old pier?\n"
            "* Why would you count all of the boats\n"
        ),
        Valid(
            "* Dug a well in the market.\n* Built a pier of stone.\n* The boats of the port are\n"
            "* Paid all of the bills.\n"
        ),
        Valid("* The work of Ito et al.\n* Maps of the old town\n* Songs of the new town\n"),
        Valid(
            "* Set the height: How tall the pier is.\n* Show the new pier of stone\n"
            "* Set the width: How wide the pier is.\n"
        ),
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
        Valid(
            "### Results\n\n* Trained all of the clerks\n* Built a pier of stone\n",
            files=_PAGES,
            options={"sections": ("Résultats",)},
        ),
        Invalid(
            "### Results\n\n* Trained all of the clerks\n* Built a pier of stone\n",
            covers=("clerks",),
            message_id="none",
            fixed="### Results\n\n* Trained all of the clerks.\n* Built a pier of stone.\n",
            files=_PAGES,
        ),
        Invalid(
            "### Results\n\n* Trained all of the clerks\n* Built a pier of stone.\n"
            "* Dug a well for farms\n* Opened a market for rope\n",
            covers=("clerks", "farms", "rope"),
            message_id="site",
            fixed="### Results\n\n* Trained all of the clerks.\n* Built a pier of stone.\n"
            "* Dug a well for farms.\n* Opened a market for rope.\n",
            files=_PAGES,
        ),
    )

    def __init__(self, options: RuleOptions | None = None) -> None:
        super().__init__(options)
        self._names = folded_names(self.options.sections)

    def collect(self, context: Context) -> list[Any] | None:
        """Return how many bullets of a page end in a full stop and how many do not.

        That is the collection, both numbers for the lists of the named sections and for all other
        lists, and of each list that may have to be changed: whether its section is a named one,
        both numbers, and the places of the bullets that may get a full stop or may lose it.
        """
        body = context.document.body
        counts = [[0, 0], [0, 0]]
        lists: list[Any] = []
        for ends in list_ends(body):
            section, stopped, bare = ends
            named = is_named(section, self._names)
            count = counts[not named]
            count[0] += len(stopped)
            count[1] += len(bare)
            if bare and (stopped or (named and len(bare) > 1)) and not _ask(stopped):
                labelled = 2 * sum(map(_has_label, stopped)) > len(stopped)
                # Among labels with a sentence each, one without any is no sentence.
                # The sentence of one that runs on ends in the next.
                running = _running_on(ends)
                open_ones = [
                    item
                    for item in bare
                    if (not labelled or _has_label(item)) and item.marker not in running
                ]
                missing = [place for item in open_ones if (place := _bare_place(item, body))]
                extra = [place for item in stopped if (place := _stop_place(item, body.text))]
                lists.append([int(named), len(stopped), len(bare), missing, extra])
        if not any(map(any, counts)):
            return None
        return [f"{context.kind} {context.collection}", *counts, *lists]

    def conclude(self, facts: Mapping[str, list[Any]], run: Run) -> Iterator[None]:
        """Compare the bullets of each list with each other and with those of other pages."""
        totals: dict[tuple[str, str], list[int]] = {}
        for group, named, others, *_ in facts.values():
            yield
            for kind, (stopped, bare) in (
                ("named", named),
                ("other", others),
                ("all", _sum(named, others)),
            ):
                if stopped or bare:
                    total = totals.setdefault((group, kind), [0, 0, 0])
                    total[0] += stopped
                    total[1] += bare
                    total[2] += 1
        for path, (group, named, others, *lists) in facts.items():
            yield
            whole = _sum(named, others)
            for in_named, *ends in lists:
                kind, own = ("named", named) if in_named else ("other", others)
                share = _share(totals[group, kind], own)
                of_all = _share(totals[group, "all"], whole) if share is None else share
                self._judge(path, ends, share if in_named else None, of_all, run)

    def _judge(
        self, path: str, ends: list[Any], share: int | None, of_all: int | None, run: Run
    ) -> None:
        """Report what has to be changed in a list.

        ``share`` and ``of_all`` are how many of 100 bullets end in a full stop elsewhere on the
        site: in the named sections, if the list is in one, and in lists like this one or all.
        """
        stopped, bare, missing, extra = ends
        few = max(_FEW, (stopped + bare) // _PART)
        has_stops = of_all is not None and of_all > _HALF
        if stopped >= 2 * bare and bare <= few:
            for place in missing:
                # In any list, the words may need a question mark, or more words.
                safe = has_stops and share is not None
                self._report("missing", path, [place], run, safe=safe)
        elif share is not None and share >= _NEARLY_ALL:
            if stopped:
                for place in missing:
                    self._report("site", path, [place], run, share=share)
            elif 2 * len(missing) > bare:
                self._report("none", path, missing, run, share=share)
        elif 2 * stopped <= bare and stopped <= few and not has_stops:
            for start, end, word in extra:
                fixes = replace("Delete the full stop", Span(start, end), "", "unsafe")
                run.report(self, "extra", path, Span(start, end), fixes=fixes, word=word)

    def _report(
        self,
        message_id: str,
        path: str,
        places: list[Any],
        run: Run,
        *,
        safe: bool = False,
        share: int = 0,
    ) -> None:
        """Report bullets without a full stop, at the last word of the first of them."""
        start, end, _, word = places[0]
        fixes = replace_all(
            "Add a full stop to each" if len(places) > 1 else "Add a full stop",
            [(Span(place, place), ".") for _, _, place, _ in places],
            "safe" if safe else "unsafe",
        )
        run.report(self, message_id, path, Span(start, end), fixes=fixes, word=word, share=share)


def _sum(one: list[int], other: list[int]) -> list[int]:
    return [one[0] + other[0], one[1] + other[1]]


def _share(total: list[int], own: list[int]) -> int | None:
    """Return how many of 100 bullets end in a full stop on pages but one, ``own`` being its.

    ``total`` are both numbers and that of pages. None where these are too few to tell.
    """
    stopped, bare = total[0] - own[0], total[1] - own[1]
    if stopped + bare < _FEWEST_BULLETS or total[2] <= _FEWEST_PAGES:
        return None
    return 100 * stopped // (stopped + bare)


def _bare_place(item: Item | LostItem, body: Body) -> list[Any] | None:
    """Return the last word of an item and where a full stop goes; None where none may stand.

    These are the span of the word, the place and the word.
    """
    text = body.text
    word = item.text.rpartition(" ")[2].lstrip('([“"')
    start, end = item.content
    last = start + len(text[start:end].rstrip(_EMPHASIS))
    # What the item ends in has to be a word of its own text, not code, an address or a link.
    own = any(run.start < last <= run.end for run in item.runs)
    if not own or not _PLAIN_WORD.fullmatch(word) or not text.endswith(word, start, last):
        return None
    if word.lower() in _UNFINISHED:
        return None
    if (
        _is_pair(item.text)
        or _in_link(last, body)
        or _is_value(word, text[start : last - len(word)])
    ):
        return None
    return [last - len(word), last, end, word]


def _ask(stopped: list[Item | LostItem]) -> bool:
    """Return whether items end in a question or exclamation mark, or most of them."""
    return 2 * sum(item.text.rstrip(CLOSERS)[-1:] in _OTHER_STOPS for item in stopped) > len(
        stopped
    )


def _stop_place(item: Item | LostItem, text: str) -> list[Any] | None:
    """Return the span of an item's full stop and the word before it; None where it has to stay."""
    words = item.text
    end = item.content.end
    if text[end - 1] != "." or ". " in words or _ABBREVIATION.search(words[-_LAST_WORD:]):
        return None
    if _has_label(item):
        return None
    word = words[:-1].rpartition(" ")[2]
    return [end - 1, end, word] if word[-1:] not in ("", ".") else None


def _has_label(item: Item | LostItem) -> bool:
    return _LABEL.match(item.text) is not None


def _running_on(ends: ListEnds) -> set[Span]:
    """Return the markers of the items that begin with a capital, before one that does not."""
    items = sorted((*ends.stopped, *ends.bare), key=lambda item: item.marker)
    return {
        item.marker
        for item, following in pairwise(items)
        if item.text[0].isupper() and following.text[0].islower()
    }


def _is_pair(text: str) -> bool:
    """Return whether a text is a name, a colon and a few words."""
    name, colon, value = text.partition(": ")
    return bool(colon) and (" " not in name or " " not in value) and len(value.split()) <= _FEW


def _is_value(word: str, before: str) -> bool:
    """Return whether an item's last word is no part of a sentence, given what stands before it.

    It may be a code or version, the last step of a path, or what a button in a line of its own
    says. A number that may be a year is a word.
    """
    if any(char.isdigit() for char in word) and not (word.isdigit() and len(word) <= _LONGEST_YEAR):
        return True
    line = before.replace("\r", "\n").rpartition("\n")
    return before.rstrip().endswith(_ARROWS) or (
        bool(line[1]) and not line[2].strip() and word[0].isupper()
    )


def _in_link(place: int, body: Body) -> bool:
    links = body.links
    index = bisect_left(links, place, key=lambda link: link.span.start) - 1
    return index >= 0 and place <= links[index].span.end
