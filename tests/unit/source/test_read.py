"""Files with one fault each: exactly one problem, at the exact text, wherever the block lies."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from profilelint.model.finding import Problem
from profilelint.model.text import LineIndex
from profilelint.source.read import read_document, read_text

REST = "client: Acme\nsolutions:\n- Governance\n- Energy\nstart: 2019\n---\n\nText.\n"

# Name: (file, rule, message id, covered text, one-based line).
ONE_FAULT = {
    "missing block": ("Text.\n", "file-front-matter", "missing", "", 1),
    "thematic break only": ("---\n\nText.\n", "file-front-matter", "missing", "", 1),
    "unclosed fence": ("---\ntitle: A\n\nText.\n", "file-front-matter", "unclosed", "---", 1),
    "unclosed until a break in the body": (
        "---\ntitle: A\n\nText of the body\nwith a: colon\n\n---\n\nMore.\n",
        "file-front-matter",
        "unclosed",
        "---",
        1,
    ),
    "long fence": ("----\ntitle: A\n---\n", "file-front-matter", "fence", "----", 1),
    "late fence": ("Text\n\n---\ntitle: A\n---\n", "file-front-matter", "late", "---", 3),
    "blank line above": ("\n\n---\ntitle: A\n---\n", "file-front-matter", "blank-above", "---", 3),
    "not a mapping": ("---\n- a\n- b\n---\n", "file-front-matter", "not-mapping", "- a", 2),
    "tab": ("---\na:\n\t- b\n" + REST, "file-syntax", "tab", "\t", 3),
    "colon and space": ("---\na: b: c\n" + REST, "file-syntax", "colon-space", "b: c", 2),
    "colon at the end": ("---\na: b:\n" + REST, "file-syntax", "colon-space", "b:", 2),
    "curly quotes": ("---\na: “b: c”\n" + REST, "file-syntax", "curly-quote", "“b: c”", 2),
    "open bracket": ("---\na: [b, c\n" + REST, "file-syntax", "open-bracket", "[b, c", 2),
    "open brace": ("---\na: {b: c\n" + REST, "file-syntax", "open-bracket", "{b: c", 2),
    "text after bracket": ("---\na: [b] c\n" + REST, "file-syntax", "indicator", "[b] c", 2),
    "at sign": ("---\na: @b\n" + REST, "file-syntax", "indicator", "@b", 2),
    "backtick": ("---\na: `b`\n" + REST, "file-syntax", "indicator", "`b`", 2),
    "percent": ("---\na: %b\n" + REST, "file-syntax", "indicator", "%b", 2),
    "dash": ("---\na: - b\n" + REST, "file-syntax", "item-on-line", "- b", 2),
    "text after block sign": ("---\na: > b\n" + REST, "file-syntax", "block-text", "> b", 2),
    "asterisk": ("---\na: *b* c\n" + REST, "file-syntax", "asterisk", "*b* c", 2),
    "alias of nothing": ("---\na: *b\n" + REST, "file-syntax", "alias", "*b", 2),
    "no colon": ("---\na: b\nc d\n" + REST, "file-syntax", "missing-colon", "c d", 3),
    "no space after colon": ("---\na: b\nc:d\n" + REST, "file-syntax", "missing-space", "c:", 3),
    "dashes": ("---\na: b\n--:: d\n-\n" + REST, "file-syntax", "missing-colon", "--:: d", 3),
    "no space after dash": ("---\na:\n- b\n-c\n" + REST, "file-syntax", "missing-space", "-c", 4),
    "indented key": ("---\na: b\n  c: d\n" + REST, "file-syntax", "indentation", "c", 3),
    "half indented key": ("---\na:\n  b: 1\n c: 2\n" + REST, "file-syntax", "indentation", "c", 4),
    "stray item": ("---\na: b\n- c\n" + REST, "file-syntax", "stray-item", "- c", 3),
    "text after quote": ('---\na: "b" c\n' + REST, "file-syntax", "after-double-quote", "c", 2),
    "single apostrophe": ("---\na: 'it's'\n" + REST, "file-syntax", "after-quote", "s'", 2),
    "comment after quote": ('---\na: "b" // c\n' + REST, "file-syntax", "other-comment", "// c", 2),
    "comment after list": (
        "---\na: [b, c] <!-- d -->\n" + REST,
        *("file-syntax", "other-comment", "<!-- d -->", 2),
    ),
    "only field with a special space": (
        "---\na:\xa0b\n" + REST,
        "file-syntax",
        "wide-space",
        "\xa0",
        2,
    ),
    "only field with a wide colon": ("---\na：b\n" + REST, "file-syntax", "wide-colon", "：", 2),
    "only field without a space": ("---\na:b\n" + REST, "file-syntax", "missing-space", "a:", 2),
    "curly quotation marks in a list": (
        "---\na: [“b #2”,\n  “c: [d]”]\n" + REST,
        *("file-syntax", "curly-quote", "“b #2”", 2),
    ),
    "unknown escape": ('---\na: "b\\c"\n' + REST, "file-syntax", "escape", "\\c", 2),
    "second document": ("---\na: b\n--- c\n" + REST, "file-syntax", "documents", "--- c", 3),
    "line separator": ("---\na: b\u2028c\n" + REST, "file-syntax", "line-separator", "\u2028", 2),
    "next line": ("---\na: b\x85c\n" + REST, "file-syntax", "line-separator", "\x85", 2),
    "list as key": ("---\n? [a]\n: b\n" + REST, "file-syntax", "complex-key", "[a]", 2),
    "stray bracket": ("---\na: b\n]\n" + REST, "file-syntax", "stray-bracket", "]", 3),
    "stray brace": ("---\na: {b: 1}}\n" + REST, "file-syntax", "stray-bracket", "}", 2),
    "brace for a bracket": ("---\na: [b}\n" + REST, "file-syntax", "other-closing", "}", 2),
    "brackets that cross": ("---\na: {b: [c}]\n" + REST, "file-syntax", "other-closing", "}", 2),
    "hyphens in brackets": (
        "---\na: [\n  - b\n  - c\n]\n" + REST,
        *("file-syntax", "item-in-brackets", "- b", 3),
    ),
    "sign in brackets": ("---\na: [b, @c d]\n" + REST, "file-syntax", "indicator", "@c d", 2),
    "colon missing in braces": (
        '---\na: {"b" "c", d: e}\n' + REST,
        *("file-syntax", "json-colon", '"b"', 2),
    ),
    "comma missing before a key in quotes": (
        '---\na: {b: 1, "c" "d": e}\n' + REST,
        *("file-syntax", "comma-after", '"c"', 2),
    ),
    "quotation before a colon": (
        '---\na: "b": c\n' + REST,
        *("file-syntax", "after-double-quote", ": c", 2),
    ),
    "comment within a text": (
        "---\na: b\n  # c\n  d\n" + REST,
        *("file-syntax", "comment-in-text", "# c", 3),
    ),
    "line of a block to the left of its first": (
        "---\na: |\n    b\n\n  c\nd: e\n" + REST,
        *("file-syntax", "block-indentation", "c", 5),
    ),
    "text of a block at the margin": (
        "---\na: >\nB c\nd: e\n" + REST,
        *("file-syntax", "wrapped", "B c", 3),
    ),
    "first key indented": (
        "---\n  a: b\n  c: d\ne: f\n" + REST,
        "file-syntax",
        "first-indentation",
        "a",
        2,
    ),
    "comma missing after a quotation": (
        "---\na: ['b, c' d]\n" + REST,
        "file-syntax",
        "comma-after",
        "'b, c'",
        2,
    ),
    "comma missing at the end of a line": (
        '---\na: [\n  "b", # one\n  "c" # two\n  "d"\n]\n' + REST,
        "file-syntax",
        "comma-after",
        '"c"',
        4,
    ),
    "comma missing after a list": (
        "---\na: [[b] [c]]\n" + REST,
        "file-syntax",
        "comma-after",
        "[b]",
        2,
    ),
    "comma missing after a number": (
        "---\na: {b: 1.5 c: 2}\n" + REST,
        "file-syntax",
        "comma-after",
        "1.5",
        2,
    ),
    "comma missing before a line with a key": (
        "---\na: {\n  b: one two\n  c: d\n  }\n" + REST,
        "file-syntax",
        "comma-after",
        "one two",
        3,
    ),
    "two colons in braces": (
        "---\na: {b: c: d}\n" + REST,
        "file-syntax",
        "colon-space",
        "b: c: d",
        2,
    ),
    "two colons around words in braces": (
        "---\na: {b: c d: e, f: g}\n" + REST,
        *("file-syntax", "colon-in-value", "c d: e", 2),
    ),
    "two colons in brackets": (
        "---\na: [b, c: d: e f]\n" + REST,
        *("file-syntax", "colon-space", "c: d: e f", 2),
    ),
    "two colons behind brackets": (
        "---\na: {b, [c]: d: e}\n" + REST,
        *("file-syntax", "colon-space", "[c]: d: e", 2),
    ),
    "number in brackets": ("---\na: [b, c #2]\n" + REST, "file-syntax", "hidden-bracket", "#2]", 2),
    "no-break space for indentation": (
        "---\na:\n\xa0\xa0- b\n" + REST,
        "file-syntax",
        "wide-space",
        "\xa0\xa0",
        3,
    ),
    "no-break space after a colon": (
        "---\na: b\nc:\xa0d\n" + REST,
        "file-syntax",
        "wide-space",
        "\xa0",
        3,
    ),
    "wide colon": ("---\na: b\nc：d\n" + REST, "file-syntax", "wide-colon", "：", 3),
    "tab on an empty line": ("---\na:\n  b: c\n\t\nd: e\n" + REST, "file-syntax", "tab", "\t", 4),
    "open quote": ('---\na: "b\n' + REST, "file-open-quote", "unclosed", '"b', 2),
    "quote that swallows": (
        '---\na: "b\nc: d\ne: f"\n' + REST,
        "file-open-quote",
        "swallows",
        '"b',
        2,
    ),
    "quote that swallows and breaks": (
        '---\na: "b\nc: "d"\n' + REST,
        "file-open-quote",
        "swallows",
        '"b',
        2,
    ),
    "duplicate key": ("---\na: b\na: c\n" + REST, "file-duplicate-key", "duplicate", "a", 3),
    "duplicate key with slash": (
        "---\na/b: 1\na/b: 2\n" + REST,
        "file-duplicate-key",
        "duplicate",
        "a/b",
        3,
    ),
    "unknown tag": ("---\na: !b c\n" + REST, "file-tag", "unknown", "!b", 2),
    "python tag": (
        "---\na: !!python/object/apply:os.system [ls]\n" + REST,
        "file-tag",
        "unknown",
        "!!python/object/apply:os.system",
        2,
    ),
    "ruby tag": ("---\na: !ruby/object:A {}\n" + REST, "file-tag", "unknown", "!ruby/object:A", 2),
    "label": ("---\na: &b c\n" + REST, "file-tag", "label", "&b", 2),
    "Norway": ("---\na: NO\n" + REST, "file-ambiguous-scalar", "truth", "NO", 2),
    "yes in a list": ("---\na:\n- yes\n" + REST, "file-ambiguous-scalar", "truth", "yes", 3),
    "on as key": ("---\non: b\n" + REST, "file-ambiguous-scalar", "truth", "on", 2),
    "octal": ("---\na: 012\n" + REST, "file-ambiguous-scalar", "leading-zero", "012", 2),
    "sexagesimal": ("---\na: 1:20\n" + REST, "file-ambiguous-scalar", "base-60", "1:20", 2),
    "underscore": ("---\na: 1_000\n" + REST, "file-ambiguous-scalar", "separator", "1_000", 2),
    "merge key": ("---\n<<: {a: b}\n" + REST, "file-ambiguous-scalar", "merge", "<<", 2),
    "not a number": ("---\na: .nan\n" + REST, "file-ambiguous-scalar", "infinite", ".nan", 2),
    "impossible date": ("---\na: 2024-02-31\n" + REST, "date-impossible", "date", "2024-02-31", 2),
    "impossible quoted date": (
        "---\na: '2024-02-31'\n" + REST,
        "date-impossible",
        "date",
        "'2024-02-31'",
        2,
    ),
    "year zero": ("---\na: 0000-01-01\n" + REST, "date-impossible", "date", "0000-01-01", 2),
    "impossible time": (
        "---\na: 2024-02-01 24:30:00 Z\n" + REST,
        "date-impossible",
        "time",
        "2024-02-01 24:30:00 Z",
        2,
    ),
    "control character": ("---\na: b\x07\n" + REST, "file-encoding", "control", "\x07", 2),
    "NUL in the body": ("---\na: b\n---\n\nc\0d\n", "file-encoding", "nul", "\0", 5),
    "mark in the block": ("---\n\ufeffa: b\n" + REST, "file-encoding", "inner-mark", "\ufeff", 2),
    "JSON": ('{\n"a": 1,\n"a": 2\n}\n', "file-duplicate-key", "duplicate", '"a"', 3),
    "JSON comma": ('{\n"a": [1, 2,]\n}\nB', "file-syntax", "trailing-comma", ",", 2),
    "JSON comment": ('{\n"a": 1 # b\n}\nB', "file-syntax", "comment", "# b", 2),
    "JSON quotes": ("{\n'a': 1\n}\nB", "file-syntax", "json-quotes", "'a'", 2),
    "JSON quotes lost": ('{\n"a": b c",\n"d": 1\n}\n', "file-syntax", "json-quotes", "b c", 2),
    "JSON without quotes": (
        '{\n"a": 2 b: c,\n"d": 1\n}\n',
        "file-syntax",
        "json-quotes",
        "2 b: c",
        2,
    ),
    "JSON quote in a key": ('{\n"a: "b"\n}\n', "file-open-quote", "unclosed", '"a:', 2),
    "JSON comment of HTML": (
        '{\n"a": 1\n<!-- b -->\n}\nB',
        "file-syntax",
        "comment",
        "<!-- b -->",
        3,
    ),
    "JSON quotation in a text": (
        '{\n"a": "b "c" d"\n}\n',
        "file-syntax",
        "after-double-quote",
        'c" d"',
        2,
    ),
    "JSON text over two lines": ('{\n"a": "b\nc"\n}\n', "file-syntax", "json-lines", '"b', 2),
    "JSON open quote": ('{\n"a": "b,\n"c": 1\n}\n', "file-open-quote", "unclosed", '"b,', 2),
    "JSON no value": ('{\n"a": ,\n"c": 1\n}\n', "file-syntax", "json-no-value", ",", 2),
    "JSON no value at the end": ('{\n"a":\n}\n', "file-syntax", "json-no-value", "}", 3),
    "JSON open list": (
        '{\n"a": ["b", "c",\n"d": 1\n}\n',
        *("file-syntax", "open-bracket", "[", 2),
    ),
    "JSON curly": ('{\n"a": [“b, c”]\n}\nB', "file-syntax", "json-quotes", "“b, c”", 2),
    "JSON long number": (
        '{\n"a": [9007199254740992, 9007199254740993]\n}\n',
        *("file-ambiguous-scalar", "precision", "9007199254740993", 2),
    ),
    "JSON date": ('{\n"a": "2023-02-29"\n}\n', "date-impossible", "date", '"2023-02-29"', 2),
    "JSON unclosed": ('{\n"a": 1\n\nText\n', "file-front-matter", "unclosed-brace", "{", 1),
    "JSON surrogate": ('{\n"a": "\\ud800"\n}\n', "file-encoding", "half-escape", '"\\ud800"', 2),
    "TOML": ("+++\na = 1\na = 2\n+++\n", "file-duplicate-key", "duplicate", "a", 3),
    "TOML table twice": ("+++\n[a]\n[b]\n[a]\n+++\n", "file-duplicate-key", "duplicate", "a", 4),
    "TOML colon": ("+++\nb = 1\na: 1\n+++\n", "file-syntax", "toml-colon", "a:", 3),
    "YAML": ("+++\na: 1\n+++\n", "file-front-matter", "yaml-fence", "+++", 1),
    "TOML comma behind": ('+++\na = "b",\n+++\n', "file-syntax", "toml-separator", ",", 2),
    "TOML two fields": (
        '+++\na = "b" c = 1\n+++\n',
        *("file-syntax", "toml-rest", "c = 1", 2),
    ),
    "TOML quotation in a text": (
        '+++\na = "b "c" d"\n+++\n',
        *("file-syntax", "after-double-quote", 'c" d"', 2),
    ),
    "TOML apostrophe": ("+++\na = 'b's'\n+++\n", "file-syntax", "toml-after-quote", "s'", 2),
    "TOML short date": ("+++\na = 2020-1-5\n+++\n", "file-syntax", "toml-date", "2020-1-5", 2),
    "TOML doubtful date": ("+++\na = 1/5/2020\n+++\n", "file-syntax", "toml-quotes", "1/5/2020", 2),
    "TOML null": ("+++\na = null\n+++\n", "file-syntax", "toml-null", "null", 2),
    "TOML open table": ("+++\n[[a]\nb = 1\n+++\n", "file-syntax", "toml-header", "[[a]", 2),
    "TOML text": ("+++\nb = 1\na = one two\n+++\n", "file-syntax", "toml-quotes", "one two", 3),
    "TOML date": ("+++\na = 2024-02-31\n+++\n", "date-impossible", "date", "2024-02-31", 2),
    "TOML quote": ("+++\na = 'b\nc = 1\n+++\n", "file-open-quote", "unclosed", "'b", 2),
    "TOML item": ("+++\na = [one two, 3]\n+++\n", "file-syntax", "toml-quotes", "one two", 2),
    "TOML comma": ('+++\na = ["b" "c"]\n+++\n', "file-syntax", "comma-after", '"b"', 2),
    "TOML comma, lines": ("+++\na = [\n1\n2,\n]\n+++\n", "file-syntax", "comma-after", "1", 3),
    "TOML bracket, key": ("+++\na = [1\n'c' = 1\n+++\n", "file-syntax", "open-bracket", "[1", 2),
    "TOML bracket, table": ("+++\na = [1\n[b]\n+++\n", "file-syntax", "open-bracket", "[1", 2),
    "TOML curly": ("+++\na = [“b”, “c”] # d\n+++\n", "file-syntax", "curly-quote", "“b”", 2),
    "TOML long number": (
        "+++\na = 9_007_199_254_740_993\n+++\n",
        *("file-ambiguous-scalar", "precision", "9_007_199_254_740_993", 2),
    ),
    "TOML bracket": ("+++\na = [1,\nc = 2\n+++\n", "file-syntax", "toml-quotes", "c = 2", 3),
}

# Ordinary front matter in which nothing may be found, and what it says.
NO_FAULT = {
    "---\ndate: 2020-09-28 09:43:00 Z\n---\n": {"date": "2020-09-28 09:43:00 Z"},
    "---\ndate: 2016-01-21 22:40:52.765000000 Z\n---\n": {
        "date": "2016-01-21 22:40:52.765000000 Z"
    },
    "---\na: 2024-02-29\nb: '2000-02-29'\n---\n": {"a": "2024-02-29", "b": "2000-02-29"},
    "---\npublished: false\nend: 2031\nx: ~\ny:\nz: null\n---\n": {
        "published": False,
        "end": 2031,
        "x": None,
        "y": None,
        "z": None,
    },
    "---\ncountry: 'NO'\nyes': \"yes\"\n---\n": {"country": "NO", "yes'": "yes"},
    "---\nclient: Foreign, Commonwealth & Development Office\n---\n": {
        "client": "Foreign, Commonwealth & Development Office"
    },
    "---\nurl: https://example.org/a#b?c=d\n---\n": {"url": "https://example.org/a#b?c=d"},
    "---\nat: Lab@DI, 50% off *now*\n---\n": {"at": "Lab@DI, 50% off *now*"},
    "---\nquote: 'it''s'\n---\n": {"quote": "it's"},
    "---\nt: One text\n  over two lines\n---\n": {"t": "One text over two lines"},
    '---\nt: "One: text\n  over: two lines"\n---\n': {"t": "One: text over: two lines"},
    "---\nt: |\n  a: b\n  - c\n---\n": {"t": "a: b\n- c\n"},
    "---\na: -1.5\nb: 0x1F\nc: 1.0\nd: -7\n---\n": {"a": -1.5, "b": 31, "c": 1.0, "d": -7},
    "---\na: &x [1]\nb: *x\n---\n": {"a": [1], "b": [1]},
    "---\na: y\nn: n\n---\n": {"a": "y", "n": "n"},
    "---\n2019: a\ntrue: b\n---\n": {"2019": "a", "true": "b"},
    "---\na: !!str 12\nb: !!int 3\n---\n": {"a": "12", "b": 3},
    "---\n# nothing\n---\n": {},
    "---\n---\n": {},
    "+++\n+++\n": {},
    "{\n}\n": {},
}


def covered(text: str, problem: Problem) -> str:
    return text[problem.span.start : problem.span.end]


@pytest.mark.parametrize("name", ONE_FAULT)
def test_one_fault_is_one_problem_at_its_place(name: str) -> None:
    source, rule, message_id, text, line = ONE_FAULT[name]
    document = read_document("a.md", source.encode())
    found = [(p.rule, p.message_id, covered(document.text, p)) for p in document.problems]
    assert found == [(rule, message_id, text)]
    assert LineIndex(document.text).position(document.problems[0].span.start)[0] == line


@pytest.mark.parametrize("name", [name for name in ONE_FAULT if ONE_FAULT[name][4] > 1])
@pytest.mark.parametrize("count", [1, 3])
def test_lines_above_move_the_problem_by_their_length(name: str, count: int) -> None:
    source = ONE_FAULT[name][0]
    if not source.startswith(("---\n", "+++\n", "{\n")):
        return
    above = ("\n" if source[0] == "{" else "# note\n") * count
    start = source.index("\n") + 1
    moved = source[:start] + above + source[start:]
    before, after = read_text("a.md", source).problems, read_text("a.md", moved).problems
    assert [p.span.start + len(above) for p in before] == [p.span.start for p in after]
    assert [p[:2] for p in before] == [p[:2] for p in after]


@pytest.mark.parametrize("name", ONE_FAULT)
def test_byte_order_mark_and_crlf_change_no_problem(name: str) -> None:
    source = ONE_FAULT[name][0]
    plain = read_text("a.md", source)
    other = read_document("a.md", ("\ufeff" + source.replace("\n", "\r\n")).encode())
    assert [p[:2] for p in other.problems] == [p[:2] for p in plain.problems]
    assert [covered(other.text, p) for p in other.problems] == [
        covered(plain.text, p) for p in plain.problems
    ]


@pytest.mark.parametrize("source", NO_FAULT)
def test_ordinary_front_matter_is_read_without_a_word(source: str) -> None:
    document = read_text("a.md", source)
    assert document.problems == []
    assert document.data == NO_FAULT[source]
    for key in document.data:
        assert document.locate((key,)) != document.locate(("no such key",))


def test_a_duplicate_key_names_both_places() -> None:
    document = read_text("a.md", "---\na: 1\nb: 2\na: 3\n---\n")
    (problem,) = document.problems
    assert problem.span == (14, 15)
    assert [related.where.span for related in problem.related] == [(4, 5)]
    assert document.data == {"a": 3, "b": 2}


def test_positions_after_astral_characters_and_separators_are_exact() -> None:
    source = '---\na: 🍮🍮\nb: "x\u2028y"\nc: NO\n---\n'
    document = read_text("a.md", source)
    assert [covered(document.text, p) for p in document.problems] == ["\u2028", "NO"]
    region = LineIndex(document.text).region(document.problems[1].span)
    assert (region.line, region.column, region.utf16_column) == (4, 4, 4)
    region = LineIndex(source).region(document.locate(("a",)))
    assert (region.line, region.end_column, region.utf16_end_column) == (2, 6, 8)


def test_a_missing_key_is_shown_at_the_closing_fence() -> None:
    document = read_text("a.md", "---\na: 1\n--- \nText")
    span = document.locate(("b",))
    assert span == (9, 12)
    assert document.text[document.body_start :] == "Text"


@pytest.mark.skipif(
    not Path("../shared/profiles").is_dir(), reason="the sample profiles are not here"
)
def test_real_profiles_are_read_without_problems() -> None:
    paths = [p for p in Path("../shared/profiles").iterdir() if p.name != "README.md"]
    problems = {
        os.fspath(path): read_document(path.name, path.read_bytes()).problems for path in paths
    }
    assert {path: found for path, found in problems.items() if found} == {}
    assert len(paths) > 10


def test_what_is_told_beside_a_problem_has_straight_quotation_marks() -> None:
    (colon,) = read_document("a.md", b"+++\nb = 1\na: 1\n+++\n").problems
    assert [fix.title for fix in colon.fixes] == ['Write "="']
    (twice,) = read_document("a.md", b"+++\na = 1\na = 2\n+++\n").problems
    assert [each.message for each in twice.related] == ['the first "a" is here']
