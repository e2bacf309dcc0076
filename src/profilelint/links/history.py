"""What earlier runs learnt of links: good answers for a week, failures while they last.

It is a SQLite file outside the checkout without secrets: keys are digests and the hops are masked.
A run does not depend on it: a file that is damaged or of another version is set aside, one that may
not be written is only read, and without a file the run goes on.
"""

from __future__ import annotations

import json
import os
import sqlite3
import stat
import time
from hashlib import blake2b
from typing import TYPE_CHECKING, Final
from urllib.parse import quote

from profilelint.links.outcome import Hop, LinkOutcome
from profilelint.links.url import MAX_LENGTH
from profilelint.model.named_tuple import NamedTuple
from profilelint.model.verdict import REASONS, Verdict

if TYPE_CHECKING:
    from collections.abc import Callable

DAY: Final = 86400.0
LIFETIME: Final = 7 * DAY
FRAGMENT_LIFETIME: Final = DAY
JITTER: Final = 0.2
MAX_FILE_BYTES: Final = 512 * 1024 * 1024
_FAILURE_LIFETIME: Final = 90 * DAY
_MAX_HOPS: Final = 16

_REMEMBERED: Final = frozenset(
    {Verdict.OK, Verdict.OK_TEMPORARY_REDIRECT, Verdict.MOVED_PERMANENTLY, Verdict.INSECURE}
)
# These reasons hold only under the settings of the run.
_SETTING_BOUND: Final = frozenset({"ok-accepted"})

_APPLICATION_ID: Final = 0x706C6E74
_VERSION: Final = 1
_ATTEMPTS: Final = 20
_BUSY: Final = frozenset({sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED})
# Errors that do not tell whether the file's content is good.
_MACHINE: Final = _BUSY | {
    sqlite3.SQLITE_CANTOPEN,
    sqlite3.SQLITE_FULL,
    sqlite3.SQLITE_IOERR,
    sqlite3.SQLITE_PERM,
    sqlite3.SQLITE_READONLY,
}
_WORDS: Final = {
    sqlite3.SQLITE_READONLY: "it is read-only",
    sqlite3.SQLITE_CANTOPEN: "it cannot be opened",
    sqlite3.SQLITE_PERM: "it may not be opened",
    sqlite3.SQLITE_FULL: "the disk is full",
    sqlite3.SQLITE_IOERR: "the disk is full or fails",
    sqlite3.SQLITE_BUSY: "another program uses it",
    sqlite3.SQLITE_LOCKED: "another program uses it",
}
_HEAD: Final = 100
"""The number of bytes with which a file of SQLite begins, whatever is in it."""

_TABLES: Final = {"answer", "failure"}
_SCHEMA: Final = (
    """CREATE TABLE IF NOT EXISTS answer (
        key BLOB PRIMARY KEY, reason TEXT NOT NULL, status INTEGER NOT NULL, hops TEXT NOT NULL,
        detail TEXT NOT NULL, replacement TEXT NOT NULL, checked REAL NOT NULL,
        expires REAL NOT NULL
    ) WITHOUT ROWID""",
    """CREATE TABLE IF NOT EXISTS failure (
        key BLOB PRIMARY KEY, runs INTEGER NOT NULL, first REAL NOT NULL, last REAL NOT NULL
    ) WITHOUT ROWID""",
)


class FailureStreak(NamedTuple):
    """How many runs in a row a URL has failed, and since when in seconds of the Unix epoch."""

    runs: int
    first: float


