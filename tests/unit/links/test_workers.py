"""Threads that the system does not allow."""

from __future__ import annotations

import subprocess
import sys

import pytest

# Each thread takes the memory of its stack, and room is left for a few.
LIMITED = """
import resource, threading
from queue import Queue
from profilelint.links.workers import Workers

done, may_end = Queue(), threading.Event()

def work(item):
    may_end.wait()
    done.put(item)

pages = int(open("/proc/self/statm").read().split()[0])
most = pages * resource.getpagesize() + 300 * 2**20
threading.stack_size(64 * 2**20)
resource.setrlimit(resource.RLIMIT_AS, (most, most))
workers = Workers(work, "tried")
for item in range(40):
    workers.submit(item)
print(sum(thread.name == "tried" for thread in threading.enumerate()) in range(1, 5))
may_end.set()
print(sorted(done.get() for _ in range(40)) == list(range(40)))
"""


@pytest.mark.skipif(sys.platform != "linux", reason="the limit of memory is that of Linux")
def test_work_waits_where_no_more_threads_can_be_started() -> None:
    done = subprocess.run(
        [sys.executable, "-c", LIMITED], capture_output=True, text=True, timeout=30
    )
    assert (done.stdout, done.stderr) == ("True\nTrue\n", "")
