"""What is all of a body that arrived compressed."""

from __future__ import annotations

import gzip
import zlib

import pytest

from profilelint.links.transport import _decoder

PAGE = b"<p id=a>" * 500
# With no time of its making, so that each process that runs tests names them alike.
WHOLE = gzip.compress(PAGE, mtime=0)


@pytest.mark.parametrize(
    ("encoding", "sent", "done"),
    [
        ("gzip", WHOLE, True),
        ("deflate", zlib.compress(PAGE), True),
        ("identity", PAGE, True),
        ("gzip", b"", True),
        ("gzip", WHOLE[:-9], False),
        ("gzip", WHOLE[:20], False),
        ("gzip", WHOLE + WHOLE, False),
        ("gzip", WHOLE + b"more", False),
    ],
)
def test_what_is_read_to_its_end(encoding: str, sent: bytes, done: bool) -> None:
    decode = _decoder(encoding)
    assert decode is not None
    body = b"".join(decode(sent[at : at + 7], 10_000) for at in range(0, len(sent), 7))
    assert decode.is_done() == done
    assert PAGE.startswith(body)
