"""Links to other sites on a page that is being written, where somebody asks for them."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from profilelint.config.model import Selection
from profilelint.engine.conclude import findings_on, run_over
from profilelint.engine.examine import examine
from profilelint.engine.facts import read_facts
from profilelint.engine.plan import Plan
from profilelint.source.read import LARGEST_FILE

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from profilelint.engine.reachability import Reachability
    from profilelint.engine.workspace.workspace import Workspace
    from profilelint.model.finding import Finding
    from profilelint.model.verdict import LinkPlace, LinkVerdict


class PageLinks:
    """The links to other sites on a page, by the rules on links, whether or not they are on.

    `ask` opens connections. What it learnt is kept for the addresses, wherever they stand on the
    page from then on. ``plan`` is the one by which the page is judged for this alone.
    """

    # What rules ask: all lines count.
    changed_lines = None

    def __init__(self, workspace: Workspace, path: str) -> None:
        self.plan = _plan_of(workspace)
        self._identity = workspace.identity
        self._path = path
        self._known: dict[str, LinkVerdict] = {}

    def places(self) -> list[LinkPlace]:
        """Return the links on the page at the moment; raises as its schema does."""
        setting = self.plan.setting(self._path)
        if setting is None:
            return []
        contents = {self._path: self.plan.tree.read(self._path, LARGEST_FILE)}
        found: list[LinkPlace] = []
        for name, facts in self._facts(contents).items():
            rule = setting.rules.rule(name)
            if rule.places is not None:
                found += rule.places(facts)
        return found

    def ask(self, places: list[LinkPlace], links: Reachability) -> Counter[str]:
        """Ask for links over the network, and return how many came to each verdict.

        It takes as long as the sites take; other threads may use all else meanwhile. Raises
        `profilelint.links.policy.NetworkUnavailableError`, and what ``links.progress`` raises:
        what was learnt until then is lost.
        """
        self._known = links.verdicts(places)
        return Counter(links.outcomes[url].verdict.value for url in self._known)

    def verdicts(self, places: Iterable[LinkPlace]) -> dict[str, LinkVerdict]:
        """Return what was learnt of some links."""
        wanted = {place.url for place in places}
        return {url: verdict for url, verdict in self._known.items() if url in wanted}

    def findings(self, workspace: Workspace) -> list[Finding]:
        """Return what was learnt as findings on the page of a workspace at the moment."""
        if self._identity != workspace.identity:
            self.plan, self._identity = _plan_of(workspace), workspace.identity
        contents = {self._path: self.plan.tree.read(self._path, LARGEST_FILE)}
        run = run_over(self._facts(contents), self.plan, [], contents, self)
        return findings_on(self._path, list(run.problems), self.plan, [], contents)

    def _facts(self, contents: Mapping[str, bytes]) -> dict[str, dict[str, object]]:
        outcome = examine(self._path, self.plan, contents, hashed=False).outcome
        facts = read_facts([(self._path, outcome.facts)] if outcome.facts else [])
        return {name: each for name, each in facts.items() if self.plan.registry[name].network}


def _plan_of(workspace: Workspace) -> Plan:
    """Return the plan of a workspace with the rules on links alone."""
    plan = workspace.plan
    rules = tuple(entry.name for entry in plan.registry if entry.network)
    of_links = Plan(plan.config, plan.registry, plan.today, Selection(rules), plan.tree)
    of_links.take_listing(sorted(plan.files))
    return of_links
