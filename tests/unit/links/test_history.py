from __future__ import annotations

import os
import sqlite3
from pathlib import Path

import pytest

from profilelint.links.history import FailureStreak, LinkHistory
from profilelint.links.outcome import Hop, LinkOutcome

DAY = 86400.0
URL = "https://one.zz/a?token=hunter2"


class Clock:
    def __init__(self) -> None:
        self.now = 1_000_000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def path(tmp_path: Path) -> str:
    return str(tmp_path / "folder" / "links.sqlite")


def good(clock: Clock, reason: str = "ok") -> LinkOutcome:
    hops = (Hop("https://one.zz/a", 301), Hop("https://one.zz/b", 200))
    return LinkOutcome.of("shown", reason, status=200, hops=hops, detail="d", checked=clock.now)


def test_answer_comes_back_as_cached(path: str, clock: Clock) -> None:
    first = LinkHistory(path, clock=clock)
    first.remember(URL, good(clock))
    first.close()
    again = LinkHistory(path, clock=clock)
    assert again.answer(URL) == good(clock)._replace(url="", cached=True)
    assert again.answer(URL + "x") is None
    assert again.warnings == []
    again.close()


def test_lifetime_has_jitter_of_a_fifth(clock: Clock) -> None:
    history = LinkHistory("", clock=clock)
    urls = [f"https://one.zz/{n}" for n in range(400)]
    for url in urls:
        history.remember(url, good(clock))
    left = []
    for day in (5.5, 5.7, 6.3, 7.0, 7.7, 8.3, 8.5):
        clock.now = 1_000_000.0 + day * DAY
        left.append(sum(history.answer(url) is not None for url in urls))
    assert left[0] == 400
    assert left[-1] == 0
    assert left == sorted(left, reverse=True)
    assert 120 < left[3] < 280
    history.close()


@pytest.mark.parametrize(
    ("reason", "kept"),
    [
        ("ok", True),
        ("ok-temporary-redirect", True),
        ("moved-permanently", True),
        ("insecure", True),
        ("fragment-missing", True),
        ("ok-accepted", False),
        ("fragment-unknown", False),
        ("broken", False),
        ("blocked", False),
        ("server-error", False),
        ("skipped-budget", False),
        ("unsafe-address", False),
    ],
)
def test_what_is_kept(clock: Clock, reason: str, kept: bool) -> None:
    history = LinkHistory("", clock=clock)
    history.remember(URL, good(clock, reason))
    assert (history.answer(URL) is not None) is kept
    history.close()


def test_history_of_failures(path: str, clock: Clock) -> None:
    history = LinkHistory(path, clock=clock)
    assert history.record_failure(URL) == FailureStreak(1, 1_000_000.0)
    clock.now += DAY
    assert history.record_failure(URL) == FailureStreak(2, 1_000_000.0)
    history.forget_failure(URL)
    assert history.record_failure(URL) == FailureStreak(1, 1_000_000.0 + DAY)
    history.close()


def test_prune_drops_what_has_expired(path: str, clock: Clock) -> None:
    history = LinkHistory(path, clock=clock)
    history.remember(URL, good(clock))
    history.record_failure(URL)
    clock.now += 30 * DAY
    history.prune()
    assert rows(path) == (0, 1)
    clock.now += 90 * DAY
    history.prune()
    assert rows(path) == (0, 0)
    history.close()


def rows(path: str) -> tuple[int, int]:
    database = sqlite3.connect(path)
    (answers,) = database.execute("SELECT count(*) FROM answer").fetchone()
    (failures,) = database.execute("SELECT count(*) FROM failure").fetchone()
    database.close()
    return answers, failures


def test_file_holds_no_url_as_written(path: str, clock: Clock) -> None:
    history = LinkHistory(path, clock=clock)
    history.remember(URL, good(clock))
    history.record_failure(URL)
    history.close()
    with open(path, "rb") as file:
        assert b"hunter2" not in file.read()


def foreign(path: str) -> None:
    database = sqlite3.connect(path)
    database.execute("CREATE TABLE mine (a)")
    database.commit()
    database.close()


def ours_with(path: str, *statements: str) -> None:
    LinkHistory(path).close()
    database = sqlite3.connect(path)
    for statement in statements:
        database.execute(statement)
    database.commit()
    database.close()


def truncated(path: str) -> None:
    history = LinkHistory(path)
    for n in range(500):
        history.remember(f"https://one.zz/{n}", LinkOutcome.of("u", "ok", checked=1.0))
    history.close()
    with open(path, "r+b") as file:
        file.truncate(8192)


