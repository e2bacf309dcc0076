"""Links checked: what the address, the settings or the cache settle, and the run over the rest."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from profilelint.links.address import Refusal, Target, mask, needs_no_place, parse
from profilelint.links.ageing import Ageing, Outcome, outcome
from profilelint.links.policy import NetworkUnavailableError
from profilelint.model.finding import Severity
from profilelint.model.named_tuple import NamedTuple
from profilelint.model.verdict import Verdict

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from profilelint.links.history import Cache
    from profilelint.links.policy import Policy
    from profilelint.links.transport import Transport


class Settings(NamedTuple):
    """What a repository's configuration may say of its links; none of it widens the policy.

    ``exclude`` are patterns as `excluded` reads them. ``accept`` maps a host, or ``*.host``, to
    statuses that count as ok there. ``require_https`` makes ``insecure`` an error. ``offline``
    answers from the cache alone. ``max_age`` is how old, in seconds, a cached answer may be.
    """

    exclude: tuple[str, ...] = ()
    accept: Mapping[str, frozenset[int]] = {}
    require_https: bool = False
    offline: bool = False
    max_age: float | None = None
    ageing: Ageing = Ageing()


class Progress(NamedTuple):
    """How far a run is, each time a link has its outcome, which is stored by then.

    ``counts`` is the run's own and changes as it goes on.
    """

    done: int
    total: int
    counts: Mapping[Verdict, int]
    url: str
    outcome: Outcome


def check_links(
    urls: Iterable[str],
    settings: Settings,
    policy: Policy,
    cache: Cache,
    progress: Callable[[Progress], None] | None = None,
    transport: Transport | None = None,
) -> dict[str, Outcome]:
    """Return the outcome of each distinct link, as written, that names a site or a scheme.

    Links that differ only in writing or fragment are asked once. No connection is opened if
    ``settings.offline`` is set or everything is known. Raises `NetworkUnavailableError` if
    the network does not work here or the client is not installed, and then what was reported
    until then is all that is known.
    """
    check = _Check(settings, policy, cache, progress)
    missing = check.settle(urls)
    if missing:
        check.ask(missing, transport)
    return check.outcomes


def excluded(patterns: Iterable[str], href: str) -> bool:
    """Return whether a normalised URL matches one of the patterns.

    In a pattern ``*`` stands for any characters and everything else for itself. One without
    ``://`` is compared with what follows ``://``, and one without ``/`` names a host and all
    that is on it. The cost is linear in the URL for each piece between two stars.
    """
    rest = href.partition("://")[2]
    host = rest.partition("/")[0]
    for pattern in patterns:
        subject = href if "://" in pattern else rest if "/" in pattern else host
        if _matches(pattern, subject):
            return True
    return False


class _Check:
    def __init__(
        self,
        settings: Settings,
        policy: Policy,
        cache: Cache,
        progress: Callable[[Progress], None] | None,
    ) -> None:
        self.settings = settings
        self.policy = policy
        self.cache = cache
        self.progress = progress
        self.outcomes: dict[str, Outcome] = {}
        self.counts: Counter[Verdict] = Counter()
        self.total = 0

    def settle(self, urls: Iterable[str]) -> dict[str, Target]:
        """Report what needs no network; return the links that do, as written."""
        settled: list[tuple[str, Outcome]] = []
        missing: dict[str, Target] = {}
        for url in dict.fromkeys(urls):
            self.total += 1
            target = parse(url)
            found = target if isinstance(target, Refusal) else self._known(url, target)
            if isinstance(found, Target):
                missing[url] = found
            elif isinstance(found, Refusal):
                settled.append((url, outcome(mask(url), found.reason, detail=found.detail)))
            else:
                settled.append((url, found))
        for url, found in settled:
            self.report(url, found)
        return missing

    def ask(self, missing: dict[str, Target], transport: Transport | None) -> None:
        """Ask for the links over the network."""
        from profilelint.links.session import Page, Run

        if transport is None:
            try:
                from profilelint.links.transport import SocketTransport
            except ModuleNotFoundError as error:
                raise NetworkUnavailableError(
                    'Links cannot be checked over the network yet: install "profilelint[links]".'
                ) from error
            transport = SocketTransport(self.policy)
        pages: dict[str, Page] = {}
        for url in list(missing):
            target = missing.pop(url)  # a hundred thousand of them are worth letting go
            page = pages.get(target.href)
            if page is None:
                page = pages[target.href] = Page(target._replace(fragment=""))
            fragment = "" if needs_no_place(target.fragment) else target.fragment
            page.links.append((url, fragment))
        Run(pages, self.settings, self.policy, self.cache, self.report).ask_all(transport)
        self.cache.prune()

    def _known(self, url: str, target: Target) -> Outcome | Refusal | Target:
        """Return what settles a link, or the target itself if nothing does.

        The policy comes before the cache, whose file may be anyone's.
        """
        if excluded(self.settings.exclude, target.href):
            return Refusal("skipped-excluded")
        refusal = self.policy.refuse(target)
        if refusal is not None:
            return refusal
        has_place = not needs_no_place(target.fragment)
        key = f"{target.href}#{target.fragment}" if has_place else target.href
        known = self.cache.answer(key, max_age=self.settings.max_age)
        if known is not None:
            return known._replace(url=mask(url), replacement=_checked(target, known.replacement))
        return Refusal("skipped-offline") if self.settings.offline else target

    def report(self, url: str, found: Outcome) -> None:
        if found.verdict is Verdict.INSECURE and self.settings.require_https:
            found = found._replace(severity=Severity.ERROR)
        self.outcomes[url] = found
        self.counts[found.verdict] += 1
        if self.progress is not None:
            done = len(self.outcomes)
            self.progress(Progress(done, self.total, self.counts, url, found))


def _checked(target: Target, replacement: str) -> str:
    """Return a remembered replacement if it is one that this program would offer."""
    if not replacement:
        return ""
    from profilelint.links.judge import safe_replacement

    new = parse(replacement)
    return replacement if isinstance(new, Target) and safe_replacement(target, new) else ""


def _matches(pattern: str, subject: str) -> bool:
    pieces = pattern.split("*")
    if len(pieces) == 1:
        return subject == pattern
    first, *middle, last = pieces
    if not (subject.startswith(first) and subject.endswith(last)):
        return False
    at, end = len(first), len(subject) - len(last)
    for piece in middle:
        found = subject.find(piece, at, end)
        if found < 0:
            return False
        at = found + len(piece)
    return at <= end
