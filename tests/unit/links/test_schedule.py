from __future__ import annotations

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from profilelint.links.schedule import Schedule


def test_pause_and_number_at_a_time() -> None:
    schedule: Schedule[str] = Schedule(per_host=2, pause=0.25)
    for item in "abc":
        schedule.push("one", item)
    schedule.push("two", "x")
    assert [schedule.pop(0.0), schedule.pop(0.0), schedule.pop(0.0)] == ["a", "x", None]
    assert schedule.next_at() == 0.25
    assert [schedule.pop(0.25), schedule.pop(9.0)] == ["b", None]
    assert schedule.next_at() is None
    schedule.done("one")
    assert schedule.pop(0.5) == "c"
    assert len(schedule) == 0


def test_first_goes_before_the_others() -> None:
    schedule: Schedule[str] = Schedule(per_host=9, pause=0.0)
    schedule.push("one", "a")
    schedule.push("one", "b", first=True)
    assert [schedule.pop(1.0), schedule.pop(1.0)] == ["b", "a"]


def test_delay_and_times_of_items() -> None:
    schedule: Schedule[str] = Schedule(per_host=9, pause=0.0)
    schedule.push("one", "a")
    schedule.push("two", "b", at=5.0)
    schedule.delay("one", 7.0)
    assert schedule.pop(4.9) is None
    assert (schedule.next_at(), schedule.pop(5.0), schedule.next_at()) == (5.0, "b", 7.0)
    assert schedule.pop(7.0) == "a"


def test_drain() -> None:
    schedule: Schedule[str] = Schedule(per_host=9, pause=0.0)
    for item in "ab":
        schedule.push("one", item)
    assert schedule.drain("one") == ["a", "b"]
    assert (len(schedule), schedule.next_at()) == (0, None)


@settings(max_examples=50, deadline=None)
@given(st.lists(st.tuples(st.sampled_from("abc"), st.floats(0, 3)), max_size=30))
def test_every_item_comes_once_and_within_the_limits(items: list[tuple[str, float]]) -> None:
    schedule: Schedule[tuple[int, str]] = Schedule(per_host=2, pause=0.5)
    for number, (host, at) in enumerate(items):
        schedule.push(host, (number, host), at=at)
    now = 0.0
    taken: list[int] = []
    starts: dict[str, list[float]] = {"a": [], "b": [], "c": []}
    out: list[tuple[float, str]] = []
    while len(schedule) or out:
        while (item := schedule.pop(now)) is not None:
            taken.append(item[0])
            starts[item[1]].append(now)
            out.append((now + 0.8, item[1]))
            assert sum(host == item[1] for _, host in out) <= 2
        times = [end for end, _ in out]
        ready = schedule.next_at()
        now = min(times if ready is None else [*times, ready])
        for end, host in [each for each in out if each[0] <= now]:
            out.remove((end, host))
            schedule.done(host)
    assert sorted(taken) == list(range(len(items)))
    for times in starts.values():
        # The sum of two floats may be the last digit off.
        assert all(later - earlier > 0.5 - 1e-9 for earlier, later in pairwise(times))
