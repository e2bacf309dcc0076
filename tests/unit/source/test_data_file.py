"""YAML and JSON files that pages are checked against: what they hold, and where."""

from __future__ import annotations

import pytest

from profilelint.model.tree import Mapping, Sequence
from profilelint.source.data_file import DataFileError, parse

MAPPING = {"a": 1, "b": [{"c": "x"}]}

CONFLICT = (
    "this file holds an unresolved merge conflict: keep one of the two versions, and delete the "
    'lines that begin with "<<<<<<<", "=======" and ">>>>>>>"'
)


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("d.yaml", "---\na: 1\nb:\n- c: x\n"),
        ("d.yml", "# c\na: 1\nb: [{c: x}]\n"),
        ("d.YAML", "{a: 1,\n\nb: [{c: x}]}\n"),
        ("d.json", '{"a": 1,\n"b": [\n{"c": "x"}]}'),
    ],
)
def test_a_group_of_keys(path: str, text: str) -> None:
    file = parse(path, text)
    assert file.data == MAPPING
    assert file.shift == 0
    tree = file.tree()
    assert isinstance(tree, Mapping)
    assert [
        text[entry.key_span.start : entry.key_span.end].strip('"') for entry in tree.entries
    ] == [
        "a",
        "b",
    ]
    for route, value in ((("a",), "1"), (("b", 0, "c"), "x")):
        assert file.line(route) == text.count("\n", 0, text.index(value)) + 1
    assert file.line(("b", 0, "d")) == file.line(("b", 0))
    assert file.line(("c",)) == file.line(()) == 1


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("d.yaml", "# c\n- x\n- y\n"),
        ("d.yaml", "---\r\n- x\r\n\r\n- y\r\n"),
        ("d.yaml", "# c\n\n  - x\n  - y\n"),
        ("d.yaml", "[x, y]\n"),
        ("d.yaml", "---\n# c\n[\n  x,\n  y\n]\n"),
        ("d.json", '[\n"x",\n\n"y"]'),
        ("d.json", '\n["x", "y"]'),
    ],
)
def test_a_list(path: str, text: str) -> None:
    file = parse(path, text)
    assert file.data == ["x", "y"]
    tree = file.tree()
    assert isinstance(tree, Sequence)
    spans = [element.value.span for element in tree.elements]
    assert [text[span.start - file.shift : span.end - file.shift].strip('"') for span in spans] == [
        "x",
        "y",
    ]
    for index, value in enumerate("xy"):
        assert file.line((index,)) == text.count("\n", 0, text.index(value)) + 1


def test_an_empty_file() -> None:
    file = parse("d.yaml", "# nothing\n")
    assert file.data == {}
    assert isinstance(file.tree(), Mapping)


@pytest.mark.parametrize(
    ("path", "text", "message"),
    [
        ("d.yaml", "a: 'x\n", "d.yaml:1: this is not YAML: the quotation mark ' that opens this "
         "text is never closed: add one at the end of the text"),
        ("d.yaml", 'terms:\n- label: "One\n- label: "Two"\n', "d.yaml:2: this is not YAML: the "
         'quotation mark is not closed, so the line "- label: "" becomes part of the text: close '
         "it at the end of this value"),
        ("d.yaml", "terms:\n- One\n- Two: b: c\n", 'd.yaml:3: this is not YAML: "b: c" contains '
         "a colon and a space, which begin a new key: put the text in quotation marks"),
        ("d.yaml", "- a\n- [b\n", 'd.yaml:2: this is not YAML: "[" is not closed: write "]" after '
         "the last item, and commas between the items"),
        ("d.yaml", "- a: @b\n", 'd.yaml:1: this is not YAML: text that begins with "@" has a '
         "special meaning: put it in quotation marks"),
        ("d.yaml", "a:\n  b: c\n d: e\n", 'd.yaml:3: this is not YAML: "d" is indented '
         "differently from the keys it belongs to: align it with them"),
        ("d.yaml", "a: 1\n<<<<<<< HEAD\nb: 1\n=======\nb: 2\n", f"d.yaml:2: {CONFLICT}"),
        ("d.json", '{\n"b": 1,\n>>>>>>> fork\n"c": 2}', f"d.json:3: {CONFLICT}"),
        ("d.toml", "<<<<<<< HEAD\nb = 1\n=======\nb = 2\n", f"d.toml:1: {CONFLICT}"),
        ("d.yaml", "word\n", "d.yaml:1: this is not YAML, or not a list or group of keys"),
        ("d.json", "{", "d.json:1: this is not JSON: expecting property name enclosed in double "
         "quotes"),
        ("d.json", '{"a": 1,\n\n}', 'd.json:1: this is not JSON: remove the comma before "}"'),
        ("d.json", '{\n"a": [1 , ]}', 'd.json:2: this is not JSON: remove the comma before "]"'),
        ("d.json", '{\n"a": ,}', "d.json:2: this is not JSON: expecting value"),
        ("d.json", "[]}", "d.json:1: this is not JSON: extra data"),
        ("d.json", '{"a": NaN}', "d.json: this is not JSON: NaN is not a number"),
        ("d.json", "[" * 100_000, "d.json: the file is nested too deeply"),
        ("d.txt", "word", "d.txt:1: this is not JSON: expecting value"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_said_with_its_line(path: str, text: str, message: str) -> None:
    with pytest.raises(DataFileError) as caught:
        parse(path, text)
    assert str(caught.value) == message


@pytest.mark.parametrize(
    ("path", "text", "repeated"),
    [
        ("d.json", '{"a": 1,\n"b": [2, {\n"c": 1,\n"d": {},\n"c": 2}]}', (("b", 1, "c"), 3)),
        ("d.json", '[{"a": 1,\n"a": 2}]', ((0, "a"), 1)),
        ("d.json", '{"a": [1], "a": [1], "$comment": "b", "$comment": "c", "b": {"a": 2}}', None),
        ("d.json", '{"a": 1, "b": 2}', None),
        ("d.yaml", "- b: 1\n  a: 1\n  b: 2\n", ((0, "b"), 1)),
        ("d.yaml", "a: &a {b: 1}\nc: *a\n", None),
        ("d.toml", "a = 1\nb = 2\na = 3\n", (("a",), 1)),
        ("d.json", '{"a": ' * 400 + '{"b": 1, "b": 2}' + "}" * 400, None),
    ],
)
def test_a_key_that_stands_twice(path: str, text: str, repeated: object) -> None:
    assert parse(path, text).repeated_key() == repeated
