"""The quick look at the words that open items, held against the judgement of whole sentences."""

from __future__ import annotations

import pytest

from profilelint.rules.api import Context
from profilelint.rules.list.irregular_verbs import IRREGULAR_PASTS, PREFIXES
from profilelint.rules.list.item_openings import find_item_openings, possible_forms
from profilelint.rules.list.verb_forms import NOUN_VERBS, UNCHANGED, VERBS, opening
from profilelint.source.read import read_text

ENDINGS = ("", "ed", "d", "ing", "s", "es")


def spellings(verb: str) -> list[str]:
    stems = (verb, verb[:-1], verb + verb[-1], verb[:-1] + "i")
    return [stem + ending for stem in stems for ending in ENDINGS]


def test_no_form_is_missed() -> None:
    """What `opening` says of a word with an object after it is among its possible forms."""
    words = {word for verb in (*VERBS, *NOUN_VERBS, *UNCHANGED) for word in spellings(verb)}
    words |= IRREGULAR_PASTS
    words |= {prefix + word for word in words for prefix in PREFIXES}
    seen = set()
    for word in words:
        for written in (word, word.capitalize()):
            found = opening(f"{written} the register of the port.")
            if found is not None:
                seen.add(found.form)
                assert found.form in possible_forms(written), written
    assert seen == {"imperative", "gerund", "past", "third-person"}


@pytest.mark.parametrize(
    ("written", "forms"),
    [
        ("$40", set()),
        ("400", set()),
        ("Train", {"imperative"}),
        ("Trained", {"past"}),
        ("Built", {"past"}),
        ("Need", {"past", "imperative"}),
        ("Trains", {"imperative", "third-person"}),
        ("Bring", {"gerund", "imperative"}),
        ("**Train**", {"past", "imperative", "gerund", "third-person"}),
        ("Re-train", {"past", "imperative", "gerund", "third-person"}),
    ],
)
def test_forms_of_a_word(written: str, forms: set[str]) -> None:
    assert possible_forms(written) == forms


def test_sections_with_lists() -> None:
    text = (
        "* Before\n\n## Plans\n\nText.\n\n* Train staff\n* Build\n\n1. Mend boats\n\n"
        "> * Quoted\n\n## Empty\n\nText.\n\n## Results\n\n* Trained 4\n  * Nested\n"
    )
    context = Context(read_text("a.md", f"---\n---\n{text}"), today="2026-01-31")
    found = find_item_openings(context)
    assert [each.words for each in found] == [[["Train", "Build"], None], [None]]
    assert [len(each.forms) for each in found] == [4, 4]
