"""Properties of reading that hold for every file, each guarded against an idle generator."""

from __future__ import annotations

import datetime as dt
import json
import tomllib
from typing import Any

import yaml
from hypothesis import HealthCheck, find, given, settings
from hypothesis import strategies as st

from profilelint.model.document import Document
from profilelint.model.finding import Problem, Span
from profilelint.model.tree import Mapping, Node, Scalar
from profilelint.source.front_matter.yaml.nodes import read_nodes
from profilelint.source.read import read_document, read_text

SETTINGS = settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True
)

VOCABULARY = """
one two Acme NO yes 012 1:20 1_000 2024-02-31 2020-09-28 2019 true null ~ .inf 1e3 it's
Crème 🍮 a#b @x *b &c !d %e `f` “g” [h {i j] k} -l ?m :n o: p, = << 0x1F 'q' "r" | >
"""
WORDS = st.sampled_from(VOCABULARY.split())
KEYS = st.one_of(
    st.sampled_from(["title", "date", "a b", "é", "end", "on", "2019", "x-y"]),
    st.text("abc", min_size=1, max_size=3),
)
LINE_ENDS = st.sampled_from(["\n", "\r\n", "\r"])


@st.composite
def plain_values(draw: st.DrawFn) -> str:
    return " ".join(draw(st.lists(WORDS, min_size=1, max_size=3)))


@st.composite
def scalars(draw: st.DrawFn, indent: str) -> str:
    text = draw(plain_values())
    style = draw(st.sampled_from(["plain", "plain", "single", "double", "block", "multi", "empty"]))
    if style == "single":
        return "'" + text.replace("'", "''") + "'"
    if style == "double":
        return json.dumps(text, ensure_ascii=draw(st.booleans()))
    if style == "block":
        sign = draw(st.sampled_from(["|", ">", "|-", ">-", "|+"]))
        return f"{sign}\n{indent}  {text}\n\n{indent}  more: {text}"
    if style == "multi":
        return f"{text}\n{indent}  and {draw(plain_values())}"
    return "" if style == "empty" else text


@st.composite
def yaml_lines(draw: st.DrawFn, indent: str = "", depth: int = 0) -> str:
    lines = []
    for key in draw(st.lists(KEYS, min_size=1, max_size=4)):
        kind = draw(st.sampled_from(["scalar", "scalar", "list", "flow", "map", "comment"]))
        if kind == "comment":
            lines.append(f"{indent}# {key}: - x")
        elif kind == "list":
            items = draw(st.lists(scalars(indent + "  "), min_size=1, max_size=3))
            lines.append(f"{indent}{key}:")
            lines += [
                f"{indent}-  {item} # c" if "\n" not in item else f"{indent}- {item}"
                for item in items
            ]
        elif kind == "flow":
            items = draw(st.lists(st.sampled_from(["a", "'b'", "1", "{k: v}", "NO"]), max_size=3))
            lines.append(f"{indent}{key}: [{', '.join(items)}]")
        elif kind == "map" and depth < 3:
            lines.append(f"{indent}{key}:")
            lines.append(draw(yaml_lines(indent + "  ", depth + 1)))
        else:
            lines.append(f"{indent}{key}: {draw(scalars(indent))}")
    return "\n".join(lines)


@st.composite
def pages(draw: st.DrawFn) -> str:
    end = draw(LINE_ENDS)
    text = f"---\n{draw(yaml_lines())}\n---\nBody: *one*\n"
    return text.replace("\n", end)


def nodes(node: Node) -> list[Scalar]:
    if isinstance(node, Scalar):
        return [node]
    if isinstance(node, Mapping):
        return [found for entry in node.entries for found in nodes(entry.value)]
    return [found for element in node.elements for found in nodes(element.value)]


def spans(node: Node) -> Any:
    if isinstance(node, Scalar):
        return node.span, node.style, node.value
    if isinstance(node, Mapping):
        return node.span, [(e.key, e.key_span, e.span, spans(e.value)) for e in node.entries]
    return node.span, [(element.span, spans(element.value)) for element in node.elements]


