"""Flat YAML is read as the YAML parser reads it, or not at all."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from profilelint.model.finding import Span
from profilelint.source.front_matter.yaml.flat import read_flat
from profilelint.source.front_matter.yaml.nodes import read_nodes
from profilelint.vocabulary import bundled

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
    "client: 'Fair' ", "  'Fair'", "  more, words.", "   and more", " and # more", "  # more",
    "  - more", "  & more", "  http://example.org/a", "  more: words", "  more:",
    "date: 2016-01-01", "date: '2016-02-30'", "start: 2016", "  2016", "regions:", "  - a b",
    "  - 'c'", "client: A &B", "start: yes", "start: 2016-02-30", "é: a", "a-b: c", "client: ''",
    "client: |", "client: >-", "note: 'The pier", "  and the quay'", 'note: "',
    '  and "quay"', "  '", "  or: so'", "note: 'a' b", "-x", "start-date: 2014", "  a-b: c",
    "  end' ", "# and'", "  \\n'", "note: 'it''s so'", "note: 'it'''", "note: ''''", "  it''s'",
    "note: \"it''s\"", "note: 'a\\b'", "  a''", "client: ", "client:  ", "client: '", "- '", "- ",
]  # fmt: skip
BLOCKS = [
    "title: Place", "summary: The pier\n  and the quay.", "regions:\n  - Coast\n  - Hills",
    "solutions:\n- Market\n- b c",
    "terms:\n- label: Fair\n  synonyms:\n  - a\n  note: Old\n- label: b",
    "deprecated: true", "start: 2016", "quoted: 'The pier:\n  it - and  \n   the quay '",
    "start-date: 2014", 'twice: "\n  a"', "promos: [a, b c]", "client: 'a: b'", "# comment",
]  # fmt: skip
counts = {"flat": 0, "other": 0, "folded": 0, "indented": 0, "groups": 0, "quoted": 0}


def by_parser(text: str) -> object:
    reading = read_nodes(text, Span(0, len(text)))
    assert reading.problems == []
    return reading.data


@st.composite
def pages(draw: st.DrawFn) -> str:
    """Return flat blocks in any order with a few other lines among them."""
    blocks = draw(st.lists(st.sampled_from(BLOCKS), min_size=1, max_size=4, unique=True))
    lines = "\n".join(blocks).split("\n")
    for odd in draw(st.lists(st.sampled_from(LINES), max_size=2)):
        lines.insert(draw(st.integers(0, len(lines))), odd)
    return "\n".join(lines)


@settings(max_examples=1000, deadline=None, derandomize=True)
@given(pages())
def flat_or_not(text: str) -> None:
    data = read_flat(text)
    counts["other" if data is None else "flat"] += 1
    if data is not None:
        assert repr(data) == repr(by_parser(text)), text
        counts["folded"] += BLOCKS[1] in text
        counts["indented"] += BLOCKS[2] in text
        counts["groups"] += BLOCKS[4] in text
        counts["quoted"] += "quoted: 'The pier:\n  it - and  \n   the quay '" in text


def test_flat_or_not() -> None:
    flat_or_not()
    assert min(counts.values()) > 30, counts


def test_bundled_vocabularies_are_flat() -> None:
    for name in bundled.VOCABULARIES:
        with open(bundled.path(f"vocabularies/{name}.yaml"), encoding="utf-8") as file:
            text = file.read()
        data = read_flat(text)
        assert data is not None
        assert data == by_parser(text)
