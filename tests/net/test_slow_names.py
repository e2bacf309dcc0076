"""Name servers that are slow or never answer, for some names or for all."""

from __future__ import annotations

import subprocess
import sys
import threading
import time
from typing import TYPE_CHECKING

import pytest
from tests.net.loopback import CONTROL, Internet, answer

from profilelint.links.checker import check_links
from profilelint.links.lookups import _MOST
from profilelint.links.policy import Endpoint, NameNotFoundError, NetworkUnavailableError
from profilelint.links.settings import CheckSettings
from profilelint.links.transport import Request, Response

if TYPE_CHECKING:
    from collections.abc import Iterator

WITHOUT_TWIN = frozenset({80})


class SlowNames:
    """The names of an internet, of which some are not answered before the end of the test.

    ``asked`` has each look-up of such a name.
    """

    def __init__(self, net: Internet) -> None:
        self.asked: list[str] = []
        self.end = threading.Event()
        self._net = net

    def resolve(self, host: str, port: int) -> list[Endpoint]:
        if host.startswith("slow"):
            self.asked.append(host)
            self.end.wait()
            raise NameNotFoundError(host)
        return self._net.resolve(host, port)


@pytest.fixture
def slow(net: Internet) -> Iterator[SlowNames]:
    names = SlowNames(net)
    yield names
    names.end.set()


def test_many_slow_names_keep_no_other_link_from_being_checked(
    net: Internet, slow: SlowNames
) -> None:
    site = net.site("one.zz", {"/gone": answer(404)})
    late = [f"http://slow{n}.zz/" for n in range(64)]
    found = net.check_all(
        [*late, "http://one.zz/a", "http://one.zz/gone"],
        resolve=slow.resolve,
        ports=WITHOUT_TWIN,
        total_timeout=2.0,
        budget=60.0,
    )
    # In the order in which they were known: the second look at a broken link is in a later pass.
    assert [(url, each.reason) for url, each in found.items()] == [
        ("http://one.zz/a", "ok"),
        *((url, "timeout") for url in late),
        ("http://one.zz/gone", "broken"),
    ]
    assert sorted(slow.asked) == sorted(f"slow{n}.zz" for n in range(64))
    assert sorted(site.paths) == ["/a", "/gone", "/gone"]


def test_a_name_that_is_never_answered_ends_by_the_time_of_its_link(
    net: Internet, slow: SlowNames
) -> None:
    site = net.site("one.zz", {"/on": answer(302, Location="http://slow1.zz/")})
    began = time.monotonic()
    found = net.check(
        *("http://slow.zz/", "http://one.zz/on", "http://one.zz/"),
        resolve=slow.resolve,
        ports=WITHOUT_TWIN,
        total_timeout=1.0,
        budget=60.0,
    )
    assert time.monotonic() - began < 10.0
    assert [each.reason for each in found] == ["timeout", "timeout", "ok"]
    assert [[hop.status for hop in each.hops] for each in found] == [[0], [302, 0], [200]]
    assert sorted(slow.asked) == ["slow.zz", "slow1.zz"]
    assert site.accepted == 2


def test_as_many_names_as_are_looked_up_at_a_time(net: Internet, slow: SlowNames) -> None:
    """Those that are given up still hold a thread, so the others wait, as long as there is time."""
    urls = [f"http://slow{n}.zz/" for n in range(_MOST + 20)]
    found = net.check(*urls, resolve=slow.resolve, threads=1000, total_timeout=0.6, budget=2.0)
    reasons = [each.reason for each in found]
    assert reasons == ["timeout"] * _MOST + ["skipped-budget"] * 20
    assert sorted(slow.asked) == sorted(f"slow{n}.zz" for n in range(_MOST))


class Told:
    """A transport that only notes how much time its request has."""

    def __init__(self) -> None:
        self.requests: list[Request] = []

    def get(self, request: Request) -> Response:
        self.requests.append(request)
        return Response(200, {}, (), b"", complete=False)


def test_looking_a_name_up_counts_against_the_time_of_its_link(
    net: Internet, slow: SlowNames
) -> None:
    def resolve(host: str, port: int) -> list[Endpoint]:
        if host != CONTROL:
            slow.end.wait(0.3)
        return [Endpoint("127.0.0.1", port)]

    told = Told()
    policy = net.policy(resolve=resolve, ports=WITHOUT_TWIN, total_timeout=5.0)
    urls = ["http://one.zz/"]
    found = check_links(urls, CheckSettings(), policy, net.history(), transport=told)
    assert [each.reason for each in found.values()] == ["ok"]
    [request] = told.requests
    assert request.endpoints == [Endpoint("127.0.0.1", 80)]
    assert 0.0 < request.seconds <= 4.7


@pytest.mark.parametrize("later", [False, True])
def test_no_name_is_answered(net: Internet, slow: SlowNames, later: bool) -> None:
    """From the beginning or from some time on: then the machine is at fault and no link is."""
    calls: list[str] = []

    def resolve(host: str, port: int) -> list[Endpoint]:
        calls.append(host)
        if later and calls == [CONTROL]:
            return [Endpoint("127.0.0.1", port)]
        slow.end.wait()
        return []

    began = time.monotonic()
    with pytest.raises(NetworkUnavailableError, match=r'"control\.zz" can be looked up'):
        net.check("http://one.zz/", resolve=resolve, total_timeout=0.4, budget=60.0)
    assert time.monotonic() - began < 10.0
    assert calls == ([CONTROL, "one.zz", CONTROL] if later else [CONTROL])


def test_names_do_not_break_the_time_of_a_run(net: Internet, slow: SlowNames) -> None:
    def resolve(host: str, port: int) -> list[Endpoint]:
        slow.end.wait()
        return []

    began = time.monotonic()
    [found] = net.check("http://one.zz/", resolve=resolve, total_timeout=60.0, budget=0.2)
    assert time.monotonic() - began < 10.0
    assert found.reason == "skipped-budget"


NEVER = """
import threading
from profilelint.links.history import LinkHistory
from profilelint.links.checker import check_links
from profilelint.links.settings import CheckSettings
from profilelint.links.policy import Endpoint, Policy, network

def resolve(host, port):
    if host == "one.zz":
        threading.Event().wait()
    return [Endpoint("127.0.0.1", 1)]

policy = Policy(
    resolve=resolve, allowed=(network("127.0.0.1/32"),), control_name="two.zz", total_timeout=0.6
)
urls = ["http://one.zz/", "http://two.zz/"]
found = check_links(urls, CheckSettings(), policy, LinkHistory(""))
print([each.reason for each in found.values()])
"""


def test_a_thread_that_waits_for_ever_does_not_keep_the_process_from_ending() -> None:
    done = subprocess.run([sys.executable, "-c", NEVER], capture_output=True, text=True, timeout=60)
    assert (done.stdout, done.stderr) == ("['timeout', 'network']\n", "")
    assert done.returncode == 0
