"""What goes to standard output, where it takes bytes and where it takes text alone."""

from __future__ import annotations

import io
import json
import sys

import pytest

from profilelint.app.output import (
    OutputError,
    progress_bar,
    write_content,
    write_errors,
    write_json,
    write_lines,
    write_report,
    write_text,
)

HOSTILE = "a\x1b[31m\r\n::error::b\t##[error]\u202e\u2028\x9b\ud800"


def test_bytes_follow_what_was_written_before(monkeypatch: pytest.MonkeyPatch) -> None:
    raw = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(raw, encoding="latin-1"))
    sys.stdout.write("é ")
    write_report("Peru—\ud800\r\n")
    write_lines(["a\x1b", "b"])
    assert raw.getvalue() == b"\xe9 Peru\xe2\x80\x94\\ud800\r\na\\u{1b}\nb\n"


def test_text_where_there_are_no_bytes(monkeypatch: pytest.MonkeyPatch) -> None:
    captured = io.StringIO(newline="")
    monkeypatch.setattr(sys, "stdout", captured)
    write_report("Peru—\ud800\r\n")
    assert captured.getvalue() == "Peru—\\ud800\r\n"


def test_every_way_out(monkeypatch: pytest.MonkeyPatch) -> None:
    written, told = io.StringIO(newline=""), io.StringIO(newline="")
    monkeypatch.setattr(sys, "stdout", written)
    monkeypatch.setattr(sys, "stderr", told)
    monkeypatch.setenv("TF_BUILD", "True")
    fit = "a\\u{1b}[31m\\u{d}\n:\\u{3a}error::b\t#\\u{23}[error]\\u{202e}\\u{2028}\\u{9b}\\u{d800}"
    write_text(HOSTILE)
    write_content(HOSTILE)
    assert written.getvalue() == fit * 2
    written.seek(0)
    written.truncate()
    write_json({HOSTILE: "\U000e0041"})
    assert written.getvalue() == (
        '{\n  "a\\u001b[31m\\r\\n::error::b\\t#\\u0023[error]\\u202e\\u2028\\u009b\\ud800": '
        '"\\udb40\\udc41"\n}\n'
    )
    assert json.loads(written.getvalue()) == {HOSTILE: "\U000e0041"}
    write_errors(["::warning::x", HOSTILE])
    assert told.getvalue() == (
        ":\\u{3a}warning::x\n"
        "a\\u{1b}[31m\\u{d}\\u{a}::error::b\\u{9}#\\u{23}[error]\\u{202e}\\u{2028}\\u{9b}\\u{d800}\n"
    )


@pytest.mark.parametrize("stream", [None, io.StringIO()])
def test_closed_streams(monkeypatch: pytest.MonkeyPatch, stream: io.StringIO | None) -> None:
    if stream is not None:
        stream.close()
    monkeypatch.setattr(sys, "stdout", stream)
    monkeypatch.setattr(sys, "stderr", stream)
    with pytest.raises(OutputError, match="closed"):
        write_report("a")
    with pytest.raises(OutputError, match="closed"):
        write_content("a")
    write_errors(["nobody hears this"])
    assert progress_bar() is None
