"""What a run knows of its links: each is asked for once, however many pages lead to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from profilelint.links.check import check_links
from profilelint.rules.api import is_changed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from profilelint.links.ageing import Outcome
    from profilelint.links.check import Progress, Settings
    from profilelint.links.history import Cache
    from profilelint.links.policy import Policy
    from profilelint.model.verdict import LinkPlace, LinkVerdict


class Reachability:
    """Answers for links, from the cache or, where the settings allow it, over the network.

    ``changed_lines`` holds the first and last lines, by path, whose links are asked for; None
    for all. ``outcomes`` is what is known so far, by address as written, and ``places`` is where
    these addresses are. ``left_out`` are addresses on other lines only. ``progress`` may be set;
    it is called each time that a link has its outcome.
    """

    def __init__(
        self,
        settings: Settings,
        policy: Policy,
        cache: Cache,
        *,
        changed_lines: Mapping[str, Sequence[tuple[int, int]]] | None = None,
    ) -> None:
        self.changed_lines = changed_lines
        self.outcomes: dict[str, Outcome] = {}
        self.places: dict[str, list[LinkPlace]] = {}
        self.left_out: frozenset[str] = frozenset()
        self.progress: Callable[[Progress], None] | None = None
        self._settings = settings
        self._policy = policy
        self._cache = cache

    def close(self) -> None:
        """Close the file of earlier answers."""
        self._cache.close()

    @property
    def warnings(self) -> list[str]:
        """Return what is to be said of the file of earlier answers."""
        return self._cache.warnings

    def verdicts(self, places: Iterable[LinkPlace]) -> dict[str, LinkVerdict]:
        """Return what is known of the links of a run, by address as written.

        Those that were asked for before are not asked again. Raises
        `profilelint.links.policy.NetworkUnavailableError`.
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
            self.outcomes |= check_links(
                new, self._settings, self._policy, self._cache, self.progress
            )
        return {url: self.outcomes[url].link_verdict for url in wanted}
