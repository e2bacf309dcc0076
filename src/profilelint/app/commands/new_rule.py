"""``profilelint new-rule``: begins a rule in the repository of a plugin."""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING

from profilelint.app.declaration import CommandOptions, flag, positional
from profilelint.app.new_files import existing_files, write_new
from profilelint.app.output import write_lines
from profilelint.config.model import ConfigError

if TYPE_CHECKING:
    from typing import Any

SUMMARY = "start a rule of your own, in the repository of a plugin"
ORDER = 115
_PROJECT = "pyproject.toml"


class Options(CommandOptions):
    """The options of ``profilelint new-rule``."""

    rule: str = positional("the name of the rule, such as heading-shouting", metavar="NAME")
    path: str = positional("the folder of the plugin (default: .)", metavar="PATH", default=".")
    package: str | None = flag(
        "the package to put it into (default: the existing one)", metavar="NAME", default=None
    )


def run(options: Options) -> int:
    """Carry the command out and return its exit status."""
    from profilelint.rules.load import load_registry
    from profilelint.rules.plugins import GROUP
    from profilelint.upkeep import rule_template

    rule, root = options.rule, os.path.abspath(options.path)
    if re.fullmatch(r"[a-z]{1,20}(?:-[a-z0-9]{1,20}){1,5}", rule) is None:
        raise ConfigError(
            f'"{rule}" is not the name of a rule: write two or more words in small letters with '
            "hyphens between them, first what the rule checks, such as heading-shouting"
        )
    if rule in load_registry():
        raise ConfigError(f'there is already a rule "{rule}": choose another name')
    if not os.path.isdir(root):
        raise ConfigError(f'there is no folder "{options.path}"')
    text = _project(root)
    package = _package(root, text, options.package)
    module = rule_template.module_name(rule)
    source = "src" if text is None or os.path.isdir(os.path.join(root, "src", package)) else "."
    folder = os.path.normpath(os.path.join(source, package)).replace(os.sep, "/")
    files = {
        f"{folder}/{module}.py": rule_template.rule_text(rule),
        f"tests/test_{module}.py": rule_template.test_text(rule, package),
    }
    there = existing_files(root, [*files, f"{folder}/__init__.py", _PROJECT])
    if taken := [path for path in there if path in files]:
        raise ConfigError(f'"{taken[0]}" already exists: nothing was changed')
    if f"{folder}/__init__.py" not in there:
        files[f"{folder}/__init__.py"] = '"""Rules of our own for profilelint."""\n'
    advice: list[str] = []
    if text is None:
        name = package.replace("_", "-")
        files[_PROJECT] = rule_template.project_text(name, rule, package)
    elif (changed := rule_template.with_entry_point(text, rule, package)) is not None:
        files[_PROJECT] = changed
    else:
        line = rule_template.entry_point(rule, package)
        advice = ["", f'Add to the entry points of the group "{GROUP}":', f"  {line}"]
    for path in sorted(files):
        write_new(root, path, files[path].encode())
    written = [path for path in sorted(files) if path not in there]
    lines = ["Wrote:", *(f"  {path}" for path in written)]
    if _PROJECT in files and text is not None:
        lines.append(f"Added the entry point of the rule to {_PROJECT}.")
    lines += [*advice, "", "Install it next to profilelint, and run its test:"]
    write_lines([*lines, "  python -m pip install --editable . pytest", "  python -m pytest"])
    return 0


def _project(root: str) -> str | None:
    """Return the text of the project's settings; None where there are none."""
    from profilelint.source.data_file import decode, read_inside

    if not os.path.lexists(os.path.join(root, _PROJECT)):
        return None
    return decode(_PROJECT, read_inside(_PROJECT, root))


def _package(root: str, project: str | None, given: str | None) -> str:
    """Return the name of the package that a rule goes into; raises `ConfigError`."""
    if given is not None:
        if not given.isidentifier() or not given.isascii():
            raise ConfigError(f'"{given}" is not a name for a package: write one such as our_rules')
        return given
    found = sorted(
        set(_declared(project)) & {*_packages(root), *_packages(os.path.join(root, "src"))}
    )
    found = found or _packages(os.path.join(root, "src")) or _packages(root)
    if len(found) > 1:
        names = ", ".join(found[:5])
        raise ConfigError(f"there are several packages, {names}: name one with --package")
    if found:
        return found[0]
    if project is not None:
        raise ConfigError("there is no package here or in src: name a new one with --package")
    word = re.sub(r"[^a-z0-9]+", "_", os.path.basename(root).lower()).strip("_")
    return word if re.fullmatch("[a-z][a-z0-9_]*", word) else "profilelint_rules"


def _packages(folder: str) -> list[str]:
    """Return the names of the packages in a folder, but for tests and documentation."""
    if os.path.islink(folder) or not os.path.isdir(folder):
        return []
    return sorted(
        entry.name
        for entry in os.scandir(folder)
        if entry.is_dir(follow_symlinks=False)
        and entry.name.isidentifier()
        and entry.name.isascii()
        and entry.name not in ("docs", "tests")
        and os.path.isfile(os.path.join(entry.path, "__init__.py"))
    )


def _declared(project: str | None) -> list[str]:
    """Return the packages of the rules that the project declares already."""
    import tomllib

    from profilelint.rules.plugins import GROUP

    try:
        data: Any = tomllib.loads(project or "")
        points = data["project"]["entry-points"][GROUP]
        return [str(value).partition(":")[0].partition(".")[0] for value in points.values()]
    except (tomllib.TOMLDecodeError, RecursionError, KeyError, TypeError, AttributeError):
        return []
