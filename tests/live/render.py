"""The real renderers, each of which makes HTML of many texts.

They are installed by ``make .builds/ready``: the programs of npm and PyPI into ``.builds``; Jekyll
and CommonMarker are the system's.
"""

from __future__ import annotations

import json
import re
import subprocess
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Final

from tests.builds.generators import FOLDER, HERE, PYTHON

if TYPE_CHECKING:
    from collections.abc import Callable

_HUGO: Final = {
    "hugo.toml": 'baseURL = "https://page.example/"\n'
    "disableKinds = ['sitemap', 'RSS', 'taxonomy', 'term', 'home', 'section']\n"
    "[markup.goldmark.parser.attribute]\nblock = true\n"
    "[markup.goldmark.renderer]\nunsafe = {unsafe}\n",
    # A page of which nothing is left would not be written.
    "layouts/all.html": "{{ .Content }}<br>",
    "layouts/_shortcodes/note.html": "<div>{{ .Inner }}</div>",
}
_MKDOCS: Final = """
markdown_extensions:
  - md_in_html
  - attr_list
  - footnotes
  - admonition
  - pymdownx.details
  - pymdownx.superfences
  - pymdownx.tabbed: {alternate_style: true}
"""

Pages = list[str | None]
"""The HTML of each text, or None where the renderer refuses it."""


def render_all(texts: list[str]) -> dict[str, Pages]:
    """Return what every renderer makes of texts."""
    return {name: render(texts) for name, render in RENDERERS.items()}


def _run(*command: str | Path, texts: list[str]) -> Pages:
    done = subprocess.run(
        list(map(str, command)), cwd=FOLDER, input=json.dumps(texts), capture_output=True, text=True
    )
    if done.returncode:
        raise RuntimeError(done.stderr)
    results = json.loads(done.stdout)
    # Those that the comparison of builds uses say why they refuse a text as well.
    return [each if each is None or isinstance(each, str) else each[0] for each in results]


def _jekyll(name: str, texts: list[str]) -> Pages:
    program = Path(__file__).parent / "renderers" / "jekyll.rb"
    return _run("ruby", program, name, texts=texts)


def _node(name: str, texts: list[str]) -> Pages:
    return _run("node", FOLDER / "live.mjs", name, texts=texts)


def _python_markdown(texts: list[str]) -> Pages:
    with TemporaryDirectory() as folder:
        settings = Path(folder) / "mkdocs.yml"
        settings.write_text(_MKDOCS, encoding="utf-8")
        program = HERE / "renderers" / "python_markdown.py"
        return _run(PYTHON / "python", program, settings, texts=texts)


def _pandoc(texts: list[str]) -> Pages:
    return _run(PYTHON / "python", HERE / "renderers" / "render_pandoc.py", texts=texts)


def _hugo(unsafe: str, texts: list[str]) -> Pages:
    """Return what Hugo makes of a page for each text; pages on which it stops are taken out."""
    refused: set[int] = set()
    with TemporaryDirectory() as folder:
        site = Path(folder)
        for name, text in _HUGO.items():
            (site / name).parent.mkdir(parents=True, exist_ok=True)
            (site / name).write_text(text.replace("{unsafe}", unsafe), encoding="utf-8")
        (site / "content").mkdir()
        for number, text in enumerate(texts):
            page = site / "content" / f"p{number}.md"
            page.write_text(f"---\ntitle: a\n---\n{text}", encoding="utf-8", newline="")
        while True:
            command = (PYTHON / "hugo", "--source", site, "--noBuildLock")
            done = subprocess.run(command, capture_output=True, text=True)
            if not done.returncode:
                break
            named = {
                int(number) for number in re.findall(r"/p(\d+)\.md", done.stderr + done.stdout)
            }
            if not named - refused:
                raise RuntimeError(done.stdout + done.stderr)
            for number in named - refused:
                (site / "content" / f"p{number}.md").unlink()
            refused |= named
        return [
            None
            if number in refused
            else (site / "public" / f"p{number}" / "index.html").read_text(encoding="utf-8")
            for number in range(len(texts))
        ]


RENDERERS: Final[dict[str, Callable[[list[str]], Pages]]] = {
    "jekyll": partial(_jekyll, "kramdown"),
    "jekyll-html": partial(_jekyll, "kramdown-html"),
    "jekyll-commonmark": partial(_jekyll, "commonmark"),
    "hugo": partial(_hugo, "true"),
    "hugo-safe": partial(_hugo, "false"),
    "python-markdown": _python_markdown,
    "pandoc": _pandoc,
    **{
        name: partial(_node, name)
        for name in (
            *("micromark", "remark", "markdown-it", "eleventy-liquid", "eleventy-nunjucks"),
            *("vitepress", "mdx-react", "mdx-astro"),
        )
    },
}
"""By its name, what each renderer makes of texts."""

FLAVORS: Final = {
    "": ("micromark", "remark"),
    "commonmark": ("micromark",),
    "gfm": ("remark",),
    "goldmark": ("hugo", "hugo-safe"),
    "kramdown": ("jekyll",),
    "kramdown-html": ("jekyll-html",),
    "commonmark-liquid": ("jekyll-commonmark",),
    "commonmark-shortcodes": ("micromark",),
    "markdown-it": ("markdown-it", "eleventy-liquid", "eleventy-nunjucks", "vitepress"),
    "mdx": ("mdx-react", "mdx-astro"),
    "obsidian": ("micromark",),
    "pandoc": ("pandoc",),
    "python-markdown": ("python-markdown",),
}
"""By the name of a flavor, the renderers that read its pages."""
