"""Whatever a form changes in a block, that value alone is written anew."""

from __future__ import annotations

import copy
import json
import re
from collections import Counter
from collections.abc import Callable
from typing import Any, NamedTuple

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.front_matter_edits import page

from profilelint.model.document import Document
from profilelint.model.finding import Edit, Route
from profilelint.model.text import whole_lines
from profilelint.model.tree import Entry, Mapping, Scalar, Sequence, find
from profilelint.source.front_matter.edit import (
    append_element,
    insert_element,
    insert_key,
    move_element,
    remove_element,
    remove_key,
    set_value,
)
from profilelint.source.front_matter.writer import PlainDate
from profilelint.source.read import read_document, read_text

SETTINGS = settings(
    max_examples=40, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True
)

WORDS = st.sampled_from(
    [
        "a",
        "Ünï",
        "🍮 x",
        "it's",
        "NO",
        "1:20",
        "2020-01-31",
        "a, b",
        "x: y",
        "#",
        "",
        "é\u2028f",
        "- a",
    ]
)
PLAIN = st.sampled_from(["a", "Ünï", "🍮 x", "two words", "5", "true", "2020-01-31"])
COMMENTS = st.sampled_from(["", "", "", " # note", "  # 🍮: [x"])
VALUES = st.one_of(
    WORDS,
    st.just(PlainDate("2026-01-31")),
    st.none(),
    st.just([]),
    st.integers(-5, 5),
    st.booleans(),
    st.lists(WORDS, max_size=3),
    st.dictionaries(st.sampled_from(["p", "q r", "NO"]), WORDS, min_size=1, max_size=2),
    st.lists(st.fixed_dictionaries({"n": WORDS, "m": st.lists(WORDS, max_size=2)}), max_size=2),
)


class Writing:
    """Draws the lines of a block in one notation."""

    def __init__(self, draw: Callable[[Any], Any]) -> None:
        self.draw = draw

    def pick(self, *choices: str) -> str:
        return str(self.draw(st.sampled_from(choices)))

    def quoted(self, mark: str = '"') -> str:
        # PyYAML, which judges the result, ends lines at U+2028.
        text = str(self.draw(WORDS)).replace("\u2028", " ")
        if mark == "'":
            return "'" + text.replace("'", "''") + "'"
        return json.dumps(text, ensure_ascii=False)

    def yaml(self) -> list[str]:
        lines = []
        for number in range(self.draw(st.integers(2, 5))):
            key, note = f"k{number}", self.draw(COMMENTS)
            if self.draw(st.integers(0, 4)) == 0:
                lines.append(f"# above {key}")
            shape = self.pick("scalar", "empty", "flow", "braces", "list", "objects", "map", "text")
            if shape == "scalar":
                lines.append(f"{key}: {self.yaml_scalar()}{note}")
            elif shape == "empty":
                lines.append(f"{key}:{self.pick('', ' []', ' ~', ' {}')}{note}")
            elif shape == "flow":
                lines.append(f"{key}: [{self.pick('a, b', 'a,  {b: c}, 5', 'a')}]{note}")
            elif shape == "braces":
                lines += [f"{key}: {{", f"  a: 1,{note}", "  b: [x]", "}"]
            elif shape == "list":
                indent = self.pick("", "  ")
                items = [f"{indent}- {self.yaml_scalar()}" for _ in range(2)]
                between = self.draw(st.sampled_from([[], [], [""], [f"{indent}# between"]]))
                lines += [f"{key}:{note}", items[0] + self.draw(COMMENTS), *between, items[1]]
            elif shape == "objects":
                lines += [f"{key}:", f"- n: {self.yaml_scalar()}{note}", "  m:", "  - a", "- n: 1"]
            elif shape == "map":
                lines += [f"{key}:", f"  a: {self.yaml_scalar()}{note}", "  b:", "    c: d"]
            else:
                lines += [f"{key}: {self.pick('|', '>-')}", "  one", "  two"]
        return lines

    def yaml_scalar(self) -> str:
        return self.pick(self.draw(PLAIN), self.quoted("'"), self.quoted())

    def toml(self) -> list[str]:
        lines = []
        note = self.draw(COMMENTS)
        for number in range(self.draw(st.integers(1, 4))):
            key = f"k{number}"
            shape = self.pick("scalar", "array", "lines", "inline", "dotted")
            if shape == "scalar":
                lines.append(f"{key} = {self.pick('2020-01-31', '5', self.quoted())}{note}")
            elif shape == "array":
                lines.append(f"{key} = {self.pick('[]', '[1, 2]', '[{n = 1}, {n = 2}]')}{note}")
            elif shape == "lines":
                comma = self.pick(",", "")
                lines += [f"{key} = [", f"  {self.quoted()},{note}", f'  "x"{comma}', "]"]
            elif shape == "inline":
                lines.append(f"{key} = {{ a = 1, b = {self.quoted()} }}")
            else:
                lines += [f"{key}.a = 1{note}", f"{key}.b = 2"]
        if self.draw(st.booleans()):
            lines += ["", "[t]", f"a = 1{note}", "[t.u]", "b = [1]"]
        if self.draw(st.booleans()):
            lines += ["", "[[l]]", f"n = {self.quoted()}", "", "[[l]]", "n = 2", "[l.s]", "m = 1"]
        return lines

    def json(self) -> list[str]:
        pairs = []
        for number in range(self.draw(st.integers(2, 4))):
            value = self.pick(
                self.quoted(),
                "null",
                "[]",
                "{}",
                '["a",  "b"]',
                '[\n    "a",\n    5\n  ]',
                '[{"n": 1}, {"n": 2, "m": []}]',
                '{"a": true, "b": {"c": "d"}}',
            )
            pairs.append(f'  "k{number}": {value}')
        return ["{", *",\n".join(pairs).split("\n"), "}"]


