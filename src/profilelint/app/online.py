"""What answers for the links of a run, as the options of a command line say."""

from __future__ import annotations

import os
from collections import Counter
from typing import TYPE_CHECKING

from profilelint.app.planning import link_cache_path
from profilelint.config.model import ConfigError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from profilelint.app.options import LinkOptions
    from profilelint.config.model import LinkSettings
    from profilelint.engine.plan import Plan
    from profilelint.engine.reachability import Reachability
    from profilelint.links.checker import LinkProgress
    from profilelint.links.policy import Endpoint, IPNetwork, Policy, Resolver, Secret
    from profilelint.links.settings import CheckSettings
    from profilelint.model.result import RunResult
    from profilelint.report.progress import Progress

    ChangedLines = Mapping[str, Sequence[tuple[int, int]]]

BUDGET = 600.0
"""Seconds that a run over all links may take."""

BUDGET_OF_CHANGE = 120.0
"""Seconds that a run over the links of a change may take."""

_DAY = 86400.0
_SKIPPED = {
    "skipped-excluded": "links left out by the settings",
    "skipped-offline": "links not checked without --online",
    "skipped-reserved": "links to names reserved for examples",
    "skipped-budget": "links not checked for lack of time",
}


def links_of(
    options: LinkOptions,
    cache_dir: str | None,
    plan: Plan,
    changed_lines: ChangedLines | None = None,
    *,
    required: bool = False,
    spent: float = 0.0,
    guarded: str | None = "",
) -> Reachability | None:
    """Return what answers for the links of a run; None where nothing can.

    ``cache_dir`` is the folder of the file of earlier answers, if that has no name of its own.
    ``spent`` is how many seconds of the run's time other configurations had.
    Without ``--online`` it answers from the file of earlier answers and opens no connection; if
    it is ``required`` it knows nothing where there is no file.
    With it, this process refuses from now on every connection that the policy does not admit: in
    the threads whose names begin with ``guarded``. None leaves that to an earlier call.
    Raises `ConfigError` for options that cannot be used.
    """
    asking = any(plan.registry[name].network for name in plan.enabled_rules)
    path = link_cache_path(options, cache_dir)
    if not options.online:
        if not os.path.isfile(path):
            path = ""
        if not (required or (asking and path)):
            return None
    elif not asking:
        raise ConfigError(
            "--online has nothing to do, because no rule on links is on: add link-reachable to "
            "select, or give --select link-reachable"
        )
    from profilelint.engine.kept.folder import refuse_hostile
    from profilelint.engine.reachability import Reachability
    from profilelint.links.history import LinkHistory

    if path:
        refuse_hostile(path, plan.config.root)
    settings = _settings(options, plan.config.links)
    budget = BUDGET if changed_lines is None else BUDGET_OF_CHANGE
    if options.link_budget is not None:
        budget = options.link_budget
    policy = _policy(options, max(0.0, budget - spent))
    if options.online:
        try:
            from profilelint.links.transport import guard_process
        except ModuleNotFoundError:
            from profilelint.app.extras import not_installed

            raise not_installed("checks links", "links") from None
        if guarded is not None:
            guard_process(policy, guarded)
    history = LinkHistory(path, is_own=options.link_cache is None)
    return Reachability(settings, policy, history, changed_lines=changed_lines)


def with_link_notes(result: RunResult, links: Reachability) -> RunResult:
    """Return the result with what its readers should know of the links."""
    known = [links.outcomes[url] for url in links.places]
    counts = Counter(outcome.verdict.value for outcome in known)
    skipped = Counter(_SKIPPED[outcome.reason] for outcome in known if outcome.reason in _SKIPPED)
    if links.left_out:
        skipped["links on lines that did not change"] = len(links.left_out)
    notes = [*result.notes, *links.warnings]
    checked = {name: number for name, number in sorted(counts.items()) if name != "skipped"}
    if checked:
        notes.append("Links: " + ", ".join(f"{n} {name}" for name, n in checked.items()) + ".")
    advisory = sum(
        result.fails_on(f._replace(advisory=False)) for f in result.reported if f.advisory
    )
    if advisory:
        notes.append(
            f"{advisory} of the problems {'does' if advisory == 1 else 'do'} not fail the run: "
            "other visitors of a site may see something else."
        )
    return result._replace(notes=notes, skipped={**result.skipped, **skipped})


def link_progress(bar: Progress) -> Callable[[LinkProgress], None]:
    """Return what draws the progress of the asking."""

    def update(progress: LinkProgress) -> None:
        bar.update(
            progress.done,
            progress.total,
            "links",
            [f"{n} {name}" for name, n in sorted(progress.counts.items()) if name != "ok"],
        )

    return update