class LinkHistory:
    """Answers and failures of earlier runs; one object per run, used from one thread.

    No method raises: an unusable file is reported in ``warnings``, and from then on nothing is
    known or stored. What a method stored is on disk when it returns, and stays if the process is
    killed.
    """

    def __init__(
        self, path: str, *, is_own: bool = True, clock: Callable[[], float] = time.time
    ) -> None:
        """Open or make the file; the empty path makes a history in memory.

        One that ``is_own`` has a place of this program's choosing: whatever is there is its own.
        """
        self.warnings: list[str] = []
        self._clock = clock
        self._path = path
        self._is_own = is_own
        self._database: sqlite3.Connection | None = None
        self._is_read_only = False
        self._start()

    def close(self) -> None:
        """Close the file."""
        if self._database is not None:
            self._database.close()
            self._database = None

    def now(self) -> float:
        """Return the time by which answers age, in seconds of the Unix epoch."""
        return self._clock()

    def answer(self, url: str, *, max_age: float | None = None) -> LinkOutcome | None:
        """Return what is known of a normalised URL and not stale, with ``cached`` set.

        The outcome's ``url`` is empty, since the file does not hold it. ``max_age`` is in
        seconds.
        """
        row = self._row(
            "SELECT reason, status, hops, detail, replacement, checked, expires "
            "FROM answer WHERE key = ?",
            url,
        )
        return None if row is None else _outcome(row, self._clock(), max_age)

    def remember(self, url: str, outcome: LinkOutcome) -> None:
        """Store an outcome of this run if its verdict is one that is remembered."""
        lifetime = _lifetime(outcome.reason)
        if not lifetime:
            return
        key = _key(url)
        spread = key[0] / 255.0 * 2.0 - 1.0
        expires = outcome.checked + lifetime * (1.0 + JITTER * spread)
        self._write(
            "INSERT OR REPLACE INTO answer VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            (
                key,
                outcome.reason,
                outcome.status,
                json.dumps(outcome.hops),
                outcome.detail,
                outcome.replacement,
                outcome.checked,
                expires,
            ),
        )

    def record_failure(self, url: str) -> FailureStreak:
        """Count one more failing run of a URL and return its streak, this run included."""
        now = self._clock()
        self._write(
            "INSERT INTO failure VALUES (?, 1, ?, ?) ON CONFLICT (key) DO UPDATE "
            "SET runs = runs + 1, last = max(last, excluded.last)",
            (_key(url), now, now),
        )
        row = self._row("SELECT runs, first FROM failure WHERE key = ?", url)
        if row is None:
            return FailureStreak(1, now)
        runs, first = row
        if self._is_read_only and isinstance(runs, int):
            runs += 1
        if not (isinstance(runs, int) and isinstance(first, float) and runs > 0 and first <= now):
            return FailureStreak(1, now)
        return FailureStreak(runs, first)

    def forget_failure(self, url: str) -> None:
        """End the streak of a URL that has answered."""
        if self._row("SELECT 1 FROM failure WHERE key = ?", url) is not None:
            self._write("DELETE FROM failure WHERE key = ?", (_key(url),))

    def prune(self) -> None:
        """Drop what has expired."""
        now = self._clock()
        self._write("DELETE FROM answer WHERE expires < ?", (now,))
        self._write("DELETE FROM failure WHERE last < ?", (now - _FAILURE_LIFETIME,))

    def _start(self) -> None:
        """Open the file; a busy one is waited for, one that this program did not make set aside."""
        for attempt in range(_ATTEMPTS):
            try:
                self._database = self._open()
            except (sqlite3.Error, UnicodeError) as error:
                # A damaged name of a table is an error of Python, not of SQLite.
                code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR) & 0xFF
                if code in _BUSY and attempt < _ATTEMPTS - 1:
                    # Two runs may make the file at once, and changing its mode does not wait.
                    time.sleep(0.02 * (attempt + 1))
                elif code in _MACHINE:
                    if not self._start_reading():
                        self._refuse(_plain(error))
                    return
                elif not self._is_ours():
                    self._refuse("it is another kind of file: name another, or delete it")
                    return
                elif not self._set_aside():
                    self._refuse(_plain(error))
                    return
            except OSError as error:
                self._refuse(_plain(error))
                return
            else:
                return

    def _start_reading(self) -> bool:
        """Open a file that may not be written, to look things up; return whether that was done."""
        if not self._path:
            return False
        # Nobody else may write it, or its neighbours that SQLite would need to read it with them.
        address = f"file:{quote(os.path.abspath(self._path))}?mode=ro&immutable=1"
        try:
            database = sqlite3.connect(address, uri=True, isolation_level=None)
        except sqlite3.Error:
            return False
        try:
            if _is_new(database):
                database.close()
                return False
        except (sqlite3.Error, UnicodeError):
            database.close()
            return False
        self._database, self._is_read_only = database, True
        return True

    def _is_ours(self) -> bool:
        """Return whether a file that cannot be used is one that this program made."""
        if self._is_own:
            return True
        try:
            with open(self._path, "rb") as file:
                head = file.read(_HEAD)
        except OSError:
            return False
        return head[68:72] == _APPLICATION_ID.to_bytes(4, "big")

    def _open(self) -> sqlite3.Connection:
        if self._path:
            _check_file(self._path)
        # Autocommit: every statement is durable against a killed process once it returns.
        database = sqlite3.connect(self._path or ":memory:", timeout=10.0, isolation_level=None)
        try:
            database.execute("PRAGMA trusted_schema = OFF")
            database.execute("PRAGMA journal_mode = WAL")
            database.execute("PRAGMA synchronous = NORMAL")
            if _is_new(database):
                database.execute("BEGIN IMMEDIATE")
                for statement in _SCHEMA:
                    database.execute(statement)
                database.execute(f"PRAGMA application_id = {_APPLICATION_ID}")
                database.execute(f"PRAGMA user_version = {_VERSION}")
                database.execute("COMMIT")
        except BaseException:
            database.close()
            raise
        return database

    def _set_aside(self) -> bool:
        """Move the file and SQLite's companions out of the way; return whether that was done."""
        if not self._path or self.warnings:
            return False
        aside = f"{self._path}.aside-{int(self._clock())}-{os.getpid()}"
        for suffix in ("", "-wal", "-shm"):
            try:
                os.replace(self._path + suffix, aside + suffix)
            except OSError:
                continue
        self.warnings.append(
            f'The file of earlier link checks, "{self._path}", cannot be used and was set aside '
            f'as "{aside}"; this run starts afresh.'
        )
        return True

    def _refuse(self, reason: str) -> None:
        self.close()
        self.warnings.append(
            f'The file of earlier link checks, "{self._path}", cannot be used ({reason}): no '
            "earlier results are known, and those of this run are not kept."
        )

    def _give_up(self, error: Exception) -> None:
        self.close()
        self._warn(_plain(error))

    def _warn(self, reason: str) -> None:
        self.warnings.append(
            f'The results of links in this run are not kept, because "{self._path}" cannot be '
            f"written ({reason})."
        )

    def _row(self, statement: str, url: str) -> tuple[object, ...] | None:
        if self._database is None:
            return None
        try:
            row: tuple[object, ...] | None = self._database.execute(
                statement, (_key(url),)
            ).fetchone()
        except (sqlite3.Error, UnicodeError, OverflowError) as error:
            self._give_up(error)
            return None
        return row

    def _write(self, statement: str, values: tuple[object, ...]) -> None:
        if self._database is None:
            return
        if self._is_read_only:
            if not self.warnings:
                self._warn(_WORDS[sqlite3.SQLITE_READONLY])
            return
        try:
            self._database.execute(statement, values)
        except (sqlite3.Error, UnicodeError, OverflowError) as error:
            self._give_up(error)


