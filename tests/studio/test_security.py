"""Who may ask the studio, and what others are answered, by a client that sends what it likes."""

from __future__ import annotations

import socket
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from tests.studio.client import Studio
from tests.studio.conftest import PAGE, make_site

from profilelint.studio.gate import LARGEST_BODY

JSON = {"Content-Type": "application/json"}


@pytest.fixture(scope="module")
def studio(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Studio]:
    """Return one studio for all tests that leave it as it is."""
    folder = tmp_path_factory.mktemp("security")
    with Studio(make_site(folder / "site"), folder / "cache") as opened:
        opened.enter()
        yield opened


def own(studio: Studio) -> dict[str, str]:
    return {"Cookie": studio.cookie, **JSON}


def test_it_listens_on_the_loopback_alone(studio: Studio) -> None:
    for family, kind, _, _, address in socket.getaddrinfo(
        socket.gethostname(), studio.port, type=socket.SOCK_STREAM
    ):
        if str(address[0]).startswith("127.") or address[0] == "::1":
            continue
        with socket.socket(family, kind) as client, pytest.raises(OSError, match="refused"):
            client.connect(address)
    with socket.socket() as client, pytest.raises(OSError, match="refused"):
        client.connect(("127.0.0.2", studio.port))


@pytest.mark.parametrize(
    "host",
    [
        "evil.example",
        "evil.example:{port}",
        "127.0.0.1",
        "127.0.0.1:1",
        "127.0.0.1.evil.example:{port}",
        "localhost.evil.example:{port}",
        "[::1]:{port}",
        "0.0.0.0:{port}",
    ],
)
def test_a_foreign_host(studio: Studio, host: str) -> None:
    headers = {"Host": host.format(port=studio.port), "Cookie": studio.cookie}
    for address in ("/", f"/?token={studio.token}", "/api/pages"):
        reply = studio.ask("GET", address, None, headers)
        assert reply.status == 421
        assert b"wells" not in reply.body
        assert "set-cookie" not in reply.headers


def test_a_host_that_is_missing_or_stands_twice(studio: Studio) -> None:
    for head in ("", f"Host: 127.0.0.1:{studio.port}\r\nHost: evil.example\r\n"):
        with socket.create_connection(("127.0.0.1", studio.port)) as client:
            client.sendall(
                f"GET /api/pages HTTP/1.1\r\n{head}Cookie: {studio.cookie}\r\n"
                "Connection: close\r\n\r\n".encode()
            )
            answer = b"".join(iter(lambda: client.recv(65536), b""))
        assert answer.split(b" ")[1] in (b"400", b"421")
        assert b"wells" not in answer


def test_the_other_name_of_this_machine(studio: Studio) -> None:
    headers = {"Host": f"LOCALHOST:{studio.port}", "Cookie": studio.cookie}
    assert studio.ask("GET", "/api/pages", None, headers).status == 200


def test_the_token_opens_once(
    site: Path, tmp_path: Path, open_studio: Callable[[Path], Studio]
) -> None:
    with Studio(site, tmp_path / "other") as studio:
        wrong = studio.ask("GET", "/?token=wrong")
        assert (wrong.status, wrong.body.decode()) == (
            403,
            "this is not the address that the studio showed when it started: open that one",
        )
        assert studio.ask("GET", f"/?token={studio.token}x").status == 403
        assert studio.ask("GET", f"/?token={studio.token}&token=wrong").status == 403
        reply = studio.ask("GET", f"/?token={studio.token}")
        assert (reply.status, reply.headers["location"], reply.body) == (303, "/", b"")
        name, _, rest = reply.headers["set-cookie"].partition("=")
        assert name == f"profilelint-studio-{studio.port}"
        value, *attributes = rest.split("; ")
        assert attributes == ["HttpOnly", "SameSite=Strict", "Path=/"]
        assert len(value) >= 40
        assert value != studio.token
        again = studio.ask("GET", f"/?token={studio.token}")
        assert again.body.startswith(b"this address was used before")
        assert (again.status, "set-cookie" in again.headers) == (403, False)
        # The same browser may come back with it, as from its history.
        known = {"Cookie": f"{name}={value}"}
        assert studio.ask("GET", f"/?token={studio.token}", None, known).status == 303
        assert studio.ask("GET", "/?token=wrong", None, known).status == 403
        other = open_studio(site)
        assert other.token != studio.token
        assert other.ask("GET", "/api/pages", None, known).status == 401


