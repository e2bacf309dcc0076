"""What the benchmarks of the surfaces for editors share: a page to type on, and a table of figures.

Figures of a process are those that Linux keeps of it while it runs.
"""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import corpus

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from target import Target

SENTENCE = "The team works with farmers and  and towns, so that more of them reach a market. "
PAGE = "000/page-000007.md"


def work_of(process: int) -> float:
    """Return the seconds of processors that a process took, all its threads together."""
    threads = Path(f"/proc/{process}/task").iterdir()
    return sum(int((each / "schedstat").read_text().split()[0]) for each in threads) / 1e9


def peak_of(process: int) -> float:
    """Return the most memory that a process held, in megabytes (of 2^20 bytes)."""
    status = Path(f"/proc/{process}/status").read_text()
    (line,) = (each for each in status.splitlines() if each.startswith("VmHWM"))
    return int(line.split()[1]) / 1024


def most_of(taken: Sequence[float]) -> float:
    """Return what 95 of 100 figures do not exceed."""
    return sorted(taken)[-(-95 * len(taken) // 100) - 1]


def run(title: str, measure: Callable[[Path, Path, int], list[Target]]) -> None:
    """Write pages, measure with them, and print what came of it; exit with 1 if a target is missed.

    ``measure`` is given the folder of the pages, one for the cache, and how many keys to type.
    """
    parser = argparse.ArgumentParser(description=title)
    parser.add_argument("--pages", type=int, default=5000)
    parser.add_argument("--faulty", type=float, default=0.1, metavar="SHARE")
    parser.add_argument("--keys", type=int, default=200)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as work:
        folder = Path(work) / "site"
        corpus.write(folder, arguments.pages, arguments.faulty)
        found = measure(folder.resolve(), Path(work) / "cache", arguments.keys)
    print(f"| {arguments.pages} pages | | most |\n| --- | ---: | ---: |")
    for each in found:
        most = "" if each.most is None else f"{each.most:g} {each.unit}"
        missed = " **missed**" if each.is_missed else ""
        print(f"| {each.text} | {each.figure:.1f} {each.unit} | {most}{missed} |")
    if any(each.is_missed for each in found):
        raise SystemExit(1)
