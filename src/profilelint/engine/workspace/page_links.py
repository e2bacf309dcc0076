"""The links of a page to other sites, asked for when somebody wants to know."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from profilelint.config.model import Selection
from profilelint.engine.examine import examine
from profilelint.engine.facts import read_facts
from profilelint.engine.plan import Plan
from profilelint.model.finding import Span
from profilelint.model.named_tuple import NamedTuple
from profilelint.model.verdict import LinkPlace

if TYPE_CHECKING:
    from collections.abc import Sequence

    from profilelint.engine.reachability import Reachability
    from profilelint.engine.workspace.workspace import Workspace
    from profilelint.links.outcome import LinkOutcome

_RULE: Final = "link-reachable"


class WrittenLink(NamedTuple):
    """An address of another site as it is written, with its place in a page."""

    url: str
    span: Span
    line: int


def links_plan(workspace: Workspace) -> Plan:
    """Return the plan under which the links of a workspace's pages are asked for.

    They are those that ``profilelint links`` asks for.
    """
    plan = workspace.plan
    added = tuple(entry.name for entry in plan.registry if entry.network)
    selection = Selection((_RULE,), added=added)
    return Plan(plan.config, plan.registry, plan.today, selection, plan.tree)


def links_on(path: str, plan: Plan) -> list[WrittenLink]:
    """Return the links of a page to other sites, by their places; ``plan`` is a `links_plan`."""
    found = read_facts(examine(path, plan, {}, hashed=False).outcome.facts).get(_RULE)
    links = [WrittenLink(url, Span(*span), line) for url, *span, line, _, _ in found or ()]
    return sorted(links, key=lambda link: link.span)


def ask_for(
    path: str, links: Sequence[WrittenLink], reachability: Reachability
) -> list[LinkOutcome]:
    """Return what comes of asking for each link of a page; it may take long.

    Raises `profilelint.links.policy.NetworkUnavailableError`.
    """
    reachability.verdicts([LinkPlace(link.url, path, link.line) for link in links])
    return [reachability.outcomes[link.url] for link in links]