@st.composite
def pages(draw: Callable[[Any], Any], kind: str) -> str:
    writing = Writing(draw)
    lines = getattr(writing, kind)()
    text = page(("+" if kind == "toml" else "") + "\n".join(lines))
    ends = draw(st.sampled_from(["\n", "\r\n", "mixed"]))
    if ends != "mixed":
        return text.replace("\n", ends)
    number = iter(range(10_000))
    return re.sub("\n", lambda _: "\r\n" if next(number) % 3 else "\n", text)


def places(document: Document) -> list[tuple[Route, Any]]:
    """Return the routes of a block with what stands there."""
    front = document.front_matter
    assert front is not None
    found: list[tuple[Route, Any]] = []

    def walk(node: Any, route: Route) -> None:
        if isinstance(node, Mapping):
            for entry in node.entries:
                found.append(((*route, entry.key), entry))
                walk(entry.value, (*route, entry.key))
        elif isinstance(node, Sequence):
            for index, element in enumerate(node.elements):
                found.append(((*route, index), element))
                walk(element.value, (*route, index))

    walk(front.tree, ())
    return found


def at(data: Any, route: Route) -> Any:
    for step in route:
        data = data[step]
    return data


class Change(NamedTuple):
    """What is tried: the edit, the data that is meant, and what may be written.

    The edit writes within the lines of what stands at ``lines``; other values than that at ``own``
    stay as they are written. With ``removes``, comments on its lines may go.
    """

    edit: Edit | None
    expected: Any
    lines: Route
    own: Route
    removes: bool = False


def change_of_key(data: st.DataObject, name: str, document: Document, value: Any) -> Change | None:
    expected: Any = copy.deepcopy(document.data)
    wanted: list[Route] = []
    for route, place in places(document):
        if name == "set" or (name == "remove key" and isinstance(place, Entry)):
            wanted.append(route)
        elif name == "append":
            if isinstance(place.value, Sequence) or at(expected, route) is None:
                wanted.append(route)
        elif name == "insert key" and isinstance(place.value, Mapping):
            wanted.append(route)
    if name == "insert key":
        wanted.append(())
    if not wanted:
        return None
    route = data.draw(st.sampled_from(wanted))
    if name == "insert key":
        at(expected, route)["new"] = value
        edit = insert_key(document, "new", value, parent=route)
        return Change(edit, expected, route, (*route, "new"))
    owner = at(expected, route[:-1])
    if name == "append":
        owner[route[-1]] = [*(owner[route[-1]] or []), value]
        return Change(append_element(document, route, value), expected, route, route)
    if name == "remove key":
        del owner[route[-1]]
        return Change(remove_key(document, route), expected, route[:-1], route, removes=True)
    owner[route[-1]] = value
    return Change(set_value(document, route, value), expected, route, route)


