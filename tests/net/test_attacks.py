"""What a hostile page, a hostile site or a hostile file may try; the canary is never reached.

The canary listens at a private stand-in, 127.0.0.2, on a port that the policy allows, so that
only the address policy keeps it from being asked.
"""

from __future__ import annotations

import subprocess
import sys
import threading
import time
import tracemalloc
import zlib
from typing import TYPE_CHECKING

import pytest
from tests.net.loopback import PAGE, PUBLIC, answer, html

from profilelint.links.outcome import LinkOutcome
from profilelint.links.policy import (
    Endpoint,
    NetworkUnavailableError,
    Policy,
    Secret,
    UnsafeTargetError,
)
from profilelint.links.settings import CheckSettings
from profilelint.links.transport import Request, SocketTransport
from profilelint.links.url import Target
from profilelint.model.finding import Severity
from profilelint.model.verdict import Verdict

if TYPE_CHECKING:
    import socket
    from collections.abc import Callable, Iterator

    from tests.net.loopback import Authority, Internet, Seen

WITHOUT_TWIN = frozenset({80})


@pytest.fixture(autouse=True)
def canary_is_left_alone(net: Internet) -> Iterator[None]:
    yield
    assert net.canary.accepted == 0


# Addresses and names

LITERALS = [
    "127.0.0.2",
    "10.0.0.1",
    "172.16.0.1",
    "172.31.255.255",
    "192.168.1.1",
    "169.254.1.1",
    "100.64.0.1",
    "100.127.255.255",
    "0.0.0.0",  # noqa: S104  # asked for, not bound
    "0.1.2.3",
    "255.255.255.255",
    "224.0.0.1",
    "239.1.2.3",
    "240.0.0.1",
    "192.0.0.8",
    "192.0.2.1",
    "198.18.0.1",
    "198.51.100.1",
    "203.0.113.1",
    "192.88.99.1",
    "[::1]",
    "[::]",
    "[fe80::1]",
    "[fc00::1]",
    "[fd12::1]",
    "[fec0::1]",
    "[ff02::1]",
    "[2001:db8::1]",
    "[3fff::1]",
    "[5f00::1]",
    "[100::1]",
    "[::ffff:127.0.0.2]",
    "[::ffff:7f00:2]",
    "[::127.0.0.2]",
    "[::ffff:0:127.0.0.2]",
    "[64:ff9b::127.0.0.2]",
    "[64:ff9b::7f00:2]",
    "[64:ff9b:1::127.0.0.2]",
    "[2002:7f00:2::1]",
    "[2002:7f00:0002::]",
    "[2001:0:7f00:2::1]",
    "[2001:0:4136:e378:8000:63bf:80ff:fffd]",
    "2130706434",
    "0x7f000002",
    "0x7F.0.0.0x2",
    "017700000002",
    "0177.0.0.2",
    "127.2",
    "127.0.2",
    "127.000.000.002",
    "１２７.0.0.2",
    "127。0。0。2",
    "⑫7.0.0.2",
    "127%2e0%2e0%2e2",
    "%31%32%37.0.0.2",
    "0",
    "0x0",
]


@pytest.mark.parametrize("host", LITERALS)
def test_s01_to_s04_private_numbers(net: Internet, host: str) -> None:
    [found] = net.check(f"http://{host}:{net.canary.port}/")
    assert (found.verdict, found.severity, found.hops) == (
        Verdict.UNSAFE_TARGET,
        Severity.ERROR,
        (),
    )
    assert net.lookups == []


def test_s02_zone_identifiers_are_invalid(net: Internet) -> None:
    [found] = net.check(f"http://[fe80::1%25lo]:{net.canary.port}/")
    assert found.reason == "invalid-url"


METADATA = [
    "169.254.169.254",
    "169.254.170.2",
    "169.254.170.23",
    "[fd00:ec2::254]",
    "[fd00:ec2::23]",
    "100.100.100.200",
    "168.63.129.16",
    "192.0.0.192",
    "metadata.google.internal",
    "metadata.google.internal.",
    "METADATA.google.internal",
    "[::ffff:169.254.169.254]",
    "[64:ff9b::169.254.169.254]",
    "0xa9fea9fe",
]


