"""A small internet on loopback: names, sites that count and record, a policy that reaches them."""

from __future__ import annotations

import contextlib
import datetime as dt
import ipaddress
import socket
import ssl
import threading
import time
import warnings
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

import trustme
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

from profilelint.links.checker import check_links
from profilelint.links.history import LinkHistory
from profilelint.links.policy import Endpoint, NameNotFoundError, Policy
from profilelint.links.settings import CheckSettings

if TYPE_CHECKING:
    from pathlib import Path

    from profilelint.links.outcome import LinkOutcome

CANARY = "127.0.0.2"
PUBLIC = "127.0.0.1"
CONTROL = "control.zz"


class Seen(NamedTuple):
    """A request as a site received it; times are of time.monotonic."""

    line: str
    headers: dict[str, str]
    began: float
    raw: bytes

    @property
    def path(self) -> str:
        return self.line.split(" ")[1]


Handler: TypeAlias = Callable[[Seen, socket.socket], bytes | None]
Route: TypeAlias = bytes | Handler


def answer(status: int, body: bytes = b"", **headers: str) -> bytes:
    """Return a response; underscores in header names stand for hyphens."""
    lines = [f"HTTP/1.1 {status} X"]
    lines += [f"{name.replace('_', '-')}: {value}" for name, value in headers.items()]
    lines += [f"Content-Length: {len(body)}", "", ""]
    return "\r\n".join(lines).encode() + body


def html(body: str, status: int = 200, **headers: str) -> bytes:
    return answer(status, body.encode(), Content_Type="text/html; charset=utf-8", **headers)


PAGE = html("<title>A page</title><p>" + "Words that somebody wrote. " * 20)


class Site:
    """A server that answers by path and remembers who came."""

    def __init__(self, address: str, port: int = 0, tls: ssl.SSLContext | None = None) -> None:
        family = socket.AF_INET6 if ":" in address else socket.AF_INET
        self.routes: dict[str, Route] = {}
        self.seen: list[Seen] = []
        self.accepted = 0
        self.most_at_once = 0
        self._at_once = 0
        self._tls = tls
        self._lock = threading.Lock()
        self._listener = socket.socket(family, socket.SOCK_STREAM)
        self._listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        self._listener.bind((address, port))
        self._listener.listen(256)
        self._open: set[socket.socket] = set()
        self.address = address
        self.port: int = self._listener.getsockname()[1]
        threading.Thread(target=self._serve, daemon=True).start()

    @property
    def endpoint(self) -> Endpoint:
        return Endpoint(self.address, self.port)

    @property
    def paths(self) -> list[str]:
        return [seen.path for seen in self.seen]

    def close(self) -> None:
        with contextlib.suppress(OSError):
            self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()
        with self._lock:
            for connection in self._open:
                with contextlib.suppress(OSError):
                    connection.shutdown(socket.SHUT_RDWR)

    def _serve(self) -> None:
        while True:
            try:
                connection, _ = self._listener.accept()
            except OSError:
                return
            with self._lock:
                self.accepted += 1
                self._open.add(connection)
            threading.Thread(target=self._handle, args=(connection,), daemon=True).start()

    def _handle(self, plain: socket.socket) -> None:
        with self._lock:
            self._at_once += 1
            self.most_at_once = max(self.most_at_once, self._at_once)
        connection = plain
        reply = None
        try:
            with contextlib.suppress(OSError, ValueError):
                if self._tls is not None:
                    connection = self._tls.wrap_socket(plain, server_side=True)
                reply = self._reply(connection)
        finally:
            with self._lock:
                # Before the answer is sent, for then the next request may be here first.
                self._at_once -= 1
            with contextlib.suppress(OSError, ValueError):
                if reply:
                    connection.sendall(reply)
                    connection.shutdown(socket.SHUT_WR)
            with self._lock:
                self._open.discard(plain)
            with contextlib.suppress(OSError):
                connection.close()
            plain.close()

    def _reply(self, connection: socket.socket) -> bytes | None:
        began = time.monotonic()
        raw = b""
        while b"\r\n\r\n" not in raw:
            data = connection.recv(65536)
            if not data:
                return None
            raw += data
        first, *rest = raw.split(b"\r\n\r\n")[0].decode("latin-1").split("\r\n")
        headers = {
            name.lower(): value for name, _, value in (line.partition(": ") for line in rest)
        }
        seen = Seen(first, headers, began, raw)
        with self._lock:
            self.seen.append(seen)
        route = self.routes.get(seen.path, self.routes.get("*", PAGE))
        return route(seen, connection) if callable(route) else route


