"""Directives applied to findings, and what is wrong with the directives themselves."""

from __future__ import annotations

from bisect import bisect_right
from heapq import heappop, heappush
from typing import TYPE_CHECKING

from profilelint.model.document import DIRECTIVE_MARK
from profilelint.model.finding import Edit, Finding, Fix, Problem, Span, Suppression
from profilelint.model.named_tuple import NamedTuple
from profilelint.model.text import LineIndex, line_start
from profilelint.source.markdown.directives import Directive, find_directives

if TYPE_CHECKING:
    from collections.abc import Container, Sequence

    from profilelint.engine.ruleset import RuleSet
    from profilelint.model.document import Document

ACTIONS = ("disable-line", "disable-next-line", "disable", "enable", "disable-file")
RULES = ("suppression-expired", "suppression-invalid", "suppression-reason", "suppression-unused")


class Scope(NamedTuple):
    """What a directive covers: some rules from one line to another, both included.

    ``order`` is its place among the directives of the page.
    """

    order: int
    directive: Directive
    names: frozenset[str]
    first: int
    last: int


class _Scopes:
    """Scopes ordered by their first line, to be searched for lines in ascending order."""

    def __init__(self, scopes: list[Scope]) -> None:
        self._scopes = scopes
        self._next = 0
        self._open: list[tuple[int, Scope]] = []

    def first_at(self, line: int) -> Scope | None:
        """Return the first scope, in the order of the page, that covers a line."""
        while self._next < len(self._scopes) and self._scopes[self._next].first <= line:
            scope = self._scopes[self._next]
            heappush(self._open, (scope.order, scope))
            self._next += 1
        while self._open and self._open[0][1].last < line:
            heappop(self._open)
        return self._open[0][1] if self._open else None