@pytest.mark.parametrize("host", METADATA)
def test_s05_metadata_services(net: Internet, host: str) -> None:
    [found] = net.check(f"http://{host}/latest/meta-data/")
    assert (found.reason, found.gates) == ("unsafe-metadata", True)
    assert net.lookups == []


@pytest.mark.parametrize(
    "host",
    [
        "localhost",
        "localhost.",
        "a.localhost",
        "LOCALHOST",
        "intranet",
        "x.local",
        "x.internal",
        "ｌocalhost",
    ],
)
def test_s06_private_names(net: Internet, host: str) -> None:
    [found] = net.check(f"http://{host}:{net.canary.port}/")
    assert (found.reason, found.severity) == ("unsafe-name", Severity.WARNING)
    assert net.lookups == []


def test_s06_a_dot_behind_the_host(net: Internet) -> None:
    [found] = net.check(f"http://one.zz.:{net.canary.port}/")
    assert (found.reason, found.detail, found.severity) == (
        *("unsafe-dot", "one.zz."),
        Severity.WARNING,
    )
    assert net.lookups == []


@pytest.mark.parametrize("host", LITERALS)
def test_the_transport_refuses_on_its_own(net: Internet, host: str) -> None:
    written = net.policy()
    bare = host.strip("[]")
    target = Target(f"http://{host}/", "http", bare, net.canary.port, "/", "")
    net.names[bare, net.canary.port] = [net.canary.endpoint]
    with pytest.raises(UnsafeTargetError):
        written.endpoints(target)
    endpoints = [Endpoint(bare, net.canary.port)]
    with pytest.raises(UnsafeTargetError):
        SocketTransport(written).get(Request(target, endpoints, (), 0, b"", 1.0))


def test_an_address_is_checked_again_where_it_is_connected_to(net: Internet) -> None:
    request = Request(
        Target("http://one.zz/", "http", "one.zz", 80, "/", ""),
        [net.canary.endpoint],
        *((), 0, b"", 1.0),
    )
    with pytest.raises(UnsafeTargetError):
        SocketTransport(Policy(resolve=net.resolve)).get(request)


def test_s07_s11_name_of_a_private_address(net: Internet) -> None:
    """What the name's chain of aliases is does not matter: its addresses are checked."""
    net.name("one.zz", net.canary)
    [found] = net.check("http://one.zz/")
    assert (found.reason, found.severity, found.detail) == (
        "unsafe-address",
        Severity.WARNING,
        "one.zz",
    )


@pytest.mark.parametrize("order", [1, -1])
def test_s08_one_private_address_among_public_ones(net: Internet, order: int) -> None:
    site = net.site("one.zz")
    net.name("one.zz", *[site, net.canary][::order])
    assert net.check("http://one.zz/")[0].reason == "unsafe-address"
    assert site.accepted == 0


@pytest.mark.parametrize("address", ["fe80::1%lo", "not an address", "::ffff:127.0.0.2", "::1%1"])
def test_s08_odd_addresses_from_the_resolver(net: Internet, address: str) -> None:
    net.names["one.zz", 80] = [Endpoint(address, net.canary.port)]
    assert net.check("http://one.zz/")[0].reason == "unsafe-address"


def rebinding(net: Internet, public: Endpoint) -> Callable[[], list[Endpoint]]:
    answers = iter([[public]])
    return lambda: next(answers, [net.canary.endpoint])


def test_s09_rebinding_within_one_request(net: Internet) -> None:
    site = net.site("one.zz")
    net.names["one.zz", 80] = rebinding(net, site.endpoint)
    assert net.check("http://one.zz/", ports=WITHOUT_TWIN)[0].reason == "ok"
    assert net.lookups == ["one.zz"]
    assert site.accepted == 1


def test_s10_rebinding_between_hops(net: Internet) -> None:
    site = net.site("one.zz", {"/a": answer(302, Location="/b")})
    net.names["one.zz", 80] = rebinding(net, site.endpoint)
    [found] = net.check("http://one.zz/a", ports=WITHOUT_TWIN)
    assert (found.reason, site.paths) == ("unsafe-redirect", ["/a"])


