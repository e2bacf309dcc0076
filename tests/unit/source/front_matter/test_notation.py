"""What every notation of the table does: one sample a notation, the same tests for all."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import pytest

from profilelint.model.finding import Span
from profilelint.model.tree import Mapping, find
from profilelint.source.front_matter import edit
from profilelint.source.front_matter.fences import has_opening, split
from profilelint.source.front_matter.notation import NOTATIONS, load_notation, notation_of
from profilelint.source.markdown.directives import find_directives
from profilelint.source.read import read_text

if TYPE_CHECKING:
    from collections.abc import Callable

    from profilelint.model.document import Document
    from profilelint.model.finding import Edit
    from profilelint.source.front_matter.notation import Notation

DATA = {"title": "One", "start": 2016, "list": ["a", "b"]}
BODY = "Text.\n"
NASTY = (
    *("Two", "it's", 'a "b"', "NO", "null", "2016", "2020-01-31", "a: b", "a = b", "#a", "a #b"),
    *("", " ", "- a", "[a", "{a", "a, b", "a\nb", "\\", "~", "<a", "...", "é🍮", "\x7f", "\u2028"),
)


class Sample(NamedTuple):
    """The same page in one notation, and what becomes of it.

    ``page`` says `DATA` and has `BODY` for a body. ``content`` is what stands between the fences.
    ``comment`` replaces a part of the page by the same with a comment, None without comments;
    ``no_comment`` are values in which the mark begins none. ``lines`` is the page with the title
    made a list of lines, ``long_text`` a page whose title is ``One two`` in two lines.
    """

    page: str
    content: str
    closing: str
    places: dict[str, tuple[str, str]]
    changed: dict[str, tuple[str, str]]
    comment: tuple[str, str] | None
    no_comment: tuple[str, str] | None
    lines: tuple[str, str] | None
    long_text: str | None
    unclosed: str


DIRECTIVE = "profilelint-disable-line text-double-space -- so it is"
SAMPLES = {
    "yaml": Sample(
        "---\ntitle: One\nstart: 2016\nlist:\n- a\n- b\n---\nText.\n",
        "title: One\nstart: 2016\nlist:\n- a\n- b\n",
        "---",
        {"title": ("title", "One"), "start": ("start", "2016"), "list": ("list", "- a\n- b")},
        {
            "set": ("title: One", "title: Two"),
            "quote": ("start: 2016", "start: '2016'"),
            "rename": ("title: One", "name: One"),
            "remove": ("- a\n", ""),
            "insert": ("title: One\n", "title: One\nnew: v\n"),
            "insert at the end": ("- b\n", "- b\nnew:\n- v\n"),
        },
        ("title: One", f"title: One # {DIRECTIVE}"),
        ("title: One", f"title: One#{DIRECTIVE}"),
        ("title: One", "title:\n- x\n- y"),
        "---\ntitle: One\n  two\n---\n",
        "---\ntitle: One\nstart: 2016\nText.\n",
    ),
    "toml": Sample(
        '+++\ntitle = "One"\nstart = 2016\nlist = ["a", "b"]\n+++\nText.\n',
        'title = "One"\nstart = 2016\nlist = ["a", "b"]\n',
        "+++",
        {
            "title": ("title", '"One"'),
            "start": ("start", "2016"),
            "list": ("list", '["a", "b"]'),
        },
        {
            "set": ('"One"', '"Two"'),
            "quote": ("start = 2016", 'start = "2016"'),
            "rename": ("title", "name"),
            "remove": ('"a", ', ""),
            "insert": ('"One"\n', '"One"\nnew = "v"\n'),
            "insert at the end": ('"b"]\n', '"b"]\nnew = ["v"]\n'),
        },
        ('"One"', f'"One"#{DIRECTIVE}'),
        ('"One"', f'"One # {DIRECTIVE}"'),
        None,
        '+++\ntitle = """One \\\n  two"""\n+++\n',
        "+++\ntitle = 'One'\nstart = 2016\nText.\n",
    ),
    "json": Sample(
        '{\n  "title": "One",\n  "start": 2016,\n  "list": ["a", "b"]\n}\nText.\n',
        '\n  "title": "One",\n  "start": 2016,\n  "list": ["a", "b"]\n',
        "}",
        {
            "title": ('"title"', '"One"'),
            "start": ('"start"', "2016"),
            "list": ('"list"', '["a", "b"]'),
        },
        {
            "set": ('"One"', '"Two"'),
            "quote": ("2016", '"2016"'),
            "rename": ('"title"', '"name"'),
            "remove": ('"a", ', ""),
            "insert": ('"One",\n', '"One",\n  "new": "v",\n'),
            "insert at the end": ('"b"]\n', '"b"],\n  "new": ["v"]\n'),
        },
        None,
        ('"One"', f'"One # {DIRECTIVE}"'),
        None,
        None,
        '{\n"title": "One"\n\nText.\n',
    ),
}

NAMES = [listing.name for listing in NOTATIONS]
CHANGES: dict[str, Callable[[Document], Edit | None]] = {
    "set": lambda page: edit.set_value(page, ("title",), "Two"),
    "quote": lambda page: edit.quote(page, ("start",)),
    "rename": lambda page: edit.rename_key(page, ("title",), "name"),
    "remove": lambda page: edit.remove_element(page, ("list", 0)),
    "insert": lambda page: edit.insert_key(page, "new", "v", after="title"),
    "insert at the end": lambda page: edit.insert_key(page, "new", ["v"]),
}


def applied(text: str, change: Edit | None) -> str:
    assert change is not None
    return text[: change.span.start] + change.text + text[change.span.end :]


def replaced(text: str, pair: tuple[str, str]) -> str:
    assert text.count(pair[0]) == 1
    return text.replace(*pair)


def opened(name: str) -> tuple[Notation, Sample, Document]:
    document = read_text("a.md", SAMPLES[name].page)
    assert document.front_matter is not None
    assert notation_of(document.front_matter) is load_notation(name)
    return load_notation(name), SAMPLES[name], document


def test_every_notation_has_a_sample() -> None:
    assert list(SAMPLES) == NAMES
    assert [load_notation(name).name for name in NAMES] == NAMES


@pytest.mark.parametrize("name", NAMES)
def test_the_block_is_found(name: str) -> None:
    notation, sample, document = opened(name)
    block, problems = split(sample.page)
    assert problems == []
    assert block is not None
    assert block.notation is notation
    assert sample.page[slice(*block.content)] == sample.content
    assert sample.page[slice(*block.closing)] == sample.closing
    assert sample.page[block.body :] == sample.page[document.body_start :] == BODY
    assert block.span == (0, block.closing.end)
    assert has_opening(sample.page)
    assert notation.split("Text.\n", 0) is None


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("other", NAMES)
def test_no_notation_takes_the_block_of_another(name: str, other: str) -> None:
    notation, page = load_notation(name), SAMPLES[other].page
    assert notation.detects(page, 0) == (name == other)
    found = notation.split(f" \n{page}", 2)
    assert (found is not None) == (name == other)
    if found is not None:
        assert [problem.message_id for problem in found[1]] == ["blank-above"]


@pytest.mark.parametrize("name", NAMES)
def test_a_block_without_an_end_is_reported(name: str) -> None:
    document = read_text("a.md", SAMPLES[name].unclosed)
    assert document.front_matter is None
    (problem,) = document.problems
    assert problem.rule == "file-front-matter"
    assert problem.message_id in ("unclosed", "unclosed-brace")
    assert problem.span.start == 0


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_the_block_says_what_it_says_and_where(name: str, line_end: str) -> None:
    text = SAMPLES[name].page.replace("\n", line_end)
    document = read_text("a.md", text)
    assert document.problems == []
    assert document.data == DATA
    assert document.front_matter is not None
    tree = document.front_matter.tree
    assert isinstance(tree, Mapping)
    places = {
        entry.key: (
            text[slice(*entry.key_span)],
            text[slice(*entry.value.span)].replace(line_end, "\n"),
        )
        for entry in tree.entries
    }
    assert places == SAMPLES[name].places
    item = find(tree, ("list", 1))
    assert item is not None
    assert text[slice(*item.value.span)].strip("\"'") == "b"


@pytest.mark.parametrize("name", NAMES)
def test_a_text_is_found_in_its_line_or_in_the_tree(name: str) -> None:
    notation, sample, document = opened(name)
    assert document.front_matter is not None
    found = notation.find_text(sample.page, document.front_matter, "title", "One")
    assert found in (None, document.locate(("title",)))
    assert notation.find_text(sample.page, document.front_matter, "title", "Two") is None


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("change", CHANGES)
def test_a_change_touches_its_place_alone(name: str, change: str) -> None:
    _, sample, document = opened(name)
    expected = replaced(sample.page, sample.changed[change])
    assert applied(sample.page, CHANGES[change](document)) == expected


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("text", NASTY)
def test_text_reads_back_as_it_was(name: str, text: str) -> None:
    notation, sample, document = opened(name)
    for route in (("title",), ("list", 0)):
        changed = read_text("a.md", applied(sample.page, edit.set_value(document, route, text)))
        expected: Any = {**DATA, "list": list(DATA["list"])}  # type: ignore[call-overload]
        if len(route) == 1:
            expected["title"] = text
        else:
            expected["list"][0] = text
        assert changed.data == expected
        assert changed.problems == []
    span = document.locate(("title",))
    for strict in (True, False):
        written = notation.writer.text(text, strict=strict)
        page = sample.page[: span.start] + written + sample.page[span.end :]
        assert read_text("a.md", page).data == {**DATA, "title": text}


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("key", ["new", "x-y", "a b", "é", "2016", "it's", 'a"b', "a: b"])
def test_a_key_reads_back_as_it_was(name: str, key: str) -> None:
    _, sample, document = opened(name)
    page = applied(sample.page, edit.insert_key(document, key, True))
    assert read_text("a.md", page).data == {**DATA, key: True}
    page = applied(sample.page, edit.rename_key(document, ("title",), key))
    assert read_text("a.md", page).data == {key: "One", "start": 2016, "list": ["a", "b"]}


@pytest.mark.parametrize("name", NAMES)
def test_a_comment_holds_a_directive(name: str) -> None:
    notation, sample, _ = opened(name)
    assert (notation.comment_mark is None) == (sample.comment is None)
    if sample.comment is not None:
        text = replaced(sample.page, sample.comment)
        document = read_text("a.md", text)
        assert document.data == DATA
        (directive,) = find_directives(document)
        start = text.index(f"{notation.comment_mark}")
        assert directive.span == Span(start, text.index("\n", start))
        assert (directive.action, directive.reason) == ("disable-line", "so it is")
    if sample.no_comment is not None:
        document = read_text("a.md", replaced(sample.page, sample.no_comment))
        assert DIRECTIVE in str(document.data["title"])
        assert find_directives(document) == []


@pytest.mark.parametrize("name", NAMES)
def test_lists_of_lines_and_text_of_several_lines_are_as_declared(name: str) -> None:
    notation, sample, document = opened(name)
    page = applied(sample.page, edit.split_scalar(document, ("title",), ["x", "y"]))
    assert read_text("a.md", page).data == {**DATA, "title": ["x", "y"]}
    assert notation.has_block_style == (sample.lines is not None)
    if sample.lines is not None:
        assert page == replaced(sample.page, sample.lines)
    assert notation.has_long_text == (sample.long_text is not None)
    if sample.long_text is not None:
        assert read_text("a.md", sample.long_text).data == {"title": "One two"}
