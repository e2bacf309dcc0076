"""Compares profilelint with rumdl on the pages of real sites, and prints two tables.

Run as ``python benchmarks/sites.py FOLDER ...``, with a folder for each site; the site that
`site_corpus.py` generates is measured beside them. A site is copied, and ``profilelint init``
writes its configuration, whose baseline is not used: all that is found is reported. rumdl is handed
the very pages that profilelint looks at. Both are run as whole processes, in turn, without a cache,
in one process and with as many as they like. The second table has what is on a page in the mean.
With ``--write``, they replace those in docs/performance.md.
"""

from __future__ import annotations

import argparse
import json
import re
import shutil
import subprocess
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path
from statistics import fmean, median
from typing import NamedTuple

import document
import peers as tools
import site_corpus
from process import Command, Sample, cpu, measure_in_turn, ratio

from profilelint.app.files import gather
from profilelint.config.load import load_config
from profilelint.config.model import Selection
from profilelint.engine.plan import Plan
from profilelint.rules.load import load_registry
from profilelint.source.read import read_document

GENERATED = "generated"
TEXTUAL = {
    "code blocks": r"(?m)^ {0,3}(?:```|~~~)\w",
    "HTML tags": r"<[A-Za-z][^>\n]*>",
    "template tags": r"\{[{%]",
}
ONE, MANY, THEIRS, FIRST = "one process", "default jobs", "rumdl", "init"
CONFIGURATIONS = ("profilelint.toml", ".profilelint.toml", ".profilelint-baseline.json")


class Site(NamedTuple):
    """What was measured on a site."""

    name: str
    pages: int
    megabytes: float
    findings: int
    has: dict[str, float]
    samples: dict[str, list[Sample]]

    def ratio(self, one: str, other: str, figure: str = "cpu") -> float:
        return ratio(self.samples[one], self.samples[other], figure)


def measure(source: Path, root: Path, ours: str, rumdl: str, runs: int) -> Site:
    """Return the measurements of one site, which is copied into a folder."""
    print(source.name, file=sys.stderr)
    shutil.copytree(
        source,
        root,
        symlinks=True,
        ignore=shutil.ignore_patterns(".git", "node_modules", *CONFIGURATIONS),
    )
    kept = {"PROFILELINT_CACHE_DIR": str(root.with_name("kept"))}
    # Nothing is known when it begins, as where it is run for the first time.
    first = Command(FIRST, [ours, "init", "--force"], str(root), kept, lambda: forget(root, kept))
    measure_in_turn([first], 1, warm_up=False)
    words = ["check", "--no-cache", "--no-baseline"]
    told = subprocess.run(
        [ours, *words, "--report", "json"], cwd=root, capture_output=True, check=False
    )
    paths = pages(root)
    commands = [
        first,
        Command(ONE, [ours, *words, "--jobs", "1"], str(root)),
        Command(THEIRS, [rumdl, "check", "--no-cache", "--no-config", *paths], str(root)),
        Command(MANY, [ours, *words], str(root)),
    ]
    return Site(
        source.name,
        len(paths),
        sum((root / path).stat().st_size for path in paths) / 1e6,
        len(json.loads(told.stdout)["findings"]),
        figures(root, paths),
        # The configuration and the report above have warmed all up.
        measure_in_turn(commands, runs, warm_up=False),
    )


def forget(root: Path, kept: dict[str, str]) -> None:
    """Remove the configuration and what was kept of earlier runs."""
    for name in CONFIGURATIONS:
        (root / name).unlink(missing_ok=True)
    for folder in kept.values():
        shutil.rmtree(folder, ignore_errors=True)


def pages(root: Path) -> list[str]:
    """Return the paths of the pages that profilelint looks at."""
    registry = load_registry()
    file = next(root / name for name in CONFIGURATIONS if (root / name).exists())
    config = load_config(str(file), registry)
    today = datetime.now(tz=UTC).date().isoformat()
    plan = Plan(config, registry, today, Selection())
    return list(gather([str(root)], config, plan.sites).paths)


