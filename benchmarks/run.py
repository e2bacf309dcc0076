"""Compares profilelint with other linters and writes the table of docs/performance.md.

Run as ``python benchmarks/run.py``. Every command is run as a whole process, several times, in
turn with those it is compared with (A B A B), after one run that is not counted. The tools to
compare with are installed from their registries; one that cannot be had is left out, with a note.
With ``--quick``, small corpora and few runs show within a minute that all works; nothing is
written. Exits with 1 if a target is missed.
"""

from __future__ import annotations

import argparse
import json
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

import document
import peers as tools
from process import DONE, Command, cpu, measure_in_turn, peak, ratio
from target import Target

import corpus

if TYPE_CHECKING:
    from collections.abc import Callable

    from process import Sample

HERE = Path(__file__).resolve().parent
OURS = "profilelint"
BOTH = "profilelint, default jobs"
MEGABYTE = 1_000_000
CASES = ("one_file", "uvx", "cold", "findings", "slow", "warm", "grow", "large", "stages")


class Bench:
    """The measurements of one run and the text made of them."""

    def __init__(self, arguments: argparse.Namespace, work: Path) -> None:
        self.work = work
        self.runs: int = arguments.runs
        self.slow_runs = max(1, arguments.runs // 2)
        self.pages: int = arguments.pages
        self.faulty: float = arguments.faulty
        self.growth = (100, 1000) if arguments.quick else (500, 5000, 50_000)
        self.quick: bool = arguments.quick
        folder = arguments.peers or Path(tempfile.gettempdir()) / "profilelint-benchmark"
        print(f"installing into {folder}", file=sys.stderr)
        self.folder = folder
        self.command: str = arguments.command or tools.install_profilelint(folder / "profilelint")
        self.peers = tools.install(folder)
        tools.configure(self.peers, work)
        self.lines: list[str] = []
        self.targets: list[Target] = []
        self.start = 0.0

    @property
    def python(self) -> str:
        """The interpreter that profilelint runs in."""
        beside = Path(self.command).parent / "python"
        return str(beside) if beside.exists() else sys.executable

    def corpus(self, pages: int, faulty: float) -> Path:
        """Return the folder of a corpus, which is written where it is not there yet."""
        folder = self.work / f"pages-{pages}"
        if not folder.exists():
            corpus.write(folder, pages, faulty)
        return folder

    def ours(self, name: str, folder: Path, *words: str) -> Command:
        return Command(name, [self.command, "check", *words], str(folder))

    def peer(self, name: str, paths: list[str]) -> Command:
        make = (
            tools.page_words
            if name in ("rumdl", "remark", "markdownlint-cli2")
            else tools.front_matter_words
        )
        return Command(name, make(self.peers, name, paths), str(self.work))

    def measure(
        self, commands: list[Command], runs: int, *, warm_up: bool = True
    ) -> dict[str, list[Sample]]:
        print("  " + ", ".join(command.name for command in commands), file=sys.stderr)
        return measure_in_turn(commands, runs, warm_up=warm_up)

    def heading(self, title: str, text: str) -> None:
        print(title, file=sys.stderr)
        self.lines += ["", f"### {title}", "", text, ""]

    def table(
        self,
        title: str,
        text: str,
        samples: dict[str, list[Sample]],
        ratios: dict[str, float] | None = None,
    ) -> None:
        self.heading(title, text)
        self.lines += [
            "| command | CPU s | wall s | peak MB | CPU ÷ profilelint's |",
            "| --- | ---: | ---: | ---: | ---: |",
        ]
        for name, taken in samples.items():
            share = ratios[name] if ratios is not None else ratio(taken, samples[OURS])
            self.lines.append(
                f"| {name} | {cpu(taken):.3f} | {median(s.wall for s in taken):.3f} "
                f"| {peak(taken):.0f} | {share:.2f} |"
            )

    def one_page(self) -> Path:
        """Return the folder of one clean page, which is written where it is not there yet."""
        folder = self.work / "one"
        pages = self.corpus(20, 0.0)
        folder.mkdir(exist_ok=True)
        shutil.copy(pages / "000" / "page-000007.md", folder / "page.md")
        return folder

    def one_file(self) -> None:
        folder = self.one_page()
        (extracted,) = tools.extract(folder, self.work / "one-front-matter")
        imports = 'python -c "import jsonschema, ruamel.yaml"'
        commands = [
            self.ours(OURS, folder, "page.md"),
            Command("python -c pass", [self.python, "-c", "pass"], ends=DONE),
        ]
        if self.peers.has("check-jsonschema"):
            # It has installed both.
            python = str(Path(self.peers.commands["check-jsonschema"]).with_name("python"))
            words = [python, "-c", "import jsonschema, ruamel.yaml"]
            commands.append(Command(imports, words, ends=DONE))
        for name in self.peers.commands:
            if name in ("rumdl", "yamllint", "check-jsonschema") or not self.quick:
                paths = [extracted if "front matter alone" in tools.CHECKS[name] else "one/page.md"]
                commands.append(self.peer(name, paths))
        samples = self.measure(commands, self.runs * 2)
        self.table(
            "One clean file",
            "One page of 4 kB without faults: this is what checking on save costs.",
            samples,
        )
        self.start = cpu(samples[OURS])
        if "yamllint" in samples:
            share = ratio(samples[OURS], samples["yamllint"])
            self.targets.append(Target("one file: CPU ÷ yamllint's", share, "times", 1.0))
        if imports in samples:
            share = ratio(samples[OURS], samples[imports])
            self.targets.append(Target(f"one file: CPU ÷ `{imports}`", share, "times", 0.6))

    def uvx(self) -> None:
        """Compare the command with uvx, whose cache holds all that it installs."""
        uv = tools.install_python(self.folder / "uv", ("uv",))
        if not uv.has("uv"):
            print(f"  left out: uv {uv.missing['uv']}", file=sys.stderr)
            return
        wheel = tools.build_wheel(self.folder / "uv", self.work)
        ours = self.ours(OURS, self.one_page(), "page.md")
        words = [uv.commands["uv"], "tool", "run", "--python", self.python, "--from", str(wheel)]
        environment = {"UV_CACHE_DIR": str(self.work / "uv-cache")}
        through = Command(
            "uvx profilelint", [*words, OURS, "check", "page.md"], ours.folder, environment
        )
        samples = self.measure([ours, through], self.runs * 2)
        self.table(
            "Without installing",
            f"The same page, checked by `uvx profilelint check` with uv {uv.versions['uv']}, after "
            "a first run.",
            samples,
        )
        more = median(
            theirs.wall - own.wall
            for own, theirs in zip(samples[OURS], samples[through.name], strict=True)
        )
        self.targets.append(Target("uvx: more wall time than the command", more, "s", 0.5))

    def cold(self) -> None:
        folder = self.corpus(self.pages, self.faulty)
        commands = [
            self.ours(OURS, folder, "--no-cache", "--jobs", "1"),
            self.ours(BOTH, folder, "--no-cache"),
        ]
        if self.peers.has("rumdl"):
            commands.append(self.peer("rumdl", [folder.name]))
        samples = self.measure(commands, self.runs)
        self.table(
            f"{self.pages:,} pages without a cache",
            f"{size(folder) / MEGABYTE:.1f} MB; {self.faulty:.0%} of the pages have faults. "
            "`profilelint` is one process (`--jobs 1`).",
            samples,
        )
        if "rumdl" in samples:
            share = ratio(samples[OURS], samples["rumdl"])
            self.targets.append(Target("cold: CPU ÷ rumdl's", share, "times", 1.5))

    def findings(self) -> None:
        """Compare pages that have findings with the same pages without."""
        pages = min(self.pages, 1000)
        clean, faulty = self.work / "clean", self.work / "with-findings"
        corpus.write(clean, pages, 0.0)
        corpus.write(faulty, pages, 0.0, all_faults=True)
        commands = [
            self.ours(folder.name, folder, "--no-cache", "--jobs", "1")
            for folder in (clean, faulty)
        ]
        told = [
            subprocess.run(
                [*command.words, "--report", "json"],
                cwd=command.folder,
                stdout=subprocess.PIPE,
                check=False,
            )
            for command in commands
        ]
        counts = [len(json.loads(done.stdout)["findings"]) for done in told]
        if counts != [0, corpus.FINDINGS * pages]:
            raise SystemExit(f"{pages} pages have {counts[0]} and {counts[1]} findings")
        samples = self.measure(commands, self.runs)
        each = [(cpu(taken) - self.start) / pages * 1e6 for taken in samples.values()]
        self.heading(
            "What findings cost",
            f"CPU time of a page, without starting: without findings {each[0]:.0f} µs, with "
            f"{corpus.FINDINGS} findings {each[1]:.0f} µs, reported as text.",
        )
        self.targets.append(
            Target(
                f"a page with {corpus.FINDINGS} findings ÷ without", each[1] / each[0], "times", 2.0
            )
        )

    def slow(self) -> None:
        """Compare with the tools that take seconds, each in turn with one process of ours."""
        folder = self.corpus(self.pages, self.faulty)
        ours = self.ours(OURS, folder, "--no-cache", "--jobs", "1")
        extracted = tools.extract(folder, self.work / "front-matter")
        samples: dict[str, list[Sample]] = {}
        ratios: dict[str, float] = {OURS: 1.0}
        for name in self.peers.commands:
            if name == "rumdl":
                continue
            if "front matter alone" in tools.CHECKS[name]:
                paths = extracted
            else:
                paths = [folder.name if name == "remark" else f"{folder.name}/**/*.md"]
            pair = self.measure([ours, self.peer(name, paths)], self.slow_runs, warm_up=False)
            ratios[name] = ratio(pair[name], pair[OURS])
            samples.setdefault(OURS, []).extend(pair[OURS])
            samples[name] = pair[name]
        self.table(
            f"{self.pages:,} pages without a cache, compared with slower tools",
            "The same pages; tools that read YAML get only their front matter.",
            samples,
            ratios,
        )

    def warm(self) -> None:
        folder = self.corpus(self.pages, self.faulty)
        cache = str(self.work / "cache")
        page = folder / "000" / "page-000007.md"
        text = page.read_text(encoding="utf-8")
        edits = iter(range(10**9))

        def edit() -> None:
            page.write_text(f"{text}\nThe {next(edits)} schools stay open.\n", encoding="utf-8")

        changed, theirs, theirs_changed = f"{OURS}, one changed", "rumdl", "rumdl, one changed"
        ours = self.ours(OURS, folder, "--cache-dir", cache)
        commands = [ours, ours._replace(name=changed, prepare=edit)]
        if self.peers.has("rumdl"):
            words = [self.peers.commands["rumdl"], "check", "-d", ",".join(tools.HOUSE_STYLE)]
            words += ["--cache-dir", str(self.work / "rumdl-cache"), folder.name]
            rumdl = Command(theirs, words, str(self.work))
            commands += [rumdl, rumdl._replace(name=theirs_changed, prepare=edit)]
            # Each tool must see the page of the others' last edit as known.
            commands = [commands[0], commands[2], commands[1], commands[3]]
        samples = self.measure_warm(commands)
        page.write_text(text, encoding="utf-8")
        self.table(
            f"{self.pages:,} pages, nothing or one page changed",
            "The same pages again, with each tool's cache from the previous run.",
            samples,
        )
        if theirs in samples:
            share = ratio(samples[OURS], samples[theirs])
            self.targets.append(Target("nothing changed: CPU ÷ rumdl's", share, "times", 1.0))
        more = cpu(samples[changed]) - cpu(samples[OURS])
        self.targets.append(
            Target("one changed: more CPU than nothing changed", more, "s", self.start)
        )

    def measure_warm(self, commands: list[Command]) -> dict[str, list[Sample]]:
        """Run each unchanged command once more after an edit, uncounted, before it counts."""
        print("  " + ", ".join(command.name for command in commands), file=sys.stderr)
        plain = [command for command in commands if command.prepare is None]
        samples: dict[str, list[Sample]] = {command.name: [] for command in commands}
        measure_in_turn(plain, 1)
        for _ in range(self.runs):
            measure_in_turn(plain, 1, warm_up=False)
            for command in commands:
                (sample,) = measure_in_turn([command], 1, warm_up=False)[command.name]
                samples[command.name].append(sample)
        return samples

    def grow(self) -> None:
        self.heading(
            "Growth with the number of pages",
            "No cache. Microseconds are CPU time per additional page, compared with the row above, "
            "so that start-up is not included; the first row is compared with a run on one page. "
            "The peak is that of the largest process.",
        )
        self.lines += [
            "| pages | 1 job: CPU s | µs per additional page | peak MB | default jobs: CPU s "
            "| wall s | peak MB | rumdl: CPU s | µs per additional page | peak MB |",
            "| ---: " * 10 + "|",
        ]
        each: list[float] = []
        peaks: list[float] = []
        before, ours_before, theirs_before = 1, self.start, 0.0
        for pages in self.growth:
            folder = self.corpus(pages, self.faulty)
            commands = [
                self.ours(OURS, folder, "--no-cache", "--jobs", "1"),
                self.ours(BOTH, folder, "--no-cache"),
            ]
            if self.peers.has("rumdl"):
                commands.append(self.peer("rumdl", [folder.name]))
            runs = self.slow_runs if pages > 10_000 else self.runs
            samples = self.measure(commands, runs, warm_up=pages <= 10_000)
            ours = cpu(samples[OURS])
            each.append((ours - ours_before) / (pages - before) * 1e6)
            peaks.append(max(peak(samples[OURS]), peak(samples[BOTH])))
            cells = [f"{pages:,}", f"{ours:.2f}", f"{each[-1]:.0f}"]
            cells += [f"{peak(samples[OURS]):.0f}", f"{cpu(samples[BOTH]):.2f}"]
            cells += [f"{median(s.wall for s in samples[BOTH]):.2f}"]
            cells += [f"{peak(samples[BOTH]):.0f}"]
            if "rumdl" in samples:
                theirs = cpu(samples["rumdl"])
                more = (theirs - theirs_before) / (pages - before) * 1e6
                cells += [f"{theirs:.2f}", f"{more:.0f}", f"{peak(samples['rumdl']):.0f}"]
                theirs_before = theirs
            else:
                cells += ["", "", ""]
            self.lines.append(f"| {' | '.join(cells)} |")
            before, ours_before = pages, ours
        shutil.rmtree(folder)
        self.targets += [
            Target(
                "growth: an additional page, last row ÷ row before",
                each[-1] / each[-2],
                "times",
                1.15,
            ),
            Target(f"peak memory at {self.growth[-1]:,} pages", peaks[-1], "MB", 150.0),
        ]

    def large(self) -> None:
        self.heading(
            "One large page",
            "CPU time minus the time of one small file; a page twice as long may take twice the "
            "time.",
        )
        self.lines += ["| page | half: CPU s | whole: CPU s | whole ÷ half | peak MB |"]
        self.lines += ["| --- | ---: | ---: | ---: | ---: |"]
        source = self.corpus(20, 0.0) / "000" / "page-000007.md"
        text = source.read_text(encoding="utf-8")
        head, _, body = text.partition("\n---\n")
        links = "* Led the [{0} schools](https://www.example.org/stories/{0}) of the town.\n"
        megabytes = 1 if self.quick else 5
        count = 4000 if self.quick else 20_000
        shapes: dict[str, Callable[[float], str]] = {
            f"{megabytes} MB of text": lambda share: (
                body * int(share * megabytes * MEGABYTE / len(body.encode()))
            ),
            f"{count:,} links": lambda share: (
                body + "\n" + "".join(map(links.format, range(int(share * count))))
            ),
        }
        for name, make in shapes.items():
            commands = []
            for share in (0.5, 1.0):
                folder = self.work / f"large-{name.partition(' ')[0]}-{share}"
                folder.mkdir()
                page = folder / "page.md"
                page.write_text(f"{head}\n---\n{make(share)}", encoding="utf-8")
                commands.append(self.ours(str(share), folder, "--no-cache", "page.md"))
            samples = self.measure(commands, self.runs)
            half, whole = (cpu(samples[each]) - self.start for each in ("0.5", "1.0"))
            self.lines.append(
                f"| {name} | {half:.2f} | {whole:.2f} | {whole / half:.2f} "
                f"| {peak(samples['1.0']):.0f} |"
            )
            self.targets.append(
                Target(f"one page with {name}: whole ÷ half", whole / half, "times", 2.3)
            )

    def stages(self) -> None:
        self.heading(
            "Where the time goes",
            "Microseconds per page for each stage and for the slowest finders and rules, in one "
            "process, as `benchmarks/stages.py` prints them.",
        )
        folder = self.corpus(min(self.pages, 2000), self.faulty)
        words = [self.python, str(HERE / "stages.py"), str(folder), "--each", "10"]
        done = subprocess.run(words, check=True, capture_output=True, text=True)
        self.lines += ["```text", done.stdout.rstrip(), "```"]

    def head(self, arguments: argparse.Namespace) -> list[str]:
        """Return what was measured: command, machine, tools."""
        version = subprocess.run(
            [self.command, "--version"], check=True, capture_output=True, text=True
        ).stdout.strip()
        return [
            f"Made by `python benchmarks/run.py --pages {arguments.pages} --faulty "
            f"{arguments.faulty} --runs {arguments.runs}` on "
            f"{document.machine()}: medians of {self.runs} runs in turn, "
            f"{self.slow_runs} for the tools that take seconds. CPU is user and system time of "
            "the whole process with its workers; peak is the largest single process; a ratio is "
            "the median of the ratios of neighbouring runs.",
            "",
            *self.peers.table(version.split()[-1]),
        ]

    def verdicts(self) -> list[str]:
        """Return the table of the targets."""
        lines = ["", "### Targets", "", "| target | measured | at most | result |"]
        lines += ["| --- | ---: | ---: | --- |"]
        for target in self.targets:
            word = "**missed**" if target.is_missed else "reached"
            figure = f"{target.figure:.2f} {target.unit}"
            lines.append(f"| {target.text} | {figure} | {target.most:.2f} | {word} |")
        return lines


def size(folder: Path) -> int:
    return sum(path.stat().st_size for path in folder.rglob("*.md"))


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--pages", type=int, default=5000, help="pages of the comparison")
    parser.add_argument("--faulty", type=float, default=0.1, metavar="SHARE")
    parser.add_argument("--runs", type=int, default=5, help="counted runs of each command")
    parser.add_argument("--quick", action="store_true", help="small, and nothing is written")
    parser.add_argument("--peers", type=Path, metavar="FOLDER", help="where tools are installed")
    parser.add_argument(
        "--command", metavar="FILE", help="a profilelint to measure instead of this tree's"
    )
    parser.add_argument(
        "--only", metavar="CASES", help=f"of {', '.join(CASES)}; nothing is written"
    )
    arguments = parser.parse_args()
    if arguments.quick:
        arguments.pages, arguments.runs = min(arguments.pages, 500), min(arguments.runs, 2)
    cases = arguments.only.split(",") if arguments.only else list(CASES)
    if arguments.quick and not arguments.only:
        cases.remove("slow")
    with tempfile.TemporaryDirectory(prefix="profilelint-benchmark-") as folder:
        bench = Bench(arguments, Path(folder))
        for case in cases:
            getattr(bench, case)()
        text = "\n".join([*bench.head(arguments), *bench.lines, *bench.verdicts()])
    print(text)
    if not (arguments.quick or arguments.only or arguments.command):
        document.write(text, "measured")
    return 0 if not any(target.is_missed for target in bench.targets) else 1


if __name__ == "__main__":
    sys.exit(main())
