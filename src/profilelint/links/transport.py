"""One request and its answer: the only module that connects.

HTTP/1.1 is spoken by h11 over a socket opened here to an address that the policy has checked;
there is no pool, proxy, netrc, redirect, cookie or authentication to switch off. It is imported
only when there is something to request.
"""

from __future__ import annotations

import socket
import ssl
import sys
import threading
import time
import zlib
from typing import Final, Protocol

import h11

from profilelint.links.policy import Endpoint, NetworkUnavailableError, Policy, UnsafeTargetError
from profilelint.links.url import Refusal, Target
from profilelint.model.named_tuple import NamedTuple

MAX_HEADER_BYTES: Final = 64 * 1024
MAX_BODY_BYTES: Final = 1024 * 1024
"""The most that is decoded of a body, and the most that is received of it."""

_CHUNK: Final = 16 * 1024
_MAX_ENDPOINTS: Final = 4
_HTML_TYPES: Final = frozenset({"", "text/html", "application/xhtml+xml"})
_STATUSES_READ: Final = frozenset({403, 429, 503})

# OpenSSL's X509_V_ERR_* numbers.
_CERTIFICATE_REASONS: Final = {
    9: "broken-tls-expired",
    10: "broken-tls-expired",
    18: "broken-tls-untrusted",
    19: "broken-tls-untrusted",
    20: "broken-tls-chain",
    21: "broken-tls-chain",
    62: "broken-tls-name",
    64: "broken-tls-name",
}
_OLD_PROTOCOL: Final = ("UNSUPPORTED_PROTOCOL", "PROTOCOL_VERSION", "WRONG_SSL_VERSION")


class Request(NamedTuple):
    """A GET of a target, over a connection to one of its ``endpoints``.

    ``headers`` are sent besides Host, User-Agent, Accept and Connection. ``body_limit`` is how
    many decoded bytes of an HTML body are wanted; ``until`` stops the reading earlier.
    ``seconds`` is what is left of the time for the whole URL.
    """

    target: Target
    endpoints: list[Endpoint]
    headers: tuple[tuple[str, str], ...]
    body_limit: int
    until: bytes
    seconds: float


class Response(NamedTuple):
    """An answer. ``headers`` has lower-case names, the last of equal ones, cookies aside.

    ``complete`` tells that ``body`` is all of the page: read to its end and decoded.
    """

    status: int
    headers: dict[str, str]
    cookies: tuple[str, ...]
    body: bytes
    complete: bool


class TransportError(Exception):
    """No answer came; ``reason`` and ``detail`` are as in `profilelint.model.verdict`."""

    def __init__(self, reason: str, detail: str = "") -> None:
        super().__init__(reason)
        self.reason = reason
        self.detail = detail


class Transport(Protocol):
    """Requests one URL and follows no redirect; safe to call from many threads at once."""

    def get(self, request: Request) -> Response:
        """Return the answer.

        Raises `TransportError`, or `UnsafeTargetError` for an endpoint that the policy refuses.
        """
        ...


