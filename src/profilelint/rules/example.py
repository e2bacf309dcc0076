"""Examples that a rule carries: its tests and its documentation."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from profilelint.model.named_tuple import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

    from profilelint.model.verdict import LinkVerdict


class Valid(NamedTuple):
    """An example in which the rule finds nothing.

    ``source`` is a whole file; one that does not begin with a front-matter fence is given an
    empty block. ``files`` are further files of the repository, by path, for rules that look
    across files; ``verdicts`` is what is known of links, by address; ``vocabularies`` are the
    texts of YAML files by the name of the vocabulary that ``schema`` has from each.
    """

    source: str
    options: Mapping[str, Any] = {}
    path: str = "example.md"
    files: Mapping[str, str] = {}
    schema: Mapping[str, Any] = {}
    today: str = "2026-01-31"
    verdicts: Mapping[str, LinkVerdict] = {}
    vocabularies: Mapping[str, str] = {}


class Invalid(NamedTuple):
    """An example in which the rule finds something.

    ``covers`` are the exact texts underlined, in order; ``message_id`` is that of the first
    finding; ``fixed`` is the file after all of the rule's fixes, unsafe ones included, or None
    where it offers none.
    """

    source: str
    covers: tuple[str, ...]
    message_id: str
    fixed: str | None = None
    options: Mapping[str, Any] = {}
    path: str = "example.md"
    files: Mapping[str, str] = {}
    schema: Mapping[str, Any] = {}
    today: str = "2026-01-31"
    verdicts: Mapping[str, LinkVerdict] = {}
    vocabularies: Mapping[str, str] = {}
