"""The run over the pages that must be asked: in which order, and what follows from the answers.

All pages are asked once, then only those that failed, host by host in parallel and politely to
each. An outcome is stored before it is reported.
"""

from __future__ import annotations

import time
from types import MappingProxyType
from typing import TYPE_CHECKING, Final, cast

from profilelint.links.address import Refusal, Target, follow, mask, parse
from profilelint.links.ageing import AGEING, Hop, Outcome, aged_severity
from profilelint.links.judge import (
    PERMANENT,
    REDIRECTS,
    https_twin,
    judge_status,
    judge_success,
    safe_replacement,
)
from profilelint.links.schedule import Schedule
from profilelint.links.threads import Answer, Job, Workers, require_control_name
from profilelint.model.verdict import REASONS, Verdict

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from profilelint.links.check import Settings
    from profilelint.links.history import Cache
    from profilelint.links.policy import Policy
    from profilelint.links.transport import Transport

MAX_HOPS: Final = 10
_MAX_LOOKS: Final = 3
_MAX_COOKIES: Final = 20
_MAX_COOKIE_LENGTH: Final = 4096
_LEAST_SECONDS: Final = 0.5  # a request with less than this left of its time is not worth making


_NEEDS_TWO: Final = frozenset({Verdict.BROKEN, Verdict.BROKEN_DNS, Verdict.REDIRECT_LOOP})
_LOOKED_AT_AGAIN: Final = AGEING | _NEEDS_TWO | {Verdict.BROKEN_TLS, Verdict.RATE_LIMITED}
_SAYS_NOTHING: Final = frozenset({Verdict.SKIPPED, Verdict.RATE_LIMITED, Verdict.UNSAFE_TARGET})
_REACHED: Final = frozenset(
    {
        Verdict.OK,
        Verdict.OK_TEMPORARY_REDIRECT,
        Verdict.MOVED_PERMANENTLY,
        Verdict.INSECURE,
    }
)
_WITHOUT_HOPS: Final = frozenset({"skipped-budget", "rate-limited"})


_NO_PLACES: Final[Mapping[str, bool | None]] = MappingProxyType({})
_NO_EVIDENCE: Final[tuple[str, str, int, tuple[Hop, ...]]] = ("", "", 0, ())


class Page:
    """A page on its way to its outcome."""

    __slots__ = (
        "bound",
        "cookies",
        "current",
        "evidence",
        "failures",
        "hops",
        "links",
        "looks",
        "permanent",
        "places",
        "retry_at",
        "seen",
        "spent",
        "success",
        "target",
    )

    def __init__(self, target: Target) -> None:
        self.target = target
        self.links: list[tuple[str, str]] = []  # as written, and its fragment
        self.looks = 1
        self.spent = 0.0
        self.retry_at = 0.0
        self.cookies: dict[str, dict[str, str]] | None = None
        self.evidence = _NO_EVIDENCE
        self.failures: tuple[Verdict, ...] = ()
        self.restart()

    def restart(self) -> None:
        """Go back to the first address."""
        self.current = self.target
        self.hops: tuple[Hop, ...] = ()
        self.seen: tuple[str, ...] = ()
        self.permanent = True
        self.bound = True
        self.places: Mapping[str, bool | None] = _NO_PLACES
        self.success = ("", "")  # the reason that holds unless the https twin answers


