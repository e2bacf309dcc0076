from __future__ import annotations

from io import StringIO

from profilelint.report.progress import Progress


class Terminal(StringIO):
    def isatty(self) -> bool:
        return True


class Clock:
    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


def test_a_short_run_shows_nothing() -> None:
    stream, clock = Terminal(), Clock()
    with Progress(stream, clock) as progress:
        clock.now += 0.99
        progress.update(5, 10)
    assert stream.getvalue() == ""


def test_a_long_run_shows_a_bar_and_takes_it_away() -> None:
    stream, clock = Terminal(), Clock()
    with Progress(stream, clock) as progress:
        progress.update(1, 10)
        clock.now += 1
        progress.update(5, 10)
        clock.now += 0.05
        progress.update(6, 10)
        clock.now += 0.05
        progress.update(10, 10)
    assert stream.getvalue() == (
        "\r\x1b[K[###############---------------] 5 of 10 files"
        "\r\x1b[K[##############################] 10 of 10 files"
        "\r\x1b[K"
    )


def test_a_bar_is_taken_away_when_the_run_is_interrupted() -> None:
    stream, clock = Terminal(), Clock()
    try:
        with Progress(stream, clock) as progress:
            clock.now += 2
            progress.update(3, 0)
            progress.update(3, 2)
            raise KeyboardInterrupt
    except KeyboardInterrupt:
        pass
    assert stream.getvalue() == "\r\x1b[K[##############################] 2 of 2 files\r\x1b[K"


def test_a_file_or_pipe_gets_no_bar() -> None:
    stream, clock = StringIO(), Clock()
    with Progress(stream, clock) as progress:
        clock.now += 60
        progress.update(5, 10)
    assert stream.getvalue() == ""


def test_the_bar_says_what_is_counted_and_what_was_found() -> None:
    stream, clock = Terminal(), Clock()
    with Progress(stream, clock) as progress:
        clock.now += 1
        progress.update(3, 6, "links", ["1 blocked", "1 broken"])
    assert stream.getvalue() == (
        "\r\x1b[K[###############---------------] 3 of 6 links: 1 blocked, 1 broken\r\x1b[K"
    )


def test_the_items_of_a_loop_are_counted() -> None:
    stream, clock = Terminal(), Clock()
    with Progress(stream, clock) as progress:
        clock.now += 1.0
        for _ in progress.over(["a", "b"], "pages"):
            clock.now += 1.0
    bars = stream.getvalue().split("\r\x1b[K")
    assert bars == ["", f"[{'-' * 30}] 0 of 2 pages", f"[{'#' * 15}{'-' * 15}] 1 of 2 pages", ""]


def test_without_a_stream_there_is_no_bar() -> None:
    with Progress(None, Clock()) as progress:
        assert list(progress.over([1, 2], "pages")) == [1, 2]
