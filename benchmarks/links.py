"""Time and memory of a link check: 2,000 links on 50 hosts that answer after 40 ms.

Run with ``python benchmarks/links.py``. The hosts are on loopback, in
another process than the checker, so that the memory measured is the checker's own. The bound is
the time that the pacing itself takes: the links of a host, less one, times the pause. Exits with
1 if a target is missed: 1.5 times the bound, 120 MB, and for the second run no connection and
one second.
"""

from __future__ import annotations

import multiprocessing
import resource
import selectors
import socket
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

from profilelint.links.checker import LinkProgress, check_links
from profilelint.links.history import LinkHistory
from profilelint.links.policy import Endpoint, Policy, network
from profilelint.links.settings import CheckSettings
from profilelint.links.transport import guard_process

if TYPE_CHECKING:
    from collections.abc import Iterator
    from multiprocessing.sharedctypes import Synchronized

HOSTS = 50
LINKS = 2000
LATENCY = 0.04
BODY = b"<title>A page</title><h2 id='part'>Part</h2><p>" + b"Words that somebody wrote. " * 2000
ANSWER = (
    b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n"
    b"Content-Length: %d\r\nConnection: close\r\n\r\n" % len(BODY)
) + BODY


def serve(ports: Any, accepted: Synchronized[int]) -> None:
    """Answer on one port for each host, every connection after the latency."""
    selector = selectors.DefaultSelector()
    listeners = []
    for host in range(HOSTS):
        listener = socket.create_server((f"127.1.0.{host + 1}", 0), backlog=64)
        listeners.append(listener)
        selector.register(listener, selectors.EVENT_READ, listener)
    ports.send([listener.getsockname()[1] for listener in listeners])
    due: list[tuple[float, socket.socket]] = []
    while True:
        wait = max(0.0, due[0][0] - time.monotonic()) if due else None
        for key, _ in selector.select(wait):
            ready: socket.socket = key.data
            if ready in listeners:
                connection, _ = ready.accept()
                accepted.value += 1
                selector.register(connection, selectors.EVENT_READ, connection)
            else:
                selector.unregister(ready)
                try:
                    ready.recv(65536)
                except OSError:
                    ready.close()
                    continue
                due.append((time.monotonic() + LATENCY, ready))
        while due and due[0][0] <= time.monotonic():
            _, connection = due.pop(0)
            try:
                connection.settimeout(1.0)
                connection.sendall(ANSWER)
            except OSError:
                pass  # the checker has read what it needed
            connection.close()


def urls() -> Iterator[str]:
    for number in range(LINKS):
        fragment = "#part" if number % 4 == 0 else ""
        yield f"http://host{number % HOSTS}.zz/{number}{fragment}"


def main() -> int:
    context = multiprocessing.get_context("spawn")
    accepted = context.Value("i", 0)
    ours, theirs = context.Pipe()
    server = context.Process(target=serve, args=(theirs, accepted), daemon=True)
    server.start()
    ports = ours.recv()

    def resolve(host: str, _port: int) -> list[Endpoint]:
        number = int(host[4:-3]) if host.startswith("host") else 0
        return [Endpoint(f"127.1.0.{number + 1}", ports[number])]

    policy = Policy(resolve=resolve, allowed=(network("127.1.0.0/16"),), ports=frozenset({80}))
    guard_process(policy)
    steps: list[float] = []

    def progress(step: LinkProgress) -> None:
        steps.append(time.perf_counter())
        if step.done % 200 == 0 or step.done == step.total:
            print(f"  {step.done}/{step.total}", file=sys.stderr)

    bound = (LINKS / HOSTS - 1) * policy.pause
    with tempfile.TemporaryDirectory() as folder:
        path = str(Path(folder) / "links.sqlite")
        began = time.perf_counter()
        history = LinkHistory(path)
        found = check_links(urls(), CheckSettings(), policy, history, progress)
        history.close()
        first = time.perf_counter() - began
        longest = max(
            later - earlier for earlier, later in zip([began, *steps], steps, strict=False)
        )
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        connections = accepted.value
        began = time.perf_counter()
        history = LinkHistory(path)
        again = check_links(urls(), CheckSettings(), policy, history)
        history.close()
        second = time.perf_counter() - began
        new = accepted.value - connections
    server.terminate()
    print(f"verdicts            {dict(Counter(str(each.verdict) for each in found.values()))}")
    print(
        f"first run           {first:.2f} s, {first / bound:.2f} times the bound of {bound:.2f} s"
    )
    print(f"longest silence     {longest:.2f} s between two steps of the progress")
    print(f"memory              {memory:.0f} MB at most")
    print(f"connections         {connections}")
    print(f"second run          {second:.3f} s, {new} connections")
    fine = (
        first < 1.5 * bound
        and memory < 120
        and second < 1.0
        and new == 0
        and connections == LINKS
        and all(each.cached for each in again.values())
    )
    return 0 if fine else 1


if __name__ == "__main__":
    sys.exit(main())
