"""Measures the studio as a whole process, as a browser meets it.

Run as ``python benchmarks/studio.py --pages 5000`` on Linux. Work is the time of the processors
that the studio itself took, all threads together, between a request and its answer, what it does
at that moment for other pages included; other programs on the machine do not count. Keys come one
behind the other, the first of them while pages are still judged. Exits with 1 if a target is
missed.
"""

from __future__ import annotations

import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from surfaces import PAGE, SENTENCE, most_of, peak_of, run, work_of
from target import Target

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from tests.studio.client import Client, events

if TYPE_CHECKING:
    from collections.abc import Iterable


class Opened(Client):
    """A studio that was started, with the time at which that began."""

    def __init__(self, folder: Path, cache: Path) -> None:
        self.began = time.perf_counter()
        program = [sys.executable, "-m", "profilelint", "studio", "--no-browser"]
        self.process = subprocess.Popen(
            [*program, "--cache-dir", str(cache), str(folder)], stdout=subprocess.PIPE, text=True
        )
        if self.process.stdout is None:
            raise SystemExit("the studio does not start")
        super().__init__(self.process.stdout.readline().split()[-1])
        self.all_judged = threading.Event()

    def since(self) -> float:
        """Return the seconds since the start."""
        return time.perf_counter() - self.began

    def work(self) -> float:
        """Return the seconds of processors that the studio took up to now."""
        return work_of(self.process.pid)

    @property
    def peak(self) -> float:
        """Return the most memory that it held, in megabytes (of 2^20 bytes)."""
        return peak_of(self.process.pid)

    def watch(self) -> None:
        """Wait, in another thread, until all pages are judged."""
        threading.Thread(target=self._watch, daemon=True).start()

    def _watch(self) -> None:
        with self.stream() as stream:
            for name, content in events(stream):
                if name == "progress" and content["done"] == content["total"]:
                    self.all_judged.set()

    def type(self, keys: str, marker: str) -> Iterable[float]:
        """Yield the milliseconds of work up to the answer to each key, typed behind a marker."""
        state = self.page(PAGE)
        place = state["text"].index(marker) + len(marker)
        version = state["version"]
        for key in keys:
            before = self.work()
            reply = self.post(
                "/api/page/text", path=PAGE, version=version, changes=[[place, place, key]]
            )
            yield 1000 * (self.work() - before)
            if reply.status != 200:
                raise SystemExit(f"a key was answered with {reply.status}: {reply.body!r}")
            version, place = reply.json["version"], place + 1

    def end(self) -> None:
        self.post("/api/end")
        if self.process.wait(30):
            raise SystemExit(f"the studio ended with status {self.process.returncode}")
        if self.process.stdout is not None:
            self.process.stdout.close()


def measure(folder: Path, cache: Path, keys: int) -> list[Target]:
    found = []
    typed = (SENTENCE * (keys // len(SENTENCE) + 1))[:keys]
    for state in ("no results of earlier runs", "results of an earlier run"):
        studio = Opened(folder, cache)
        started, before = studio.since(), studio.work()
        studio.enter()
        studio.get("/api/site")
        rows: list[Any] = studio.get("/api/pages").json["rows"]
        listed, work = studio.since(), studio.work() - before
        if len(rows) != sum(1 for _ in folder.rglob("*.md")):
            raise SystemExit(f"{len(rows)} pages are listed")
        studio.watch()
        found += [
            Target(f"ready to be opened, {state}: passed", started, "s"),
            Target(f"ready to be opened, {state}: work", before, "s"),
            Target(f"the list, from the opening on, {state}: passed", listed - started, "s"),
            Target(f"the list, from the opening on, {state}: work", work, "s", 1.0),
        ]
        early = list(studio.type(typed[: keys // 4], "summary: "))
        found.append(Target(f"a key meanwhile, {state}: 95 of 100", most_of(early), "ms", 150))
        studio.all_judged.wait(300)
        found += [
            Target(f"all pages judged, {state}: passed", studio.since(), "s"),
            Target(f"all pages judged, {state}: work", studio.work(), "s"),
            Target(f"memory then, {state}: peak", studio.peak, "MB"),
        ]
        for name, marker in (("the body", "---\n\n"), ("the front matter", "summary: ")):
            taken = list(studio.type(typed, marker))
            found += [
                Target(f"a key in {name}, {state}: 95 of 100", most_of(taken), "ms", 150),
                Target(f"a key in {name}, {state}: longest", max(taken), "ms"),
            ]
        studio.post("/api/page/discard", path=PAGE)
        found.append(Target(f"memory in the end, {state}: peak", studio.peak, "MB", 150))
        studio.end()
    return found


if __name__ == "__main__":
    run(__doc__.partition("\n")[0], measure)
