"""``profilelint init``: looks at a repository and writes a configuration that fits it."""

from __future__ import annotations

import os
import sys
from datetime import date
from typing import TYPE_CHECKING

import profilelint
from profilelint.app.workspace import SUFFIXES, gather
from profilelint.config.load import FILE_NAMES, find_config, load_config
from profilelint.config.model import ConfigError, Selection
from profilelint.report.escape import shown
from profilelint.report.summary import count
from profilelint.rules.load import load_registry
from profilelint.upkeep.infer import few
from profilelint.upkeep.proposal import CONFIG, Proposal, ProposedCollection, propose

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterable, Iterator

    from profilelint.rules.registry import Registry

_HOOKS = ".pre-commit-config.yaml"
_BASELINE = ".profilelint-baseline.json"
_HOOK = f"""\
- repo: https://github.com/profilelint/profilelint
  rev: v{profilelint.__version__}
  hooks:
  - id: profilelint
"""
_MOST_NAMED = 8


def run(arguments: argparse.Namespace) -> int:
    """Carry the command out and return its exit status."""
    root = os.path.abspath(arguments.path)
    if not os.path.isdir(root):
        raise ConfigError(f'there is no folder "{arguments.path}"')
    registry = load_registry()
    today = date.today().isoformat()  # noqa: DTZ011 - the editor's own day counts, not UTC's
    if not arguments.force:
        _refuse_second(root)
    proposal = propose(root, registry, today, SUFFIXES, always_infer=arguments.infer)
    files = {path: text.encode("utf-8", "replace") for path, text in proposal.files.items()}
    hooks = _hooks_folder(root)
    if hooks == root and not os.path.lexists(os.path.join(root, _HOOKS)):
        files[_HOOKS] = f"# Hooks that git runs: https://pre-commit.com\nrepos:\n{_HOOK}".encode()
    _refuse_existing(root, [*files, _BASELINE], force=arguments.force)
    lines = list(_told(proposal))
    if arguments.dry_run:
        lines += ["", "Would write:", *(f"  {path}" for path in sorted([*files, _BASELINE]))]
        for path in sorted(files):
            lines += ["", f"--- {path}", *files[path].decode().splitlines()]
        _say(lines)
        return 0
    for path in sorted(files, key=lambda path: (path == CONFIG, path)):
        _write(root, path, files[path])
    recorded = _record(root, registry, today)
    lines += ["", "Wrote:", *(f"  {path}" for path in sorted([*files, _BASELINE]))]
    lines += ["", *_told_of_baseline(recorded)]
    if _HOOKS not in files:
        lines += ["", *_hook_advice(root, hooks)]
    _say(lines)
    return 0


def _told_of_baseline(recorded: int) -> list[str]:
    if not recorded:
        return ["The baseline is empty, since nothing is found today."]
    found, there_is = count(recorded, "finding"), "there is" if recorded == 1 else "there are"
    return [
        f"The baseline records the {found} {there_is} today, so that only new ones count.",
        '"profilelint check --no-baseline" shows them all.',
    ]


def _say(lines: Iterable[str]) -> None:
    text = "".join(f"{shown(line)}\n" for line in lines)
    sys.stdout.buffer.write(text.encode("utf-8", "backslashreplace"))


def _refuse_second(root: str) -> None:
    """Refuse to lay a second configuration beside one."""
    found = find_config(root)
    if found is not None and os.path.dirname(found) == root:
        raise ConfigError(
            f'there is a configuration already, "{os.path.basename(found)}": nothing was changed; '
            "with --force it is written anew"
            if os.path.basename(found) == FILE_NAMES[0]
            else f'there is a configuration already, in "{os.path.basename(found)}": nothing was '
            f"changed; with --force a {FILE_NAMES[0]} is written, which takes its place"
        )