def test_s10_rebinding_between_retries(net: Internet) -> None:
    site = net.site("one.zz", {"/a": answer(500)})
    net.names["one.zz", 80] = rebinding(net, site.endpoint)
    [found] = net.check("http://one.zz/a", ports=WITHOUT_TWIN)
    assert (found.reason, site.paths) == ("unsafe-address", ["/a"])


# Redirects


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_s12_redirect_to_a_private_number(net: Internet, status: int) -> None:
    net.site("one.zz", {"/a": answer(status, Location=f"http://127.0.0.2:{net.canary.port}/")})
    [found] = net.check("http://one.zz/a")
    assert (found.reason, found.gates, found.detail) == ("unsafe-onward", True, "127.0.0.2")


@pytest.mark.parametrize(
    "location",
    [
        "//127.0.0.2:{port}/",
        "http:\\\\127.0.0.2:{port}\\",
        "\\\\127.0.0.2:{port}/",
        "ht\ttp://127.0.0.2:{port}/",
        "http://[::ffff:127.0.0.2]:{port}/",
        "http://0x7f.2:{port}/",
    ],
)
def test_s12_redirect_to_a_disguised_private_number(net: Internet, location: str) -> None:
    net.site("one.zz", {"/a": answer(302, Location=location.format(port=net.canary.port))})
    assert net.check("http://one.zz/a")[0].verdict is Verdict.UNSAFE_TARGET


def test_s13_redirect_to_a_private_name(net: Internet) -> None:
    net.site(
        "one.zz",
        {
            "/a": answer(302, Location="http://two.zz/"),
            "/b": answer(302, Location="http://localhost/"),
        },
    )
    net.name("two.zz", net.canary)
    found = net.check("http://one.zz/a", "http://one.zz/b")
    assert [each.reason for each in found] == ["unsafe-redirect"] * 2
    assert [each.severity for each in found] == [Severity.WARNING] * 2


def test_s14_public_public_private(net: Internet) -> None:
    net.site("one.zz", {"/a": answer(301, Location="http://two.zz/b")})
    net.site("two.zz", {"/b": answer(301, Location=f"http://127.0.0.2:{net.canary.port}/")})
    [found] = net.check("http://one.zz/a")
    assert found.reason == "unsafe-onward"
    assert [hop.url for hop in found.hops] == ["http://one.zz/a", "http://two.zz/b"]


@pytest.mark.parametrize(
    "location",
    [
        "file:///etc/passwd",
        "ftp://one.zz/",
        "gopher://one.zz/",
        "data:text/html,x",
        "javascript:alert(1)",
        "unix:/run/x.sock",
        "http://me:secret@one.zz/",
        "http://[",
        "http://one.zz:22/",
    ],
)
def test_s15_redirect_to_what_is_not_followed(net: Internet, location: str) -> None:
    site = net.site("one.zz", {"/a": answer(302, Location=location)})
    [found] = net.check("http://one.zz/a")
    assert (found.reason, site.paths) == ("unsafe-redirect", ["/a"])
    assert "secret" not in repr(found) + found.message


def test_s16_other_ways_to_send_on_are_not_followed(net: Internet) -> None:
    private = f"http://127.0.0.2:{net.canary.port}/"
    refresh = html(
        f'<meta http-equiv="refresh" content="0;url={private}"><p>' + "Words. " * 99,
        Refresh=f"0; url={private}",
        Link=f"<{private}>; rel=preload",
        Content_Location=private,
        Location=private,
        Alt_Svc=f'h2="127.0.0.2:{net.canary.port}"',  # S23
    )
    site = net.site("one.zz", {"/a": refresh})
    found = net.check("http://one.zz/a", "http://one.zz/b", ports=WITHOUT_TWIN)
    assert [each.reason for each in found] == ["ok", "ok"]
    assert site.accepted == 2


