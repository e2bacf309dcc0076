"""The documentation, run: what it shows is what happens.

Commands are executed in a copy of the example site, configuration is loaded there, workflows are
held against the action and the hooks, links are followed. Run this file as a program to write the
outputs and the tables anew, and read the difference before committing it.
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import subprocess
import sys
import tempfile
import tomllib
import types
from collections.abc import Iterable, Iterator
from importlib import import_module
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import yaml
from tests.repository import git

import profilelint as package
from profilelint.app.grammar import build_parser, parse
from profilelint.config.keys import REFUSED, keys_of, tables_of
from profilelint.config.load import load_config
from profilelint.config.model import Config, Selection
from profilelint.config.rule_settings import options_of
from profilelint.engine.plan import Plan
from profilelint.links.ageing import AGEING
from profilelint.model.verdict import REASONS, Verdict
from profilelint.report.render import FORMATS, load_format
from profilelint.rules.api import Invalid, Rule
from profilelint.rules.load import load_registry
from profilelint.source.files.discover import walk
from profilelint.testing import run_example
from profilelint.upkeep.rule_template import rule_text
from profilelint.vocabulary.file import load_vocabulary

ROOT = Path(__file__).parents[2]
SITE = ROOT / "examples/site"


def relative(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


GUIDES = sorted([*ROOT.glob("docs/generators/*.md"), *ROOT.glob("docs/cms/*.md")])
PAGES = [
    *(
        relative(path)
        for glob in ("*.md", "docs/*.md", "docs/decisions/*.md")
        for path in ROOT.glob(glob)
    ),
    *map(relative, GUIDES),
]
TODAY = "2026-01-31"
SHOWN = "heading-shouting"
"""The rule that CONTRIBUTING.md adds, and that is not there."""
BEGUN = "heading-mark"
"""The rule that docs/start-rules.md begins."""

# Their commands take minutes, and their numbers are those of one machine.
MEASURED = {"docs/performance.md", "docs/scale.md"}

# Their blocks are run by test_guides.py and test_schema_docs.py, and by tests/server.
ELSEWHERE = {
    "docs/content-models.md",
    "docs/editors.md",
    "docs/recipes.md",
    *map(relative, GUIDES),
}

# What `make generate` writes, and `make generated` misses where it is not there.
GENERATED = [
    ROOT / name for name in ("docs/rules", "docs/rules/README.md", "docs/configuration.schema.json")
]

_FENCE = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_OWN = r"^https://github\.com/profilelint/profilelint/(?:blob|tree)/main/"
_LINK = re.compile(r"(?<!!)\[(?:[^\[\]]|\[[^\]]*\])*\]\(([^()\s]*)\)")


class Block(NamedTuple):
    """A fenced block: where it stands, what it holds."""

    page: str
    line: int
    language: str
    text: str


def blocks(*languages: str) -> list[Any]:
    found = []
    for page in sorted(set(PAGES) - MEASURED - ELSEWHERE):
        text = (ROOT / page).read_text(encoding="utf-8")
        for match in _FENCE.finditer(text):
            if match[1] in languages:
                line = text.count("\n", 0, match.start()) + 1
                block = Block(page, line, match[1], match[2])
                found.append(pytest.param(block, id=f"{page}:{line}"))
    return found


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """Return a copy of the example site, committed to a git repository of its own."""
    return copy_site(tmp_path)


def copy_site(parent: Path) -> Path:
    folder = parent / "site"
    shutil.copytree(SITE, folder)
    git(folder, "init", "-q")
    git(folder, "add", ".")
    git(folder, "commit", "-qm", "Begin")
    git(folder, "commit", "-qm", "Go on", "--allow-empty")
    return folder


def profilelint(folder: Path, line: str) -> subprocess.CompletedProcess[str]:
    """Run a command line as a shell would, with the program that is being tested."""
    command = line.replace("profilelint", '"$PYTHON" -m profilelint', 1)
    taken = ("GITHUB_ACTIONS", "TF_BUILD", "FORCE_COLOR", "PROFILELINT_DEBUG")
    environ = {key: value for key, value in os.environ.items() if key not in taken}
    done = subprocess.run(
        ["sh", "-c", command],
        cwd=folder,
        env={**environ, "PYTHON": sys.executable, "PROFILELINT_CACHE_DIR": str(folder.parent)},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        check=False,
    )
    return subprocess.CompletedProcess(done.args, done.returncode, done.stdout.decode(), "")


# Commands


def sessions(text: str) -> list[tuple[str, str]]:
    """Return the commands of a block with the output that is shown below each."""
    found: list[tuple[str, str]] = []
    for line in text.splitlines(keepends=True):
        if line.startswith("$ "):
            found.append((line[2:].strip(), ""))
        else:
            command, output = found[-1]
            found[-1] = command, output + line
    return found


def replayed(text: str, site: Path) -> str:
    """Return a block with the output that its commands have."""
    lines = []
    for command, _ in sessions(text):
        assert command.startswith("profilelint ")
        prepare(command, site)
        lines.append(f"$ {command}\n{profilelint(site, command).stdout}")
    return "".join(lines)


@pytest.mark.parametrize("block", blocks("console"))
def test_the_output_that_is_shown_is_what_is_said(block: Block, site: Path) -> None:
    assert replayed(block.text, site) == block.text, "run python -m tests.cli.test_docs"


@pytest.mark.parametrize("block", blocks("sh"))
def test_the_commands_that_are_shown_work(block: Block, site: Path) -> None:
    targets = re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(), re.MULTILINE)
    for line in block.text.splitlines():
        command = line.partition("  #")[0].strip()
        program, _, rest = command.partition(" ")
        if program == "make":
            assert rest.partition(" ")[0] in targets
        elif program == "profilelint":
            if SHOWN in command or "--online" in command:  # tests ask no network
                parse(rest.split())
                continue
            prepare(command, site)
            done = profilelint(site, command)
            assert done.returncode in (0, 1), f"{command}\n{done.stdout}"
            assert done.stdout
        elif program == ".ci/run":
            assert os.access(ROOT / program, os.X_OK)
        else:
            assert program in ("", "pipx", "pip", "pytest"), line


def prepare(command: str, site: Path) -> None:
    """Take away what a command would refuse to write over."""
    if command.startswith("profilelint init"):
        for name in ("profilelint.toml", ".pre-commit-config.yaml"):
            (site / name).unlink(missing_ok=True)


# Configuration


@pytest.mark.parametrize("block", blocks("toml"))
def test_the_configuration_that_is_shown_fits_the_example_site(block: Block, site: Path) -> None:
    (site / "profilelint.toml").unlink()
    project = "tool" in tomllib.loads(block.text)
    path = site / ("pyproject.toml" if project else "profilelint.toml")
    path.write_text(block.text, encoding="utf-8")
    registry = load_registry()
    config = load_config(str(path), registry)
    files = walk(str(site))
    for collection in config.collections:
        assert all(any(map(glob.matches, files)) for glob in collection.include)
    for override in config.overrides:
        assert all(any(map(glob.matches, files)) for glob in override.include)
    plan = Plan(config, registry, TODAY, Selection())
    for chosen in config.collections or (None,):
        assert all(vocabulary.terms for vocabulary in plan.vocabularies(chosen).values())
        plan.schema(chosen)
    done = profilelint(site, "profilelint check --quiet")
    assert done.returncode in (0, 1), done.stdout


# Those of docs/schemas.md come with pages of their own; see test_schema_docs.py.
@pytest.mark.parametrize("block", [each for each in blocks("json") if "schemas" not in each.id])
def test_the_schemas_that_are_shown_can_be_used(block: Block, site: Path) -> None:
    (site / "schema/story.schema.json").write_text(block.text, encoding="utf-8")
    done = profilelint(site, "profilelint check --quiet _stories")
    assert done.returncode == 1
    assert "[term-unknown]" in done.stdout


# Hooks and workflows


@pytest.mark.parametrize(
    "block",
    [
        *blocks("yaml"),
        *(
            pytest.param(Block(name, 1, "yaml", (SITE / name).read_text(encoding="utf-8")), id=name)
            for name in (".pre-commit-config.yaml", ".github/workflows/profilelint.yml")
        ),
    ],
)
def test_hooks_workflows_and_vocabularies_name_what_there_is(block: Block, tmp_path: Path) -> None:
    data = yaml.safe_load(block.text)
    if "repos" in data:
        hooks = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
        named = [hook["id"] for repo in data["repos"] for hook in repo["hooks"]]
        assert named
        assert set(named) <= {hook["id"] for hook in hooks}
    elif "terms" in data:
        (tmp_path / "terms.yaml").write_text(block.text, encoding="utf-8")
        assert load_vocabulary("terms", "terms.yaml", str(tmp_path)).terms
    elif "permissions" in data:
        jobs = data.get("jobs", {"": data}).values()
        assert (
            data["permissions"].items() <= {"contents": "read", "security-events": "write"}.items()
        )
        for job in jobs:
            check_steps(job["steps"])
        # YAML 1.1 reads the key "on" as true.
        assert "pull_request_target" not in data.get(True, {})
    else:
        (job,) = data.values()
        for line in job["script"]:
            assert line.startswith("profilelint ")
            parse(line.split()[1:])


def check_steps(steps: list[dict[str, Any]]) -> None:
    action = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
    used = {}
    for step in steps:
        if "run" in step:
            program, *arguments = step["run"].split()
            assert program in ("pipx", "profilelint")
            if program == "profilelint":
                parse(arguments)
        else:
            name, _, version = step["uses"].partition("@")
            assert version == "SHA" or re.fullmatch(r"[0-9a-f]{40}", version)
            used[name] = step.get("with", {})
    assert used["actions/checkout"]["persist-credentials"] is False
    assert used.get("profilelint/profilelint", {}).keys() <= action["inputs"].keys()


# Programs in Python


def programs() -> list[tuple[str, str]]:
    """Return the programs of docs/python.md with what is shown as their output below each."""
    text = (ROOT / "docs/python.md").read_text(encoding="utf-8")
    found = [(match[1], match[2]) for match in _FENCE.finditer(text)]
    assert [language for language, _ in found] == ["python", "text"] * (len(found) // 2)
    return [(found[at][1], found[at + 1][1]) for at in range(0, len(found), 2)]


@pytest.mark.parametrize(("program", "output"), programs())
def test_a_program_prints_what_is_shown(program: str, output: str, site: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=site, capture_output=True, text=True, check=False
    )
    assert (done.stdout, done.stderr) == (output, "")


def test_the_names_that_are_listed_are_those_that_are_public() -> None:
    table = prose("docs/python.md").partition("| name |")[2].partition("\n\n")[0]
    rows = [row.split("|")[1] for row in table.splitlines()[2:]]
    named = {name for row in rows for name in re.findall(r"`([\w.]+)`", row)}
    assert {name for name in named if "." not in name} == {*package.__all__} - {"__version__"}


# The rule of CONTRIBUTING.md


@pytest.mark.parametrize("block", [each for each in blocks("python") if "CONTRIB" in each.id])
def test_the_rule_that_is_shown_does_what_its_examples_say(
    block: Block, monkeypatch: pytest.MonkeyPatch
) -> None:
    module = types.ModuleType("shown")
    monkeypatch.setitem(sys.modules, "shown", module)
    exec(compile(block.text, block.page, "exec"), module.__dict__)  # noqa: S102 - our own page
    (rule,) = (
        value
        for value in vars(module).values()
        if isinstance(value, type) and issubclass(value, Rule) and value is not Rule
    )
    assert rule.__doc__
    said = set()
    for example in rule.examples:
        found = run_example(rule, example)
        assert found.covers == (list(example.covers) if isinstance(example, Invalid) else [])
        said.update(found.message_ids)
    assert said == set(rule.messages)
    used = {name for example in rule.examples for name in example.options}
    assert used == {name.replace("-", "_") for name in options_of(rule)}
    assert f"src/profilelint/rules/heading/{rule.name.replace('-', '_')}.py" in (
        ROOT / block.page
    ).read_text(encoding="utf-8")


def test_the_rule_that_is_begun_is_shown() -> None:
    (shown,) = (
        match[2]
        for match in _FENCE.finditer((ROOT / "docs/start-rules.md").read_text(encoding="utf-8"))
        if match[1] == "python"
    )
    assert shown == rule_text(BEGUN)


# Links


def prose(page: str) -> str:
    return _FENCE.sub("", (ROOT / page).read_text(encoding="utf-8"))


def anchors(page: Path) -> set[str]:
    """Return the anchors that GitHub gives to a page's headings."""
    text = _FENCE.sub("", page.read_text(encoding="utf-8"))
    titles = re.findall(r"^#{1,6} (.+)$", text, re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", title.lower()).strip().replace(" ", "-") for title in titles}


@pytest.mark.parametrize("page", sorted(PAGES))
def test_links_lead_to_files_and_headings_that_exist(page: str) -> None:
    for target in _LINK.findall(prose(page)):
        own = re.sub(_OWN, f"{ROOT}/", target)
        if "://" in own:
            continue
        # A package index shows the README without the files beside it.
        assert page != "README.md" or own != target or target.startswith("#"), target
        name, _, anchor = own.partition("#")
        path = (ROOT / page).parent / name if name else ROOT / page
        assert path.resolve().is_relative_to(ROOT), target
        assert path.exists() or path.resolve() in GENERATED, target
        if anchor:
            assert anchor in anchors(path), target


# The files that are named on the pages about a generator or a CMS are those of its sites.
@pytest.mark.parametrize("page", sorted({*PAGES} - {*map(relative, GUIDES)}))
def test_the_modules_files_and_rules_that_are_named_exist(page: str) -> None:
    for name in re.findall(r"`((?:src|tests|docs|examples|schema)/[\w./-]+)`", prose(page)):
        path = (ROOT / name).resolve()
        if not name.endswith(f"/{SHOWN.replace('-', '_')}.py") and path not in GENERATED:
            assert path.exists() or (ROOT / "src/profilelint" / name).exists(), name
    package = ROOT / "src/profilelint"
    layers = {path.name for path in package.iterdir() if path.is_dir()}
    for name in re.findall(r"`(?:profilelint\.)?([a-z_]+(?:\.[A-Za-z_]+)+)`", prose(page)):
        layer, *rest = name.split(".")
        if layer in layers and rest[0] not in {"toml", "yml"}:
            assert exists(package / layer, rest), name


def exists(folder: Path, names: list[str]) -> bool:
    """Return whether a dotted name leads to a module, or to something that one defines."""
    if (folder / names[0]).is_dir():
        return len(names) == 1 or exists(folder / names[0], names[1:])
    module = folder / f"{names[0]}.py"
    if not module.exists():
        return False
    text = module.read_text(encoding="utf-8")
    return all(
        re.search(rf"^\s*(?:async )?(?:def|class) {name}\b|^{name}\b", text, re.MULTILINE)
        for name in names[1:]
    )


def options(parser: argparse.ArgumentParser) -> Iterator[str]:
    for action in parser._actions:
        yield from action.option_strings
        if isinstance(action, argparse._SubParsersAction):
            for own in action.choices.values():
                yield from options(own)


@pytest.mark.parametrize("page", sorted(set(PAGES) - MEASURED))
def test_the_options_and_rules_that_are_named_exist(page: str) -> None:
    known = set(options(build_parser()))
    assert set(re.findall(r"`(--[a-z-]+)", prose(page))) <= known
    rules = load_registry()
    named = set(re.findall(r"`((?:[a-z]+-)+[a-z]+)`", prose(page)))
    groups = {name.partition("-")[0] for name in rules.names} - {"file", "link", "schema"}
    assert {name for name in named if name.partition("-")[0] in groups} <= {
        *rules.names,
        SHOWN,
        BEGUN,
    }


# Tables made from the code


def table(*rows: tuple[str, ...]) -> str:
    head, *rest = (f"| {' | '.join(row)} |\n" for row in rows)
    return f"\n{head}|{'---|' * len(rows[0])}\n{''.join(rest)}\n"


def table_of_keys(model: type) -> str:
    return table(
        ("key", "value", "default", "meaning"),
        *(
            (f"`{key.name}`", key.type.name, shown(key.default), key.description)
            for key in keys_of(model)
        ),
    )


def shown(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return f"`{str(value).lower()}`"
    if isinstance(value, (tuple, list)):
        return "`[]`"
    if isinstance(value, dict):
        return "`{}`"
    return f'`"{value}"`' if isinstance(value, str) else f"`{value}`"


def inputs() -> str:
    action = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
    return table(
        ("input", "meaning", "without it"),
        *(
            (f"`{name}`", " ".join(entry["description"].split()), shown(entry["default"] or None))
            for name, entry in action["inputs"].items()
        ),
    )


def report_formats() -> str:
    formats = {name: load_format(name) for name in FORMATS}
    return table(
        ("format", "what it is", "goes to", "read by"),
        *(
            (f"`{name}`", each.description, DESTINATIONS[each.destination], each.readers)
            for name, each in formats.items()
        ),
    )


DESTINATIONS = {"terminal": "a terminal or a log", "log": "the log", "file": "a file"}


def listed(names: Iterable[str]) -> str:
    return "\n" + ", ".join(f"`{name}`" for name in names) + ".\n\n"


def layers() -> str:
    """Return the picture of the layers, in Mermaid, with what each package says it is."""
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]
    rows = contracts["contracts"][0]["layers"]
    lines = ["```mermaid", "flowchart TB"]
    for number, row in enumerate(rows):
        lines.append(f'  subgraph layer{number}[" "]')
        for module in row.split(" | "):
            summary = (import_module(module).__doc__ or "").partition("\n")[0].rstrip(".")
            name = module.removeprefix("profilelint.")
            lines.append(f'    {name}["<b>{name}</b><br/>{summary}"]')
        lines.append("  end")
    lines += [f"  layer{number} --> layer{number + 1}" for number in range(len(rows) - 1)]
    return "\n".join([*lines, "```", ""])


TABLES = {
    "docs/architecture.md": {"layers": layers()},
    "docs/configuration.md": {
        "keys: top": table_of_keys(Config),
        **{f"keys: {each.name}": table_of_keys(each.model) for each in tables_of(Config)},
    },
    "docs/ci.md": {"inputs": inputs(), "formats": report_formats()},
    "docs/security.md": {"refused": listed(sorted(REFUSED))},
}


def made() -> Iterator[tuple[Path, str]]:
    """Yield each page that has tables made from the code, and its text with them."""
    for page, tables in TABLES.items():
        path = ROOT / page
        text = path.read_text(encoding="utf-8")
        for name, made_table in tables.items():
            start = text.index(f"<!-- {name} -->\n") + len(f"<!-- {name} -->\n")
            text = text[:start] + made_table + text[text.index("<!-- end -->", start) :]
        yield path, text


def test_the_tables_are_those_that_the_code_makes() -> None:
    for path, text in made():
        assert path.read_text(encoding="utf-8") == text, "run python -m tests.cli.test_docs"


def test_the_limits_that_are_named_are_those_of_the_code() -> None:
    from profilelint.source.front_matter.notation import DEEPEST
    from profilelint.source.front_matter.yaml.compose import MOST_NODES
    from profilelint.source.read import LARGEST_BLOCK, LARGEST_FILE

    text = (ROOT / "docs/security.md").read_text(encoding="utf-8")
    for value in (f"{LARGEST_FILE >> 20} MiB", f"{LARGEST_BLOCK:,} characters"):
        assert f"| {value} |" in text
    for number in (DEEPEST, MOST_NODES):
        assert f"| {number:,} |" in text


def write_anew() -> None:
    """Write the tables and the outputs."""
    for path, text in made():
        path.write_text(text, encoding="utf-8")
    for page in sorted(set(PAGES) - MEASURED - ELSEWHERE):
        path = ROOT / page
        text = path.read_text(encoding="utf-8")
        for match in reversed(list(_FENCE.finditer(text))):
            if match[1] == "console":
                with tempfile.TemporaryDirectory() as folder:
                    output = replayed(match[2], copy_site(Path(folder)))
                text = text[: match.start(2)] + output + text[match.end(2) :]
        path.write_text(text, encoding="utf-8")


def test_the_verdicts_that_are_told_are_those_of_the_code() -> None:
    text = (ROOT / "docs/links.md").read_text(encoding="utf-8")
    told = dict(re.findall(r"^\| `([a-z]+[a-z-]*)` \| ([^|]+) \|", text, re.MULTILINE))
    by_verdict: dict[str, set[str]] = {verdict.value: set() for verdict in Verdict}
    for reason in REASONS.values():
        if reason.severity is not None:
            by_verdict[reason.verdict.value].add(reason.severity.value)
    grows = {verdict.value for verdict in AGEING}
    assert told == {
        name: (" or ".join(sorted(severities)) or "–") + (", grows" if name in grows else "")
        for name, severities in by_verdict.items()
    }


if __name__ == "__main__":
    write_anew()