class SocketTransport:
    """The transport over plain sockets and the standard library's TLS."""

    def __init__(self, policy: Policy) -> None:
        """Load the trusted authorities; raises `NetworkUnavailableError` if none."""
        self._policy = policy
        # Not create_default_context, which writes session keys to the file in SSLKEYLOGFILE.
        self._tls = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
        self._tls.minimum_version = ssl.TLSVersion.TLSv1_2
        self._tls.set_alpn_protocols(["http/1.1"])
        self._tls.load_default_certs()
        if policy.authorities:
            self._tls.load_verify_locations(policy.authorities)
        places = ssl.get_default_verify_paths()
        # A folder of authorities is read only as certificates turn up, so its count stays 0.
        if not (places.capath or self._tls.cert_store_stats()["x509_ca"]):
            raise NetworkUnavailableError(
                "This machine has no list of certificate authorities, so no https address can be "
                'checked. Install the system\'s list (often "ca-certificates"). No link was '
                "checked."
            )

    def get(self, request: Request) -> Response:
        """Return the answer; see `Transport`."""
        deadline = _Deadline(request.seconds)
        try:
            with self._connect(request.target, request.endpoints, deadline) as connection:
                return self._exchange(connection, request, deadline)
        except TimeoutError as error:
            raise TransportError("timeout") from error
        except h11.ProtocolError as error:
            raise TransportError("network", "it does not speak HTTP as it should") from error
        except ssl.SSLError as error:
            raise _tls_error(error, request.target.host) from error
        except OSError as error:
            raise TransportError("network", _network_detail(error)) from error

    def _connect(
        self, target: Target, endpoints: list[Endpoint], deadline: _Deadline
    ) -> socket.socket:
        failure: OSError = ConnectionError()
        for endpoint in endpoints[:_MAX_ENDPOINTS]:
            try:
                plain = self._open(endpoint, deadline)
            except OSError as error:
                failure = error
                continue
            if target.scheme == "http":
                return plain
            try:
                plain.settimeout(min(self._policy.first_byte_timeout, deadline.left()))
                # The name is what is announced (SNI) and verified; the address stays the checked.
                return self._tls.wrap_socket(
                    plain, server_hostname=target.host, suppress_ragged_eofs=False
                )
            except BaseException as error:
                plain.close()
                if isinstance(error, ValueError) and not isinstance(error, ssl.SSLError):
                    raise TransportError("network", "no certificate can have its name") from error
                raise
        raise failure

    def _open(self, endpoint: Endpoint, deadline: _Deadline) -> socket.socket:
        if not self._policy.admits(endpoint.address):
            raise UnsafeTargetError(Refusal("unsafe-address", endpoint.address))
        family = socket.AF_INET6 if ":" in endpoint.address else socket.AF_INET
        opened = socket.socket(family, socket.SOCK_STREAM)
        try:
            opened.settimeout(min(self._policy.connect_timeout, deadline.left()))
            opened.connect((endpoint.address, endpoint.port))
        except BaseException:
            opened.close()
            raise
        return opened

    def _exchange(
        self, connection: socket.socket, request: Request, deadline: _Deadline
    ) -> Response:
        target = request.target
        protocol = h11.Connection(h11.CLIENT, max_incomplete_event_size=MAX_HEADER_BYTES)
        headers = [
            ("Host", target.authority),
            ("User-Agent", self._policy.user_agent),
            ("Accept", "text/html,application/xhtml+xml,*/*;q=0.8"),
            ("Accept-Encoding", "identity"),
            ("Connection", "close"),
            *request.headers,
        ]
        message = protocol.send(h11.Request(method="GET", target=target.resource, headers=headers))
        connection.settimeout(deadline.left())
        connection.sendall((message or b"") + (protocol.send(h11.EndOfMessage()) or b""))
        reader = _Reader(connection, protocol, deadline, self._policy.first_byte_timeout)
        answer = reader.head()
        names = {name.decode("ascii"): _text(value) for name, value in answer.headers}
        cookies = tuple(_text(value) for name, value in answer.headers if name == b"set-cookie")
        status = answer.status_code
        kind = names.get("content-type", "").partition(";")[0].strip().lower()
        wanted = (200 <= status < 300 or status in _STATUSES_READ) and kind in _HTML_TYPES
        if not wanted or not request.body_limit:
            return Response(status, names, cookies, b"", complete=False)
        encoding = names.get("content-encoding", "identity").strip().lower()
        decode = _decoder(encoding or "identity")
        if decode is None:
            return Response(status, names, cookies, b"", complete=False)
        body, complete = reader.body(decode, min(request.body_limit, MAX_BODY_BYTES), request.until)
        return Response(status, names, cookies, body, complete and decode.is_done())


class _Deadline:
    __slots__ = ("_end",)

    def __init__(self, seconds: float) -> None:
        self._end = time.monotonic() + seconds

    def left(self) -> float:
        """Return the seconds that are left; raises TimeoutError if none are."""
        left = self._end - time.monotonic()
        if left <= 0:
            raise TimeoutError
        return left