def _check_file(path: str) -> None:
    """Make the folder; raise OSError for what is not a file, sqlite3.Error for a huge file.

    OSError keeps the path from being set aside, so that a folder named by mistake stays.
    """
    os.makedirs(os.path.dirname(os.path.abspath(path)), mode=0o700, exist_ok=True)
    try:
        status = os.lstat(path)
    except FileNotFoundError:
        return
    if not stat.S_ISREG(status.st_mode):
        raise OSError(0, "it is not a file")
    if status.st_size > MAX_FILE_BYTES:
        raise sqlite3.DatabaseError("too large")


def _is_new(database: sqlite3.Connection) -> bool:
    """Return whether the database is empty.

    Raises sqlite3.DatabaseError if this program did not make it.
    """
    objects = {
        (kind, name)
        for kind, name in database.execute("SELECT type, name FROM sqlite_schema")
        if not str(name).startswith("sqlite_")
    }
    (application,) = database.execute("PRAGMA application_id").fetchone()
    (version,) = database.execute("PRAGMA user_version").fetchone()
    if not objects and application in {0, _APPLICATION_ID}:
        return True
    ours = (application, version) == (_APPLICATION_ID, _VERSION)
    if not ours or objects != {("table", name) for name in _TABLES}:
        raise sqlite3.DatabaseError("not a cache of this program")
    written = [sql for (sql,) in database.execute("SELECT sql FROM sqlite_schema ORDER BY name")]
    if written != [each.replace("IF NOT EXISTS ", "") for each in _SCHEMA]:
        raise sqlite3.DatabaseError("not a cache of this program")
    (damage,) = database.execute("PRAGMA quick_check(1)").fetchone()
    if damage != "ok":
        raise sqlite3.DatabaseError("damaged")
    return False


def _key(url: str) -> bytes:
    return blake2b(url.encode("utf-8", "surrogatepass"), digest_size=16).digest()


def _lifetime(reason: str) -> float:
    verdict = REASONS[reason].verdict
    if verdict in _REMEMBERED:
        return 0.0 if reason in _SETTING_BOUND else LIFETIME
    return FRAGMENT_LIFETIME if verdict is Verdict.FRAGMENT_MISSING else 0.0


def _outcome(row: tuple[object, ...], now: float, max_age: float | None) -> LinkOutcome | None:
    """Return a row as an outcome, or None if it is stale or not as this program writes it."""
    reason, status, hops, detail, replacement, checked, expires = row
    if not (
        isinstance(reason, str)
        and isinstance(status, int)
        and isinstance(hops, str)
        and isinstance(detail, str)
        and isinstance(replacement, str)
        and isinstance(checked, float)
        and isinstance(expires, float)
        and reason in REASONS
        and max(len(hops) / _MAX_HOPS, len(detail), len(replacement)) <= MAX_LENGTH
    ):
        return None
    lifetime = _lifetime(reason)
    if not checked <= now < min(expires, checked + lifetime * (1.0 + JITTER)):
        return None
    if max_age is not None and now - checked > max_age:
        return None
    chain = _hops(hops)
    if chain is None:
        return None
    severity = REASONS[reason].severity
    return LinkOutcome("", reason, severity, status, chain, detail, replacement, checked, True)


def _hops(text: str) -> tuple[Hop, ...] | None:
    try:
        rows = json.loads(text)
    except (ValueError, RecursionError):
        return None
    if not isinstance(rows, list) or len(rows) > _MAX_HOPS:
        return None
    hops = []
    for row in rows:
        match row:
            case [str(url), int(status)]:
                hops.append(Hop(url, status))
            case _:
                return None
    return tuple(hops)


def _plain(error: Exception) -> str:
    if isinstance(error, (FileExistsError, NotADirectoryError)):
        return "its folder is a file"
    if isinstance(error, OSError):
        return error.strerror or "it cannot be opened"
    code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR) & 0xFF
    return _WORDS.get(code) or str(error)