@pytest.mark.parametrize(
    ("method", "address"),
    [
        *(("GET", each) for each in ("/", "/index.html", "/api/site", "/api/events", "/api/new")),
        *(("GET", each) for each in ("/api/page?path=projects/wells.md", "/api/file?path=a.png")),
        *(("POST", f"/api/page/{each}") for each in ("text", "save", "discard", "stay")),
        ("POST", "/api/end"),
        ("OPTIONS", "/api/page/save"),
        ("HEAD", "/"),
    ],
)
def test_without_the_cookie(studio: Studio, method: str, address: str) -> None:
    name = studio.cookie.partition("=")[0]
    for cookie in ("", f"{name}=wrong", f"{name}=", f"other={studio.cookie.partition('=')[2]}"):
        body = b"{}" if method == "POST" else None
        reply = studio.ask(method, address, body, {"Cookie": cookie, **JSON})
        assert reply.status == 401
        assert b"wells" not in reply.body
    assert studio.get("/api/site").status == 200


@pytest.mark.parametrize(
    "origin",
    [
        "null",
        "http://evil.example",
        "https://127.0.0.1:{port}",
        "http://127.0.0.1",
        "http://127.0.0.1:{port}.evil.example",
        "http://localhost:{port}",
        "file://",
    ],
)
def test_a_foreign_origin(studio: Studio, origin: str) -> None:
    headers = {**own(studio), "Origin": origin.format(port=studio.port)}
    assert studio.ask("GET", "/api/pages", None, headers).status == 403
    assert studio.ask("POST", "/api/end", b"{}", headers).status == 403
    assert studio.get("/api/site").status == 200


def test_its_own_origin(studio: Studio) -> None:
    headers = {**own(studio), "Origin": f"http://127.0.0.1:{studio.port}"}
    assert studio.ask("GET", "/api/pages", None, headers).status == 200


@pytest.mark.parametrize("site_of", ["cross-site", "same-site", "Cross-Site"])
def test_a_fetch_by_another_site(studio: Studio, site_of: str) -> None:
    headers = {**own(studio), "Sec-Fetch-Site": site_of}
    assert studio.ask("GET", "/", None, headers).status == 403
    assert studio.ask("GET", f"/?token={studio.token}", None, headers).status == 403
    assert studio.ask("POST", "/api/end", b"{}", headers).status == 403


@pytest.mark.parametrize(
    "kind",
    [
        "",
        "text/plain",
        "application/x-www-form-urlencoded",
        "multipart/form-data; boundary=a",
        "text/plain; application/json",
        "application/jsonx",
    ],
)
def test_a_post_that_is_no_json(studio: Studio, kind: str) -> None:
    headers = {"Cookie": studio.cookie, "Content-Type": kind}
    assert studio.ask("POST", "/api/end", b"{}", headers).status == 415
    assert studio.get("/api/site").status == 200


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"[]",
        b"null",
        b"{",
        b'{"path": 1, "version": 1, "changes": []}',
        b'{"path": "projects/wells.md", "version": true, "changes": []}',
        b'{"path": "projects/wells.md", "version": 1, "changes": [[0, 0]]}',
        b'{"path": "projects/wells.md", "version": 1, "changes": [[0, NaN, ""]]}',
        b"[" * 100_000,
        b"\xff\xfe",
        b'{"version": ' + b"9" * 10_000 + b"}",
    ],
)
def test_json_of_another_shape(studio: Studio, body: bytes) -> None:
    reply = studio.ask("POST", "/api/page/text", body, own(studio))
    assert (reply.status, reply.json["error"]) == (400, "request")


def test_a_request_that_is_too_large(studio: Studio) -> None:
    headers = {**own(studio), "Content-Length": str(LARGEST_BODY + 1)}
    assert studio.ask("POST", "/api/page/text", b"", headers).status == 413
    with socket.create_connection(("127.0.0.1", studio.port)) as client:
        client.sendall(
            f"POST /api/page/text HTTP/1.1\r\nHost: 127.0.0.1:{studio.port}\r\n"
            f"Cookie: {studio.cookie}\r\nContent-Type: application/json\r\n"
            "Transfer-Encoding: chunked\r\n\r\n".encode()
        )
        piece = b"100000\r\n" + b" " * 0x100000 + b"\r\n"
        for _ in range(17):
            client.sendall(piece)
        client.sendall(b"0\r\n\r\n")
        assert client.recv(65536).split(b" ")[1] == b"413"
    assert studio.get("/api/site").status == 200


