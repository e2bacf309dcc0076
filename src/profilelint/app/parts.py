"""The parts of a run: the pages of each configuration, and the one result of all of them."""

from __future__ import annotations

import os
from contextlib import suppress
from typing import TYPE_CHECKING

from profilelint.app.planning import common_folder
from profilelint.config.find import find_config, find_config_in
from profilelint.config.model import ConfigError
from profilelint.engine.pages import IN_NO_COLLECTION
from profilelint.model.named_tuple import NamedTuple
from profilelint.source.files.file import checkout_of, lies_in

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from profilelint.app.changed import Request
    from profilelint.engine.comparison import Comparison
    from profilelint.engine.plan import Plan
    from profilelint.model.finding import Finding, Location
    from profilelint.model.result import RunResult

    Named = Callable[[str], str]

_MOST_NAMED = 3


class Part(NamedTuple):
    """The result of the pages that one configuration applies to, and the plan that gave it."""

    result: RunResult
    plan: Plan


def divided(request: Request) -> dict[str, Request]:
    """Return what a command line asks for, as a request for each configuration.

    A key is the folder of a configuration, or empty for paths that none applies to. Raises
    `ConfigError`.
    """
    comparison = request.comparison
    start = list(request.start)
    of_commit = request.names is not None and comparison is not None
    if comparison is not None and of_commit:
        # What changed may break pages of every configuration around it.
        top = comparison.repository.top
        start += [os.path.join(top, path) for path in comparison.touched]
    known: dict[str, str] = {}
    groups: dict[str, list[str]] = {}
    for path in start:
        folder = common_folder([path])
        if folder not in known:
            known[folder] = _root_for(folder, comparison)
        groups.setdefault(known[folder], []).append(path)
    if of_commit:
        for root in list(groups):
            while root and (root := _root_for(os.path.dirname(root), comparison)):
                groups.setdefault(root, [])
    if len(groups) < 2:
        return {next(iter(groups), ""): request}
    hook = request.names is not None
    return {
        root: request._replace(paths=[] if hook else paths, start=[root] if root else paths)
        for root, paths in groups.items()
    }


def _root_for(folder: str, comparison: Comparison | None) -> str:
    """Return the folder of the configuration that applies to a folder; empty for none."""
    if comparison is None or comparison.after is None:
        file = find_config(folder)
        return os.path.dirname(file) if file is not None else ""
    inside = comparison.repository.inside(folder)
    found = find_config_in(comparison.after, inside) if inside is not None else None
    if found is None:
        return ""
    return os.path.dirname(os.path.join(os.path.realpath(comparison.repository.top), found))


def add_nested(
    left: dict[str, Request], request: Request, root: str, nested: Sequence[str]
) -> None:
    """Add to the requests that are left those for configurations found below a root."""
    for folder in nested:
        full = os.path.join(root, *folder.split("/"))
        known = left.get(full)
        if known is None:
            left[full] = request._replace(paths=[full], start=[full])
        elif known.paths:
            left[full] = known._replace(paths=[*known.paths, full])


def refuse_unread(paths: Sequence[str], parts: Sequence[Part]) -> None:
    """Refuse a run over named paths of which none could be opened: it would seem to be clean."""
    from profilelint.source.files.file import LEADS_NOWHERE, LEADS_OUT, NO_FILE

    results = [part.result for part in parts]
    if not paths or any(result.checked or result.failures for result in results):
        return
    unread = [
        reason
        for reason in (LEADS_OUT, LEADS_NOWHERE, NO_FILE)
        if any(reason in each.skipped for each in results)
    ]
    if unread:
        named = ", ".join(f'"{path}"' for path in paths[:_MOST_NAMED])
        more = f" and {len(paths) - _MOST_NAMED} more" if len(paths) > _MOST_NAMED else ""
        raise ConfigError(
            f"nothing was checked, because {' and '.join(unread)} are not read: {named}{more}"
        )


def with_configuration_notes(parts: Sequence[Part]) -> list[Part]:
    """Return the parts of a run, with notes on what the configuration, or its absence, does."""
    return [
        _with_way_in(part) if part.plan.config.path else _noted(part, len(parts)) for part in parts
    ]


def _with_way_in(part: Part) -> Part:
    """Return a part with a note on pages that its configuration leaves aside, if there are any."""
    result = part.result
    if not result.skipped.get(IN_NO_COLLECTION):
        return part
    note = 'To check the pages in no collection, name them under "include" of one.'
    return part._replace(result=result._replace(notes=[*result.notes, note]))


def _noted(part: Part, number: int) -> Part:
    """Return one of a number of parts, for which no configuration was found, with its notes."""
    result = part.result
    if number > 1 and not result.checked:
        return part
    what = f" for {result.checked} of the files" if number > 1 else ""
    note = (
        f'There is no configuration file{what}: "profilelint init" writes one that fits these '
        "pages."
    )
    notes = [*result.notes, *_taken_for(result, part.plan), note]
    return part._replace(result=result._replace(notes=notes))


