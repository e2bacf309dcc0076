"""What was learnt of the links of a page, where somebody asked, while the page is being written."""

from __future__ import annotations

from collections import Counter
from contextlib import closing
from typing import TYPE_CHECKING

from profilelint.engine.conclude import conclude
from profilelint.engine.examine import examine
from profilelint.engine.workspace.page_links import ask_for, links_on, links_plan
from profilelint.source.read import LARGEST_FILE

if TYPE_CHECKING:
    from profilelint.engine.reachability import Reachability
    from profilelint.engine.workspace.page_links import WrittenLink
    from profilelint.engine.workspace.workspace import Workspace
    from profilelint.links.outcome import LinkOutcome
    from profilelint.model.finding import Finding


class AskedLinks:
    """The links of a page to other sites, by the rules on links, whether or not they are on.

    What was learnt goes with the addresses, wherever they stand on the page. ``plan`` is the one by
    which the page is judged for this alone.
    """

    def __init__(self, workspace: Workspace, path: str) -> None:
        self.plan = links_plan(workspace)
        self._identity = workspace.identity
        self._path = path
        self._outcomes: dict[str, LinkOutcome] = {}

    def links(self) -> list[WrittenLink]:
        """Return the links on the page at the moment."""
        return links_on(self._path, self.plan)

    def ask(self, links: list[WrittenLink], reachability: Reachability) -> Counter[str]:
        """Ask for links, and return how many addresses came to each verdict.

        It takes as long as the sites take. Raises as `ask_for` does, and what the progress of
        ``reachability`` raises: what was learnt until then is lost.
        """
        outcomes = ask_for(self._path, links, reachability)
        self._outcomes = {link.url: each for link, each in zip(links, outcomes, strict=True)}
        return Counter(outcome.verdict.value for outcome in self._outcomes.values())

    def findings(self, workspace: Workspace) -> list[Finding]:
        """Return what was learnt as findings on the page of a workspace at the moment."""
        if self._identity != workspace.identity:
            self.plan, self._identity = links_plan(workspace), workspace.identity
        contents = {self._path: self.plan.tree.read(self._path, LARGEST_FILE)}
        outcome = examine(self._path, self.plan, contents, hashed=False).outcome
        with closing(_offline()) as known:
            known.outcomes = dict(self._outcomes)
            result = conclude({self._path: outcome}, self.plan, contents, links=known)
        return [each for each in result.findings if self.plan.registry[each.rule].network]


def _offline() -> Reachability:
    """Return what asks for nothing and knows nothing."""
    from profilelint.engine.reachability import Reachability
    from profilelint.links.history import LinkHistory
    from profilelint.links.policy import Policy
    from profilelint.links.settings import CheckSettings

    return Reachability(CheckSettings(offline=True), Policy(), LinkHistory(""))