def _refuse_existing(root: str, paths: Iterable[str], *, force: bool) -> None:
    """Refuse to write over files, and through links whatever was asked for."""
    existing = []
    for path in sorted(paths):
        steps = path.split("/")
        for length in range(1, len(steps) + 1):
            here = os.path.join(root, *steps[:length])
            if os.path.islink(here):
                raise ConfigError(
                    f'"{"/".join(steps[:length])}" is a symbolic link: nothing was changed; put '
                    "a real file or folder in its place"
                )
            if length < len(steps) and os.path.lexists(here) and not os.path.isdir(here):
                raise ConfigError(
                    f'"{"/".join(steps[:length])}" is a file, and a folder of that name is '
                    "needed: nothing was changed"
                )
        full = os.path.join(root, path)
        if os.path.isdir(full):
            raise ConfigError(f'"{path}" is a folder: nothing was changed')
        if os.path.lexists(full):
            existing.append(path)
    if existing and not force:
        raise ConfigError(
            f"{_listed(existing)} {'is' if len(existing) == 1 else 'are'} there already: nothing "
            f"was changed; with --force {'it is' if len(existing) == 1 else 'they are'} written "
            "anew"
        )


def _write(root: str, path: str, data: bytes) -> None:
    """Write one file; one that is there is replaced whole."""
    from profilelint.source.files.write import WriteError, replace_file

    full = os.path.join(root, path)
    try:
        os.makedirs(os.path.dirname(full), exist_ok=True)
        try:
            with open(full, "xb") as file:
                file.write(data)
            return
        except FileExistsError:
            with open(full, "rb") as file:
                before = file.read()
        replace_file(root, path, before, data)
    except (OSError, WriteError) as error:
        reason = error.strerror if isinstance(error, OSError) else str(error)
        raise ConfigError(f'"{path}" cannot be written: {reason}') from None


def _record(root: str, registry: Registry, today: str) -> int:
    """Write the baseline of what is found now and return how many findings it records."""
    from profilelint.engine.baseline import Baseline
    from profilelint.engine.plan import Plan
    from profilelint.engine.run import run as lint

    config = load_config(os.path.join(root, CONFIG), registry)
    plan = Plan(config, registry, today, Selection())
    result = lint(gather([], config).paths, plan)
    baseline = Baseline.of(f for f in result.findings if f.suppression is None)
    _write(root, _BASELINE, baseline.render().encode("utf-8", "backslashreplace"))
    return len(baseline)


def _hooks_folder(root: str) -> str:
    """Return the folder in which pre-commit looks for its configuration: the git repository's."""
    folder = root
    while not os.path.lexists(os.path.join(folder, ".git")):
        parent = os.path.dirname(folder)
        if parent == folder:
            return root
        folder = parent
    return folder


def _hook_advice(root: str, hooks: str) -> Iterator[str]:
    if hooks == root:
        yield f'{_HOOKS} is there and was not changed. Add below its "repos:":'
    else:
        yield f"Hooks belong into the git repository's own folder. Add to {_HOOKS} there:"
    yield from _HOOK.splitlines()


def _listed(names: Iterable[str], most: int = _MOST_NAMED) -> str:
    every = list(names)
    more = f" and {len(every) - most} more" if len(every) > most else ""
    return ", ".join(every[:most]) + more


