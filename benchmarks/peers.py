"""Installs the tools to compare with, each from its registry, into a folder of their own."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

ROOT = Path(__file__).resolve().parent.parent
PROFILE_SCHEMA = ROOT / "schema" / "profile.schema.json"

PYTHON_PEERS = ("yamllint", "check-jsonschema", "rumdl")
NODE_PEERS = {
    "remark": ("remark-cli", "remark-frontmatter", "remark-lint-frontmatter-schema"),
    "markdownlint-cli2": ("markdownlint-cli2",),
    "v8r": ("v8r",),
}

CHECKS = {
    "profilelint": (
        "front matter: syntax, JSON Schema, vocabularies; body: structure, wording, lists, links, "
        "images, embeds; across files: repeated profiles"
    ),
    "yamllint": "front matter alone, extracted beforehand: YAML syntax and layout",
    "check-jsonschema": "front matter alone, extracted beforehand: the same JSON Schema",
    "v8r": "front matter alone, extracted beforehand: the same JSON Schema",
    "remark": "front matter in place: the same JSON Schema; parses the body, checks nothing there",
    "markdownlint-cli2": "body: Markdown style; skips front matter",
    "rumdl": "body: Markdown style; skips front matter",
}
"""What each tool does with the pages of the comparison."""

HOUSE_STYLE = ("MD001", "MD013", "MD033")
"""Rules of Markdown style that every page breaks on purpose.