def identity(problem: Problem) -> tuple[object, ...]:
    return problem.rule, problem.message_id, problem.route, problem.params


def shifted(problems: list[Problem], by: int) -> list[tuple[object, ...]]:
    return [(*identity(p), Span(p.span.start + by, p.span.end + by)) for p in problems]


def is_readable(text: str) -> bool:
    return read_text("a.md", text).front_matter is not None


def test_generator_reaches_readable_and_unreadable_blocks() -> None:
    find(pages(), lambda text: is_readable(text) and "\r" in text and "|" in text)
    find(pages(), lambda text: any(p.rule == "file-syntax" for p in read_text("a", text).problems))
    find(
        pages(),
        lambda text: any(p.rule == "file-ambiguous-scalar" for p in read_text("a", text).problems),
    )


@given(st.one_of(st.binary(max_size=200), pages().map(lambda text: text.encode("utf-16"))))
@SETTINGS
def test_no_bytes_raise(data: bytes) -> None:
    for head in (b"", b"---\n", b"+++\n", b"{\n", b"\xef\xbb\xbf---\n"):
        for tail in (b"", b"\n---\n", b"\n+++\n", b"\n}\n"):
            document = read_document("a.md", head + data + tail)
            assert all(
                0 <= p.span.start <= p.span.end <= len(document.text) for p in document.problems
            )
            if document.front_matter is not None:
                json.dumps(document.data, allow_nan=False).encode()
                assert document.front_matter.tree is document.front_matter.tree


SIGNS = st.text("ab1 :-'\"[]{},#&*!|>%@`?=.\\\n\r\t~<é🍮\u2028\ufeff\0", max_size=60)


@given(SIGNS, st.sampled_from(["---", "+++", "{"]))
@SETTINGS
def test_no_text_raises(text: str, fence: str) -> None:
    closing = "}" if fence == "{" else fence
    document = read_text("a.md", f"{fence}\n{text}\n{closing}\n")
    assert all(0 <= p.span.start <= p.span.end <= len(document.text) for p in document.problems)
    if document.front_matter is not None:
        json.dumps(document.data, allow_nan=False)
        spans(document.front_matter.tree)


@given(pages())
@SETTINGS
def test_both_yaml_parsers_agree(text: str) -> None:
    document = read_text("a.md", text)
    start = 5 if text.startswith("---\r\n") else 4
    end = text.index("---", start)
    content = Span(start, end)
    fast, pure = read_nodes(text, content), read_nodes(text, content, pure=True)
    assert [identity(p) for p in fast.problems] == [identity(p) for p in pure.problems]
    assert fast.data == pure.data
    if fast.make_tree is not None and pure.make_tree is not None:
        assert spans(fast.make_tree()) == spans(pure.make_tree())
    assert (fast.data is None) == (document.front_matter is None)


@given(pages())
@SETTINGS
def test_the_slice_at_a_scalar_reads_back_as_its_value(text: str) -> None:
    document = read_text("a.md", text)
    if document.front_matter is None or "file-tag" in {p.rule for p in document.problems}:
        return
    for scalar in nodes(document.front_matter.tree):
        written = text[scalar.span.start : scalar.span.end]
        block = f"k: {written}\n"
        again = read_nodes(block, Span(0, len(block))).data
        assert again is not None
        if isinstance(scalar.value, str) and scalar.style in ("literal", "folded"):
            assert str(again["k"]).rstrip() == scalar.value.rstrip()
        else:
            assert again["k"] == scalar.value


@given(pages())
@SETTINGS
def test_line_ends_and_byte_order_mark_change_nothing_but_offsets(text: str) -> None:
    plain = text.replace("\r\n", "\n").replace("\r", "\n")
    expected = read_text("a.md", plain)
    for end in ("\r\n", "\r"):
        other = read_document("a.md", ("\ufeff" + plain.replace("\n", end)).encode())
        assert other.data == expected.data
        assert [identity(p) for p in other.problems] == [identity(p) for p in expected.problems]
        assert [covered(other, p) for p in other.problems] == [
            covered(expected, p) for p in expected.problems
        ]