def _told(proposal: Proposal) -> Iterator[str]:
    """Yield what was decided and why, line by line."""
    number = len(proposal.collections)
    kinds = "one kind" if number == 1 else f"{number} kinds"
    if proposal.generator:
        yield f"A site of {proposal.generator} ({proposal.evidence}), with {kinds} of page."
    else:
        yield f"No site generator was recognised; by folder, found {kinds} of page."
    for collection in proposal.collections:
        yield ""
        yield from _told_of(collection)
    for vocabulary in proposal.vocabularies:
        terms, suspects = vocabulary.terms, vocabulary.suspects
        once = sum(n == 1 for value, n in terms.counts.items() if value not in suspects)
        yield ""
        yield (
            f"Vocabulary {vocabulary.name}: {count(len(terms.counts) - len(suspects), 'term')}, "
            f"{count(sum(terms.counts.values()), 'use')}; {once} used only once, marked as rare."
        )
        for value, meant in sorted(suspects.items())[:_MOST_NAMED]:
            probably = " and ".join(f'"{each}"' for each in meant)
            yield f'  Left out: "{value}" ({terms.counts[value]}), probably {probably}.'
        if len(suspects) > _MOST_NAMED:
            yield f"  Left out as well: {len(suspects) - _MOST_NAMED} more, named in the file."
    if proposal.left_out:
        yield ""
        yield f"Not checked, since they have no front matter: {_listed(proposal.left_out, 3)}."


def _told_of(collection: ProposedCollection) -> Iterator[str]:
    kind = collection.kind
    drafts = f", drafts among them: {collection.drafts}" if collection.drafts else ""
    yield f"{kind.name}: {count(collection.pages, 'page')}{drafts} ({', '.join(kind.include)})"
    if collection.bundled:
        share = round(100 * (collection.shared or 0))
        yield (
            "  They have the keys of project profiles, and the vocabularies that come with "
            f"profilelint know {share} % of their terms: that schema is used."
        )
        yield "  To have a schema inferred from the pages instead: profilelint init --infer"
    elif collection.inference is None:
        yield "  Too few pages to infer a schema from: their front matter is only read."
    else:
        yield from _told_of_fields(collection)
    for habit in collection.ignored:
        yield f"  Rule off: {habit.rule}, {habit.pages} pages do not follow it."
    if collection.without:
        yield f"  Without front matter: {_listed(collection.without, 3)}."


def _told_of_fields(collection: ProposedCollection) -> Iterator[str]:
    inference = collection.inference
    if inference is None:
        return
    if collection.unlike_bundled:
        yield (
            "  They have the keys of project profiles, but the vocabularies that come with "
            f"profilelint know only {round(100 * (collection.shared or 0))} % of their terms:"
        )
        yield "  a schema was inferred."
    fields = [(".".join(field.place), field) for field in inference.fields]
    required = [name for name, field in fields if field.required]
    if required:
        allowed = few(collection.pages)
        but = f" but {allowed} at most" if allowed else ""
        yield f"  Required, since all pages{but} have them: {', '.join(required)}."
    optional = [name for name, field in fields if not field.required and not field.rare]
    if optional:
        yield f"  Allowed: {', '.join(optional)}."
    rare = [f"{name} ({field.present})" for name, field in fields if field.rare]
    if rare:
        yield f"  Allowed, but rare; what is a mistake goes out of the schema: {_listed(rare)}."
    for place, (meant, number) in sorted(inference.misspelt.items()):
        why = f'probably "{meant}"' if meant else "never with a value"
        yield f'  Not allowed: the key "{".".join(place)}" ({count(number, "page")}), {why}.'
    for format_, words in _FORMATS.items():
        names = [name for name, field in fields if field.format == format_]
        if names:
            yield f"  {words}: {', '.join(names)}."
    for name, field in fields:
        for kind, number in sorted(field.others.items()):
            usual = " or ".join(_TYPES[each] for each in field.types)
            yield f"  {name} is {usual}; {_differ(number)} with {_TYPES[kind]}."


def _differ(number: int) -> str:
    return "1 page differs" if number == 1 else f"{number} pages differ"


_FORMATS = {
    "year": "Years, written as numbers",
    "date": "Dates",
    "timestamp": "Dates, with or without the time of day",
    "email": "E-mail addresses",
    "uri": "Web addresses",
}
_TYPES = {
    "string": "text",
    "integer": "a whole number",
    "number": "a number",
    "boolean": "true or false",
    "array": "a list",
    "object": "a group of keys",
    "null": "nothing",
}