class _Reader:
    """Reads an answer event by event, each read bounded by the deadline."""

    __slots__ = ("_connection", "_cut", "_deadline", "_first_byte", "_protocol", "_received")

    def __init__(
        self,
        connection: socket.socket,
        protocol: h11.Connection,
        deadline: _Deadline,
        first_byte: float,
    ) -> None:
        self._connection = connection
        self._protocol = protocol
        self._deadline = deadline
        self._first_byte = first_byte
        self._received = 0
        self._cut = False

    def head(self) -> h11.Response:
        """Return the final response's head; raises TransportError beyond the header limit.

        Interim (1xx) responses count towards the limit.
        """
        while True:
            event = self._protocol.next_event()
            if isinstance(event, h11.Response):
                return event
            if event is h11.NEED_DATA:
                if self._received >= MAX_HEADER_BYTES:
                    raise TransportError("network", "it sends more headers than are read")
                self._receive(MAX_HEADER_BYTES - self._received)
            elif not isinstance(event, h11.InformationalResponse):
                raise TransportError("network", "it does not speak HTTP as it should")

    def body(self, decode: _Plain, limit: int, until: bytes) -> tuple[bytes, bool]:
        """Return at most ``limit`` decoded bytes and whether they are the whole body.

        A body that breaks off or cannot be decoded is an incomplete one, not a failure: the
        page was answered. So is one that is too slow for the deadline.
        """
        taken = bytearray()
        allowance = self._received + MAX_BODY_BYTES
        try:
            while len(taken) < limit and self._received < allowance:
                event = self._protocol.next_event()
                if event is h11.NEED_DATA:
                    self._receive(_CHUNK)
                elif isinstance(event, h11.Data):
                    before = len(taken)
                    taken += decode(bytes(event.data), limit - len(taken))
                    if until and taken.find(until, max(0, before - len(until))) >= 0:
                        break
                else:
                    return bytes(taken), isinstance(event, h11.EndOfMessage) and not self._cut
        except (OSError, h11.ProtocolError, zlib.error):
            pass
        return bytes(taken[:limit]), False

    def _receive(self, most: int) -> None:
        left = self._deadline.left()
        self._connection.settimeout(left if self._received else min(left, self._first_byte))
        try:
            data = self._connection.recv(min(_CHUNK, most))
        except ssl.SSLEOFError:
            # Anybody on the way may have ended the connection, not the site (RFC 9112 section 9.8).
            data, self._cut = b"", True
        if not data and not self._received:
            raise ConnectionResetError
        self._received += len(data)
        self._protocol.receive_data(data)


class _Plain:
    """Takes a body as it is."""

    def __call__(self, data: bytes, limit: int) -> bytes:
        return data[:limit]

    def is_done(self) -> bool:
        """Return whether what was taken is all of a body."""
        return True


class _Inflating(_Plain):
    """Decodes a body that zlib or gzip made."""

    def __init__(self) -> None:
        # 47: zlib's or gzip's own header, whichever is there.
        self._inflate = zlib.decompressobj(47)
        self._taken = False

    def __call__(self, data: bytes, limit: int) -> bytes:
        self._taken = self._taken or bool(data)
        return self._inflate.decompress(data, limit)

    def is_done(self) -> bool:
        """Return whether one member was read to its end, with no other behind it."""
        return not self._taken or (self._inflate.eof and not self._inflate.unused_data)


def _decoder(encoding: str) -> _Plain | None:
    if encoding == "identity":
        return _Plain()
    if encoding in {"gzip", "x-gzip", "deflate"}:
        return _Inflating()
    return None


def _text(value: bytes) -> str:
    try:
        return value.decode("utf-8")
    except UnicodeDecodeError:
        return value.decode("latin-1")


def _tls_error(error: ssl.SSLError, host: str) -> TransportError:
    if isinstance(error, ssl.SSLCertVerificationError):
        reason = _CERTIFICATE_REASONS.get(error.verify_code, "broken-tls-untrusted")
        return TransportError(reason, host)
    if any(word in (error.reason or "") for word in _OLD_PROTOCOL):
        return TransportError("broken-tls-version", host)
    return TransportError("network", "no encrypted connection could be agreed on")


def _network_detail(error: OSError) -> str:
    if isinstance(error, ConnectionRefusedError):
        return "it refuses connections"
    if isinstance(error, ConnectionError):
        return "it broke off the connection"
    return "there is no route to it"


def guard_process(policy: Policy, threads: str = "") -> None:
    """Refuse, for the rest of this process, every connection that a policy does not admit.

    A second layer under the first, by an audit hook, which cannot be removed: for a command
    that does nothing but check links. In a process that does more, ``threads`` is how the names
    of the threads begin that are guarded. The refused call raises PermissionError.
    """

    def refuse(event: str, arguments: tuple[object, ...]) -> None:
        if event in {"socket.connect", "socket.sendto", "socket.sendmsg"}:
            if not threading.current_thread().name.startswith(threads):
                return
            address = arguments[1]
            if not (isinstance(address, tuple) and policy.admits(str(address[0]))):
                raise PermissionError("the address policy refuses this connection")

    sys.addaudithook(refuse)