@pytest.mark.parametrize(
    "url",
    [
        "http://one.zz\\@{private}/",
        "http://{private}\\@one.zz/",
        "http://{private}#@one.zz/",
        "http://one.zz@{private}/",
        "http://one.zz:80@{private}/",
        "http://one\t.zz@{private}/",
        "http://127.0\n.0.2:{port}/",
        "http://127.0.0.2\x00.one.zz:{port}/",
        "http:/{private}",
        "http:{private}",
        "https:///{private}/",
        "http:\\\\{private}\\",
        "//{private}/",
        " \x01http://{private}/",
        "http://{private}?@one.zz/",
    ],
)
def test_s17_host_confusion(net: Internet, url: str) -> None:
    site = net.site("one.zz")
    written = url.format(private=f"127.0.0.2:{net.canary.port}", port=net.canary.port)
    [found] = net.check(written)
    assert found.gates
    assert found.verdict in {Verdict.INVALID_URL, Verdict.UNSAFE_TARGET}
    assert (site.accepted, net.lookups) == (0, [])


# Secrets


def test_s18_user_names_are_never_sent_nor_shown(net: Internet) -> None:
    net.history_path = str(net.folder / "links.sqlite")
    site = net.site("one.zz")
    url = "http://me:hunter2@one.zz/?token=hunter2&x=1#access_token=hunter2"
    [found] = net.check(url)
    assert (found.reason, site.accepted) == ("invalid-credentials", 0)
    assert found.url == "http://***@one.zz/?token=***&x=1#access_token=***"
    [found] = net.check("http://one.zz/?X-Amz-Signature=hunter2&sig=hunter2&api_key=hunter2")
    assert found.reason == "ok"
    assert site.paths == ["/?X-Amz-Signature=hunter2&sig=hunter2&api_key=hunter2"]
    kept = b"".join(each.read_bytes() for each in net.folder.glob("links.sqlite*"))
    assert "hunter2" not in repr(found) + found.message
    assert b"hunter2" not in kept


def test_s19_secret_headers_stay_at_their_origin(net: Internet, authority: Authority) -> None:
    one = net.site(
        "one.zz",
        {
            "/same": answer(302, Location="/end"),
            "/away": answer(302, Location="http://two.zz/back"),
            "/down": answer(302, Location="http://one.zz/plain"),
        },
        tls=authority.server("one.zz"),
    )
    plain = net.site("one.zz")
    two = net.site("two.zz", {"/back": answer(302, Location="https://one.zz/returned")})
    secret = Secret("https://ONE.zz/", "X-Api-Key", "hunter2")
    urls = [f"https://one.zz/{path}" for path in ("same", "away", "down")]
    urls.append("http://two.zz/back")
    net.check(*urls, secrets=(secret,), authorities=authority.path)
    sent = {seen.path: seen.headers.get("x-api-key") for seen in one.seen}
    assert sent == {
        "/same": "hunter2",
        "/end": "hunter2",
        "/away": "hunter2",
        "/down": "hunter2",
        "/returned": None,
    }
    others = [seen.headers for seen in plain.seen + two.seen]
    assert others
    assert not any("x-api-key" in headers for headers in others)


@pytest.mark.parametrize(
    "secret",
    [
        Secret("one.zz", "X-Key", "v"),
        Secret("https://one.zz/path", "X-Key", "v"),
        Secret("https://one.zz", "Host", "v"),
        Secret("https://one.zz", "X Key", "v"),
        Secret("https://one.zz", "X-Key", "v\r\nX-Other: w"),
    ],
)
def test_s19_secrets_that_cannot_be_bound_or_sent(secret: Secret) -> None:
    with pytest.raises(ValueError, match='"'):
        Policy(secrets=(secret,))


def test_s20_cookies_stay_with_the_site_that_set_them(net: Internet) -> None:
    one = net.site(
        "one.zz",
        {"/a": answer(302, Location="http://two.zz/b", Set_Cookie="id=1; Domain=zz; Path=/")},
    )
    two = net.site("two.zz", {"/b": answer(302, Location="http://one.zz/a")})
    assert net.check("http://one.zz/a")[0].reason == "redirect-loop"
    assert {seen.headers.get("cookie") for seen in one.seen} == {None, "id=1"}
    assert {seen.headers.get("cookie") for seen in two.seen} == {None}