def change_of_item(data: st.DataObject, name: str, document: Document, value: Any) -> Change | None:
    expected: Any = copy.deepcopy(document.data)
    wanted = [
        (route, index)
        for route, place in places(document)
        if isinstance(place.value, Sequence)
        for index in range(len(place.value.elements) + (name == "insert"))
    ]
    if not wanted:
        return None
    route, index = data.draw(st.sampled_from(wanted))
    items = at(expected, route)
    if name == "insert":
        items.insert(index, value)
        return Change(insert_element(document, (*route, index), value), expected, route, route)
    item = items.pop(index)
    if name == "remove":
        edit = remove_element(document, (*route, index))
        return Change(edit, expected, route, route, removes=True)
    to = data.draw(st.integers(0, len(items)))
    items.insert(to, item)
    return Change(move_element(document, (*route, index), to), expected, route, route)


CHANGES = ("set", "remove key", "append", "insert key", "insert", "move", "remove")
KINDS = ("yaml", "toml", "json")


@pytest.mark.parametrize("name", CHANGES)
@pytest.mark.parametrize("kind", KINDS)
def test_a_change_of_one_value(kind: str, name: str) -> None:
    reached = 0

    @given(pages(kind), st.data())
    @SETTINGS
    def run(text: str, data: st.DataObject) -> None:
        nonlocal reached
        reached += changes_one_value(kind, name, text, data)

    run()
    assert reached >= 10


def changes_one_value(kind: str, name: str, text: str, data: st.DataObject) -> bool:
    """Try a change that is drawn; return whether there is an edit that makes it."""
    document = read_document("a.md", ("\ufeff" + text).encode())
    assert document.front_matter is not None, (text, document.problems)
    value = data.draw(VALUES)
    if kind == "toml" and value is None:
        value = ""
    make = change_of_item if name in ("insert", "move", "remove") else change_of_key
    change = make(data, name, document, value)
    if change is None or change.edit is None:
        return False
    edit = change.edit
    changed = text[: edit.span.start] + edit.text + text[edit.span.end :]
    after = read_text("a.md", changed)
    assert json.dumps(after.data, sort_keys=True) == json.dumps(change.expected, sort_keys=True)
    assert written(after, change.own) == written(document, change.own)
    owner = find(document.front_matter.tree, change.lines) if change.lines else None
    # What replaces a table of TOML stands before all tables.
    if owner is not None and not (kind == "toml" and text.startswith("[", owner.span.start)):
        first = text.rfind("\n", 0, owner.span.start) + 1
        last = text.find("\n", owner.span.end) + 1
        assert first <= edit.span.start <= edit.span.end <= last
    gone = find(document.front_matter.tree, change.own) if change.removes else None
    lines = text[slice(*whole_lines(text, gone.span))] if gone is not None else ""
    assert comments(text) - comments(changed) <= comments(lines)
    if kind == "yaml" and after.front_matter is not None:
        old = yaml.safe_load(changed[slice(*after.front_matter.content)])
        as_text = json.dumps(old or {}, sort_keys=True, default=str)
        assert as_text == json.dumps(change.expected, sort_keys=True), "YAML 1.1 readers see it too"
    return True


def written(document: Document, own: Route) -> dict[Route, str]:
    """Return how all scalars are written that are not part of a value."""
    return {
        route: document.text[slice(*place.value.span)]
        for route, place in places(document)
        if isinstance(place.value, Scalar) and route[: len(own)] != own
    }


def comments(text: str) -> Counter[str]:
    return Counter(re.findall(r"# (?:note|between|above k[0-9]|🍮: \[x)", text))
