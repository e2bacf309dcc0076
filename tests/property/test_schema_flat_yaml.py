"""Flat YAML is read as the YAML parser reads it, or not at all."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from profilelint.model.finding import Span
from profilelint.schema import bundled
from profilelint.schema.flat_yaml import read_flat
from profilelint.source.yaml_block import read_yaml

LINES = [
    "terms:", "title: Place", "note:", "- Market", "- label: Fair", "- label:", "  note: Old",
    "  synonyms:", "  - a", "  - b c", "  broader: [a, b c]", "  deprecated: true", "  main: yes",
    "  valid_until: 2020-09-02", "  valid_until: 2020-02-30", "# comment", "  # comment", "",
    "   ", "  more words", "    - deep", "- 'quoted'", '- "quo\\ted"', "- 'it''s'", "- a: b: c",
    "- a # b", "- a #b", "- a#b", "-", "- ", "- -", "- [a, b]", "  broader: []", "  x: [a, ]",
    "  x: [1, b]", "  x: |", "  x: >", "  x: &a b", "  x: *a", "  x: !t b", "  x: ~", "  x: null",
    "  x: 012", "  x: 1:20", "  x: 7", "  x: 1.5", "  x: 'a: b'", "  x: a:", "  x:b", "  x: ",
    "  x: a, b & c", "  x: @a", "  y: Côte d'Ivoire", "yes: a", "7: a", "- NO", "- ? a", "...",
    "---", "\tx: a", "  x: a\tb", "  x: a\u2028b", "  x: \ufeffa", "- {a: b}", "  - a: b",
    "  - c:", "- <<: a", "  x: =", "  <<: a", "- a  ", "- a,", "- a]", "  x: 2016-01-01 00:00:00 Z",
]  # fmt: skip
PLAIN = [
    "- Market", "- label: Fair", "- label: Fair", "  synonyms:", "  - a", "  - b c",
    "  note: Old", "  deprecated: true", "title: Place",
]  # fmt: skip
counts = {"flat": 0, "other": 0}


def by_parser(text: str) -> object:
    return read_yaml(text, Span(0, len(text))).data


PAGES = st.builds(
    lambda plain, odd, place: [*plain[:place], *odd, *plain[place:]],
    st.lists(st.sampled_from(PLAIN), max_size=5),
    st.lists(st.sampled_from(LINES), max_size=2),
    st.integers(0, 5),
)


@settings(max_examples=500, deadline=None)
@given(PAGES)
def flat_or_not(lines: list[str]) -> None:
    for start in ("", "terms:\n- a\n", "terms:\n- label: a\n"):
        text = start + "\n".join(lines)
        data = read_flat(text)
        counts["other" if data is None else "flat"] += 1
        if data is not None:
            assert data == by_parser(text), text


def test_flat_or_not() -> None:
    flat_or_not()
    assert min(counts.values()) > 100, counts


def test_bundled_vocabularies_are_flat() -> None:
    for name in bundled.VOCABULARIES:
        with open(bundled.path(f"vocabularies/{name}.yaml"), encoding="utf-8") as file:
            text = file.read()
        data = read_flat(text)
        assert data is not None
        assert data == by_parser(text)
