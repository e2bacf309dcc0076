"""Measures the language server as a whole process, as a client meets it.

Run as ``python benchmarks/server.py --pages 5000`` on Linux. Work is the time of the processors
that the server itself took, all threads together, between what the client said and the answer;
other programs on the machine do not count. Keys come one behind the other, and after pauses too,
when the server is at work on what follows from the last one for other pages: for those that link to
the page or are compared with it, and in the end, when a list of terms comes from the titles of some
pages, for all pages. Exits with 1 if a target is missed.
"""

from __future__ import annotations

import random
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

from surfaces import PAGE, SENTENCE, most_of, peak_of, run, work_of
from target import Target

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from tests.server.client import Client

if TYPE_CHECKING:
    from collections.abc import Sequence

TITLES = """\
[vocabularies]
titles = { collection = "000/page-00000*.md", field = "title" }
"""


class Served:
    """A server with one open page."""

    def __init__(self, folder: Path, cache: Path) -> None:
        began = time.perf_counter()
        self._client = Client(folder, cache)
        self._number = self._client.process.pid
        self.text = (folder / PAGE).read_text(encoding="utf-8")
        self._client.open(PAGE)
        self._client.shown(PAGE)
        self.first_wall = time.perf_counter() - began
        self.first_work = self.work()

    def work(self) -> float:
        """Return the seconds of processors that the server took up to now."""
        return work_of(self._number)

    @property
    def peak(self) -> float:
        """Return the most memory that it held, in megabytes (of 2^20 bytes)."""
        return peak_of(self._number)

    def settle(self) -> float:
        """Wait until nothing is left to do, and return the seconds of work that it took."""
        before, quiet = self.work(), 0
        last = before
        while quiet < 4:
            time.sleep(0.2)
            now = self.work()
            quiet = quiet + 1 if now - last < 0.001 else 0
            last = now
        return last - before

    def type(self, marker: str, keys: str, pauses: Sequence[float] = ()) -> list[float]:
        """Return the milliseconds of work up to the answer to each key, typed behind a marker."""
        taken = []
        place = self.text.index(marker) + len(marker)
        for number, key in enumerate(keys):
            if pauses:
                time.sleep(pauses[number])
            self.text = self.text[:place] + key + self.text[place:]
            place += 1
            before = self.work()
            self._client.change(PAGE, self.text)
            self._client.shown(PAGE)
            taken.append(1000 * (self.work() - before))
        return taken

    def end(self) -> None:
        status, errors = self._client.end()
        if status or errors:
            raise SystemExit(f"the server ended with status {status}: {errors}")


def pauses(number: int) -> list[float]:
    """Return seconds in which the server has begun with what follows from the last key."""
    chance = random.Random(1)
    return [chance.uniform(0.25, 0.5) for _ in range(number)]


def measure(folder: Path, cache: Path, keys: int) -> list[Target]:
    found = []
    for state in ("no results of earlier runs", "results of an earlier run"):
        served = Served(folder, cache)
        found += [
            Target(f"first diagnostics, {state}: passed", served.first_wall, "s"),
            Target(f"first diagnostics, {state}: work", served.first_work, "s", 1.5),
            Target(f"all pages looked at, {state}: work", served.settle(), "s"),
            Target(f"memory then, {state}: peak", served.peak, "MB", 100),
        ]
        if state.startswith("no "):
            served.end()
    typed = (SENTENCE * (keys // len(SENTENCE) + 1))[:keys]
    for name, marker in (("the body", "---\n\n"), ("the front matter", "summary: ")):
        taken = served.type(marker, typed)
        after = served.settle()
        late = served.type(marker, typed[: keys // 4], pauses(keys // 4))
        served.settle()
        found += [
            Target(f"a key in {name}: 95 of 100", most_of(taken), "ms", 10),
            Target(f"a key in {name}: longest", max(taken), "ms"),
            Target(f"a key in {name}, after a pause: 95 of 100", most_of(late), "ms", 10),
            Target(f"a key in {name}, after a pause: longest", max(late), "ms"),
            Target(f"what follows from keys in {name}", 1000 * after, "ms"),
        ]
    found.append(Target("memory in the end: peak", served.peak, "MB", 100))
    served.end()
    (folder / "profilelint.toml").write_text(TITLES, encoding="utf-8")
    served = Served(folder, cache)
    served.settle()
    late = served.type("title: ", typed[: keys // 4], pauses(keys // 4))
    found += [
        Target("a key in a term, after a pause: 95 of 100", most_of(late), "ms", 10),
        Target("a key in a term, after a pause: longest", max(late), "ms"),
    ]
    served.settle()
    found.append(Target("memory after keys in a term: peak", served.peak, "MB", 100))
    served.end()
    return found


if __name__ == "__main__":
    run(__doc__.partition("\n")[0], measure)
