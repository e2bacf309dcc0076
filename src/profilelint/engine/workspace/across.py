"""What rules find across files, kept while pages change: a rule is asked again only if it must."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from profilelint.engine.conclude import concluding, run_of
from profilelint.engine.facts import read_facts
from profilelint.engine.workspace.moved_places import moved
from profilelint.model.named_tuple import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

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
    left_out: dict[str, Mapping[str, int]]
    texts: dict[str, str]
    failures: list[Failure]


class Across:
    """The facts of all pages, and what rules conclude from them."""

    def __init__(self) -> None:
        self._facts: dict[str, dict[str, Any]] = {}
        self._conclusions: dict[str, _Conclusion] = {}
        self._changed: set[str] = set()
        self._readers: set[str] = set()
        self._age = 0

    def put(self, path: str, facts: str, text: str | None = None) -> None:
        """Take the facts of a page as text; empty for a page that has none or is gone.

        ``text`` is that of an open page.
        """
        self._age += 1
        by_rule = read_facts(facts)
        for name in {*by_rule, *self._facts}:
            of_rule = self._facts.setdefault(name, {})
            if name in by_rule:
                is_new = path not in of_rule or of_rule[path] != by_rule[name]
                if is_new:
                    # The garbage collector goes through all that is young.
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
        self._age += 1
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
        self, plan: Plan, texts: Callable[[], Mapping[str, str]], links: Reachability | None = None
    ) -> Iterator[set[str]]:
        """Ask the rules whose facts changed; after each, yield the pages of which it says more.

        Or less, or something else. Where a rule pauses in between, nothing is yielded yet but an
        empty set; one whose pages change meanwhile begins anew. ``texts`` returns those of open
        pages by path. Raises what the schemas and vocabularies of the plan do.
        """
        while self._changed:
            name, age = min(self._changed), self._age
            # Rules see pages in the order of their paths, whichever came first.
            facts = dict(sorted(self._facts.get(name, {}).items()))
            of_links = links if plan.registry[name].network else None
            run = run_of(plan, {}, of_links)
            after = _Conclusion({}, {}, dict(texts()), [])
            asked = {name: facts}
            for _ in concluding([*asked], asked.__getitem__, plan, run, after.failures, of_links):
                yield set()
                if self._age != age:
                    break
            if self._age != age:
                continue
            for problem in run.problems:
                after.problems.setdefault(problem.path, []).append(problem)
            for path in after.problems:
                after.left_out[path] = run.problems.left_out(path)
            self._changed.discard(name)
            (self._readers.add if run.has_read else self._readers.discard)(name)
            known = self._conclusions.get(name)
            before = known.problems if known is not None else {}
            self._conclusions[name] = after
            differs = {*before, *after.problems}
            yield {path for path in differs if before.get(path) != after.problems.get(path)}

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
