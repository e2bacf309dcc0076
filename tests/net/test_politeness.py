"""What a site sees of the checker: who asks, how often, how many at a time, in which order."""

from __future__ import annotations

import threading
import time
from typing import TYPE_CHECKING

from tests.net.loopback import PAGE, answer

from profilelint import __version__
from profilelint.links.checker import LinkProgress, check_links
from profilelint.links.settings import CheckSettings
from profilelint.model.verdict import Verdict

if TYPE_CHECKING:
    import socket

    from tests.net.loopback import Internet, Seen

WITHOUT_TWIN = frozenset({80})


def test_request_is_honest_and_bare(net: Internet) -> None:
    site = net.site("one.zz")
    net.check("http://one.zz/a?b=c#d", ports=WITHOUT_TWIN)
    [seen] = site.seen
    assert seen.line == "GET /a?b=c HTTP/1.1"
    assert seen.headers == {
        "host": "one.zz",
        "user-agent": f"profilelint/{__version__} (link checker)",
        "accept": "text/html,application/xhtml+xml,*/*;q=0.8",
        "accept-encoding": "identity",
        "connection": "close",
    }


def test_at_most_two_at_a_time(net: Internet) -> None:
    together = threading.Barrier(2, timeout=5.0)

    def meet(seen: Seen, connection: socket.socket) -> bytes:
        together.wait()  # passes only when a second request is there
        return PAGE

    site = net.site("one.zz", {"*": meet})
    found = net.check(*(f"http://one.zz/{n}" for n in range(12)), ports=WITHOUT_TWIN)
    assert {each.reason for each in found} == {"ok"}
    assert site.most_at_once == 2


def test_pause_between_two_requests_to_a_host(net: Internet) -> None:
    site = net.site("one.zz", {"/0": answer(302, Location="/there")})
    other = net.site("two.zz", address="127.1.0.2")
    urls = [f"http://{host}.zz/{n}" for host in ("one", "two") for n in range(5)]
    began = time.monotonic()
    net.check(*urls, ports=WITHOUT_TWIN, pause=0.3)
    for seen in (site.seen, other.seen):
        # A busy machine may answer a request late, and the next one in time; none comes early.
        for number, start in enumerate(sorted(each.began for each in seen)):
            assert start - began > 0.3 * number
    assert len(site.seen) == 6
    assert time.monotonic() - began < 2.4  # hosts do not wait for each other


def test_every_page_is_asked_before_any_is_asked_again(net: Internet) -> None:
    site = net.site("one.zz", {"/0": answer(500), "/3": answer(404)})
    net.check(*(f"http://one.zz/{n}" for n in range(6)), ports=WITHOUT_TWIN, per_host=1)
    assert site.paths == ["/0", "/1", "/2", "/3", "/4", "/5", "/0", "/3"]


def test_body_is_not_read_beyond_its_title(net: Internet) -> None:
    sent = []

    def pour(seen: Seen, connection: socket.socket) -> None:
        head = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<title>A page</title>"
        connection.sendall(head)
        while True:
            connection.sendall(b"<p>words " * 1000)
            sent.append(9000)

    net.site("one.zz", {"/a": pour})
    assert net.check("http://one.zz/a", ports=WITHOUT_TWIN)[0].reason == "ok"
    assert sum(sent) < 16 << 20  # what the kernel buffers of a stream that nobody reads


def test_known_hosts_without_https_are_not_asked_for_it_again(net: Internet) -> None:
    net.site("one.zz")
    net.check(*(f"http://one.zz/{n}" for n in range(5)), per_host=1, threads=1)
    assert net.lookups == ["one.zz"] * 6


def test_progress_counts_every_link_once_and_after_it_is_stored(net: Internet) -> None:
    net.history_path = str(net.folder / "links.sqlite")
    net.site("one.zz", {"/gone": answer(404)})
    urls = ["http://one.zz/a", "http://one.zz/gone", "mailto:a@b.zz", "http://one.zz/a#top"]
    told: list[LinkProgress] = []
    stored: list[bool] = []
    history, other = net.history(), net.history()

    def progress(step: LinkProgress) -> None:
        told.append(step)
        stored.append(other.answer(step.url.partition("#")[0]) is not None)

    found = check_links([*urls, urls[0]], CheckSettings(), net.policy(), history, progress)
    history.close()
    other.close()
    assert [step.done for step in told] == [1, 2, 3, 4]
    assert {step.total for step in told} == {4}
    assert {step.url for step in told} == set(urls) == set(found)
    assert told[-1].counts == {Verdict.OK: 2, Verdict.BROKEN: 1, Verdict.UNSUPPORTED: 1}
    assert stored == [step.outcome.verdict is Verdict.OK for step in told]


def test_second_run_asks_nothing(net: Internet) -> None:
    net.history_path = str(net.folder / "links.sqlite")
    site = net.site("one.zz", {"/old": answer(301, Location="/new")})
    urls = [f"http://one.zz/{path}" for path in ("a", "b", "old")]
    first = net.check(*urls)
    asked, lookups = site.accepted, len(net.lookups)
    second = net.check(*urls)
    assert [each._replace(cached=False) for each in second] == first
    assert (site.accepted, len(net.lookups)) == (asked, lookups)
    offline = net.check(*urls, settings=CheckSettings(offline=True))
    assert offline == second
