"""``profilelint init``: looks at a repository and writes a configuration that fits it."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import profilelint
from profilelint.app.declaration import CommandOptions, flag, positional
from profilelint.app.files import gather
from profilelint.app.long_work import told_if_interrupted, work_bar
from profilelint.app.new_files import existing_files, write_new
from profilelint.app.output import write_lines
from profilelint.config.model import Config, ConfigError, Selection
from profilelint.source.files.file import checkout_of, folder_inside, lies_in

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from profilelint.model.result import Failure
    from profilelint.rules.registry import Registry

SUMMARY = "write a configuration that fits the pages of a repository"
ORDER = 40
_HOOKS = ".pre-commit-config.yaml"
_BASELINE = Config("").baseline
_HOOK = f"""\
- repo: https://github.com/profilelint/profilelint
  rev: v{profilelint.__version__}
  hooks:
  - id: profilelint
"""


class Options(CommandOptions):
    """The options of ``profilelint init``."""

    path: str = positional("the folder of the site (default: .)", metavar="PATH", default=".")
    infer: bool = flag("infer a schema even if the bundled one fits the pages", default=False)
    dry_run: bool = flag("print what would be written, and write nothing", default=False)
    hooks: bool = flag(f"write {_HOOKS} as well", default=False)
    force: bool = flag("overwrite existing files", default=False)


def run(options: Options) -> int:
    """Carry the command out and return its exit status."""
    from datetime import date

    from profilelint.app.proposal_text import describe_proposal
    from profilelint.engine.pages import SUFFIXES
    from profilelint.model.interrupts import held_back
    from profilelint.rules.load import load_registry
    from profilelint.upkeep.propose import propose

    root = os.path.abspath(options.path)
    if not os.path.isdir(root):
        raise ConfigError(f'there is no folder "{options.path}"')
    if lies_in(root, os.getcwd()) and folder_inside(os.getcwd(), root) is None:
        raise ConfigError(
            f'"{options.path}" is a link to a folder outside this one: start profilelint init there'
        )
    registry = load_registry()
    today = date.today().isoformat()  # noqa: DTZ011 - the editor's own day counts, not UTC's
    if not options.force:
        _refuse_second(root)
    with work_bar() as bar:
        proposal = propose(root, registry, today, SUFFIXES, always_infer=options.infer, bar=bar)
    files = {path: text.encode("utf-8", "replace") for path, text in proposal.files.items()}
    # Where pre-commit looks for its configuration.
    hooks = checkout_of(root)
    if options.hooks and hooks == root and not os.path.lexists(os.path.join(root, _HOOKS)):
        files[_HOOKS] = f"# Hooks that git runs: https://pre-commit.com\nrepos:\n{_HOOK}".encode()
    _refuse_existing(root, [*files, _BASELINE], force=options.force)
    lines = [*describe_proposal(proposal), *_passed_over(root)]
    if options.dry_run:
        lines += ["", "Would write:", *(f"  {path}" for path in sorted([*files, _BASELINE]))]
        for path in sorted(files):
            lines += ["", f"--- {path}", *files[path].decode().splitlines()]
        write_lines(lines)
        return 0
    written: list[str] = []
    with told_if_interrupted(written):
        for path in sorted(files, key=lambda path: (path == proposal.config, path)):
            with held_back():
                write_new(root, path, files[path])
                written.append(path)
        recorded, failures = _record(root, proposal.config, registry, today)
    lines += ["", "Wrote:", *(f"  {path}" for path in sorted([*files, _BASELINE]))]
    lines += ["", *_baseline_lines(recorded)]
    lines += [f"Left out, {failure.path}: {failure.message}." for failure in failures]
    if _HOOKS not in files:
        lines += ["", *_hook_advice(root, hooks)]
    write_lines(lines)
    return 0


def _passed_over(root: str) -> list[str]:
    """Return the lines that count files which a site may make pages of and no rule reads."""
    from profilelint.app.files import gather
    from profilelint.config.model import Config
    from profilelint.engine.pages import ENDS_IN
    from profilelint.source.files.tree import DiskTree
    from profilelint.source.site.sites import Sites

    skipped = gather([root], Config(root), Sites(DiskTree(root)), refuse_nothing=False).skipped
    endings = [reason for reason in sorted(skipped) if reason.startswith(ENDS_IN)]
    named = ", ".join(f"{reason} ({skipped[reason]})" for reason in endings)
    return ["", f"Not looked at: {named}."] if endings else []


def _baseline_lines(recorded: int) -> list[str]:
    from profilelint.report.summary import count

    if not recorded:
        return ["The baseline is empty, because there are no findings today."]
    findings, there_is = count(recorded, "finding"), "there is" if recorded == 1 else "there are"
    return [
        f"The baseline records the {findings} {there_is} today, so that only new ones count.",
        '"profilelint check --no-baseline" shows them all.',
    ]


def _refuse_second(root: str) -> None:
    """Refuse to lay a second configuration beside one."""
    from profilelint.config.find import find_config

    file = find_config(root)
    if file is not None and os.path.dirname(file) == root:
        name = os.path.basename(file)
        raise ConfigError(
            f'there is already a configuration, in "{name}": nothing was changed; --force writes a '
            "file for it, which is used instead"
            if name == "pyproject.toml"
            else f'there is already a configuration, "{name}": nothing was changed; --force '
            "overwrites it"
        )


def _refuse_existing(root: str, paths: Iterable[str], *, force: bool) -> None:
    """Refuse to write over files, and through links whatever was asked for."""
    existing = existing_files(root, paths)
    if existing and not force:
        from profilelint.app.proposal_text import listed

        raise ConfigError(
            f"{listed(existing)} {'exists' if len(existing) == 1 else 'exist'} already: nothing "
            f"was changed; --force overwrites {'it' if len(existing) == 1 else 'them'}"
        )


def _record(
    root: str, config_path: str, registry: Registry, today: str
) -> tuple[int, Sequence[Failure]]:
    """Write the baseline of what is found now.

    Return how many findings it records, and what could not be checked.
    """
    from profilelint.app.linting import lint_files
    from profilelint.app.options import RunningOptions
    from profilelint.config.load import load_config
    from profilelint.engine.baseline import Baseline
    from profilelint.engine.plan import Plan

    config = load_config(os.path.join(root, config_path), registry)
    plan = Plan(config, registry, today, Selection())
    files = gather([root], config, plan.sites)
    if files.listing is not None:
        plan.take_listing(files.listing)
    result = lint_files(files, plan, RunningOptions())
    baseline = Baseline.of(f for f in result.findings if f.suppression is None)
    write_new(root, _BASELINE, baseline.render().encode("utf-8", "backslashreplace"))
    return len(baseline), result.failures


def _hook_advice(root: str, hooks: str) -> Iterator[str]:
    if not os.path.lexists(os.path.join(hooks, _HOOKS)):
        yield f"To check each commit, write {_HOOKS}{_there(root, hooks)}:"
        yield "repos:"
    elif hooks == root:
        yield f'{_HOOKS} exists and was not changed. Add below its "repos:":'
    else:
        yield f"Hooks belong in the root of the git repository. Add to {_HOOKS} there:"
    yield from _HOOK.splitlines()


def _there(root: str, hooks: str) -> str:
    return "" if hooks == root else " in the root of the git repository"