@pytest.mark.parametrize(
    "path",
    [
        "a\r\nX-Injected: 1",
        "a%0d%0aX-Injected:%201",
        "a?q=\r\nX-Injected: 1",
        "a?q=%0d%0aX-Injected:%201",
        "a\x00b",
        "a b",
        "ä\u2028b",
    ],
)
def test_s21_one_request_line(net: Internet, path: str) -> None:
    sent_on = "/" + "".join(char for char in path if " " <= char <= "~")
    site = net.site("one.zz", {"/r": answer(302, Location=sent_on)})
    net.check("http://one.zz/" + path, "http://one.zz/r", ports=WITHOUT_TWIN)
    for seen in site.seen:
        assert seen.raw.count(b"\r\n\r\n") == 1
        assert seen.raw.endswith(b"\r\n\r\n")
        assert "x-injected" not in seen.headers
        assert seen.line.count(" ") == 2
        assert seen.line.isascii()


def test_s22_environment_is_ignored(
    net: Internet, authority: Authority, monkeypatch: pytest.MonkeyPatch
) -> None:
    proxy = f"http://127.0.0.2:{net.canary.port}"
    for name in (
        "HTTP_PROXY",
        "HTTPS_PROXY",
        "ALL_PROXY",
        "http_proxy",
        "https_proxy",
        "all_proxy",
    ):
        monkeypatch.setenv(name, proxy)
    monkeypatch.setenv("HOME", str(net.folder))
    (net.folder / ".netrc").write_text("machine one.zz login me password hunter2\n")
    keys = net.folder / "keys.txt"
    monkeypatch.setenv("SSLKEYLOGFILE", str(keys))
    site = net.site("one.zz", tls=authority.server("one.zz"))
    assert net.check("https://one.zz/", authorities=authority.path)[0].reason == "ok"
    assert "authorization" not in site.seen[0].headers
    assert not keys.exists()


# Resources


def test_s24_bombs(net: Internet) -> None:
    packer = zlib.compressobj(9, wbits=31)
    block = bytes(1 << 20)
    bomb = b"".join([*(packer.compress(block) for _ in range(128)), packer.flush()])
    flat = zlib.compress(bytes(64 << 20), 9)
    packed = {
        "gzip": bomb,
        "x-gzip": bomb,
        "deflate": flat,
        "gzip, gzip": bomb,
        "br": b"\x5b\xff\xff" * 1000,
        "zstd": b"\x28\xb5\x2f\xfd" * 1000,
    }
    routes = {
        f"/{n}": answer(200, body, Content_Type="text/html", Content_Encoding=name)
        for n, (name, body) in enumerate(packed.items())
    }
    net.site("one.zz", {**routes})
    urls = [f"http://one.zz/{n}#x" for n in range(len(packed))]
    tracemalloc.start()
    try:
        before = tracemalloc.get_traced_memory()[0]
        found = net.check(*urls, ports=WITHOUT_TWIN)
        peak = tracemalloc.get_traced_memory()[1] - before
    finally:
        tracemalloc.stop()
    assert {each.reason for each in found} == {"fragment-unknown"}
    assert peak < 32 << 20


def endless(prefix: bytes, piece: bytes, pause: float = 0.0) -> Callable[..., None]:
    def send(seen: Seen, connection: socket.socket) -> None:
        connection.sendall(prefix)
        while True:
            connection.sendall(piece)
            if pause:
                time.sleep(pause)

    return send


HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"


@pytest.mark.parametrize(
    ("prefix", "piece"),
    [
        (HEAD + b"\r\n", b"<p>words " * 1000),
        (HEAD + b"Transfer-Encoding: chunked\r\n\r\n", b"1\r\nx\r\n"),
        (HEAD + b"Transfer-Encoding: chunked\r\n\r\n", b"1;" + b"e" * 4000 + b"\r\nx\r\n"),
        (HEAD + b"Content-Length: 99999999999\r\n\r\n", b"<p>words " * 1000),
    ],
    ids=["endless", "tiny-chunks", "chunk-extensions", "content-length"],
)
def test_s25_endless_bodies(net: Internet, prefix: bytes, piece: bytes) -> None:
    net.site("one.zz", {"/a": endless(prefix, piece)})
    began = time.monotonic()
    [found] = net.check("http://one.zz/a#x", ports=WITHOUT_TWIN, total_timeout=60.0, budget=60.0)
    assert found.reason == "fragment-unknown"
    assert time.monotonic() - began < 45.0


