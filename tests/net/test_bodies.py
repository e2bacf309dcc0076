"""Bodies that end too soon, twice or not as they were announced."""

from __future__ import annotations

import contextlib
import gzip
import zlib
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    import socket

    from tests.net.loopback import Authority, Internet, Seen

HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"
TEXT = b"<title>A page</title><p id=here>" + b"Words that somebody wrote. " * 20
PACKED = gzip.compress(TEXT)
FLAT = zlib.compress(TEXT)


def sized(body: bytes, encoding: str = "identity", length: int | None = None) -> bytes:
    size = len(body) if length is None else length
    head = f"Content-Encoding: {encoding}\r\nContent-Length: {size}\r\n\r\n"
    return HEAD + head.encode() + body


def chunked(*chunks: bytes, encoding: str = "identity", end: bytes = b"0\r\n\r\n") -> bytes:
    head = f"Content-Encoding: {encoding}\r\nTransfer-Encoding: chunked\r\n\r\n"
    pieces = [b"%x\r\n%b\r\n" % (len(chunk), chunk) for chunk in chunks]
    return HEAD + head.encode() + b"".join(pieces) + end


@pytest.mark.parametrize(
    ("sent", "whole"),
    [
        pytest.param(sized(TEXT), True, id="whole"),
        pytest.param(sized(TEXT, length=len(TEXT) + 1), False, id="one byte short"),
        pytest.param(sized(TEXT + b"more", length=len(TEXT)), True, id="more than announced"),
        pytest.param(chunked(TEXT), True, id="chunked"),
        pytest.param(chunked(TEXT, end=b""), False, id="chunked, no last chunk"),
        pytest.param(chunked(TEXT, end=b"0\r\n"), False, id="chunked, no last line"),
        pytest.param(chunked(TEXT, end=b"5\r\nab"), False, id="within a chunk"),
        pytest.param(chunked(TEXT, end=b"x\r\n\r\n"), False, id="no size of a chunk"),
        pytest.param(sized(PACKED, "gzip"), True, id="gzip"),
        pytest.param(sized(PACKED[:-1], "gzip"), False, id="gzip cut in its sum"),
        pytest.param(sized(PACKED[:60], "x-gzip"), False, id="gzip cut"),
        pytest.param(sized(PACKED[:-8] + bytes(8), "gzip"), False, id="gzip with another sum"),
        pytest.param(sized(PACKED + PACKED, "gzip"), False, id="two members"),
        pytest.param(sized(PACKED + PACKED[:5], "gzip"), False, id="half a second member"),
        pytest.param(chunked(PACKED[:40], PACKED[40:], encoding="gzip"), True, id="gzip, chunked"),
        pytest.param(chunked(PACKED[:40], encoding="gzip"), False, id="gzip cut, chunks whole"),
        pytest.param(chunked(PACKED, encoding="gzip", end=b""), False, id="gzip, chunks cut"),
        pytest.param(sized(TEXT, "gzip"), False, id="no gzip"),
        pytest.param(sized(FLAT, "deflate"), True, id="deflate"),
        pytest.param(sized(FLAT[:-1], "deflate"), False, id="deflate cut in its sum"),
        pytest.param(sized(FLAT + FLAT, "deflate"), False, id="deflate twice"),
        pytest.param(sized(FLAT, "deflate, gzip"), False, id="two encodings"),
        pytest.param(HEAD + b"\r\n" + TEXT, True, id="to the end of the connection"),
    ],
)
def test_an_anchor_is_missing_only_if_the_body_was_read_to_its_end(
    net: Internet, sent: bytes, whole: bool
) -> None:
    net.site("one.zz", {"/a": sent})
    [found] = net.check("http://one.zz/a#absent", ports=frozenset({80}))
    assert found.reason == ("fragment-missing" if whole else "fragment-unknown")


@pytest.mark.parametrize("closed", [True, False])
def test_a_protected_connection_that_is_cut(
    net: Internet, authority: Authority, closed: bool
) -> None:
    """Without a length, only the protocol's own farewell tells the end of a body from a cut."""

    def send(seen: Seen, connection: socket.socket) -> None:
        connection.sendall(HEAD + b"\r\n" + TEXT)
        if closed:
            with contextlib.suppress(OSError):
                connection.unwrap()  # type: ignore[attr-defined]

    net.site("one.zz", {"/a": send}, tls=authority.server("one.zz"))
    [found] = net.check("https://one.zz/a#absent", authorities=authority.path)
    assert found.reason == ("fragment-missing" if closed else "fragment-unknown")