class Authority:
    """A certificate authority of the tests' own."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.root = trustme.CA()
        self.path = str(folder / "authority.pem")
        self.root.cert_pem.write_to_path(self.path)

    def server(self, *names: str, expired: bool = False) -> ssl.SSLContext:
        """Return a server's context with a certificate for the names."""
        past = dt.datetime.now(dt.UTC) - dt.timedelta(days=2)
        leaf = (
            self.root.issue_cert(*names, not_before=past - dt.timedelta(days=9), not_after=past)
            if expired
            else self.root.issue_cert(*names)
        )
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        leaf.configure_cert(context)
        return context

    def self_signed(self, name: str) -> ssl.SSLContext:
        """Return a server's context whose certificate vouches for itself."""
        key = ec.generate_private_key(ec.SECP256R1())
        subject = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, name)])
        now = dt.datetime.now(dt.UTC)
        leaf = (
            x509.CertificateBuilder(subject, subject, key.public_key(), x509.random_serial_number())
            .not_valid_before(now - dt.timedelta(days=1))
            .not_valid_after(now + dt.timedelta(days=9))
            .add_extension(x509.SubjectAlternativeName([x509.DNSName(name)]), critical=False)
            .sign(key, hashes.SHA256())
        )
        private = key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
        file = self.folder / f"{name}.pem"
        file.write_bytes(private + leaf.public_bytes(serialization.Encoding.PEM))
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(file)
        return context

    def outdated(self, name: str) -> ssl.SSLContext:
        """Return a server's context that speaks nothing newer than TLS 1.0."""
        context = self.server(name)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", DeprecationWarning)
            context.minimum_version = ssl.TLSVersion.TLSv1
            context.maximum_version = ssl.TLSVersion.TLSv1
        context.set_ciphers("ALL:@SECLEVEL=0")
        return context


class Internet:
    """Names and sites, and the policy under which links to them are checked."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.names: dict[tuple[str, int], Any] = {}
        self.lookups: list[str] = []
        self.sites: list[Site] = []
        self.now = 1_800_000_000.0
        self.history_path = ""
        self.canary = self._start(CANARY)

    def close(self) -> None:
        for site in self.sites:
            site.close()

    def site(self, host: str, routes: dict[str, Route] | None = None, **options: Any) -> Site:
        """Start a site at a public stand-in and give it a name, for http or, with tls, https."""
        address = options.pop("address", PUBLIC)
        tls = options.pop("tls", None)
        site = self._start(address, tls)
        site.routes.update(routes or {})
        self.name(host, site, port=options.pop("port", 443 if tls else 80))
        return site

    def name(self, host: str, *sites: Site, port: int = 80) -> None:
        self.names[host, port] = [site.endpoint for site in sites]

    def resolve(self, host: str, port: int) -> list[Endpoint]:
        if host == CONTROL:
            return [Endpoint("127.0.0.1", port)]
        self.lookups.append(host)
        found = self.names.get((host, port))
        if found is None:
            if any(name == host for name, _ in self.names):
                return [Endpoint("127.0.0.1", 1)]  # nobody listens at this port of the host
            raise NameNotFoundError(host)
        if callable(found):
            found = found()
        return list(found)

    def policy(self, **options: Any) -> Policy:
        chosen: dict[str, Any] = {
            "resolve": self.resolve,
            "allowed": (ipaddress.ip_network("127.0.0.1/32"), ipaddress.ip_network("127.1.0.0/16")),
            "ports": frozenset({80, 443, 8080, 8443, self.canary.port}),
            "control_name": CONTROL,
            "pause": 0.0,
            "recheck": 0.02,
            "budget": 20.0,
            "total_timeout": 5.0,
        }
        return Policy(**{**chosen, **options})

    def history(self) -> LinkHistory:
        return LinkHistory(self.history_path, clock=lambda: self.now)

    def check(
        self, *urls: str, settings: CheckSettings | None = None, **options: Any
    ) -> list[LinkOutcome]:
        """Return the outcomes in the order of the links."""
        found = self.check_all(urls, settings=settings, **options)
        return [found[url] for url in urls]

    def check_all(
        self, urls: Iterable[str], settings: CheckSettings | None = None, **options: Any
    ) -> dict[str, LinkOutcome]:
        history = self.history()
        try:
            return check_links(urls, settings or CheckSettings(), self.policy(**options), history)
        finally:
            history.close()

    def _start(self, address: str, tls: ssl.SSLContext | None = None) -> Site:
        site = Site(address, tls=tls)
        self.sites.append(site)
        return site
