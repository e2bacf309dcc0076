"""Whatever value an edit writes, the block reads back as told and differs nowhere else."""

from __future__ import annotations

import copy
from typing import Any

import yaml
from hypothesis import HealthCheck, find, given, settings
from hypothesis import strategies as st

from profilelint.model.finding import Edit
from profilelint.source.front_matter.edit import (
    insert_key,
    remove_element,
    rename_key,
    set_value,
    split_scalar,
)
from profilelint.source.read import read_text

SETTINGS = settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True
)

PAGES = {
    "yaml": "---\na: one # note\nb: 'two'\nc: \"three\"\nd: |\n  four\ne: [five, {f: six}]\n"
    "g:\n- seven\n-   eight # note\nh:\n  i: nine\n---\nText\n",
    "toml": "+++\na = 'one'\nb = \"two\" # note\ng = ['seven', 'eight']\n[h]\n"
    "i = 'nine'\n+++\nText\n",
    "json": '{\n  "a": "one",\n  "g": ["seven", "eight"],\n  "h": {"i": "nine"}\n}\nText\n',
}
ROUTES: dict[str, list[tuple[str | int, ...]]] = {
    "yaml": [
        ("a",),
        ("b",),
        ("c",),
        ("d",),
        ("e", 0),
        ("e", 1, "f"),
        ("g", 0),
        ("g", 1),
        ("h", "i"),
    ],
    "toml": [("a",), ("b",), ("g", 1), ("h", "i")],
    "json": [("a",), ("g", 0), ("h", "i")],
}
SPECIAL = st.sampled_from(
    [
        "NO",
        "1:20",
        "012",
        "null",
        "~",
        "",
        " a",
        "a ",
        "a: b",
        "a #b",
        "- a",
        "? a",
        "it's",
        '"a"',
        "2020-01-31",
        "[a",
        "a, b",
        "}",
        "*a",
        "&a",
        "!a",
        "@a",
        "%a",
        "`a",
        "<<",
        "=",
        ".5",
        "1e3",
        "a\nb",
        "a\n",
        "\ta",
        "a\\b",
        "---",
        "...",
        "\u2028",
        "\x85",
        "é",
        "🍮",
        ":",
        "a:",
        "#",
        "|",
    ]
)
TEXTS = st.one_of(SPECIAL, st.text("ab :#-'\"\\[]{},&*!|>%@`?\n\té🍮1.", max_size=8))
PLACES = st.sampled_from([(kind, route) for kind in PAGES for route in ROUTES[kind]])
ENDS = st.sampled_from(["\n", "\r\n"])


def apply(text: str, edit: Edit) -> str:
    return text[: edit.span.start] + edit.text + text[edit.span.end :]


def at(data: Any, route: tuple[str | int, ...]) -> Any:
    for step in route:
        data = data[step]
    return data


def check(kind: str, text: str, edit: Edit | None, expected: Any) -> None:
    assert edit is not None
    document = read_text("a.md", apply(text, edit))
    assert document.data == expected
    assert document.problems == []
    assert document.text[document.body_start :] == "Text" + text[text.rindex("Text") + 4 :]
    if kind == "yaml":
        block = document.front_matter
        assert block is not None
        old = yaml.safe_load(document.text[block.content.start : block.content.end])
        assert old == expected, "YAML 1.1 readers see the same"


@given(PLACES, TEXTS, ENDS)
@SETTINGS
def test_set_value(place: tuple[str, tuple[str | int, ...]], value: str, end: str) -> None:
    kind, route = place
    text = PAGES[kind].replace("\n", end)
    document = read_text("a.md", text)
    expected = copy.deepcopy(document.data)
    at(expected, route[:-1])[route[-1]] = value
    check(kind, text, set_value(document, route, value), expected)


@given(PLACES, st.lists(TEXTS, min_size=1, max_size=3), ENDS)
@SETTINGS
def test_split_scalar(
    place: tuple[str, tuple[str | int, ...]], values: list[str], end: str
) -> None:
    kind, route = place
    text = PAGES[kind].replace("\n", end)
    document = read_text("a.md", text)
    expected: Any = copy.deepcopy(document.data)
    owner, last = at(expected, route[:-1]), route[-1]
    if isinstance(last, int):
        owner[last : last + 1] = values
    else:
        owner[last] = values
    edit = split_scalar(document, route, values)
    if route == ("d",):
        return
    check(kind, text, edit, expected)


@given(st.sampled_from(["yaml", "toml", "json"]), TEXTS, TEXTS, ENDS)
@SETTINGS
def test_insert_and_rename(kind: str, key: str, value: str, end: str) -> None:
    text = PAGES[kind].replace("\n", end)
    document = read_text("a.md", text)
    if key in document.data:
        return
    check(kind, text, insert_key(document, key, value), {**document.data, key: value})
    expected: Any = copy.deepcopy(document.data)
    expected[key] = expected.pop("a")
    check(kind, text, rename_key(document, ("a",), key), expected)


@given(st.lists(TEXTS, min_size=1, max_size=4), st.data(), ENDS)
@SETTINGS
def test_remove_element(items: list[str], data: st.DataObject, end: str) -> None:
    index = data.draw(st.integers(0, len(items) - 1))
    for kind, page in PAGES.items():
        text = page.replace("\n", end)
        document = read_text("a.md", text)
        edit = insert_key(document, "new", [*items])
        assert edit is not None
        longer = apply(text, edit)
        document = read_text("a.md", longer)
        expected: Any = copy.deepcopy(document.data)
        del expected["new"][index]
        check(kind, longer, remove_element(document, ("new", index)), expected)


def test_the_generator_reaches_text_that_must_be_quoted() -> None:
    find(TEXTS, lambda text: text == "NO")
    find(TEXTS, lambda text: "\n" in text and "'" in text)