def _taken_for(result: RunResult, plan: Plan) -> list[str]:
    """Return what the pages were taken for; nothing where all are project profiles."""
    profiles, others = result.kinds.get("profile", 0), result.kinds.get("page", 0)
    known = [f"{site.generator} ({site.evidence})" for site in plan.sites.known if site.generator]
    # What lies beside the folder of a site is found as another one.
    sites = dict.fromkeys(known)
    notes = [f"Recognised: {', '.join(sites)}."] if sites else []
    if others:
        held = f"{profiles} of {profiles + others} pages" if profiles else "no page"
        verb = "is a project profile" if profiles in (0, 1) else "are project profiles"
        notes.append(
            f"By their keys, {held} {verb}; only project profiles are checked against a schema."
        )
    return notes


def no_shard(roots: Iterable[str]) -> str:
    """Return why a run over the configurations of several folders has no shards."""
    listed = ", ".join(sorted(f'"{os.path.relpath(root)}"' for root in roots if root))
    return (
        f"--shard needs one configuration, but there are several, in {listed}: check each folder "
        "in a run of its own, or name one configuration with --config"
    )


def base_of(parts: Sequence[Part], *, from_repository: bool) -> str:
    """Return the folder from which a report names paths.

    It is the working directory or, if wanted, the root of the git repository, where there is one.
    """
    here = os.getcwd()
    if not from_repository:
        return here
    try:
        around = os.path.commonpath([part.plan.config.root for part in parts])
    except ValueError:  # on different drives
        return here
    checkout = checkout_of(around)
    return checkout if os.path.lexists(os.path.join(checkout, ".git")) else here


def namer(root: str, base: str) -> Named:
    """Return what names a path, relative to a root, from another folder instead."""
    if root == base:
        return lambda path: path
    if lies_in(root, base):
        prefix = os.path.relpath(root, base).replace(os.sep, "/")
        return lambda path: f"{prefix}/{path}" if path else path

    def named(path: str) -> str:
        if not path:
            return path
        full = os.path.join(root, path)
        with suppress(ValueError):  # on different drives
            full = os.path.relpath(full, base)
        return full.replace(os.sep, "/")

    return named


def joined(parts: Sequence[Part], base: str) -> RunResult:
    """Return the one result of all parts, which names paths from the folder ``base``.

    What makes a part fail makes the whole fail, and nothing else does, whatever severities the
    configurations name.
    """
    results = [_placed(part, base) for part in parts]
    if len(results) == 1:
        return results[0]
    threshold = min((each.threshold for each in results), key=lambda severity: severity.rank)
    findings = [
        finding
        if each.fails_on(finding) or finding.severity.rank < threshold.rank
        else finding._replace(advisory=True)
        for each in results
        for finding in each.findings
    ]
    findings.sort(key=lambda finding: (finding.where.path, finding.where.span, finding.rule))
    whole = results[0]._replace(
        findings=findings,
        checked=sum(each.checked for each in results),
        skipped=_summed([each.skipped for each in results]),
        failures=[failure for each in results for failure in each.failures],
        rules={name: rule for each in results[::-1] for name, rule in each.rules.items()},
        threshold=threshold,
        fixed=sum(each.fixed for each in results),
        kinds=_summed([each.kinds for each in results]),
    )
    notes: list[str] = []
    collections: dict[str, str] = {}
    for part, each in zip(parts, results, strict=True):
        path = part.plan.config.path
        notes += [f"{path}: {note}" if path else note for note in each.notes]
        collections.update({page: f"{name} ({path})" for page, name in each.collections.items()})
    return whole._replace(notes=notes, collections=collections)


def _summed(counts: Sequence[Mapping[str, int]]) -> dict[str, int]:
    total: dict[str, int] = {}
    for each in counts:
        for name, number in each.items():
            total[name] = total.get(name, 0) + number
    return total


def _placed(part: Part, base: str) -> RunResult:
    """Return the result of a part with its paths as they are named from a folder."""
    result, root = part.result, part.plan.config.root
    if root == base:
        return result
    named = namer(root, base)

    def placed(where: Location) -> Location:
        return where._replace(path=named(where.path))

    def moved(finding: Finding) -> Finding:
        related = tuple(each._replace(where=placed(each.where)) for each in finding.related)
        where = finding.where
        return finding._replace(where=placed(where), related=related, own_path=where.path)

    return result._replace(
        findings=[moved(finding) for finding in result.findings],
        failures=[failure._replace(path=named(failure.path)) for failure in result.failures],
        collections={named(path): name for path, name in result.collections.items()},
    )
