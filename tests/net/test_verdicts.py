"""Every row of the decision table, against sites on loopback."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest
from tests.net.loopback import PAGE, answer, html

from profilelint.links.outcome import Hop
from profilelint.links.settings import CheckSettings
from profilelint.model.finding import Severity
from profilelint.model.verdict import Verdict

if TYPE_CHECKING:
    import socket
    from collections.abc import Iterator

    from tests.net.loopback import Authority, Handler, Internet, Seen

    from profilelint.links.outcome import LinkOutcome

DAY = 86400.0


def in_turn(answers: Iterator[bytes]) -> Handler:
    return lambda *_: next(answers)


def cut_off(seen: Seen, connection: socket.socket) -> bytes | None:
    return None


def brief(found: LinkOutcome) -> tuple[str, str, Severity | None, bool]:
    return found.verdict.value, found.reason, found.severity, found.gates


def one(net: Internet, route: bytes, url: str = "http://one.zz/deep/page") -> LinkOutcome:
    net.site("one.zz", {"/deep/page": route})
    return net.check(url)[0]


def test_ok(net: Internet) -> None:
    found = one(net, PAGE)
    assert brief(found) == ("ok", "ok", None, False)
    assert found.status == 200
    assert found.hops == (Hop("http://one.zz/deep/page", 200),)
    assert found.replacement == ""


def test_ok_is_cached_for_a_week_and_asked_again_after_it(net: Internet) -> None:
    net.history_path = str(net.folder / "links.sqlite")
    site = net.site("one.zz", {})
    net.check("http://one.zz/a")
    requests = site.accepted
    [again] = net.check("http://one.zz/a")
    assert (again.verdict, again.cached, site.accepted) == (Verdict.OK, True, requests)
    net.now += 7 * DAY * 1.21
    [later] = net.check("http://one.zz/a")
    assert (later.cached, site.accepted > requests) == (False, True)


def test_max_age_narrows_what_is_believed(net: Internet) -> None:
    net.history_path = str(net.folder / "links.sqlite")
    net.site("one.zz", {})
    net.check("http://one.zz/a")
    net.now += 3600.0
    assert net.check("http://one.zz/a", settings=CheckSettings(max_age=7200.0))[0].cached
    assert not net.check("http://one.zz/a", settings=CheckSettings(max_age=1800.0))[0].cached


@pytest.mark.parametrize("status", [302, 303, 307])
def test_temporary_redirect(net: Internet, status: int) -> None:
    site = net.site("one.zz", {"/deep/page": answer(status, Location="/other/place")})
    [found] = net.check("http://one.zz/deep/page")
    assert brief(found) == (
        "ok-temporary-redirect",
        "ok-temporary-redirect",
        Severity.HINT,
        False,
    )
    assert found.replacement == ""
    assert site.paths == ["/deep/page", "/other/place"]
    assert '"http://one.zz/other/place"' in found.message


@pytest.mark.parametrize("status", [301, 308])
def test_permanent_move_on_the_same_host_is_fixed(net: Internet, status: int) -> None:
    net.site("one.zz", {"/deep/page": answer(status, Location="/new/page")})
    [found] = net.check("http://one.zz/deep/page#part")
    assert brief(found)[:2] == ("fragment-missing", "fragment-missing")
    [found] = net.check("http://one.zz/deep/page")
    assert brief(found) == ("moved-permanently", "moved-permanently", Severity.WARNING, False)
    assert found.replacement == "http://one.zz/new/page"
    assert found.hops == (
        Hop("http://one.zz/deep/page", status),
        Hop("http://one.zz/new/page", 200),
    )


def test_permanent_move_keeps_a_fragment_that_is_there(net: Internet) -> None:
    net.site(
        "one.zz",
        {"/old": answer(301, Location="/new"), "/new": html("<h2 id=part>Part</h2>" + "x " * 300)},
    )
    [found] = net.check("http://one.zz/old#part")
    assert (found.reason, found.replacement) == ("moved-permanently", "http://one.zz/new#part")


def test_a_temporary_hop_makes_the_chain_temporary(net: Internet) -> None:
    net.site(
        "one.zz",
        {"/a/b": answer(301, Location="/a/c"), "/a/c": answer(302, Location="/a/d")},
    )
    [found] = net.check("http://one.zz/a/b")
    assert found.reason == "ok-temporary-redirect"
    assert [hop.status for hop in found.hops] == [301, 302, 200]
    assert found.message.endswith(
        "; the way there: http://one.zz/a/b → http://one.zz/a/c → http://one.zz/a/d"
    )


@pytest.mark.parametrize(
    "location",
    [
        "http://two.zz/deep/page",
        "/de/deep/page",
        "/consent?back=1",
        "/new?session=abc",
        "/new?{{site.secret}}",
        "/new(1)",
    ],
)
def test_permanent_move_that_is_not_fixed_unseen(net: Internet, location: str) -> None:
    net.site("two.zz")
    net.site("one.zz", {"/deep/page": answer(301, Location=location)})
    [found] = net.check("http://one.zz/deep/page")
    assert found.verdict in {Verdict.MOVED_PERMANENTLY, Verdict.SUSPICIOUS}
    assert found.replacement == ""


def test_insecure_when_the_https_twin_answers(net: Internet, authority: Authority) -> None:
    net.site("one.zz")
    twin = net.site("one.zz", tls=authority.server("one.zz"))
    [found] = net.check("http://one.zz/a?b=1", authorities=authority.path)
    assert brief(found) == ("insecure", "insecure", Severity.WARNING, False)
    assert found.replacement == "https://one.zz/a?b=1"
    assert twin.paths == ["/a?b=1"]
    [strict] = net.check(
        "http://one.zz/a?b=1",
        settings=CheckSettings(require_https=True),
        authorities=authority.path,
    )
    assert brief(strict) == ("insecure", "insecure", Severity.ERROR, True)


def test_http_is_ok_when_the_https_twin_has_another_page(
    net: Internet, authority: Authority
) -> None:
    net.site("one.zz")
    net.site("one.zz", {"/a": answer(302, Location="/")}, tls=authority.server("one.zz"))
    assert net.check("http://one.zz/a", authorities=authority.path)[0].reason == "ok"


def test_temporary_redirect_to_the_https_twin_is_insecure(
    net: Internet, authority: Authority
) -> None:
    net.site("one.zz", {"/a": answer(302, Location="https://one.zz/a")})
    net.site("one.zz", tls=authority.server("one.zz"))
    [found] = net.check("http://one.zz/a", authorities=authority.path)
    assert (found.reason, found.replacement) == ("insecure", "https://one.zz/a")


@pytest.mark.parametrize("status", [404, 410])
def test_broken_is_seen_twice_in_a_later_pass(net: Internet, status: int) -> None:
    site = net.site("one.zz", {"/gone": answer(status)})
    [gone, _] = net.check("http://one.zz/gone", "http://one.zz/here", recheck=0.2, per_host=1)
    assert brief(gone) == ("broken", "broken", Severity.ERROR, True)
    assert [seen.line.split(" ")[0] for seen in site.seen] == ["GET"] * 3
    assert site.paths == ["/gone", "/here", "/gone"]
    looks = [seen.began for seen in site.seen if seen.path == "/gone"]
    assert looks[1] - looks[0] >= 0.19


def test_a_404_that_passes_is_not_broken(net: Internet) -> None:
    answers = iter([answer(404), PAGE])
    net.site("one.zz", {"/a": in_turn(answers)})
    assert net.check("http://one.zz/a")[0].reason == "ok"


def test_a_404_between_other_failures_needs_its_own_second_look(net: Internet) -> None:
    answers = iter([answer(404), answer(500), answer(404)])
    net.site("one.zz", {"/a": in_turn(answers)})
    assert net.check("http://one.zz/a")[0].reason == "broken"


def test_broken_names_the_way(net: Internet) -> None:
    net.site("one.zz", {"/a": answer(302, Location="/b"), "/b": answer(404)})
    [found] = net.check("http://one.zz/a")
    assert found.message == (
        'the page "http://one.zz/a" does not exist (the site answered 404 twice): correct the '
        "address or delete the link; the way there: http://one.zz/a → http://one.zz/b"
    )


def test_broken_is_not_cached(net: Internet) -> None:
    net.history_path = str(net.folder / "links.sqlite")
    site = net.site("one.zz", {"/gone": answer(404)})
    net.check("http://one.zz/gone")
    site.routes["/gone"] = PAGE
    assert net.check("http://one.zz/gone")[0].reason == "ok"


def test_broken_dns_after_two_lookups(net: Internet) -> None:
    [found] = net.check("https://no-such-name.zz/a")
    assert brief(found) == ("broken-dns", "broken-dns", Severity.ERROR, True)
    assert found.detail == "no-such-name.zz"
    assert net.lookups == ["no-such-name.zz"] * 2


@pytest.mark.parametrize(
    ("url", "reason"),
    [
        ("http://", "invalid-url"),
        ("https://exa mple.zz/", "invalid-url"),
        ("https://a.zz:99999/", "invalid-url"),
        ("https://xn--a/", "invalid-url"),
        ("javascript:alert(1)", "invalid-scheme"),
        ("JaVaScRiPt:alert(1)", "invalid-scheme"),
        ("file:///etc/passwd", "invalid-scheme"),
        ("data:text/html,x", "invalid-scheme"),
        ("https://me:secret@one.zz/", "invalid-credentials"),
        ("https://one.zz\\@two.zz/", "invalid-ambiguous"),
        ("https:///one.zz/", "invalid-ambiguous"),
        ("https:one.zz", "invalid-ambiguous"),
    ],
)
def test_invalid_url(net: Internet, url: str, reason: str) -> None:
    [found] = net.check(url)
    assert brief(found) == ("invalid-url", reason, Severity.ERROR, True)
    assert net.lookups == []


FRAGMENT_PAGE = html(
    "<title>Doc</title><h2 id='part'>Part</h2><a name=old></a>"
    "<h3 id='user-content-prefixed'>p</h3><h2>Plain Heading!</h2>" + "Some words. " * 60
)


@pytest.mark.parametrize(
    ("fragment", "reason", "severity"),
    [
        ("part", "ok", None),
        ("old", "ok", None),
        ("prefixed", "ok", None),
        ("plain-heading", "ok", None),
        ("top", "ok", None),
        (":~:text=words", "ok", None),
        ("absent", "fragment-missing", Severity.WARNING),
        ("/route", "fragment-unknown", Severity.HINT),
    ],
)
def test_fragments(net: Internet, fragment: str, reason: str, severity: Severity | None) -> None:
    found = one(net, FRAGMENT_PAGE, "http://one.zz/deep/page#" + fragment)
    assert (found.reason, found.severity, found.gates) == (reason, severity, False)


def test_links_that_differ_in_fragment_ask_once(net: Internet) -> None:
    site = net.site("one.zz", {"/p": FRAGMENT_PAGE})
    urls = [
        "http://one.zz/p#part",
        "http://one.zz/p#absent",
        "http://ONE.zz:80/p",
        "http://one.zz/p",
    ]
    assert [each.reason for each in net.check(*urls)] == ["ok", "fragment-missing", "ok", "ok"]
    assert site.paths == ["/p"]


@pytest.mark.parametrize(
    "body",
    [
        '<script type="module" src="/a.js"></script>' + "Some words. " * 60,
        '<div id="root"></div>' + "Some words. " * 60,
        "<p>Little.</p><script>var text = '" + "long " * 200 + "'</script>",
        "<p>" + "Some words. " * 100_000,
    ],
    ids=["module", "root", "little-text", "longer-than-is-read"],
)
def test_fragment_that_a_script_or_the_rest_may_make_is_unknown(net: Internet, body: str) -> None:
    found = one(net, html("<title>T</title>" + body), "http://one.zz/deep/page#x")
    assert brief(found)[:3] == ("fragment-unknown", "fragment-unknown", Severity.HINT)


def test_fragment_of_what_is_not_html_is_unknown(net: Internet) -> None:
    pdf = answer(200, b"%PDF", Content_Type="application/pdf")
    assert one(net, pdf, "http://one.zz/deep/page#page=2").reason == "fragment-unknown"


def test_missing_fragment_is_remembered_for_a_day(net: Internet) -> None:
    net.history_path = str(net.folder / "links.sqlite")
    site = net.site("one.zz", {"/p": FRAGMENT_PAGE})
    for wait, asked in ((0.0, 1), (0.7 * DAY, 1), (0.6 * DAY, 2)):
        net.now += wait
        assert net.check("http://one.zz/p#absent")[0].reason == "fragment-missing"
        assert site.paths == ["/p"] * asked


@pytest.mark.parametrize(
    ("route", "reason"),
    [
        (answer(302, Location="/"), "suspicious-home"),
        (answer(301, Location="http://two.zz/"), "suspicious-home"),
        (answer(302, Location="/account/login?next=x"), "suspicious-login"),
        (html("<title>Page not found | One</title><p>" + "x " * 300), "suspicious-title"),
        (html("<title>404</title>"), "suspicious-title"),
        (html("<p>This domain is for sale!</p>"), "suspicious-parked"),
        (html(""), "suspicious-empty"),
        (answer(300), "suspicious-redirect"),
    ],
)
def test_suspicious(net: Internet, route: bytes, reason: str) -> None:
    net.site("two.zz")
    found = one(net, route)
    assert brief(found) == ("suspicious", reason, Severity.WARNING, False)


@pytest.mark.parametrize(
    "route",
    [
        html("<title>How to answer 404 Not Found well</title><p>" + "x " * 300),
        html("<title>Lost and not found: a history</title><p>" + "x " * 300),
        answer(204),
        answer(200, b"\x00", Content_Type="image/png"),
    ],
)
def test_not_suspicious(net: Internet, route: bytes) -> None:
    assert one(net, route).reason == "ok"


@pytest.mark.parametrize("status", [400, 401, 402, 403, 405, 406, 407, 418, 422, 451, 999])
def test_blocked_is_never_ok_nor_an_error(net: Internet, status: int) -> None:
    found = one(net, answer(status))
    assert brief(found) == ("blocked", "blocked", Severity.HINT, False)


@pytest.mark.parametrize(
    "route",
    [
        answer(403, cf_mitigated="challenge"),
        answer(503, X_DataDome="protected"),
        answer(429, X_Sucuri_ID="1"),
        html("<title>Just a moment...</title>", 503),
        html("<title>Just a moment...</title>", 200),
    ],
)
def test_bot_walls_are_blocked(net: Internet, route: bytes) -> None:
    found = one(net, route)
    assert brief(found) == ("blocked", "blocked-challenge", Severity.HINT, False)


def test_rate_limited_after_the_pause_that_was_asked_for(net: Internet) -> None:
    site = net.site("one.zz", {"/a": answer(429, Retry_After="1")})
    [found] = net.check("http://one.zz/a")
    assert brief(found) == ("rate-limited", "rate-limited", Severity.HINT, False)
    assert site.seen[1].began - site.seen[0].began >= 0.99


def test_rate_limit_that_ends_is_ok_and_holds_up_no_other_host(net: Internet) -> None:
    answers = iter([answer(429, Retry_After="1"), PAGE])
    slow = net.site("one.zz", {"/a": in_turn(answers)})
    fast = net.site("two.zz", address="127.1.0.2")
    urls = ["http://one.zz/a", *(f"http://two.zz/{n}" for n in range(5))]
    assert {each.reason for each in net.check(*urls)} == {"ok"}
    assert slow.seen[1].began - slow.seen[0].began >= 0.99
    assert all(seen.began < slow.seen[1].began for seen in fast.seen)


def test_spent_rate_limit_rests_the_host(net: Internet) -> None:
    limit = html("<p>x", RateLimit_Remaining="0", RateLimit_Reset="1")
    site = net.site("one.zz", {"/a": limit})
    net.check("http://one.zz/a", "http://one.zz/b", per_host=1)
    assert site.seen[1].began - site.seen[0].began >= 0.99


@pytest.mark.parametrize("status", [500, 502, 503, 504, 520])
def test_server_error(net: Internet, status: int) -> None:
    site = net.site("one.zz", {"/a": answer(status)})
    [found] = net.check("http://one.zz/a")
    assert brief(found) == ("server-error", "server-error", Severity.HINT, False)
    assert len(site.seen) == 2


@pytest.mark.parametrize(
    ("runs", "step", "severities"),
    [
        (6, 4 * DAY, "hint hint warning warning error error"),
        (3, 1 * DAY, "hint hint hint"),
        (6, 3600.0, "hint hint hint hint hint hint"),
        (4, 10 * DAY, "hint hint warning warning"),
    ],
)
def test_a_server_error_ages(net: Internet, runs: int, step: float, severities: str) -> None:
    net.history_path = str(net.folder / "links.sqlite")
    net.site("one.zz", {"/a": answer(500)})
    found = []
    for _ in range(runs):
        [outcome] = net.check("http://one.zz/a")
        found.append(outcome)
        net.now += step
    assert " ".join(str(each.severity) for each in found) == severities
    assert [each.gates for each in found] == [word == "error" for word in severities.split()]


def test_an_answer_ends_the_history(net: Internet) -> None:
    net.history_path = str(net.folder / "links.sqlite")
    site = net.site("one.zz", {"/a": answer(500)})
    for _ in range(4):
        net.check("http://one.zz/a")
        net.now += 2 * DAY
    site.routes["/a"] = PAGE
    net.check("http://one.zz/a")
    site.routes["/a"] = answer(500)
    net.now += 9 * DAY
    assert net.check("http://one.zz/a")[0].severity is Severity.HINT


def test_timeout(net: Internet) -> None:
    def hang(seen: Seen, connection: socket.socket) -> bytes | None:
        connection.recv(1)  # until the client gives up
        return None

    net.site("one.zz", {"/a": hang})
    [found] = net.check("http://one.zz/a", first_byte_timeout=0.2)
    assert brief(found) == ("timeout", "timeout", Severity.HINT, False)


def test_refused_and_broken_off_connections(net: Internet) -> None:
    net.site("one.zz", {"/a": cut_off})
    site = net.site("two.zz")
    site.close()
    [cut, refused] = net.check("http://one.zz/a", "http://two.zz/")
    assert brief(cut) == ("network", "network", Severity.HINT, False)
    assert brief(refused) == ("network", "network", Severity.HINT, False)
    assert "it broke off the connection" in cut.message
    assert "it refuses connections" in refused.message


def test_redirect_loop_is_tried_again_with_cookies(net: Internet) -> None:
    site = net.site("one.zz", {"/a": answer(302, Location="/a", Set_Cookie="seen=1; Path=/")})
    [found] = net.check("http://one.zz/a")
    assert brief(found) == ("redirect-loop", "redirect-loop", Severity.WARNING, False)
    assert [seen.headers.get("cookie") for seen in site.seen[:3]] == [None, None, "seen=1"]
    assert len(site.seen) == 1 + 11


def test_redirect_that_needs_a_cookie_is_ok(net: Internet) -> None:
    def wall(seen: Seen, connection: socket.socket) -> bytes:
        if "cookie" in seen.headers:
            return PAGE
        return answer(302, Location="/a", Set_Cookie="seen=1")

    net.site("one.zz", {"/a": wall})
    assert net.check("http://one.zz/a")[0].verdict is Verdict.OK_TEMPORARY_REDIRECT


def test_more_than_ten_hops_is_a_loop(net: Internet) -> None:
    routes = {f"/{n}": answer(302, Location=f"/{n + 1}") for n in range(12)}
    net.site("one.zz", {**routes})
    [eleven] = net.check("http://one.zz/1")
    [ten] = net.check("http://one.zz/2")
    assert (eleven.reason, ten.reason) == ("redirect-loop", "ok-temporary-redirect")


@pytest.mark.parametrize(
    ("url", "reason", "severity"),
    [
        ("mailto:editor@one.zz", "unsupported", None),
        ("mailto:a@one.zz,b@one.zz?subject=Hi%20there", "unsupported", None),
        ("tel:+1-617-555-0100", "unsupported", None),
        ("sms:+16175550100?body=hi", "unsupported", None),
        ("mailto:editor", "unsupported-syntax", Severity.ERROR),
        ("tel:call-me", "unsupported-syntax", Severity.ERROR),
        ("gopher://one.zz/", "unsupported-scheme", Severity.WARNING),
        ("ftp://one.zz/", "unsupported-scheme", Severity.WARNING),
    ],
)
def test_unsupported(net: Internet, url: str, reason: str, severity: Severity | None) -> None:
    [found] = net.check(url)
    assert brief(found) == ("unsupported", reason, severity, severity is Severity.ERROR)
    assert net.lookups == []


@pytest.mark.parametrize(
    "host",
    ["example.com", "www.example.org", "docs.example.net", "a.test", "b.example", "c.invalid"],
)
def test_names_reserved_for_examples_are_skipped(net: Internet, host: str) -> None:
    [found] = net.check(f"https://{host}/page")
    assert brief(found) == ("skipped", "skipped-reserved", None, False)
    assert net.lookups == []


@pytest.mark.parametrize(
    "pattern", ["one.zz", "*.zz", "one.zz/private/*", "http://one.zz/*", "*/private/*"]
)
def test_excluded_links_are_counted_and_not_asked(net: Internet, pattern: str) -> None:
    site = net.site("one.zz")
    [found] = net.check("http://one.zz/private/x", settings=CheckSettings(exclude=(pattern,)))
    assert (found.reason, found.severity, site.accepted) == ("skipped-excluded", None, 0)


@pytest.mark.parametrize("url", ["http://localhost:4000/", "http://127.0.0.1:4000/"])
def test_excluded_links_are_not_judged_either(net: Internet, url: str) -> None:
    settings = CheckSettings(exclude=("localhost:*", "127.*"))
    assert net.check(url, settings=settings)[0].reason == "skipped-excluded"


def test_budget_spent(net: Internet) -> None:
    def hang(seen: Seen, connection: socket.socket) -> bytes | None:
        connection.recv(1)
        return None

    net.site("one.zz", {"/a": hang})
    [found, other] = net.check("http://one.zz/a", "http://one.zz/b", budget=0.3, per_host=1)
    assert brief(found) == ("skipped", "skipped-budget", None, False)
    assert brief(other) == ("skipped", "skipped-budget", None, False)


def test_broken_once_when_the_budget_ends_is_not_broken(net: Internet) -> None:
    net.site("one.zz", {"/a": answer(404)})
    assert net.check("http://one.zz/a", budget=0.3, recheck=5.0)[0].reason == "skipped-budget"


def test_broken_once_when_the_time_for_the_link_ends_is_not_broken(net: Internet) -> None:
    def dawdle(seen: Seen, connection: socket.socket) -> bytes:
        time.sleep(0.2)
        return answer(404)

    site = net.site("one.zz", {"/a": dawdle})
    assert net.check("http://one.zz/a", total_timeout=0.6)[0].reason == "skipped-budget"
    assert site.accepted == 1


def test_location_in_utf8_is_followed(net: Internet) -> None:
    moved = "HTTP/1.1 302 X\r\nLocation: /größe\r\nContent-Length: 0\r\n\r\n".encode()
    site = net.site("one.zz", {"/a": moved})
    assert net.check("http://one.zz/a")[0].reason == "ok-temporary-redirect"
    assert site.paths[1] == "/gr%C3%B6%C3%9Fe"


def test_accepted_status_of_a_host(net: Internet) -> None:
    site = net.site("one.zz", {"*": answer(403)})
    net.name("docs.one.zz", site)
    net.name("two.zz", site)
    settings = CheckSettings(accept={"one.zz": frozenset({403}), "*.one.zz": frozenset({403})})
    found = net.check("http://one.zz/", "http://docs.one.zz/", "http://two.zz/", settings=settings)
    assert [each.reason for each in found] == ["ok-accepted", "ok-accepted", "blocked"]