def _settings(options: LinkOptions, config: LinkSettings) -> CheckSettings:
    from profilelint.links.ageing import Ageing
    from profilelint.links.settings import MOST_EXCLUSIONS, CheckSettings

    patterns = sum("*" in pattern for pattern in config.exclude)
    if patterns > MOST_EXCLUSIONS:
        raise ConfigError(
            f'"exclude" of [links] has {patterns} patterns with "*", but at most {MOST_EXCLUSIONS} '
            "are allowed: write fewer"
        )
    accept = {host.lower(): frozenset(statuses) for host, statuses in config.accept.items()}
    for text in options.accept:
        host, statuses = _accepted(text)
        accept[host] = accept.get(host, frozenset()) | statuses
    days = options.max_age if options.max_age is not None else config.max_age
    return CheckSettings(
        exclude=(*config.exclude, *options.exclude_link),
        accept=accept,
        require_https=config.require_https,
        offline=not options.online,
        max_age=None if days is None else days * _DAY,
        ageing=Ageing(
            config.warning_runs,
            config.warning_days * _DAY,
            config.error_runs,
            config.error_days * _DAY,
        ),
    )


def _accepted(text: str) -> tuple[str, frozenset[int]]:
    host, _, statuses = text.partition("=")
    codes = [int(word) for word in statuses.split(",") if word.isascii() and word.isdecimal()]
    if not host or not codes or not all(100 <= status <= 599 for status in codes):
        raise ConfigError(f'--accept takes a host and statuses, as in host.name=403, not "{text}"')
    return host.lower(), frozenset(codes)


def _policy(options: LinkOptions, budget: float) -> Policy:
    from profilelint.links.policy import PORTS, Policy, system_resolver

    try:
        return Policy(
            resolve=_resolver(options.resolve, system_resolver),
            ports=PORTS | frozenset(options.allow_port),
            allowed=tuple(map(_network, options.allow_network)),
            secrets=tuple(map(_secret, options.header)),
            authorities=options.ca_file or "",
            budget=budget,
        )
    except ValueError as error:
        raise ConfigError(str(error)) from None


def _network(text: str) -> IPNetwork:
    from profilelint.links.policy import network

    try:
        return network(text)
    except ValueError:
        raise ConfigError(
            f'--allow-network takes a network, as in 10.0.0.0/8, not "{text}"'
        ) from None


def _secret(text: str) -> Secret:
    """Return a header whose text is in the environment, so that no list of processes shows it."""
    from profilelint.links.policy import Secret

    origin, equals, variable = text.rpartition("=")
    if not equals or not variable:
        raise ConfigError(
            "--header takes the origin of a site and the name of an environment variable, as in "
            "https://host.name=DOCS_HEADER"
        )
    header = os.environ.get(variable)
    if header is None:
        raise ConfigError(f'--header: there is no environment variable "{variable}"')
    name, colon, value = header.partition(":")
    if not colon:
        raise ConfigError(
            f'--header: the environment variable "{variable}" must contain a header, as in '
            '"Authorization: Bearer …"'
        )
    return Secret(origin, name.strip(), value.strip())


def _resolver(values: Sequence[str], system: Resolver) -> Resolver:
    """Return a resolver that knows some names and asks the system for the others."""
    if not values:
        return system
    from profilelint.links.policy import Endpoint

    known: dict[tuple[str, int], list[Endpoint]] = {}
    for value in values:
        name, place = _resolution(value)
        known.setdefault(name, []).append(place)

    def resolve(host: str, port: int) -> list[Endpoint]:
        endpoints = known.get((host, port), known.get((host, 0)))
        if endpoints is None:
            return system(host, port)
        return [Endpoint(address, own or port) for address, own in endpoints]

    return resolve


def _resolution(text: str) -> tuple[tuple[str, int], Endpoint]:
    from profilelint.links.policy import Endpoint

    name, equals, place = text.partition("=")
    host, port = _host_and_port(name)
    address, own = _host_and_port(place)
    if not equals or not host or not address or port < 0 or own < 0:
        raise ConfigError(
            "--resolve takes a name and an address, each with an optional port, as in "
            f'host.name=10.0.0.7 or host.name:443=10.0.0.7:8443, not "{text}"'
        )
    return (host.lower(), port), Endpoint(address, own)


def _host_and_port(text: str) -> tuple[str, int]:
    """Return a host and its port, 0 for none and -1 for what is no port."""
    if text.startswith("["):
        host, _, rest = text[1:].partition("]")
        port = rest.removeprefix(":")
    else:
        host, _, port = text.partition(":")
    if not port:
        return host, 0
    number = int(port) if port.isascii() and port.isdecimal() and len(port) < 6 else -1
    return host, number if 0 < number < 65536 else -1