class Run:
    """Asks pages and gives each of their links to ``report`` with its outcome, once."""

    def __init__(
        self,
        pages: dict[str, Page],
        settings: Settings,
        policy: Policy,
        cache: Cache,
        report: Callable[[str, Outcome], None],
    ) -> None:
        self.pages = pages
        self.settings = settings
        self.policy = policy
        self.cache = cache
        self.report = report
        self.schedule: Schedule[Page] = Schedule(per_host=policy.per_host, pause=policy.pause)
        self.end = 0.0
        self.later: list[Page] = []
        self.without_https: set[str] = set()
        self.closed: set[str] = set()

    def ask_all(self, transport: Transport) -> None:
        """Ask every page until each has its outcome or the time is used up."""
        require_control_name(self.policy)
        for page in self.pages.values():
            self.schedule.push(page.target.host, page)
        self.end = time.monotonic() + self.policy.budget
        workers = Workers(transport, self.policy)
        try:
            self._loop(workers)
        finally:
            workers.close()
        for page in list(self.pages.values()):
            self._give_up(page)

    def _loop(self, workers: Workers) -> None:
        while (now := time.monotonic()) < self.end:
            while not workers.full and (page := self.schedule.pop(now)) is not None:
                workers.submit((page, page.current.host), self._job(page))
            if not workers.out and not len(self.schedule):
                if not self.later:
                    return
                self._next_pass()
                continue
            at = None if workers.full else self.schedule.next_at()
            until = self.end if at is None else min(at, self.end)
            returned = workers.wait(max(0.0, until - time.monotonic()))
            if returned is not None:
                ticket, answer = returned
                page, host = cast("tuple[Page, str]", ticket)
                self.schedule.done(host)
                page.spent += answer.took
                self._advance(page, answer)

    def _next_pass(self) -> None:
        again, self.later = self.later, []
        for page in again:
            if page.target.host in self.closed:
                self._finish(page, "rate-limited")
            else:
                self.schedule.push(page.target.host, page, at=page.retry_at)

    def _job(self, page: Page) -> Job:
        headers: list[tuple[str, str]] = []
        if page.bound:
            # A secret goes to its own origin, and only before the first step to another.
            headers += [
                (secret.name, secret.value)
                for secret in self.policy.secrets
                if secret.origin == page.current.origin
            ]
        jar = (page.cookies or {}).get(page.current.origin)
        if jar:
            headers.append(("Cookie", "; ".join(f"{name}={jar[name]}" for name in jar)))
        seconds = max(0.01, self.policy.total_timeout - page.spent)
        places = (
            frozenset()
            if page.success[0]
            else frozenset(fragment for _, fragment in page.links if fragment)
        )
        return Job(page.current, tuple(headers), places, seconds)

    # What follows from an answer

    def _advance(self, page: Page, answer: Answer) -> None:
        if answer.pause is not None:
            self._rest(page.current.host, answer.pause)
        if page.success[0]:
            self._settle_twin(page, answer)
            return
        page.hops += (Hop(mask(page.current.href), answer.status),)
        page.seen += (page.current.href,)
        if answer.failure:
            failure = Refusal(answer.failure, answer.detail)
            self._fail(page, *(_onward(failure) if len(page.hops) > 1 else failure))
        elif answer.status in self._accepted(page.current.host):
            self._finish(page, "ok-accepted", status=answer.status)
        elif answer.status in REDIRECTS and answer.headers.get("location"):
            self._follow(page, answer)
        elif 200 <= answer.status < 300:
            self._succeed(page, answer)
        else:
            reason = judge_status(answer.status, answer.headers, answer.page)
            self._fail(page, reason, "", answer.status)

    def _follow(self, page: Page, answer: Answer) -> None:
        if page.cookies is not None:
            _keep_cookies(page.cookies, page.current.origin, answer.cookies)
        target = follow(page.current, answer.headers["location"])
        refusal = target if isinstance(target, Refusal) else self.policy.refuse(target)
        if refusal is not None or not isinstance(target, Target):
            self._finish(page, *_onward(refusal or Refusal("")), status=answer.status)
            return
        again = target.href in page.seen and page.cookies is None
        if again or len(page.hops) > MAX_HOPS:
            self._fail(page, "redirect-loop", "", answer.status)
            return
        page.permanent = page.permanent and answer.status in PERMANENT
        page.bound = page.bound and target.origin == page.current.origin
        page.current = target
        if self.policy.total_timeout - page.spent < _LEAST_SECONDS:
            self._finish(page, "timeout")
        elif target.host in self.closed:
            self._finish(page, "rate-limited")
        else:
            self.schedule.push(target.host, page, first=True)

    def _succeed(self, page: Page, answer: Answer) -> None:
        reason, detail = judge_success(
            page.target,
            page.current,
            answer.status,
            answer.page,
            empty=answer.empty,
            redirected=len(page.hops) > 1,
            permanent=page.permanent,
        )
        page.places = answer.places
        twin = https_twin(page.target) if reason == "ok" else ""
        checked = parse(twin) if twin else None
        if (
            isinstance(checked, Target)
            and self.policy.refuse(checked) is None
            and checked.host not in self.without_https | self.closed
            and self.policy.total_timeout - page.spent >= _LEAST_SECONDS
        ):
            page.success = (reason, detail)
            page.current = checked
            self.schedule.push(checked.host, page, first=True)
            return
        self._finish(page, reason, detail, status=answer.status)

    def _settle_twin(self, page: Page, answer: Answer) -> None:
        reason, detail = page.success
        if answer.failure:
            self.without_https.add(page.current.host)
        elif 200 <= answer.status < 300:
            reason = "insecure"
        status = page.hops[-1].status
        page.current = page.target
        self._finish(page, reason, detail, status=status)

    def _fail(self, page: Page, reason: str, detail: str, status: int = 0) -> None:
        """Look again later at what may be otherwise then; report the rest."""
        verdict = REASONS[reason].verdict
        confirmed = verdict in page.failures
        page.evidence = (reason, detail, status, page.hops)
        page.failures += (verdict,)
        left = self.policy.total_timeout - page.spent
        if (
            verdict not in _LOOKED_AT_AGAIN
            or confirmed
            or page.looks >= _MAX_LOOKS
            or (verdict is Verdict.REDIRECT_LOOP and page.cookies is not None)
            or left < _LEAST_SECONDS
        ):
            if verdict in _NEEDS_TWO and not confirmed:
                self._give_up(page)
            else:
                self._finish(page, reason, detail, status=status)
            return
        page.looks += 1
        page.retry_at = time.monotonic() + self.policy.recheck
        if verdict is Verdict.REDIRECT_LOOP:
            page.cookies = {}
        page.restart()
        self.later.append(page)

    def _rest(self, host: str, seconds: float) -> None:
        """Leave a host alone; for the rest of the run if it asks for more than is left."""
        until = time.monotonic() + seconds
        if until < self.end:
            self.schedule.delay(host, until)
            return
        self.closed.add(host)
        for page in self.schedule.drain(host):
            if page.success[0]:
                page.current = page.target
                self._finish(page, *page.success, status=page.hops[-1].status)
            else:
                self._finish(page, "rate-limited")

    def _accepted(self, host: str) -> frozenset[int]:
        accept = self.settings.accept
        if not accept:
            return frozenset()
        statuses = accept.get(host, frozenset())
        while "." in host:
            host = host.partition(".")[2]
            statuses |= accept.get("*." + host, frozenset())
        return statuses

    # Outcomes

    def _give_up(self, page: Page) -> None:
        """Report what is known of a page whose time is over."""
        reason, detail, status, hops = page.evidence
        if page.success[0]:
            page.current = page.target
            self._finish(page, *page.success, status=page.hops[-1].status)
        elif not reason or REASONS[reason].verdict in _NEEDS_TWO:
            self._finish(page, "skipped-budget")
        else:
            page.hops = hops
            self._finish(page, reason, detail, status=status)

    def _finish(self, page: Page, reason: str, detail: str = "", *, status: int = 0) -> None:
        """Store and report the outcomes of a page's links."""
        now = self.cache.now()
        hops = () if reason in _WITHOUT_HOPS else page.hops
        href = page.target.href
        severity = REASONS[reason].severity
        verdict = REASONS[reason].verdict
        if verdict in AGEING:
            runs, first = self.cache.record_failure(href)
            severity = aged_severity(self.settings.ageing, runs, now - first)
        elif verdict not in _SAYS_NOTHING:
            self.cache.forget_failure(href)
        replacement = ""
        if reason == "moved-permanently":
            replacement = safe_replacement(page.target, page.current)
        elif reason == "insecure":
            twin = parse(https_twin(page.target))
            if isinstance(twin, Target):
                replacement = safe_replacement(page.target, twin)
        inside = verdict in _REACHED and not page.current.fragment
        self.pages.pop(href, None)
        for url, fragment in page.links:
            own, own_detail, own_severity = reason, detail, severity
            if inside and fragment and page.places.get(fragment) is not True:
                missing = page.places.get(fragment) is False
                own = "fragment-missing" if missing else "fragment-unknown"
                own_detail, own_severity = mask("#" + fragment)[1:], REASONS[own].severity
            found = Outcome(mask(url), own, own_severity, status, hops, own_detail, "", now)
            if own == reason and replacement:
                written = parse(url)
                anchor = written.fragment if isinstance(written, Target) else ""
                found = found._replace(replacement=_with_fragment(replacement, anchor))
            self.cache.remember(f"{href}#{fragment}" if fragment else href, found)
            self.report(url, found)