def figures(root: Path, paths: list[str]) -> dict[str, float]:
    """Return what is on a page, in the mean of all."""
    found: dict[str, list[float]] = {}
    for path in paths:
        page = read_document(path, (root / path).read_bytes())
        text, body = page.text[page.body_start :], page.body
        one = {"front matter, kB": page.body_start / 1000, "body, kB": len(text) / 1000}
        one |= {"headings": len(body.headings), "links": len(body.links)}
        one |= {name: len(re.findall(pattern, text)) for name, pattern in TEXTUAL.items()}
        for name, figure in one.items():
            found.setdefault(name, []).append(figure)
    return {name: fmean(each) for name, each in found.items()}


def table(sites: list[Site], runs: int, version: str) -> str:
    """Return the table in Markdown."""
    lines = [
        f"Made by `python benchmarks/sites.py FOLDER ...` on {document.machine()} and "
        f"rumdl {version}: medians of {runs} runs in turn, after `profilelint init`, without a "
        "cache and a baseline.",
        "",
        "| site | pages | MB | findings | CPU s, one process | rumdl's | CPU ÷ rumdl's "
        "| wall ÷ rumdl's, default jobs | init: CPU ÷ check's |",
        "| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |",
    ]
    for site in sites:
        cells = [site.name, f"{site.pages:,}", f"{site.megabytes:.1f}", f"{site.findings:,}"]
        cells += [f"{cpu(site.samples[name]):.2f}" for name in (ONE, THEIRS)]
        cells += [
            f"{site.ratio(ONE, THEIRS):.1f}",
            f"{site.ratio(MANY, THEIRS, 'wall'):.1f}",
        ]
        cells += [f"{site.ratio(FIRST, MANY):.1f}"]
        lines.append(f"| {' | '.join(cells)} |")
    shares = [site.ratio(ONE, THEIRS) for site in sites if site.name != GENERATED]
    columns = list(sites[0].has)
    lines += [
        "",
        "Average content of a page:",
        "",
        f"| site | {' | '.join(columns)} | findings |",
        f"| --- |{' ---: |' * (len(columns) + 1)}",
    ]
    for site in sites:
        cells = [site.name, *(f"{site.has[column]:.1f}" for column in columns)]
        cells += [f"{site.findings / site.pages:.2f}"]
        lines.append(f"| {' | '.join(cells)} |")
    if not shares:
        return "\n".join(lines)
    lines += [
        "",
        f"On real sites, the median of CPU ÷ rumdl's is {median(shares):.1f} (the goal is 2.0), "
        f"and the maximum is {max(shares):.1f} (the goal is 3.0).",
    ]
    return "\n".join(lines)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("folders", nargs="*", type=Path, metavar="FOLDER")
    parser.add_argument("--pages", type=int, default=2000, help="of the generated site")
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--command", help="the profilelint to measure; else this tree, installed")
    parser.add_argument("--write", action="store_true", help="write docs/performance.md")
    arguments = parser.parse_args()
    folder = Path(tempfile.gettempdir()) / "profilelint-benchmark"
    ours = arguments.command or tools.install_profilelint(folder / "profilelint")
    peers = tools.install_python(folder / "python", ("rumdl",))
    with tempfile.TemporaryDirectory() as work:
        generated = Path(work) / GENERATED
        site_corpus.write(generated, arguments.pages)
        sites = [
            measure(
                each.resolve(),
                Path(work) / str(number) / each.resolve().name,
                ours,
                peers.commands["rumdl"],
                arguments.runs,
            )
            for number, each in enumerate((generated, *arguments.folders))
        ]
    text = table(sites, arguments.runs, peers.versions["rumdl"])
    print(text)
    if arguments.write:
        document.write(text, "measured on sites")


if __name__ == "__main__":
    main()