Headings begin at the third level under the title of the front matter, a paragraph is one line,
and players are HTML. With them off, a clean page is clean for every tool.
"""

YAMLLINT = (
    "{extends: default, rules: {line-length: disable, document-start: disable, "
    "indentation: {indent-sequences: whatever}}}"
)


class Peers(NamedTuple):
    """The tools that could be had: command and version by name, and why others are missing."""

    commands: dict[str, str]
    versions: dict[str, str]
    missing: dict[str, str]
    node_folder: Path

    def table(self, version: str) -> list[str]:
        """Return the table of what each tool checks, with profilelint of a version at its head."""
        ours = {"profilelint": version}
        missing = {name: f"left out: {why}" for name, why in self.missing.items()}
        rows = (ours | self.versions | missing).items()
        return [
            "| tool | version | what it checks of a page |",
            "| --- | --- | --- |",
            *(f"| {name} | {number} | {CHECKS[name]} |" for name, number in rows),
        ]

    def has(self, name: str) -> bool:
        return name in self.commands


def install(folder: Path) -> Peers:
    """Return the tools, installed below a folder unless an earlier run has done so."""
    peers = install_python(folder / "python")
    _install_node(peers)
    return peers


def install_python(folder: Path, names: Sequence[str] = PYTHON_PEERS) -> Peers:
    """Return those of the tools that are written in Python or come with pip."""
    peers = Peers({}, {}, {}, folder.with_name("node"))
    _install_python(folder, peers, names)
    return peers


def install_profilelint(folder: Path) -> str:
    """Install this tree into an environment of its own and return its command.

    What is measured is what users run: the installed console script and compiled modules.
    """
    environment = _environment(folder)
    _pip(environment, "install", str(ROOT))
    _pip(environment, "install", "--force-reinstall", "--no-deps", str(ROOT))
    return str(environment / "bin" / "profilelint")


def build_wheel(environment: Path, folder: Path) -> Path:
    """Build the wheel of this tree with the pip of an environment, into a folder."""
    _pip(environment, "wheel", "--no-deps", "--wheel-dir", str(folder), str(ROOT))
    (wheel,) = folder.glob("profilelint-*.whl")
    return wheel


def _environment(folder: Path) -> Path:
    if not (folder / "bin" / "python").exists():
        subprocess.run([sys.executable, "-m", "venv", str(folder)], check=True)
    return folder


def _pip(environment: Path, *words: str) -> None:
    python = str(environment / "bin" / "python")
    subprocess.run(
        [python, "-m", "pip", "--disable-pip-version-check", "-q", *words],
        check=True,
        stderr=subprocess.DEVNULL,
    )


def _install_python(folder: Path, peers: Peers, names: Sequence[str]) -> None:
    environment = _environment(folder)
    for name in names:
        command = environment / "bin" / name
        if not command.exists():
            try:
                _pip(environment, "install", name)
            except subprocess.CalledProcessError:
                peers.missing[name] = "cannot be installed with pip"
                continue
        peers.commands[name] = str(command)
        python = str(environment / "bin" / "python")
        code = f"import importlib.metadata as m; print(m.version({name!r}))"
        peers.versions[name] = _output([python, "-c", code])


def _install_node(peers: Peers) -> None:
    folder = peers.node_folder
    folder.mkdir(parents=True, exist_ok=True)
    manifest = folder / "package.json"
    if not manifest.exists():
        manifest.write_text('{"private": true}\n')
    for name, packages in NODE_PEERS.items():
        command = folder / "node_modules" / ".bin" / name
        if not command.exists():
            try:
                subprocess.run(
                    ["npm", "install", "--no-audit", "--no-fund", "--silent", *packages],
                    cwd=folder,
                    check=True,
                    stdout=subprocess.DEVNULL,
                    stderr=subprocess.DEVNULL,
                )
            except FileNotFoundError:
                peers.missing[name] = "there is no npm"
                continue
            except subprocess.CalledProcessError:
                peers.missing[name] = "cannot be installed with npm"
                continue
        peers.commands[name] = str(command)
        versions = []
        for package in packages:
            described = (folder / "node_modules" / package / "package.json").read_text()
            versions.append(json.loads(described)["version"])
        peers.versions[name] = ", ".join(
            version if package == name else f"{package} {version}"
            for package, version in zip(packages, versions, strict=True)
        )


def _output(words: list[str]) -> str:
    return subprocess.run(words, check=True, capture_output=True, text=True).stdout.strip()


def configure(peers: Peers, folder: Path) -> None:
    """Write the configuration files that the tools need into the folder where they run."""
    # The front-matter rule of remark knows JSON Schema up to draft 7. Every keyword that the
    # schema of profiles uses means the same there.
    schema = json.loads(PROFILE_SCHEMA.read_text())
    schema["$schema"] = "http://json-schema.org/draft-07/schema#"
    (folder / "draft-07.schema.json").write_text(json.dumps(schema))
    modules = peers.node_folder / "node_modules"
    rule = str(modules / "remark-lint-frontmatter-schema" / "dist" / "index.js")
    plugins = [
        str(modules / "remark-frontmatter" / "index.js"),
        [rule, {"schemas": {"draft-07.schema.json": ["**/*.md"]}}],
    ]
    (folder / "remark.json").write_text(json.dumps({"plugins": plugins}))
    style = {"config": dict.fromkeys(HOUSE_STYLE, False), "noProgress": True, "noBanner": True}
    (folder / "style.markdownlint-cli2.jsonc").write_text(json.dumps(style))


def front_matter_words(peers: Peers, name: str, paths: list[str]) -> list[str]:
    """Return the command line that checks extracted front matter, in the folder of `configure`."""
    command = peers.commands[name]
    if name == "yamllint":
        return [command, "-d", YAMLLINT, *paths]
    if name == "check-jsonschema":
        return [command, "--schemafile", str(PROFILE_SCHEMA), *paths]
    return [command, "--schema", str(PROFILE_SCHEMA), *paths]


def page_words(peers: Peers, name: str, paths: list[str]) -> list[str]:
    """Return the command line that checks whole pages without a cache."""
    command = peers.commands[name]
    if name == "rumdl":
        return [command, "check", "--no-cache", "-d", ",".join(HOUSE_STYLE), *paths]
    if name == "remark":
        return [command, "--no-stdout", "--quiet", "--frail", "--rc-path", "remark.json", *paths]
    return [command, "--config", "style.markdownlint-cli2.jsonc", *paths]


def extract(pages: Path, folder: Path) -> list[str]:
    """Write the front matter of pages as files of their own and return their names.

    The date is put in quotation marks: YAML 1.1 reads it as a time, JSON Schema knows none.
    """
    folder.mkdir(parents=True)
    names = []
    for path in sorted(pages.rglob("*.md")):
        block = path.read_text(encoding="utf-8").split("---\n")[1]
        block = re.sub(r"(?m)^date: (.*)$", r'date: "\1"', block)
        (folder / f"{path.stem}.yaml").write_text(block, encoding="utf-8")
        names.append(f"{folder.name}/{path.stem}.yaml")
    return names