def _onward(refusal: Refusal) -> Refusal:
    """Return a refusal of the address that a site sends visitors on to, as said of the link."""
    reason, detail = refusal
    if reason in {"unsafe-literal", "unsafe-metadata"}:
        return Refusal("unsafe-onward", detail)
    if reason in {"unsafe-address", "unsafe-name"}:
        return Refusal("unsafe-redirect", f'leads into a private network ("{detail}")')
    if reason == "unsafe-port":
        return Refusal("unsafe-redirect", f"is at port {detail}, where no web page is expected")
    return refusal


def _with_fragment(href: str, fragment: str) -> str:
    if not fragment:
        return href
    joined = f"{href}#{fragment}"
    plain = all(char.isalnum() or char in "-_.~:%&=+,;/@!$?" for char in fragment)
    return joined if plain and fragment.isascii() and mask(joined) == joined else ""


def _keep_cookies(jars: dict[str, dict[str, str]], origin: str, lines: Iterable[str]) -> None:
    """Keep cookies for the exact origin that set them, whatever domain they name."""
    jar = jars.setdefault(origin, {})
    for line in lines:
        name, equals, value = line.partition(";")[0].partition("=")
        name, value = name.strip(), value.strip()
        printable = (name + value).isascii() and (name + value).isprintable()
        room = len(line) <= _MAX_COOKIE_LENGTH and (len(jar) < _MAX_COOKIES or name in jar)
        if equals and name and printable and room:
            jar[name] = value
