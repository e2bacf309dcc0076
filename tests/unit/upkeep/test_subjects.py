"""Which rules on project profiles speak of what pages do not have."""

from __future__ import annotations

import pytest

from profilelint.rules.load import load_registry
from profilelint.source.read import read_document
from profilelint.upkeep.subjects import rules_without_subject

PLAIN = "---\ntitle: Roads\n---\n\nWords.\n"


def without_subject(*texts: str) -> set[str]:
    return {
        *rules_without_subject(
            [read_document(f"{number}.md", text.encode()) for number, text in enumerate(texts)]
        )
    }


EVERY = without_subject(PLAIN)


def test_they_are_the_rules_of_profiles() -> None:
    registry = load_registry()
    assert {entry.name for entry in registry if entry.of_profiles and entry.default} == EVERY


def test_a_dash_alone_does_not_follow_a_place() -> None:
    text = "---\ntitle: For Review — First Draft\n---\n"
    assert without_subject(text, text) == EVERY


@pytest.mark.parametrize(
    ("text", "rules"),
    [
        ("---\ntitle: Roads\n---\n\n## Key activities:\n\n* A.\n", {"activity-mood"}),
        ("---\ntitle: Roads\n---\n\n**Select Results**\n\n* A.\n", {"result-tense"}),
        ("---\ntitle: Peru—Roads\n---\n", {"title-place-dash"}),
        ("---\ntitle: Peru and Chile — Roads\n---\n", {"title-place-dash"}),
        (
            "---\ntitle: Lakeland—Roads\ncountry: Lakeland\n---\n",
            {"title-place-dash", "place-in-title", "place-list"},
        ),
        ("---\ncountry: Peru\n---\n", {"place-in-title", "place-list"}),
        ("---\nregions: [Asia]\n---\n", {"place-region"}),
        ("---\nstart: '2014'\n---\n", {"date-quoted-year", "date-year-range"}),
    ],
)
def test_rules_whose_subject_is_there(text: str, rules: set[str]) -> None:
    sections = {"section-label", "section-name", "section-order"}
    found = EVERY - without_subject(text, text)
    assert found - sections == rules
    assert (found & sections != set()) is (rules <= {"activity-mood", "result-tense"})
    assert without_subject(text, PLAIN) == EVERY
    assert without_subject(text, text, *[PLAIN] * 39) == EVERY
