"""What work costs the processor, taken so that a busy machine or a full memory fails no test.

What is looked for is a program that hangs, or whose time grows with the square of its input. That
is so at every attempt, while a disturbance is gone at the next. How fast the program is, is
measured in ``benchmarks``.
"""

from __future__ import annotations

import gc
from collections.abc import Callable
from time import process_time
from typing import TypeVar

T = TypeVar("T")
ATTEMPTS = 6


def timed(work: Callable[[], T]) -> tuple[T, float]:
    """Return what some work returns, and its CPU time in seconds."""
    collects = gc.isenabled()
    # As timeit does: a collection would go through all that the tests have in memory.
    gc.disable()
    try:
        begin = process_time()
        result = work()
        return result, process_time() - begin
    finally:
        if collects:
            gc.enable()


def within(most: float, work: Callable[[], T]) -> T:
    """Return what some work returns; it must take less than so many seconds in one of a few tries.

    The work is done again if it took longer, and must not depend on how often it is done.
    """
    least = float("inf")
    for _ in range(ATTEMPTS):
        result, took = timed(work)
        least = min(least, took)
        if least < most:
            return result
    raise AssertionError(f"took {least:.2f} s at best, not less than {most} s")


def grows_linearly(
    work: Callable[[int], Callable[[], object]], size: int, times: int, unnoticed: float
) -> None:
    """Check that the time of work does not grow with the square of a size.

    Args:
        work: returns the work for a size; what it does before it returns is not timed.
        size: the smaller size.
        times: how many times larger the other one is.
        unnoticed: seconds of the larger work below which times say nothing about growth.
    """
    work(size // times)()  # what is loaded when it is used first
    most = times**1.5  # halfway from linear to square
    short = long = float("inf")
    for _ in range(ATTEMPTS):
        long = min(long, timed(work(times * size))[1])
        if long < unnoticed:
            return
        short = min(short, timed(work(size))[1])
        if long < most * short:
            return
    growth = f"{long / short:.1f} times as long: {short:.3f} s, {long:.3f} s"
    raise AssertionError(f"{times} times the size takes {growth}")
