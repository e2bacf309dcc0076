"""What the rules on project profiles speak of, and whether pages have it."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final

from profilelint.model.pattern import pattern
from profilelint.rules.page.section_names import ACTIVITIES, RESULTS, folded_names
from profilelint.rules.place.places import named_places
from profilelint.schema.profile import is_profile
from profilelint.vocabulary.bundled import bundled_vocabulary

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from profilelint.model.document import Document
    from profilelint.vocabulary.vocabulary import Vocabulary

_PAGES_PER_SUBJECT = 20
_LEAST = 2
_HEADING = pattern(r"(?m)^ {0,3}(?:#{1,6}[ \t]+|\*\*|__)([^\r\n#*_]{3,60})")


def rules_without_subject(documents: Sequence[Document]) -> dict[str, str]:
    """Return the rules that speak of what hardly any of the pages has, with what that is."""
    found = {}
    for rules, words, has in _SUBJECTS:
        pages = sum(has(document) for document in documents)
        if pages < _LEAST or _PAGES_PER_SUBJECT * pages < len(documents):
            for rule in rules:
                found[rule] = words
    return found


def _headings(document: Document) -> set[str]:
    start = document.front_matter.span.end if document.front_matter is not None else 0
    texts = (match[1] for match in _HEADING.finditer(document.text, start))
    return set(folded_names(texts))


def _named(names: Iterable[str]) -> Callable[[Document], bool]:
    folded = folded_names(names)
    return lambda document: not folded.isdisjoint(_headings(document))


def _has_place_in_title(document: Document) -> bool:
    title = document.data.get("title")
    if not isinstance(title, str) or "—" not in title.strip("—"):
        return False
    if document.data.get("country") is not None:
        return True
    return bool(named_places(title.partition("—")[0].strip(), _places()))


@cache
def _places() -> list[Vocabulary]:
    known = map(bundled_vocabulary, ("countries", "regions"))
    return [vocabulary for vocabulary in known if vocabulary is not None]


def _has(*keys: str) -> Callable[[Document], bool]:
    return lambda document: any(document.data.get(key) is not None for key in keys)


_SUBJECTS: Final = (
    (("activity-mood",), "no lists of activities here", _named(ACTIVITIES)),
    (("result-tense",), "no lists of results here", _named(RESULTS)),
    (
        ("section-label", "section-name", "section-order"),
        "no sections of activities or results here",
        _named((*ACTIVITIES, *RESULTS)),
    ),
    (("date-quoted-year", "date-year-range"), 'no "start" and "end" here', _has("start", "end")),
    (
        ("file-duplicate-profile",),
        "no project profiles here",
        lambda document: is_profile(document.data),
    ),
    (("title-place-dash",), "titles here do not begin with a place", _has_place_in_title),
    (("place-in-title", "place-list"), 'no "country" here', _has("country")),
    (("place-region",), 'no "regions" here', _has("regions")),
)