def test_the_headers_of_all_answers(studio: Studio) -> None:
    replies = [
        studio.get("/"),
        studio.get("/api/pages"),
        studio.get("/nothing"),
        studio.ask("GET", "/"),
        studio.ask("POST", "/api/end", b"", {"Cookie": studio.cookie}),
        studio.ask("GET", "/", None, {"Host": "evil.example"}),
    ]
    assert [reply.status for reply in replies] == [200, 200, 404, 401, 415, 421]
    nonces = set()
    for reply in replies:
        headers = reply.headers
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["cross-origin-resource-policy"] == "same-origin"
        assert headers["cross-origin-opener-policy"] == "same-origin"
        assert headers["referrer-policy"] == "no-referrer"
        assert headers["cache-control"] == "no-store"
        assert not any(name.startswith("access-control") for name in headers)
        assert "server" not in headers
        policy = headers["content-security-policy"]
        nonce = policy.partition("'nonce-")[2].partition("'")[0]
        nonces.add(nonce)
        assert policy == (
            f"default-src 'none'; script-src 'self'; style-src 'self' 'nonce-{nonce}'; "
            "img-src 'self' data:; connect-src 'self'; font-src 'none'; base-uri 'none'; "
            "form-action 'none'; frame-ancestors 'none'"
        )
    assert len(nonces) == len(replies)


def test_the_page_has_the_nonce(studio: Studio) -> None:
    reply = studio.get("/")
    nonce = reply.headers["content-security-policy"].partition("'nonce-")[2].partition("'")[0]
    assert f'<meta name="csp-nonce" content="{nonce}">'.encode() in reply.body
    assert reply.headers["content-type"] == "text/html; charset=utf-8"


def test_paths_that_are_no_pages(site: Path, open_studio: Callable[[Path], Studio]) -> None:
    secret = site.parent / "secret.md"
    secret.write_text(PAGE)
    (site / "projects/leak.md").symlink_to(secret)
    studio = open_studio(site)
    for path in (
        *("../secret.md", "projects/../../secret.md", "/etc/passwd", "", "projects"),
        *("projects/../projects/wells.md", "./projects/wells.md", "projects//wells.md"),
        *("projects\\wells.md", "projects/wells.md\0", "profilelint.toml", "leak.md"),
        "projects/leak.md",
    ):
        page = studio.get("/api/page", path=path)
        assert (page.status, page.json["error"]) == (404, "unknown")
        for address, more in (
            ("text", {"changes": [[0, 0, "a"]]}),
            ("save", {"digest": ""}),
            ("edit", {"operation": {"do": "remove", "route": ["title"]}}),
            ("repair", {}),
            ("stay", {"finding": "1", "reason": "why"}),
            ("difference", {}),
            ("discard", {}),
        ):
            reply = studio.post(f"/api/page/{address}", path=path, version=1, **more)
            assert (address, reply.status, reply.json["error"]) == (address, 404, "unknown")
    assert secret.read_text() == PAGE
    assert sorted(each.name for each in site.parent.iterdir()) == ["secret.md", "site"]


@pytest.mark.parametrize(
    "address",
    [
        "/../application.py",
        "/%2e%2e/application.py",
        "/..%2fapplication.py",
        "/views/../../session.py",
        "/%2fetc%2fpasswd",
        "//etc/passwd",
        "/index.html%00.js",
        "/application.py",
        "/.",
    ],
)
def test_files_that_are_not_of_the_page(studio: Studio, address: str) -> None:
    reply = studio.ask("GET", address, None, own(studio))
    assert reply.status == 404
    assert reply.headers["content-type"] == "application/json"


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "OPTIONS", "TRACE"])
def test_other_methods(studio: Studio, method: str) -> None:
    reply = studio.ask(method, "/api/page/save", None, own(studio))
    assert (reply.status, reply.headers["allow"]) == (405, "POST")
    assert reply.json["message"] == "the method is not allowed at this address"


def test_content_is_never_html(site: Path, open_studio: Callable[[Path], Studio]) -> None:
    script = "<script>alert(1)</script>"
    (site / "projects/wells.md").write_text(f"---\ntitle: {script}\nstart: {script}\n---\n{script}")
    studio = open_studio(site)
    for reply in (
        studio.get("/api/page", path="projects/wells.md"),
        studio.get("/api/pages"),
        studio.get("/api/page", path=script),
    ):
        assert reply.headers["content-type"] == "application/json"
    assert studio.page("projects/wells.md")["title"] == script


def test_a_draft_of_a_stranger_leads_nowhere(
    site: Path, tmp_path: Path, open_studio: Callable[[Path], Studio]
) -> None:
    from profilelint.studio.drafts import Draft, Drafts

    drafts = Drafts(str(tmp_path / "cache"), str(site))
    for path in ("../secret.md", "/etc/passwd", "projects/../a.md", "a\\b.md", "a\0.md", ""):
        drafts.put(Draft(path, "", "text"))
    drafts.put(Draft("projects/new.md", "", "---\ntitle: New\n---\n"))
    studio = open_studio(site)
    assert [row["path"] for row in studio.get("/api/pages").json["rows"]] == [
        "projects/new.md",
        "projects/roads.md",
        "projects/wells.md",
    ]
    assert studio.page("projects/new.md")["disk"] == "new"
    assert list(studio.session.texts) == [str(site / "projects/new.md")]