class Directives:
    """The directives of one page.

    ``problems`` are the faults of the directives themselves.
    """

    def __init__(self, document: Document, rules: RuleSet, today: str) -> None:
        self._document = document
        self._rules = rules
        self._registry = rules.registry
        self._today = today
        self._all = find_directives(document) if DIRECTIVE_MARK in document.text else []
        self._index = LineIndex(document.text) if self._all else None
        self.problems: list[Problem] = []
        self._named: dict[str, list[str]] = {}
        self._ends: dict[frozenset[str], list[int]] = {}
        for directive in self._all:
            if directive.action == "enable":
                words = frozenset(word for word, _ in directive.words)
                self._ends.setdefault(words, []).append(directive.span.start)
        self._scopes = [
            Scope(order, directive, names, *self._lines(directive))
            for order, directive in enumerate(self._all)
            if (names := self._judge(directive)) is not None
        ]
        self._used: set[Span] = set()

    def apply(self, findings: Sequence[Finding]) -> list[Finding]:
        """Return the findings, those that a directive covers with their suppression."""
        if not self._scopes:
            return list(findings)
        by_names: dict[frozenset[str], list[Scope]] = {}
        for each in sorted(self._scopes, key=lambda scope: scope.first):
            by_names.setdefault(each.names, []).append(each)
        groups = [(names, _Scopes(scopes)) for names, scopes in by_names.items()]
        done = list(findings)
        lines = [
            (finding.region.line, number)
            for number, finding in enumerate(findings)
            if finding.region is not None and finding.rule not in RULES
        ]
        for line, number in sorted(lines):
            finding = findings[number]
            covering = [
                scope
                for names, scopes in groups
                if finding.rule in names and (scope := scopes.first_at(line)) is not None
            ]
            if covering:
                directive = min(covering, key=lambda scope: scope.order).directive
                self._used.add(directive.span)
                suppression = Suppression("directive", directive.reason)
                done[number] = finding._replace(suppression=suppression)
        return done

    def unused(self, left_out: Container[str] = ()) -> list[Problem]:
        """Return a problem for each directive that covered nothing.

        Only directives whose rules were all switched on and look at one page alone are judged: it
        is not known here whether other rules would have reported something, nor what the findings
        would have been that rules ``left_out``.
        """
        return [
            Problem(
                "suppression-unused",
                "unused",
                directive.span,
                {"comment": directive.action},
                fixes=self._remove(directive),
            )
            for _, directive, names, _, _ in self._scopes
            if directive.span not in self._used
            and directive.words
            and all(
                name in self._rules
                and name not in left_out
                and not self._rules.entries[name].collects
                and not self._rules.entries[name].network
                for name in names
            )
        ]

    def _judge(self, directive: Directive) -> frozenset[str] | None:
        """Return the rules a directive names, or None where it has no effect."""
        if directive.action not in ACTIONS:
            self._report(
                "suppression-invalid",
                "action",
                directive.span,
                value=DIRECTIVE_MARK + directive.action,
                allowed=tuple(DIRECTIVE_MARK + action for action in ACTIONS),
            )
            return None
        if directive.action == "enable":
            return None
        names: set[str] = set() if directive.words else set(self._registry.names)
        for word, span in directive.words:
            selected = self._named.get(word)
            if selected is None:
                selected = self._named[word] = self._registry.select(word)
            names.update(selected)
            if not selected:
                self._report_unknown(word, span, directive)
        if directive.until and not self._in_force(directive):
            return None
        if not directive.reason:
            self._report("suppression-reason", "missing", directive.span)
        return frozenset(names) if names else None

    def _in_force(self, directive: Directive) -> bool:
        from datetime import date

        try:
            day = date.fromisoformat(directive.until).isoformat()
        except ValueError:
            self._report(
                "suppression-invalid", "until", directive.until_span, value=directive.until
            )
            return False
        if day < self._today:
            self._report(
                "suppression-expired",
                "expired",
                directive.span,
                fixes=self._remove(directive),
                until=day,
            )
            return False
        return True

    def _report_unknown(self, word: str, span: Span, directive: Directive) -> None:
        from profilelint.vocabulary.nearest import nearest

        words = [*self._registry.names, *self._registry.groups]
        near = nearest(word, words, words)
        if near is None:
            fixes = self._remove(directive) if len(directive.words) == 1 else ()
            self._report("suppression-invalid", "unknown", span, fixes=fixes, value=word)
        else:
            fix = Fix(f'Write "{near}"', (Edit(span, near),), "unsafe")
            self._report(
                "suppression-invalid", "misspelt", span, fixes=(fix,), value=word, meant=near
            )

    def _report(
        self,
        rule: str,
        message_id: str,
        span: Span,
        fixes: tuple[Fix, ...] = (),
        **params: str | tuple[str, ...],
    ) -> None:
        self.problems.append(Problem(rule, message_id, span, dict(params), fixes=fixes))

    def _lines(self, directive: Directive) -> tuple[int, int]:
        """Return the first and last line that a directive covers."""
        index = self._index
        if index is None or directive.action == "disable-file":
            return 1, 1 << 60
        line, _ = index.position(directive.span.start)
        if directive.action == "disable-line":
            return line, line
        last, _ = index.position(directive.span.end)
        if directive.action == "disable-next-line":
            return last + 1, last + 1
        words = {word for word, _ in directive.words}
        ends = [
            starts[after]
            for enabled, starts in self._ends.items()
            if (not enabled or words <= enabled)
            and (after := bisect_right(starts, directive.span.start)) < len(starts)
        ]
        return line, index.position(min(ends))[0] if ends else 1 << 60

    def _remove(self, directive: Directive) -> tuple[Fix, ...]:
        """Return the fix that takes a directive away, with its line if it is alone on it."""
        text = self._document.text
        start, end = directive.span
        line = line_start(text, start)
        rest = end
        while rest < len(text) and text[rest] in " \t":
            rest += 1
        alone = not text[line:start].strip() and (rest == len(text) or text[rest] in "\r\n")
        if alone:
            start = line
            end = rest + (2 if text.startswith("\r\n", rest) else 1)
            end = min(end, len(text))
        else:
            while start > line and text[start - 1] in " \t":
                start -= 1
        return (Fix("Delete the comment", (Edit(Span(start, end), ""),)),)
