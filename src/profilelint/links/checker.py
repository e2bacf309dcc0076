"""Checks links: what the URL, the settings or earlier runs settle, and a session over the rest."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from profilelint.links.outcome import LinkOutcome
from profilelint.links.policy import NetworkUnavailableError
from profilelint.links.settings import Exclusions
from profilelint.links.url import Refusal, Target, is_top, mask_url, parse
from profilelint.model.finding import Severity
from profilelint.model.named_tuple import NamedTuple
from profilelint.model.verdict import Verdict

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from profilelint.links.history import LinkHistory
    from profilelint.links.policy import Policy
    from profilelint.links.settings import CheckSettings
    from profilelint.links.transport import Transport


class LinkProgress(NamedTuple):
    """How far a check is, each time a link has its outcome, which is stored by then.

    ``counts`` belongs to the check and changes as it goes on.
    """

    done: int
    total: int
    counts: Mapping[Verdict, int]
    url: str
    outcome: LinkOutcome


def check_links(
    urls: Iterable[str],
    settings: CheckSettings,
    policy: Policy,
    history: LinkHistory,
    progress: Callable[[LinkProgress], None] | None = None,
    transport: Transport | None = None,
) -> dict[str, LinkOutcome]:
    """Return the outcome of each distinct link, as written, that names a site or a scheme.

    Links that differ only in writing or fragment are requested once. No connection is opened if
    ``settings.offline`` is set or everything is known. Raises `NetworkUnavailableError` if
    the network does not work here or the client is not installed; what was reported until then
    is all that is known.
    """
    checker = _Checker(settings, policy, history, progress)
    unknown = checker.settle(urls)
    if unknown:
        checker.request(unknown, transport)
    return checker.outcomes


class _Checker:
    def __init__(
        self,
        settings: CheckSettings,
        policy: Policy,
        history: LinkHistory,
        progress: Callable[[LinkProgress], None] | None,
    ) -> None:
        self.outcomes: dict[str, LinkOutcome] = {}
        self._settings = settings
        self._exclusions = Exclusions(settings.exclude)
        self._policy = policy
        self._history = history
        self._progress = progress
        self._counts: Counter[Verdict] = Counter()
        self._total = 0

    def settle(self, urls: Iterable[str]) -> dict[str, Target]:
        """Report what needs no network; return the links that do, as written."""
        settled: list[tuple[str, LinkOutcome]] = []
        unknown: dict[str, Target] = {}
        for url in dict.fromkeys(urls):
            self._total += 1
            target = parse(url)
            answer = target if isinstance(target, Refusal) else self._known(url, target)
            if isinstance(answer, Target):
                unknown[url] = answer
            elif isinstance(answer, Refusal):
                outcome = LinkOutcome.of(mask_url(url), answer.reason, detail=answer.detail)
                settled.append((url, outcome))
            else:
                settled.append((url, answer))
        for url, outcome in settled:
            self._report(url, outcome)
        return unknown

    def request(self, unknown: dict[str, Target], transport: Transport | None) -> None:
        """Request the links over the network and report them."""
        from profilelint.links.session import Session
        from profilelint.links.visit import Visit

        if transport is None:
            try:
                from profilelint.links.transport import SocketTransport
            except ModuleNotFoundError as error:
                raise NetworkUnavailableError(
                    'Links cannot be checked over the network yet: install "profilelint[links]".'
                ) from error
            transport = SocketTransport(self._policy)
        visits: dict[str, Visit] = {}
        for url in list(unknown):
            target = unknown.pop(url)  # a hundred thousand of them are worth letting go
            visit = visits.get(target.href)
            if visit is None:
                visit = visits[target.href] = Visit(target._replace(fragment=""))
            fragment = "" if is_top(target.fragment) else target.fragment
            visit.links.append((url, fragment))
        Session(visits, self._settings, self._policy, self._history, self._report).run(transport)
        self._history.prune()

    def _known(self, url: str, target: Target) -> LinkOutcome | Refusal | Target:
        """Return what settles a link, or the target itself if nothing does.

        The policy comes before the history, whose file may be anyone's.
        """
        if self._exclusions.hold(target.href):
            return Refusal("skipped-excluded")
        refusal = self._policy.refuse(target)
        if refusal is not None:
            return refusal
        key = target.href if is_top(target.fragment) else f"{target.href}#{target.fragment}"
        known = self._history.answer(key, max_age=self._settings.max_age)
        if known is not None:
            return known._replace(
                url=mask_url(url), replacement=_checked(target, known.replacement)
            )
        return Refusal("skipped-offline") if self._settings.offline else target

    def _report(self, url: str, outcome: LinkOutcome) -> None:
        if outcome.verdict is Verdict.INSECURE and self._settings.require_https:
            outcome = outcome._replace(severity=Severity.ERROR)
        self.outcomes[url] = outcome
        self._counts[outcome.verdict] += 1
        if self._progress is not None:
            done = len(self.outcomes)
            self._progress(LinkProgress(done, self._total, self._counts, url, outcome))


def _checked(target: Target, replacement: str) -> str:
    """Return a remembered replacement if it is one that this program would offer."""
    if not replacement:
        return ""
    from profilelint.links.judge import safe_replacement

    new = parse(replacement)
    return replacement if isinstance(new, Target) and safe_replacement(target, new) else ""