@pytest.mark.parametrize(
    "poison",
    [
        lambda path: Path(path).write_bytes(b"not a database" * 1000),
        lambda path: Path(path).write_bytes(b"SQLite format 3\x00" + bytes(4096)),
        foreign,
        truncated,
        lambda path: os.truncate(_made(path), 600 * 1024 * 1024),
        lambda path: ours_with(path, "CREATE VIEW v AS SELECT 1"),
        lambda path: ours_with(
            path, "CREATE TRIGGER t AFTER INSERT ON failure BEGIN DELETE FROM answer; END"
        ),
        lambda path: ours_with(path, "DROP TABLE answer", "CREATE TABLE answer (key)"),
        lambda path: ours_with(path, "PRAGMA user_version = 99"),
    ],
    ids="text header foreign truncated huge view trigger other-columns newer".split(),  # noqa: SIM905
)
def test_a_file_that_cannot_be_ours_is_set_aside(path: str, clock: Clock, poison: object) -> None:
    os.makedirs(os.path.dirname(path))
    assert callable(poison)
    poison(path)
    history = LinkHistory(path, clock=clock)
    assert len(history.warnings) == 1
    assert "was set aside" in history.warnings[0]
    history.remember(URL, good(clock))
    assert history.answer(URL) is not None
    history.close()
    aside = [name for name in os.listdir(os.path.dirname(path)) if ".aside-" in name]
    assert len(aside) >= 1
    again = LinkHistory(path, clock=clock)
    assert (again.warnings, again.answer(URL) is not None) == ([], True)
    again.close()


@pytest.mark.parametrize("content", [b"---\ntitle: A\n---\n", b"SQLite format 3\x00" + bytes(4096)])
def test_a_file_of_another_name_and_kind_stays_where_it_is(
    tmp_path: Path, clock: Clock, content: bytes
) -> None:
    page = tmp_path / "page.md"
    page.write_bytes(content)
    history = LinkHistory(str(page), is_own=False, clock=clock)
    history.remember(URL, good(clock))
    assert history.warnings == [
        f'The file of earlier link checks, "{page}", cannot be used (it is another kind of file: '
        "name another, or delete it): no earlier results are known, and those of this run are not "
        "kept."
    ]
    assert [*tmp_path.iterdir()] == [page]
    assert page.read_bytes() == content


def test_a_file_of_another_name_that_is_damaged_is_set_aside(tmp_path: Path, clock: Clock) -> None:
    path = str(tmp_path / "answers")
    truncated(path)
    assert "was set aside" in LinkHistory(path, is_own=False, clock=clock).warnings[0]


def _made(path: str) -> str:
    open(path, "wb").close()
    return path


@pytest.mark.parametrize("make", [os.mkdir, os.mkfifo, lambda path: os.symlink("/dev/zero", path)])
def test_what_is_no_file_is_left_where_it_is(path: str, clock: Clock, make: object) -> None:
    os.makedirs(os.path.dirname(path))
    assert callable(make)
    make(path)
    history = LinkHistory(path, clock=clock)
    assert len(history.warnings) == 1
    assert "are not kept" in history.warnings[0]
    history.remember(URL, good(clock))
    assert history.answer(URL) is None
    assert history.record_failure(URL).runs == 1
    assert os.listdir(os.path.dirname(path)) == ["links.sqlite"]


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("reason", "'ok-by-decree'"),
        ("reason", "x'00'"),
        ("reason", "'broken'"),
        ("status", "'many'"),
        ("hops", "'{}'"),
        ("hops", "'[[1, 2]]'"),
        ("hops", "'not json'"),
        ("hops", "'" + "[" * 90_000 + "'"),
        ("detail", "x'35'"),
        ("replacement", "x'41'"),
        ("checked", "'later'"),
        ("checked", "99e9"),
        ("expires", "0"),
        ("expires", "'never'"),
    ],
)
def test_a_row_that_this_program_does_not_write_is_ignored(
    path: str, clock: Clock, column: str, value: str
) -> None:
    history = LinkHistory(path, clock=clock)
    history.remember(URL, good(clock))
    assert history.answer(URL) is not None
    database = sqlite3.connect(path, isolation_level=None)
    # Written as a poisoner would: past the declared types.
    database.execute(f"UPDATE answer SET {column} = {value}")  # noqa: S608
    database.close()
    assert history.answer(URL) is None
    assert history.warnings == []
    history.close()


def test_a_far_expiry_does_not_prolong(path: str, clock: Clock) -> None:
    history = LinkHistory(path, clock=clock)
    history.remember(URL, good(clock))
    database = sqlite3.connect(path, isolation_level=None)
    database.execute("UPDATE answer SET expires = 1e12")
    database.close()
    clock.now += 9 * DAY
    assert history.answer(URL) is None
    history.close()


def test_a_file_that_goes_bad_during_the_run_is_not_fatal(path: str, clock: Clock) -> None:
    history = LinkHistory(path, clock=clock)
    history.remember(URL, good(clock))
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("DROP TABLE answer")
    other.close()
    assert history.answer(URL) is None
    assert len(history.warnings) == 1
    history.remember(URL, good(clock))
    assert len(history.warnings) == 1


def test_a_damaged_name_of_a_table_does_not_end_the_run(path: str, clock: Clock) -> None:
    history = LinkHistory(path, clock=clock)
    history.remember("https://one.zz/", good(clock))
    history.close()
    file = Path(path)
    data = file.read_bytes()
    assert data.count(b"CREATE TABLE answer") == 1
    file.write_bytes(data.replace(b"CREATE TABLE answer", b"CREATE TABLE answ\xf5r"))
    history = LinkHistory(path, clock=clock)
    assert len(history.warnings) == 1
    assert "was set aside" in history.warnings[0]
    assert history.answer("https://one.zz/") is None
    history.close()
