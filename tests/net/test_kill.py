"""A run that is killed at any moment loses nothing that it reported."""

from __future__ import annotations

import random
import sqlite3
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from tests.net.loopback import Site

from profilelint.links.history import LinkHistory

if TYPE_CHECKING:
    from pathlib import Path

RUN = """
import sys
from profilelint.links.history import LinkHistory
from profilelint.links.checker import check_links
from profilelint.links.settings import CheckSettings
from profilelint.links.policy import Endpoint, Policy, network
from profilelint.links.transport import guard_process

def resolve(host, port):
    return [Endpoint("127.0.0.1", {port})]

policy = Policy(
    resolve=resolve, allowed=(network("127.0.0.1/32"),), ports=frozenset({{80}}), pause=0.0
)
guard_process(policy)
first = int(sys.argv[1])
urls = [f"http://h{{n % 20}}.zz/{{n}}" for n in range(first, first + 1000)]
def told(step):
    sys.stdout.write(step.url + "\\n")
    sys.stdout.flush()
check_links(urls, CheckSettings(), policy, LinkHistory({path!r}), told)
"""


@pytest.fixture
def site() -> Site:
    return Site("127.0.0.1")


def test_fifty_kills(site: Site, tmp_path: Path) -> None:
    path = str(tmp_path / "links.sqlite")
    code = RUN.format(port=site.port, path=path)
    chance = random.Random(4)  # noqa: S311  # when to kill, not a secret
    reported: set[str] = set()
    for killed in range(50):
        with subprocess.Popen(
            [sys.executable, "-c", code, str(1000 * killed)], stdout=subprocess.PIPE, text=True
        ) as run:
            assert run.stdout is not None
            for _ in range(chance.randrange(1, 40)):
                reported.add(run.stdout.readline())
            run.kill()
            rest = run.stdout.read()
        reported.update(line for line in rest.splitlines(keepends=True) if line.endswith("\n"))
        assert run.returncode == -9
    site.close()
    with sqlite3.connect(path) as database:
        assert database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    database.close()
    history = LinkHistory(path)
    lost = [url for url in reported if history.answer(url.strip()) is None]
    assert (lost, history.warnings) == ([], [])
    assert len(reported) > 500
    history.close()


TWO = """
import sys
from profilelint.links.history import LinkHistory
from profilelint.links.outcome import LinkOutcome
history = LinkHistory({path!r}, clock=lambda: 1000.0)
for n in range(300):
    history.remember(f"{{sys.argv[1]}}{{n}}", LinkOutcome.of("u", "ok", status=200, checked=1000.0))
    history.record_failure("shared")
print(history.warnings)
"""


def test_runs_at_once_lose_nothing(tmp_path: Path) -> None:
    path = str(tmp_path / "links.sqlite")
    code = TWO.format(path=path)
    runs = [
        subprocess.Popen([sys.executable, "-c", code, name], stdout=subprocess.PIPE, text=True)
        for name in "abcd"
    ]
    assert [run.communicate(timeout=60)[0] for run in runs] == ["[]\n"] * 4
    history = LinkHistory(path, clock=lambda: 1000.0)
    assert all(history.answer(f"{name}{n}") for name in "abcd" for n in range(300))
    assert history.record_failure("shared").runs == 1201
    history.close()
