"""What goes to standard output, where it takes bytes and where it takes text alone."""

from __future__ import annotations

import io
import sys

import pytest

from profilelint.app.output import write_bytes, write_lines, write_text


def test_bytes_follow_what_was_written_before(monkeypatch: pytest.MonkeyPatch) -> None:
    raw = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(raw, encoding="latin-1"))
    sys.stdout.write("é ")
    write_text("Peru—\ud800\r\n")
    write_lines(["a\x1b", "b"])
    assert raw.getvalue() == b"\xe9 Peru\xe2\x80\x94\\ud800\r\na\\u{1b}\nb\n"


def test_text_where_there_are_no_bytes(monkeypatch: pytest.MonkeyPatch) -> None:
    captured = io.StringIO(newline="")
    monkeypatch.setattr(sys, "stdout", captured)
    write_text("Peru—\ud800\r\n")
    write_bytes(b"a\xff\n")
    assert captured.getvalue() == "Peru—\\ud800\r\na\\xff\n"
