"""What rules find across files, kept while pages change: a rule is asked again only if it must."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from profilelint.engine.conclude import run_over
from profilelint.engine.workspace.moved_places import moved
from profilelint.model.named_tuple import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from profilelint.engine.plan import Plan
    from profilelint.engine.reachability import Reachability
    from profilelint.model.finding import Problem
    from profilelint.model.result import Failure


class _Conclusion(NamedTuple):
    """What a rule reported when it was last asked, by page.

    ``left_out`` is as in `profilelint.rules.problem_list.ProblemList`. ``texts`` are those of open
    pages that the places of problems belong to.
    """

    problems: dict[str, list[Problem]]
    left_out: Mapping[str, Mapping[str, int]]
    texts: dict[str, str]
    failures: list[Failure]


class Across:
    """The facts of all pages, and what rules conclude from them."""

    def __init__(self) -> None:
        self._facts: dict[str, dict[str, Any]] = {}
        self._conclusions: dict[str, _Conclusion] = {}
        self._changed: set[str] = set()
        self._readers: set[str] = set()

    def put(self, path: str, facts: str, text: str | None = None) -> None:
        """Take the facts of a page as text; empty for a page that has none or is gone.

        ``text`` is that of an open page.
        """
        by_rule: dict[str, Any] = json.loads(facts) if facts else {}
        for name in {*by_rule, *self._facts}:
            of_rule = self._facts.setdefault(name, {})
            if name in by_rule:
                is_new = path not in of_rule or of_rule[path] != by_rule[name]
                of_rule[path] = by_rule[name]
            else:
                is_new = of_rule.pop(path, None) is not None
            if is_new:
                self._changed.add(name)
            elif text is not None and name in self._conclusions and name not in self._changed:
                self._conclusions[name].texts[path] = text
        # What such a rule reads of pages is no part of their facts.
        self._changed |= self._readers

    def ask_all(self) -> None:
        """Have all rules asked again, as more changed than pages."""
        self._changed.update(self._facts)

    @property
    def is_settled(self) -> bool:
        """Return whether no rule has to be asked again."""
        return not self._changed

    @property
    def failures(self) -> list[Failure]:
        """Return why rules could not conclude."""
        return [failure for each in self._conclusions.values() for failure in each.failures]

    def settle(
        self, plan: Plan, texts: Mapping[str, str], links: Reachability | None = None
    ) -> Iterator[set[str]]:
        """Ask the rules whose facts changed; after each, yield the pages of which it says more.

        Or less, or something else. ``texts`` are those of open pages by path. Raises what the
        schemas and vocabularies of the plan do.
        """
        while self._changed:
            name = min(self._changed)
            known = self._conclusions.get(name)
            before = known.problems if known is not None else {}
            after = self._ask(name, plan, texts, links).problems
            self._changed.discard(name)
            yield {path for path in {*before, *after} if before.get(path) != after.get(path)}

    def _ask(
        self, name: str, plan: Plan, texts: Mapping[str, str], links: Reachability | None
    ) -> _Conclusion:
        # Rules see pages in the order of their paths, whichever came first.
        facts = self._facts[name] = dict(sorted(self._facts.get(name, {}).items()))
        failures: list[Failure] = []
        problems: dict[str, list[Problem]] = {}
        left_out: dict[str, dict[str, int]] = {}
        self._readers.discard(name)
        if facts:
            network = plan.registry[name].network
            run = run_over({name: facts}, plan, failures, {}, links if network else None)
            for problem in run.problems:
                problems.setdefault(problem.path, []).append(problem)
            left_out = {path: run.problems.left_out(path) for path in problems}
            if run.has_read:
                self._readers.add(name)
        conclusion = _Conclusion(problems, left_out, dict(texts), failures)
        self._conclusions[name] = conclusion
        return conclusion

    def problems(self, path: str, text: str | None) -> list[Problem]:
        """Return what rules report on a page, in the order of the rules' names.

        ``text`` is that of an open page: what a rule reported of an earlier one is at the place to
        which it moved.
        """
        found: list[Problem] = []
        for name, conclusion in sorted(self._conclusions.items()):
            problems, texts = conclusion.problems.get(path), conclusion.texts
            if problems is None:
                continue
            if name in self._changed and text is not None and texts.get(path, text) != text:
                # From text to text, since two edits far apart leave nothing between them.
                problems = conclusion.problems[path] = list(moved(problems, texts[path], text))
                texts[path] = text
            found += problems
        return found

    def left_out(self, path: str) -> dict[str, int]:
        """Return, by rule, how many problems on a page go beyond what is told one by one."""
        left_out: dict[str, int] = {}
        for conclusion in self._conclusions.values():
            left_out.update(conclusion.left_out.get(path, {}))
        return left_out
