"""What a check says of a place: spans, locations, edits, fixes, problems and findings.

Every type here is an immutable tuple: cheap to make, to compare, to sort and to send to another
process. Offsets count code points of the whole file's text and are half-open; lines and columns
are computed only when a report is written (see `profilelint.model.text`).
"""

from __future__ import annotations

from enum import StrEnum
from typing import Literal, TypeAlias

from profilelint.model.digest import digest_of_text
from profilelint.model.named_tuple import NamedTuple

Route: TypeAlias = tuple[str | int, ...]
"""The way from the front matter's root to a value: keys and list indices."""

Part: TypeAlias = Literal["key", "value", "entry", "text"]
"""Which part of the place a route leads to is meant; ``text`` for places outside front matter."""

Safety: TypeAlias = Literal["safe", "unsafe"]
"""``safe``: applied without asking. ``unsafe``: offered, a person must look at the result."""

Param: TypeAlias = str | int | float | bool | tuple[str, ...]
"""A value that a message names."""


class Severity(StrEnum):
    """How much a finding matters.

    ``error`` breaks the site or its reader, ``warning`` is for an editor to change, ``hint`` is
    a matter of taste or a thing to know.
    """

    ERROR = "error"
    WARNING = "warning"
    HINT = "hint"

    @property
    def rank(self) -> int:
        """Return 0 for a hint, 1 for a warning, 2 for an error."""
        return _RANKS[self.value]


_RANKS = {"hint": 0, "warning": 1, "error": 2}


class Span(NamedTuple):
    """A half-open range of code point offsets into the whole file's text."""

    start: int
    end: int


class Location(NamedTuple):
    """A place in a file.

    ``path`` is relative to the root of the run and uses ``/``.
    """

    path: str
    span: Span
    route: Route = ()
    part: Part = "text"


class Region(NamedTuple):
    """Where a span lies on the page: one-based lines and columns, the end exclusive.

    Columns count code points; the ``utf16`` ones count UTF-16 code units, as SARIF
    (``columnKind: utf16CodeUnits``) and the Language Server Protocol do. ``source`` is the text
    of the lines the span touches, without the last line end; long spans are cut to their first
    lines.
    """

    line: int
    column: int
    end_line: int
    end_column: int
    utf16_column: int
    utf16_end_column: int
    source: str


class Edit(NamedTuple):
    """The replacement of a span of the original text by another text."""

    span: Span
    text: str


class Fix(NamedTuple):
    """A repair: all of its edits or none of them.

    ``regions`` says where each edit lies; rules leave it empty, findings have it.
    """

    title: str
    edits: tuple[Edit, ...]
    safety: Safety = "safe"
    regions: tuple[Region, ...] = ()


class Related(NamedTuple):
    """A second place that explains a finding, such as the first of two equal keys.

    The path may be empty for the file being looked at. ``region`` says where the place lies;
    rules leave it out, findings have it unless the place is in another file.
    """

    message: str
    where: Location
    region: Region | None = None


class Problem(NamedTuple):
    """What a check found, before configuration gives it a severity and a rule its words.

    ``message_id`` names one of the rule's messages and ``params`` fill its placeholders.
    ``path`` is the empty string for the file being looked at; a rule that concludes over many
    files names the file. ``severity`` is None for the rule's own. What is ``advisory`` is
    reported but never makes a run fail. A ``message`` takes the place of the rule's own words.
    """

    rule: str
    message_id: str
    span: Span
    params: dict[str, Param]
    route: Route = ()
    part: Part = "text"
    related: tuple[Related, ...] = ()
    fixes: tuple[Fix, ...] = ()
    path: str = ""
    severity: Severity | None = None
    advisory: bool = False
    message: str = ""


class Suppression(NamedTuple):
    """Why a finding is not reported: the directive or baseline entry that covers it."""

    kind: Literal["directive", "baseline"]
    reason: str


class Finding(NamedTuple):
    """One violation, ready to be reported.

    ``region`` is None only for a file whose text could not be read. What is ``advisory`` never
    makes a run fail, whatever its severity. ``own_path`` is the path relative to the root of the
    configuration, where ``where`` names the file from another folder; empty otherwise.
    """

    rule: str
    message_id: str
    message: str
    params: dict[str, Param]
    severity: Severity
    where: Location
    region: Region | None = None
    related: tuple[Related, ...] = ()
    fixes: tuple[Fix, ...] = ()
    suppression: Suppression | None = None
    advisory: bool = False
    own_path: str = ""

    def in_file(self, path: str) -> Finding:
        """Return the finding as it would be in another file."""
        return self._replace(where=self.where._replace(path=path))

    def fingerprint(self) -> str:
        """Return 32 hexadecimal digits that stay equal when text moves.

        Hashed are rule, message id, path, the route's keys and the message's parameters: never
        the line, a list index or the prose. Parameters whose names begin with ``other_`` tell of
        another page, which may change without this one; they are left out.
        """
        keys = [step for step in self.where.route if isinstance(step, str)]
        params = [
            (name, _plain(value))
            for name, value in sorted(self.params.items())
            if not name.startswith("other_")
        ]
        path = self.own_path or self.where.path
        identity = repr((self.rule, self.message_id, path, keys, params))
        return digest_of_text(identity)


def _plain(value: Param) -> str:
    return "\x1f".join(value) if isinstance(value, tuple) else str(value)