@pytest.mark.parametrize(
    ("prefix", "piece", "reason"),
    [
        (b"HTTP/1.1 200 OK\r\n", b"X-A: b\r\n", "timeout"),
        (b"", b"H", "timeout"),
        (HEAD + b"\r\n", b"x", "fragment-unknown"),
    ],
    ids=["headers", "status-line", "body"],
)
def test_s26_slow_answers(net: Internet, prefix: bytes, piece: bytes, reason: str) -> None:
    net.site("one.zz", {"/a": endless(prefix, piece, pause=0.05)})
    began = time.monotonic()
    [found] = net.check("http://one.zz/a#x", ports=WITHOUT_TWIN, total_timeout=0.8)
    assert found.reason == reason
    assert time.monotonic() - began < 5.0


def test_s26_slow_tls(net: Internet) -> None:
    silent = net.site("one.zz", port=443)
    silent.routes["*"] = endless(b"", b"\x16", pause=0.05)
    began = time.monotonic()
    [found] = net.check("https://one.zz/", total_timeout=0.8)
    assert found.reason == "timeout"
    assert time.monotonic() - began < 5.0


@pytest.mark.parametrize(
    "raw",
    [
        b"HTTP/1.1 200 OK\r\n" + b"".join(b"X-%d: v\r\n" % n for n in range(10_000)) + b"\r\n",
        b"HTTP/1.1 200 OK\r\nX-A: " + b"v" * (1 << 20) + b"\r\n\r\n",
        b"HTTP/1.1 103 Early Hints\r\nX: y\r\n\r\n" * 50_000,
        b"HTTP/1.1 100 Continue\r\n\r\n" * 50_000,
        answer(302, Location="/" + "x" * (1 << 20)),
    ],
    ids=["many", "long", "early-hints", "continue", "location"],
)
def test_s27_s28_too_many_headers(net: Internet, raw: bytes) -> None:
    net.site("one.zz", {"/a": raw})
    assert net.check("http://one.zz/a")[0].verdict is Verdict.NETWORK


def test_s27_a_few_interim_answers_are_fine(net: Internet) -> None:
    net.site("one.zz", {"/a": b"HTTP/1.1 103 Early Hints\r\nLink: <x>\r\n\r\n" * 3 + PAGE})
    assert net.check("http://one.zz/a")[0].reason == "ok"


def test_s28_relative_location_and_fragment(net: Internet) -> None:
    site = net.site(
        "one.zz",
        {
            "/a/b": answer(302, Location="../c?d#e"),
            "/long": answer(302, Location="/" + "x" * 9000),
        },
    )
    [found, long] = net.check("http://one.zz/a/b#mine", "http://one.zz/long", ports=WITHOUT_TWIN)
    assert found.reason == "ok-temporary-redirect"  # the header's own fragment wins
    assert "/c?d" in site.paths
    assert long.reason == "unsafe-redirect"


def test_s29_a_hundred_thousand_links_to_one_host(net: Internet) -> None:
    site = net.site("one.zz")
    urls = [f"http://one.zz/{n}" for n in range(100_000)]
    found = net.check_all(urls, budget=4.0, pause=0.2, ports=WITHOUT_TWIN)
    reasons = [each.reason for each in found.values()]
    assert len(found) == 100_000
    assert set(reasons) == {"ok", "skipped-budget"}
    assert reasons.count("ok") <= 21
    assert site.accepted <= 22


def test_s29_ten_thousand_hosts(net: Internet) -> None:
    site = net.site("one.zz")
    for n in range(10_000):
        net.name(f"h{n}.zz", site)
    threads = threading.active_count()
    found = net.check_all(
        [f"http://h{n}.zz/" for n in range(10_000)], budget=1.0, ports=WITHOUT_TWIN
    )
    assert len(found) == 10_000
    assert {each.reason for each in found.values()} == {"ok", "skipped-budget"}
    assert site.most_at_once <= 32
    assert threading.active_count() < threads + 100


