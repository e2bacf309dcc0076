"""The session over the pages that must be requested: their order, and what each answer leads to.

All pages are requested once, then only those that failed, many hosts at the same time and with
pauses for each. An outcome is stored before it is reported.
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Final, cast

from profilelint.links.ageing import AGEING, aged_severity
from profilelint.links.judge import (
    PERMANENT,
    REDIRECTS,
    https_twin,
    judge_status,
    judge_success,
    safe_replacement,
)
from profilelint.links.outcome import LinkOutcome
from profilelint.links.schedule import Schedule
from profilelint.links.settings import accepted_statuses
from profilelint.links.threads import Answer, ThreadPool
from profilelint.links.url import Refusal, Target, follow, mask_url, parse
from profilelint.model.verdict import REASONS, Verdict

if TYPE_CHECKING:
    from collections.abc import Callable

    from profilelint.links.history import LinkHistory
    from profilelint.links.policy import Policy
    from profilelint.links.settings import CheckSettings
    from profilelint.links.transport import Transport
    from profilelint.links.visit import Visit

MAX_HOPS: Final = 10
_MAX_TRIES: Final = 3

_NEEDS_TWO: Final = frozenset({Verdict.BROKEN, Verdict.BROKEN_DNS, Verdict.REDIRECT_LOOP})
_TRIED_AGAIN: Final = AGEING | _NEEDS_TWO | {Verdict.BROKEN_TLS, Verdict.RATE_LIMITED}
_NO_NEWS: Final = frozenset({Verdict.SKIPPED, Verdict.RATE_LIMITED, Verdict.UNSAFE_TARGET})
_REACHED: Final = frozenset(
    {
        Verdict.OK,
        Verdict.OK_TEMPORARY_REDIRECT,
        Verdict.MOVED_PERMANENTLY,
        Verdict.INSECURE,
    }
)
_WITHOUT_HOPS: Final = frozenset({"skipped-budget", "rate-limited"})


class Session:
    """Requests pages and gives each of their links to ``report`` with its outcome, once."""

    def __init__(
        self,
        visits: dict[str, Visit],
        settings: CheckSettings,
        policy: Policy,
        history: LinkHistory,
        report: Callable[[str, LinkOutcome], None],
    ) -> None:
        self._visits = visits
        self._settings = settings
        self._policy = policy
        self._history = history
        self._report = report
        self._schedule: Schedule[Visit] = Schedule(per_host=policy.per_host, pause=policy.pause)
        self._end = 0.0
        self._later: list[Visit] = []
        self._without_https: set[str] = set()
        self._closed: set[str] = set()

    def run(self, transport: Transport) -> None:
        """Request every page until each has its outcome or the time is used up."""
        for visit in self._visits.values():
            self._schedule.push(visit.target.host, visit)
        self._end = time.monotonic() + self._policy.budget
        threads = ThreadPool(transport, self._policy)
        try:
            if threads.require_network(self._end):
                self._loop(threads)
        finally:
            threads.close()
        for visit in list(self._visits.values()):
            self._give_up(visit)

    def _loop(self, threads: ThreadPool) -> None:
        while (now := time.monotonic()) < self._end:
            while threads.room_at() <= now and (visit := self._schedule.pop(now)) is not None:
                threads.submit((visit, visit.current.host), visit.job(self._policy))
            if not threads.running and not len(self._schedule):
                if not self._later:
                    return
                self._next_pass()
                continue
            at = self._schedule.next_at()
            until = self._end if at is None else min(max(at, threads.room_at()), self._end)
            returned = threads.wait(until)
            if returned is not None:
                ticket, answer = returned
                visit, host = cast("tuple[Visit, str]", ticket)
                self._schedule.done(host)
                visit.spent += answer.took
                self._advance(visit, answer)

    def _next_pass(self) -> None:
        again, self._later = self._later, []
        for visit in again:
            if visit.target.host in self._closed:
                self._finish(visit, "rate-limited")
            else:
                self._schedule.push(visit.target.host, visit, at=visit.retry_at)

    # What follows from an answer

    def _advance(self, visit: Visit, answer: Answer) -> None:
        if answer.pause is not None:
            self._rest(visit.current.host, answer.pause)
        if visit.success[0]:
            self._settle_twin(visit, answer)
            return
        visit.add_hop(answer.status)
        if answer.failure:
            failure = Refusal(answer.failure, answer.detail)
            self._fail(visit, *(_onward(failure) if len(visit.hops) > 1 else failure))
        elif answer.status in accepted_statuses(self._settings.accept, visit.current.host):
            self._finish(visit, "ok-accepted", status=answer.status)
        elif answer.status in REDIRECTS and answer.headers.get("location"):
            self._follow(visit, answer)
        elif 200 <= answer.status < 300:
            self._succeed(visit, answer)
        else:
            reason = judge_status(answer.status, answer.headers, answer.page)
            self._fail(visit, reason, "", answer.status)

    def _follow(self, visit: Visit, answer: Answer) -> None:
        visit.keep_cookies(answer.cookies)
        target = follow(visit.current, answer.headers["location"])
        refusal = target if isinstance(target, Refusal) else self._policy.refuse(target)
        if refusal is not None or not isinstance(target, Target):
            self._finish(visit, *_onward(refusal or Refusal("")), status=answer.status)
            return
        again = target.href in visit.seen and visit.cookies is None
        if again or len(visit.hops) > MAX_HOPS:
            self._fail(visit, "redirect-loop", "", answer.status)
            return
        visit.permanent = visit.permanent and answer.status in PERMANENT
        visit.same_origin = visit.same_origin and target.origin == visit.current.origin
        visit.current = target
        if not visit.has_time(self._policy):
            self._finish(visit, "timeout")
        elif target.host in self._closed:
            self._finish(visit, "rate-limited")
        else:
            self._schedule.push(target.host, visit, first=True)

    def _succeed(self, visit: Visit, answer: Answer) -> None:
        reason, detail = judge_success(
            visit.target,
            visit.current,
            answer.status,
            answer.page,
            empty=answer.empty,
            redirected=len(visit.hops) > 1,
            permanent=visit.permanent,
        )
        visit.anchors = answer.anchors
        twin = https_twin(visit.target) if reason == "ok" else ""
        checked = parse(twin) if twin else None
        if (
            isinstance(checked, Target)
            and self._policy.refuse(checked) is None
            and checked.host not in self._without_https | self._closed
            and visit.has_time(self._policy)
        ):
            visit.success = (reason, detail)
            visit.current = checked
            self._schedule.push(checked.host, visit, first=True)
            return
        self._finish(visit, reason, detail, status=answer.status)

    def _settle_twin(self, visit: Visit, answer: Answer) -> None:
        reason, detail = visit.success
        if answer.failure:
            self._without_https.add(visit.current.host)
        elif 200 <= answer.status < 300:
            reason = "insecure"
        status = visit.hops[-1].status
        visit.current = visit.target
        self._finish(visit, reason, detail, status=status)

    def _fail(self, visit: Visit, reason: str, detail: str, status: int = 0) -> None:
        """Try again later where the answer may be another then; report the rest."""
        verdict = REASONS[reason].verdict
        confirmed = verdict in visit.failures
        visit.evidence = (reason, detail, status, visit.hops)
        visit.failures += (verdict,)
        if (
            verdict not in _TRIED_AGAIN
            or confirmed
            or visit.tries >= _MAX_TRIES
            or (verdict is Verdict.REDIRECT_LOOP and visit.cookies is not None)
            or not visit.has_time(self._policy)
        ):
            if verdict in _NEEDS_TWO and not confirmed:
                self._give_up(visit)
            else:
                self._finish(visit, reason, detail, status=status)
            return
        visit.tries += 1
        visit.retry_at = time.monotonic() + self._policy.recheck
        if verdict is Verdict.REDIRECT_LOOP:
            visit.cookies = {}
        visit.restart()
        self._later.append(visit)

    def _rest(self, host: str, seconds: float) -> None:
        """Leave a host alone; to the end of the session if it wants more time than is left."""
        until = time.monotonic() + seconds
        if until < self._end:
            self._schedule.delay(host, until)
            return
        self._closed.add(host)
        for visit in self._schedule.drain(host):
            if visit.success[0]:
                visit.current = visit.target
                self._finish(visit, *visit.success, status=visit.hops[-1].status)
            else:
                self._finish(visit, "rate-limited")

    # Outcomes

    def _give_up(self, visit: Visit) -> None:
        """Report what is known of a page whose time is over."""
        reason, detail, status, hops = visit.evidence
        if visit.success[0]:
            visit.current = visit.target
            self._finish(visit, *visit.success, status=visit.hops[-1].status)
        elif not reason or REASONS[reason].verdict in _NEEDS_TWO:
            self._finish(visit, "skipped-budget")
        else:
            visit.hops = hops
            self._finish(visit, reason, detail, status=status)

    def _finish(self, visit: Visit, reason: str, detail: str = "", *, status: int = 0) -> None:
        """Store and report the outcomes of a page's links."""
        now = self._history.now()
        hops = () if reason in _WITHOUT_HOPS else visit.hops
        href = visit.target.href
        severity = REASONS[reason].severity
        verdict = REASONS[reason].verdict
        if verdict in AGEING:
            runs, first = self._history.record_failure(href)
            severity = aged_severity(self._settings.ageing, runs, now - first)
        elif verdict not in _NO_NEWS:
            self._history.forget_failure(href)
        replacement = ""
        if reason == "moved-permanently":
            replacement = safe_replacement(visit.target, visit.current)
        elif reason == "insecure":
            twin = parse(https_twin(visit.target))
            if isinstance(twin, Target):
                replacement = safe_replacement(visit.target, twin)
        inside = verdict in _REACHED and not visit.current.fragment
        self._visits.pop(href, None)
        for url, fragment in visit.links:
            own, own_detail, own_severity = reason, detail, severity
            if inside and fragment and visit.anchors.get(fragment) is not True:
                missing = visit.anchors.get(fragment) is False
                own = "fragment-missing" if missing else "fragment-unknown"
                own_detail, own_severity = mask_url("#" + fragment)[1:], REASONS[own].severity
            own_replacement = ""
            if own == reason and replacement:
                written = parse(url)
                anchor = written.fragment if isinstance(written, Target) else ""
                own_replacement = _with_fragment(replacement, anchor)
            outcome = LinkOutcome(
                mask_url(url), own, own_severity, status, hops, own_detail, own_replacement, now
            )
            self._history.remember(f"{href}#{fragment}" if fragment else href, outcome)
            self._report(url, outcome)


def _onward(refusal: Refusal) -> Refusal:
    """Return the refusal of a link for the refusal of the URL that it redirects to."""
    reason, detail = refusal
    if reason in {"unsafe-literal", "unsafe-metadata"}:
        return Refusal("unsafe-onward", detail)
    if reason in {"unsafe-address", "unsafe-name"}:
        return Refusal("unsafe-redirect", f'leads into a private network ("{detail}")')
    if reason == "unsafe-dot":
        return Refusal("unsafe-redirect", f'has a dot at the end of its host ("{detail}")')
    if reason == "unsafe-port":
        return Refusal("unsafe-redirect", f"is at port {detail}, where no web page is expected")
    return refusal


def _with_fragment(href: str, fragment: str) -> str:
    if not fragment:
        return href
    joined = f"{href}#{fragment}"
    plain = all(char.isalnum() or char in "-_.~:%&=+,;/@!$?" for char in fragment)
    return joined if plain and fragment.isascii() and mask_url(joined) == joined else ""
