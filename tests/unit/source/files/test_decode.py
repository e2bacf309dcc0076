"""Bytes to text: what is accepted, what is reported, and where."""

from __future__ import annotations

import pytest

from profilelint.model.text import LineIndex
from profilelint.source.files.decode import decode, repair
from profilelint.source.read import read_document, read_text

TEXT = "---\ntitle: Crème 🍮\n---\nText\n"

# Name: (bytes, message ids, line of the first).
BYTES = {
    "UTF-8": (TEXT.encode(), [], 0),
    "UTF-8 with a mark": (TEXT.encode("utf-8-sig"), [], 0),
    "empty": (b"", [], 0),
    "UTF-16 with a mark": (TEXT.encode("utf-16"), ["wide"], 1),
    "UTF-16 without": ("a: plain text\n".encode("utf-16-le"), ["wide"], 1),
    "UTF-16 big-endian": ("a: plain text\n".encode("utf-16-be"), ["wide"], 1),
    "UTF-32 with a mark": (TEXT.encode("utf-32"), ["wide"], 1),
    "UTF-32 without": ("a: plain text\n".encode("utf-32-be"), ["wide"], 1),
    "Latin-1": ("---\na: b\nc: é é\n---\n".encode("latin-1"), ["windows-1252"], 3),
    "Windows-1252": (b"---\r\na: \x93b\x94\r\n---\r\n", ["windows-1252"], 2),
    "unknown byte": (b"---\na: b\n---\n\n\x81", ["not-utf8"], 5),
    "cut character": (b"---\na: b\n---\n\xf0\x9f\x8d", ["windows-1252"], 4),
    "overlong": (b"---\na: \xc0\xaf\n---\n", ["windows-1252"], 2),
    "surrogate": (b"---\na: \xed\xa0\x80\n---\n", ["surrogate"], 2),
    "NUL": (b"---\na: b\n---\nc\0\n\0", ["nul"], 4),
    "inner mark": ("---\na: b\n---\nc\n\ufeffd".encode(), ["inner-mark"], 5),
    "two marks": ("\ufeff\ufeff---\na: b\n---\n".encode(), ["inner-mark"], 1),
    "mark and NUL": ("---\na: b\n---\n\ufeff\0".encode(), ["inner-mark", "nul"], 4),
}


@pytest.mark.parametrize("name", BYTES)
def test_decode(name: str) -> None:
    data, message_ids, line = BYTES[name]
    text, problems = decode(data)
    assert [problem.message_id for problem in problems] == message_ids
    assert {problem.rule for problem in problems} <= {"file-encoding"}
    if problems:
        assert LineIndex(text).position(problems[0].span.start)[0] == line
    text.encode()


@pytest.mark.parametrize("name", [name for name in BYTES if BYTES[name][1]])
def test_a_file_of_another_encoding_has_no_further_problem(name: str) -> None:
    data, message_ids, _ = BYTES[name]
    problems = read_document("a.md", data).problems
    assert [problem.message_id for problem in problems] == message_ids


def test_the_character_that_was_meant_is_named() -> None:
    _, problems = decode("caf\u00e9".encode("cp1252"))
    assert problems[0].params == {"character": "é"}
    assert problems[0].span == (3, 4)


def test_a_bad_byte_in_the_body_leaves_the_front_matter_readable() -> None:
    document = read_document("a.md", b"---\na: b\n---\ncaf\xe9")
    assert document.data == {"a": "b"}
    assert document.text.endswith("caf\ufffd")


def test_lone_surrogates_keep_offsets() -> None:
    text, problems = repair("a\ud83d\ude00b")
    assert text == "a\ufffd\ufffdb"
    assert [problem.span for problem in problems] == [(1, 2)]


def test_text_may_carry_undecoded_bytes() -> None:
    document = read_text("a.md", "---\na: caf\udce9\n---\n")
    assert [p.message_id for p in document.problems] == ["windows-1252"]


def test_a_mark_at_the_start_is_dropped_from_text() -> None:
    assert read_text("a.md", "\ufeff---\na: b\n---\n").text.startswith("---")