def test_s30_one_address_ten_thousand_times(net: Internet) -> None:
    site = net.site("one.zz")
    urls = [f"http://ONE.zz:80/x/../a#:~:text={n}" for n in range(10_000)] + [
        "http://one.zz/a"
    ] * 99
    found = net.check_all(urls, ports=WITHOUT_TWIN)
    assert len(found) == 10_001
    assert site.accepted == 1


@pytest.mark.parametrize("port", [1, 22, 25, 6379, 8081, 11211])
def test_s31_ports(net: Internet, port: int) -> None:
    site = net.site("one.zz", port=port)
    [found] = net.check(f"http://one.zz:{port}/")
    assert (found.reason, found.detail, site.accepted) == ("unsafe-port", str(port), 0)


@pytest.mark.parametrize(
    "banner",
    [
        b"SSH-2.0-x\r\n",
        b"220 mail ESMTP\r\n",
        b"+PONG\r\n",
        b"\x00\x01\x02" * 50,
        b"HTTP/2.0\r\n\r\n",
    ],
)
def test_s32_another_protocol(net: Internet, banner: bytes) -> None:
    net.site("one.zz", {"/a": banner})
    [found] = net.check("http://one.zz/a")
    assert found.verdict is Verdict.NETWORK
    assert "ESMTP" not in found.message


def test_s35_settings_cannot_widen_the_policy() -> None:
    """A repository's configuration reaches `CheckSettings` alone."""
    assert set(CheckSettings._fields) == {
        "exclude",
        "accept",
        "require_https",
        "offline",
        "max_age",
        "ageing",
    }
    assert not set(CheckSettings._fields) & set(Policy.__slots__)


def test_s36_poisoned_cache(net: Internet) -> None:
    """A history marks a private address as good and a moved page as moved to elsewhere."""
    net.history_path = str(net.folder / "links.sqlite")
    private = f"http://127.0.0.2:{net.canary.port}/"
    history = net.history()
    for url in (private, "http://localhost/", "http://one.zz/moved"):
        away = "http://two.zz/trap" if "moved" in url else ""
        poison = LinkOutcome.of(
            "", "moved-permanently", status=200, replacement=away, checked=net.now
        )
        history.remember(url, poison)
        assert history.answer(url) is not None
    history.close()
    found = net.check(private, "http://localhost/", "http://one.zz/moved")
    assert [each.reason for each in found] == [
        "unsafe-literal",
        "unsafe-name",
        "moved-permanently",
    ]
    assert [each.replacement for each in found] == ["", "", ""]


@pytest.mark.parametrize(
    "value",
    ["99999", "-5", "Wed, 21 Oct 2015 07:28:00 GMT", "soon", "1e9", "٣", "9" * 500, "", "99 Oct"],
)
def test_s37_retry_after(net: Internet, value: str) -> None:
    site = net.site("one.zz", {"*": answer(429, Retry_After=value)})
    began = time.monotonic()
    found = net.check("http://one.zz/a", "http://one.zz/b", per_host=1)
    assert {each.reason for each in found} == {"rate-limited"}
    assert time.monotonic() - began < 2.0
    # A pause beyond the run closes the host at once; what makes no sense is no pause.
    assert site.accepted == (1 if value == "99999" else 4)


OFFLINE = """
import sys
def refuse(event, arguments):
    network = event == "import" and arguments[0] in ("socket", "ssl", "h11")
    if network or event.startswith("socket."):
        raise SystemExit("offline, yet: " + event + repr(arguments[:1]))
sys.addaudithook(refuse)
from profilelint.links.history import LinkHistory
from profilelint.links.checker import check_links
from profilelint.links.settings import CheckSettings
from profilelint.links.policy import Policy
urls = ["https://www.iana.org/", "http://127.0.0.2/", "mailto:x", "https://example.org/"]
found = check_links(urls, CheckSettings(offline=True), Policy(), LinkHistory(""))
print([each.reason for each in found.values()])
"""