def covered(document: Document, problem: Problem) -> list[str]:
    return document.text[problem.span.start : problem.span.end].splitlines()


@given(pages(), st.integers(1, 5))
@SETTINGS
def test_lines_above_move_every_problem_by_their_length(text: str, count: int) -> None:
    end = "\r\n" if "\r\n" in text else "\r" if "\r" in text else "\n"
    above = f"# note{end}" * count
    start = text.index(end) + len(end)
    moved = text[:start] + above + text[start:]
    problems = read_text("a.md", text).problems
    assert shifted(problems, len(above)) == shifted(read_text("a.md", moved).problems, 0)


@given(plain_values())
@SETTINGS
def test_what_old_readers_read_otherwise_is_reported(value: str) -> None:
    text = f"---\nk: {value}\n---\n"
    document = read_text("a.md", text)
    if document.front_matter is None:
        return
    ours = document.data["k"]
    try:
        old = yaml.load(f"k: {value}\n", Loader=yaml.CSafeLoader)["k"]
    except (yaml.YAMLError, ValueError):
        assert document.problems
        return
    if isinstance(old, dt.date):
        assert document.problems == []
    elif old != ours or type(old) is not type(ours):
        assert document.problems


JSON_VALUES = st.recursive(
    st.one_of(
        st.none(),
        st.booleans(),
        st.integers(-(10**17), 10**17),
        st.text(max_size=8),
        st.floats(allow_nan=False, allow_infinity=False),
    ),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3), st.dictionaries(st.text(max_size=4), inner, max_size=3)
    ),
    max_leaves=8,
)


def loses_digits(document: Document, problem: Problem) -> bool:
    """Return whether a problem is that of an integer that a binary64 number does not hold."""
    written = document.text[problem.span.start : problem.span.end]
    return problem.message_id == "precision" and abs(int(written)) > 2**53


@given(st.dictionaries(st.text(max_size=4), JSON_VALUES, max_size=4), st.booleans())
@SETTINGS
def test_json_reads_as_the_standard_library_reads_it(data: dict[str, Any], escape: bool) -> None:
    text = json.dumps(data, indent=2, ensure_ascii=escape)
    if len(data) == 0:
        text = "{\n}"
    document = read_document("a.md", (text + "\nBody").encode("utf-8", "replace"))
    if any(p.rule in ("date-impossible", "file-encoding") for p in document.problems):
        return
    assert [problem for problem in document.problems if not loses_digits(document, problem)] == []
    assert document.data == json.loads(text)
    tree = document.front_matter.tree if document.front_matter is not None else None
    assert tree is not None
    for scalar in nodes(tree):
        assert json.loads(document.text[scalar.span.start : scalar.span.end]) == scalar.value


@given(
    st.dictionaries(
        st.from_regex(r"[a-z_-]{1,4}", fullmatch=True),
        st.one_of(
            st.booleans(),
            st.integers(-(10**17), 10**17),
            st.text("a\"'\\\n\té", max_size=6),
            st.lists(st.integers(0, 9), max_size=3),
        ),
        max_size=5,
    )
)
@SETTINGS
def test_toml_reads_as_the_standard_library_reads_it(data: dict[str, Any]) -> None:
    lines = "".join(
        f"{key} = {json.dumps(value, ensure_ascii=False)}\n" for key, value in data.items()
    )
    document = read_text("a.md", f"+++\n{lines}+++\nBody")
    assert [problem for problem in document.problems if not loses_digits(document, problem)] == []
    assert document.data == tomllib.loads(lines)
    assert document.front_matter is not None
    for scalar in nodes(document.front_matter.tree):
        written = document.text[scalar.span.start : scalar.span.end]
        assert tomllib.loads(f"v = {written}")["v"] == scalar.value
