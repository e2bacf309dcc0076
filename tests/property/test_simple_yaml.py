"""Simple YAML is read as the YAML parser reads it, or not at all."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from profilelint.model.finding import Span
from profilelint.model.tree import Node, Scalar, Sequence
from profilelint.source.front_matter.yaml.nodes import read_nodes
from profilelint.source.front_matter.yaml.notation import read_yaml
from profilelint.source.front_matter.yaml.simple import read_simple
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
    "   title: a", "    title: a", "  - x: 1 # b", "    y: c", "    y:", "      - d", "  x: 1 #",
    "client: a # b", "client: a #", "client: 'a' # b", "client: 'a #b'", "client: 'a' #",
    "client:#", "client: # a", "client: a: # b", "client: [a] # b", "client: []", "client: [ ]",
    "client: {}", "client: ['a', \"b\"]", "client: ['a','b' ]", "client: [ 'a']",
    "client: ['a', b]", "x: ['']", "client: ['a,b', 'c']", "client: ['a''b', 'c']",
    "client: ['a' 'b']", "x: ['2016-02-30']", "client: ['a',]", "client: |-", "client: >",
    "client: |+", "client: |2", "client: | # a", "  indented", "    more", " less", "     ",
    "  # within", "      ", "#no", "  2016-02-30", "client: ~", "client: null", "  null", "- null",
    "-  a", "-   x: a", "    z: b", "-\ta", "'client': a", "- 'a': b", '- "a"', "- a: 'b", "  c'",
    "   c'", "    c'", "- 'a' # b", "- a:b", "- a:", "- # a", "? a", ": b", "x: ? a", "x: - a",
    "x: -a", "x: -1", "x: +1", "x: .5", "2016", "x: 2016-01-01", "  12:99", 'x: "a" b', 'x: "a',
    '  "', 'x: "a\\', "x : a", "x:  a", "x: a  # b", "x: a# b", "x: 'it''s' # b", "x: '''",
    "  '''", 'x: "" # a', "x: yes # a", "x: 7 # a", "x: 2016-02-30 # a", "x: |  ", "x: a |",
    "x: {b: c}", "- {b: c, d: 'e'}", "x: {b: c, b: d}", "x: {b}", "x: {yes: a}", "x: {b: {c: d}}",
    "x: {b: , c: d}", "x: {b:c}", "x: {b: c,}", "- [a, 'b']", "- [a]: b", "- {a: b}: c",
    "x: [b: c]", "x: {'b': c}", "x: {b: 2016-02-30}", "x: {b: c} # d", "x: {b: c}#d", "x: {b: c d}",
    "- 'a ", "x: [a,,b]", "\xa0a: b", "\xa0", "  \xa0", "x: \xa0", "x: \xa0a", "  \xa0a", "x:\xa0a",
    "x: a\xa0# b", "-\xa0a", 'x: "a\\"b"', 'x: "a\\\\"', 'x: "a\\nb"', 'x: "\\"', "  - \xa0",
    "x: a\u200b", "x y : a", "x  y: a", "x - a: b", "x: -1 # b", "x: -", "x: --", "- --", "x: -,a",
    "x: -0", "x: -0x1", "x: -2016-02-30", "- -a b", "- -1", "yes: a", "x: [-1, -a]", "x: [- a]",
    'x: "a\\tb"', 'x: "a\\xb"', 'x: "2016\\n"', 'x: "\\n-02-30"', "null x: a", "7 x: a", "x #: a",
    "'x y': a", "'x.y': a # b", "'x': a", "'x: y': a", "'x''y': a", '"x\\n": a', "''", "'': a",
    "'x':a", "'x' : a", "'<<': a", "'x/y': a",
    "x/y: a", "/x: a", "'2016-02-30': a", "'#': a", "'- x': a", "'?': a", "' x ': a", "'x", "'x: ",
    "'\xe9 \u200b': a", "'x': b", "'yes': a", "'7': a", "x.y: a", "x.: a", ".x: a", "x..y:",
    "1.x: a", "x: :a", "x: :a b", "x: : a", "x: ::a", "- :a", "- :a: b", "x: [:a]", "x: a:", "x: :",
    "x: >- # a", "x: | #a", "x: |2 # a", "x: >#a", "x: > a # b", "-    ", "  -", "    -", "- # a",
    "\u200bx: a", "x: >a", "a: {b: c}", "a: &b", "  b: *b", "-01: a", "- -01: a",
]  # fmt: skip
FORMS = {
    "folded": "summary: The pier\n  and the quay.",
    "indented": "regions:\n  - Coast\n  - Hills",
    "groups": "terms:\n- label: Fair\n  synonyms:\n  - a\n  note: Old\n- label: b",
    "quoted": "quoted: 'The pier:\n  it - and  \n   the quay '",
    "nested": "places:\n  coast:\n    pier: a\n    quay: b c\n  hills:\n    hut:\n    - d\n    at:",
    "indented groups": "stops:\n  - name: Quay\n    bus:\n      - 7\n      - n: 1\n  - name: Pier",
    "comment": "fee: 12 # in pounds",
    "comment behind text": "office: By the quay  # not the pier",
    "comment behind quotes": "hours: '10 to 4' # in summer",
    "comment behind a key": "rooms: # to let\n- Hall # large\n- 'Loft' # small",
    "literal": "map: |\n  The pier: # a\n    - quay\n\n  Coast",
    "stripped": "plan: |-\n  pier\n  quay\n\n",
    "folded block": "guide: >\n  The pier\n  and\n\n  the quay\n",
    "stripped block": "tour: >-\n  The pier\n  and the quay",
    "block in group": "boats:\n  - log: |-\n      Fair\n      wind\n    name: Tern",
    "empty list": "berths: []",
    "quoted list": "flags: ['red', \"white\"]",
    "none": "depth:",
    "group in braces": 'tides:\n- {at: "6.30", high: true} # morning\n- { at: 7 }',
    "text below its key": "depths:\n  The quay\n  and the pier",
    "escapes": 'signs: "the \\"quay\\" \\\\ pier"',
    "escaped line end": 'sign: "quay\\n\\tpier\\n"',
    "negative": "level: -3\nname: -quay",
    "words as a key": "pier of call: Fair",
    "empty items": "tolls:\n- Quay\n-\n- ",
    "groups below dashes": "rules:\n  -\n    scope:\n      path: a\n    values:\n      b: c",
    "text below a dash": "bells:\n-\n  At the quay\n-\n  - a\n  - b\n- c",
    "quoted key": "'To let': Hall\n\"At sea\": Tern",
    "dotted key": "pier.length: 12\nv1.2: a",
    "symbol": "tint: :pale\ntints:\n- :dark",
    "comment behind a block's sign": "lore: >- # of old\n  The pier\n  and the quay\n",
    "invisible": "crew: Ada\xa0Byron\u200d",
}
BLOCKS = [
    *FORMS.values(),
    "title: Place", "solutions:\n- Market\n- b c", "deprecated: true", "start: 2016",
    "start-date: 2014", 'twice: "\n  a"', "promos: [a, b c]", "client: 'a: b'", "# comment",
]  # fmt: skip
SPACES = ["", " ", "  ", "    "]
counts = dict.fromkeys(("simple", "other", *FORMS), 0)


def by_parser(text: str) -> object:
    reading = read_nodes(text, Span(0, len(text)))
    assert reading.problems == []
    return reading.data


def assert_same_tree(text: str) -> None:
    content = Span(0, len(text))
    one, other = read_yaml(text, content).make_tree, read_nodes(text, content).make_tree
    assert one is not None
    assert other is not None
    assert shape(one()) == shape(other()), text


def shape(node: Node) -> object:
    """Return all that is known of a node and of what it holds."""
    if isinstance(node, Scalar):
        return node.span, repr(node.value), node.style
    if isinstance(node, Sequence):
        return node.span, node.flow, [(each.span, shape(each.value)) for each in node.elements]
    entries = [(each.key, each.key_span, each.span, shape(each.value)) for each in node.entries]
    return node.span, node.flow, node.taken, entries


@st.composite
def pages(draw: st.DrawFn) -> str:
    """Return simple blocks in any order with a few other lines among them."""
    blocks = draw(st.lists(st.sampled_from(BLOCKS), min_size=1, max_size=4, unique=True))
    lines = "\n".join(blocks).split("\n")
    for odd in draw(st.lists(st.sampled_from(LINES), max_size=2)):
        lines.insert(draw(st.integers(0, len(lines))), odd)
    if draw(st.integers(0, 3)) == 0:
        at = draw(st.integers(0, len(lines) - 1))
        lines[at] = draw(st.sampled_from(SPACES)) + lines[at].lstrip(" ")
    return "\n".join(lines) + draw(st.sampled_from(("", "\n")))


@settings(max_examples=3000, deadline=None, derandomize=True)
@given(pages())
def simple_or_not(text: str) -> None:
    data = read_simple(text)
    counts["other" if data is None else "simple"] += 1
    if data is not None:
        assert repr(data) == repr(by_parser(text)), text
        assert_same_tree(text)
        assert_same_tree(text.replace("\n", "\r\n"))
        for name, form in FORMS.items():
            counts[name] += form in text


def test_simple_or_not() -> None:
    simple_or_not()
    assert min(counts.values()) > 30, counts


def test_bundled_vocabularies_are_simple() -> None:
    for name in bundled.VOCABULARIES:
        with open(bundled.path(f"vocabularies/{name}.yaml"), encoding="utf-8") as file:
            text = file.read()
        data = read_simple(text)
        assert data is not None
        assert data == by_parser(text)