def test_s38_offline_opens_no_socket() -> None:
    done = subprocess.run([sys.executable, "-c", OFFLINE], capture_output=True, text=True)
    assert (done.stdout.strip(), done.stderr) == (
        "['skipped-offline', 'unsafe-literal', 'unsupported-syntax', 'skipped-reserved']",
        "",
    )


WITHOUT_CLIENT = """
import sys
sys.modules["h11"] = None
from profilelint.links.history import LinkHistory
from profilelint.links.checker import check_links
from profilelint.links.settings import CheckSettings
from profilelint.links.policy import NetworkUnavailableError, Policy
try:
    check_links(["https://www.iana.org/"], CheckSettings(), Policy(), LinkHistory(""))
except NetworkUnavailableError as error:
    print(error)
"""


def test_client_that_is_not_installed_is_named() -> None:
    done = subprocess.run([sys.executable, "-c", WITHOUT_CLIENT], capture_output=True, text=True)
    assert (done.stdout, done.stderr) == (
        'Links cannot be checked over the network yet: install "profilelint[links]".\n',
        "",
    )


def test_s39_certificates(net: Internet, authority: Authority) -> None:
    from tests.net.loopback import Authority as Another

    other = Another(net.folder)
    net.site("expired.zz", tls=authority.server("expired.zz", expired=True))
    net.site("name.zz", tls=authority.server("other.zz"))
    net.site("self.zz", tls=authority.self_signed("self.zz"))
    net.site("unknown.zz", tls=other.server("unknown.zz"))
    net.site("old.zz", tls=authority.outdated("old.zz"))
    net.site("good.zz", tls=authority.server("good.zz"))
    hosts = ["expired", "name", "self", "unknown", "old", "good"]
    found = net.check(*(f"https://{host}.zz/" for host in hosts), authorities=authority.path)
    assert [(each.reason, each.severity) for each in found] == [
        ("broken-tls-expired", Severity.ERROR),
        ("broken-tls-name", Severity.ERROR),
        ("broken-tls-untrusted", Severity.ERROR),
        ("broken-tls-chain", Severity.WARNING),
        ("broken-tls-version", Severity.ERROR),
        ("ok", None),
    ]
    assert [each.detail for each in found] == [f"{host}.zz" for host in hosts[:-1]] + [""]


def test_s39_the_name_is_announced_and_the_address_pinned(
    net: Internet, authority: Authority
) -> None:
    site = net.site("one.zz", tls=authority.server("one.zz"))
    assert net.check("https://one.zz/", authorities=authority.path)[0].reason == "ok"
    assert (site.address, site.seen[0].headers["host"]) == (PUBLIC, "one.zz")


def test_s40_no_control_name_no_findings(net: Internet) -> None:
    site = net.site("one.zz")
    with pytest.raises(NetworkUnavailableError, match=r'"gone\.zz" can be looked up'):
        net.check("http://one.zz/", "http://no-such-name.zz/", control_name="gone.zz")
    assert site.accepted == 0


def test_s40_control_name_lost_during_the_run(net: Internet) -> None:
    calls = iter([False, True])

    def resolve(host: str, port: int) -> list[Endpoint]:
        gone = host != "control.zz" or next(calls)
        return net.resolve("no-such-name.zz", port) if gone else [Endpoint("127.0.0.1", 1)]

    with pytest.raises(NetworkUnavailableError):
        net.check("http://one.zz/", resolve=resolve)


# Second layer

GUARDED = """
import socket
from profilelint.links.policy import Policy, network
from profilelint.links.transport import guard_process
guard_process(Policy(allowed=(network("127.0.0.1/32"),)))
listener = socket.create_server(("127.0.0.1", 0))
socket.create_connection(listener.getsockname()).close()
for address in ("127.0.0.2", "10.0.0.1", "169.254.169.254"):
    try:
        socket.create_connection((address, 80), timeout=0.1)
    except PermissionError:
        print("refused")
"""


def test_guarded_process_refuses_every_other_connection() -> None:
    done = subprocess.run([sys.executable, "-c", GUARDED], capture_output=True, text=True)
    assert (done.stdout.split(), done.stderr) == (["refused"] * 3, "")
