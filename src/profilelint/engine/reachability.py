"""What a run knows of its links: each is requested once, however many pages lead to it."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from profilelint.links.checker import check_links
from profilelint.rules.api import is_changed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from profilelint.links.checker import LinkProgress
    from profilelint.links.history import LinkHistory
    from profilelint.links.outcome import LinkOutcome
    from profilelint.links.policy import Policy
    from profilelint.links.settings import CheckSettings
    from profilelint.model.verdict import LinkPlace, LinkVerdict


class Reachability:
    """Whether links work, from earlier runs or, where the settings allow it, over the network.

    ``changed_lines`` holds the first and last lines, by path, whose links are checked; None for
    all. ``outcomes`` is what is known so far, by URL as written, and ``places`` is where these
    URLs are. ``left_out`` are URLs on other lines only. ``spent`` is how many seconds the asking
    took. ``progress`` may be set; it is called each time that a link has its outcome.
    """

    def __init__(
        self,
        settings: CheckSettings,
        policy: Policy,
        history: LinkHistory,
        *,
        changed_lines: Mapping[str, Sequence[tuple[int, int]]] | None = None,
    ) -> None:
        self.changed_lines = changed_lines
        self.outcomes: dict[str, LinkOutcome] = {}
        self.places: dict[str, list[LinkPlace]] = {}
        self.spent = 0.0
        self.left_out: frozenset[str] = frozenset()
        self.progress: Callable[[LinkProgress], None] | None = None
        self._settings = settings
        self._policy = policy
        self._history = history

    def close(self) -> None:
        """Close the file of earlier answers."""
        self._history.close()

    @property
    def warnings(self) -> list[str]:
        """Return what went wrong with the file of earlier answers, in sentences."""
        return self._history.warnings

    def verdicts(self, places: Iterable[LinkPlace]) -> dict[str, LinkVerdict]:
        """Return what is known of the links of a run, by URL as written.

        No link is checked twice. Raises `profilelint.links.policy.NetworkUnavailableError`.
        """
        wanted: dict[str, list[LinkPlace]] = {}
        others: set[str] = set()
        for place in places:
            if is_changed(self.changed_lines, place.path, place.line):
                wanted.setdefault(place.url, []).append(place)
            else:
                others.add(place.url)
        self.places = wanted
        self.left_out = frozenset(others.difference(wanted))
        new = [url for url in wanted if url not in self.outcomes]
        if new:
            began = time.monotonic()
            self.outcomes |= check_links(
                new, self._settings, self._policy, self._history, self.progress
            )
            self.spent += time.monotonic() - began
        return {url: self.outcomes[url].link_verdict for url in wanted}
